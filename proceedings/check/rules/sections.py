"""Every heading has text under it."""

from collections.abc import Iterator

from proceedings.check.reading import Reading
from proceedings.model.blocks import Block, Paragraph, Role
from proceedings.model.finding import Finding, Severity
from proceedings.model.text import InlineEquation, InlineGraphic, plain_text


def check_sections(reading: Reading) -> Iterator[Finding]:
    """Yield a warning for each heading that is followed by another of its own or a higher level, or by nothing."""
    body = [block for block in reading.paper.body if not _is_blank(block)]
    for index, block in enumerate(body):
        if not isinstance(block, Paragraph) or block.role is not Role.HEADING:
            continue
        below = body[index + 1] if index + 1 < len(body) else None
        above = body[index - 1] if index else None
        if _is_heading(above) or not _closes(block, below):
            continue  # of two headings in a row the first may be a line of the second
        if below is not None and _continues(block, below):
            continue
        yield Finding(
            severity=Severity.WARNING,
            code="check.empty-section",
            place=block.place,
            facts=(("heading", _words(block)),),
        )


def _closes(heading: Paragraph, below: Block | None) -> bool:
    if below is None:
        return True
    return isinstance(below, Paragraph) and below.role is Role.HEADING and below.level <= heading.level


def _continues(heading: Paragraph, below: Block) -> bool:
    """Say whether two headings are lines of one: neither has a number, or the first is no more than one."""
    if not isinstance(below, Paragraph):
        return False
    words = _words(heading)
    return not (heading.label and below.label) and not (words and words[0].isdigit() and below.label)


def _is_heading(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.role is Role.HEADING


def _is_blank(block: Block) -> bool:
    if not isinstance(block, Paragraph):
        return False
    if plain_text(block.content).strip():
        return False
    return not any(isinstance(part, InlineEquation | InlineGraphic) for part in block.content)


def _words(paragraph: Paragraph) -> str:
    return " ".join(plain_text(paragraph.content).split())[:80]
