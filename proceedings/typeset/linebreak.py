"""Where lines end: breaks of least total demerits (Knuth and Plass 1981); line by line for ragged text."""

import bisect
from collections.abc import Sequence
from typing import NamedTuple

from proceedings.typeset.tokens import Break, Token

STRETCH = 0.5
"""Of a blank, as part of its width, at badness 100. TeX shrinks by 1/3; programs that read pages need 0.15 em."""
SHRINK = 0.28
EXPANSION = 0.012
"""How far glyphs may be widened or narrowed to even out the blanks; nobody sees 2 %."""
TOLERANCES = (1.2, 2.4, 5.0, 14.0)
"""Tried in turn; only the last allows three hyphens under each other."""
LEAST_GIVE = 0.01
"""Points by which any line may be filled or overfilled."""
SHORT = 25
UNHYPHENATED = 0.8
"""Paragraphs of fewer tokens are first tried without hyphens, within this tolerance."""
LINE_PENALTY = 10
HYPHENS_ADJACENT = 3000
LAST_HYPHEN = 5000
FITNESS_APART = 3000
STUB = 8000
INFINITE = float("inf")

Ending = tuple[int, int, bool]
"""(token where the next line begins, offset into it when it is broken, whether a hyphen is added)."""

_Node = tuple[float, int, float, int, int, "_Node | None", Ending]
"""(width up to here, blanks up to here, demerits, fitness, hyphens in a row, node before, ending)."""

WHOLE = 0
"""Offset of the break behind a token, where its text need not be cut."""


def optimum_breaks(
    tokens: Sequence[Token],
    tied: frozenset[int],
    *,
    measure: float,
    indent: float,
    blank: float,
    hyphenate: bool,
    boxes: float = 0.0,
) -> tuple[Ending, ...]:
    """Return the endings of all lines of a justified paragraph.

    `tied` holds the tokens after which no line may end; `boxes` is the width of what among them is no type, and gives
    nothing. Lengths in points.
    """
    glyphs = max((measure - boxes) * EXPANSION, LEAST_GIVE)
    give = _Give(measure, indent, blank, blank * STRETCH, blank * SHRINK, glyphs, UNHYPHENATED)
    if hyphenate and len(tokens) < SHORT:
        found = _best(tokens, tied, give, False)
        if found:
            return found
    found = _tried(tokens, tied, give, hyphenate)
    if not found and tied:  # a tie gives way before a line runs over
        found = _tried(tokens, frozenset(), give, hyphenate)
    return found or ragged_breaks(tokens, tied, measure=measure, indent=indent, blank=blank, hyphenate=hyphenate)


def _tried(tokens: Sequence[Token], tied: frozenset[int], give: "_Give", hyphenate: bool) -> tuple[Ending, ...]:
    for tolerance in TOLERANCES:
        found = _best(tokens, tied, give._replace(tolerance=tolerance), hyphenate)
        if found:
            return found
    return ()


def _best(tokens: Sequence[Token], tied: frozenset[int], give: "_Give", hyphenate: bool) -> tuple[Ending, ...]:
    """Return the endings of least demerits with no line stretched beyond the tolerance, or nothing."""
    measure, indent, blank, stretch, _, glyphs, tolerance, _ = give
    last = len(tokens) - 1
    wide = measure - indent
    width, blanks = indent, 0
    active: list[_Node] = [(0.0, 0, 0.0, 1, 0, None, (0, 0, False))]
    for index, token in enumerate(tokens):
        oldest = active[0]
        spare = measure - width - token.width + oldest[0]
        if index != last and spare > tolerance * ((blanks - oldest[1]) * stretch + glyphs):
            width += token.width + blank  # no line can end here yet
            blanks += 1
            continue
        places = token.breaks(wide) if hyphenate or token.width > wide else ()
        if index != last and index not in tied:
            places = (*places, (token.width, token.width, 0, False, WHOLE))
        active = _reached(active, places, (index, width, blanks), give)
        if index == last:
            end = ((token.width, token.width, 0, False, WHOLE),)
            ended = _reached(active, end, (index, width, blanks), give._replace(ends=True))
            return _endings(ended[-1]) if ended and ended[-1][6][0] > last else ()
        if not active:
            return ()
        width = width + token.width + blank
        blanks += 1
    return ()


class _Give(NamedTuple):
    """The measure, and how far a line can give to fill it: points; stretch and shrink of each blank."""

    measure: float
    indent: float
    blank: float
    stretch: float
    shrink: float
    glyphs: float
    tolerance: float
    ends: bool = False
    """Whether the line is the last, which nothing need fill."""


