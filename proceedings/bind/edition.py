"""An edition: the leaves of a volume in their order, ready to be written to a file."""

from proceedings.bind.streams import WrittenPage, WrittenPaper
from proceedings.model.setpage import Kind
from proceedings.model.value import value


@value(kw_only=True)
class Leaf:
    """One page of the book; recto and verso follow from its index."""

    scope: str = ""
    """Whose destinations its links mean: a paper's id, empty for the volume's own pages."""
    page: WrittenPage | None = None
    """None for a blank."""
    head: WrittenPage | None = None
    """Running head and folio."""


@value(kw_only=True)
class Bookmark:
    """An item of the outline."""

    level: int
    """0 is the highest."""
    title: str
    leaf: int
    y: float
    """From the top of the type area."""


@value(kw_only=True)
class Division:
    """A branch of the structure tree: a section of the volume, a paper, a page of the volume's own."""

    kind: Kind
    lang: str = ""
    """Where it differs from what it is part of."""
    paper: WrittenPaper | None = None
    """Whose nodes it has, before its parts."""
    first: int = 0
    """Index of the leaf that the paper's first page is."""
    parts: tuple["Division", ...] = ()


@value(kw_only=True)
class Edition:
    """What a PDF is written from."""

    title: str
    author: str
    subject: str
    lang: str
    leaves: tuple[Leaf, ...]
    roman: int
    """How many leaves at the beginning are numbered in roman numerals; arabic numbers begin after them."""
    first: int = 1
    """The first arabic number."""
    sources: tuple[WrittenPaper, ...]
    """Whatever the leaves' pages were taken from: their codes, glyphs and pictures."""
    bookmarks: tuple[Bookmark, ...] = ()
    places: tuple[tuple[str, int, float], ...] = ()
    """(name, leaf, y) of the volume's own destinations."""
    divisions: tuple[Division, ...] = ()
    keywords: str = ""
    date: str = ""
    """ISO 8601, of the event: what a file must say of its making, so that the same volume gives the same bytes."""

    @property
    def fit(self) -> bool:
        """Whether a file of it may claim to meet PDF/A, PDF/UA and PDF/X: no page that was set elsewhere forbids it."""
        return not any(source.unfit for source in self.sources)

    def folio(self, index: int) -> str:
        """Return the number of the leaf at `index` as it is printed."""
        return folio(index, self.roman, self.first)


def folio(index: int, roman: int, first: int = 1) -> str:
    """Return a leaf's number as it is printed: roman numerals on the first leaves, then arabic from `first` on."""
    return roman_numeral(index + 1) if index < roman else str(index - roman + first)


def roman_numeral(number: int) -> str:
    """Return a number in small roman numerals."""
    values = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
    numerals = ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i")
    out = ""
    for worth, numeral in zip(values, numerals, strict=True):
        out += numeral * (number // worth)
        number %= worth
    return out
