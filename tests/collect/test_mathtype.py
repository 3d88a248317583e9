"""Formulas of Equation Editor and MathType → MathML and text, and where they stand in a paper."""

from pathlib import Path

import pytest

from proceedings.collect.mathtype import equation_of
from proceedings.collect.mtef import Char, Line, Matrix, MtefError, Object, Pile, Template
from proceedings.model.blocks import DisplayEquation, Paragraph
from proceedings.model.text import InlineEquation

from .build import RELATIONSHIP, paragraph, read, text
from .stored_formulas import embedded, mtef

TEXT, FUNCTION, VARIABLE, SYMBOL, NUMBER = 1, 2, 3, 6, 8


def line(said: str, face: int = VARIABLE) -> Line:
    return Line(objects=tuple(chars(said, face)))


def chars(said: str, face: int = VARIABLE) -> list[Char]:
    """Return characters in a face, digits as numbers and signs as symbols."""
    faces = [NUMBER if sign.isdigit() else face if sign.isalpha() or face == TEXT else SYMBOL for sign in said]
    return [Char(ord(sign), look) for sign, look in zip(said, faces, strict=True)]


def said(*objects: Object) -> str:
    return equation_of(Line(objects=objects)).text


def drawn(*objects: Object) -> str:
    mathml = equation_of(Line(objects=objects)).mathml
    return mathml.removeprefix('<math xmlns="http://www.w3.org/1998/Math/MathML">').removesuffix("</math>")


def script(name: str, below: Line, above: Line, variation: int = 0) -> Template:
    return Template(name, variation, (below, above))


NONE = Line()
FENCES = (Char(ord("("), 22), Char(ord(")"), 22))


@pytest.mark.parametrize(
    ("objects", "expected"),
    [
        (chars("x−1"), "x−1"),
        ([*chars("x"), script("sub", line("i"), NONE), *chars("+y")], "x_i+y"),
        ([*chars("12"), script("sup", NONE, line("3"))], "12^3"),
        ([*chars("ab"), script("sub-sup", line("i"), line("2"))], "ab_i^2"),
        ([*chars("sin", FUNCTION), script("sup", NONE, line("2")), *chars("x")], "sin^2x"),
        ([script("sup", NONE, line("2"), 1), *chars("x")], "^2 x"),
        ([Template("fraction", 0, (line("a+b"), line("c")))], "(a+b)/c"),
        ([Template("root", 0, (line("x"), NONE))], "√x"),
        ([Template("root", 1, (line("x"), line("3")))], "3√x"),
        ([Template("paren", 3, (line("a"), *FENCES))], "(a)"),
        ([Template("brace", 1, (line("a"), Char(ord("{"), 22)))], "{a"),
        ([Template("interval", 0x12, (line("a"),))], "[a)"),
        ([Template("sum", 0x70, (line("k"), line("i=1"), line("n"), Char(0x2211, 22)))], "∑_(i=1)^n k"),
        ([Template("integral", 0x21, (line("x"), line("0"), line("1"), Char(0x222B, 22)))], "∫_0^1 x"),
        ([Template("limit", 0x10, (line("lim", FUNCTION), line("n"), NONE)), *chars("x")], "lim_nx"),
        ([Template("integral-operator", 0x30, (NONE, line("0"), line("1"), line("|")))], "|_0^1"),
        ([Template("over-bar", 0, (line("h"),))], "h\u0305"),
        ([Template("vector", 2, (line("a"),))], "a\u20d7"),
        ([Char(ord("a"), VARIABLE, (9,))], "a\u0302"),
        ([Char(ord("="), SYMBOL, (10,))], "≠"),
        ([Char(ord("a"), VARIABLE, (5,)), script("sub", line("1"), NONE)], "(a^′)_1"),
        ([*chars("a"), Char(0xEF02, 24), *chars("b")], "a b"),
        (
            [Matrix(2, (line("a"), line("b"), line("c"), line("d")), 2)],
            "a, b; c, d",
        ),
        ([Pile((line("a=1"), line("b=2")), 4)], "a=1; b=2"),
        ([Template("horizontal-brace", 0, (line("a"), line("n")))], "⏟(a)_n"),
        ([Template("arrow", 0x24, (line("f"), NONE))], "→^f"),
        ([Template("dirac", 3, (line("a"), line("b")))], "⟨a|b⟩"),
    ],
)
def test_a_formula_is_said(objects: list[Object], expected: str):
    assert said(*objects) == expected


def test_letters_look_as_they_did():
    assert drawn(*chars("x", VARIABLE)) == "<mi>x</mi>"
    assert drawn(*chars("x", FUNCTION)) == '<mi mathvariant="normal">x</mi>'
    assert drawn(*chars("x", 7)) == '<mi mathvariant="bold">x</mi>'
    assert drawn(*chars("при", TEXT)) == "<mtext>при</mtext>"
    assert drawn(*chars("12")) == "<mn>12</mn>"


def test_lines_of_a_formula_are_lines():
    assert said(Pile((line("a"), line("b")), 1)) == "a\nb"


@pytest.mark.parametrize(
    "unknown",
    [
        Char(0xE123, VARIABLE),
        Char(0xD801, VARIABLE),
        Char(ord("a"), VARIABLE, (36,)),
        Template("long-division", 0, (line("a"),)),
    ],
)
def test_what_cannot_be_said_is_refused(unknown: Object):
    with pytest.raises(MtefError):
        said(unknown)


# ── In a paper ────────────────────────────────────────────────────────────────────────────────────────────────────

OBJECT = (
    '<w:r><w:object><v:shape style="width:10pt;height:10pt"><v:imagedata r:id="rIdX"/></v:shape>'
    '<o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="Equation.DSMT4" r:id="formula"/>'
    "</w:object></w:r>"
)
LINK = f'<Relationship Id="formula" Type="{RELATIONSHIP}/oleObject" Target="embeddings/oleObject1.bin"/>'


def blocks(folder: Path, body: str, stored: bytes):
    members = {"word/embeddings/oleObject1.bin": stored}
    return read(folder, body, parts=members, relationships=LINK)


def test_a_formula_in_a_line_is_set_in_it(tmp_path: Path):
    stored = embedded(mtef(line("x=1")))
    manuscript = blocks(tmp_path, paragraph(text("где "), OBJECT, text(" велико")), stored)
    (block,) = manuscript.blocks
    assert isinstance(block, Paragraph)
    assert [part.equation.text for part in block.content if isinstance(part, InlineEquation)] == ["x=1"]
    assert [(found.code, found.facts) for found in manuscript.findings] == [
        ("collect.equation-object", (("formulas", "1"),))
    ]


def test_a_formula_alone_with_its_number_is_displayed(tmp_path: Path):
    stored = embedded(mtef(line("E=m"), version=3))
    (block,) = blocks(tmp_path, paragraph(OBJECT, text("\t(2)")), stored).blocks
    assert isinstance(block, DisplayEquation)
    assert (block.equations[0].text, block.number) == ("E=m", "(2)")


@pytest.mark.parametrize("stored", [b"no object", embedded(b"\x07"), embedded(mtef(Line(objects=(Char(0xE123, 3),))))])
def test_what_cannot_be_read_is_its_picture(tmp_path: Path, stored: bytes):
    codes = [found.code for found in blocks(tmp_path, paragraph(text("а "), OBJECT), stored).findings]
    assert "collect.equation-object" not in codes
    assert codes
