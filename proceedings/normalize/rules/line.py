"""What a rule sees of a paragraph, and what it answers."""

import re
from collections.abc import Callable, Iterable, Iterator

from proceedings.model.blocks import Role
from proceedings.model.value import value
from proceedings.normalize.content import Edit

NBSP = "\u00a0"

Span = tuple[int, int]


@value(kw_only=True)
class Line:
    """The characters of one paragraph, with `OBJECT` for what is not text."""

    text: str
    lang: str = "ru"
    role: Role = Role.BODY
    kept: tuple[Span, ...] = ()
    """Stretches that no rule may touch: addresses of the web and of mail, code."""


Rule = Callable[[Line], list[Edit]]


def edits_of(pattern: re.Pattern[str], line: Line, new: str | Callable[[re.Match[str]], str]) -> list[Edit]:
    """Return an edit for every match of `pattern` that leaves what is kept alone."""
    return edits_at(pattern.finditer(line.text), line, new)


def edits_at(matches: Iterable[re.Match[str]], line: Line, new: str | Callable[[re.Match[str]], str]) -> list[Edit]:
    """Return an edit for every one of `matches` that leaves what is kept alone."""
    edits: list[Edit] = []
    for match in matches:
        after = new if isinstance(new, str) else new(match)
        if after != match[0]:
            edits.append((match.start(), match.end(), after))
    return spared(edits, line.kept) if edits else edits


def glued(pattern: re.Pattern[str], line: Line) -> list[Edit]:
    """Return an edit that makes the last character of every match, a blank, one that does not break."""
    edits = [(end - 1, end, NBSP) for end in [match.end() for match in pattern.finditer(line.text)]]
    return spared(edits, line.kept) if edits else edits


def near(pattern: re.Pattern[str], text: str, places: Iterable[int], longest: int) -> Iterator[re.Match[str]]:
    """Yield the matches of `pattern`, each of which begins a word at most `longest` characters before one of `places`.

    Where those are found quickly, this is much quicker than to try the pattern at every character.
    """
    end = 0
    for place in places:
        for start in range(max(end, place - longest), place):
            if start and text[start - 1].isalnum():
                continue
            if (match := pattern.match(text, start)) is not None:
                yield match
                end = match.end()
                break


def spared(edits: list[Edit], kept: Iterable[Span]) -> list[Edit]:
    """Return `edits` less those that touch what is kept."""
    spans = tuple(kept)
    if not spans:
        return edits
    return [edit for edit in edits if not any(edit[0] < last and first < edit[1] for first, last in spans)]


def narrowed(text: str, edits: list[Edit]) -> list[Edit]:
    """Return `edits` cut down to the characters that differ, so that looks and objects beside them stay."""
    result: list[Edit] = []
    for first, last, new in edits:
        old = text[first:last]
        head = 0
        while head < len(old) and head < len(new) and old[head] == new[head]:
            head += 1
        tail = 0
        while tail < len(old) - head and tail < len(new) - head and old[-1 - tail] == new[-1 - tail]:
            tail += 1
        result.append((first + head, last - tail, new[head : len(new) - tail]))
    return result
