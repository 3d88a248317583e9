"""Where pages lie under one another or side by side: sizes in, rectangles in pixels out."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

MARGIN, GAP, GUTTER = 12, 12, 2
"""Pixels around all pages, between rows, and between facing pages."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's place on the desk, in pixels from the desk's top left corner."""

    page: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Sheets:
    """All pages at one scale; a page's place is worked out when asked for, so that thousands are laid at once."""

    sizes: Sequence[tuple[float, float]]
    """In points."""
    scale: float
    """Pixels to a point."""
    tops: tuple[float, ...]
    """Of the rows."""
    bottoms: tuple[float, ...]
    facing: bool
    width: float
    height: float

    @classmethod
    def laid(cls, sizes: Sequence[tuple[float, float]], scale: float, *, facing: bool, room: float) -> "Sheets":
        """Lay pages of these sizes, in points, at `scale` pixels a point on a desk at least `room` wide.

        Facing pages stand as in the bound book: the first alone at the right.
        """
        widest = max([width for width, _ in sizes], default=0.0) * scale
        desk = max(room, (2 * widest + GUTTER if facing else widest) + 2 * MARGIN)
        heights = [height * scale for _, height in sizes]
        if facing:
            right = [*heights[2::2], 0.0]
            heights = [*heights[:1], *[max(pair) for pair in zip(heights[1::2], right, strict=False)]]
        tops = tuple(accumulate([height + GAP for height in heights[:-1]], initial=float(MARGIN))) if heights else ()
        bottoms = tuple([top + height for top, height in zip(tops, heights, strict=True)])
        return cls(sizes, scale, tops, bottoms, facing, desk, bottoms[-1] + MARGIN if bottoms else 0.0)

    def sheet(self, page: int) -> Sheet:
        """Return a page's place."""
        width, height = self.sizes[page][0] * self.scale, self.sizes[page][1] * self.scale
        if not self.facing:
            return Sheet(page, (self.width - width) / 2, self.tops[page], width, height)
        is_right = page % 2 == 0
        x = self.width / 2 + GUTTER / 2 if is_right else self.width / 2 - GUTTER / 2 - width
        return Sheet(page, x, self.tops[(page + 1) // 2], width, height)

    def within(self, top: float, bottom: float) -> tuple[Sheet, ...]:
        """Return the pages of which something lies between two heights."""
        first, end = bisect_right(self.bottoms, top), bisect_left(self.tops, bottom)
        pages = [page for row in range(first, end) for page in self._row(row)]
        return tuple([each for each in map(self.sheet, pages) if each.y + each.height > top])

    def at(self, y: float) -> Sheet | None:
        """Return the page at a height, the one below a gap, the last one beyond the end; of two abreast the left."""
        if not self.tops:
            return None
        row = min(bisect_left(self.bottoms, y), len(self.tops) - 1)
        return self.sheet(self._row(row)[0])

    def place(self, y: float) -> float:
        """Return the place at a height, in pages."""
        sheet = self.at(y)
        if sheet is None:
            return 0.0
        return sheet.page + min(max((y - sheet.y) / sheet.height, 0.0), 0.999)

    def height_of(self, place: float) -> float:
        """Return the height at which a place lies."""
        if not self.tops:
            return 0.0
        sheet = self.sheet(min(max(int(place), 0), len(self.sizes) - 1))
        return sheet.y + (place - int(place)) * sheet.height

    def _row(self, row: int) -> range:
        """Return the pages that lie in a row."""
        if not self.facing:
            return range(row, row + 1)
        return range(max(2 * row - 1, 0), min(2 * row + 1, len(self.sizes)))
