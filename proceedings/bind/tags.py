"""The structure of a paper: which element every piece of its content belongs to, in reading order.

The tree is made from the paper's nodes and from where the content of each stands. Nothing is written here: see `branch`
(ISO 32000-1 §14.7 and §14.8, ISO 14289-1 §7).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf

from proceedings.language.words import printed
from proceedings.model.setpage import Kind, Node
from proceedings.model.value import value

_LEVELS = {Kind.H1: 1, Kind.H2: 2, Kind.H3: 3, Kind.H4: 4}
_CELLS = frozenset((Kind.HEADER_CELL, Kind.CELL))
_SECTIONS = frozenset((Kind.HEAD, Kind.BODY))
_INLINE = frozenset((Kind.REFERENCE, Kind.LINK, Kind.SPAN, Kind.FORMULA))


Box = tuple[int, float, float, float, float]
"""(page or node, left, top, right, bottom) of an illustration, from the type area's top left corner."""


@value()
class Content:
    """A marked-content sequence."""

    page: int
    mcid: int


@value()
class Area:
    """A link's annotation."""

    page: int
    link: int
    """Index among the page's links."""


@value(kw_only=True)
class Traces:
    """What the content of a page says of the structure."""

    marks: tuple[int, ...]
    """The node of every marked-content sequence, by its MCID."""
    boxes: tuple[Box, ...]
    """Of illustrations, or parts of them, each with its node."""
    links: tuple[tuple[int, int], ...]
    """(index, node) of the links that lead somewhere."""


@dataclass(slots=True)
class Element:
    """A structure element, while the tree grows."""

    tag: str
    parent: int
    """Index of the element; -1 for the paper's own."""
    lang: str = ""
    """Where it differs from the parent's."""
    alt: str = ""
    actual: str = ""
    """What it reads like, where that is not what is written."""
    numbering: str = ""
    """Of a list."""
    scope: str = ""
    """Of a head of a table, where it is not what its place says."""
    columns: int = 1
    rows: int = 1
    box: Box | None = None
    """Of an illustration on a single page, with that page."""
    kids: "list[int | Content | Area]" = field(default_factory=list["int | Content | Area"])
    """Elements by their index, and content, in reading order."""


def paper_elements(nodes: Sequence[Node], pages: Sequence[Traces], lang: str) -> list[Element]:
    """Return the elements of a paper in `lang`, parents before their kids; the first stands for the paper itself."""
    elements = [Element("", -1)]
    _PaperTree(elements, nodes, pages).add_to(0, lang)
    return elements


def add_element(elements: list[Element], element: Element) -> int:
    """Add an element to its parent and return its index."""
    elements.append(element)
    number = len(elements) - 1
    elements[element.parent].kids.append(number)
    return number


def _differing(lang: str, around: str) -> str:
    return lang if lang != around else ""


def even_rows(elements: list[Element], table: int) -> None:
    """Let every row of a table reach over as many columns: spans that collide are cut, empty cells added at the end."""
    rows = [
        row
        for part in _inner(elements, table)
        for row in ([part] if _is(elements, part, Kind.ROW) else _inner(elements, part))
    ]
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        for cell in _inner(elements, row):
            element, column = elements[cell], 0
            while (number, column) in taken:
                column += 1
            free = [(number, at) not in taken for at in range(column, column + element.columns)]
            element.columns = free.index(False) if False in free else element.columns
            taken.update(
                (number + down, column + right) for down in range(element.rows) for right in range(element.columns)
            )
    width = max([column for _, column in taken], default=-1) + 1
    for number, row in enumerate(rows):
        for column in range(width):
            if (number, column) not in taken:
                add_element(elements, Element(Kind.CELL, row))


def _inner(elements: list[Element], parent: int) -> list[int]:
    return [kid for kid in elements[parent].kids if isinstance(kid, int) and elements[kid].tag != Kind.CAPTION]


def _is(elements: list[Element], index: int, kind: Kind) -> bool:
    return elements[index].tag == kind


