"""The typesetter's tools for one style: open faces, shaped words, and lines set outside any paper."""

from dataclasses import replace
from functools import lru_cache

from proceedings.model.blocks import Align
from proceedings.model.setpage import ARTIFACT, Item, Kind, Line, OwnGlyph, Span
from proceedings.model.text import PLAIN, Inline, NoteRef, Run
from proceedings.model.value import value
from proceedings.style import Style, TextStyle
from proceedings.typeset.fonts import Fonts
from proceedings.typeset.galley import moved
from proceedings.typeset.paragraph import Frame, line_end, set_lines
from proceedings.typeset.shape import Shaper
from proceedings.typeset.tokenizer import Context
from proceedings.typeset.tokens import Looks

__all__ = ["SetParagraph", "Setter", "line_end", "moved"]

_SHARES = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""Of a line's width: how much of it stands before its anchor."""


@value()
class SetParagraph:
    """A paragraph set outside any paper; y from its top, x from the left edge of its column."""

    lines: tuple[Item, ...]
    height: float


class Setter:
    """Sets type in one style; remembers words, so that one setter serves many papers."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.fonts = Fonts(style)
        self.shaper = Shaper(self.fonts)
        self.looks = Looks(self.fonts, self.shaper)

    def paragraph(
        self,
        content: tuple[Inline, ...],
        text: TextStyle,
        width: float,
        *,
        lang: str,
        node: int = ARTIFACT,
        balance: bool = False,
    ) -> SetParagraph:
        """Set runs as lines in a column of `width`."""
        frame = Frame(measure=width, base=text, lang=lang, node=node, balance=balance)
        items: list[Item] = []
        y = 0.0
        for line in set_lines(content, frame, self._plain_context()):
            items.extend([moved(item, 0.0, y) for item in line.items])
            y += line.height
        return SetParagraph(tuple(items), y)

    def line(
        self,
        text: str,
        text_style: TextStyle,
        *,
        lang: str = "",
        x: float = 0.0,
        anchor: str = "start",
        node: int = ARTIFACT,
        y: float = 0.0,
    ) -> Line:
        """Return `text` on one line with its start, middle or end at x; y of the baseline."""
        look = self.looks.look(text_style, PLAIN, lang)
        token = look.token(text) if text.isalnum() else None
        if token and token.word:  # a number, as most are
            seat = look.seat
            start = x - token.width * _SHARES[anchor]
            return Line(y, (Span(seat.face, seat.size, start, (token.word,), look.blank, False, seat.rise, node),))
        base = _of_one_line(text_style)
        frame = Frame(measure=1e6, base=base, lang=lang, node=node)
        lines = set_lines((Run(text=text.replace("\n", " ")),), frame, self._plain_context())
        found = next((item for line in lines for item in line.items if isinstance(item, Line)), Line(y, ()))
        width = line_end(found)
        dx = x - width * _SHARES[anchor]
        return Line(y, tuple([replace(span, x=span.x + dx) for span in found.spans]))

    def width(self, text: str, text_style: TextStyle, lang: str = "") -> float:
        """Return the width of `text` on one line, points."""
        look = self.looks.look(text_style, PLAIN, lang)
        words = text.split(" ")
        return sum([look.token(word).width for word in words if word]) + look.blank * (len(words) - 1)

    def glyphs_used(self) -> tuple[OwnGlyph, ...]:
        """Return every glyph code of our own that this setter has made."""
        return self.shaper.own_glyphs()

    def _plain_context(self) -> Context:
        return Context(
            looks=self.looks,
            add_node=_no_node,
            note_mark=_no_mark,
            equation_boxes=lambda _part, _base, _measure, _lang: (),
            picture_box=lambda _part, _base, _measure: None,
        )


@lru_cache(maxsize=256)
def _of_one_line(text: TextStyle) -> TextStyle:
    """Return a style for type that stands on a line alone, the same object each time."""
    return replace(text, align=Align.LEFT, left=0.0, right=0.0, first_indent=0.0, hyphenate=False)


def _no_node(_kind: Kind, _parent: int, _alt: str, _lang: str) -> int:
    return ARTIFACT


def _no_mark(ref: NoteRef) -> str:
    return ref.mark
