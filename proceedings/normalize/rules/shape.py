"""The shape of a text, one byte a sign: what shows at once, and for all rules, whether they can have anything to do.

Letters, digits and marks are each one sign of the shape, so that one look for two bytes tells what a pattern would
have to search for, letter by letter.
"""

import codecs
from functools import lru_cache

from proceedings.model.value import value

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC = "".join(map(chr, range(0x430, 0x450))) + "ё"
_KAZAKH = "әғқңөұүһі"
_STRAY = "ќѓєѕјїўґћ"
"""Letters of other languages, at whose places legacy fonts drew Kazakh ones."""
_ROMAN = "IVXLCХІ"
START, END = b"\x02", b"\x03"
"""Signs of where a text begins and ends."""
_QUOTES = '"«»“”„‟'

_CLASSES = (
    (b"A", (_LATIN + _CYRILLIC + _KAZAKH + _STRAY).upper()),
    (b"I", _ROMAN),
    (b"a", _LATIN + _CYRILLIC + _KAZAKH + _STRAY),
    (b"0", "0123456789"),
    (b" ", " \u00a0"),
    (b"\t", "\t\u2002\u2003\u3000"),
    (b",", ".,;:!?№§"),
    (b"(", "([{«"),
    (b")", ")]}»"),
    (b"-", "-–—−"),
    (b"%", "%‰°₸₽$€£"),
    (b"o", "\ufffc“”„‟…´’"),
)
"""(sign of the shape, what it stands for); what ASCII has besides stands for itself."""


def _known() -> str:
    """Return the characters that have a code, by their codes."""
    ascii_signs = "".join(map(chr, range(128)))
    others = dict.fromkeys("".join([signs for _, signs in _CLASSES]))
    return ascii_signs + "".join([sign for sign in others if not sign.isascii()])


_SIGNS = _known()
_CODES = codecs.charmap_build(_SIGNS.ljust(256, "\ufffe"))


def _coded(text: str) -> bytes:
    return codecs.charmap_encode(text, "ignore", _CODES)[0]  # type: ignore[arg-type]


def _table() -> bytes:
    table = bytearray(range(256))
    for sign, members in _CLASSES:
        for code in _coded(members):
            table[code] = sign[0]
    return bytes(table)


_SHAPES = _table()
_NO_LETTERS = bytes(set(range(256)) - set(b"aAI"))
_OF_LATIN = _coded(_LATIN + _LATIN.upper())
_OF_CYRILLIC = _coded("".join([letters + letters.upper() for letters in (_CYRILLIC, _KAZAKH)]))
_OF_KAZAKH = _coded(_KAZAKH + _KAZAKH.upper())
_OF_STRAY = _coded(_STRAY + _STRAY.upper())
_OF_QUOTES = _coded(_QUOTES)


@value()
class Shape:
    """What a text is made of."""

    codes: bytes
    """Each character by its code, those without one left out."""
    signs: bytes
    """The same by their classes, between `START` and `END`."""
    whole: bool
    """Whether every character has a code: else nothing is told by what the signs lack."""

    def shows(self, runs: "Runs") -> bool:
        """Whether the text may hold what any of `runs` stands for; with no runs, anything."""
        if not runs or not self.whole:
            return True
        signs = self.signs
        for rare, run in runs:  # noqa: SIM110 - a generator would take longer than the search
            if rare in signs and run in signs:
                return True
        return False

    @property
    def latin(self) -> bool:
        """Whether any plain Latin letter is in the text."""
        return self.count_latin > 0

    @property
    def mixed(self) -> bool:
        """Whether plain Latin letters stand beside Cyrillic ones."""
        return self.count_latin > 0 and self.count_cyrillic > 0

    @property
    def count_latin(self) -> int:
        """How many plain Latin letters are in the text."""
        return self._count(_OF_LATIN)

    @property
    def count_cyrillic(self) -> int:
        """How many letters of Russian and Kazakh are in the text."""
        return self._count(_OF_CYRILLIC)

    @property
    def kazakh(self) -> bool:
        """Whether any letter is in the text that Kazakh has and Russian lacks."""
        return self._count(_OF_KAZAKH) > 0

    @property
    def stray(self) -> bool:
        """Whether any letter is in the text that legacy fonts drew as Kazakh ones."""
        return self._count(_OF_STRAY) > 0

    @property
    def quoted(self) -> bool:
        """Whether any quotation mark may be in the text, two commas or apostrophes among them."""
        return self._count(_OF_QUOTES) > 0 or b",," in self.signs or b"''" in self.signs

    @property
    def letters(self) -> tuple[int, int]:
        """How many capital and how many small letters it has, of those with a code."""
        return self.signs.count(b"A") + self.signs.count(b"I"), self.signs.count(b"a")

    @property
    def brief(self) -> bytes:
        """The signs besides blanks and small letters, with the first and the last few of all before and behind them."""
        return self.signs[:2] + self.signs.translate(None, FREQUENT) + self.signs[-3:]

    @property
    def close(self) -> bytes:
        """The signs with no more than two of small letters in a row, which are found sooner."""
        return self.signs.replace(b"aaa", b"a").replace(b"aa", b"a")

    def _count(self, codes: bytes) -> int:
        return len(self.codes) - len(self.codes.translate(None, codes))


Runs = tuple[tuple[int, bytes], ...]
"""Runs of a few signs, each with the one of them that is the rarest in any text: it is looked for first."""

WORDS = b"a AI"
"""Signs of letters and blanks, which any text has."""
FREQUENT = b"a "
"""Those of most characters."""
_FREQUENT = b"a A,0()-"
"""Signs, from the most frequent one; all others are rarer."""


def runs_of(*runs: bytes) -> Runs:
    """Return `runs` of signs as `Shape.shows` looks for them."""
    return tuple([(max(run, key=_rarity), run) for run in runs])


def _rarity(sign: int) -> int:
    return _FREQUENT.index(sign) if sign in _FREQUENT else len(_FREQUENT)


def letters_in(text: str, first: int | None = None) -> int:
    """Return how many letters are among the `first` characters of `text`, or among all."""
    shape = shape_of(text)
    if shape.whole:
        return len(shape.signs[1 : first + 1 if first else None].translate(None, _NO_LETTERS))
    return sum(map(str.isalpha, text[:first]))


@lru_cache(maxsize=64)
def shape_of(text: str) -> Shape:
    """Return the shape of `text`; the last ones are kept, since every rule asks for it."""
    codes = _coded(text)
    return Shape(codes, START + codes.translate(_SHAPES) + END, len(codes) == len(text))
