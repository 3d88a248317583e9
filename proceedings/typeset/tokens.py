"""Content in, tokens out: what stands between two blanks, measured, with the places where it may be broken."""

import itertools
from dataclasses import dataclass

from proceedings.language.hyphenate import breaks, hard_breaks, url_breaks
from proceedings.model.outline import Outline
from proceedings.model.setpage import Span, Word
from proceedings.model.text import CharStyle, Script
from proceedings.style import TextStyle
from proceedings.typeset.fonts import Fonts, face_name
from proceedings.typeset.shape import Pieces, Shaper

SCRIPT_SIZE = 0.68
SUPER_RISE = 0.34
SUB_RISE = -0.14
HYPHEN = "\u00ad"
"""Set at a line's end it looks like a hyphen and reads as none (ISO 32000-1 §14.8.2.2.3)."""
HYPHEN_PENALTY = 50
HARD_PENALTY = 40
URL_PENALTY = 120
CHOP_PENALTY = 2000
MOST_MET = 4096
"""Styles remembered by identity."""
OWN_NODE = -2
"""Stands for the paragraph's own node in tokens that are shared between paragraphs."""


@dataclass(frozen=True, slots=True)
class Box:
    """Something that is not type but stands in the line: a formula, a small picture."""

    outline: Outline | None
    """None for a picture."""
    media: str
    width: float
    height: float
    depth: float
    reading: tuple[Span, ...] = ()
    """What is written invisibly over it, so that it can be searched; x from its left end."""
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a token: a word of one face and size, or a box."""

    face: str
    size: float
    rise: float
    word: Word | None
    box: Box | None
    node: int
    width: float
    """Points."""


Break = tuple[float, float, int, bool, int]
"""(width before with its hyphen, width before without, penalty, whether a hyphen is added, offset in the text)."""


class Token:
    """What stands between two blanks, of one look; shared by all paragraphs that hold it.

    `word` is its only piece where that is set in the look's own face.
    """

    __slots__ = ("_breaks", "look", "pieces", "text", "width", "word")

    notes: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()

    def __init__(self, look: "Look", text: str) -> None:
        self.look = look
        self.text = text
        self.pieces = look.pieces(text)
        self.width = sum([piece.width for piece in self.pieces])
        self.word = self.pieces[0].word if len(self.pieces) == 1 and self.pieces[0].face == look.seat.face else None
        self._breaks: tuple[Break, ...] | None = None

    def breaks(self, measure: float) -> tuple[Break, ...]:
        """Return where the token may be broken; anywhere at need when it is wider than `measure`."""
        found = self._breaks
        if found is None:
            found = self._breaks = self._found()
        if self.width > measure and _too_wide(self.width, found, measure):
            return self._chopped(found)
        return found

    def part(self, start: int, end: int, *, hyphen: bool) -> tuple[Piece, ...]:
        """Return the pieces of `text[start:end]`, with a hyphen when asked."""
        return self.look.token(self.text[start:end] + (HYPHEN if hyphen else "")).pieces

    def _found(self) -> tuple[Break, ...]:
        return tuple([self._break(*place) for place in places(self.text, self.look.lang)])

    def _chopped(self, lawful: tuple[Break, ...]) -> tuple[Break, ...]:
        by_offset = {place[4]: place for place in lawful}
        return tuple([by_offset.get(k) or self._break(k, CHOP_PENALTY, hyphen=False) for k in range(1, len(self.text))])

    def _break(self, offset: int, penalty: int, hyphen: bool) -> Break:
        after = self.look.width(self.text[:offset])
        added = self.look.width(HYPHEN) if hyphen else 0.0
        return after + added, min(after, self.width), penalty, hyphen, offset


class Compound(Token):
    """A token of several looks, or with boxes, notes or bookmarks in it; made for one paragraph."""

    __slots__ = ("_parts", "marks", "notes")

    def __init__(self, parts: "tuple[Part, ...]", notes: tuple[str, ...], marks: tuple[str, ...]) -> None:
        self._parts = parts
        self.notes = notes
        self.marks = marks
        self.text = "".join([text for _, text in parts])
        self.pieces = tuple([piece for made, text in parts for piece in _made(made, text)])
        self.width = sum([piece.width for piece in self.pieces])
        self.word = None
        self._breaks: tuple[Break, ...] | None = None

    def part(self, start: int, end: int, *, hyphen: bool) -> tuple[Piece, ...]:
        """Return the pieces of `text[start:end]`, with a hyphen when asked."""
        pieces: list[Piece] = []
        at = 0
        for made, text in self._parts:
            low, high = max(start - at, 0), min(end - at, len(text))
            at += len(text)
            if low < high or (not text and start <= at < end):
                inner = text[low:high] + (HYPHEN if hyphen and at >= end and isinstance(made, Look) else "")
                pieces.extend(_made(made, inner))
        return tuple(pieces)

    def _found(self) -> tuple[Break, ...]:
        lang = next((made.lang for made, _ in self._parts if isinstance(made, Look)), "")
        return tuple([self._break(*place) for place in places(self.text, lang)])

    def _break(self, offset: int, penalty: int, hyphen: bool) -> Break:
        after = sum([piece.width for piece in self.part(0, offset, hyphen=False)])
        before = sum([piece.width for piece in self.part(0, offset, hyphen=hyphen)])
        return before, after, penalty, hyphen, offset


def _made(made: "Look | Piece", text: str) -> tuple[Piece, ...]:
    return (made,) if isinstance(made, Piece) else made.token(text).pieces


def _too_wide(width: float, found: tuple[Break, ...], measure: float) -> bool:
    """Tell whether lawful breaks leave a part wider than `measure`."""
    ends = [0.0, *[place[1] for place in found], width]
    return any(end - start > measure for start, end in itertools.pairwise(ends))


def places(text: str, lang: str) -> list[tuple[int, int, bool]]:
    """Return (offset, penalty, whether a hyphen is added) of every lawful break of a word."""
    if len(text) < 4:
        return []
    if HYPHEN in text.strip(HYPHEN):
        inner = range(1, len(text) - 1)
        return [(k + 1, HYPHEN_PENALTY, False) for k in inner if text[k] == HYPHEN]
    if "/" in text or "@" in text or "www." in text:
        return [(k, URL_PENALTY, False) for k in url_breaks(text)]
    hard = [(k, HARD_PENALTY, False) for k in hard_breaks(text)]
    return hard or [(k, HYPHEN_PENALTY, True) for k in breaks(text, lang)]


@dataclass(frozen=True, slots=True)
class Seat:
    """Face, size and place of characters: what a CharStyle comes to inside a TextStyle."""

    face: str
    features: str
    size: float
    rise: float
    caps: bool


class Look:
    """Characters of one seat, language and node: makes their tokens and remembers them."""

    def __init__(self, seat: Seat, lang: str, shaper: Shaper, fonts: Fonts, node: int) -> None:
        self.seat = seat
        self.lang = lang
        self.node = node
        self._shaper = shaper
        self._fonts = fonts
        self._tokens: dict[str, Token] = {}
        self.blank = fonts.face(seat.face).width(" ") * seat.size / 1000

    def token(self, text: str) -> Token:
        """Return the token of `text`."""
        token = self._tokens.get(text)
        if token is None:
            token = self._tokens[text] = Token(self, text)
        return token

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """Return `text` shaped."""
        seat = self.seat
        shaped: Pieces = self._shaper.shape(seat.face, seat.features, text.upper() if seat.caps else text)
        size, rise, node = seat.size, seat.rise, self.node
        return tuple([Piece(face, size, rise, word, None, node, word.advance * size / 1000) for face, word in shaped])

    def width(self, text: str) -> float:
        """Return the width of `text` in points, kerning left out where that is cheaper."""
        seat = self.seat
        face = self._fonts.face(seat.face)
        if seat.features or seat.caps or not face.has(text):
            return sum([piece.width for piece in self.pieces(text)])
        return face.width(text) * seat.size / 1000


Part = tuple[Look | Piece, str]
"""Text of a look, or a box (whose text is U+FFFC) or mark (whose text is empty)."""


class Looks:
    """All looks of a style, found by how characters are to look."""

    def __init__(self, fonts: Fonts, shaper: Shaper) -> None:
        self._fonts = fonts
        self._shaper = shaper
        self._looks: dict[tuple[TextStyle, CharStyle, str], Look] = {}
        self._met: dict[tuple[int, int, str], tuple[TextStyle, CharStyle, Look]] = {}
        """The same by identity: styles are long to hash, and most are the very objects met before."""

    def look(self, base: TextStyle, style: CharStyle, lang: str, node: int = OWN_NODE) -> Look:
        """Return the look of characters of `style` in a paragraph of `base`; looks with a node of their own are new."""
        if node != OWN_NODE:
            return Look(seat_of(base, style), style.lang or lang, self._shaper, self._fonts, node)
        met = self._met.get((id(base), id(style), lang))
        if met is not None and met[0] is base and met[1] is style:
            return met[2]
        key = (base, style, lang)
        look = self._looks.get(key)
        if look is None:
            look = self._looks[key] = Look(seat_of(base, style), style.lang or lang, self._shaper, self._fonts, node)
        if len(self._met) >= MOST_MET:
            self._met.clear()
        self._met[id(base), id(style), lang] = (base, style, look)
        return look


def seat_of(base: TextStyle, style: CharStyle) -> Seat:
    """Return the face, size and place of characters of `style` in a paragraph of `base`."""
    bold = base.bold or style.bold
    italic = base.italic != style.italic if style.italic else base.italic
    family = "mono" if style.mono else base.family
    features = [
        name for name, wanted in (("smcp", base.small_caps or style.small_caps), ("onum", base.old_figures)) if wanted
    ]
    size, rise = base.size, 0.0
    if style.mono and base.family != "mono":
        size *= 0.86
    if style.script is Script.SUPER:
        size, rise = size * SCRIPT_SIZE, base.size * SUPER_RISE
    elif style.script is Script.SUB:
        size, rise = size * SCRIPT_SIZE, base.size * SUB_RISE
    face = face_name(family, bold=bold, italic=italic)
    return Seat(face, ",".join(features), round(size, 3), round(rise, 3), style.caps)
