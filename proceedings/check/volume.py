"""Check papers against one another."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from proceedings.model.finding import Finding, Severity
from proceedings.model.paper import Paper

_LEAST_LETTERS = 12
"""A shorter title («Введение») may well stand twice."""


def check_volume(papers: Iterable[Paper]) -> tuple[Finding, ...]:
    """Return what a person should look at in a volume of `papers`: files and titles that come twice."""
    all_papers = tuple(papers)
    return (
        *_twice(all_papers, "check.same-file", lambda paper: paper.sha256),
        *_twice(all_papers, "check.same-title", _title),
    )


def _twice(papers: tuple[Paper, ...], code: str, mark: Callable[[Paper], str]) -> Iterator[Finding]:
    groups: dict[str, list[Paper]] = {}
    for paper in papers:
        groups.setdefault(mark(paper), []).append(paper)
    for value, alike in groups.items():
        for first, second in combinations(alike, 2) if value else ():
            if code == "check.same-file" or first.sha256 != second.sha256:
                facts = (("paper", second.source), ("other", first.source), ("title", second.metadata.title))
                yield Finding(severity=Severity.WARNING, code=code, facts=facts)


def _title(paper: Paper) -> str:
    """Return the letters and digits of the title, empty when it is too short to tell papers apart."""
    letters = re.sub(r"[\W_]+", "", paper.metadata.title.casefold())
    return letters if len(letters) >= _LEAST_LETTERS else ""
