"""Where pages lie under one another or side by side: sizes in, rectangles in pixels out."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

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
    """All pages at one scale."""

    sheets: tuple[Sheet, ...]
    width: float
    height: float

    @classmethod
    def laid(cls, sizes: Sequence[tuple[float, float]], scale: float, *, facing: bool, room: float) -> "Sheets":
        """Lay pages of these sizes, in points, at `scale` pixels a point on a desk at least `room` wide.

        Facing pages stand as in the bound book: the first alone at the right.
        """
        sheets: list[Sheet] = []
        widest = max([width for width, _ in sizes], default=0.0) * scale
        desk = max(room, (2 * widest + GUTTER if facing else widest) + 2 * MARGIN)
        y = float(MARGIN)
        for row in rows_of(len(sizes), facing=facing):
            tallest = 0.0
            for side, page in row:
                width, height = sizes[page][0] * scale, sizes[page][1] * scale
                x = {-1: desk / 2 - GUTTER / 2 - width, 0: (desk - width) / 2, 1: desk / 2 + GUTTER / 2}[side]
                sheets.append(Sheet(page, x, y, width, height))
                tallest = max(tallest, height)
            y += tallest + GAP
        return cls(tuple(sheets), desk, y - GAP + MARGIN if sheets else 0.0)

    def within(self, top: float, bottom: float) -> tuple[Sheet, ...]:
        """Return the pages of which something lies between two heights."""
        return tuple([sheet for sheet in self.sheets if sheet.y < bottom and sheet.y + sheet.height > top])

    def at(self, y: float) -> Sheet | None:
        """Return the page at a height, the one below a gap, the last one beyond the end."""
        if not self.sheets:
            return None
        after = bisect_right(self.sheets, y, key=lambda sheet: sheet.y)
        sheet = self.sheets[max(after - 1, 0)]
        if y > sheet.y + sheet.height and after < len(self.sheets):
            return self.sheets[after]
        return next(each for each in self.sheets[max(after - 2, 0) : after] or (sheet,) if each.y == sheet.y)

    def place(self, y: float) -> float:
        """Return the place at a height, in pages."""
        sheet = self.at(y)
        if sheet is None:
            return 0.0
        return sheet.page + min(max((y - sheet.y) / sheet.height, 0.0), 0.999)

    def height_of(self, place: float) -> float:
        """Return the height at which a place lies."""
        if not self.sheets:
            return 0.0
        sheet = self.sheets[min(max(int(place), 0), len(self.sheets) - 1)]
        return sheet.y + (place - int(place)) * sheet.height


def rows_of(pages: int, *, facing: bool) -> list[list[tuple[int, int]]]:
    """Return rows of (side, page): side -1 is the left one of two, 1 the right one, 0 the middle."""
    if not facing:
        return [[(0, page)] for page in range(pages)]
    rows = [[(1, 0)]] if pages else []
    pairs = [[(-1, left), (1, left + 1)] for left in range(1, pages - 1, 2)]
    return [*rows, *pairs, *([[(-1, pages - 1)]] if pages > 1 and pages % 2 == 0 else [])]
