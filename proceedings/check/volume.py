"""Check papers against one another, and what the volume says of itself."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from proceedings.check.persons import spellings
from proceedings.check.sketch import Sketch, alike_pairs
from proceedings.model.finding import Finding, Fix, FixKind, Severity
from proceedings.model.paper import Author, Paper

_LEAST_LETTERS = 12
"""A shorter title («Введение») may well stand twice."""


def check_volume(
    papers: Iterable[Paper], sketches: Mapping[str, Sketch] | None = None, *, isbn: str = ""
) -> tuple[Finding, ...]:
    """Return what a person should look at in a volume of `papers`.

    Files, titles and texts that come twice; persons who are spelled in several ways; the volume's own `isbn`.
    `sketches` are those of the papers' words by their source: without them texts are not compared.
    """
    all_papers = tuple(papers)
    alike = list(_alike(all_papers, sketches or {}))
    told = {(dict(finding.facts)["paper"], dict(finding.facts)["other"]) for finding in alike}
    titles = [
        finding
        for finding in _twice(all_papers, "check.same-title", _title)
        if (dict(finding.facts)["paper"], dict(finding.facts)["other"]) not in told
    ]
    return (
        *_isbn(isbn),
        *_twice(all_papers, "check.same-file", lambda paper: paper.sha256),
        *titles,
        *alike,
        *_persons(all_papers),
    )


def _isbn(said: str) -> Iterator[Finding]:
    from stdnum import isbn as isbn_form  # it loads what it would ask servers with

    if said and not isbn_form.is_valid(said):
        clause = "ISO 2108; ГОСТ Р 7.0.53-2007"
        yield Finding(severity=Severity.ERROR, code="check.volume-isbn", facts=(("said", said),), clause=clause)


def _twice(papers: tuple[Paper, ...], code: str, mark: Callable[[Paper], str]) -> Iterator[Finding]:
    groups: dict[str, list[Paper]] = {}
    for paper in papers:
        groups.setdefault(mark(paper), []).append(paper)
    for value, alike in groups.items():
        first = alike[0]
        for second in alike[1:] if value else ():
            if code == "check.same-file" or first.sha256 != second.sha256:
                facts = (("paper", second.source), ("other", first.source), ("title", second.metadata.title))
                fix = Fix(kind=FixKind.EXCLUDE, paper=second.source)
                yield Finding(severity=Severity.WARNING, code=code, facts=facts, fix=fix)


def _title(paper: Paper) -> str:
    """Return the letters and digits of the title, empty when it is too short to tell papers apart."""
    letters = re.sub(r"[\W_]+", "", paper.metadata.title.casefold())
    return letters if len(letters) >= _LEAST_LETTERS else ""


def _alike(papers: tuple[Paper, ...], sketches: Mapping[str, Sketch]) -> Iterator[Finding]:
    files = {paper.sha256: paper.source for paper in reversed(papers)}
    own = {source: sketches.get(source, ()) for source in reversed(files.values())}
    for first, second, share in alike_pairs(own):
        facts = (("paper", second), ("other", first), ("percent", str(round(share * 100))))
        fix = Fix(kind=FixKind.EXCLUDE, paper=second)
        yield Finding(severity=Severity.WARNING, code="check.near-duplicate", facts=facts, fix=fix)


def _persons(papers: tuple[Paper, ...]) -> Iterator[Finding]:
    """Yield a note for each person who stands in the volume under several spellings, by name or by ORCID."""
    authors = [(author, paper) for paper in papers for author in paper.metadata.authors]
    named: dict[str, Paper] = {}
    by_orcid: dict[str, list[Author]] = {}
    for author, paper in authors:
        named.setdefault(author.name, paper)
        if author.orcid:
            by_orcid.setdefault(author.orcid, []).append(author)
    told: set[str] = set()
    for names in spellings([author.name for author, _ in authors]):
        told.update(names)
        yield _spelled(names, named)
    for group in by_orcid.values():
        surnames = list(dict.fromkeys(author.name for author in group))
        if len(surnames) > 1 and not told.issuperset(surnames):
            yield _spelled(surnames, named)


def _spelled(names: list[str], papers: Mapping[str, Paper]) -> Finding:
    first, other = names[0], names[1]
    facts = (
        ("names", " · ".join(names)),
        ("paper", papers[other].source),
        ("other", papers[first].source),
    )
    one_script = first[:1].isascii() == other[:1].isascii()
    fix = Fix(kind=FixKind.NAME, field="authors", paper=papers[other].source, before=other, after=first)
    return Finding(severity=Severity.NOTE, code="check.name-spellings", facts=facts, fix=fix if one_script else None)
