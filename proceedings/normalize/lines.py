"""Paragraphs of a front block in which the author kept several of its parts, one a line: parted again."""

from collections.abc import Iterator
from dataclasses import replace

from proceedings.model.blocks import Block, Paragraph, Role
from proceedings.normalize.content import parted, text_of
from proceedings.normalize.labels import ABSTRACT, CODES, KEYWORDS
from proceedings.normalize.ledger import Ledger

_TOP = 40
"""Blocks within which a front block ends."""
_LONGEST_CODE = 8
"""Words of a line of codes."""


def lines_parted(blocks: tuple[Block, ...], ledger: Ledger) -> tuple[Block, ...]:
    """Return `blocks` with labelled parts, and what stands under a line of codes, in paragraphs of their own."""
    if not any(isinstance(block, Paragraph) and "\n" in text_of(block.content) for block in blocks[:_TOP]):
        return blocks
    top = [part for block in blocks[:_TOP] for part in _parts(block, ledger)]
    return (*top, *blocks[_TOP:])


def _parts(block: Block, ledger: Ledger) -> list[Block]:
    if not isinstance(block, Paragraph) or block.role is not Role.BODY:
        return [block]
    text = text_of(block.content)
    ends = list(_ends(text)) if "\n" in text else []
    if not ends or not ledger.note("line-breaks", block.place, text, text.replace("\n", " ")):
        return [block]
    pieces: list[Block] = []
    rest = block.content
    for at in reversed(ends):
        rest, after = parted(rest, at)
        pieces.insert(0, replace(block, content=parted(after, 1)[1]))
    return [replace(block, content=rest), *pieces]


def _ends(text: str) -> Iterator[int]:
    """Yield where the line breaks stand at which another part begins."""
    at = text.find("\n")
    coded = CODES.match(text) is not None and len(text[:at].split()) <= _LONGEST_CODE
    while at >= 0:
        line = text[at + 1 :].partition("\n")[0].strip()
        label = KEYWORDS.match(line) or ABSTRACT.match(line)
        if (label and label["after"].strip() and text[:at].strip()) or (coded and line and not CODES.match(line)):
            yield at
            coded = False
        at = text.find("\n", at + 1)
