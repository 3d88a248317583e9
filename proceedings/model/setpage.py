"""Set pages: what stands where, as plain data from which any edition can be written.

Coordinates are points from the top left corner of the page's type area, y down; a page does not know whether it will be
a recto or a verso, nor its number. Every item names the node of the paper's structure that it belongs to, so that tags
and a second edition can be written later.
"""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from proceedings.model.finding import Finding
from proceedings.model.outline import Path
from proceedings.model.value import value

ARTIFACT = -1
"""Node of items that are no content: rules, leaders, repeated table heads."""

FIRST_OWN_CODE = 0xE000
"""Codes from here to LAST_OWN_CODE stand for the glyph number code - FIRST_OWN_CODE; any other is the character."""

LAST_OWN_CODE = 0xF8FF


@value()
class Word:
    """A shaped word: interned, so that the same word in the same face is the same object."""

    text: str
    codes: str
    """One code a glyph, in visual order: the character itself, or FIRST_OWN_CODE + glyph number."""
    kerns: tuple[tuple[int, float], ...]
    """(index, move): after the glyph at this index the pen moves by so many 1/1000 em more."""
    advance: float
    """Width in 1/1000 em, kerning included."""


@value()
class Span:
    """Words of one face and size, on one line."""

    face: str
    size: float
    x: float
    """Of the first word's origin."""
    words: tuple[Word, ...]
    gap: float
    """Width of the blanks between the words, and of the one that follows when `blank`."""
    blank: bool
    """Whether a blank follows the last word, be it only to part it from the next line's when the text is read."""
    rise: float
    """Points above the line's baseline (superscripts), negative below."""
    node: int
    scale: float = 1.0
    """How far the glyphs are widened or narrowed; `gap` is what is seen, not to be scaled again."""


@value()
class Line:
    """A line of type."""

    y: float
    """Of the baseline."""
    spans: tuple[Span, ...]
    hidden: bool = False
    """Written invisibly: the searchable reading of a formula."""


@value()
class Rule:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    node: int = ARTIFACT
    gray: float = 0.0


@value()
class Image:
    """A picture in its box; turned about its centre, cropped inside it."""

    x: float
    y: float
    width: float
    height: float
    media: str
    """Key in `SetPaper.media`."""
    node: int
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    rotation: float = 0.0
    flip: tuple[bool, bool] = (False, False)
    """Mirrored left to right, top to bottom, before it is turned."""


@value()
class Drawing:
    """Outlines: a formula, a chart's marks, a vector picture."""

    x: float
    y: float
    """Where the outlines' own origin lies."""
    paths: tuple[Path, ...]
    node: int


Item = Line | Rule | Image | Drawing


@value()
class Link:
    """An area that leads somewhere."""

    x: float
    y: float
    width: float
    height: float
    target: str
    """A URI, or `#name` for a destination of the same paper."""
    node: int


@value()
class Destination:
    """A point that links lead to."""

    name: str
    y: float


@value()
class SetPage:
    """One page's content."""

    items: tuple[Item, ...]
    links: tuple[Link, ...] = ()
    destinations: tuple[Destination, ...] = ()


class Kind(StrEnum):
    """Kinds of structure nodes, by their standard structure type (ISO 32000-1 §14.8.4)."""

    PART = "Part"
    ARTICLE = "Art"
    SECT = "Sect"
    H1 = "H1"
    H2 = "H2"
    H3 = "H3"
    H4 = "H4"
    P = "P"
    QUOTE = "BlockQuote"
    CODE = "Code"
    LIST = "L"
    ITEM = "LI"
    LABEL = "Lbl"
    ITEM_BODY = "LBody"
    TABLE = "Table"
    HEAD = "THead"
    BODY = "TBody"
    ROW = "TR"
    HEADER_CELL = "TH"
    CELL = "TD"
    FIGURE = "Figure"
    CAPTION = "Caption"
    FORMULA = "Formula"
    NOTE = "Note"
    REFERENCE = "Reference"
    LINK = "Link"
    SPAN = "Span"
    BIBLIOGRAPHY_ENTRY = "BibEntry"
    CONTENTS = "TOC"
    CONTENTS_ITEM = "TOCI"


class Node(NamedTuple):
    """An element of the paper's structure; its children are the nodes that name it, in order, and the items.

    A named tuple, since papers have hundreds and each is stored and read again.
    """

    kind: Kind
    parent: int
    """Index of the parent node, -1 for the paper itself."""
    lang: str = ""
    """Where it differs from the parent's."""
    alt: str = ""
    """What it shows, in words; of a note and of references to it, the note's key; of a list, how it is numbered."""
    columns: int = 1
    rows: int = 1


@value()
class Heading:
    """A heading, for the outline."""

    level: int
    title: str
    page: int
    """Index of the paper's page."""
    y: float


@value()
class OwnGlyph:
    """What a glyph code of our own stands for."""

    face: str
    code: str
    text: str


@value(kw_only=True)
class SetPaper:
    """A paper set in type."""

    pages: tuple[SetPage, ...]
    nodes: tuple[Node, ...]
    headings: tuple[Heading, ...]
    glyphs: tuple[OwnGlyph, ...]
    """Every glyph code of our own used in it (ligatures, small capitals, substitutes)."""
    media: Mapping[str, tuple[str, bytes]] = field(default_factory=lambda: MappingProxyType({}))
    """(media type, bytes) of the pictures: PNG or JPEG."""
    lang: str = ""
    findings: tuple[Finding, ...] = ()
