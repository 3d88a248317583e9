"""Tidying before anything is recognised: empty paragraphs out, split runs joined."""

from dataclasses import replace

from proceedings.model.blocks import Block, Cell, Paragraph, Row, Table, TextBox
from proceedings.model.finding import NOWHERE
from proceedings.model.text import Inline
from proceedings.normalize.content import is_blank, merged
from proceedings.normalize.ledger import Ledger


def tidied(blocks: tuple[Block, ...], ledger: Ledger) -> tuple[Block, ...]:
    """Return `blocks` without empty paragraphs and with runs joined; bookmarks move to the next paragraph."""
    result: list[Block] = []
    marks: tuple[Inline, ...] = ()
    empty = 0
    for block in blocks:
        if not isinstance(block, Paragraph):
            result.append(_inside(block, ledger))
        elif is_blank(block.content):
            empty += 1
            marks += tuple(part for part in block.content if not hasattr(part, "text"))
        else:
            result.append(replace(block, content=merged((*marks, *block.content)) if marks else merged(block.content)))
            marks = ()
    if marks:
        result = _with_marks(result, marks)
    if empty:
        ledger.note("empty-paragraphs", NOWHERE, str(empty), "0")
    return tuple(result)


def _with_marks(blocks: list[Block], marks: tuple[Inline, ...]) -> list[Block]:
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        if isinstance(block, Paragraph):
            return [*blocks[:index], replace(block, content=(*block.content, *marks)), *blocks[index + 1 :]]
    return blocks


def _inside(block: Block, ledger: Ledger) -> Block:
    if isinstance(block, TextBox):
        return replace(block, blocks=tidied(block.blocks, ledger))
    if isinstance(block, Table):
        return replace(block, rows=tuple(_row(row) for row in block.rows))
    return block


def _row(row: Row) -> Row:
    return replace(row, cells=tuple((column, _cell(cell)) for column, cell in row.cells))


def _cell(cell: Cell) -> Cell:
    """Cells lose their empty paragraphs without a word in the ledger: nothing there can be seen."""
    return replace(cell, blocks=tidied(cell.blocks, Ledger()))
