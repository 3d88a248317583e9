import io

from fontTools.ttLib import TTFont

from proceedings.bind.fonts import EmbeddedFont, embedded_font
from proceedings.bind.streams import BLANK_CODE, BLANK_WIDTH
from proceedings.bind.truetype import TrueType
from proceedings.model.setpage import FIRST_OWN_CODE
from proceedings.style import font_path

SERIF = font_path("SourceSerif4-Regular.ttf")


def widths(font: EmbeddedFont) -> dict[int, float]:
    return {first + index: width for first, run in font.widths for index, width in enumerate(run)}


def glyph(font: EmbeddedFont, code: int) -> int:
    return int.from_bytes(font.cid_to_gid[2 * code : 2 * code + 2], "big")


def test_codes_lead_to_glyphs_of_their_width():
    font = embedded_font(SERIF, "Aә", {})
    with TTFont(io.BytesIO(font.program)) as subset:
        for code in (ord("A"), ord("ә")):
            name = subset.getGlyphName(glyph(font, code))
            assert subset["hmtx"][name][0] == widths(font)[code]
    assert widths(font)[BLANK_CODE] == BLANK_WIDTH


def test_codes_of_our_own_are_glyph_numbers_and_mean_their_text():
    number = TrueType(SERIF).glyphs([ord("Ж")])[ord("Ж")]
    code = chr(FIRST_OWN_CODE + number)
    font = embedded_font(SERIF, code + "Ж", {code: "ffi"})
    assert glyph(font, ord(code)) == glyph(font, ord("Ж"))
    assert f"<{ord(code):04X}> <006600660069>".encode() in font.to_unicode


def test_private_character_without_meaning_is_a_character():
    font = embedded_font(SERIF, "\ue005", {})
    assert b"<E005> <E005> <E005>" in font.to_unicode


def test_glyph_without_text_of_its_own_says_nothing_visible():
    assert b"<E005> <200B>" in embedded_font(SERIF, "\ue005", {"\ue005": ""}).to_unicode


def test_unknown_character_is_drawn_as_the_stand_in_and_keeps_its_meaning():
    font = embedded_font(SERIF, "\u0e01", {})
    assert glyph(font, 0x0E01) == 0 or widths(font)[0x0E01] > 0
    assert b"<0E01> <0E01> <0E01>" in font.to_unicode


def test_soft_hyphen_is_drawn_as_a_hyphen_and_stays_soft_in_text():
    font = embedded_font(SERIF, "-\xad", {})
    assert glyph(font, 0xAD) == glyph(font, ord("-"))
    assert b"<00AD> <00AD> <00AD>" in font.to_unicode


def test_ranges_stay_within_their_first_byte():
    font = embedded_font(font_path("DejaVuSans.ttf"), "".join(map(chr, range(0x3F0, 0x410))), {})
    assert b"<03F0> <03FF> <03F0>" in font.to_unicode
    assert b"<0400> <040F> <0400>" in font.to_unicode


def test_name_changes_with_the_codes_alone():
    assert embedded_font(SERIF, "ab", {}).name == embedded_font(SERIF, "ba", {}).name
    assert embedded_font(SERIF, "ab", {}).name != embedded_font(SERIF, "abc", {}).name
    assert embedded_font(SERIF, "ab", {}).name[6:] == "+SourceSerif4-Regular"
