"""A paper names its title and its authors, and what else its conference wants in its head."""

import re
from collections.abc import Iterator

from proceedings.check.labels import announces_authors
from proceedings.check.reading import Reading
from proceedings.model.blocks import Role
from proceedings.model.finding import Finding, Fix, FixKind, Severity

_CLAUSE = "ГОСТ Р 7.0.7-2021"
_FIRST, _LAST = 40, 20
"""Paragraphs in which a head, and the lines about the authors, may stand."""
_LONG_NAME = 60
"""Characters of a line of authors that names more than them."""


def check_front(reading: Reading) -> Iterator[Finding]:
    """Yield a finding for a paper without a title or authors, or with more authors than the conference takes."""
    metadata = reading.paper.metadata
    roles = {paragraph.role for paragraph in reading.paper.head}
    if not metadata.title and Role.TITLE not in roles:
        yield Finding(severity=Severity.ERROR, code="check.no-title", clause=_CLAUSE, fix=_enter("titles"))
    if not metadata.authors and Role.AUTHORS not in roles and not announces_authors(reading.said):
        yield Finding(severity=Severity.WARNING, code="check.no-authors", clause=_CLAUSE, fix=_enter("authors"))
    yield from _too_many_authors(reading)
    yield from _titles(reading)
    yield from _required(reading)


def _enter(field: str, lang: str = "") -> Fix:
    return Fix(kind=FixKind.ENTER, field=field, lang=lang)


def _too_many_authors(reading: Reading) -> Iterator[Finding]:
    count, most = len(reading.paper.metadata.authors), reading.limits.authors[1]
    if most and count > most:
        facts = (("count", str(count)), ("most", str(most)))
        yield Finding(severity=Severity.NOTE, code="check.many-authors", facts=facts)


def _titles(reading: Reading) -> Iterator[Finding]:
    titles = dict(reading.paper.metadata.titles)
    for lang in reading.limits.title_languages:
        if titles and lang not in titles:
            fix = _enter("titles", lang)
            facts = (("lang", lang),)
            yield Finding(severity=Severity.NOTE, code="check.no-translation", facts=facts, clause=_CLAUSE, fix=fix)


def _required(reading: Reading) -> Iterator[Finding]:
    for part, field, code in _PARTS:
        if part in reading.limits.required and not _is_there(part, reading):
            yield Finding(severity=Severity.NOTE, code=code, clause=_CLAUSE, fix=_enter(field))


_PARTS = (
    ("udc", "udc", "check.no-udc"),
    ("irsti", "irsti", "check.no-irsti"),
    ("doi", "doi", "check.no-doi"),
    ("affiliation", "affiliations", "check.no-affiliation"),
    ("email", "authors", "check.no-email"),
    ("orcid", "authors", "check.no-orcid"),
)
_WRITTEN = {
    "udc": re.compile(r"\b(?:УДК|ӘОЖ|UDC)\b", re.IGNORECASE),  # one without its number is told of by the codes
    "irsti": re.compile(r"\b(?:МРНТИ|ҒТАМР|ГТАМР|IRSTI|ГРНТИ)\b", re.IGNORECASE),
    "email": re.compile(r"[\w.+-]+@[\w-]+\.\w"),
    "orcid": re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dXХ]"),
}
"""What shows that a part is there, though it was not taken apart."""


def _is_there(part: str, reading: Reading) -> bool:
    metadata = reading.paper.metadata
    if part == "affiliation":
        named = any(len(said.text) > _LONG_NAME for said in reading.said if said.paragraph.role is Role.AUTHORS)
        placed = any(paragraph.role is Role.AFFILIATION for paragraph in reading.paper.head)
        return named or placed or bool(metadata.affiliations) or not metadata.authors
    written = _WRITTEN.get(part)
    if written and any(written.search(said.text) for said in (*reading.said[:_FIRST], *reading.said[-_LAST:])):
        return True
    if part in {"email", "orcid"}:
        return not metadata.authors or any(getattr(author, part) for author in metadata.authors)
    return bool(getattr(metadata, part))
