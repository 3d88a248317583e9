"""Check one paper: what reading and normalising found, then every rule."""

from proceedings.check.conference import NO_LIMITS, Limits
from proceedings.check.rules import PAPER_RULES
from proceedings.model.finding import Finding
from proceedings.model.paper import Paper


def check_paper(
    paper: Paper, limits: Limits = NO_LIMITS, *, kind: str = "papers", pages: int = 0
) -> tuple[Finding, ...]:
    """Return what a person should look at in `paper`, findings of earlier stages first.

    `kind` is its section's: greetings need no abstract and no references. `pages` is the number of its set pages,
    0 while it is not set.
    """
    if kind == "greetings":
        return paper.findings
    found = [finding for rule in PAPER_RULES for finding in rule(paper, limits, pages)]
    return (*paper.findings, *found)
