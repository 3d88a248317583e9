"""What is not type but stands in lines: formulas and small pictures."""

from collections.abc import Callable
from dataclasses import replace

from proceedings.model.finding import Place
from proceedings.model.graphic import Picture
from proceedings.model.outline import Outline
from proceedings.model.paper import Paper
from proceedings.model.setpage import Span
from proceedings.model.text import InlineEquation, InlineGraphic
from proceedings.style import TextStyle
from proceedings.typeset.equation import set_equation
from proceedings.typeset.figure import media_type, picture_size
from proceedings.typeset.setter import Setter
from proceedings.typeset.tokens import Box

INLINE_HEIGHT = 8.8
"""A picture in a line is no taller than so many leads."""


class Boxes:
    """Makes the boxes of one paper; keeps the bytes of the pictures it shows."""

    def __init__(self, paper: Paper, setter: Setter, find: Callable[[str, Place], None]) -> None:
        self.paper = paper
        self.setter = setter
        self.media: dict[str, tuple[str, bytes]] = {}
        self._find = find

    def equation(
        self, part: InlineEquation, base: TextStyle, *, display: bool = False, room: float = 1e6
    ) -> Box | None:
        """Return a formula's box, no wider than `room`; None, with a finding, when it cannot be drawn."""
        outline = set_equation(part.equation, base.size, display=display, width=room)
        if outline is None:
            self._find("typeset.equation", Place(excerpt=part.equation.text[:60]))
            return None
        if outline.width > room:
            smaller = set_equation(part.equation, base.size * max(0.5, room / outline.width), display=display)
            outline = smaller or outline
        reading = self._reading(part.equation.text, base, outline)
        return Box(outline, "", outline.width, outline.height, outline.depth, reading)

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
        return Box(None, key, wide * scale, high * scale, 0.0, (), graphic.crop)

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
