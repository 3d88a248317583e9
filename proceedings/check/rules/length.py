"""A paper is as long as the conference asks."""

from collections.abc import Iterator

from proceedings.check.reading import Reading
from proceedings.model.finding import Finding, Severity


def check_length(reading: Reading) -> Iterator[Finding]:
    """Yield a note for a paper with fewer or more pages or characters than asked; a warning where it is over."""
    least, most = reading.limits.pages
    pages = reading.pages
    if pages and (pages < least or (most and pages > most)):
        yield _found("check.pages", pages, least, most)
    least, most = reading.limits.characters
    if least or most:
        count = sum(len(said.text) for said in reading.said)
        if count < least or (most and count > most):
            yield _found("check.characters", count, least, most)


def _found(code: str, count: int, least: int, most: int) -> Finding:
    facts = (("count", str(count)), ("least", str(least)), ("most", str(most)))
    return Finding(severity=Severity.WARNING if most and count > most else Severity.NOTE, code=code, facts=facts)
