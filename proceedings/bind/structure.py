"""Structure elements in, the objects of a PDF out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from proceedings.bind.tags import Area, Content, Element
from proceedings.model.setpage import Kind

_NO_LEAF = -1
_SAFE = frozenset(map(chr, range(0x20, 0x7F))) - frozenset("()\\")


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """Object numbers that elements refer to."""

    root: int
    first: int
    """Of the first element; the others follow it."""
    pages: Sequence[int]
    areas: Mapping[Area, int]
    """Of the annotations."""


def element_objects(
    elements: Sequence[Element], numbers: Numbers, origin: Callable[[int], tuple[float, float]]
) -> list[bytes]:
    """Return the elements' dictionaries; `origin` is where a leaf's type area begins, from its lower left corner."""
    return [_object(index, element, numbers, origin) for index, element in enumerate(elements)]


def _object(index: int, element: Element, numbers: Numbers, origin: Callable[[int], tuple[float, float]]) -> bytes:
    parent = numbers.first + element.parent if element.parent >= 0 else numbers.root
    parts = [b"<</S/%b/P %d 0 R" % (element.tag.encode(), parent)]
    if element.lang:
        parts.append(b"/Lang%b" % text_string(element.lang))
    if element.alt and element.tag != Kind.TABLE:
        parts.append(b"/Alt%b" % text_string(element.alt))
    if element.tag == Kind.NOTE:
        parts.append(b"/ID(%b)" % note_name(index))
    attributes = _attributes(element, origin)
    if attributes:
        parts.append(b"/A<<%b>>" % attributes)
    leaf = next((kid.leaf for kid in element.kids if not isinstance(kid, int)), _NO_LEAF)
    if leaf != _NO_LEAF:
        parts.append(b"/Pg %d 0 R" % numbers.pages[leaf])
    kids = [_kid(kid, leaf, numbers) for kid in element.kids]
    if kids:
        parts.append(b"/K[%b]" % b" ".join(kids))
    parts.append(b">>")
    return b"".join(parts)


def _kid(kid: int | Content | Area, leaf: int, numbers: Numbers) -> bytes:
    if isinstance(kid, int):
        return b"%d 0 R" % (numbers.first + kid)
    page = b"" if kid.leaf == leaf else b"/Pg %d 0 R" % numbers.pages[kid.leaf]
    if isinstance(kid, Area):
        return b"<</Type/OBJR%b/Obj %d 0 R>>" % (page, numbers.areas[kid])
    return b"<</Type/MCR%b/MCID %d>>" % (page, kid.mcid) if page else b"%d" % kid.mcid


def _attributes(element: Element, origin: Callable[[int], tuple[float, float]]) -> bytes:
    """Return an element's attribute object (ISO 32000-1 §14.8.5)."""
    if element.numbering:
        return b"/O/List/ListNumbering/%b" % element.numbering.encode()
    if element.tag in {Kind.CELL, Kind.HEADER_CELL}:
        said = b"/Scope/Column" if element.tag == Kind.HEADER_CELL else b""
        said += b"/ColSpan %d" % element.columns if element.columns > 1 else b""
        said += b"/RowSpan %d" % element.rows if element.rows > 1 else b""
        return b"/O/Table" + said if said else b""
    if element.tag == Kind.TABLE and element.alt:
        return b"/O/Table/Summary%b" % text_string(element.alt)
    if element.box:
        leaf, left, top, right, bottom = element.box
        x, y = origin(leaf)
        sides = (x + left, y - bottom, x + right, y - top)
        return b"/O/Layout/BBox[%g %g %g %g]" % tuple([round(side, 2) for side in sides])
    return b""


def area_keys(elements: Sequence[Element], leaves: int) -> dict[Area, int]:
    """Return the key in the parent tree of each annotation that belongs to an element; a page's key is its index."""
    areas = [kid for element in elements for kid in element.kids if isinstance(kid, Area)]
    return {area: key for key, area in enumerate(areas, leaves)}


def parent_tree(elements: Sequence[Element], numbers: Numbers) -> bytes:
    """Return the number tree from content to elements."""
    pages: list[dict[int, int]] = [{} for _ in numbers.pages]
    owners: list[int] = []
    for index, element in enumerate(elements, numbers.first):
        for kid in element.kids:
            if isinstance(kid, Content):
                pages[kid.leaf][kid.mcid] = index
            elif isinstance(kid, Area):
                owners.append(index)
    rows = [
        b"%d[%b]" % (leaf, b" ".join([b"%d 0 R" % owner for _, owner in sorted(owned.items())]))
        for leaf, owned in enumerate(pages)
        if owned
    ]
    rows += [b"%d %d 0 R" % (key, owner) for key, owner in enumerate(owners, len(pages))]
    return b"<</Nums[%b]>>" % b"\n".join(rows)


def note_tree(elements: Sequence[Element], numbers: Numbers) -> bytes:
    """Return the name tree of the notes, whose elements have names; empty without notes."""
    notes = [index for index, element in enumerate(elements) if element.tag == Kind.NOTE]
    names = b" ".join([b"(%b) %d 0 R" % (note_name(index), numbers.first + index) for index in notes])
    ends = tuple([note_name(index) for index in (notes[0], notes[-1])]) if notes else ()
    return b"<</Kids[<</Limits[(%b)(%b)]/Names[%b]>>]>>" % (*ends, names) if notes else b""


def note_name(index: int) -> bytes:
    """Return the name of the element at `index`; names sort as indexes do."""
    return b"note%07d" % index


def text_string(text: str) -> bytes:
    """Return a text string object (ISO 32000-1 §7.9.2.2)."""
    if _SAFE.issuperset(text):
        return b"(%b)" % text.encode()
    return b"<FEFF%b>" % text.encode("utf-16-be").hex().upper().encode()
