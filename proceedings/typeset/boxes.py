"""What is not type but stands in lines: formulas and small pictures."""

from collections.abc import Callable
from dataclasses import replace

from proceedings.model.finding import Place
from proceedings.model.graphic import Picture
from proceedings.model.math import Equation
from proceedings.model.outline import Outline
from proceedings.model.paper import Paper
from proceedings.model.setpage import Span
from proceedings.model.text import InlineEquation, InlineGraphic
from proceedings.style import TextStyle
from proceedings.typeset.equation import Part, equation_parts, set_equation, widest_part
from proceedings.typeset.figure import media_type, picture_size
from proceedings.typeset.setter import Setter
from proceedings.typeset.tokens import Box

MOST_SHRUNK = 4
"""Times that a formula is set smaller until it fits: its parts are not all in proportion to its size."""
BESIDE = 0.5
"""Room left in a line for the comma or bracket beside a formula, in em."""
SIGN_ONCE = frozenset({"en"})
"""Languages that do not repeat a sign at which a formula is broken."""
INLINE_HEIGHT = 8.8
"""A picture in a line is no taller than so many leads."""


class Boxes:
    """Makes the boxes of one paper; keeps the bytes of the pictures it shows."""

    def __init__(self, paper: Paper, setter: Setter, find: Callable[[str, Place], None]) -> None:
        self.paper = paper
        self.setter = setter
        self.media: dict[str, tuple[str, bytes]] = {}
        self._find = find

    def display(self, equation: Equation, base: TextStyle, room: float) -> Box | None:
        """Return a displayed formula's box, no wider than `room`; None, with a finding, when it cannot be drawn."""
        size = base.size
        outline = set_equation(equation, size, display=True, width=room)
        for _ in range(MOST_SHRUNK):
            if outline is None or outline.width <= room:
                break
            size *= room / outline.width * 0.99
            outline = set_equation(equation, size, display=True, width=room)
        if outline is None:
            self._find("typeset.equation", Place(excerpt=equation.text[:60]))
            return None
        self._find_small(equation, size / base.size)
        return replace(_box(outline), reading=self._reading(equation.text, base, outline))

    def inline(self, part: InlineEquation, base: TextStyle, measure: float, lang: str) -> tuple[Box, ...]:
        """Return a formula's box in the parts between which lines may end, none wider than `measure`.

        Nothing, with a finding, when it cannot be drawn.
        """
        equation, size = part.equation, base.size
        room = max(measure - max(base.first_indent, 0.0) - BESIDE * size, size)
        repeat = lang not in SIGN_ONCE
        parts = equation_parts(equation, size, width=room, repeat=repeat)
        for _ in range(MOST_SHRUNK):
            if not parts or widest_part(parts) <= room:
                break
            size *= room / widest_part(parts) * 0.99
            parts = equation_parts(equation, size, width=room, repeat=repeat)
        if not parts:
            self._find("typeset.equation", Place(excerpt=equation.text[:60]))
            return ()
        self._find_small(equation, size / base.size)
        first = replace(_part_box(parts[0]), reading=self._reading(equation.text, base, parts[0].outline))
        return (first, *[_part_box(each) for each in parts[1:]])

    def widths(self, part: InlineEquation, base: TextStyle) -> tuple[float, float]:
        """Return the width of a formula broken wherever it may be, and of the whole of it."""
        parts = equation_parts(part.equation, base.size)
        if not parts:
            return 0.0, self.setter.width(" ".join(part.equation.text.split()), base)
        beside = BESIDE * base.size
        return widest_part(parts) + beside, sum([each.outline.width for each in parts]) + beside

    def _find_small(self, equation: Equation, scale: float) -> None:
        if scale < 1.0:
            self._find("typeset.equation-small", Place(excerpt=equation.text[:60]))

    def _reading(self, text: str, base: TextStyle, outline: Outline) -> tuple[Span, ...]:
        """Return a formula's characters squeezed into its width, to be written invisibly."""
        words = " ".join(text.split())
        width = self.setter.width(words, base)
        if not words or not width:
            return ()
        size = min(base.size, base.size * outline.width / width)
        return self.setter.line(words, replace(base, size=round(size, 2)), lang=self.paper.lang).spans

    def picture(self, part: InlineGraphic, base: TextStyle, measure: float) -> Box | None:
        """Return a picture's box, no wider than `measure`; None when it cannot be shown in a line."""
        graphic = part.graphic
        if not isinstance(graphic, Picture):
            return None
        data = self.paper.media.get(graphic.media, b"")
        wide, high = picture_size(graphic, data)
        key = self.keep(graphic)
        if wide <= 0 or high <= 0 or not key:
            return None
        scale = min(1.0, measure / wide, base.lead * INLINE_HEIGHT / high)
        return Box(None, key, wide * scale, high * scale, 0.0, (), graphic.crop, graphic.flip)

    def keep(self, picture: Picture) -> str:
        """Keep a picture's bytes, or those of its fallback, for the set paper; returns their key, empty when none."""
        for key in (picture.media, picture.fallback):
            data = self.paper.media.get(key, b"")
            mime = media_type(data)
            if mime:
                self.media[key] = (mime, data)
                return key
        self._find("typeset.picture", Place(excerpt=picture.mime))
        return ""


def _box(outline: Outline) -> Box:
    return Box(outline, "", outline.width, outline.height, outline.depth)


def _part_box(part: Part) -> Box:
    sign = _box(part.sign) if part.sign else None
    return replace(_box(part.outline), penalty=part.penalty, trailing=part.trailing, sign=sign)
