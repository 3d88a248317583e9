"""One person in several scripts: names as a paper spells them in each language in, the spellings of each author out."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from proceedings.language.translit import file_name

ALIKE = 0.6
"""Share of letters from which two surnames in Latin letters are one."""

Spelling = tuple[str, str]
"""(language, name)."""


def merged(
    names: Sequence[str], lang: str, spellings: Sequence[tuple[str, Sequence[str]]]
) -> tuple[tuple[Spelling, ...], ...]:
    """Return, for each of `names`, how else the person is spelt; `lang` is the language of `names`."""
    found: list[list[Spelling]] = [[] for _ in names]
    for other, spelt in spellings:
        if other == lang:
            continue
        for at, name in _paired(names, spelt):
            if name != names[at]:
                found[at].append((other, name))
    return tuple([tuple(each) for each in found])


def _paired(names: Sequence[str], spelt: Sequence[str]) -> list[tuple[int, str]]:
    """Pair names with spellings, the most alike first; lists of one length are paired to the end by their order."""
    pairs = sorted(
        [(-_likeness(name, other), at, place) for at, name in enumerate(names) for place, other in enumerate(spelt)]
    )
    taken: dict[int, int] = {}
    for likeness, at, place in pairs:
        if -likeness >= ALIKE and at not in taken and place not in taken.values():
            taken[at] = place
    if len(names) == len(spelt):
        free = [place for place in range(len(spelt)) if place not in taken.values()]
        taken.update(zip([at for at in range(len(names)) if at not in taken], free, strict=True))
    return [(at, spelt[place]) for at, place in sorted(taken.items())]


def _likeness(name: str, other: str) -> float:
    return SequenceMatcher(None, _surname(name), _surname(other), autojunk=False).ratio()


def _surname(name: str) -> str:
    words = file_name(name.replace(".", " ")).split("-")
    return max(words, key=len, default="")
