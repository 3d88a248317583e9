"""A paper that cites sources lists them."""

import re
from collections.abc import Iterator

from proceedings.check.conference import Limits
from proceedings.model.blocks import Paragraph, Role
from proceedings.model.finding import Finding, Severity
from proceedings.model.paper import Paper
from proceedings.model.text import plain_text

_CITATION = re.compile(r"\[\d{1,3}(?:\s*[,;–-]\s*(?:[сcбp]\.\s*)?\d+)*\]")


def check_references(paper: Paper, _limits: Limits, _pages: int) -> Iterator[Finding]:
    """Yield a warning for a paper that cites by number and has no list, a note for one without any sources."""
    paragraphs = [block for block in paper.body if isinstance(block, Paragraph)]
    if any(paragraph.role is Role.REFERENCE for paragraph in paragraphs):
        return
    cited = next((each for each in paragraphs if _CITATION.search(plain_text(each.content))), None)
    if cited is not None:
        yield Finding(severity=Severity.WARNING, code="check.no-references", place=cited.place)
    elif not paper.notes:
        yield Finding(severity=Severity.NOTE, code="check.no-sources")
