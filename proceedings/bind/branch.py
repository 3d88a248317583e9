"""A paper's structure elements in, their dictionaries out: ready but for the numbers of the objects they refer to.

So the structure of a paper is made once, when its pages are, and a volume only has to number it.
"""

from array import array
from collections.abc import Sequence

from proceedings.bind.tags import Area, Box, Content, Element
from proceedings.model.setpage import Kind
from proceedings.model.value import value

_NO_PAGE = -1
_SAFE = frozenset(map(chr, range(0x20, 0x7F))) - frozenset("()\\")


@value(kw_only=True)
class Branch:
    """The structure elements of a paper; element 0 is the paper's own, which the volume writes."""

    top: tuple[int, ...]
    """Elements right under the paper's own."""
    text: bytes
    """Dictionaries of the elements from 1 on, a line each, with a place to fill for every number and box."""
    places: "array[int]"
    """Index of what fills each place: among the elements, pages, forms, annotations, notes and boxes, in this order."""
    owners: tuple["array[int]", ...]
    """Of each page: the elements of its marked-content sequences, by MCID."""
    areas: tuple[tuple[int, int, int], ...]
    """(page, index among its links, element) of the annotations, in the order of the elements."""
    notes: tuple[int, ...]
    """Elements that have a name."""
    boxes: tuple[Box, ...]
    formed: bool = False
    """Whether its content stands in the forms that its pages draw (ISO 32000-1 §14.7.4.2)."""

    @property
    def count(self) -> int:
        """How many elements there are, the paper's own left out."""
        return self.text.count(b"\n") + 1 if self.text else 0

    def objects(
        self,
        index: int,
        first: int,
        *,
        pages: Sequence[int],
        forms: Sequence[int],
        areas: Sequence[int],
        boxes: Sequence[bytes],
    ) -> list[bytes]:
        """Return the dictionaries; the paper's own element is the volume's at `index`, whose first is object `first`.

        `pages`, `forms` and `areas` are the numbers of the objects of the paper's pages, of the forms that these draw
        if its content stands there, and of its annotations.
        """
        if not self.text:
            return []
        own = range(first + index, first + index + self.count + 1)
        filling = [*own, *pages, *forms, *areas, *[index + note for note in self.notes], *boxes]
        return (self.text % tuple([filling[place] for place in self.places])).split(b"\n")


def written_branch(elements: Sequence[Element], pages: int, *, formed: bool = False) -> Branch:
    """Write the elements of a paper of so many pages, whose content stands in forms if it is `formed`."""
    return _Writer(elements, pages, formed=formed).branch()


