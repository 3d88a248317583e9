"""Formulas of Word → MathML and linear text."""

import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from proceedings.collect.archive import Element
from proceedings.collect.equations import read_equation, read_numbered
from proceedings.collect.names import M

NAMESPACES = (
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
)
CORPUS = Path(os.environ.get("PROCEEDINGS_CORPUS", Path(__file__).parents[2].parent / "shared" / "corpus"))


def omml(inside: str):
    return etree.fromstring(f"<m:oMath {NAMESPACES}>{inside}</m:oMath>")


def run(text: str, style: str = "") -> str:
    properties = f'<m:rPr><m:sty m:val="{style}"/></m:rPr>' if style else ""
    return f'<m:r>{properties}<m:t xml:space="preserve">{text}</m:t></m:r>'


def part(name: str, *runs: str) -> str:
    return f"<m:{name}>{''.join(run(text) for text in runs)}</m:{name}>"


def mathml(inside: str) -> str:
    said = read_equation(omml(inside)).mathml
    return said.removeprefix('<math xmlns="http://www.w3.org/1998/Math/MathML">').removesuffix("</math>")


def text(inside: str) -> str:
    return read_equation(omml(inside)).text


SUM = '<m:naryPr><m:chr m:val="∑"/></m:naryPr>'

GOLDEN = [
    (run("x"), "<mi>x</mi>", "x"),
    (run("3") + run(",14"), "<mn>3,14</mn>", "3,14"),
    (
        run("2x-1"),
        "<mrow><mn>2</mn><mi>x</mi><mo>−</mo><mn>1</mn></mrow>",
        "2x-1",
    ),
    (run("sin") + run(" x"), '<mrow><mi>sin</mi><mspace width="0.25em"/><mi>x</mi></mrow>', "sin x"),
    (run("x", "p"), '<mi mathvariant="normal">x</mi>', "x"),
    (run("v", "b"), '<mi mathvariant="bold">v</mi>', "v"),
    (
        '<m:r><m:rPr><m:scr m:val="double-struck"/><m:sty m:val="p"/></m:rPr><m:t>R</m:t></m:r>',
        '<mi mathvariant="double-struck">R</mi>',
        "R",
    ),
    ("<m:r><m:rPr><m:nor/></m:rPr><m:t>егер x</m:t></m:r>", "<mtext>егер\u00a0x</mtext>", "егер x"),
    (run("рет"), '<mi mathvariant="italic">рет</mi>', "рет"),
    (f"<m:f>{part('num', 'a')}{part('den', 'b')}</m:f>", "<mfrac><mi>a</mi><mi>b</mi></mfrac>", "a/b"),
    (
        f'<m:f><m:fPr><m:type m:val="skw"/></m:fPr>{part("num", "1")}{part("den", "a+b")}</m:f>',
        '<mfrac bevelled="true"><mn>1</mn><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow></mfrac>',
        "1/(a+b)",
    ),
    (
        f'<m:f><m:fPr><m:type m:val="noBar"/></m:fPr>{part("num", "n")}{part("den", "k")}</m:f>',
        '<mfrac linethickness="0"><mi>n</mi><mi>k</mi></mfrac>',
        "n¦k",
    ),
    (
        f'<m:f><m:fPr><m:type m:val="lin"/></m:fPr>{part("num", "n")}{part("den", "k")}</m:f>',
        "<mrow><mi>n</mi><mo>/</mo><mi>k</mi></mrow>",
        "n/k",
    ),
    (f"<m:rad>{part('deg', '3')}{part('e', 'x')}</m:rad>", "<mroot><mi>x</mi><mn>3</mn></mroot>", "3√x"),
    (
        f'<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/>{part("e", "x+y")}</m:rad>',
        "<msqrt><mrow><mi>x</mi><mo>+</mo><mi>y</mi></mrow></msqrt>",
        "√(x+y)",
    ),
    (f"<m:sSup>{part('e', 'x')}{part('sup', '2')}</m:sSup>", "<msup><mi>x</mi><mn>2</mn></msup>", "x^2"),
    (f"<m:sSub>{part('e', 'x')}{part('sub', 'i')}</m:sSub>", "<msub><mi>x</mi><mi>i</mi></msub>", "x_i"),
    (
        f"<m:sSubSup>{part('e', 'x')}{part('sub', 'i')}{part('sup', '2')}</m:sSubSup>",
        "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>",
        "x_i^2",
    ),
    (
        f"<m:sPre>{part('sub', 'a')}{part('sup', 'b')}{part('e', 'X')}</m:sPre>",
        "<mmultiscripts><mi>X</mi><mprescripts/><mi>a</mi><mi>b</mi></mmultiscripts>",
        "_a^b X",
    ),
    (
        f"<m:nary>{SUM}{part('sub', 'i=1')}{part('sup', 'n')}{part('e', 'i')}</m:nary>",
        "<mrow><munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>i</mi></mrow>",
        "∑_(i=1)^n i",
    ),
    (
        f"<m:nary>{part('sub', '0')}{part('sup', '1')}{part('e', 'x')}</m:nary>",
        "<mrow><msubsup><mo>∫</mo><mn>0</mn><mn>1</mn></msubsup><mi>x</mi></mrow>",
        "∫_0^1 x",
    ),
    (
        f"<m:d>{part('e', 'a')}{part('e', 'b')}</m:d>",
        (
            '<mrow><mo fence="true" form="prefix">(</mo><mi>a</mi><mo separator="true">|</mo><mi>b</mi>'
            '<mo fence="true" form="postfix">)</mo></mrow>'
        ),
        "(a|b)",
    ),
    (
        f'<m:d><m:dPr><m:begChr m:val="{{"/><m:endChr m:val=""/></m:dPr>{part("e", "a")}</m:d>',
        '<mrow><mo fence="true" form="prefix">{</mo><mi>a</mi></mrow>',
        "{a",
    ),
    (
        f"<m:m><m:mr>{part('e', 'a')}{part('e', 'b')}</m:mr><m:mr>{part('e', 'c')}{part('e', 'd')}</m:mr></m:m>",
        (
            "<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr>"
            "<mtr><mtd><mi>c</mi></mtd><mtd><mi>d</mi></mtd></mtr></mtable>"
        ),
        "a, b; c, d",
    ),
    (
        f"<m:eqArr>{part('e', 'x&amp;=1')}{part('e', 'y&amp;=2')}</m:eqArr>",
        (
            '<mtable columnalign="right left" columnspacing="0em">'
            "<mtr><mtd><mi>x</mi></mtd><mtd><mrow><mo>=</mo><mn>1</mn></mrow></mtd></mtr>"
            "<mtr><mtd><mi>y</mi></mtd><mtd><mrow><mo>=</mo><mn>2</mn></mrow></mtd></mtr></mtable>"
        ),
        "x=1; y=2",
    ),
    (
        f'<m:acc><m:accPr><m:chr m:val="&#x20d7;"/></m:accPr>{part("e", "v")}</m:acc>',
        '<mover accent="true"><mi>v</mi><mo stretchy="false">→</mo></mover>',
        "v\u20d7",
    ),
    (
        f'<m:bar><m:barPr><m:pos m:val="top"/></m:barPr>{part("e", "z")}</m:bar>',
        '<mover accent="true"><mi>z</mi><mo>―</mo></mover>',
        "z\u0305",
    ),
    (
        f"<m:func><m:fName>{run('cos', 'p')}</m:fName>{part('e', 'x')}</m:func>",
        "<mrow><mi>cos</mi><mo>&#x2061;</mo><mi>x</mi></mrow>",
        "cos x",
    ),
    (
        f"<m:limLow>{part('e', 'lim')}{part('lim', 'x→0')}</m:limLow>",
        "<munder><mi>lim</mi><mrow><mi>x</mi><mo>→</mo><mn>0</mn></mrow></munder>",
        "lim_(x→0)",
    ),
    (f"<m:limUpp>{part('e', 'A')}{part('lim', 'n')}</m:limUpp>", "<mover><mi>A</mi><mi>n</mi></mover>", "A^n"),
    (
        f"<m:groupChr>{part('e', 'x')}</m:groupChr>",
        '<munder accentunder="true"><mi>x</mi><mo stretchy="true">⏟</mo></munder>',
        "⏟(x)",
    ),
    (
        f'<m:groupChr><m:groupChrPr><m:chr m:val="→"/></m:groupChrPr>{part("e", "t")}</m:groupChr>',
        '<mover><mo stretchy="true">→</mo><mi>t</mi></mover>',
        "→^(t)",
    ),
    (f"<m:box>{part('e', 'x')}</m:box>", "<mi>x</mi>", "x"),
    (f"<m:borderBox>{part('e', 'x')}</m:borderBox>", '<menclose notation="box"><mi>x</mi></menclose>', "x"),
    (
        f'<m:phant><m:phantPr><m:show m:val="0"/></m:phantPr>{part("e", "x")}</m:phant>',
        "<mphantom><mi>x</mi></mphantom>",
        "x",
    ),
    (f"<m:novelty>{run('x')}</m:novelty>", "<mi>x</mi>", "x"),
    (f"<w:ins>{run('a')}</w:ins><w:del>{run('b')}</w:del>", "<mi>a</mi>", "a"),
]


