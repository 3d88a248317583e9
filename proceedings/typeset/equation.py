"""Formulas: MathML → outlines in STIX Two Math, with their baseline."""

import re
import struct
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from math import inf
from xml.etree import ElementTree as ET

from proceedings.model.math import Equation
from proceedings.model.outline import Outline, Path
from proceedings.typeset.mathengine import FONT, engine
from proceedings.typeset.mathml import BINARIES, RELATIONS, prepared_rows

BLACK = (0.0,)
LEADING = 0.5
"""Room between the lines of a broken formula, in em."""
TURN = 2.0
"""How far the second and further lines of a broken formula stand in, in em."""

_FAILURES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RecursionError,
    SyntaxError,  # ElementTree's ParseError is one
    TypeError,
    ValueError,
    struct.error,
)
"""What ziamath raises over formulas that it cannot set."""


def set_equation(equation: Equation, size: float, *, display: bool = False, width: float = inf) -> Outline | None:
    """Return the outlines of a formula, origin at the left end of its baseline; None when it cannot be set.

    `display`: large fractions and limits above and below. A formula wider than `width` is broken at relations and
    operators of its top level, the sign repeated on the next line as ГОСТ Р 2.105 asks; then the baseline is the
    first line's.
    """
    return _set(equation.mathml, round(size, 3), display, width)


@lru_cache(maxsize=4096)
def _set(mathml: str, size: float, display: bool, width: float) -> Outline | None:
    try:
        rows = prepared_rows(mathml)
        lines = [line for row in rows for line in _lines(row, size, display=display, width=width)]
        return _stacked(lines, size) if lines else None
    except _FAILURES:
        return None


# ── Lines ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _lines(row: list[ET.Element], size: float, *, display: bool, width: float) -> list[Outline]:
    """Return a row as one line, or as several of at most `width` where its signs allow."""
    whole = _drawn(row, size, display=display)
    if whole.width <= width:
        return [whole]
    pieces = _pieces(row, RELATIONS)
    drawn = [_drawn(piece, size, display=display) for piece in pieces]
    if any(piece.width > width - TURN * size for piece in drawn):
        pieces = [part for piece in pieces for part in _pieces(piece, BINARIES)]
    lines: list[list[ET.Element]] = []
    used = 0.0
    for piece in pieces:
        extent = _drawn(piece, size, display=display).width
        if lines and used + extent <= width:
            lines[-1] += piece
            used += extent
        else:
            if lines and piece[0].tag == "mo":
                lines[-1].append(piece[0])
            lines.append(list(piece))
            used = extent + (TURN * size if len(lines) > 1 else 0.0)
    return [_drawn(line, size, display=display) for line in lines]


def _pieces(row: list[ET.Element], signs: frozenset[str]) -> list[list[ET.Element]]:
    """Part a row before each of `signs`, except at its beginning and inside typed parentheses."""
    pieces: list[list[ET.Element]] = [[]]
    depth = 0
    for at, element in enumerate(row):
        sign = (element.text or "") if element.tag == "mo" else ""
        depth += (sign in tuple("([{")) - (sign in tuple(")]}"))
        unary = at > 0 and row[at - 1].tag == "mo" and (row[at - 1].text or "") not in ")]}"
        if sign and sign in signs and depth <= 0 and pieces[-1] and not unary:
            pieces.append([])
        pieces[-1].append(element)
    return pieces


def _stacked(lines: list[Outline], size: float) -> Outline:
    if len(lines) == 1:
        return lines[0]
    paths = list(lines[0].paths)
    y = 0.0
    for above, line in pairwise(lines):
        y += above.depth + LEADING * size + line.height
        paths += [_moved(path, TURN * size, y) for path in line.paths]
    width = max(lines[0].width, *(line.width + TURN * size for line in lines[1:]))
    return Outline(width=width, height=lines[0].height, depth=y + lines[-1].depth, paths=tuple(paths))


