"""What a house style says."""

from collections.abc import Mapping

from proceedings.model.blocks import Align
from proceedings.model.value import value


@value(kw_only=True)
class TextStyle:
    """How one kind of paragraph is set; lengths in points."""

    family: str = "serif"
    size: float
    lead: float
    """From baseline to baseline."""
    bold: bool = False
    italic: bool = False
    small_caps: bool = False
    align: Align = Align.JUSTIFY
    first_indent: float = 0.0
    left: float = 0.0
    right: float = 0.0
    above: float = 0.0
    """White space before, in lines of the page's grid."""
    below: float = 0.0
    hyphenate: bool = True
    old_figures: bool = False


@value(kw_only=True)
class PageStyle:
    """The trimmed page and its type area; lengths in points."""

    width: float
    height: float
    inner: float
    """Margin at the spine."""
    outer: float
    top: float
    bottom: float
    columns: int = 1
    column_gap: float = 0.0
    grid: float
    """Distance of the baselines that facing pages share."""

    @property
    def measure(self) -> float:
        """Width of the type area."""
        return self.width - self.inner - self.outer

    @property
    def column(self) -> float:
        """Width of one column."""
        return (self.measure - self.column_gap * (self.columns - 1)) / self.columns

    @property
    def lines(self) -> int:
        """Lines of the grid on a full page."""
        return int((self.height - self.top - self.bottom) / self.grid + 0.01)

    @property
    def depth(self) -> float:
        """Height of the type area: whole lines of the grid."""
        return self.lines * self.grid


@value(kw_only=True)
class BookStyle:
    """Choices for the volume's own pages."""

    contents: str = "front"
    """Where the contents stand: `front` or `back`."""
    title_axis: str = "center"
    """`center` or `left`."""
    head_rule: bool = False
    """A hairline under the running head."""
    folio: str = "head"
    """Where folios stand: `head` (outer edge) or `foot` (centred)."""
    indent_first: tuple[str, ...] = ("kk", "ru")
    """Languages that indent the first paragraph of a section too."""
    head_align: Align = Align.LEFT
    """Of the paper's head."""
    opener_sink: float = 0.33
    """Part of the page left white above the title of a section."""


@value(kw_only=True)
class CoverStyle:
    """How the cover for the printer looks."""

    idea: str = "field"
    """`field`: front and spine are one field of colour; `band`: a band of colour across; `rule`: a coloured spine and a
    short bar over the title."""
    colour: str = "#1d3b4c"
    """Of the screen, as `#rrggbb`; it becomes inks, or a gray, as the printer asks."""
    family: str = ""
    """Of all its type; what the elements of the title page have when empty."""

    @property
    def rgb(self) -> tuple[float, ...]:
        """Return red, green and blue from 0 to 1."""
        return tuple([int(self.colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])


@value(kw_only=True)
class Style:
    """A house style."""

    name: str
    """By which it can be loaded again: its folder's, or the path of its file."""
    page: PageStyle
    book: BookStyle
    cover: CoverStyle
    text: Mapping[str, TextStyle]
    """By element: `body`, `title`, `heading1`, `note`, `running_head`, …"""
    families: Mapping[str, Mapping[str, str]]
    """Font file of each family's `regular`, `bold`, `italic`, `bold_italic`."""
    fallbacks: tuple[str, ...]
    """Font files to try, in order, for characters that a family lacks."""
    requested: tuple[str, ...]
    """Rules of normalizing that are off until asked for, of `ON_REQUEST`, which this style asks for."""
    digest: str
    """Changes whenever anything that the style says, or a font's bytes, changes."""
