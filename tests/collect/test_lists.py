"""Word's numbering."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.collect.numerals import numeral
from proceedings.model.blocks import Paragraph, Role

from .build import paragraph, read, style, styled


def level(number: int, number_format: str, shown: str, more: str = "", start: int = 1) -> str:
    """Return a `w:lvl`."""
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>'
        f'{more}<w:lvlText w:val="{shown}"/></w:lvl>'
    )


def lists(*levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    """Return a numbering part with one abstract list."""
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{nums}'


def item(words: str, at: int = 0, num: int = 1) -> str:
    """Return a paragraph of a list."""
    return paragraph(words, properties=f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{num}"/></w:numPr>')


def labels(folder: Path, body: str, numbering: str, styles: str = "") -> list[str]:
    """Return the labels of the paragraphs of a body."""
    blocks = read(folder, body, numbering=numbering, styles=styles).blocks
    return [block.label for block in blocks if isinstance(block, Paragraph)]


def test_levels_count_and_restart(tmp_path: Path):
    numbering = lists(level(0, "decimal", "%1."), level(1, "decimal", "%1.%2."), level(2, "lowerLetter", "%3)"))
    body = "".join(item("x", at) for at in (0, 1, 1, 2, 2, 0, 1, 2))
    assert labels(tmp_path, body, numbering) == ["1.", "1.1.", "1.2.", "a)", "b)", "2.", "2.1.", "a)"]


def test_an_item_knows_its_level(tmp_path: Path):
    numbering = lists(level(0, "decimal", "%1."), level(1, "bullet", "–"))
    (block,) = read(tmp_path, item("x", 1), numbering=numbering).blocks
    assert isinstance(block, Paragraph)
    assert (block.role, block.level, block.label) == (Role.LIST, 1, "–")


def test_a_level_that_never_restarts(tmp_path: Path):
    numbering = lists(level(0, "decimal", "%1."), level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>'))
    assert labels(tmp_path, "".join(item("x", at) for at in (0, 1, 0, 1)), numbering) == ["1.", "1.", "2.", "2."]


def test_lists_of_one_kind_count_on_and_overrides_restart(tmp_path: Path):
    num = '<w:num w:numId="{}"><w:abstractNumId w:val="0"/>{}</w:num>'
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    nums = num.format(1, "") + num.format(2, "") + num.format(3, again)
    body = "".join(item("x", 0, number) for number in (1, 2, 3, 3, 1))
    assert labels(tmp_path, body, lists(level(0, "decimal", "%1."), nums=nums)) == ["1.", "2.", "1.", "2.", "3."]


def test_an_override_may_bring_a_level_of_its_own(tmp_path: Path):
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "%1)")}</w:lvlOverride>'
    nums = f'<w:num w:numId="1"><w:abstractNumId w:val="0"/>{own}</w:num>'
    assert labels(tmp_path, item("x"), lists(level(0, "decimal", "%1."), nums=nums)) == ["I)"]


def test_legal_numbering(tmp_path: Path):
    numbering = lists(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    assert labels(tmp_path, item("x") + item("x", 1), numbering) == ["I.", "1.1"]


@pytest.mark.parametrize(
    ("font", "sign", "expected"),
    [
        ("Symbol", "\uf0b7", "•"),
        ("Wingdings", "\uf0a7", "▪"),
        ("Wingdings", "\uf0fc", "✓"),
        ("Wingdings", "\uf030", "•"),
        ("Courier New", "o", "◦"),
        ("Times New Roman", "–", "–"),
        ("Symbol", "", "•"),
    ],
)
def test_bullets(tmp_path: Path, font: str, sign: str, expected: str):
    looks = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>'
    numbering = lists(level(0, "bullet", sign).replace("</w:lvl>", f"{looks}</w:lvl>"))
    assert labels(tmp_path, item("x"), numbering) == [expected]


def test_numbered_headings_keep_their_role(tmp_path: Path):
    sheet = style("heading 1", inner='<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>') + style(
        "heading 2", inner='<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    )
    numbering = lists(
        level(0, "decimal", "%1", '<w:pStyle w:val="heading1"/>'),
        level(1, "decimal", "%1.%2", '<w:pStyle w:val="heading2"/>'),
    )
    body = styled("One", "heading1") + styled("Two", "heading2") + styled("Three", "heading1")
    blocks = read(tmp_path, body, numbering=numbering, styles=sheet).blocks
    assert [(b.role, b.level, b.label) for b in blocks if isinstance(b, Paragraph)] == [
        (Role.HEADING, 1, "1"),
        (Role.HEADING, 2, "1.1"),
        (Role.HEADING, 1, "2"),
    ]


def test_number_zero_takes_a_paragraph_out_of_the_list_of_its_style(tmp_path: Path):
    sheet = style("List Bullet", inner='<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    out = styled("x", "ListBullet", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>')
    (block,) = read(tmp_path, out, numbering=lists(level(0, "bullet", "•")), styles=sheet).blocks
    assert isinstance(block, Paragraph)
    assert (block.role, block.label) == (Role.BODY, "")


def test_a_list_kept_in_a_style(tmp_path: Path):
    numbering = (
        f'<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Outline"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1">{level(0, "decimal", "(%1)")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    )
    sheet = style("Outline", kind="numbering", inner='<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>')
    assert labels(tmp_path, item("x"), numbering, sheet) == ["(1)"]


@pytest.mark.parametrize(
    ("number", "number_format", "expected"),
    [
        (7, "decimal", "7"),
        (7, "decimalZero", "07"),
        (14, "lowerRoman", "xiv"),
        (1999, "upperRoman", "MCMXCIX"),
        (27, "lowerLetter", "aa"),
        (3, "upperLetter", "C"),
        (1, "russianLower", "а"),
        (10, "russianLower", "к"),
        (29, "russianUpper", "Я"),
        (30, "russianLower", "аа"),
        (2, "chicago", "†"),
        (3, "decimalEnclosedCircle", "③"),
        (22, "ordinal", "22nd"),
        (5, "none", ""),
        (5, "somethingNew", "5"),
        (0, "lowerRoman", "0"),
        (10**8, "lowerLetter", "100000000"),
    ],
)
def test_formats(number: int, number_format: str, expected: str):
    assert numeral(number, number_format) == expected


@given(st.integers(1, 3999))
def test_roman_numerals_read_back(number: int):
    values = {"m": 1000, "d": 500, "c": 100, "l": 50, "x": 10, "v": 5, "i": 1}
    digits = [values[letter] for letter in numeral(number, "lowerRoman")]
    following = [*digits[1:], 0]
    assert sum(-d if d < after else d for d, after in zip(digits, following, strict=True)) == number
