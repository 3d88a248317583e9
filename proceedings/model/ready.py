"""A ready PDF: pages that somebody else has set, as plain data that can be placed on any page of any edition."""

from typing import NamedTuple

from proceedings.model.value import value

PDF_MAGIC = b"%PDF-"

SIGNATURE = b"Proceedings"
"""In the second line of every PDF that we write: a volume is no paper of itself."""

CMYK_SPACE = -1
"""Among the objects that one refers to: what DeviceCMYK means in the edition (ISO 32000-1 §8.6.5.6)."""

RGB_SPACE = -2
"""The same of DeviceRGB."""


@value()
class ReadyObject:
    """An object of the file, written but for the numbers of the objects that it refers to."""

    body: bytes
    """With `%d 0 R` for every reference; of a stream, its dictionary without the closing `>>` and without /Length."""
    refers: tuple[int, ...]
    """Indexes among the file's objects, or CMYK_SPACE, RGB_SPACE."""
    stream: bytes | None = None
    """As it is stored."""


@value(kw_only=True)
class ReadyLink:
    """An area of a page that leads somewhere; points from the upright page's top left corner."""

    x: float
    y: float
    width: float
    height: float
    uri: str = ""
    page: int = -1
    """Index of the page of the same file that it leads to."""
    top: float = 0.0
    """Where on that page, from its top."""


@value(kw_only=True)
class ReadyMark:
    """An item of the file's outline."""

    level: int
    """1 is the highest."""
    title: str
    page: int
    top: float
    """From the upright page's top, points."""


class ReadySequence(NamedTuple):
    """A marked-content sequence of a page's form."""

    page: int
    mcid: int


class ReadyArea(NamedTuple):
    """A link of a page."""

    page: int
    link: int
    """Index among the page's links."""


class ReadyBox(NamedTuple):
    """Where an illustration stands, points from the upright page's top left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@value(kw_only=True)
class ReadyTag:
    """A structure element of the file (ISO 32000-1 §14.7.2)."""

    tag: str
    """A standard structure type."""
    parent: int
    """Index of the element around it, -1 for none."""
    lang: str = ""
    alt: str = ""
    actual: str = ""
    """What it reads like, where that is not what is written."""
    numbering: str = ""
    """Of a list."""
    scope: str = ""
    """Of a head of a table: Row, Column or Both."""
    columns: int = 1
    rows: int = 1
    box: ReadyBox | None = None
    kids: tuple[int | ReadySequence | ReadyArea, ...] = ()
    """Elements by their index, and content, in reading order."""


@value(kw_only=True)
class ReadyInk:
    """What part of a page bears ink, points from the upright page's top left corner."""

    left: float
    top: float
    right: float
    bottom: float


@value(kw_only=True)
class ReadyPage:
    """A page as its reader sees it: cut to its box, turned upright."""

    width: float
    height: float
    matrix: tuple[float, float, float, float, float, float]
    """From the form's space to the upright page's, whose origin is its lower left corner."""
    form: int
    """Index of the form XObject among the file's objects."""
    text: str = ""
    links: tuple[ReadyLink, ...] = ()
    ink: ReadyInk | None = None
    """None of a blank page, and where that is not known."""
    ppi: float = 0.0
    """Of its coarsest picture when it is placed at its own size; 0 without pictures."""


@value(kw_only=True)
class ReadyPdf:
    """A file of such pages."""

    pages: tuple[ReadyPage, ...]
    objects: tuple[ReadyObject, ...]
    outline: tuple[ReadyMark, ...] = ()
    tags: tuple[ReadyTag, ...] = ()
    """Its own structure, parents before their kids; empty where it has none that can be trusted."""
    unfit: bool = False
    """Whether it keeps whatever it stands in from meeting PDF/A: a font is missing, or what letters mean."""
