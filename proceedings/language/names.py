"""Names as printed in, their parts out: surname, other names, and what is the same of them in every script."""

import re

from proceedings.language.translit import file_name
from proceedings.model.value import value

_WORD = re.compile(r"[^\W\d_]+(?:[-’'ʹ`][^\W\d_]+)*")
_PATRONYMIC = re.compile(r"(?:vich|vna|ichna|inichna|[uo]gly|uly|kyzy|qyzy|kizi|ovitch)$")
_SURNAME = re.compile(
    r"(?:[oe]v|[oe]va|yev|yeva|in|ina|yn|yna|sk(?:ii|iy|y|aya|aia|i)|tskaya|enko|uk|yuk|ko|bekov\w*|bayev\w*|bai|bay|bek|zhan|ian|yan|dze|shvili)$"
)
_LOUD = 2
_NBSP = "\u00a0"

_FOLDS = (
    (r"shch|sch|sh", "S"),
    (r"tch|ch", "C"),
    (r"dzh|zh|j", "J"),
    (r"ts|tz|cz", "Z"),
    (r"kh|h", "h"),
    (r"gh", "g"),
    (r"x", "ks"),
    (r"q|ck|c", "k"),
    (r"w", "v"),
    (r"ph", "f"),
    (r"ng", "n"),
    (r"ye|yo", "e"),
    (r"yu|iu", "u"),
    (r"ya|ia", "a"),
    (r"[iy]+", "i"),
    (r"(?<=[aeou])i|i(?=[aeou])", ""),
    (r"(.)\1+", r"\1"),
)
"""From any way to write a name in Latin letters to one in which none is told from another."""
_FOLDED = tuple([(re.compile(pattern), put) for pattern, put in _FOLDS])


@value()
class Name:
    """A name taken apart."""

    surname: str
    """As written."""
    key: str
    """Of the surname, the same in every script."""
    initials: tuple[str, ...]
    """Folded first letters of the other names, in their order."""
    others: tuple[str, ...]
    """The other names as written, whole or their first letters."""


def folded(word: str) -> str:
    """Return `word` in Latin letters, with what scripts and habits tell apart made alike."""
    latin = file_name(word).replace("-", "")
    for pattern, put in _FOLDED:
        latin = pattern.sub(put, latin)
    return latin


def name_of(printed: str) -> Name | None:
    """Return the parts of a name, None for one without a surname and at least one other name."""
    words = [word for word in _WORD.findall(printed) if len(word) > 1 or word.isupper()]
    whole = [word for word in words if len(word) > 1 and not (word.isupper() and len(word) <= _LOUD)]
    short = [word for word in words if word not in whole]
    if not whole or not 2 <= len(words) <= 4 or not all(word[0].isupper() for word in words):
        return None
    surname = whole[0] if len(whole) == 1 else _surname(whole, bool(short))
    others = [word for word in words if word is not surname]
    initials = tuple([_first(word) for word in others])
    return Name(surname=surname, key=folded(surname), initials=initials, others=tuple(others))


def cited_name(printed: str) -> str:
    """Return «Иванов И. И.» of a name however written, as a heading of a record has it; what is no name stays."""
    name = name_of(printed)
    if name is None:
        return " ".join(printed.split())
    letters = [letter for word in name.others for letter in (word if word.isupper() else word[0])]
    return _NBSP.join([name.surname, *[f"{letter}." for letter in letters]])


def _surname(words: list[str], has_initials: bool) -> str:
    """Return the surname among whole words: before a given name and a patronymic, or after them."""
    latin = [file_name(word) for word in words]
    if len(words) == 3 or has_initials:
        if _PATRONYMIC.search(latin[-1]) and not has_initials:
            return words[0]
        return words[-1] if not has_initials else words[0]
    likely = [word for word, plain in zip(words, latin, strict=True) if _SURNAME.search(plain)]
    return likely[0] if len(likely) == 1 else words[-1]


def _first(word: str) -> str:
    return folded(word)[:1] or folded(word[:1])
