"""Every paragraph of a paper, wherever it stands: one after the other, or each changed in its place."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from proceedings.model.blocks import Block, Cell, Figure, Panel, Paragraph, Table, TextBox


def paragraphs_of(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Yield every paragraph of `blocks`, those in tables, text boxes and captions among them."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, TextBox):
            yield from paragraphs_of(block.blocks)
        elif isinstance(block, Table):
            for row in block.rows:
                for _, cell in row.cells:
                    yield from paragraphs_of(cell.blocks)
            yield from [each for each in (block.caption, block.source) if each is not None]
        elif isinstance(block, Figure):
            captions = (*[panel.caption for panel in block.panels], block.caption)
            yield from [each for each in captions if each is not None]


def mapped(block: Block, change: Callable[[Paragraph], Paragraph]) -> Block:
    """Return `block` with `change` made to every paragraph in it."""

    def maybe(paragraph: Paragraph | None) -> Paragraph | None:
        return None if paragraph is None else change(paragraph)

    def cell(each: Cell) -> Cell:
        return replace(each, blocks=tuple(mapped(inner, change) for inner in each.blocks))

    if isinstance(block, Paragraph):
        return change(block)
    if isinstance(block, TextBox):
        return replace(block, blocks=tuple(mapped(inner, change) for inner in block.blocks))
    if isinstance(block, Table):
        rows = tuple(replace(row, cells=tuple((at, cell(each)) for at, each in row.cells)) for row in block.rows)
        return replace(block, rows=rows, caption=maybe(block.caption), source=maybe(block.source))
    if isinstance(block, Figure):
        panels = tuple(Panel(graphic=panel.graphic, caption=maybe(panel.caption)) for panel in block.panels)
        return replace(block, panels=panels, caption=maybe(block.caption))
    return block
