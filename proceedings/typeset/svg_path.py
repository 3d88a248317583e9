"""Geometry of SVG: path data and transforms (SVG 1.1 §7.6, §8.3)."""

import math
import re
from collections.abc import Iterator

Matrix = tuple[float, float, float, float, float, float]
"""a b c d e f: x' = a·x + c·y + e, y' = b·x + d·y + f."""
Point = tuple[float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_COMMAND = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])([^MmLlHhVvCcSsQqTtAaZz]*)")
_TRANSFORM = re.compile(r"(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^)]*)\)")
_ARC = re.compile(rf"({_NUMBER.pattern})[\s,]*" * 3 + r"([01])[\s,]*([01])[\s,]*" + rf"({_NUMBER.pattern})[\s,]*" * 2)
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2}


def numbers(text: str) -> list[float]:
    """Return the numbers in `text`."""
    return [float(found) for found in _NUMBER.findall(text)]


def times(outer: Matrix, inner: Matrix) -> Matrix:
    """Return the matrix that does `inner` first, then `outer`."""
    a, b, c, d, e, f = outer
    g, h, i, j, k, m = inner
    return (a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * m + e, b * k + d * m + f)


def applied(matrix: Matrix, x: float, y: float) -> Point:
    """Return where `matrix` takes a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def magnification(matrix: Matrix) -> float:
    """Return by how much `matrix` enlarges lengths, on the mean of all directions."""
    a, b, c, d, _, _ = matrix
    return math.sqrt(abs(a * d - b * c))


def transform(text: str) -> Matrix:
    """Return the matrix of a `transform` attribute."""
    matrix = IDENTITY
    for name, arguments in _TRANSFORM.findall(text):
        matrix = times(matrix, _single(name, numbers(arguments)))
    return matrix


def _single(name: str, values: list[float]) -> Matrix:
    if name == "matrix" and len(values) == 6:
        a, b, c, d, e, f = values
        return (a, b, c, d, e, f)
    first = values[0] if values else 0.0
    if name == "translate":
        return (1.0, 0.0, 0.0, 1.0, first, values[1] if len(values) > 1 else 0.0)
    if name == "scale":
        return (first, 0.0, 0.0, values[1] if len(values) > 1 else first, 0.0, 0.0)
    angle = math.radians(first)
    if name == "rotate":
        turn: Matrix = (math.cos(angle), math.sin(angle), -math.sin(angle), math.cos(angle), 0.0, 0.0)
        if len(values) < 3:
            return turn
        x, y = values[1], values[2]
        return times(times((1.0, 0.0, 0.0, 1.0, x, y), turn), (1.0, 0.0, 0.0, 1.0, -x, -y))
    if name == "skewX":
        return (1.0, 0.0, math.tan(angle), 1.0, 0.0, 0.0)
    return (1.0, math.tan(angle), 0.0, 1.0, 0.0, 0.0)


def segments(data: str) -> tuple[str, list[Point]]:
    """Return (ops, points) of path data, absolute: `M`, `L`, `C`, `Z`; curves of other kinds become cubic."""
    ops: list[str] = []
    points: list[Point] = []
    here: Point = (0.0, 0.0)
    start: Point = (0.0, 0.0)
    handle: Point | None = None
    curve = ""
    for letter, arguments in _COMMAND.findall(data):
        kind = letter.upper()
        if kind == "Z":
            ops.append("Z")
            here, handle = start, None
            continue
        for values in _chunks(kind, arguments):
            shape = "L" if kind == "M" and ops and values.again else kind
            relative = here if letter.islower() else (0.0, 0.0)
            if shape == "A":
                curves = arc(here, values.numbers, relative)
                for controls in curves:
                    ops.append("C")
                    points += controls
                here, handle = points[-1] if curves else here, None
                continue
            placed = _placed(shape, values.numbers, relative, here)
            mirrored = _mirror(here, handle) if handle is not None and curve == shape else here
            op, added, handle = _drawn(shape, placed, here, mirrored)
            curve = {"C": "S", "S": "S", "Q": "T", "T": "T"}.get(shape, "")
            ops.append(op)
            points += added
            here = added[-1]
            start = here if op == "M" else start
    return "".join(ops), points


class _Chunk:
    """The numbers of one segment; `again` when its letter was not repeated."""

    __slots__ = ("again", "numbers")

    def __init__(self, values: list[float], *, again: bool) -> None:
        self.numbers = values
        self.again = again


def _chunks(kind: str, arguments: str) -> Iterator[_Chunk]:
    if kind == "A":
        for at, found in enumerate(_ARC.findall(arguments)):
            yield _Chunk([float(value) for value in found], again=at > 0)
        return
    values, count = numbers(arguments), _COUNTS[kind]
    for at in range(0, len(values) - count + 1, count):
        yield _Chunk(values[at : at + count], again=at > 0)


def _placed(kind: str, values: list[float], relative: Point, here: Point) -> list[Point]:
    if kind == "H":
        return [(relative[0] + values[0], here[1])]
    if kind == "V":
        return [(here[0], relative[1] + values[0])]
    return [(relative[0] + values[at], relative[1] + values[at + 1]) for at in range(0, len(values), 2)]


def _mirror(here: Point, handle: Point) -> Point:
    return 2 * here[0] - handle[0], 2 * here[1] - handle[1]


def _drawn(kind: str, given: list[Point], here: Point, mirrored: Point) -> tuple[str, list[Point], Point | None]:
    """Return (op, points, the last control point that a smooth successor mirrors)."""
    if kind in ("C", "S"):
        controls = given if kind == "C" else [mirrored, *given]
        return "C", controls, controls[1]
    if kind in ("Q", "T"):
        control, end = (given[0], given[1]) if kind == "Q" else (mirrored, given[0])
        return "C", [_toward(here, control), _toward(end, control), end], control
    return ("M" if kind == "M" else "L"), given, None


def _toward(point: Point, control: Point) -> Point:
    return point[0] + 2 / 3 * (control[0] - point[0]), point[1] + 2 / 3 * (control[1] - point[1])


def arc(here: Point, values: list[float], relative: Point) -> list[list[Point]]:
    """Return an elliptical arc as cubic curves (SVG 1.1 appendix F.6.5)."""
    rx, ry, turn, large, sweep = abs(values[0]), abs(values[1]), math.radians(values[2]), values[3], values[4]
    end = (relative[0] + values[5], relative[1] + values[6])
    if here == end:
        return []
    if not rx or not ry:
        return [[here, end, end]]
    cosine, sine = math.cos(turn), math.sin(turn)
    dx, dy = (here[0] - end[0]) / 2, (here[1] - end[1]) / 2
    x, y = cosine * dx + sine * dy, -sine * dx + cosine * dy
    grown = math.sqrt(max(1.0, (x / rx) ** 2 + (y / ry) ** 2))
    rx, ry = rx * grown, ry * grown
    under = (rx * ry) ** 2 - (rx * y) ** 2 - (ry * x) ** 2
    factor = math.sqrt(max(under, 0.0) / ((rx * y) ** 2 + (ry * x) ** 2)) * (-1 if large == sweep else 1)
    cx, cy = factor * rx * y / ry, -factor * ry * x / rx
    first = math.atan2((y - cy) / ry, (x - cx) / rx)
    last = math.atan2((-y - cy) / ry, (-x - cx) / rx)
    span = (last - first) % (2 * math.pi) if sweep else -((first - last) % (2 * math.pi))
    middle = (
        cosine * cx - sine * cy + (here[0] + end[0]) / 2,
        sine * cx + cosine * cy + (here[1] + end[1]) / 2,
    )
    frame: Matrix = (cosine * rx, sine * rx, -sine * ry, cosine * ry, middle[0], middle[1])
    return unit_arc(first, span, frame)


def unit_arc(first: float, span: float, frame: Matrix) -> list[list[Point]]:
    """Return an arc of the unit circle, taken by `frame`, as cubic curves of at most a quarter of a turn."""
    steps = max(1, math.ceil(abs(span) / (math.pi / 2) - 1e-9))
    step = span / steps
    reach = 4 / 3 * math.tan(step / 4)
    curves: list[list[Point]] = []
    for number in range(steps):
        a, b = first + number * step, first + (number + 1) * step
        corners = [
            (math.cos(a) - reach * math.sin(a), math.sin(a) + reach * math.cos(a)),
            (math.cos(b) + reach * math.sin(b), math.sin(b) - reach * math.cos(b)),
            (math.cos(b), math.sin(b)),
        ]
        curves.append([applied(frame, x, y) for x, y in corners])
    return curves
