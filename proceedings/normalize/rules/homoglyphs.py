"""Homoglyphs: a Latin letter inside a Cyrillic word, or the other way about, where the word leaves no doubt."""

import re

from proceedings.normalize.content import Edit
from proceedings.normalize.rules.line import Line, spared
from proceedings.normalize.rules.shape import shape_of

_LATIN, _CYRILLIC = "aeopcxyABCEHKMOPTXiI", "аеорсхуАВСЕНКМОРТХіІ"
_TO_CYRILLIC = dict(zip(_LATIN, _CYRILLIC, strict=True))
_TO_LATIN = dict(zip(_CYRILLIC, _LATIN, strict=True))
_C = "А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі"
_MIXED = re.compile(rf"[A-Za-z](?:(?=[{_C}])|(?<=[{_C}].))")
_WORD = re.compile(rf"(?<![\w^])[A-Za-z{_C}]{{3,}}(?![\w^])")
_E_MAIL = re.compile(r"(?<!\w)[Ее](?=-mail(?!\w))")
_KAZAKH_ONLY = frozenset("iI")
_FEWEST_OWN = 2
"""Letters that only the word's own script has: these prove which it is."""


def homoglyphs(line: Line) -> list[Edit]:
    """Put right letters of the other script; a word that is not surely of one script stays."""
    edits: list[Edit] = []
    if not line.text.isascii() and shape_of(line.text).mixed and _MIXED.search(line.text):
        for word in _WORD.finditer(line.text):
            edits += _of_word(word[0], word.start(), line.lang)
    if "-mail" in line.text:
        edits += [(match.start(), match.end(), _TO_LATIN[match[0]]) for match in _E_MAIL.finditer(line.text)]
    return spared(sorted(edits), line.kept)


def _of_word(word: str, start: int, lang: str) -> list[Edit]:
    latin = [at for at, sign in enumerate(word) if sign.isascii()]
    if not latin or len(latin) == len(word):
        return []
    few, table = (latin, _TO_CYRILLIC) if len(latin) * 2 < len(word) else (_others(word), _TO_LATIN)
    if len(few) * 2 >= len(word) or any(word[at] not in table for at in few):
        return []
    others = {sign for at, sign in enumerate(word) if at not in few}
    look_alikes = set(_CYRILLIC if table is _TO_CYRILLIC else _LATIN) - _KAZAKH_ONLY - {"і", "І"}
    if len(others - look_alikes) < _FEWEST_OWN or any(
        word[at] in _KAZAKH_ONLY and lang not in {"kk", "uk"} for at in few
    ):
        return []
    if not all(_cased_alike(word, at) for at in few):
        return []
    return [(start + at, start + at + 1, table[word[at]]) for at in few]


def _others(word: str) -> list[int]:
    return [at for at, sign in enumerate(word) if not sign.isascii()]


def _cased_alike(word: str, at: int) -> bool:
    """Whether a letter has the case that its place in the word asks for: `кВт` is a word of its own kind."""
    if at == 0:
        return word[0].isupper() or word[1].islower()
    return word[at].isupper() == word[at - 1].isupper() or (at == 1 and word[at].islower())
