"""A paper names its title and its authors, and what else its conference wants in its head."""

from collections.abc import Iterator

from proceedings.check.labels import announces_authors
from proceedings.check.reading import Reading
from proceedings.model.blocks import Role
from proceedings.model.finding import Finding, Fix, FixKind, Severity
from proceedings.model.paper import Metadata

_CLAUSE = "ГОСТ Р 7.0.7-2021"


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
    wanted = set(reading.limits.required)
    metadata = reading.paper.metadata
    for part, field, code in _PARTS:
        if part in wanted and not _is_there(part, metadata):
            yield Finding(severity=Severity.NOTE, code=code, clause=_CLAUSE, fix=_enter(field))


_PARTS = (
    ("udc", "udc", "check.no-udc"),
    ("irsti", "irsti", "check.no-irsti"),
    ("doi", "doi", "check.no-doi"),
    ("affiliation", "affiliations", "check.no-affiliation"),
    ("email", "authors", "check.no-email"),
    ("orcid", "authors", "check.no-orcid"),
)


def _is_there(part: str, metadata: Metadata) -> bool:
    match part:
        case "affiliation":
            return bool(metadata.affiliations) or not metadata.authors
        case "email" | "orcid":
            return not metadata.authors or any(getattr(author, part) for author in metadata.authors)
        case _:
            return bool(getattr(metadata, part))
