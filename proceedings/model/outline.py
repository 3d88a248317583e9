"""Drawings: filled and stroked paths, and the labels that are set as text beside them."""

from proceedings.model.value import value


@value(kw_only=True)
class Path:
    """A path: points in order, y down, in points.

    Origin: the left end of the baseline (equations), or the top left corner (charts, SVG).
    """

    ops: str
    """One letter for each segment: `M` and `L` take one point, `C` three, `Z` (close) none."""
    coords: tuple[float, ...]
    """x and y of these points."""
    fill: tuple[float, ...] | None
    """(gray,) or (red, green, blue), each 0…1; None: not filled."""
    stroke: tuple[float, ...] | None
    width: float = 0.0
    """Of the stroke."""
    even_odd: bool = False
    """Fill rule; nonzero winding otherwise."""
    dash: tuple[float, ...] = ()
    """Lengths of strokes and gaps in turn."""


@value(kw_only=True)
class Label:
    """Words of a drawing, set as real text in the house sans."""

    x: float
    y: float
    """Of the baseline."""
    text: str
    size: float
    anchor: str = "start"
    """Which point of the words stands at x: `start`, `middle` or `end`."""
    bold: bool = False


@value(kw_only=True)
class Outline:
    """A drawing and the room that it takes."""

    width: float
    height: float
    """Above the baseline; the whole height where there is no baseline."""
    depth: float
    """Below the baseline."""
    paths: tuple[Path, ...]
    labels: tuple[Label, ...] = ()
    """Its words, not among the paths."""
