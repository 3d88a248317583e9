"""The contents: sections, authors and titles, with leaders to the folios."""

import itertools
from collections.abc import Sequence
from dataclasses import replace

from proceedings.bind.stack import Stack, own_pages
from proceedings.language.words import printed
from proceedings.model.blocks import Align
from proceedings.model.setpage import ARTIFACT, Item, Kind, Line, Link, Node, SetPage, SetPaper, Span
from proceedings.model.text import Run
from proceedings.model.value import value
from proceedings.style import Style, TextStyle
from proceedings.typeset.setter import SetParagraph, Setter, line_end, moved

_SPACING = 0.52  # em from dot to dot
_CLEAR = 0.6  # em between leaders and what stands at their ends
_FOLIO_ROOM = 3.2  # em kept free of titles at the right
_FEWEST = 3  # entries on the last page of several


@value(kw_only=True)
class Entry:
    """A line of the contents to be: a paper, or a section when `section`."""

    title: str
    lang: str
    authors: str = ""
    folio: str = ""
    """As printed; empty when none is shown."""
    target: str = ""
    """Name of the destination."""
    section: bool = False


@value()
class _Block:
    """An entry set; y from its top."""

    items: tuple[Item, ...]
    height: float
    above: float
    below: float
    target: str
    node: int
    section: bool


def contents_pages(
    entries: tuple[Entry, ...], style: Style, setter: Setter, *, lang: str, langs: tuple[str, ...]
) -> SetPaper:
    """Set the contents as pages; no entry is divided, and no section's name stands alone at a foot."""
    heading = Stack(setter, style, [])
    words = dict.fromkeys(printed("contents", one) for one in langs or (lang,))
    heading.add(" · ".join(words), style.text["contents_heading"], lang=lang, kind=Kind.H1)
    nodes = _Nodes(heading.nodes)
    blocks = [(_section if entry.section else _paper)(entry, style, setter, nodes.add(entry)) for entry in entries]
    starts = _starts(blocks, heading.y, style.page.depth)
    pages = [
        _page(blocks[start:end], *((heading.items(), heading.y) if not start else ((), 0.0)), style.page.measure)
        for start, end in itertools.pairwise([*starts, len(blocks)])
    ]
    return own_pages(tuple(pages), heading.nodes)


def _starts(blocks: Sequence[_Block], top: float, depth: float) -> list[int]:
    """Return the index of each page's first entry; the last page has a few, where the one before can spare them."""
    starts = [0]
    y = top
    for index, block in enumerate(blocks):
        fresh = index == starts[-1]
        follows = blocks[index + 1 : index + 2] if block.section else ()
        need = block.height + sum([block.below + after.above + after.height for after in follows])
        if not fresh and y + block.above + need > depth + 0.01:
            starts.append(index)
            fresh, y = True, 0.0
        y += (0.0 if fresh else block.above) + block.height + block.below
    if len(starts) > 1:
        start = min(starts[-1], len(blocks) - _FEWEST)
        while blocks[start - 1].section:
            start -= 1
        if start - starts[-2] >= _FEWEST:
            starts[-1] = start
    return starts


def _page(blocks: Sequence[_Block], head: tuple[Item, ...], y: float, measure: float) -> SetPage:
    """Set entries one under the other, the first at `y`, below `head`."""
    items = list(head)
    links: list[Link] = []
    for index, block in enumerate(blocks):
        y += block.above if index else 0.0
        items.extend([moved(item, 0.0, y) for item in block.items])
        if block.target:
            links.append(Link(0.0, y, measure, block.height, f"#{block.target}", block.node))
        y += block.height + block.below
    return SetPage(tuple(items), tuple(links))


