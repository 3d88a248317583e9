"""Front blocks that stand in a borderless table or a frame: taken out of it before they are read."""

from collections.abc import Iterable, Sequence

from proceedings.model.blocks import Block, Paragraph, Table, TextBox
from proceedings.model.text import InlineGraphic
from proceedings.normalize.content import words_of
from proceedings.normalize.kinds import Kind, kind_of
from proceedings.normalize.ledger import Ledger

_TOP = 6
"""Blocks within which such a table stands."""
_LONGEST = 900
"""Words; a frame that holds more holds a text."""
_OF_FRONT = frozenset(
    {Kind.CODES, Kind.NAMES, Kind.ABSTRACT, Kind.ABSTRACT_LABEL, Kind.KEYWORDS, Kind.KEYWORDS_LABEL, Kind.STRONG_TITLE}
)


def unhoused(blocks: tuple[Block, ...], ledger: Ledger) -> tuple[Block, ...]:
    """Return `blocks` with tables and frames at the top that hold nothing but parts of a front block taken apart."""
    if not any(isinstance(block, Table | TextBox) for block in blocks[:_TOP]):
        return blocks
    result: list[Block] = []
    for index, block in enumerate(blocks[:_TOP]):
        inside = _inside(block)
        kind = "frame" if isinstance(block, TextBox) else "layout-table"
        place = block.place
        if inside and _is_front(inside) and ledger.note(kind, place, kind.rpartition("-")[2], "text"):
            result.extend(inside)
            continue
        result.append(block)
        if isinstance(block, Paragraph) and kind_of(block)[0] is Kind.SECTION:
            return (*result, *blocks[index + 1 :])
    return (*result, *blocks[_TOP:])


def _inside(block: Block) -> list[Paragraph]:
    """Return the paragraphs of a frame or borderless table, column after column; none where anything else is there."""
    if isinstance(block, TextBox):
        return _paragraphs(block.blocks)
    if not isinstance(block, Table) or block.ruled or block.caption is not None:
        return []
    cells = [(column, cell) for row in block.rows for column, cell in row.cells]
    if len(block.rows) > 1 and any(len(row.cells) > 1 for row in block.rows):
        cells.sort(key=lambda pair: pair[0])
    found: list[Paragraph] = []
    for _, cell in cells:
        inside = _paragraphs(cell.blocks)
        if not inside and any(True for _ in cell.blocks):
            return []
        found += inside
    return found


def _paragraphs(blocks: Sequence[Block]) -> list[Paragraph]:
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    pictured = any(isinstance(part, InlineGraphic) for paragraph in paragraphs for part in paragraph.content)
    return [] if pictured or len(paragraphs) < len(blocks) else paragraphs


def _is_front(paragraphs: Iterable[Paragraph]) -> bool:
    said = list(paragraphs)
    if sum(len(words_of(paragraph.content).split()) for paragraph in said) > _LONGEST:
        return False
    kinds = [kind_of(paragraph)[0] for paragraph in said]
    return Kind.SECTION not in kinds and Kind.END not in kinds and any(kind in _OF_FRONT for kind in kinds)