def _moved(path: Path, x: float, y: float) -> Path:
    coords = tuple(value + (y if at % 2 else x) for at, value in enumerate(path.coords))
    return Path(
        ops=path.ops,
        coords=coords,
        fill=path.fill,
        stroke=path.stroke,
        width=path.width,
        even_odd=path.even_odd,
        dash=path.dash,
    )


# ── Setting by ziamath ────────────────────────────────────────────────────────────────────────────────────────────


def _drawn(row: Iterable[ET.Element], size: float, *, display: bool) -> Outline:
    """Set a row on one line."""
    math = ET.Element("math", display="block" if display else "inline")
    line = ET.SubElement(math, "mrow")
    line.extend([ET.fromstring(ET.tostring(element)) for element in row])  # ziamath writes into what it is given
    setting = engine().Math(math, size=size, font=FONT)
    box = setting.node.bbox
    if not all(abs(edge) < 5000 for edge in box):
        raise ValueError("a formula without extent")
    left = min(box.xmin, 0.0)
    paths = tuple(_moved(path, -left, 0.0) for path in _paths(setting.svgxml()))
    return Outline(width=box.xmax - left, height=max(box.ymax, 0.0), depth=max(-box.ymin, 0.0), paths=paths)


# ── Paths ─────────────────────────────────────────────────────────────────────────────────────────────────────────

_STEPS = re.compile(r"[MLQCZ]|-?\d*\.?\d+(?:e-?\d+)?")
_POINTS = {"M": 1, "L": 1, "Q": 2, "C": 3}


def _paths(svg: ET.Element) -> Iterator[Path]:
    """Yield the filled and stroked shapes of ziamath's drawing."""
    for element in svg.iter():
        if element.tag == "path" and element.get("stroke"):
            ops, coords = _segments(element.get("d", ""))
            yield Path(ops=ops, coords=coords, fill=None, stroke=BLACK, width=float(element.get("stroke-width", "1")))
        elif element.tag == "path":
            ops, coords = _segments(element.get("d", ""))
            yield Path(ops=ops, coords=coords, fill=BLACK, stroke=None)
        elif element.tag == "rect" and float(element.get("height", "0")) > 0:  # fractions without a bar have one of 0
            yield _rectangle(element)


def _rectangle(element: ET.Element) -> Path:
    x, y, width, height = (float(element.get(name, "0")) for name in ("x", "y", "width", "height"))
    coords = (x, y, x + width, y, x + width, y + height, x, y + height)
    if element.get("stroke"):
        line = float(element.get("stroke-width", "1"))
        return Path(ops="MLLLZ", coords=coords, fill=None, stroke=BLACK, width=line)
    return Path(ops="MLLLZ", coords=coords, fill=BLACK, stroke=None)


def _segments(data: str) -> tuple[str, tuple[float, ...]]:
    """Return (ops, coords) of absolute SVG path data; quadratic curves become cubic ones."""
    ops: list[str] = []
    coords: list[float] = []
    steps = _STEPS.findall(data)
    at, op = 0, "M"
    while at < len(steps):
        if steps[at].isalpha():
            op = steps[at]
            at += 1
        if op == "Z":
            ops.append("Z")
            continue
        count = 2 * _POINTS[op]
        points = [float(step) for step in steps[at : at + count]]
        at += count
        if op == "Q":
            points = _cubic(coords[-2], coords[-1], *points)
        ops.append("C" if op == "Q" else op)
        coords += points
    return "".join(ops), tuple(coords)


def _cubic(x0: float, y0: float, x1: float, y1: float, x2: float, y2: float) -> list[float]:
    """Return the control points and the end of the cubic curve that is the quadratic one (x0, y0)–(x2, y2)."""
    third = 2 / 3
    return [x0 + third * (x1 - x0), y0 + third * (y1 - y0), x2 + third * (x1 - x2), y2 + third * (y1 - y2), x2, y2]
