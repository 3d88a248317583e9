"""The structure tree of a ready PDF in, its elements as plain data out (ISO 32000-1 §14.7 and §14.8).

Types become standard ones, headings skip no level. A tree that cannot be trusted is refused whole: the pages are told
by their words then.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NumberObject

from proceedings.collect.pdf_marks import LANGUAGE, UnsoundTags
from proceedings.collect.pdf_objects import of
from proceedings.model.ready import ReadyArea, ReadyBox, ReadySequence, ReadyTag

Key = tuple[int, int]
"""Number and generation of an object."""

Sides = tuple[float, float, float, float]

MOST_TAGS = 50_000
_DEEPEST = 60
_MOST_ROLES = 20
_WIDEST = 1000
"""Columns or rows over which a cell may reach."""

_GROUPS = frozenset(("Part", "Art", "Sect", "Div"))
_CELLS = frozenset(("TH", "TD"))
_ROWS = frozenset(("THead", "TBody", "TFoot"))
_KEPT = (
    _GROUPS
    | _CELLS
    | _ROWS
    | {"BlockQuote", "Caption", "TOC", "TOCI", "Index", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI"}
    | {"Lbl", "LBody", "Table", "TR", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Figure"}
    | {"Formula"}
)
_NEWER = {
    "Title": "P",
    "Aside": "Div",
    "FENote": "Note",
    "Em": "Span",
    "Strong": "Span",
    "Sub": "Span",
    "DocumentFragment": "Part",
}
"""Types of ISO 32000-2, by what they were before."""
_HOLDS = {
    "Table": _ROWS | {"TR", "Caption"},
    "THead": frozenset(("TR",)),
    "TBody": frozenset(("TR",)),
    "TFoot": frozenset(("TR",)),
    "TR": _CELLS,
    "L": frozenset(("L", "LI", "Caption")),
    "LI": frozenset(("Lbl", "LBody")),
    "TOC": frozenset(("TOC", "TOCI", "Caption")),
}
"""What these hold, and nothing else (ISO 14289-1 §7.2)."""
_ONLY_IN = {
    **dict.fromkeys(_CELLS, frozenset(("TR",))),
    **dict.fromkeys(_ROWS, frozenset(("Table",))),
    "TR": _ROWS | {"Table"},
    "LI": frozenset(("L",)),
    "LBody": frozenset(("LI",)),
    "TOCI": frozenset(("TOC",)),
}
_NUMBERINGS = frozenset(
    ("None", "Disc", "Circle", "Square", "Decimal", "UpperRoman", "LowerRoman", "UpperAlpha", "LowerAlpha")
)
_SCOPES = frozenset(("Row", "Column", "Both"))


@dataclass(slots=True, kw_only=True)
class _Tag:
    """An element, while the tree is read."""

    tag: str
    lang: str = ""
    alt: str = ""
    actual: str = ""
    numbering: str = ""
    scope: str = ""
    columns: int = 1
    rows: int = 1
    box: tuple[int, Sides] | None = None
    kids: "list[_Tag | ReadySequence | ReadyArea]" = field(default_factory=list["_Tag | ReadySequence | ReadyArea"])

    @property
    def inner(self) -> "list[_Tag]":
        """Elements in it."""
        return [kid for kid in self.kids if isinstance(kid, _Tag)]


class TagTree:
    """The tree of a file, as far as it can be told without the content of its pages."""

    def __init__(self, catalog: Any, pages: Mapping[Key, int], links: Mapping[Key, tuple[int, int]]) -> None:
        """Read the tree; `links` are (page, index of the link) by the object of the annotation.

        Raise UnsoundTags for a tree that is none or that leads back to itself.
        """
        self._pages = pages
        self._links = links
        root: Any = of(catalog, "/StructTreeRoot")
        info: Any = of(catalog, "/MarkInfo", {})
        marked, suspect = [str(of(info, key)) == "True" for key in ("/Marked", "/Suspects")]
        if not isinstance(root, DictionaryObject) or not marked or suspect:
            raise UnsoundTags("no tags")
        self._roles: Any = of(root, "/RoleMap", {})
        self._classes: Any = of(root, "/ClassMap", {})
        self._seen: set[Key] = set()
        self._taken: set[ReadySequence] = set()
        self._linked: set[ReadyArea] = set()
        self._count = 0
        whole = _Tag(tag="Document", lang=_language(catalog))
        self._fill(whole, root, -1, 0)
        self._whole = whole

    def owners(self) -> dict[int, dict[int, str]]:
        """Return, of every page with marks, the structure types by their numbers."""
        found: dict[int, dict[int, str]] = {}
        for tag in _all(self._whole):
            for kid in tag.kids:
                if isinstance(kid, ReadySequence):
                    found.setdefault(kid.page, {})[kid.mcid] = tag.tag
        return found

    def tags(self, numbers: Sequence[Mapping[int, int]], box_of: Callable[[int, Sides], Sides]) -> tuple[ReadyTag, ...]:
        """Return the elements, parents before their kids, their content by its new `numbers` on each page.

        `box_of` turns a rectangle of a page's user space into left, top, right and bottom of the upright page.
        Elements without content go. Raise UnsoundTags where elements stand that must not stand there.
        """
        _renumber(self._whole, numbers)
        _prune(self._whole)
        for tag in _all(self._whole):
            _look_at(tag)
        _level(self._whole)
        made: list[ReadyTag] = []
        for kid in _spliced(self._whole):
            kid.lang = kid.lang or self._whole.lang
            _flatten(kid, -1, made, box_of)
        return tuple(made)

    def _fill(self, tag: _Tag, item: Any, page: int, depth: int) -> None:
        """Add what an element holds, on `page` where it does not say so."""
        held: Any = of(item, "/K")
        for kid in held if isinstance(held, ArrayObject) else [held]:
            found: Any = kid.get_object() if kid is not None else None
            if isinstance(found, NumberObject):
                self._take(tag, ReadySequence(page, int(found)))
            elif not isinstance(found, DictionaryObject):
                continue
            elif "/Obj" in found:
                self._take_link(tag, found.raw_get("/Obj"))
            elif "/MCID" in found:
                if "/Stm" in found:
                    raise UnsoundTags("content of a form")
                self._take(tag, ReadySequence(self._page(found, page), int(of(found, "/MCID"))))
            elif "/S" in found:
                self._add(tag, found, page, depth)

    def _take(self, tag: _Tag, content: ReadySequence) -> None:
        if content in self._taken:
            raise UnsoundTags("content of two elements")
        if content.page >= 0:
            self._taken.add(content)
            tag.kids.append(content)

    def _take_link(self, tag: _Tag, reference: Any) -> None:
        place = self._links.get(_key(reference))
        area = ReadyArea(*place) if place else None
        if area and area not in self._linked:
            self._linked.add(area)
            tag.kids.append(area)

    def _add(self, parent: _Tag, item: DictionaryObject, page: int, depth: int) -> None:
        key = _key(item.indirect_reference)
        self._count += 1
        if depth > _DEEPEST or self._count > MOST_TAGS or (key in self._seen and key[0] >= 0):
            raise UnsoundTags("a tree without end")
        self._seen.add(key)
        own = self._page(item, page)
        tag = _Tag(
            tag=self._standard(str(of(item, "/S"))[1:]),
            lang=_language(item),
            alt=_words(item, "/Alt"),
            actual=_words(item, "/ActualText"),
        )
        for attributes in self._attributes(item):
            _describe(tag, attributes, own)
        self._fill(tag, item, own, depth + 1)
        parent.kids.extend(_spliced(tag) if tag.tag in {"Document", ""} else [tag])

    def _page(self, item: Any, page: int) -> int:
        return self._pages.get(_key(item.raw_get("/Pg")), -1) if "/Pg" in item else page

    def _standard(self, name: str) -> str:
        """Return the standard type that a type stands for, empty for none that says more than its content."""
        for _ in range(_MOST_ROLES):
            if name in _KEPT or name == "Document":
                return name
            mapped: Any = of(self._roles, f"/{name}")
            if mapped is None:
                break
            name = str(mapped)[1:]
        return _NEWER.get(name, "")

    def _attributes(self, item: DictionaryObject) -> Iterator[DictionaryObject]:
        """Yield attribute objects, those of the element's classes first (§14.7.5)."""
        names: Any = of(item, "/C")
        classes = [of(self._classes, str(name)) for name in (names if isinstance(names, ArrayObject) else [names])]
        for held in (*classes, of(item, "/A")):
            for each in held if isinstance(held, ArrayObject) else [held]:
                found: Any = each.get_object() if each is not None else None
                if isinstance(found, DictionaryObject):
                    yield found


