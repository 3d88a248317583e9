"""Maps from codes to letters: read, and freed of letters that mean something to one font only."""

import pytest

from proceedings.collect.pdf_maps import letters_of, spoken

MAP = b"""2 beginbfchar
<01> <F0B7>
<02> <0041>
endbfchar
1 beginbfrange
<0003> <0004> <F061>
endbfrange
1 beginbfrange
<0005> <0006> [<F0A7> <00420043>]
endbfrange"""


def words(cmap: bytes) -> dict[int, str]:
    return {code: bytes.fromhex(said.decode()).decode("utf-16-be") for code, said in letters_of(cmap).items()}


@pytest.mark.parametrize(
    ("font", "signs"),
    [
        ("/ABCDEF+SymbolMT", "•αβ♣"),
        ("/OpenSymbol", "•αβ♣"),
        ("Wingdings-Regular", "\uf0b7\uf061\uf062▪"),
    ],
)
def test_signs_of_symbol_fonts_become_letters_of_all_fonts(font: str, signs: str):
    bullet, alpha, beta, square = signs
    assert words(spoken(MAP, font)) == {1: bullet, 2: "A", 3: alpha, 4: beta, 5: square, 6: "BC"}


def test_other_maps_stay_as_they_are():
    plain = b"1 beginbfchar\n<F0B7>   <0041>\nendbfchar"
    assert letters_of(spoken(plain, "/SymbolMT")) == {0xF0B7: b"0041"}
    assert spoken(b"1 beginbfchar <01> <0041> endbfchar", "/SymbolMT") == b"1 beginbfchar <01> <0041> endbfchar"
