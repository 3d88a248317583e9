"""Blocks: what stands one under the other, from paragraphs to tables."""

from enum import StrEnum
from typing import TYPE_CHECKING

from proceedings.model.finding import NOWHERE, Place
from proceedings.model.value import value

if TYPE_CHECKING:
    from proceedings.model.graphic import Graphic
    from proceedings.model.math import Equation
    from proceedings.model.text import Inline


class Role(StrEnum):
    """What a paragraph is. `collect` knows BODY, HEADING, LIST and TITLE; `normalize` recognises the rest."""

    BODY = "body"
    HEADING = "heading"
    LIST = "list"
    QUOTE = "quote"
    CAPTION = "caption"
    CODE = "code"
    TITLE = "title"
    AUTHORS = "authors"
    AFFILIATION = "affiliation"
    CODES = "codes"
    ABSTRACT = "abstract"
    KEYWORDS = "keywords"
    REFERENCE = "reference"
    SOURCE = "source"
    """Remark under a table or figure («Источник: …»)."""
    FURTHER = "further"
    """Acknowledgements, funding, about the authors."""


class Align(StrEnum):
    """Horizontal alignment by the author (ECMA-376 §17.18.44)."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"
    DECIMAL = "decimal"
    """Only in cells of a set table: on the decimal sign."""


@value(kw_only=True)
class Paragraph:
    """A paragraph."""

    content: tuple["Inline", ...]
    role: Role = Role.BODY
    level: int = 0
    """Headings: 1 is the highest. Lists: 0 is the outermost."""
    label: str = ""
    """The number or mark that Word or the author set before it (`1.`, `а)`, `•`), without the blank."""
    align: Align = Align.LEFT
    lang: str = ""
    """BCP 47 primary language, empty until recognised."""
    style: str = ""
    """Name of the author's paragraph style."""
    first_indent: float = 0.0
    """Points, negative when hanging."""
    left_indent: float = 0.0
    page_break_before: bool = False
    place: Place = NOWHERE


@value(kw_only=True)
class Cell:
    """A cell of a table; covered places of a span hold no cell."""

    blocks: tuple["Block", ...]
    columns: int = 1
    rows: int = 1
    align: Align | None = None


@value(kw_only=True)
class Row:
    """A row: its cells from left to right, each at its column."""

    cells: tuple[tuple[int, Cell], ...]
    """(index of the leftmost column, cell)."""
    header: bool = False


@value(kw_only=True)
class Table:
    """A table."""

    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    """Points, one for each column of the grid; 0 when unknown."""
    ruled: bool = True
    """False when the author gave it no visible borders."""
    row_heads: bool = False
    """Whether its style marks the first column, which then heads the rows."""
    caption: Paragraph | None = None
    source: Paragraph | None = None
    alt: str = ""
    place: Place = NOWHERE


@value(kw_only=True)
class Panel:
    """One picture of a figure, with its own caption when figures stand abreast."""

    graphic: "Graphic"
    caption: Paragraph | None = None


@value(kw_only=True)
class Figure:
    """One or more pictures abreast, with their caption."""

    panels: tuple[Panel, ...]
    caption: Paragraph | None = None
    place: Place = NOWHERE


@value(kw_only=True)
class DisplayEquation:
    """A formula on a line of its own."""

    equations: tuple["Equation", ...]
    """One under the other."""
    number: str = ""
    """As printed, with its parentheses: `(1)`."""
    place: Place = NOWHERE


@value(kw_only=True)
class TextBox:
    """Text that the author put in a frame or shape."""

    blocks: tuple["Block", ...]
    place: Place = NOWHERE


Block = Paragraph | Table | Figure | DisplayEquation | TextBox
