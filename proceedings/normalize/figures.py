"""Pictures: those that stand alone become figures, those amid text stay when they are small."""

from dataclasses import replace

from proceedings.model.blocks import Block, Figure, Panel, Paragraph, Table
from proceedings.model.graphic import Graphic
from proceedings.model.text import Bookmark, Inline, InlineGraphic, NoteRef, Run
from proceedings.normalize.content import is_blank, text_of, words_of
from proceedings.normalize.labels import FIGURE_CAPTION
from proceedings.normalize.ledger import Ledger
from proceedings.normalize.tidy import tidied

_SMALL = 30.0
"""Points of height up to which a picture amid words is one of their signs."""


def figures_set_apart(blocks: tuple[Block, ...], ledger: Ledger) -> tuple[Block, ...]:
    """Turn paragraphs and borderless tables of pictures into figures."""
    result: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph) and any(isinstance(part, InlineGraphic) for part in block.content):
            made = _of_paragraph(block)
        elif isinstance(block, Table) and not block.ruled:
            made = _of_table(block)
        else:
            made = None
        if made is None or not ledger.note("figure", block.place, "picture", "figure"):
            result.append(block)
        else:
            result.extend(made)
    # A bookmark beside a picture moves to the next paragraph.
    return tidied(tuple(result), ledger) if any(map(_is_mark, result)) else tuple(result)


def _is_mark(block: Block) -> bool:
    return isinstance(block, Paragraph) and is_blank(block.content)


def _graphics(paragraph: Paragraph) -> list[Graphic]:
    return [part.graphic for part in paragraph.content if isinstance(part, InlineGraphic)]


def _of_paragraph(paragraph: Paragraph) -> list[Block] | None:
    rest = tuple(part for part in paragraph.content if not isinstance(part, InlineGraphic))
    graphics = _graphics(paragraph)
    if is_blank(rest):
        figure = Figure(panels=tuple(Panel(graphic=graphic) for graphic in graphics), place=paragraph.place)
        marks = tuple(part for part in rest if isinstance(part, Bookmark))
        return [figure] if not marks else [figure, replace(paragraph, content=marks)]
    if not any(map(str.isalpha, words_of(rest))):
        return None  # a formula drawn as a picture, with its number
    large = [graphic for graphic in graphics if graphic.height > _SMALL]
    if not large:
        return None
    stays = tuple(part for part in paragraph.content if not (isinstance(part, InlineGraphic) and part.graphic in large))
    figure = Figure(panels=tuple(Panel(graphic=graphic) for graphic in large), place=paragraph.place)
    before = _stands_before(paragraph.content)
    text = replace(paragraph, content=_without_edge_breaks(stays))
    return [figure, text] if before and FIGURE_CAPTION.match(words_of(stays)) else [text, figure]


def _stands_before(content: tuple[Inline, ...]) -> bool:
    """Whether the picture comes before the words."""
    for part in content:
        if isinstance(part, InlineGraphic):
            return True
        if isinstance(part, NoteRef) or (isinstance(part, Run) and part.text.strip()):
            return False
    return False


def _without_edge_breaks(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Drop the line break that stood between a picture and its caption."""
    runs = [
        part for part in content if not (isinstance(part, Run) and not part.text.strip(" \t\n") and "\n" in part.text)
    ]
    return tuple(runs) if runs and text_of(runs).strip() else content


def _of_table(table: Table) -> list[Block] | None:
    """Read a borderless table of pictures, each with its caption below it or in the row below."""
    columns: dict[int, list[Paragraph]] = {}
    for row in table.rows:
        for column, cell in row.cells:
            for block in cell.blocks:
                if not isinstance(block, Paragraph):
                    return None
                columns.setdefault(column, []).append(block)
    panels: list[Panel] = []
    common: list[Block] = []
    for column in sorted(columns):
        graphics = [graphic for paragraph in columns[column] for graphic in _graphics(paragraph)]
        words = [paragraph for paragraph in columns[column] if not _graphics(paragraph)]
        mixed = any(
            _graphics(paragraph) and text_of(paragraph.content).strip("\ufffc \t\n") for paragraph in columns[column]
        )
        if mixed or len(words) > 1 or any(len(words_of(paragraph.content)) > 300 for paragraph in words):
            return None
        if not graphics and words:
            common += words
            continue
        for index, graphic in enumerate(graphics):
            own = words[0] if words and index == len(graphics) - 1 else None
            panels.append(Panel(graphic=graphic, caption=own))
    if not panels or (common and len(table.rows) > 2):
        return None
    return [Figure(panels=tuple(panels), place=table.place), *common]
