"""ziamath made ready: our faces, and corrections of what it reckons wrongly or too slowly."""

import warnings
from functools import cache
from typing import Any
from xml.etree import ElementTree as ET

from proceedings.style import font_path

FONT = "house"
"""Name of our font among those that ziamath has loaded."""

DELIMITER = 0.88
"""How much of what they enclose fences must cover; typographers let the rest stand out…"""
SHORTFALL = 0.2
"""…but no more than this at either end, in em."""

ACCENT_DROP = 0.11
"""How much nearer to its letter an accent stands than a bar, in em."""

_TEXT_FACES = {
    (False, False): "SourceSerif4-Regular.ttf",
    (True, False): "SourceSerif4-Bold.ttf",
    (False, True): "SourceSerif4-Italic.ttf",
    (True, True): "SourceSerif4-BoldItalic.ttf",
}


class NoGlyph(ValueError):
    """No face has a character of the formula."""


@cache
def engine() -> Any:
    """Return ziamath with our font in it: imported late, since it takes a tenth of a second."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # ziamath finds its font in an old way
        import ziamath
    from ziafont.config import config
    from ziamath import zmath
    from ziamath.config import config as math_config
    from ziamath.nodes import munderover
    from ziamath.nodes.mnode import Mnode
    from ziamath.nodes.mrow import Mrow

    config.svg2 = False  # glyphs as absolute paths, not as symbols and their uses
    config.precision = 4
    math_config.minsizefraction = 0.0  # else scripts are no smaller than 30 % of 24 pt, whatever the size of the type
    zmath.loadedfonts[FONT] = _house_font()
    Mnode.size_px = _true_ems(Mnode.size_px)
    measure = "_get_height_nostretch"
    setattr(Mrow, measure, _quick_height(getattr(Mrow, measure)))
    munderover.place_over = _low_accents(munderover.place_over)
    return ziamath


def _true_ems(original: Any) -> Any:
    """Return ziamath's reckoning of lengths with an em as wide as the type is large: it makes one a third wider."""

    def size_px(node: Any, size: str, fontsize: float | None = None) -> float:
        scale = 0.75 if str(size).endswith(("em", "ex", "mu", "space")) else 1.0
        return original(node, size, fontsize) * scale

    return size_px


def _quick_height(original: Any) -> Any:
    """Return the measuring of a row for its fences, done only where fences are: nested rows cost 2^depth otherwise."""

    def get_height_nostretch(row: Any, line: list[ET.Element], **kwargs: Any) -> tuple[float, float]:
        if kwargs.get("nostretch") or not any(_grows(child) for child in line):
            return 0.0, 0.0
        low, high = original(row, line, **kwargs)
        shortfall = SHORTFALL * row.glyphsize
        return min(low * DELIMITER, low + shortfall), max(high * DELIMITER, high - shortfall)

    return get_height_nostretch


def _grows(element: ET.Element) -> bool:
    """Tell whether `element` is an operator that grows with its row, or stands on one."""
    if element.tag in ("mrow", "mtable", "mfrac", "msqrt", "mroot"):
        return False
    return (element.tag == "mo" and element.get("stretchy") != "false") or any(_grows(child) for child in element)


def _low_accents(original: Any) -> Any:
    """Return the placing of things over others with accents near to their letters."""

    def place_over(base: Any, over: Any, font: Any) -> tuple[float, float]:
        x, y = original(base, over, font)
        is_accent = getattr(over, "mtag", "") == "mo" and over.parent.element.get("accent") == "true"
        return x, y + (ACCENT_DROP * base.glyphsize if is_accent else 0.0)

    return place_over


def _house_font() -> Any:
    """Return STIX Two Math, with the text faces for the letters that it lacks: Kazakh, and slanted Cyrillic."""
    from ziamath.mathfont import MathFont

    class HouseFont(MathFont):
        def findglyph(self, char: str, variant: Any) -> Any:
            if not "\u0400" <= char <= "\u052f":
                glyph = super().findglyph(char, variant)
                if glyph.index > 0 or char.isspace():
                    return glyph
            return _text_glyph(char, variant.bold, variant.italic)

    return HouseFont(str(font_path("ziamath:STIXTwoMath-Regular.ttf")))


@cache
def _text_font(file: str) -> Any:
    from ziafont.font import Font

    return Font(str(font_path(file)))


@cache
def _text_glyph(char: str, bold: bool, italic: bool) -> Any:
    """Return a glyph of a text face; its index is none, so that the math font's own tables leave it alone."""
    font = _text_font(_TEXT_FACES[bold, italic])
    glyph = font.glyph(char)
    if glyph.index == 0:
        raise NoGlyph(char)
    width = font.advance(glyph.index, None)

    def advance(nextchr: object = None) -> float:
        del nextchr  # kerning belongs to the math font
        return width

    glyph.index, glyph.advance = -1, advance
    return glyph