@pytest.mark.parametrize(("inside", "expected", "linear"), GOLDEN)
def test_structures(inside: str, expected: str, linear: str):
    assert mathml(inside).replace("\u2061", "&#x2061;") == expected
    assert text(inside) == linear


def test_a_number_at_the_margin_is_parted_from_the_formula():
    row = f"{run('E=m')}{run('#')}<m:d>{part('e', '1')}</m:d>"
    equation, number = read_numbered(omml(f"<m:eqArr><m:e>{row}</m:e></m:eqArr>"))
    assert equation.text == "E=m"
    assert number == "(1)"


def test_formulas_of_a_paragraph_are_lines():
    paragraph = etree.fromstring(
        f"<m:oMathPara {NAMESPACES}><m:oMath>{run('a')}</m:oMath><m:oMath>{run('b')}</m:oMath></m:oMathPara>"
    )
    assert read_equation(paragraph).text == "a\nb"


LEAVES = st.text(alphabet="abxyzαΔқәі0123456789+-=(),. ", max_size=6).map(run)
NESTED = st.recursive(
    st.lists(LEAVES, max_size=3).map("".join),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda p: f"<m:f><m:num>{p[0]}</m:num><m:den>{p[1]}</m:den></m:f>"),
        st.tuples(inner, inner).map(lambda p: f"<m:sSub><m:e>{p[0]}</m:e><m:sub>{p[1]}</m:sub></m:sSub>"),
        st.tuples(inner, inner).map(lambda p: f"<m:rad><m:deg>{p[0]}</m:deg><m:e>{p[1]}</m:e></m:rad>"),
        st.tuples(inner, inner).map(lambda p: f"<m:d><m:e>{p[0]}</m:e><m:e>{p[1]}</m:e></m:d>"),
        st.tuples(inner, inner).map(lambda p: f"<m:eqArr><m:e>{p[0]}</m:e><m:e>{p[1]}</m:e></m:eqArr>"),
        st.tuples(inner, inner, inner).map(
            lambda p: f"<m:nary><m:sub>{p[0]}</m:sub><m:sup>{p[1]}</m:sup><m:e>{p[2]}</m:e></m:nary>"
        ),
    ),
    max_leaves=8,
)


@given(NESTED)
def test_no_letter_is_lost_or_moved(inside: str):
    assert_all_letters(omml(inside))


def assert_all_letters(element: Element) -> None:
    written = [char for t in element.iter(f"{M}t") for char in t.text or "" if char.isalnum()]
    equation = read_equation(element)
    assert [char for char in equation.text if char.isalnum()] == written
    etree.fromstring(equation.mathml)


@pytest.mark.corpus
def test_no_letter_of_the_corpus_is_lost():
    if not CORPUS.is_dir():
        pytest.skip("no corpus")
    seen = 0
    for path in sorted(CORPUS.glob("A-manuscript/*.docx")):
        with zipfile.ZipFile(path) as archive:
            if b"<m:oMath" not in (document := archive.read("word/document.xml")):
                continue
        for element in etree.fromstring(document).iter(f"{M}oMath"):
            assert_all_letters(element)
            seen += 1
    assert seen > 500
