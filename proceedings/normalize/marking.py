"""Colours, highlighting and shading that authors left: not printed, since a volume is set in black.

An editor who takes that back has what was marked underlined: the mark stays, and black can print it.
"""

from collections.abc import Iterable
from dataclasses import replace

from proceedings.model.blocks import Block, Paragraph
from proceedings.model.text import Inline, Run
from proceedings.normalize.content import words_of
from proceedings.normalize.ledger import Ledger
from proceedings.normalize.walk import mapped, paragraphs_of


def unmarked(blocks: tuple[Block, ...], ledger: Ledger) -> tuple[Block, ...]:
    """Return `blocks` without colours and highlighting, a change for each paragraph that had any."""
    if not any(map(is_marked, paragraphs_of(blocks))):
        return blocks
    return tuple(mapped(block, lambda paragraph: _plain(paragraph, ledger)) for block in blocks)


def is_marked(paragraph: Paragraph) -> bool:
    """Whether any word of a paragraph is coloured, highlighted or shaded; links always are, and mean nothing by it."""
    for part in paragraph.content:  # noqa: SIM110 - a generator takes longer, and every paragraph is asked
        if isinstance(part, Run) and part.style.marked and _bears_mark(part):
            return True
    return False


def marked_among(blocks: Iterable[Block]) -> list[Paragraph]:
    """Return those of the blocks that are paragraphs with such words."""
    return [block for block in blocks if isinstance(block, Paragraph) and is_marked(block)]


def _bears_mark(part: Inline) -> bool:
    return isinstance(part, Run) and part.style.marked and not part.link and bool(part.text.strip())


def _plain(paragraph: Paragraph, ledger: Ledger) -> Paragraph:
    if not is_marked(paragraph):
        return paragraph
    words = words_of([part for part in paragraph.content if _bears_mark(part)])
    underlined = not ledger.note("marked-text", paragraph.place, words, words)
    return replace(paragraph, content=tuple(_without_mark(part, underlined=underlined) for part in paragraph.content))


def _without_mark(part: Inline, *, underlined: bool) -> Inline:
    if not isinstance(part, Run) or not part.style.marked:
        return part
    underline = part.style.underline or (underlined and _bears_mark(part))
    return replace(part, style=replace(part.style, marked=False, underline=underline))
