"""The contents: sections, authors and titles, with leaders to the folios."""

from dataclasses import dataclass, replace

from proceedings.bind.stack import Stack
from proceedings.language.words import printed
from proceedings.model.blocks import Align
from proceedings.model.setpage import ARTIFACT, Item, Line, Link, SetPage, Span
from proceedings.model.text import Run
from proceedings.style import Style, TextStyle
from proceedings.typeset.setter import SetParagraph, Setter, line_end, moved

_SPACING = 0.52  # em from dot to dot
_CLEAR = 0.6  # em between leaders and what stands at their ends
_FOLIO_ROOM = 3.2  # em kept free of titles at the right


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True)
class _Block:
    """An entry set; y from its top."""

    items: tuple[Item, ...]
    height: float
    above: float
    below: float
    target: str
    section: bool


def contents_pages(
    entries: tuple[Entry, ...], style: Style, setter: Setter, *, lang: str, langs: tuple[str, ...]
) -> tuple[SetPage, ...]:
    """Set the contents as pages; no entry is divided, and no section's name stands alone at a foot."""
    heading = Stack(setter, style)
    words = dict.fromkeys(printed("contents", one) for one in langs or (lang,))
    heading.add(" · ".join(words), style.text["contents_heading"], lang=lang)
    blocks = [_section(entry, style, setter) if entry.section else _paper(entry, style, setter) for entry in entries]
    pages: list[SetPage] = []
    items: list[Item] = list(heading.items())
    links: list[Link] = []
    y = heading.y
    fresh = True
    for index, block in enumerate(blocks):
        need = block.height + (
            _needed(blocks[index + 1]) + block.below if block.section and index + 1 < len(blocks) else 0
        )
        above = 0.0 if fresh else block.above
        if not fresh and y + above + need > style.page.depth + 0.01:
            pages.append(SetPage(tuple(items), tuple(links)))
            items, links, y, above = [], [], 0.0, 0.0
        y += above
        items.extend([moved(item, 0.0, y) for item in block.items])
        if block.target:
            links.append(Link(0.0, y, style.page.measure, block.height, f"#{block.target}", ARTIFACT))
        y += block.height + block.below
        fresh = False
    pages.append(SetPage(tuple(items), tuple(links)))
    return tuple(pages)


def _needed(block: _Block) -> float:
    return block.above + block.height


def _section(entry: Entry, style: Style, setter: Setter) -> _Block:
    base = style.text["contents_section"]
    room = style.page.measure - _FOLIO_ROOM * base.size
    name = setter.paragraph((Run(text=entry.title),), base, room, lang=entry.lang, balance=True)
    folio = _folio(entry.folio, name, replace(base, small_caps=False), style, setter)
    grid = style.page.grid
    return _Block((*name.lines, *folio), name.height, base.above * grid, base.below * grid, entry.target, section=True)


def _paper(entry: Entry, style: Style, setter: Setter) -> _Block:
    above_authors = style.text["contents_authors"]
    base = _hanging(style.text["contents_title"])
    room = style.page.measure - _FOLIO_ROOM * base.size
    items: list[Item] = []
    y = 0.0
    if entry.authors:
        authors = setter.paragraph((Run(text=entry.authors),), above_authors, room, lang=entry.lang)
        items.extend(authors.lines)
        y = authors.height
    title = setter.paragraph((Run(text=entry.title),), base, room, lang=entry.lang)
    folio = _folio(entry.folio, title, base, style, setter)
    leaders = _leaders(title, folio, base, setter)
    items.extend([moved(item, 0.0, y) for item in (*title.lines, *leaders, *folio)])
    return _Block(
        tuple(items), y + title.height, above_authors.above * style.page.grid, 0.0, entry.target, section=False
    )


def _hanging(base: TextStyle) -> TextStyle:
    """Let turned lines hang by the style's left indent."""
    return replace(base, align=Align.LEFT, first_indent=-base.left, hyphenate=False)


def _last_line(paragraph: SetParagraph) -> Line | None:
    lines = [item for item in paragraph.lines if isinstance(item, Line)]
    return lines[-1] if lines else None


def _folio(folio: str, beside: SetParagraph, base: TextStyle, style: Style, setter: Setter) -> tuple[Line, ...]:
    """Set the folio flush right on the last line of what it belongs to."""
    last = _last_line(beside)
    if not folio or not last:
        return ()
    return (setter.line(folio, base, x=style.page.measure, anchor="end", y=last.y),)


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