def _reached(active: list[_Node], places: Sequence[Break], at: tuple[int, float, int], give: _Give) -> list[_Node]:
    """Return the active nodes after a token, with the best way to end a line at each of its places.

    `at` is (token, width before it, blanks before it). Active nodes stand in their order: those too far back for any
    line go, and the first too near ends the search, since the lines from there are shorter yet.
    """
    index, width, blanks = at
    measure, indent, blank, stretch, shrink, glyphs, tolerance, ends = give
    for before, after, penalty, hyphen, offset in places:
        end = width + before
        room = measure - end
        best, best_demerits, dead = None, INFINITE, 0
        for node in active:
            slack = room + node[0]
            gaps = blanks - node[1]
            if slack >= 0:
                ratio = 0.0 if ends else slack / (gaps * stretch + glyphs)
                if ratio > tolerance:
                    break
            else:
                ratio = slack / (gaps * shrink + glyphs)
                if ratio < -1:
                    dead += 1
                    continue
            badness = LINE_PENALTY + 100 * (ratio if ratio >= 0 else -ratio) ** 3
            demerits = node[2] + badness * badness + penalty * penalty
            if demerits >= best_demerits:
                continue  # what may be added only makes it worse
            fitness = 0 if ratio < -0.5 else 1 if ratio <= 0.5 else 2 if ratio <= 1 else 3
            if not -1 <= fitness - node[3] <= 1:
                demerits += FITNESS_APART
            row = node[4]
            if row and hyphen:
                if row > 1 and tolerance < TOLERANCES[-1]:
                    continue
                demerits += HYPHENS_ADJACENT
            elif row and ends:
                demerits += LAST_HYPHEN
            if ends and end - node[0] < 2.2 * indent and node[5] is not None:
                demerits += STUB
            if demerits < best_demerits:
                best_demerits, best = demerits, (fitness, row + 1 if hyphen else 0, node)
        if dead:
            active = active[dead:]
        if best:
            gone = (width + after, blanks) if offset else (width + after + blank, blanks + 1)
            ending = (index, offset, hyphen) if offset else (index + 1, 0, False)
            active.append((*gone, best_demerits, *best, ending))
        if not active:
            break
    return active


def _endings(node: _Node) -> tuple[Ending, ...]:
    endings: list[Ending] = []
    here: _Node | None = node
    while here and here[5] is not None:
        endings.append(here[6])
        here = here[5]
    return tuple(reversed(endings))


def ragged_breaks(
    tokens: Sequence[Token], tied: frozenset[int], *, measure: float, indent: float, blank: float, hyphenate: bool
) -> tuple[Ending, ...]:
    """Return the endings of lines filled one by one, as ragged text and narrow cells want it."""
    endings: list[Ending] = []
    room = measure - indent
    start, offset = 0, 0
    while start < len(tokens):
        ending = _filled(tokens, tied, start, offset, room, measure, blank, hyphenate)
        endings.append(ending)
        start, offset = ending[0], ending[1]
        room = measure
    return tuple(endings)


def _filled(
    tokens: Sequence[Token],
    tied: frozenset[int],
    start: int,
    offset: int,
    room: float,
    measure: float,
    blank: float,
    hyphenate: bool,
) -> Ending:
    """Return where a line ends that begins at `offset` of token `start` and has `room`."""
    width = tokens[start].rest(offset, room) - tokens[start].width if offset else 0.0
    ending: Ending | None = None
    for index in range(start, len(tokens)):
        token = tokens[index]
        if width + token.width > room + 0.01:
            must = ending is None
            if hyphenate or must:
                floor = offset if index == start else 0
                cut = _widest_break(token, room - width, measure, floor, must and width <= 0)
                if cut:
                    return index, cut[4], cut[3]
            return ending or (max(index, start + 1), 0, False)  # a tie gives way before a line runs over
        width += token.width + blank
        if index not in tied:
            ending = (index + 1, 0, False)
    return len(tokens), 0, False


def _widest_break(token: Token, room: float, measure: float, floor: int, must: bool) -> Break | None:
    """Return the last break of `token` that leaves its beginning within `room`."""
    found = None
    breaks = token.breaks(min(measure, room) if must else measure)
    for index in range(bisect.bisect_right(breaks, floor, key=_offset), len(breaks)):
        place = breaks[index]
        if place[1] > room + 0.01:
            break
        if place[0] <= room + 0.01 and (must or place[2] < 1000):
            found = place
    return found


def _offset(place: Break) -> int:
    return place[4]


def balanced_measure(tokens: Sequence[Token], tied: frozenset[int], *, measure: float, blank: float) -> float:
    """Return the least measure that takes no more lines than `measure`: ragged titles look broken by sense."""
    lines = len(ragged_breaks(tokens, tied, measure=measure, indent=0.0, blank=blank, hyphenate=False))
    if lines < 2:
        return measure
    low, high = measure / lines * 0.9, measure
    while high - low > 1.0:
        middle = (low + high) / 2
        fits = max([token.width for token in tokens]) <= middle
        if fits and len(ragged_breaks(tokens, tied, measure=middle, indent=0.0, blank=blank, hyphenate=False)) <= lines:
            high = middle
        else:
            low = middle
    return high
