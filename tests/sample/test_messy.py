"""The sample builder: what a writer types is what Word readers find."""

from __future__ import annotations

import hashlib
import io
import statistics
import zipfile
from importlib.resources import files
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Pt
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from proceedings.sample import SampleSourceError, write_sample
from proceedings.sample.author import author_of
from proceedings.sample.inline import Mark, Words, read_inline
from proceedings.sample.messy import write_docx
from proceedings.sample.omml import math_from_linear
from proceedings.sample.source import Paragraph, read_source

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
TEXTS = sorted(Path(str(files("proceedings.sample") / "texts")).glob("*/*.txt"))

TABLE = """::table grid widths 4,3,3 headrow
| Аймақ | Көрсеткіш | << |
| ^^ | 2023 | 2024 |
| Абай | 12,5 | 13 |
"""

EVERYTHING = """{center} {bold} ТАҚЫРЫП\\\\екінші жол

{empty 2}

{list} бірінші

{list} екінші

Мәтін ^[Ескерту *мәтіні*.] және <https://example.org/a?b=1&c=2> сілтемесі, $x$ теңдеуі.

::figure scheme 12

::figures scheme scheme 7

::chart bars 15 8

::equation x (1)

::equation-table x (2)

====
[equations]
x = "x = (-b ± √(b^2 - 4ac))/(2a)"
[charts.bars]
kind = "bar"
title = "Үлес"
categories = ["2023", "2024"]
[charts.bars.series]
"Абай" = [1.0, 2.0]
[figures.scheme]
nodes = [["Өтініш"], ["Тіркеу", "Қарау"]]
"""


def opened(text: str, name: str = "01-sample") -> Document:
    return docx.Document(io.BytesIO(write_docx(text, name)))


def part(text: str, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(write_docx(text, "01-sample"))) as archive:
        return etree.fromstring(archive.read(name))


def test_words_survive_the_random_cutting_of_runs() -> None:
    text = "Сотталған адамның құқықтары мен бостандықтары заңмен қорғалады және шектелмейді."
    (paragraph,) = opened(text).paragraphs
    assert paragraph.text.rstrip() == text
    assert len(paragraph.runs) > 1


def test_same_bytes_on_every_run() -> None:
    first, second = (hashlib.sha256(write_docx(EVERYTHING, "01-sample")).hexdigest() for _ in range(2))
    assert first == second


def test_other_name_other_mess() -> None:
    assert write_docx(EVERYTHING, "01-sample") != write_docx(EVERYTHING, "02-sample")


def test_everything_has_its_part() -> None:
    with zipfile.ZipFile(io.BytesIO(write_docx(EVERYTHING, "01-sample"))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        names = set(archive.namelist())
    assert {"word/footnotes.xml", "word/numbering.xml", "word/charts/chart1.xml", "word/media/image3.png"} <= names


def test_direct_formatting_is_all_there_is() -> None:
    document = opened("{center} {bold} {size 12} ҚОРЫТЫНДЫ\n\n{indent} Мәтін.")
    heading, body = document.paragraphs
    assert heading.style is not None
    assert heading.style.name == "Normal"
    assert heading.runs[0].bold
    assert heading.runs[0].font.size == Pt(12)
    assert body.runs[0].font.name == "Times New Roman"
    assert body.paragraph_format.first_line_indent is not None
    assert round(body.paragraph_format.first_line_indent.cm, 2) == 1.25


def test_margins_are_those_of_a_call_for_papers() -> None:
    section = opened("Мәтін.").sections[0]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(margin.cm, 1) for margin in margins if margin is not None] == [2.0, 2.0, 3.0, 1.5]


def test_heading_style_is_found_by_its_name() -> None:
    (paragraph,) = opened("{heading 2} Кіріспе").paragraphs
    assert paragraph.style is not None
    assert paragraph.style.name == "Heading 2"


def test_merged_cells() -> None:
    table = opened(TABLE).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Аймақ", "Көрсеткіш", "Көрсеткіш"],
        ["Аймақ", "2023", "2024"],
        ["Абай", "12,5", "13"],
    ]
    marked = [len(list(row._tr.iter(qn("w:tblHeader")))) for row in table.rows]
    assert marked == [1, 1, 0]  # the head is as deep as its merged cells


def test_each_list_begins_anew() -> None:
    document = opened("{list} а\n\n{list} ә\n\nмәтін\n\n{list} б")
    numbers = [node.get(qn("w:val")) for node in document.element.body.iter(qn("w:numId"))]
    assert numbers == ["1", "1", "2"]


