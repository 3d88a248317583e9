"""Rectangles and matrices of PDF pages (ISO 32000-1 §7.9.5 and §8.3.4)."""

from collections.abc import Iterable, Sequence
from typing import Any

from proceedings.model.measure import MM

Box = tuple[float, float, float, float]
"""Left, low, right, high; points."""

Matrix = tuple[float, float, float, float, float, float]

_FAR = 1e9
EVERYWHERE: Box = (-_FAR, -_FAR, _FAR, _FAR)
NOTHING: Box = (_FAR, _FAR, -_FAR, -_FAR)
"""A box that holds no point."""


def box_of(sides: Any) -> Box:
    """Return a file's rectangle, whichever of its corners come first."""
    x, y, u, v = (float(side.get_object() if hasattr(side, "get_object") else side) for side in sides)
    return min(x, u), min(y, v), max(x, u), max(y, v)


def size_of(box: Box) -> tuple[int, int]:
    """Return width and height in millimetres."""
    return round((box[2] - box[0]) / MM), round((box[3] - box[1]) / MM)


def common(one: Box | None, other: Box) -> Box | None:
    """Return what two boxes share, None when that is nothing."""
    if one is None:
        return None
    shared = max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])
    return shared if shared[0] <= shared[2] and shared[1] <= shared[3] else None


def around(box: Box, points: Iterable[tuple[float, float]], matrix: Matrix) -> Box:
    """Return the box with the points, laid through the matrix, in it."""
    a, b, c, d, e, f = matrix
    left, low, right, high = box
    for x, y in points:
        u, v = a * x + c * y + e, b * x + d * y + f
        left, low, right, high = min(left, u), min(low, v), max(right, u), max(high, v)
    return left, low, right, high


def matrix_of(parts: Sequence[float]) -> Matrix:
    """Return six numbers as a matrix."""
    a, b, c, d, e, f = parts
    return a, b, c, d, e, f


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """Return the product of two matrices: what is laid through `inner`, then through `outer`."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u