def _spliced(tag: _Tag) -> list[_Tag]:
    """Return what is left of an element that says nothing: what it holds, else a span of its content."""
    if len(tag.inner) == len(tag.kids):
        for kid in tag.inner:
            kid.lang = kid.lang or tag.lang
        return tag.inner
    tag.tag = "Span" if tag.tag == "" else "Div"
    return [tag]


def _describe(tag: _Tag, attributes: DictionaryObject, page: int) -> None:
    """Note what an attribute object says of an element (§14.8.5)."""
    scope, numbering = str(of(attributes, "/Scope", ""))[1:], str(of(attributes, "/ListNumbering", ""))[1:]
    tag.scope = scope if scope in _SCOPES else tag.scope
    tag.numbering = numbering if numbering in _NUMBERINGS else tag.numbering
    tag.columns = min(max(int(of(attributes, "/ColSpan", tag.columns)), 1), _WIDEST)
    tag.rows = min(max(int(of(attributes, "/RowSpan", tag.rows)), 1), _WIDEST)
    if tag.tag == "Table" and "/Summary" in attributes:
        tag.alt = _words(attributes, "/Summary")
    box: Any = of(attributes, "/BBox")
    if isinstance(box, ArrayObject) and len(box) == 4 and page >= 0:
        x, y, across, up = [float(side.get_object()) for side in box]
        tag.box = page, (min(x, across), min(y, up), max(x, across), max(y, up))