class _Writer:
    """Writes the elements, and counts what their places are to be filled with."""

    def __init__(self, elements: Sequence[Element], pages: int, *, formed: bool) -> None:
        self._elements = elements
        self._formed = formed
        self._areas: list[tuple[int, int, int]] = []
        self._notes = [index for index, element in enumerate(elements) if element.tag == Kind.NOTE]
        self._boxes: list[Box] = []
        self._owners: list[dict[int, int]] = [{} for _ in range(pages)]
        self._places: list[int] = []
        areas = sum([isinstance(kid, Area) for element in elements for kid in element.kids])
        self._page_at = len(elements)
        self._form_at = self._page_at + pages
        self._area_at = self._form_at + pages * formed
        self._note_at = self._area_at + areas
        self._box_at = self._note_at + len(self._notes)

    def branch(self) -> Branch:
        """Return everything written."""
        rows = [self._element(index, element) for index, element in enumerate(self._elements) if index]
        return Branch(
            top=tuple([kid for kid in self._elements[0].kids if isinstance(kid, int)]),
            text=b"\n".join(rows),
            places=array("I", self._places),
            owners=tuple([array("I", [owner for _, owner in sorted(owned.items())]) for owned in self._owners]),
            areas=tuple(self._areas),
            notes=tuple(self._notes),
            boxes=tuple(self._boxes),
            formed=self._formed,
        )

    def _element(self, index: int, element: Element) -> bytes:
        parts = [b"<</S/%b/P %b" % (element.tag.encode(), self._reference(element.parent))]
        if element.lang:
            parts.append(b"/Lang%b" % _kept(text_string(element.lang)))
        if element.alt and element.tag != Kind.TABLE:
            parts.append(b"/Alt%b" % _kept(text_string(element.alt)))
        if element.actual:
            parts.append(b"/ActualText%b" % _kept(text_string(element.actual)))
        if element.tag == Kind.NOTE:
            self._places.append(self._note_at + self._notes.index(index))
            parts.append(b"/ID(%b)" % NOTE_NAME)
        attributes = self._attributes(element)
        if attributes:
            parts.append(b"/A<<%b>>" % attributes)
        page = next((kid.page for kid in element.kids if not isinstance(kid, int)), _NO_PAGE)
        if page != _NO_PAGE:
            parts.append(b"/Pg %b" % self._reference(self._page_at + page))
        kids = [self._kid(index, kid, page) for kid in element.kids]
        if kids:
            parts.append(b"/K[%b]" % b" ".join(kids))
        parts.append(b">>")
        return b"".join(parts)

    def _reference(self, place: int) -> bytes:
        self._places.append(place)
        return b"%d 0 R"

    def _kid(self, index: int, kid: int | Content | Area, page: int) -> bytes:
        if isinstance(kid, int):
            return self._reference(kid)
        elsewhere = b"" if kid.page == page else b"/Pg %b" % self._reference(self._page_at + kid.page)
        if isinstance(kid, Area):
            self._areas.append((kid.page, kid.link, index))
            number = self._reference(self._area_at + len(self._areas) - 1)
            return b"<</Type/OBJR%b/Obj %b>>" % (elsewhere, number)
        self._owners[kid.page][kid.mcid] = index
        elsewhere += b"/Stm %b" % self._reference(self._form_at + kid.page) if self._formed else b""
        return b"<</Type/MCR%b/MCID %d>>" % (elsewhere, kid.mcid) if elsewhere else b"%d" % kid.mcid

    def _attributes(self, element: Element) -> bytes:
        """Return an element's attribute object (ISO 32000-1 §14.8.5)."""
        if element.numbering:
            return b"/O/List/ListNumbering/%b" % element.numbering.encode()
        if element.tag in {Kind.CELL, Kind.HEADER_CELL}:
            said = b"/Scope/%b" % self._scope(element) if element.tag == Kind.HEADER_CELL else b""
            said += b"/ColSpan %d" % element.columns if element.columns > 1 else b""
            said += b"/RowSpan %d" % element.rows if element.rows > 1 else b""
            return b"/O/Table" + said if said else b""
        if element.tag == Kind.TABLE and element.alt:
            return b"/O/Table/Summary%b" % _kept(text_string(element.alt))
        if element.box:
            self._places.append(self._box_at + len(self._boxes))
            self._boxes.append(element.box)
            return b"/O/Layout/BBox[%b]"
        return b""

    def _scope(self, head: Element) -> bytes:
        """Return what a head is of: the column under it where it stands in the table's head, else its row.

        With the spans, which collide nowhere, that tells the heads of every cell (ISO 14289-1 §7.5).
        """
        part = self._elements[self._elements[head.parent].parent]
        if head.scope:
            return head.scope.encode()
        return b"Row" if part.tag == Kind.BODY else b"Column"


NOTE_NAME = b"note%07d"
"""Of the element at an index in the volume; names sort as indexes do."""


def _kept(said: bytes) -> bytes:
    """Keep a per cent sign from being taken for a place to fill."""
    return said.replace(b"%", b"%%")


def text_string(text: str) -> bytes:
    """Return a text string object (ISO 32000-1 §7.9.2.2)."""
    if _SAFE.issuperset(text):
        return b"(%b)" % text.encode()
    return b"<FEFF%b>" % text.encode("utf-16-be").hex().upper().encode()
