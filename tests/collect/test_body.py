"""Blocks of the body."""

from pathlib import Path

import pytest

from proceedings.collect.dump import block_lines
from proceedings.model.blocks import DisplayEquation, Paragraph
from proceedings.model.text import Bookmark, InlineEquation, plain_text

from .build import cell, paragraph, read, row, table, text

FORMULA = "<m:oMath><m:r><m:t>E=m</m:t></m:r></m:oMath>"
DISPLAYED = f"<m:oMathPara>{FORMULA}</m:oMathPara>"
TAB = "<w:r><w:tab/></w:r>"


@pytest.mark.parametrize(
    ("inside", "count", "number"),
    [
        (DISPLAYED, 1, ""),
        (FORMULA, 1, ""),
        (f"{FORMULA}{TAB}{text('(1)')}", 1, "(1)"),
        (f"{TAB}{FORMULA}{TAB}{text('(2.3)')}", 1, "(2.3)"),
        (f"{FORMULA}{text(', (А.1)')}", 1, "(А.1)"),
        (f"<m:oMathPara>{FORMULA}{FORMULA}</m:oMathPara>", 2, ""),
    ],
)
def test_a_formula_on_its_own_is_displayed(tmp_path: Path, inside: str, count: int, number: str):
    (block,) = read(tmp_path, paragraph(inside)).blocks
    assert isinstance(block, DisplayEquation)
    assert (len(block.equations), block.number) == (count, number)


def test_a_sign_after_a_formula_is_kept(tmp_path: Path):
    (block,) = read(tmp_path, paragraph(FORMULA, ", ", TAB, "(1)")).blocks
    assert isinstance(block, DisplayEquation)
    assert block.equations[0].text.endswith(",")
    assert block.equations[0].mathml.endswith("<mo>,</mo></math>")


@pytest.mark.parametrize("inside", [f"where {FORMULA}", f"{FORMULA} holds", f"{FORMULA} and {FORMULA}"])
def test_words_beside_a_formula_keep_it_in_line(tmp_path: Path, inside: str):
    before, _, after = inside.partition(FORMULA)
    middle = [text(before)] if before else []
    tail = after.replace(FORMULA, "")
    (block,) = read(tmp_path, paragraph(*middle, FORMULA, text(tail), *([FORMULA] if FORMULA in after else []))).blocks
    assert isinstance(block, Paragraph)
    assert any(isinstance(part, InlineEquation) for part in block.content)


def test_a_bare_formula_in_a_cell_stays_in_line(tmp_path: Path):
    blocks = read(tmp_path, table(row(cell(paragraph(FORMULA))))).blocks
    assert block_lines(blocks[0]) == ["E=m"]


def test_a_formula_between_paragraphs(tmp_path: Path):
    blocks = read(tmp_path, paragraph("a") + DISPLAYED).blocks
    assert [type(block) for block in blocks] == [Paragraph, DisplayEquation]


def test_a_drop_cap_joins_its_paragraph(tmp_path: Path):
    cap = paragraph(text("В", '<w:sz w:val="96"/>'), properties='<w:framePr w:dropCap="drop" w:lines="3"/>')
    (block,) = read(tmp_path, cap + paragraph("начале")).blocks
    assert isinstance(block, Paragraph)
    assert plain_text(block.content) == "Вначале"
    assert len(block.content) == 1


def test_a_drop_cap_with_nothing_after_it_is_kept(tmp_path: Path):
    (block,) = read(tmp_path, paragraph("В", properties='<w:framePr w:dropCap="drop"/>')).blocks
    assert block_lines(block) == ["В"]


def test_empty_paragraphs_are_kept(tmp_path: Path):
    assert [block_lines(b) for b in read(tmp_path, "<w:p/>" + paragraph("a")).blocks] == [[""], ["a"]]


@pytest.mark.parametrize("wrapper", ["w:sdt><w:sdtContent", "w:customXml", "w:ins", "new:section"])
def test_wrappers_around_paragraphs(tmp_path: Path, wrapper: str):
    closing = "></".join(reversed([part.strip("<") for part in wrapper.split(">")]))
    blocks = read(tmp_path, f"<{wrapper}>{paragraph('a')}</{closing}>").blocks
    assert [block_lines(b) for b in blocks] == [["a"]]


def test_an_embedded_document_is_reported(tmp_path: Path):
    manuscript = read(tmp_path, paragraph("a") + '<w:altChunk r:id="x"/>')
    assert [f.code for f in manuscript.findings] == ["collect.embedded-document"]


def test_headers_and_sections_are_left_out(tmp_path: Path):
    section = '<w:sectPr><w:headerReference r:id="h"/><w:cols w:num="2"/></w:sectPr>'
    blocks = read(tmp_path, paragraph("a", properties=section) + paragraph("b") + section).blocks
    assert [block_lines(b) for b in blocks] == [["a"], ["b"]]


def test_a_document_without_anything(tmp_path: Path):
    manuscript = read(tmp_path, "")
    assert manuscript.blocks == ()
    assert [f.code for f in manuscript.findings] == ["collect.no-text"]


def test_bookmarks_of_a_displayed_formula_stand_at_the_next_paragraph(tmp_path: Path):
    target = '<w:bookmarkStart w:id="1" w:name="eq1"/>'
    link = f'<w:hyperlink w:anchor="eq1">{text("(1)")}</w:hyperlink>'
    formula, after = read(tmp_path, paragraph(target, FORMULA) + paragraph("see ", link)).blocks
    assert isinstance(formula, DisplayEquation)
    assert isinstance(after, Paragraph)
    assert after.content[0] == Bookmark(name="eq1")


def test_a_bookmark_after_everything_stays(tmp_path: Path):
    link = f'<w:hyperlink w:anchor="end">{text("end")}</w:hyperlink>'
    (block,) = read(tmp_path, paragraph(link) + '<w:bookmarkStart w:id="1" w:name="end"/>').blocks
    assert isinstance(block, Paragraph)
    assert block.content[-1] == Bookmark(name="end")
