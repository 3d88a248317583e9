"""A Manuscript as readable text and as JSON: what was understood, for `read` and for tests."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from proceedings.model.blocks import Block, Cell, DisplayEquation, Figure, Paragraph, Role, Table, TextBox
from proceedings.model.graphic import Chart, Graphic
from proceedings.model.paper import Manuscript, Note
from proceedings.model.text import Inline, InlineEquation, InlineGraphic, NoteRef, Run


def manuscript_text(manuscript: Manuscript) -> str:
    """Return a manuscript in reading order, one paragraph a line.

    Labels of lists and headings stand before their text, cells of a row are parted by ` | `, and a note follows the
    block that mentions it as `[key] …`.
    """
    lines: list[str] = []
    for block in manuscript.blocks:
        lines += block_lines(block)
        for key in mentioned_notes(block):
            note = manuscript.notes.get(key)
            if note is not None:
                lines += _note_lines(key, note)
    return "\n".join(lines) + "\n" if lines else ""


def block_lines(block: Block) -> list[str]:
    """Return the lines of one block."""
    match block:
        case Paragraph():
            return [_paragraph_line(block)]
        case Table():
            return [*_optional(block.caption), *_table_lines(block), *_optional(block.source)]
        case Figure():
            return _figure_lines(block)
        case DisplayEquation():
            text = " ; ".join(equation.text for equation in block.equations)
            return [f"{text} {block.number}".strip()]
        case TextBox():
            return [line for inner in block.blocks for line in block_lines(inner)]


def mentioned_notes(block: Block) -> Iterator[str]:
    """Yield the keys of the notes that a block mentions, in reading order."""
    match block:
        case Paragraph():
            yield from (part.key for part in block.content if isinstance(part, NoteRef))
        case Table():
            for paragraph in (block.caption, block.source):
                yield from mentioned_notes(paragraph) if paragraph else ()
            for cell in _cells(block):
                yield from _mentioned_in(cell.blocks)
        case TextBox():
            yield from _mentioned_in(block.blocks)
        case Figure():
            captions = [block.caption, *[panel.caption for panel in block.panels]]
            yield from _mentioned_in(tuple(caption for caption in captions if caption))
        case DisplayEquation():
            return


def inline_text(content: tuple[Inline, ...]) -> str:
    """Return the characters of `content`: formulas and charts by their words, notes by their mark, no pictures."""
    return "".join([_inline(part) for part in content])


def manuscript_json(manuscript: Manuscript) -> str:
    """Return a manuscript as JSON: each value an object with its type's name; pictures by their size alone."""
    return json.dumps(_plain(manuscript), ensure_ascii=False, indent=1)


def _mentioned_in(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        yield from mentioned_notes(block)


def _inline(part: Inline) -> str:
    match part:
        case Run():
            return part.text
        case NoteRef():
            return f"[{part.mark or part.key}]"
        case InlineEquation():
            return part.equation.text
        case InlineGraphic():
            return _graphic_text(part.graphic)
        case _:
            return ""


def _graphic_text(graphic: Graphic) -> str:
    """Return the words drawn in a chart, nothing for a picture."""
    if not isinstance(graphic, Chart):
        return ""
    names = [series.name for series in graphic.series]
    texts = [graphic.title, graphic.x_title, graphic.y_title, *graphic.categories, *names]
    return " ".join(text for text in texts if text)


def _paragraph_line(paragraph: Paragraph) -> str:
    text = inline_text(paragraph.content).replace("\n", " ")
    label = f"{paragraph.label} " if paragraph.label else ""
    indent = "  " * paragraph.level if paragraph.role is Role.LIST else ""
    return f"{indent}{label}{text}".rstrip()


def _optional(paragraph: Paragraph | None) -> list[str]:
    return [_paragraph_line(paragraph)] if paragraph else []


def _cells(table: Table) -> Iterator[Cell]:
    return (cell for row in table.rows for _, cell in row.cells)


def _table_lines(table: Table) -> list[str]:
    return [" | ".join(_cell_text(cell) for _, cell in row.cells) for row in table.rows]


def _cell_text(cell: Cell) -> str:
    lines = [line.strip() for block in cell.blocks for line in block_lines(block)]
    return " / ".join(line for line in lines if line)


def _figure_lines(figure: Figure) -> list[str]:
    charts = [_graphic_text(panel.graphic) for panel in figure.panels]
    captions = [line for panel in figure.panels for line in _optional(panel.caption)]
    return [*[text for text in charts if text], *captions, *_optional(figure.caption)]


def _note_lines(key: str, note: Note) -> list[str]:
    lines = [line for block in note.blocks for line in block_lines(block)] or [""]
    return [f"[{key}] {lines[0]}".rstrip(), *lines[1:]]


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        named = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return {"type": type(value).__name__} | named
    if isinstance(value, bytes):
        return len(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(inner) for inner in value]
    return value
