"""Marks of charts: bars, lines, markers and sectors, told apart by tone, dash and shape so that black ink suffices."""

import math

from proceedings.model.outline import Path
from proceedings.model.value import value

Tone = tuple[float, ...]

BLUE: Tone = (0.13, 0.34, 0.62)
INK: Tone = (0.15,)
GRID: Tone = (0.8,)
PAPER: Tone = (1.0,)
HAIRLINE = 0.35

_TONES: dict[int, tuple[Tone, ...]] = {
    1: (BLUE,),
    2: (BLUE, (0.76,)),
    3: (BLUE, (0.62,), (0.86,)),
    4: ((0.2,), BLUE, (0.66,), (0.88,)),
}
_MANY: tuple[Tone, ...] = ((0.2,), BLUE, (0.58,), (0.74,), (0.88,))
_LIGHT: tuple[Tone, ...] = ((0.93,), (0.72, 0.8, 0.9), (0.82,), (0.66,))
"""On which words are readable."""


@value(kw_only=True)
class Fill:
    """How an area is filled: a tone, and hatching once the tones are used up."""

    tone: Tone
    hatched: bool = False


@value(kw_only=True)
class Pen:
    """How a line is drawn."""

    tone: Tone
    dash: tuple[float, ...]
    marker: str


_PENS = (
    Pen(tone=BLUE, dash=(), marker="circle"),
    Pen(tone=INK, dash=(4.0, 2.0), marker="square"),
    Pen(tone=(0.5,), dash=(), marker="triangle"),
    Pen(tone=INK, dash=(1.0, 1.6), marker="diamond"),
    Pen(tone=BLUE, dash=(6.0, 1.6, 1.0, 1.6), marker="ring"),
    Pen(tone=(0.35,), dash=(2.2, 1.4), marker="box"),
    Pen(tone=(0.62,), dash=(5.0, 1.5), marker="circle"),
    Pen(tone=INK, dash=(), marker="cross"),
)


def fills(count: int, *, light: bool = False) -> list[Fill]:
    """Return fills for `count` series, as far apart in tone as may be."""
    tones = _LIGHT if light else _TONES.get(count, _MANY)
    return [Fill(tone=tones[at % len(tones)], hatched=at >= len(tones)) for at in range(count)]


def pen(index: int) -> Pen:
    """Return the pen of the series `index`."""
    return _PENS[index % len(_PENS)]


# ── Areas ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def bar(x: float, y: float, width: float, height: float, fill: Fill) -> list[Path]:
    """Return a filled rectangle; pale ones have an edge."""
    coords = (x, y, x + width, y, x + width, y + height, x, y + height)
    paths = [Path(ops="MLLLZ", coords=coords, fill=fill.tone, stroke=None)]
    if fill.hatched:
        paths.append(_hatching(x, y, width, height, dark=min(fill.tone) > 0.5))
    if min(fill.tone) > 0.8 or fill.hatched:
        paths.append(Path(ops="MLLLZ", coords=coords, fill=None, stroke=(0.45,), width=HAIRLINE))
    return paths


