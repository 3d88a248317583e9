"""What pictures show, in words: found in a paper's blocks, and the editor's words laid on (ISO 14289-1 §7.3)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from proceedings.model.blocks import Block, Cell, Figure, Paragraph, Table, TextBox
from proceedings.model.decisions import AltText
from proceedings.model.graphic import Graphic, Picture
from proceedings.model.paper import Paper
from proceedings.model.text import InlineGraphic
from proceedings.model.value import value
from proceedings.normalize.content import words_of

Namer = Callable[[Graphic], str]


@value(kw_only=True)
class Illustration:
    """A picture or chart of a paper."""

    key: str
    """By which an AltText means it."""
    graphic: Graphic
    caption: str = ""


def namer() -> Namer:
    """Return what names the graphics of one paper in their order: pictures by their bytes, charts by their title."""
    seen: dict[str, int] = {}

    def name(graphic: Graphic) -> str:
        if isinstance(graphic, Picture):
            return graphic.media
        seen[graphic.title] = seen.get(graphic.title, 0) + 1
        return f"chart {seen[graphic.title]} {graphic.title}".strip()

    return name


def with_alternatives(blocks: tuple[Block, ...], alts: Sequence[AltText]) -> tuple[Block, ...]:
    """Return `blocks` with the editor's words in place of the author's."""
    if not alts:
        return blocks
    said = {alt.graphic: alt.text for alt in alts}
    name = namer()
    return tuple([_described(block, said, name) for block in blocks])


def illustrations(paper: Paper) -> tuple[Illustration, ...]:
    """Return the figures of a paper in their order, those in tables and frames too."""
    name = namer()
    return tuple([each for block in paper.body for each in _found(block, name)])


def _described(block: Block, said: Mapping[str, str], name: Namer) -> Block:
    def inner(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple([_described(each, said, name) for each in blocks])

    def told(graphic: Graphic) -> Graphic:
        text = said.get(name(graphic))
        return graphic if text is None else replace(graphic, alt=text)

    if isinstance(block, Paragraph):
        content = tuple(
            [
                replace(part, graphic=told(part.graphic)) if isinstance(part, InlineGraphic) else part
                for part in block.content
            ]
        )
        return block if content == block.content else replace(block, content=content)
    if isinstance(block, Figure):
        return replace(block, panels=tuple([replace(panel, graphic=told(panel.graphic)) for panel in block.panels]))
    if isinstance(block, TextBox):
        return replace(block, blocks=inner(block.blocks))
    if isinstance(block, Table):
        rows = [
            replace(row, cells=tuple([(at, replace(cell, blocks=inner(cell.blocks))) for at, cell in row.cells]))
            for row in block.rows
        ]
        return replace(block, rows=tuple(rows))
    return block


def _found(block: Block, name: Namer) -> Iterator[Illustration]:
    if isinstance(block, Paragraph):
        for part in block.content:
            if isinstance(part, InlineGraphic):
                yield Illustration(key=name(part.graphic), graphic=part.graphic)
    elif isinstance(block, Figure):
        for panel in block.panels:
            own = panel.caption or block.caption
            caption = " ".join(words_of(own.content).split()) if own else ""
            yield Illustration(key=name(panel.graphic), graphic=panel.graphic, caption=caption)
    elif isinstance(block, TextBox):
        for inner in block.blocks:
            yield from _found(inner, name)
    elif isinstance(block, Table):
        cells: list[Cell] = [cell for row in block.rows for _, cell in row.cells]
        for inner in [each for cell in cells for each in cell.blocks]:
            yield from _found(inner, name)
