"""Paragraphs one under the other on a page of the volume's own."""

from proceedings.model.setpage import Item, Kind, Node, SetPage, SetPaper
from proceedings.model.text import Run
from proceedings.style import Style, TextStyle
from proceedings.typeset.setter import Setter, moved


class Stack:
    """A column of paragraphs that grows downwards from the top of the type area."""

    def __init__(self, setter: Setter, style: Style, nodes: list[Node]) -> None:
        self.setter = setter
        self.style = style
        self.y = 0.0
        self.nodes = nodes
        """Grows by a node for every paragraph."""
        self._items: list[Item] = []

    def add(self, text: str, base: TextStyle, *, lang: str, balance: bool = True, kind: Kind = Kind.P) -> None:
        """Set `text` under what stands already; the space between the two is the larger of what both want."""
        if not text:
            return
        self.add_runs((Run(text=text),), base, lang=lang, balance=balance, kind=kind)

    def add_runs(
        self, runs: tuple[Run, ...], base: TextStyle, *, lang: str, balance: bool = False, kind: Kind = Kind.P
    ) -> None:
        """Set runs of several looks as one paragraph."""
        if self._items:
            self.skip(base.above)
        node = len(self.nodes)
        self.nodes.append(Node(kind, -1, lang))
        width = self.style.page.measure
        paragraph = self.setter.paragraph(runs, base, width, lang=lang, node=node, balance=balance)
        self._items.extend([moved(item, 0.0, self.y) for item in paragraph.lines])
        self.y += paragraph.height
        self.skip(base.below)

    def skip(self, lines: float) -> None:
        """Leave so many lines of the grid white."""
        self.y += lines * self.style.page.grid

    def items(self, y: float = 0.0) -> tuple[Item, ...]:
        """Return all that was set, moved down by y."""
        return tuple([moved(item, 0.0, y) for item in self._items])

    def page(self, y: float = 0.0) -> SetPaper:
        """Return all that was set as a page, moved down by y."""
        return own_pages((SetPage(self.items(y)),), self.nodes)


def own_pages(pages: tuple[SetPage, ...], nodes: list[Node]) -> SetPaper:
    """Return pages of the volume's own with their structure; their glyphs are told when all of them are set."""
    return SetPaper(pages=pages, nodes=tuple(nodes), headings=(), glyphs=())
