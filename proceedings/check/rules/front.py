"""A paper names its title and its authors."""

from collections.abc import Iterator

from proceedings.check.conference import Limits
from proceedings.model.blocks import Role
from proceedings.model.finding import Finding, Severity
from proceedings.model.paper import Paper


def check_front(paper: Paper, limits: Limits, _pages: int) -> Iterator[Finding]:
    """Yield a finding for a paper without a title or authors, or with more authors than the conference takes."""
    roles = {paragraph.role for paragraph in paper.head}
    if not paper.metadata.title and Role.TITLE not in roles:
        yield Finding(severity=Severity.ERROR, code="check.no-title")
    if not paper.metadata.authors and Role.AUTHORS not in roles:
        yield Finding(severity=Severity.WARNING, code="check.no-authors")
    count, most = len(paper.metadata.authors), limits.authors[1]
    if most and count > most:
        facts = (("count", str(count)), ("most", str(most)))
        yield Finding(severity=Severity.NOTE, code="check.many-authors", facts=facts)
