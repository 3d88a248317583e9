"""Names of persons as authors print them, found by their shape.

Names are looked for in plain letters: those of Kazakh, and Latin ones with signs, are read as their likes among the
letters of Russian and English. So sets of letters stay two ranges long, which compile ten times faster than others.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

_LETTERS = ("ЁӘІҢҒҮҰҚӨҺёәіңғүұқөһ", "ЕАИНГУУКОХеаингуукох")
_SIGNS = ("’'ʼ–—†‡§✉¹²³⁴⁵⁶⁷⁸⁹⁰", "```--****1234567890")
_PLAIN = {
    **{ord(letter): "A" for letter in map(chr, range(0xC0, 0xDF))},
    **{ord(letter): "a" for letter in map(chr, range(0xDF, 0x100))},
    **str.maketrans(*_LETTERS),
    **str.maketrans(*_SIGNS),
}

_U = "[A-ZА-Я]"
_L = "[`-zа-я]"
_W = rf"(?:{_U}`|M[ac]{{1,2}}(?={_U}))?{_U}{_L}+(?:-{_U}{_L}+)*"
_S = rf"(?:{_W}|{_U}`?{_U}+(?:-{_U}{{2,}})*)"
_INITIAL = rf"(?:{_U}|Дж|Дз|Sh|Zh|Kh|Ch|Yu|Ya|Ju|Ye|Ts|Sch)\."
_INITIALS = rf"{_INITIAL}(?:[\s-]*{_INITIAL}){{0,2}}"

_PATRONYMIC = (
    rf"(?:{_U}{_L}*(?:ович|евич|ьич|овна|евна|ична|инична|улы|кызы|оглы|ovich|evich|ovna|evna|uly|kyzy|qyzy)"
    rf"|{_U}+(?:ОВИЧ|ЕВИЧ|ЬИЧ|ОВНА|ЕВНА|ИЧНА|УЛЫ|КЫЗЫ|ОГЛЫ|OVICH|EVICH|OVNA|EVNA|ULY|KYZY)"
    rf"|(?:{_W}\s)?(?:улы|кызы|оглы))(?![^\W\d_])"
)

_LAST_INITIALS = rf"(?:{_INITIAL}\s?{_U}(?=\s*(?:[,;]|$))|{_INITIALS})"
_MIDDLE = (
    r"(?:[A-Z][a-z]+(?:-[A-Z][a-z]+)*(?:\s+[A-Z]\.){1,2}\s+[A-Z][\w`-]*[a-z]"
    r"|[A-Z]{2,}(?:\s+[A-Z]\.){1,2}\s+[A-Z][A-Z`-]+)"
)
_WITH_INITIALS = rf"(?:{_MIDDLE}|{_INITIALS}\s*{_S}|{_S}\s*,?\s+{_LAST_INITIALS})"
_FULL_NAME = rf"{_S}\s+(?:{_S},?\s+{_PATRONYMIC}|{_PATRONYMIC}(?:\s+{_S})?)(?![^\W\d_])"
_TWO_WORDS = rf"{_S}(?:\s+{_U}\.)?(?:\s+{_S}){{1,2}}(?![^\W\d_])"

_MARKS = r"[\s*\d,;]*"
_ONE = rf"(?:{_WITH_INITIALS}|{_FULL_NAME})"
_LOOSE = rf"(?:{_ONE}|{_TWO_WORDS})"
_BETWEEN = rf"{_MARKS}(?:\([^)]{{3,60}}\))?(?:[a-zа-г](?=[\s,*]|$))?{_MARKS}(?:(?:[,;&]|и|жане|мен|and)\s*)?"
_BY = r"(?:(?:Автор|[Вв]ыполнил|[Пп]одготовил|Докладчик|Орындаған|Баяндамашы)\w*\s*:\s*|[Bb]y\s+|©\s*)?"


class Found:
    """A match in plain letters, whose words are those of the text as it was."""

    __slots__ = ("_match", "_text")

    def __init__(self, text: str, match: re.Match[str]) -> None:
        self._text, self._match = text, match

    def __getitem__(self, group: str | int) -> str:
        """Return what a group stands for in the text, empty when it took no part."""
        first, last = self._match.span(group)
        return self._text[first:last] if first >= 0 else ""

    def start(self) -> int:
        """Return where it begins."""
        return self._match.start()

    def end(self) -> int:
        """Return where it ends."""
        return self._match.end()


class NamePattern:
    """A pattern of names, compiled when it is first asked."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._compiled: re.Pattern[str] | None = None

    def match(self, text: str) -> Found | None:
        """Return the names with which `text` begins."""
        match = self._ready().match(_plain(text))
        return Found(text, match) if match else None

    def finditer(self, text: str) -> Iterator[Found]:
        """Yield all names in `text`."""
        for match in self._ready().finditer(_plain(text)):
            yield Found(text, match)

    def _ready(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = re.compile(self._pattern)
        return self._compiled


@lru_cache(maxsize=16)
def _plain(text: str) -> str:
    return text.translate(_PLAIN)


NAME = NamePattern(rf"{_FULL_NAME}|{_WITH_INITIALS}")
LOOSE_NAME = NamePattern(rf"{_FULL_NAME}|{_WITH_INITIALS}|{_TWO_WORDS}")
NAMES_ONLY = NamePattern(rf"{_BY}{_MARKS}{_ONE}{_BETWEEN}(?:{_LOOSE}{_BETWEEN})*[.]?$")
LOOSE_NAMES_ONLY = NamePattern(rf"(?:[Bb]y\s+|©\s*)?{_MARKS}(?:{_LOOSE}{_BETWEEN})+$")
BEGINS_WITH_NAME = NamePattern(rf"{_BY}{_MARKS}(?P<name>{_ONE}){_MARKS}(?P<after>[,;(\n-]|\s|$)")
BEGINS_WITH_TWO_WORDS = NamePattern(rf"{_MARKS}(?P<name>{_TWO_WORDS}){_MARKS}(?P<after>[,;(-]|$)")

_FIRST_NAME = NamePattern(rf"{_MARKS}(?:{_ONE}|{_W}(?:\s{_W})?)")

_NO_NAME = (
    r"(?!(?:Sciences?|Professor|Lecturer|Doctor|Student|Philosophy|Law|Medicine|Candidate|Наук|Профессор|Доцент)(?!\w))"
)
AFTER_POSTS = NamePattern(
    rf"(?P<posts>.{{2,110}}?)[\s,.-]+{_NO_NAME}(?:(?P<name>{_ONE})|(?P<loose>{_W}\s{_W}))[\s,.*\d]*$"
)
"""A name at the end; what stands before it is to be posts."""

_PLACE_AFTER = re.compile(
    r"\s*(?:атындағы|ат\.)(?!\w)|\s+(?:(?:Kazakh|Eurasian|National|State|Technical|Medical|Agrarian|Agrotechnical|Pedagogical"
    r"|Research|Regional|International|(?:North|South|East|West)\w*|Karagandy?|Almaty|Kazakhstan|Women)\s+){0,6}"
    r"(?:University|Institute|Academy|UNIVERSITY)(?!\w|\s+of)"
)
_PLACE_BEFORE = re.compile(r"(?:им\.|имени|after|атындағы)\s*\Z", re.IGNORECASE)


def names_of_places(text: str, name: Found) -> bool:
    """Whether a name in `text` is that of an institution: `Л.Н. Гумилев атындағы`, `имени М. Козыбаева`."""
    if _PLACE_AFTER.match(text, name.end()):
        return True
    return _PLACE_BEFORE.search(text, max(0, name.start() - 12), name.start()) is not None


def begins_with_place(text: str) -> bool:
    """Whether a line begins with the name that an institution bears."""
    first = _FIRST_NAME.match(text)
    return first is not None and names_of_places(text, first)