class _PaperTree:
    """Makes elements of a paper's nodes; those without content are left out."""

    def __init__(self, elements: list[Element], nodes: Sequence[Node], pages: Sequence[Traces]) -> None:
        self._elements = elements
        self._nodes = nodes
        self._own: dict[int, list[tuple[float, Content]]] = {}
        """(place in the text, sequence) of every sequence of a node."""
        self._begins: dict[int, float] = {}
        """Where the content of a node, or of anything in it, begins."""
        self._areas: dict[int, list[Area]] = {}
        self._boxes: dict[int, list[Box]] = {}
        self._rows: dict[int, list[int]] = {}
        """The rows of every part of a table, those without cells too."""
        self._level = 0
        place = 0
        for number, page in enumerate(pages):
            for mcid, node in enumerate(page.marks):
                self._own.setdefault(node, []).append((place, Content(number, mcid)))
                self._begin(node, place)
                place += 1
            for node, left, top, right, bottom in page.boxes:
                self._boxes.setdefault(node, []).append((number, left, top, right, bottom))
            for link, node in page.links:
                self._areas.setdefault(node, []).append(Area(number, link))
                self._begin(node, place)  # unless it has content of its own
        self._keep_cells()
        self._untitled = not any(self._nodes[node].kind is Kind.H1 for node in self._begins)
        self._children: dict[int, list[int]] = {}
        for node in sorted(self._begins):
            self._children.setdefault(self._nodes[node].parent, []).append(node)

    def _begin(self, node: int, place: float) -> None:
        while node >= 0 and node not in self._begins:
            self._begins[node] = place
            node = self._nodes[node].parent

    def _keep_cells(self) -> None:
        """Keep the empty cells of a table, without which its rows would be uneven; rows without cells go."""
        for index, node in enumerate(self._nodes):
            if node.kind is Kind.ROW:
                self._rows.setdefault(node.parent, []).append(index)
            elif node.kind in _CELLS:
                section = self._nodes[node.parent].parent
                table = self._nodes[section].parent if self._nodes[section].kind in _SECTIONS else section
                if table in self._begins:
                    self._begin(index, inf)

    def _rows_of(self, cell: int) -> int:
        """Return over how many of the rows that were kept, of its part of the table, a cell reaches."""
        node = self._nodes[cell]
        if node.rows <= 1 or node.kind not in _CELLS:
            return 1
        rows = self._rows[self._nodes[node.parent].parent]
        first = rows.index(node.parent)
        return sum([row in self._begins for row in rows[first : first + node.rows]])

    def add_to(self, parent: int, lang: str) -> None:
        """Add the paper's elements to the element `parent`, around which `lang` is spoken."""
        for node in self._children.get(-1, ()):
            self._add_node(node, parent, lang)

    def _add_node(self, index: int, parent: int, lang: str) -> None:
        node = self._nodes[index]
        element = Element(self._tag(index, node), parent, _differing(node.lang or lang, lang))
        own = add_element(self._elements, element)
        inner = node.lang or lang
        if node.kind is Kind.LIST:
            element.numbering = node.alt
        elif node.kind is Kind.FIGURE:
            element.alt = node.alt or printed("figure", inner)
        elif node.kind in {Kind.FORMULA, Kind.TABLE}:
            element.alt = node.alt
        element.columns, element.rows = node.columns, self._rows_of(index)
        element.box = self._box(index)
        for kid in self._kids(index):
            if isinstance(kid, int):
                self._add_node(kid, own, inner)
            else:
                element.kids.append(kid)
        element.kids.extend(self._areas.get(index, ()))
        if node.kind is Kind.TABLE:
            even_rows(self._elements, own)

    def _tag(self, index: int, node: Node) -> str:
        """Return the structure type: no heading level is skipped, one title is the paper's, links lead somewhere."""
        if node.kind in _LEVELS:
            if node.kind is Kind.H1 and self._level:
                return Kind.P
            self._level = min(_LEVELS[node.kind] - self._untitled, self._level + 1)
            return f"H{self._level}"
        if node.kind is Kind.LINK and index not in self._areas:
            return Kind.SPAN
        return node.kind

    def _kids(self, index: int) -> "list[int | Content]":
        """Return what a node holds in reading order: the order of the nodes, within a paragraph that of the content."""
        own = self._own.get(index, [])
        children = self._children.get(index, [])
        if not own and not any(self._nodes[child].kind in _INLINE for child in children):
            labels = [child for child in children if self._nodes[child].kind is Kind.LABEL]
            return [*labels, *[child for child in children if child not in labels]]
        placed: list[tuple[float, int, int | Content]] = [(place, 0, content) for place, content in own]
        for child in children:
            place, after = self._place(child, children)
            placed.append((place, after, child))
        return [kid for _, _, kid in sorted(placed, key=lambda kid: kid[:2])]

    def _place(self, child: int, siblings: list[int]) -> tuple[float, int]:
        """Return where a child is read: a note after the reference to it, anything else where it stands."""
        node = self._nodes[child]
        if node.kind is Kind.NOTE:
            for sibling in siblings:
                if self._nodes[sibling].kind is Kind.REFERENCE and self._nodes[sibling].alt == node.alt:
                    return self._begins[sibling], 1
        return self._begins[child], 0

    def _box(self, index: int) -> Box | None:
        boxes = self._boxes.get(index, [])
        if not boxes or len({box[0] for box in boxes}) > 1:
            return None
        page, left, top, right, bottom = (list(sides) for sides in zip(*boxes, strict=True))
        return int(page[0]), min(left), min(top), max(right), max(bottom)
