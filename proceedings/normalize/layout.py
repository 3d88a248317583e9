"""Tables that authors used for layout: back to the blocks they hold."""

from proceedings.model.blocks import Block, Paragraph, Table, TextBox
from proceedings.model.text import InlineGraphic
from proceedings.normalize.content import words_of
from proceedings.normalize.ledger import Ledger


def unpacked(blocks: tuple[Block, ...], ledger: Ledger) -> tuple[Block, ...]:
    """Replace one-column tables without borders, and frames that hold a picture, by what stands in them."""
    result: list[Block] = []
    for block in blocks:
        if isinstance(block, Table) and _is_column(block) and ledger.note("layout-table", block.place, "table", "text"):
            inside = tuple(inner for row in block.rows for _, cell in row.cells for inner in cell.blocks)
            result.extend(unpacked(inside, ledger))
        elif (
            isinstance(block, TextBox)
            and _holds_picture(block)
            and ledger.note("frame", block.place, "frame", "figure")
        ):
            result.extend(unpacked(block.blocks, ledger))
        else:
            result.append(block)
    return tuple(result)


def _is_column(table: Table) -> bool:
    return not table.ruled and all(len(row.cells) <= 1 for row in table.rows) and table.caption is None


def _holds_picture(box: TextBox) -> bool:
    paragraphs = [block for block in box.blocks if isinstance(block, Paragraph)]
    pictured = any(isinstance(part, InlineGraphic) for paragraph in paragraphs for part in paragraph.content)
    return pictured and sum(len(words_of(paragraph.content).split()) for paragraph in paragraphs) < 40
