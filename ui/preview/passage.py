"""Words looked for in the text of a page, whatever the typesetter did to quotes, dashes, blanks and line ends."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """Where words stand in a page's text."""

    page: int
    start: int
    length: int


def passage_in(text: str, wanted: str, page: int = 0) -> Passage | None:
    """Return where `wanted` stands in `text`, None when it does not; only letters and digits count."""
    letters, places = _letters(text)
    sought, _ = _letters(wanted)
    at = letters.find(sought) if sought else -1
    if at < 0:
        return None
    first, last = places[at], places[at + len(sought) - 1]
    return Passage(page, first, last - first + 1)


def shortened(excerpt: str, words: int) -> str:
    """Return the first words of an excerpt, without the dots that mark its end."""
    return " ".join(re.sub(r"[…]|\.\.\.$", "", excerpt).split()[:words])


def _letters(text: str) -> tuple[str, list[int]]:
    kept = [(sign, at) for at, sign in enumerate(text.casefold()) if sign.isalnum()] if text else []
    return "".join([sign for sign, _ in kept]), [at for _, at in kept]


def passages_in(text: str, wanted: str, page: int) -> list[Passage]:
    """Return every place where `wanted` stands in `text`."""
    letters, places = _letters(text)
    sought, _ = _letters(wanted)
    found: list[Passage] = []
    at = letters.find(sought) if sought else -1
    while at >= 0:
        first, last = places[at], places[at + len(sought) - 1]
        found.append(Passage(page, first, last - first + 1))
        at = letters.find(sought, at + len(sought))
    return found
