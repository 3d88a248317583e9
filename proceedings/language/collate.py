"""Put Kazakh, Russian and English names in order: the 42 letters of the Kazakh alphabet, then Latin."""

import re
import unicodedata

_ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
"""The Kazakh alphabet, which holds the Russian one in its order."""

_CYRILLIC = {letter: index for index, letter in enumerate(_ALPHABET)}
_ALIKE = {"ґ": "г", "є": "е", "ї": "і", "ў": "у", "ҳ": "х", "җ": "ж", "ҷ": "ч", "ӣ": "и", "ӯ": "у", "ј": "й"}
"""Letters of neighbours, each where a reader of this alphabet looks for it."""

_DIGITS, _FIRST_LETTER, _FIRST_LATIN, _OTHER = 1, 100, 200, 300

_NUMBER = re.compile(r"(\d+)")

SortKey = tuple[tuple[tuple[int, ...], ...], str]


def sort_key(text: str) -> SortKey:
    """Return what sorts `text` among names in three scripts.

    Words count one by one, so that «Абай А.» stands before «Абайұлы». Letters go by the Kazakh alphabet (Е before Ё,
    И before І, each a letter of its own), Latin after Cyrillic with accents laid aside, digits before letters; case,
    quotes and hyphens count only between texts otherwise alike.
    """
    words = re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold())
    return tuple([tuple(_weights(word)) for word in words]), text


def _weights(word: str) -> list[int]:
    weights: list[int] = []
    for letter in word:
        place = _CYRILLIC.get(_ALIKE.get(letter, letter))
        if place is not None:
            weights.append(_FIRST_LETTER + place)
        elif letter.isdecimal():
            weights.append(_DIGITS + int(letter))
        else:
            weights += [_latin(base) for base in unicodedata.normalize("NFD", letter) if base.isalpha()]
    return weights


def _latin(letter: str) -> int:
    return _FIRST_LATIN + ord(letter) - ord("a") if "a" <= letter <= "z" else _OTHER + ord(letter)


NaturalKey = tuple[tuple[tuple[int, int, SortKey], ...], str]


def natural_key(name: str) -> NaturalKey:
    """Return what sorts file and folder names as people number them: 1, 2, 10; names without a number come last."""
    parts = [part for part in _NUMBER.split(name) if part]
    key = [(0, int(part), sort_key("")) if part.isdecimal() else (1, 0, sort_key(part)) for part in parts]
    return tuple(key), name
