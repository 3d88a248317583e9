"""A dictionary of hyphenation patterns in, the breaks of a word out (Liang 1983).

The dictionaries are those of pyphen. Its own reader takes every pattern apart when it begins, which costs a worker more
than its first paper; here a pattern is taken apart when a word is met that holds it.
"""

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

_DIGITS = str.maketrans("", "", "0123456789")
_NO_PATTERNS = ("%", "#", "LEFTHYPHENMIN", "RIGHTHYPHENMIN", "COMPOUNDLEFTHYPHENMIN", "COMPOUNDRIGHTHYPHENMIN")


class Patterns:
    """The patterns of one language."""

    def __init__(self, text: str) -> None:
        """Read a dictionary in Hunspell's format, its first line the name of the encoding."""
        written = [line for line in map(str.strip, text.split("\n")[1:]) if line and not line.startswith(_NO_PATTERNS)]
        self._written = dict(zip("\n".join(written).translate(_DIGITS).split("\n"), written, strict=True))
        self._levels: dict[str, tuple[int, ...]] = {}
        self._longest = max(map(len, self._written), default=0)

    def breaks(self, word: str, left: int, right: int) -> list[int]:
        """Return the offsets at which the lower-case `word` may end, no nearer than `left` and `right` to its ends."""
        dotted = f".{word}."
        levels = [0] * (len(dotted) + 1)
        written = self._written
        for start in range(len(dotted) - 1):
            for end in range(start + 1, min(start + self._longest, len(dotted)) + 1):
                if dotted[start:end] in written:
                    for at, level in enumerate(self._levels_of(dotted[start:end]), start):
                        levels[at] = max(levels[at], level)
        return [at - 1 for at, level in enumerate(levels) if level % 2 and left < at <= len(word) - right + 1]

    def _levels_of(self, letters: str) -> tuple[int, ...]:
        """Return the level before each letter of a pattern, and behind the last."""
        known = self._levels.get(letters)
        if known is None:
            levels = [0]
            for sign in self._written[letters]:
                if sign.isdigit():
                    levels[-1] = int(sign)
                else:
                    levels.append(0)
            known = self._levels[letters] = tuple(levels)
        return known


@lru_cache(maxsize=4)
def patterns_of(name: str) -> Patterns:
    """Return the patterns of a language (`ru_RU`); raise ModuleNotFoundError without pyphen."""
    found = find_spec("pyphen")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("pyphen", name="pyphen")
    return Patterns((Path(found.origin).parent / "dictionaries" / f"hyph_{name}.dic").read_text("utf-8"))
