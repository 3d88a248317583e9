"""Split Kazakh words where a line may end: rules of the school grammars, and the words they do not cover."""

import re
from itertools import pairwise

_VOWELS = frozenset("аәеёиоөұүыіэюя")
_SIGNS = frozenset("ьъ")

_WHOLE_PARTS = re.compile(
    r"""
    (?:қазақ|қырғыз|өзбек|тәжік|түркі|түркімен|ауған|татар|башқұрт|гүл|моғол|араб|пәкі|үнді|дағы)(?=стан)
    | (?:еңбек|зейнет|жәрдем|шәкірт|төлем|қалам|сый)(?=ақы)
    | [а-яәғқңөұүһі]{3,}(?=аралық)
    | кәсіп(?=о[рд]) | қол(?=өнер) | ел(?=орда) | өз(?=ара) | бүкіл(?=әлем)
    | бір(?=ауыз) | жас(?=өсп) | көп(?=ұлт|эт|өлш)
    | (?:агро|авто|био|гео|кибер|макро|микро|еуро|этно|радио|фото|видео|аудио|моно|нано)(?=[әғқөұүі])
    | электр(?=энерг) | бей(?=[үәоұ]) | транс(?=[^еи])
    """,
    re.VERBOSE,
)
"""First parts of compounds and loans: a line may end after them and not one letter before or behind (ереже: -стан,
-аралық, -ақы and the prefixes keep their shape)."""


def kazakh_breaks(word: str) -> tuple[int, ...]:
    """Return the offsets at which a line may end inside the lower-case Cyrillic `word`, which is letters only."""
    part = _WHOLE_PARTS.match(word)
    if part is None:
        return _syllable_breaks(word)
    seam = part.end()
    before = _syllable_breaks(word[:seam])
    behind = tuple([seam + offset for offset in _syllable_breaks(word[seam:])])
    return (*before, seam, *behind)


def _syllable_breaks(word: str) -> tuple[int, ...]:
    last = len(word) - 2  # never one letter carried, nor one left
    nuclei = _nuclei(word)
    found = [_seam(word, left, right) for left, right in pairwise(nuclei)]
    return tuple([offset for offset in found if 2 <= offset <= last])


def _nuclei(word: str) -> list[int]:
    """Return where syllables have their vowel; у is one after a consonant, a glide beside a vowel."""
    found: list[int] = []
    vowel_before = False
    for index, letter in enumerate(word):
        if letter in _VOWELS:
            vowel_before = True
        elif letter == "у":
            # At the beginning the next letter decides: у-ғында, but уа-қыт.
            vowel_before = word[1:2] not in _VOWELS if index == 0 else not vowel_before
        else:
            vowel_before = False
        if vowel_before:
            found.append(index)
    return found


def _seam(word: str, left: int, right: int) -> int:
    """Return where the syllables of the nuclei `left` and `right` part."""
    if right - left == 1:
        return right  # бу-ын
    if word[right - 1] not in _SIGNS:
        return right - 1  # ала-қан, бал-шық, құ-мырс-қа
    # A sign keeps to its consonant: объ-ект, but ком-пью-тер where another consonant stands before.
    return right if right - left <= 3 else right - 2
