"""Rows of a formula set by ziamath → atoms: what each element on the top level looks like, and where it stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

from proceedings.model.outline import Outline, Path
from proceedings.model.value import value
from proceedings.typeset.mathengine import FONT, engine

BLACK = (0.0,)
MOST_EXTENT = 5000
"""Points; a formula that is larger was reckoned wrongly."""


@value(kw_only=True)
class Atom:
    """An element on a formula's top level. Points from the left end of its row's baseline, y down."""

    sign: str
    """Of an operator, a relation or a fence."""
    infix: bool
    """Whether it is a sign between two operands."""
    number: bool
    left: float
    right: float
    height: float
    """Above the baseline."""
    depth: float
    paths: tuple[Path, ...]

    @property
    def ink(self) -> tuple[float, float]:
        """Return where its paths begin and end, without the white beside them."""
        xs = [x for path in self.paths for x in path.coords[::2]]
        return (min(xs), max(xs)) if xs else (self.left, self.right)


def atoms_of(row: Sequence[ET.Element], size: float, *, display: bool) -> tuple[Atom, ...]:
    """Set a row on one line. Raise ValueError, and what else ziamath raises, when it cannot be set."""
    math = ET.Element("math", display="block" if display else "inline")
    line = ET.SubElement(math, "mrow")
    line.extend([ET.fromstring(ET.tostring(element)) for element in row])  # ziamath writes into what it is given
    setting = engine().Math(math, size=size, font=FONT).node.nodes[0]
    box = setting.bbox
    if not all(abs(edge) < MOST_EXTENT for edge in box):
        raise ValueError("a formula without extent")
    places = [x for x, _ in setting.nodexy]
    edges = [min(box.xmin, 0.0), *places[1:], box.xmax]
    shown = [element for element in row if element.tag != "mo" or element.text]
    return tuple(
        [
            _atom(element, node, place, (edges[at], edges[at + 1]))
            for at, (element, node, place) in enumerate(zip(shown, setting.nodes, setting.nodexy, strict=True))
        ]
    )


def _atom(element: ET.Element, node: Any, place: tuple[float, float], edges: tuple[float, float]) -> Atom:
    svg = ET.Element("svg")
    node.draw(*place, svg)
    return Atom(
        sign=(element.text or "") if element.tag == "mo" else "",
        infix=element.get("form") == "infix",
        number=element.tag == "mn",
        left=edges[0],
        right=edges[1],
        height=max(node.bbox.ymax, 0.0),
        depth=max(-node.bbox.ymin, 0.0),
        paths=tuple(_paths(svg)),
    )


def outline_of(atoms: Sequence[Atom]) -> Outline:
    """Return neighbouring atoms as one drawing, origin at the left end of its baseline."""
    left = atoms[0].left
    return Outline(
        width=atoms[-1].right - left,
        height=max([atom.height for atom in atoms]),
        depth=max([atom.depth for atom in atoms]),
        paths=tuple([moved_path(path, -left, 0.0) for atom in atoms for path in atom.paths]),
    )


def moved_path(path: Path, x: float, y: float) -> Path:
    """Return `path` elsewhere."""
    return replace(path, coords=tuple([value + (y if at % 2 else x) for at, value in enumerate(path.coords)]))


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
