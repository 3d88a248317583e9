"""Places in a volume, before a compile in, after it out; in pages: 3.5 is the middle of the fourth."""

from collections.abc import Mapping, Sequence

Starts = Sequence[tuple[str, int, str]]
"""(paper, index of its first page, the number printed there), in printing order."""

Extents = Mapping[str, tuple[int, int]]
"""(index of the first page, how many there are) of each paper in order, before them of the front matter, named ``."""


def moved(place: float, before: Extents, after: Extents) -> float:
    """Return where what stood at `place` stands now: in the same paper, as far into it."""
    for name, (first, count) in before.items():
        if first <= place < first + count and name in after:
            now, now_count = after[name]
            into = place - first
            return now + (into if into < now_count else into * now_count / count)
    return place


def extents(starts: Starts, pages: int) -> Extents:
    """Return which pages each paper takes."""
    names = ["", *(name for name, _, _ in starts)]
    edges = [0, *(first for _, first, _ in starts), pages]
    return {name: (first, then - first) for name, first, then in zip(names, edges[:-1], edges[1:], strict=True)}


def paper_at(starts: Starts, page: int) -> str:
    """Return the paper to which a page belongs, empty before the first."""
    found = ""
    for name, first, _ in starts:
        if first > page:
            break
        found = name
    return found
