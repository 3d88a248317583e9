"""Outlines: shapes drawn by their contours."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Path:
    """A shape. Coordinates are points, y down."""

    ops: str
    """One letter a segment: M (2 numbers), L (2), C (6), Z (0)."""
    coords: tuple[float, ...]
    fill: tuple[float, ...] | None
    """(gray,) or (red, green, blue), 0 to 1; None when not filled."""
    stroke: tuple[float, ...] | None = None
    width: float = 0.0
    """Of the stroke, points."""
    even_odd: bool = False
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """Words that belong to a drawing and are set as type."""

    x: float
    y: float
    """Of the baseline."""
    text: str
    size: float
    anchor: str = "start"
    """`start`, `middle` or `end` of the text stands at x."""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """A drawing: its origin is the left end of the baseline (formulas) or the top left corner (charts, pictures)."""

    width: float
    height: float
    """Above the origin's baseline for formulas; the whole height otherwise."""
    depth: float
    """Below the baseline; 0 for drawings without one."""
    paths: tuple[Path, ...]
    labels: tuple[Label, ...] = ()