class _Nodes:
    """The structure of the contents while it grows: sections, and the papers of each in a list of their own."""

    def __init__(self, nodes: list[Node]) -> None:
        self._nodes = nodes
        self._root = self._inner = self._add(Node(Kind.CONTENTS, -1))

    def add(self, entry: Entry) -> int:
        """Return the node of an entry's words, a link."""
        if entry.section:
            self._inner = -1
        elif self._inner < 0:
            self._inner = self._add(Node(Kind.CONTENTS, self._root))
        item = self._add(Node(Kind.CONTENTS_ITEM, self._root if entry.section else self._inner, entry.lang))
        return self._add(Node(Kind.LINK, self._add(Node(Kind.REFERENCE, item))))

    def _add(self, node: Node) -> int:
        self._nodes.append(node)
        return len(self._nodes) - 1


def _section(entry: Entry, style: Style, setter: Setter, node: int) -> _Block:
    base = style.text["contents_section"]
    room = style.page.measure - _FOLIO_ROOM * base.size
    name = setter.paragraph((Run(text=entry.title),), base, room, lang=entry.lang, node=node, balance=True)
    folio = _folio(entry.folio, name, replace(base, small_caps=False), setter, style.page.measure, node)
    items = (*_ended(name.lines), *folio)
    grid = style.page.grid
    return _Block(items, name.height, base.above * grid, base.below * grid, entry.target, node, section=True)


def _paper(entry: Entry, style: Style, setter: Setter, node: int) -> _Block:
    above_authors = style.text["contents_authors"]
    base = _hanging(style.text["contents_title"])
    room = style.page.measure - _FOLIO_ROOM * base.size
    items: list[Item] = []
    y = 0.0
    if entry.authors:
        authors = setter.paragraph((Run(text=entry.authors),), above_authors, room, lang=entry.lang, node=node)
        items.extend(_ended(authors.lines))
        y = authors.height
    title = setter.paragraph((Run(text=entry.title),), base, room, lang=entry.lang, node=node)
    folio = _folio(entry.folio, title, base, setter, style.page.measure, node)
    leaders = _leaders(title, folio, base, setter)
    items.extend([moved(item, 0.0, y) for item in (*_ended(title.lines), *leaders, *folio)])
    above = above_authors.above * style.page.grid
    return _Block(tuple(items), y + title.height, above, 0.0, entry.target, node, section=False)


def _ended(lines: tuple[Item, ...]) -> tuple[Item, ...]:
    """Let a blank follow the last word, which parts it from the folio where no leaders are seen but words are read."""
    last = lines[-1] if lines else None
    if not isinstance(last, Line) or not last.spans:
        return lines
    return (*lines[:-1], replace(last, spans=(*last.spans[:-1], replace(last.spans[-1], blank=True))))


def _hanging(base: TextStyle) -> TextStyle:
    """Let turned lines hang by the style's left indent."""
    return replace(base, align=Align.LEFT, first_indent=-base.left, hyphenate=False)


def _last_line(paragraph: SetParagraph) -> Line | None:
    lines = [item for item in paragraph.lines if isinstance(item, Line)]
    return lines[-1] if lines else None


def _folio(
    folio: str, beside: SetParagraph, base: TextStyle, setter: Setter, measure: float, node: int
) -> tuple[Line, ...]:
    """Set the folio flush right on the last line of what it belongs to."""
    last = _last_line(beside)
    if not folio or not last:
        return ()
    return (setter.line(folio, base, x=measure, anchor="end", node=node, y=last.y),)


def _leaders(title: SetParagraph, folio: tuple[Line, ...], base: TextStyle, setter: Setter) -> tuple[Line, ...]:
    """Set the dots between a title and its folio, in places that all entries share."""
    last = _last_line(title)
    dots = setter.line(".", base).spans
    if not folio or not last or not dots:
        return ()
    dot = dots[0].words[0]
    clear, spacing = _CLEAR * base.size, _SPACING * base.size
    end = folio[0].spans[0].x - clear
    first = int((line_end(last) + clear) / spacing) + 1
    count = int((end - dot.advance * base.size / 1000) / spacing) - first + 1
    if count < 2:
        return ()
    gap = spacing - dot.advance * base.size / 1000
    span = Span(dots[0].face, base.size, first * spacing, (dot,) * count, gap, False, 0.0, ARTIFACT)
    return (Line(last.y, (span,)),)
