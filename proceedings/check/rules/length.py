"""A paper is as long as the conference asks."""

from collections.abc import Iterator

from proceedings.check.conference import Limits
from proceedings.model.finding import Finding, Severity
from proceedings.model.paper import Paper


def check_length(_paper: Paper, limits: Limits, pages: int) -> Iterator[Finding]:
    """Yield a note for a set paper with fewer or more pages than asked."""
    least, most = limits.pages
    if pages and (pages < least or (most and pages > most)):
        facts = (("count", str(pages)), ("least", str(least)), ("most", str(most)))
        yield Finding(severity=Severity.NOTE, code="check.pages", facts=facts)
