"""Tidying before anything is recognised: empty paragraphs out, split runs joined."""

from dataclasses import replace

from proceedings.model.blocks import Block, Cell, Paragraph, Row, Table, TextBox
from proceedings.model.finding import NOWHERE
from proceedings.model.text import Bookmark, Inline
from proceedings.normalize.content import is_blank, is_word, merged
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
            marks += tuple(part for part in block.content if isinstance(part, Bookmark))
        else:
            content = merged((*marks, *block.content) if marks else block.content)
            result.append(block if content is block.content else replace(block, content=content))
            marks = ()
    if empty:
        ledger.note("empty-paragraphs", NOWHERE, str(empty), "0")
    return tuple(_with_marks(result, marks) if marks else result)


def _with_marks(blocks: list[Block], marks: tuple[Inline, ...]) -> list[Block]:
    """Hang bookmarks that no paragraph follows on the last one."""
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        if isinstance(block, Paragraph):
            return [*blocks[:index], replace(block, content=(*block.content, *marks)), *blocks[index + 1 :]]
    return [*blocks, Paragraph(content=marks)]


def _inside(block: Block, ledger: Ledger) -> Block:
    if isinstance(block, TextBox):
        return replace(block, blocks=tidied(block.blocks, ledger))
    if isinstance(block, Table):
        return replace(block, rows=tuple(_row(row) for row in block.rows))
    return block


def _row(row: Row) -> Row:
    return Row(cells=tuple((column, _cell(cell)) for column, cell in row.cells), header=row.header)


def _cell(cell: Cell) -> Cell:
    """Cells lose their empty paragraphs without a word in the ledger: nothing there can be seen."""
    if len(cell.blocks) == 1 and isinstance(only := cell.blocks[0], Paragraph) and is_word(only.content):
        return cell
    blocks = tidied(cell.blocks, Ledger())
    return Cell(blocks=blocks, columns=cell.columns, rows=cell.rows, align=cell.align)
