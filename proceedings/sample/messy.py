"""A sample text → a Word file formatted as a busy author formats it: everything by hand, little of it evenly."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from proceedings.sample.author import Writer, author_of, habits_by_chance
from proceedings.sample.drawings import chart_paragraph, equation_xml, figure_xml
from proceedings.sample.inline import Emphasis, Mark, Piece, Words, read_inline
from proceedings.sample.package import Properties
from proceedings.sample.runs import run, runs, wrapped_paragraph
from proceedings.sample.source import Block, Chart, Equation, Figure, Format, Paragraph, Table, read_source
from proceedings.sample.tables import table_xml

TYPED_INDENT = " " * 5


def write_docx(text: str, name: str, font_path: Path | None = None) -> bytes:
    """Write the DOCX of one sample text; `name` seeds the mess and names the text in errors."""
    source = read_source(text, name)
    chance = random.Random(name)  # noqa: S311 - the mess must be the same on every run
    writer = Writer(source=source, habits=habits_by_chance(chance), chance=chance, font_path=font_path)
    body = "".join(_block(writer, block) for block in source.blocks)
    day, minute = chance.randrange(1, 29), chance.randrange(60)
    properties = Properties(
        author=author_of(source), written=f"2025-10-{day:02}T21:{minute:02}:00Z", revision=chance.randrange(2, 40)
    )
    return writer.package.to_bytes(body, properties, writer.habits.rsids)


def _block(writer: Writer, block: Block) -> str:
    match block:
        case Paragraph():
            return _paragraph(writer, block)
        case Table():
            return table_xml(writer, block)
        case Figure():
            return figure_xml(writer, block)
        case Chart():
            return chart_paragraph(writer, block)
        case Equation():
            return equation_xml(writer, block)


def _paragraph(writer: Writer, paragraph: Paragraph) -> str:
    form = paragraph.format
    _continue_list(writer, paragraph)
    page_break = wrapped_paragraph(writer, form, '<w:r><w:br w:type="page"/></w:r>') if form.page_break else ""
    if page_break and not paragraph.text:
        return page_break
    pieces = _with_typed_indent(read_inline(paragraph.text), form)
    content = runs(writer, pieces, form)
    if paragraph.text and writer.chance.random() < writer.habits.trailing_blanks:
        content += run(writer, " " * writer.chance.choice((1, 1, 1, 2, 3)), Emphasis(), form)
    return page_break + wrapped_paragraph(writer, form, content)


def _continue_list(writer: Writer, paragraph: Paragraph) -> None:
    kind = paragraph.format.numbering
    if kind not in ("none", writer.list_kind):
        writer.list_number = writer.package.add_list(kind)
    if kind != "none" or paragraph.text:  # an empty paragraph does not end a list
        writer.list_kind = kind


def _with_typed_indent(pieces: Sequence[Piece], form: Format) -> list[Piece]:
    typed: dict[str, list[Piece]] = {"tab": [Mark(kind="tab")], "spaces": [Words(text=TYPED_INDENT)]}
    return [*typed.get(form.indent, []), *pieces]