def test_note_is_a_real_footnote() -> None:
    notes = part(EVERYTHING, "word/footnotes.xml").findall(qn("w:footnote"))
    assert [note.get(qn("w:id")) for note in notes] == ["-1", "0", "1"]
    assert "".join(notes[2].itertext()) == " Ескерту мәтіні."


def test_typed_indents() -> None:
    tabbed, blanks = opened("{tab} Мәтін\n\n{spaces} Мәтін").paragraphs
    assert tabbed.text.rstrip() == "\tМәтін"
    assert blanks.text.rstrip() == "     Мәтін"


def test_inline_marks() -> None:
    pieces = read_inline(r"А~Б **қою** *көлбеу* x^{2}\\жаңа\tжол \*жұлдыз\* ___ 5 * 6")
    words = [piece.text for piece in pieces if isinstance(piece, Words)]
    assert words == ["А\u00a0Б ", "қою", " ", "көлбеу", " x", "2", "жаңа", "жол *жұлдыз* ___ 5 * 6"]
    assert [piece.kind for piece in pieces if isinstance(piece, Mark)] == ["break", "tab"]


@given(st.text(alphabet='аәбғжқлмнңоөуұүіАҚ ,.;:()«»–-0123456789"', max_size=200))
def test_plain_text_is_kept_letter_for_letter(text: str) -> None:
    assert "".join(piece.text for piece in read_inline(text) if isinstance(piece, Words)) == text


@pytest.mark.parametrize(
    ("linear", "tags"),
    [
        ("a/b", ["f", "num", "den"]),
        ("x_i^2", ["sSubSup", "sub", "sup"]),
        ("√(b^2)", ["rad", "deg", "sSup"]),
        ("∑_(i=1)^n x_i", ["nary", "sub", "sup", "sSub"]),
        ("(a+b)/2", ["f"]),
        ("(■(1&2@3&4))", ["d", "m", "mr"]),
        ("x̄", ["acc"]),
        ('"халық"', ["sty"]),
    ],
)
def test_linear_format(linear: str, tags: list[str]) -> None:
    root = etree.fromstring(f'<r xmlns:w="urn:w" xmlns:m="{MATH}">{math_from_linear(linear)}</r>')
    assert set(tags) <= {etree.QName(node).localname for node in root.iter()}


def test_fraction_drops_its_grouping_brackets() -> None:
    assert "<m:d>" not in math_from_linear("(a+b)/(2c)")
    assert math_from_linear("(a+b)^2/c").count("<m:d>") == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{centre} Мәтін", "centre"),
        ("::table grid\n| а | ә |\n| б |", "equally many cells"),
        ("$жоқ$ ::figure\n\n$none$", "none"),
        ("::picture a 3", "unknown kind"),
        ("::figure none 12", "figures.none"),
    ],
)
def test_errors_name_the_text_and_the_place(text: str, said: str) -> None:
    with pytest.raises(SampleSourceError, match=said) as caught:
        write_docx(text, "07-bad")
    assert "07-bad" in str(caught.value)


@pytest.mark.parametrize(
    ("typed", "author"),
    [
        ("{right} Бекенова~А. С.,", "Бекенова А. С."),
        ("{center} А.С. Бекенова^{1}", "А.С. Бекенова"),
        ("Бекенова Айсұлу Серікқызы", "Бекенова Айсұлу Серікқызы"),
        ("КІРІСПЕ", "Пользователь"),
    ],
)
def test_author_is_guessed_from_the_head(typed: str, author: str) -> None:
    assert author_of(read_source(typed, "01-sample")) == author


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_text_builds_and_opens(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    document = docx.Document(io.BytesIO(write_docx(text, path.stem)))
    typed = sum(isinstance(block, Paragraph) for block in read_source(text, path.stem).blocks)
    assert len(document.paragraphs) >= typed


def test_runs_are_as_broken_as_in_real_manuscripts(tmp_path: Path) -> None:
    counts = [
        len(paragraph.runs)
        for path in write_sample(tmp_path)
        if path.suffix == ".docx"
        for paragraph in docx.Document(str(path)).paragraphs
        if len(paragraph.text) > 80
    ]
    assert 4 <= statistics.median(counts) <= 8


def test_sample_is_one_folder_a_section(tmp_path: Path) -> None:
    written = write_sample(tmp_path)
    assert {path.parent.name for path in written if path.suffix == ".docx"} == {path.parent.name for path in TEXTS}
    assert all(path.is_file() for path in written)