def _renumber(tag: _Tag, numbers: Sequence[Mapping[int, int]]) -> None:
    """Give content its new numbers; what the page does not have goes."""
    kids: list[_Tag | ReadySequence | ReadyArea] = []
    for kid in tag.kids:
        if isinstance(kid, ReadySequence):
            if kid.mcid in numbers[kid.page]:
                kids.append(ReadySequence(kid.page, numbers[kid.page][kid.mcid]))
            continue
        if isinstance(kid, _Tag):
            _renumber(kid, numbers)
        kids.append(kid)
    tag.kids = kids


def _prune(tag: _Tag) -> None:
    """Let elements without content go, but for cells of rows that have some; a link that leads nowhere is a span."""
    for kid in tag.inner:
        _prune(kid)
    filled = any(not isinstance(kid, _Tag) or kid.kids for kid in tag.kids)
    keeps = tag.tag == "TR" and filled
    tag.kids = [kid for kid in tag.kids if not isinstance(kid, _Tag) or kid.kids or (keeps and kid.tag in _CELLS)]
    if tag.tag == "Link" and not any(isinstance(kid, ReadyArea) for kid in tag.kids):
        tag.tag = "Span"


def _look_at(tag: _Tag) -> None:
    """Raise UnsoundTags where a list or a table is none (ISO 14289-1 §7.2)."""
    held = _HOLDS.get(tag.tag)
    if held is not None and (len(tag.inner) < len(tag.kids) or any(kid.tag not in held for kid in tag.inner)):
        raise UnsoundTags(tag.tag)
    if any(tag.tag not in _ONLY_IN.get(kid.tag, (tag.tag,)) for kid in tag.inner):
        raise UnsoundTags(tag.tag)
    if any(isinstance(kid, ReadyArea) for kid in tag.kids) and tag.tag != "Link":
        raise UnsoundTags("a link without its element")
    names = [kid.tag for kid in tag.inner]
    if tag.tag in {"Table", "L", "TOC"} and "Caption" in names[1:]:
        raise UnsoundTags("a caption in between")
    if tag.tag == "Table" and ("THead" in names or "TFoot" in names):
        parts = names.count("THead") < 2 and names.count("TFoot") < 2 and "TBody" in names and "TR" not in names
        if not parts:
            raise UnsoundTags("a table's parts")


def _level(whole: _Tag) -> None:
    """Let headings skip no level; those without number have that of the sections around them (§14.8.4.3.5)."""
    last = 0

    def walk(tag: _Tag, sections: int) -> None:
        nonlocal last
        if tag.tag == "H" or (len(tag.tag) == 2 and tag.tag[0] == "H" and tag.tag[1].isdigit()):
            wanted = int(tag.tag[1]) if len(tag.tag) == 2 else max(sections, 1)
            last = min(wanted, last + 1, 6)
            tag.tag = f"H{last}"
        for kid in tag.inner:
            walk(kid, sections + (tag.tag in _GROUPS))

    walk(whole, 0)


def _all(tag: _Tag) -> Iterator[_Tag]:
    yield tag
    for kid in tag.inner:
        yield from _all(kid)


def _flatten(tag: _Tag, parent: int, made: list[ReadyTag], box_of: Callable[[int, Sides], Sides]) -> int:
    """Add an element and what it holds; return its index."""
    index = len(made)
    made.append(ReadyTag(tag=tag.tag, parent=parent))
    kids = tuple([_flatten(kid, index, made, box_of) if isinstance(kid, _Tag) else kid for kid in tag.kids])
    made[index] = ReadyTag(
        tag=tag.tag,
        parent=parent,
        lang=tag.lang,
        alt=tag.alt,
        actual=tag.actual,
        numbering=tag.numbering,
        scope=tag.scope,
        columns=tag.columns,
        rows=tag.rows,
        box=ReadyBox(tag.box[0], *box_of(*tag.box)) if tag.box else None,
        kids=kids,
    )
    return index


def _language(item: Any) -> str:
    said = str(of(item, "/Lang", ""))
    return said if LANGUAGE.fullmatch(said) else ""


def _words(item: Any, key: str) -> str:
    return " ".join(str(of(item, key, "")).split())


def _key(reference: Any) -> Key:
    return (reference.idnum, reference.generation) if isinstance(reference, IndirectObject) else (-1, -1)
