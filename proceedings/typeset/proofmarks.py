"""Set pages in, the same pages as a proof out: lines numbered in the margin, a word in grey across every page.

Both are artifacts: no part of the paper, and unread by those who listen to it.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from math import cos, radians, sin

from proceedings.model.outline import Path
from proceedings.model.setpage import ARTIFACT, Drawing, Item, Line, SetPage, SetPaper
from proceedings.style import TextStyle
from proceedings.typeset.fonts import Face, face_name
from proceedings.typeset.setter import Setter

NUMBERED = 5
"""Every so many-th line bears its number, and the first."""

_SIZE = 5.5
_CLEAR = 5.0  # points between a number and its line
_GRAY = 0.9
_TURN = 50.0  # degrees
_SHARE = 0.86  # of the way across the page that the word takes


def proof_pages(paper: SetPaper, setter: Setter, word: str) -> SetPaper:
    """Return `paper` with every fifth line of each page numbered and `word` across it."""
    sheet = _watermark(setter, word)
    pages = tuple([replace(page, items=(sheet, *page.items, *_numbers(page, setter))) for page in paper.pages])
    return replace(paper, pages=pages, glyphs=setter.glyphs_used())


def line_numbers(page: SetPage, columns: int, step: float) -> list[tuple[int, float, int]]:
    """Return (column, baseline, number) of every line of `page`; `step` is from one column's left edge to the next's.

    Numbers run through the columns, and begin anew on every page.
    """
    baselines: dict[int, set[float]] = defaultdict(set)
    for item in page.items:
        if isinstance(item, Line) and not item.hidden and item.spans:
            column = min(max(int((item.spans[0].x + 1.0) // step), 0), columns - 1) if columns > 1 else 0
            baselines[column].add(round(item.y, 1))
    found = [(column, y) for column in sorted(baselines) for y in _apart(sorted(baselines[column]))]
    return [(column, y, number) for number, (column, y) in enumerate(found, 1)]


def _apart(baselines: list[float]) -> Iterator[float]:
    """Yield baselines that are lines of their own: superscripts and cells of a row share one."""
    last = float("-inf")
    for y in baselines:
        if y - last >= _SIZE:
            yield y
            last = y


def _numbers(page: SetPage, setter: Setter) -> list[Item]:
    style = setter.style.page
    step = style.column + style.column_gap
    look = replace(setter.style.text["further"], size=_SIZE, family="sans", italic=False, bold=False)
    return [
        setter.line(str(number), look, x=column * step - _CLEAR, anchor="end", y=y)
        for column, y, number in line_numbers(page, style.columns, step)
        if number == 1 or not number % NUMBERED
    ]


def _watermark(setter: Setter, word: str) -> Drawing:
    """Return the word's outlines, turned, in the middle of the type area."""
    style = setter.style.page
    face = setter.fonts.face(face_name("sans", bold=True, italic=False))
    base: TextStyle = setter.style.text["further"]
    ems = max(face.width(word), 1.0) / 1000
    across = (style.measure**2 + style.depth**2) ** 0.5 * _SHARE
    size = min(across / ems, 8 * base.size)
    paths = tuple(_outlines(face, word, size))
    return Drawing(style.measure / 2, style.depth / 2, paths, ARTIFACT)


def _outlines(face: Face, word: str, size: float) -> Iterator[Path]:
    pen = _Pen(size / face.em)
    x = -face.width(word) / 1000 * face.em / 2
    for character in word:
        glyph = face.glyphs[character]
        pen.x, pen.y = x, -0.33 * face.em
        face.font.draw_glyph_with_pen(glyph, pen)
        x += face.advances[glyph] * face.em / 1000
    yield Path(ops="".join(pen.ops), coords=tuple(pen.coords), fill=(_GRAY,), stroke=None)


class _Pen:
    """Takes a glyph's outline in the font's units, y up, and keeps it turned, in points, y down."""

    def __init__(self, scale: float) -> None:
        self.ops: list[str] = []
        self.coords: list[float] = []
        self.x = self.y = 0.0
        self._scale = scale
        self._cos, self._sin = cos(radians(_TURN)), sin(radians(_TURN))

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - the pen protocol's name
        """Begin a contour."""
        self._add("M", point)

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - the pen protocol's name
        """Draw a straight line."""
        self._add("L", point)

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802 - the pen protocol's name
        """Draw a cubic curve."""
        self._add("C", *points)

    def qCurveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802 - the pen protocol's name
        """Draw a quadratic curve, as the cubic that it equals."""
        start, (control, end) = self._last, points[-2:]
        first = _between(start, control)
        second = _between(end, control)
        self._add("C", first, second, end)

    def closePath(self) -> None:  # noqa: N802 - the pen protocol's name
        """End a contour."""
        self.ops.append("Z")

    def endPath(self) -> None:  # noqa: N802 - the pen protocol's name
        """End a contour that is open."""

    def _add(self, op: str, *points: tuple[float, float]) -> None:
        self.ops.append(op)
        for px, py in points:
            x, y = (px + self.x) * self._scale, (py + self.y) * self._scale
            self.coords += [x * self._cos - y * self._sin, -(x * self._sin + y * self._cos)]
        self._last = points[-1]


def _between(point: tuple[float, float], control: tuple[float, float]) -> tuple[float, float]:
    return (point[0] + (control[0] - point[0]) * 2 / 3, point[1] + (control[1] - point[1]) * 2 / 3)
