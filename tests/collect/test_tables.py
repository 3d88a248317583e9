"""Tables."""

from pathlib import Path

import pytest

from proceedings.collect.dump import block_lines
from proceedings.model.blocks import Align, Paragraph, Table
from proceedings.model.text import Run

from .build import cell, paragraph, read, row, style, table

RULED = '<w:tblBorders><w:top w:val="single" w:sz="4"/></w:tblBorders>'


def only(folder: Path, body: str, styles: str = "") -> Table:
    """Return the one table of a body."""
    (block,) = read(folder, body, styles=styles).blocks
    assert isinstance(block, Table)
    return block


def spans(found: Table) -> list[list[tuple[int, int, int]]]:
    """Return (column, columns, rows) of each cell by row."""
    return [[(column, c.columns, c.rows) for column, c in line.cells] for line in found.rows]


def test_rows_and_widths(tmp_path: Path):
    found = only(tmp_path, table(row("a", "b"), row("c", "d"), widths=(1000, 2000)))
    assert block_lines(found) == ["a | b", "c | d"]
    assert found.widths == (50.0, 100.0)
    assert spans(found) == [[(0, 1, 1), (1, 1, 1)], [(0, 1, 1), (1, 1, 1)]]


def test_spans(tmp_path: Path):
    wide = cell("wide", properties='<w:gridSpan w:val="2"/>')
    tall = cell("tall", properties='<w:vMerge w:val="restart"/>')
    covered = cell("", properties="<w:vMerge/>")
    found = only(tmp_path, table(row(tall, wide), row(covered, "x", "y"), row(covered, "z", "t"), widths=(1, 1, 1)))
    assert spans(found) == [[(0, 1, 3), (1, 2, 1)], [(1, 1, 1), (2, 1, 1)], [(1, 1, 1), (2, 1, 1)]]


def test_words_in_a_covered_cell_are_not_lost(tmp_path: Path):
    tall, covered = cell("tall", properties='<w:vMerge w:val="restart"/>'), cell("word", properties="<w:vMerge/>")
    assert block_lines(only(tmp_path, table(row(tall, "a"), row(covered, "b")))) == ["tall / word | a", "b"]


def test_a_continued_cell_without_a_beginning_stands_for_itself(tmp_path: Path):
    assert spans(only(tmp_path, table(row(cell("a", properties="<w:vMerge/>"))))) == [[(0, 1, 1)]]


def test_skipped_columns(tmp_path: Path):
    found = only(tmp_path, table(row("a", "b"), row("c", properties='<w:gridBefore w:val="1"/>')))
    assert spans(found)[1] == [(1, 1, 1)]
    assert found.widths == (0.0, 0.0)


def test_header_rows(tmp_path: Path):
    found = only(tmp_path, table(row("a", properties="<w:tblHeader/>"), row("b")))
    assert [line.header for line in found.rows] == [True, False]


@pytest.mark.parametrize(
    ("properties", "borders", "ruled"),
    [
        (RULED, "", True),
        ("", "", False),
        (RULED.replace("single", "nil"), "", False),
        ("", '<w:tcBorders><w:bottom w:val="single"/></w:tcBorders>', True),
        ('<w:tblStyle w:val="Grid"/>', "", True),
        ('<w:tblStyle w:val="Grid"/>' + RULED.replace("single", "none"), "", False),
    ],
)
def test_borders(tmp_path: Path, properties: str, borders: str, ruled: bool):
    sheet = style("Grid", kind="table", inner=f"<w:tblPr>{RULED}</w:tblPr>")
    body = table(row(cell("a", properties=borders)), properties=properties)
    assert only(tmp_path, body, sheet).ruled is ruled


def test_alignment_of_a_cell(tmp_path: Path):
    centred = paragraph("a", properties='<w:jc w:val="center"/>')
    mixed = cell(centred, "b")
    found = only(tmp_path, table(row(cell(centred), mixed, "")))
    assert [c.align for _, c in found.rows[0].cells] == [Align.CENTER, None, None]


def test_tables_inside_tables(tmp_path: Path):
    inner = table(row("in"))
    found = only(tmp_path, table(row(cell("out", inner, "after"))))
    assert block_lines(found) == ["out / in / after"]
    assert isinstance(found.rows[0].cells[0][1].blocks[1], Table)


def test_controls_around_rows_and_cells(tmp_path: Path):
    held = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    found = only(tmp_path, table(held.format(row(held.format(cell("a")), "b")), row("c", "d")))
    assert block_lines(found) == ["a | b", "c | d"]


def test_a_deleted_row(tmp_path: Path):
    manuscript = read(tmp_path, table(row("a"), row("gone", properties="<w:del/>")))
    assert block_lines(manuscript.blocks[0]) == ["a"]
    assert [f.code for f in manuscript.findings] == ["collect.tracked-changes"]


def test_the_table_style_makes_the_first_row_bold(tmp_path: Path):
    sheet = style("Grid", kind="table", inner='<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>')
    properties = '<w:tblStyle w:val="Grid"/><w:tblLook w:val="0420" w:firstRow="1"/>'
    found = only(tmp_path, table(row("a"), row("b"), properties=properties), sheet)
    bold: list[bool] = []
    for line in found.rows:
        block = line.cells[0][1].blocks[0]
        assert isinstance(block, Paragraph)
        run = block.content[0]
        assert isinstance(run, Run)
        bold.append(run.style.bold)
    assert bold == [True, False]


BOLD_FIRST = '<w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
PLAIN_FIRST = '<w:tblStylePr w:type="firstCol"><w:rPr><w:b w:val="0"/></w:rPr></w:tblStylePr>'


@pytest.mark.parametrize(
    ("inner", "look", "heads"),
    [
        (BOLD_FIRST, '<w:tblLook w:val="04A0"/>', True),
        (BOLD_FIRST, '<w:tblLook w:val="0420" w:firstColumn="1"/>', True),
        (BOLD_FIRST, '<w:tblLook w:val="04A0" w:firstColumn="0"/>', False),
        (BOLD_FIRST, "", False),
        (PLAIN_FIRST, '<w:tblLook w:val="04A0"/>', False),
        ("", '<w:tblLook w:val="04A0"/>', False),  # as Word writes it into every table
    ],
)
def test_a_style_may_mark_the_first_column(inner: str, look: str, heads: bool, tmp_path: Path):
    sheet = style("Grid", kind="table", inner=inner)
    properties = f'<w:tblStyle w:val="Grid"/>{look}'
    assert only(tmp_path, table(row("a", "b"), row("c", "d"), properties=properties), sheet).row_heads is heads


def test_alternative_text(tmp_path: Path):
    properties = '<w:tblCaption w:val="Prices"/><w:tblDescription w:val="By year."/>'
    assert only(tmp_path, table(row("a"), properties=properties)).alt == "Prices. By year"
