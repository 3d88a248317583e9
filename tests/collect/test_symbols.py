"""Symbol-encoded fonts."""

import unicodedata

import pytest

from proceedings.collect.symbols import TABLES, symbol, unicode_text


@pytest.mark.parametrize(
    ("code", "font", "expected"),
    [
        (0xF061, "Symbol", "α"),
        (0x61, "symbol", "α"),
        (0xF057, "Symbol", "Ω"),
        (0xF0A3, "Symbol", "≤"),
        (0xF0B1, "Symbol", "±"),
        (0xF0D6, "Symbol", "√"),
        (0xF0E5, "Symbol", "∑"),
        (0xF0F2, "Symbol", "∫"),
        (0xF0B7, "Symbol", "•"),
        (0xF0A7, "Wingdings", "▪"),
        (0xF04A, "Wingdings", "☺"),
        (0xF0E0, "Wingdings", "→"),
        (0xF081, "Wingdings", "①"),
        (0xF052, "Wingdings 2", "☑"),
        (0xF0F0, "Symbol", None),
    ],
)
def test_known_signs(code: int, font: str, expected: str | None):
    assert symbol(code, font) == expected


def test_the_whole_of_symbol_is_there():
    missing = [code for code in [*range(0x20, 0x7F), *range(0xA1, 0xFF)] if code not in TABLES["symbol"]]
    assert missing == [0xF0]


def test_greek_letters_lie_where_latin_ones_do():
    for code in [*range(0x41, 0x5B), *range(0x61, 0x7B)]:
        assert unicodedata.name(TABLES["symbol"][code]).startswith("GREEK")


def test_text_of_ordinary_fonts_is_left_alone():
    assert unicode_text("abc – где", "Times New Roman") == ("abc – где", "")


def test_unknown_signs_are_named():
    assert unicode_text("\uf030", "Wingdings") == ("\uf030", "\uf030")
