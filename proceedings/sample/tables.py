"""Typed rows → a Word table, with its merged cells (ECMA-376-1, 17.4.17 and 17.4.84)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from proceedings.sample.author import Writer
from proceedings.sample.inline import read_inline
from proceedings.sample.runs import runs, wrapped_paragraph
from proceedings.sample.source import Format, SampleSourceError, Table, format_from

TWIPS_PER_CM = 1440 / 2.54
TEXT_WIDTH = 9355  # twips between the margins of boilerplate.SECTION
FIGURES_ONLY = re.compile(r"[\d\s.,%±–—+*-]+")

Place = tuple[int, int]


def table_xml(writer: Writer, table: Table) -> str:
    """Write a table."""
    columns = len(table.rows[0])
    widths = [round(width * TWIPS_PER_CM) for width in table.widths] or [TEXT_WIDTH // columns] * columns
    if len(widths) != columns:
        message = f"{writer.source.name}: a table of {columns} columns has {len(widths)} widths"
        raise SampleSourceError(message)
    owners = _owners(table.rows)
    rows = "".join(_row(writer, table, widths, owners, number) for number in range(len(table.rows)))
    style = '<w:tblStyle w:val="a3"/>' if table.ruled else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr>{style}<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLook w:val="04A0"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _owners(rows: Sequence[Sequence[str]]) -> dict[Place, Place]:
    """Say for each place of the grid which place holds the text of its merged cell."""
    owners: dict[Place, Place] = {}
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            if text == "<<" and column:
                owners[row, column] = owners[row, column - 1]
            elif text == "^^" and row:
                owners[row, column] = owners[row - 1, column]
            else:
                owners[row, column] = (row, column)
    return owners


def _row(writer: Writer, table: Table, widths: Sequence[int], owners: dict[Place, Place], row: int) -> str:
    cells, column = "", 0
    while column < len(widths):
        owner = owners[row, column]
        end = column + 1
        while end < len(widths) and owners[row, end] == owner:
            end += 1
        text = table.rows[row][column] if owner == (row, column) else ""
        merge = _vertical_merge(owner, row, goes_on=owners.get((row + 1, column)) == owner)
        span = f'<w:gridSpan w:val="{end - column}"/>' if end - column > 1 else ""
        width = f'<w:tcW w:w="{sum(widths[column:end])}" w:type="dxa"/>'
        cells += f"<w:tc><w:tcPr>{width}{span}{merge}</w:tcPr>{_cell(writer, text)}</w:tc>"
        column = end
    heads = table.header_row and any(owners[row, column][0] == 0 for column in range(len(widths)))
    header = "<w:trPr><w:tblHeader/></w:trPr>" if heads else ""
    return f"<w:tr>{header}{cells}</w:tr>"


def _vertical_merge(owner: Place, row: int, *, goes_on: bool) -> str:
    if owner[0] < row:
        return "<w:vMerge/>"
    return '<w:vMerge w:val="restart"/>' if goes_on else ""


def _cell(writer: Writer, text: str) -> str:
    form, text = _format_of_cell(text, writer.source.name)
    return wrapped_paragraph(writer, form, runs(writer, read_inline(text), form), line=240)


def _format_of_cell(text: str, name: str) -> tuple[Format, str]:
    """Read a cell's own tags; figures are centred and words set left, in 12 points, as authors do."""
    form, rest = format_from(text, name)
    if form.alignment == "both":
        form = replace(form, alignment="center" if FIGURES_ONLY.fullmatch(rest) else "left")
    return (form if form.size else replace(form, size=12)), rest


def borderless(writer: Writer, cells: Sequence[tuple[str, int, str]]) -> str:
    """Lay contents side by side in a table without rules: each with its width in twips and alignment."""
    written = ""
    for content, width, side in cells:
        form = Format(alignment="center" if side == "center" else "right" if side == "right" else "left")
        paragraph = wrapped_paragraph(writer, form, content, line=240)
        written += f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph}</w:tc>'
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for _, width, _ in cells)
    total = sum(width for _, width, _ in cells)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{total}" w:type="dxa"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"<w:tr>{written}</w:tr></w:tbl>"
    )