def _hatching(x: float, y: float, width: float, height: float, *, dark: bool) -> Path:
    """Return rising lines inside a rectangle, 3 points apart."""
    coords: list[float] = []
    start = 3.0
    while start < width + height:
        left, right = max(start - height, 0.0), min(start, width)
        coords += [x + left, y + (start - left), x + right, y + (start - right)]
        start += 3.0
    ops = "ML" * (len(coords) // 4)
    return Path(ops=ops, coords=tuple(coords), fill=None, stroke=INK if dark else PAPER, width=0.5)


def polygon(points: list[tuple[float, float]], fill: Fill) -> list[Path]:
    """Return a filled polygon with a thin edge."""
    coords = tuple(value for point in points for value in point)
    ops = "M" + "L" * (len(points) - 1) + "Z"
    return [Path(ops=ops, coords=coords, fill=fill.tone, stroke=PAPER, width=0.5)]


def sector(x: float, y: float, radius: float, start: float, end: float, fill: Fill) -> list[Path]:
    """Return a sector of a circle; angles in turns, clockwise from twelve o'clock."""
    steps = max(1, math.ceil((end - start) * 8))
    ops, coords = "ML", [x, y, *_on_circle(x, y, radius, start)]
    for step in range(steps):
        here, there = (start + (end - start) * (step + part) / steps for part in (0, 1))
        coords += _arc(x, y, radius, here, there)
        ops += "C"
    if end - start > 0.9999:
        ops, coords = "M" + ops[2:], coords[2:]
    paths = [Path(ops=f"{ops}Z", coords=tuple(coords), fill=fill.tone, stroke=PAPER, width=0.8)]
    if fill.hatched:
        paths += _sector_hatching(x, y, radius, start, end)
    return paths


def _on_circle(x: float, y: float, radius: float, turn: float) -> list[float]:
    angle = 2 * math.pi * turn
    return [x + radius * math.sin(angle), y - radius * math.cos(angle)]


def _arc(x: float, y: float, radius: float, start: float, end: float) -> list[float]:
    """Return the control points and the end of the cubic curve nearest to an arc of at most an eighth of a turn."""
    reach = 4 / 3 * math.tan(math.pi * (end - start) / 2) * radius
    (x0, y0), (x1, y1) = _on_circle(x, y, radius, start), _on_circle(x, y, radius, end)
    a, b = 2 * math.pi * start, 2 * math.pi * end
    return [
        x0 + reach * math.cos(a),
        y0 + reach * math.sin(a),
        x1 - reach * math.cos(b),
        y1 - reach * math.sin(b),
        x1,
        y1,
    ]


def _sector_hatching(x: float, y: float, radius: float, start: float, end: float) -> list[Path]:
    """Return arcs inside a sector, 3 points apart: hatching that needs no clipping."""
    paths: list[Path] = []
    inner = radius - 3.0
    while inner > 2.0:
        steps = max(1, math.ceil((end - start) * 8))
        coords = _on_circle(x, y, inner, start)
        for step in range(steps):
            here, there = (start + (end - start) * (step + part) / steps for part in (0, 1))
            coords += _arc(x, y, inner, here, there)
        paths.append(Path(ops="M" + "C" * steps, coords=tuple(coords), fill=None, stroke=PAPER, width=0.5))
        inner -= 3.0
    return paths


# ── Lines ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def line(x0: float, y0: float, x1: float, y1: float, tone: Tone, width: float = HAIRLINE) -> Path:
    """Return a straight line."""
    return Path(ops="ML", coords=(x0, y0, x1, y1), fill=None, stroke=tone, width=width)


def polyline(points: list[tuple[float, float] | None], style: Pen) -> list[Path]:
    """Return a line through points, broken where one is missing."""
    paths: list[Path] = []
    part: list[tuple[float, float]] = []
    for point in [*points, None]:
        if point is not None:
            part.append(point)
            continue
        if len(part) > 1:
            coords = tuple(value for place in part for value in place)
            ops = "M" + "L" * (len(part) - 1)
            paths.append(Path(ops=ops, coords=coords, fill=None, stroke=style.tone, width=1.1, dash=style.dash))
        part = []
    return paths


def marker(x: float, y: float, style: Pen, size: float = 2.1) -> Path:
    """Return the mark of a point."""
    if style.marker in ("circle", "ring"):
        coords = [x, y - size]
        for quarter in range(4):
            coords += _arc(x, y, size, quarter / 4, (quarter + 1) / 4)
        open_ = style.marker == "ring"
        return Path(
            ops="MCCCCZ", coords=tuple(coords), fill=PAPER if open_ else style.tone, stroke=style.tone, width=0.6
        )
    if style.marker == "cross":
        coords = [x - size, y - size, x + size, y + size, x - size, y + size, x + size, y - size]
        return Path(ops="MLML", coords=tuple(coords), fill=None, stroke=style.tone, width=0.9)
    shapes = {
        "triangle": [(0.0, -1.2), (1.1, 0.8), (-1.1, 0.8)],
        "diamond": [(0.0, -1.3), (1.3, 0.0), (0.0, 1.3), (-1.3, 0.0)],
    }
    corners = shapes.get(style.marker, [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)])
    flat = tuple(value for dx, dy in corners for value in (x + size * dx, y + size * dy))
    fill = PAPER if style.marker == "box" else style.tone
    return Path(ops="M" + "L" * (len(corners) - 1) + "Z", coords=flat, fill=fill, stroke=style.tone, width=0.6)
