"""Check one paper: what reading and normalising found, then every rule."""

from dataclasses import replace

from proceedings.check.conference import NO_LIMITS, Limits
from proceedings.check.reading import Reading, read_for_checking
from proceedings.check.rules import PAPER_RULES
from proceedings.check.sketch import Sketch, sketch_of_reading
from proceedings.model.finding import Finding, Severity
from proceedings.model.paper import Paper
from proceedings.model.setpage import SetPaper

_OF_GREETINGS = frozenset({"check.resolution", "check.picture-location"})
"""What is asked of greetings, too, which need no abstract and no references."""


def check_paper(
    paper: Paper,
    limits: Limits = NO_LIMITS,
    *,
    kind: str = "papers",
    pages: int = 0,
    printed: SetPaper | None = None,
) -> tuple[Finding, ...]:
    """Return what a person should look at in `paper`, findings of earlier stages first.

    `kind` is its section's. `printed` is the paper as it was set, by which pictures are measured; `pages` the number of
    its pages where only that is known, 0 while it is not set.
    """
    return _found(read_for_checking(paper, limits, pages, printed), kind)


def examine_paper(paper: Paper, limits: Limits, kind: str, printed: SetPaper) -> tuple[tuple[Finding, ...], Sketch]:
    """Return what `check_paper` returns, and the sketch of the paper's words, its text being read once."""
    reading = read_for_checking(paper, limits, 0, printed)
    return _found(reading, kind), sketch_of_reading(reading)


def _found(reading: Reading, kind: str) -> tuple[Finding, ...]:
    found = [finding for rule in PAPER_RULES for finding in rule(reading)]
    if kind == "greetings":
        found = [finding for finding in found if finding.code in _OF_GREETINGS]
    return judged((*reading.paper.findings, *found), reading.limits)


def told_once(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return `findings` without repetitions: a figure without a caption need not be said to lack a description, too."""
    codes = {finding.code for finding in findings}
    bare = {finding.place for finding in findings if finding.code == "check.figure-caption"}
    return tuple(
        finding
        for finding in dict.fromkeys(findings)
        if finding.code != "typeset.figure-undescribed"
        or (finding.place not in bare and "check.figures-captions" not in codes)
    )


def judged(findings: tuple[Finding, ...], limits: Limits) -> tuple[Finding, ...]:
    """Return `findings` with the severity that the conference gives their rules, and its reasons to let them stand."""
    if not limits.severity and not limits.accepted:
        return findings
    severity, accepted = dict(limits.severity), dict(limits.accepted)
    return tuple(
        [
            replace(
                finding,
                severity=Severity(severity.get(finding.code, finding.severity)),
                accepted=accepted.get(finding.code, finding.accepted),
            )
            for finding in findings
        ]
    )
