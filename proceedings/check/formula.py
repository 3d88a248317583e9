"""Pictures that are formulas, told by where they stand and by their shape."""

import re

from proceedings.model.blocks import Figure, Paragraph
from proceedings.model.graphic import Picture
from proceedings.model.measure import CM
from proceedings.model.text import InlineGraphic, plain_text

_NUMBER = re.compile(r"[\s,.;]*\((?:\d{1,2}\.)?\d{1,3}[а-яa-z]?\)[\s,.;]*")
_EXPLAINED = re.compile(r"\s*(?:где|мұндағы|where|здесь)\b", re.IGNORECASE)
_FLAT = 2.2
"""A formula is so many times wider than high, and"""
_LOW = 1.6 * CM
"""no higher."""


def numbered_picture(paragraph: Paragraph) -> bool:
    """Say whether a line holds nothing but pictures and the number of a formula."""
    pictures = [part for part in paragraph.content if isinstance(part, InlineGraphic)]
    return bool(pictures) and _NUMBER.fullmatch(plain_text(paragraph.content)) is not None


def formula_pictures(paragraph: Paragraph) -> tuple[Picture, ...]:
    """Return the pictures in a line that are formulas: by the program that left them, or by the number beside them."""
    drawn = [part.graphic for part in paragraph.content if isinstance(part, InlineGraphic)]
    numbered = numbered_picture(paragraph)
    return tuple([each for each in drawn if isinstance(each, Picture) and (each.formula or numbered)])


def is_formula(figure: Figure, above: object) -> bool:
    """Say whether a lone picture is a formula: low, wide, and announced by a colon or explained by «где»."""
    if len(figure.panels) != 1 or figure.caption is not None or figure.panels[0].caption is not None:
        return False
    graphic = figure.panels[0].graphic
    if not isinstance(graphic, Picture) or not 0 < graphic.height <= _LOW or graphic.width < _FLAT * graphic.height:
        return False
    text = plain_text(above.content).rstrip() if isinstance(above, Paragraph) else ""
    return text.endswith((":", ",")) or _EXPLAINED.match(text) is not None
