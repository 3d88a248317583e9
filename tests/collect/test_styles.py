"""The style cascade."""

from pathlib import Path

import pytest
from lxml import etree

from proceedings.collect.looks import cascade, fits_script
from proceedings.collect.styles import Styles, points
from proceedings.model.blocks import Align, Paragraph, Role
from proceedings.model.text import CharStyle, Run, Script

from .build import NAMESPACES, paragraph, read, style, styled, text

DEFAULTS = '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults>'


def only(folder: Path, body: str, styles: str = "") -> Paragraph:
    """Return the one paragraph of a body."""
    (block,) = read(folder, body, styles=styles).blocks
    assert isinstance(block, Paragraph)
    return block


def looks(folder: Path, body: str, styles: str = "") -> CharStyle:
    """Return the look of the first run of the one paragraph of a body."""
    run = only(folder, body, styles).content[0]
    assert isinstance(run, Run)
    return run.style


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ("<w:b/>", CharStyle(bold=True)),
        ('<w:b w:val="0"/>', CharStyle()),
        ("<w:i/>", CharStyle(italic=True)),
        ('<w:u w:val="single"/>', CharStyle(underline=True)),
        ('<w:u w:val="none"/>', CharStyle()),
        ("<w:strike/>", CharStyle(strike=True)),
        ("<w:dstrike/>", CharStyle(strike=True)),
        ('<w:vertAlign w:val="superscript"/>', CharStyle(script=Script.SUPER)),
        ('<w:vertAlign w:val="subscript"/>', CharStyle(script=Script.SUB)),
        ("<w:caps/>", CharStyle(caps=True)),
        ("<w:smallCaps/>", CharStyle(small_caps=True)),
        ('<w:sz w:val="28"/>', CharStyle(size=14.0)),
        ('<w:color w:val="FF0000"/>', CharStyle(marked=True)),
        ('<w:color w:val="auto"/>', CharStyle()),
        ('<w:color w:val="222222"/>', CharStyle()),
        ('<w:highlight w:val="yellow"/>', CharStyle(marked=True)),
        ('<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>', CharStyle(marked=True)),
        ('<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>', CharStyle()),
        ('<w:rFonts w:ascii="Consolas"/>', CharStyle(mono=True)),
        ('<w:rFonts w:ascii="Courier New"/>', CharStyle(mono=True)),
        ('<w:rFonts w:ascii="KZ Times New Roman"/>', CharStyle(font="KZ Times New Roman")),
        ('<w:rFonts w:ascii="Times New Roman"/>', CharStyle()),
        ('<w:lang w:val="kk-KZ"/>', CharStyle(lang="kk")),
        ('<w:lang w:val="ru-RU"/>', CharStyle()),
    ],
)
def test_direct_formatting(tmp_path: Path, properties: str, expected: CharStyle):
    assert looks(tmp_path, paragraph(text("слово", properties))) == expected


def test_a_language_of_another_script_is_not_believed(tmp_path: Path):
    assert looks(tmp_path, paragraph(text("word", '<w:lang w:val="kk-KZ"/>'))).lang == ""
    assert fits_script("mot", "fr")
    assert not fits_script("слово", "fr")


def test_styles_inherit_and_toggles_cancel_out(tmp_path: Path):
    sheet = (
        style("Base", inner='<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr>')
        + style("Child", base="Base", inner="<w:rPr><w:i/></w:rPr>")
        + style("Loud", kind="character", inner="<w:rPr><w:b/></w:rPr>")
    )
    plain = only(tmp_path, styled("word", "Child"), sheet)
    assert plain.align is Align.CENTER
    assert plain.style == "Child"
    assert looks(tmp_path, styled("word", "Child"), sheet) == CharStyle(bold=True, italic=True, size=16.0)
    loud = paragraph(text("word", '<w:rStyle w:val="Loud"/>'), properties='<w:pStyle w:val="Child"/>')
    assert not looks(tmp_path, loud, sheet).bold
    direct = paragraph(text("word", '<w:rStyle w:val="Loud"/><w:b/>'), properties='<w:pStyle w:val="Child"/>')
    assert looks(tmp_path, direct, sheet).bold


def test_a_toggle_of_the_defaults_always_holds():
    assert cascade({"bold": True}, {}, {"bold": True}, {"bold": True}, {})["bold"]


def test_a_circle_of_styles_ends():
    sheet = style("One", base="Two", inner="<w:rPr><w:b/></w:rPr>") + style("Two", base="One")
    root = etree.fromstring(f"<w:styles {NAMESPACES}>{sheet}</w:styles>")
    assert Styles(root).paragraph("One").looks == {"bold": True}


def test_document_defaults(tmp_path: Path):
    assert looks(tmp_path, paragraph("word"), DEFAULTS + style("Normal", default=True)).size == 12.0


@pytest.mark.parametrize("name", ["heading 2", "Heading 2", "Заголовок 2", "тақырып 2"])
def test_headings_by_name(tmp_path: Path, name: str):
    block = only(tmp_path, styled("Введение", name.replace(" ", "")), style(name))
    assert (block.role, block.level) == (Role.HEADING, 2)


def test_headings_by_outline_level(tmp_path: Path):
    block = only(tmp_path, paragraph("Введение", properties='<w:outlineLvl w:val="0"/>'))
    assert (block.role, block.level) == (Role.HEADING, 1)
    sheet = style("heading 1")
    block = only(tmp_path, styled("text", "heading1", '<w:outlineLvl w:val="9"/>'), sheet)
    assert block.role is Role.BODY


@pytest.mark.parametrize("name", ["Title", "Название"])
def test_titles_by_name(tmp_path: Path, name: str):
    assert only(tmp_path, styled("On words", name), style(name)).role is Role.TITLE


def test_indents_and_page_breaks(tmp_path: Path):
    properties = '<w:pageBreakBefore/><w:ind w:left="720" w:firstLine="567"/><w:jc w:val="both"/>'
    block = only(tmp_path, paragraph("word", properties=properties))
    assert (block.left_indent, block.first_indent, block.align) == (36.0, 28.35, Align.JUSTIFY)
    assert block.page_break_before
    assert only(tmp_path, paragraph("word", properties='<w:ind w:hanging="200"/>')).first_indent == -10.0


@pytest.mark.parametrize(
    ("measure", "expected"),
    [("20", 1.0), ("1in", 72.0), ("2.54cm", 72.0), ("12pt", 12.0), ("", None), ("wide", None), ("9" * 30, 1584.0)],
)
def test_measures(measure: str, expected: float | None):
    assert points(measure) == (pytest.approx(expected) if expected is not None else None)


def test_code_styles_are_mono(tmp_path: Path):
    assert looks(tmp_path, styled("x = 1", "SourceCode"), style("Source Code")).mono


def test_levels_that_do_not_exist_are_ignored(tmp_path: Path):
    properties = '<w:outlineLvl w:val="99999999999"/><w:numPr><w:ilvl w:val="²"/><w:numId w:val="1"/></w:numPr>'
    assert only(tmp_path, paragraph("word", properties=properties)).role is Role.BODY
