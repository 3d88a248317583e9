"""Pictures and charts."""

from proceedings.model.value import value


@value(kw_only=True)
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
    flip: tuple[bool, bool] = (False, False)
    """Whether it is mirrored, left to right and top to bottom, before it is turned."""
    alt: str = ""
    """The author's description, for readers who cannot see the picture."""
    inline: bool = True
    """False when the author let text flow around it."""
    fallback: str = ""
    """Key of a PNG or JPEG of the same picture, for one (SVG) that cannot be drawn as it is; empty when none."""
    formula: bool = False
    """Whether it is what a program for formulas left."""


@value(kw_only=True)
class Series:
    """One row of a chart's values; `None` where a point is missing."""

    name: str
    values: tuple[float | None, ...]
    x: tuple[float | None, ...] = ()
    """Scatter charts: where the values stand; empty: at 1, 2, 3, …"""
    kind: str = ""
    """Where it differs from the chart's: a `line` over columns."""
    joined: bool = True
    """Scatter charts: whether a line joins the points."""
    shown: bool = True
    """False for one without fill, which only lifts others of a stack."""


@value(kw_only=True)
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
    percent: bool = False
    """Stacked to 100 %."""
    number_format: str = ""
    """The author's format of the values (`0%`, `0.0`), ECMA-376 §18.8.31; empty when general."""
    labelled: bool = False
    """Values stand at their bars, points and sectors."""
    log: tuple[float, float] = (0.0, 0.0)
    """Bases of logarithmic axes, that of x (scatter charts) and that of the values; 0 where an axis is linear."""
    width: float = 0.0
    height: float = 0.0
    alt: str = ""


Graphic = Picture | Chart
