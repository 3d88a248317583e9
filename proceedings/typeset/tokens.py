"""Content in, tokens out: what stands between two blanks, measured, with the places where it may be broken."""

import bisect
import itertools
import unicodedata
from dataclasses import replace

from proceedings.language.hyphenate import breaks, hard_breaks, sign_breaks, url_breaks
from proceedings.model.outline import Outline
from proceedings.model.setpage import Span, Word
from proceedings.model.text import CharStyle, Script
from proceedings.model.value import value
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
SIGN_PENALTY = 0
"""Between the signs of Chinese and Japanese any line may end."""
CHOP_PENALTY = 2000
MOST_MET = 4096
"""Styles remembered by identity."""
OWN_NODE = -2
"""Stands for the paragraph's own node in tokens that are shared between paragraphs."""


@value()
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
    flip: tuple[bool, bool] = (False, False)
    penalty: int = 0
    """Of a line's end after it, which only parts of a formula have."""
    trailing: float = 0.0
    """White at its end, which goes where a line ends after it."""
    sign: "Box | None" = None
    """What is repeated at the beginning of the next line."""


@value()
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


class Places:
    """Where one token may be broken, found when it is first asked for."""

    __slots__ = ("_anywhere", "_token", "lawful", "prefix", "widest")

    def __init__(self, token: "Token") -> None:
        self.prefix = token.prefix()
        """Width of every beginning of the text."""
        self.lawful = tuple([token.place(self.prefix[place[0]], *place) for place in token.places()])
        ends = [0.0, *[place[1] for place in self.lawful], token.width]
        self.widest = max([end - start for start, end in itertools.pairwise(ends)])
        """The widest part that these leave whole."""
        self._token = token
        self._anywhere: tuple[Break, ...] = ()

    def anywhere(self) -> tuple[Break, ...]:
        """Return the lawful breaks and one between any two other letters."""
        if not self._anywhere:
            text = self._token.text
            by_offset = {place[4]: place for place in self.lawful}
            cuts = [k for k in range(1, len(text)) if k in by_offset or unicodedata.category(text[k])[0] != "M"]
            self._anywhere = tuple(
                [by_offset.get(k) or self._token.place(self.prefix[k], k, CHOP_PENALTY, hyphen=False) for k in cuts]
            )
        return self._anywhere


class Token:
    """What stands between two blanks, of one look; shared by all paragraphs that hold it.

    `word` is its only piece where that is set in the look's own face.
    """

    __slots__ = ("_places", "look", "pieces", "text", "width", "word")

    notes: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()

    def __init__(self, look: "Look", text: str) -> None:
        self.look = look
        self.text = text
        self.pieces = look.pieces(text)
        self.width = sum([piece.width for piece in self.pieces])
        self.word = self.pieces[0].word if len(self.pieces) == 1 and self.pieces[0].face == look.seat.face else None
        self._places: Places | None = None

    @property
    def lang(self) -> str:
        """The language by whose rules it is divided."""
        return self.look.lang

    def breaks(self, measure: float) -> tuple[Break, ...]:
        """Return where the token may be broken, ascending; anywhere at need when it is wider than `measure`."""
        found = self._places or self._found()
        if self.width > measure and found.widest > measure:
            return found.anywhere()
        return found.lawful

    def rest(self, offset: int, room: float) -> float:
        """Return the width of what stands behind `offset`, kerned where it may fit into `room`."""
        begun = (self._places or self._found()).prefix[offset]
        width = self.width - self.place(begun, offset, 0, hyphen=False)[1]
        if width > room * 1.2:
            return width
        return sum([piece.width for piece in self.part(offset, len(self.text), hyphen=False)])

    def part(self, start: int, end: int, *, hyphen: bool) -> tuple[Piece, ...]:
        """Return the pieces of `text[start:end]`, with a hyphen when asked."""
        return self.look.token(self.text[start:end] + (HYPHEN if hyphen else "")).pieces

    def prefix(self) -> list[float]:
        """Return the width of every beginning of the text, the empty one first."""
        return self.look.prefix(self.text, self.width)

    def places(self) -> list[tuple[int, int, bool]]:
        """Return (offset, penalty, whether a hyphen is added) of every lawful break."""
        return places(self.text, self.lang)

    def place(self, after: float, offset: int, penalty: int, hyphen: bool) -> Break:
        """Return the break at `offset`, up to which the text is so wide."""
        added = self.look.hyphen if hyphen or self.text[offset - 1] == HYPHEN else 0.0
        return after + added, min(after, self.width), penalty, hyphen, offset

    def _found(self) -> Places:
        self._places = found = Places(self)
        return found


