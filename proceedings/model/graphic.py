"""Pictures and charts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A raster or vector picture as the author placed it."""

    media: str
    """Key of the bytes in `Manuscript.media`."""
    mime: str
    """Media type of these bytes (`image/png`, `image/jpeg`, `image/svg+xml`, …)."""
    width: float
    """Size on the author's page, points; 0 when it does not say."""
    height: float
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    """Fractions cut off left, top, right and bottom (DrawingML `srcRect`)."""
    rotation: float = 0.0
    """Degrees clockwise."""
    alt: str = ""
    """The author's description, for readers who cannot see the picture."""
    inline: bool = True
    """False when the author let text flow around it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One row of a chart's values; `None` where a point is missing."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart, to be drawn from the values that its file caches (DrawingML charts)."""

    kind: str
    """`column`, `bar` (horizontal), `line`, `pie`, `area`, `scatter`."""
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    x_title: str = ""
    y_title: str = ""
    stacked: bool = False
    width: float = 0.0
    height: float = 0.0
    alt: str = ""


Graphic = Picture | Chart
