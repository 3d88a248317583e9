import io
from pathlib import Path

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from proceedings.bind.truetype import TrueType
from proceedings.errors import StyleError
from proceedings.style import font_path

LETTERS = [ord(letter) for letter in "AzЖәғқңөұүһіӘҒЙё«»—№Ǻ½ﬁ"]
FONTS = ["SourceSerif4-Regular.ttf", "SourceSans3-Italic.ttf", "DejaVuSans.ttf", "ziamath:STIXTwoMath-Regular.ttf"]


def drawn(font: TTFont, name: str) -> list[object]:
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(pen)
    return pen.value


@pytest.mark.parametrize("name", FONTS)
def test_characters_have_the_glyphs_that_fonttools_finds(name: str):
    path = font_path(name)
    with TTFont(path) as reference:
        best = reference.getBestCmap()
        expected = {code: reference.getGlyphID(best[code]) for code in [*LETTERS, 0x378] if code in best}
    assert TrueType(path).glyphs([*LETTERS, 0x378]) == expected


@pytest.mark.parametrize("name", FONTS)
def test_subset_draws_the_same_outlines_at_the_same_widths(name: str):
    path = font_path(name)
    source = TrueType(path)
    glyphs = source.glyphs(LETTERS)
    data, numbers, blank = source.subset(glyphs.values(), blank=source.units // 4)
    with TTFont(path) as full, TTFont(io.BytesIO(data), checkChecksums=2) as subset:
        order = subset.getGlyphOrder()
        for glyph in glyphs.values():
            old, new = full.getGlyphName(glyph), order[numbers[glyph]]
            assert drawn(subset, new) == drawn(full, old)
            assert subset["hmtx"][new][0] == full["hmtx"][old][0] == source.advances[glyph]
        assert subset["hmtx"][order[blank]] == (source.units // 4, 0)
        assert drawn(subset, order[blank]) == []
        assert sorted(subset.keys()) == sorted(["GlyphOrder", "glyf", "head", "hhea", "hmtx", "loca", "maxp"])


def test_subset_is_the_same_each_time():
    font = TrueType(font_path(FONTS[0]))
    assert font.subset([9, 4, 7], blank=250) == font.subset([4, 7, 9], blank=250)


@pytest.mark.parametrize("data", [b"", b"\0\1\0\0", b"OTTO" + bytes(80)])
def test_other_files_are_refused(tmp_path: Path, data: bytes):
    path = tmp_path / "font.ttf"
    path.write_bytes(data)
    with pytest.raises(StyleError) as caught:
        TrueType(path)
    assert caught.value.code == "style.font"