class Compound(Token):
    """A token of several looks, or with boxes, notes or bookmarks in it; made for one paragraph."""

    __slots__ = ("_ends", "_parts", "marks", "notes")

    def __init__(self, parts: "tuple[Part, ...]", notes: tuple[str, ...], marks: tuple[str, ...]) -> None:
        self._parts = parts
        self._ends = tuple(itertools.accumulate([len(text) for _, text in parts]))
        self.notes = notes
        self.marks = marks
        self.text = "".join([text for _, text in parts])
        self.pieces = tuple([piece for made, text in parts for piece in _made(made, text)])
        self.width = sum([piece.width for piece in self.pieces])
        self.word = None
        self._places: Places | None = None

    @property
    def lang(self) -> str:
        """The language of its first letters."""
        return next((made.lang for made, _ in self._parts if isinstance(made, Look)), "")

    def part(self, start: int, end: int, *, hyphen: bool) -> tuple[Piece, ...]:
        """Return the pieces of `text[start:end]`, with a hyphen when asked."""
        pieces: list[Piece] = []
        for index in range(bisect.bisect_right(self._ends, start), len(self._parts)):
            made, text = self._parts[index]
            at = self._ends[index] - len(text)
            if at >= end:
                break
            inner = text[max(start - at, 0) : end - at]
            last = hyphen and at + len(text) >= end and isinstance(made, Look)
            pieces.extend(_made(made, inner + (HYPHEN if last else "")))
        sign, trailing = self._parted_at(start)[0], self._parted_at(end)[1]
        if sign:
            pieces.insert(0, replace(pieces[0], box=sign, width=sign.width))
        if trailing:
            pieces[-1] = replace(pieces[-1], width=pieces[-1].width - trailing)
        return tuple(pieces)

    def _parted_at(self, offset: int) -> "tuple[Box | None, float]":
        """Return the sign that is repeated when a line ends at `offset`, and the white that is dropped."""
        if not 0 < offset < len(self.text):
            return None, 0.0
        made, _ = self._parts[bisect.bisect_left(self._ends, offset)]
        box = made.box if isinstance(made, Piece) else None
        return (box.sign, box.trailing) if box else (None, 0.0)

    def prefix(self) -> list[float]:
        """Return the width of every beginning of the text, the empty one first."""
        widths = [0.0]
        for made, text in self._parts:
            begun = widths[-1]
            if isinstance(made, Piece):
                widths.extend([begun + made.width] * len(text))
            else:
                widths.extend([begun + width for width in made.prefix(text, made.token(text).width)[1:]])
        return widths

    def places(self) -> list[tuple[int, int, bool]]:
        """Return (offset, penalty, whether a hyphen is added) of every lawful break."""
        between = [
            (end, made.box.penalty, False)
            for (made, _), end in zip(self._parts, self._ends, strict=True)
            if isinstance(made, Piece) and made.box and made.box.penalty
        ]
        return sorted([*between, *places(self.text, self.lang)]) if between else places(self.text, self.lang)

    def place(self, after: float, offset: int, penalty: int, hyphen: bool) -> Break:
        """Return the break at `offset`: behind a box there is no hyphen, but what may be repeated or dropped."""
        made, _ = self._parts[bisect.bisect_left(self._ends, offset)]
        shown = hyphen or self.text[offset - 1] == HYPHEN
        added = made.hyphen if shown and isinstance(made, Look) else 0.0
        sign, trailing = self._parted_at(offset)
        return after + added - trailing, min(after, self.width) - (sign.width if sign else 0.0), penalty, hyphen, offset


def _made(made: "Look | Piece", text: str) -> tuple[Piece, ...]:
    return (made,) if isinstance(made, Piece) else made.token(text).pieces


def places(text: str, lang: str) -> list[tuple[int, int, bool]]:
    """Return (offset, penalty, whether a hyphen is added) of every lawful break of a word."""
    between = sign_breaks(text)
    if between:
        return [(k, SIGN_PENALTY, False) for k in between]
    if len(text) < 4:
        return []
    if HYPHEN in text.strip(HYPHEN):
        inner = range(1, len(text) - 1)
        return [(k + 1, HYPHEN_PENALTY, False) for k in inner if text[k] == HYPHEN]
    if "/" in text or "@" in text or "www." in text:
        return [(k, URL_PENALTY, False) for k in url_breaks(text)]
    hard = [(k, HARD_PENALTY, False) for k in hard_breaks(text)]
    return hard or [(k, HYPHEN_PENALTY, True) for k in breaks(text, lang)]


@value()
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
        self.tokens = _Tokens(self)
        self._alone: dict[str, float] = {}
        """The width of every letter met, alone."""
        self.blank = fonts.face(seat.face).width(" ") * seat.size / 1000
        self.hyphen = self.width(HYPHEN)

    def token(self, text: str) -> Token:
        """Return the token of `text`."""
        return self.tokens[text]

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """Return `text` shaped."""
        seat = self.seat
        shaped: Pieces = self._shaper.shape(seat.face, seat.features, text.upper() if seat.caps else text)
        size, rise, node = seat.size, seat.rise, self.node
        return tuple([Piece(face, size, rise, word, None, node, word.advance * size / 1000) for face, word in shaped])

    def prefix(self, text: str, width: float) -> list[float]:
        """Return the width of every beginning of `text`, the empty one first, the last that of the whole, `width`.

        So a line that begins inside a word is reckoned as it is set. What letters that are joined lack is shared out.
        """
        alone = self._alone
        for letter in text:
            if letter not in alone:
                alone[letter] = 0.0 if letter == HYPHEN else self.width(letter)  # seen at an end only
        letters = [alone[letter] for letter in text]
        word = self.token(text).word
        seen = [index for index, letter in enumerate(text) if letter != HYPHEN]
        if word and len(word.codes) == len(seen):
            for index, move in word.kerns:
                letters[seen[index]] += move * self.seat.size / 1000
        widths = list(itertools.accumulate(letters, initial=0.0))
        scale = width / widths[-1] if widths[-1] else 1.0
        return [begun * scale for begun in widths]

    def width(self, text: str) -> float:
        """Return the width of `text` in points, kerning left out where that is cheaper."""
        seat = self.seat
        face = self._fonts.face(seat.face)
        if seat.features or seat.caps or not face.has(text):
            return sum([piece.width for piece in self.pieces(text)])
        return face.width(text) * seat.size / 1000


class _Tokens(dict[str, Token]):
    """Tokens of one look by their text, made when they are first asked for."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def __missing__(self, text: str) -> Token:
        token = self[text] = Token(self._look, text)
        return token


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
