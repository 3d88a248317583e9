"""Paragraphs one under the other on a page of the volume's own."""

from proceedings.model.setpage import Item, Link, SetPage
from proceedings.model.text import Run
from proceedings.style import Style, TextStyle
from proceedings.typeset.setter import Setter, moved


class Stack:
    """A column of paragraphs that grows downwards from the top of the type area."""

    def __init__(self, setter: Setter, style: Style) -> None:
        self.setter = setter
        self.style = style
        self.y = 0.0
        self._items: list[Item] = []

    def add(self, text: str, base: TextStyle, *, lang: str, balance: bool = True) -> None:
        """Set `text` under what stands already; the space between the two is the larger of what both want."""
        if not text:
            return
        self.add_runs((Run(text=text),), base, lang=lang, balance=balance)

    def add_runs(self, runs: tuple[Run, ...], base: TextStyle, *, lang: str, balance: bool = False) -> None:
        """Set runs of several looks as one paragraph."""
        if self._items:
            self.skip(base.above)
        paragraph = self.setter.paragraph(runs, base, self.style.page.measure, lang=lang, balance=balance)
        self._items.extend([moved(item, 0.0, self.y) for item in paragraph.lines])
        self.y += paragraph.height
        self.skip(base.below)

    def skip(self, lines: float) -> None:
        """Leave so many lines of the grid white."""
        self.y += lines * self.style.page.grid

    def items(self, y: float = 0.0) -> tuple[Item, ...]:
        """Return all that was set, moved down by y."""
        return tuple([moved(item, 0.0, y) for item in self._items])

    def page(self, y: float = 0.0, links: tuple[Link, ...] = ()) -> SetPage:
        """Return all that was set as a page, moved down by y."""
        return SetPage(self.items(y), links)
