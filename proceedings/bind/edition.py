"""An edition: the leaves of a volume in their order, ready to be written to a file."""

from dataclasses import dataclass

from proceedings.bind.streams import WrittenPage, WrittenPaper


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One page of the book; recto and verso follow from its index."""

    scope: str = ""
    """Whose destinations its links mean: a paper's id, empty for the volume's own pages."""
    page: WrittenPage | None = None
    """None for a blank."""
    head: WrittenPage | None = None
    """Running head and folio."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """An item of the outline."""

    level: int
    """0 is the highest."""
    title: str
    leaf: int
    y: float
    """From the top of the type area."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What a PDF is written from."""

    title: str
    author: str
    subject: str
    lang: str
    leaves: tuple[Leaf, ...]
    roman: int
    """How many leaves at the beginning are numbered in roman numerals; arabic numbers begin after them."""
    sources: tuple[WrittenPaper, ...]
    """Whatever the leaves' pages were taken from: their codes, glyphs and pictures."""
    bookmarks: tuple[Bookmark, ...] = ()
    places: tuple[tuple[str, int, float], ...] = ()
    """(name, leaf, y) of the volume's own destinations."""
