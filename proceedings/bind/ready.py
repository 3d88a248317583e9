"""A ready PDF in, its pages as the binder wants them out: in the type area, or over the whole page."""

import re
import zlib
from pathlib import PurePath

from proceedings.bind.branch import written_branch
from proceedings.bind.streams import WrittenPage, WrittenPaper
from proceedings.bind.tags import Area, Box, Content, Element, Traces, add_element, even_rows, paper_elements
from proceedings.language.words import printed
from proceedings.model.decisions import WHOLE_PAGE
from proceedings.model.finding import Finding, Fix, FixKind, Severity
from proceedings.model.measure import MM
from proceedings.model.paper import Paper
from proceedings.model.ready import (
    ReadyArea,
    ReadyBox,
    ReadyInk,
    ReadyLink,
    ReadyPage,
    ReadyPdf,
    ReadySequence,
    ReadyTag,
)
from proceedings.model.setpage import ARTIFACT, Destination, Heading, Kind, Link, Node
from proceedings.model.value import value
from proceedings.style import PageStyle

COARSE = 200
"""Dots to the inch below which a picture is too coarse for print."""
BLEED = 3 * MM
"""What a page that bleeds may fall short of the page that it is to fill."""
_LONGEST = 1500
"""Letters of the words that stand for a page."""
_TOLD: dict[str, str] = {Kind.FIGURE: "figure", Kind.FORMULA: "formula"}
"""What must be told in words, and the word for one of which nothing is said."""


_Sides = tuple[float, float, float, float]


@value()
class _Seat:
    """Where a page comes to stand: its upper left corner from the origin, y down, and how much it is scaled."""

    x: float
    y: float
    scale: float
    shown: ReadyInk
    """What of the page is placed: all of it, or what lies within its margins."""


def place_ready(ready: ReadyPdf, paper: Paper, page: PageStyle, placement: str) -> WrittenPaper:
    """Return the pages of `paper`, each drawn by a form.

    They have their own tags where the file has some, else each is a figure that is told by its words.
    """
    whole = placement == WHOLE_PAGE
    seats = [_whole_page(each, page) if whole else _in_type_area(each, ready, page) for each in ready.pages]
    names = [f"R{paper.sha256[:16]}-{number}" for number in range(len(seats))]
    elements = _own_elements(ready, seats, paper.lang) if ready.tags else _figures(ready, seats, paper)
    written = [
        WrittenPage(
            content=_drawing(each, seat, name, _seen(seat, page, whole=whole), tagged=bool(ready.tags)),
            links=tuple([Link(*_link(link, seat), ARTIFACT) for link in each.links]),
            destinations=tuple(_destinations(ready, number, seat)),
            marked=not ready.tags,
            form=name,
            tagged=bool(ready.tags),
            whole=whole,
        )
        for number, (each, seat, name) in enumerate(zip(ready.pages, seats, names, strict=True))
    ]
    return WrittenPaper(
        pages=tuple(written),
        headings=tuple(
            [Heading(mark.level, mark.title, mark.page, _down(mark.top, seats[mark.page])) for mark in ready.outline]
        ),
        branch=written_branch(elements, len(seats), formed=bool(ready.tags)),
        lang=paper.lang,
        findings=(*_findings(ready, seats), *_undescribed(ready, paper)),
        forms=tuple([(name, each.form) for name, each in zip(names, ready.pages, strict=True)]),
        objects=ready.objects,
        unfit=ready.unfit,
        depth=max([mark.level for mark in ready.outline], default=1),
    )


def _figures(ready: ReadyPdf, seats: list[_Seat], paper: Paper) -> list[Element]:
    """Return the elements of pages that are figures, their links after each."""
    nodes: list[Node] = []
    traces: list[Traces] = []
    for number, (each, seat) in enumerate(zip(ready.pages, seats, strict=True)):
        figure = len(nodes)
        told = _told(paper.metadata.title, number, len(ready.pages), each.text, paper.lang)
        nodes.append(Node(Kind.FIGURE, -1, "", told))
        if each.links:
            nodes.append(Node(Kind.P, -1))
        nodes += [Node(Kind.LINK, figure + 1)] * len(each.links)
        box = (figure, *_placed(seat))
        places = tuple([(index, figure + 2 + index) for index in range(len(each.links))])
        traces.append(Traces(marks=(figure,), boxes=(box,), links=places))
    return paper_elements(nodes, traces, paper.lang)


def _own_elements(ready: ReadyPdf, seats: list[_Seat], lang: str) -> list[Element]:
    """Return the elements that the file has itself, after one for the paper; links that it forgot stand at the end."""
    elements = [Element("", -1), *[_element(tag, seats, lang) for tag in ready.tags]]
    elements[0].kids.extend([index for index, tag in enumerate(ready.tags, 1) if tag.parent < 0])
    known = {kid for tag in ready.tags for kid in tag.kids if isinstance(kid, ReadyArea)}
    areas = [ReadyArea(number, link) for number, page in enumerate(ready.pages) for link in range(len(page.links))]
    forgotten = [area for area in areas if area not in known]
    if forgotten:
        paragraph = add_element(elements, Element(Kind.P, 0))
        for area in forgotten:
            add_element(elements, Element(Kind.LINK, paragraph, kids=[Area(*area)]))
    for index, element in enumerate(elements):
        if element.tag == Kind.TABLE:
            even_rows(elements, index)
    return elements


def _element(tag: ReadyTag, seats: list[_Seat], lang: str) -> Element:
    alt = tag.alt
    if tag.tag in _TOLD and not (alt or tag.actual):
        alt = printed(_TOLD[tag.tag], tag.lang or lang)
    return Element(
        tag.tag,
        tag.parent + 1,
        lang=tag.lang if tag.parent >= 0 or tag.lang != lang else "",
        alt=alt,
        actual=tag.actual,
        numbering=tag.numbering,
        scope=tag.scope,
        columns=tag.columns,
        rows=tag.rows,
        box=_seated(tag.box, seats) if tag.box and tag.tag in _TOLD else None,
        kids=[_kid(kid) for kid in tag.kids],
    )


def _kid(kid: int | ReadySequence | ReadyArea) -> int | Content | Area:
    if isinstance(kid, int):
        return kid + 1
    return Area(*kid) if isinstance(kid, ReadyArea) else Content(*kid)


def _seated(box: ReadyBox, seats: list[_Seat]) -> Box:
    seat = seats[box.page]
    across = [seat.x + side * seat.scale for side in (box.left, box.right)]
    down = [_down(side, seat) for side in (box.top, box.bottom)]
    return box.page, across[0], down[0], across[1], down[1]


def _whole_page(ready: ReadyPage, page: PageStyle) -> _Seat:
    """Let a page fill the whole page, as large as it may be and in the middle."""
    scale = min(page.width / ready.width, page.height / ready.height)
    x, y = (page.width - ready.width * scale) / 2, (page.height - ready.height * scale) / 2
    return _Seat(x, y, scale, _all_of(ready))


def _in_type_area(ready: ReadyPage, file: ReadyPdf, page: PageStyle) -> _Seat:
    """Fit a page without its margins into the type area, as large as it may be, never enlarged.

    The margins of all pages of one size are the same, so that type keeps its size and lines their places. What room is
    left above and below is shared as the margins were.
    """
    shown = _within_margins(ready, file)
    width, height = shown.right - shown.left, shown.bottom - shown.top
    scale = min(page.measure / width, page.depth / height, 1.0)
    left = page.depth - height * scale
    margins = shown.top + ready.height - shown.bottom
    above = left * shown.top / margins if margins else 0.0
    x = (page.measure - width * scale) / 2
    return _Seat(x - shown.left * scale, above - shown.top * scale, scale, shown)


def _within_margins(ready: ReadyPage, file: ReadyPdf) -> ReadyInk:
    """Return the least that holds the ink of all pages of this size; all of the page where that is not known."""
    alike = [page for page in file.pages if (page.width, page.height) == (ready.width, ready.height)]
    inks = [page.ink for page in alike if page.ink is not None]
    if not inks:
        return _all_of(ready)
    return ReadyInk(
        left=min([ink.left for ink in inks]),
        top=min([ink.top for ink in inks]),
        right=max([ink.right for ink in inks]),
        bottom=max([ink.bottom for ink in inks]),
    )


def _all_of(ready: ReadyPage) -> ReadyInk:
    return ReadyInk(left=0.0, top=0.0, right=ready.width, bottom=ready.height)


def _seen(seat: _Seat, page: PageStyle, *, whole: bool) -> _Sides:
    """Return left, bottom, width and height of what is seen: what bleeds, too, on the sides where the page is cut."""
    left, top, right, bottom = _placed(seat)
    beside = page.width if whole and seat.x < BLEED else 0.0
    above = page.height if whole and seat.y < BLEED else 0.0
    return left - beside, -bottom - above, right - left + 2 * beside, bottom - top + 2 * above


def _placed(seat: _Seat) -> _Sides:
    """Return left, top, right and bottom of what is placed, from the origin, y down."""
    shown = seat.shown
    return (
        seat.x + shown.left * seat.scale,
        _down(shown.top, seat),
        seat.x + shown.right * seat.scale,
        _down(shown.bottom, seat),
    )


def _drawing(ready: ReadyPage, seat: _Seat, name: str, seen: _Sides, *, tagged: bool) -> bytes:
    """Draw the form: its own matrix turns it upright, the seat scales and moves it (ISO 32000-1 §8.3.4).

    It is a figure unless what it draws is `tagged` itself.
    """
    a, b, c, d, e, f = [part * seat.scale for part in ready.matrix]
    matrix = (a, b, c, d, e + seat.x, f - seat.y - ready.height * seat.scale)
    numbers = b"%g %g %g %g %g %g" % tuple([round(part, 5) + 0.0 for part in matrix])
    clip = b"%g %g %g %g re W n " % tuple([round(side, 3) + 0.0 for side in seen])
    drawn = b"q %b%b cm /%b Do Q" % (clip, numbers, name.encode())
    return zlib.compress(drawn if tagged else b"/Figure<</MCID 0>>BDC %b EMC" % drawn)


def _link(link: ReadyLink, seat: _Seat) -> tuple[float, float, float, float, str]:
    target = link.uri or f"#{_place(link.page, link.top)}"
    x, y = seat.x + link.x * seat.scale, seat.y + link.y * seat.scale
    return x, y, link.width * seat.scale, link.height * seat.scale, target


def _destinations(ready: ReadyPdf, number: int, seat: _Seat) -> list[Destination]:
    """Return the places on a page that links of the file lead to."""
    tops = {link.top for page in ready.pages for link in page.links if not link.uri and link.page == number}
    return [Destination(_place(number, top), _down(top, seat)) for top in sorted(tops)]


def _place(page: int, top: float) -> str:
    return f"page {page} {top:.1f}"


def _down(top: float, seat: _Seat) -> float:
    return seat.y + top * seat.scale


def _told(title: str, number: int, pages: int, text: str, lang: str) -> str:
    """Return what a reader who cannot see the page is told: title, which page, and its words."""
    which = f", {printed('page-short', lang)} {number + 1}/{pages}" if pages > 1 else ""
    words = " ".join(text.split())
    said = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rpartition(' ')[0]} …"
    return f"{title}{which}. {said}" if said else f"{title}{which}"


def _findings(ready: ReadyPdf, seats: list[_Seat]) -> list[Finding]:
    """Tell of pictures that are too coarse at the size at which they are printed."""
    found = [
        (page.ppi / seat.scale, number) for number, (page, seat) in enumerate(zip(ready.pages, seats, strict=True), 1)
    ]
    coarse = [(ppi, number) for ppi, number in found if 0 < ppi < COARSE]
    if not coarse:
        return []
    ppi, number = min(coarse)
    facts = (("page", str(number)), ("ppi", str(round(ppi))), ("wanted", str(COARSE)))
    return [Finding(severity=Severity.WARNING, code="bind.ready-coarse", facts=facts)]


def _undescribed(ready: ReadyPdf, paper: Paper) -> list[Finding]:
    """Tell of pages that say nothing to a reader who cannot see them: no words, and a file's name for a title.

    Of pages with tags of their own only figures without alternative text are told.
    """
    if ready.tags:
        untold = sum([tag.tag in _TOLD and not (tag.alt or tag.actual) for tag in ready.tags])
        facts = (("count", str(untold)),)
        return [Finding(severity=Severity.NOTE, code="bind.ready-figures", facts=facts)] if untold else []
    silent = [number for number, page in enumerate(ready.pages, 1) if not page.text.strip()]
    if not silent or _letters(paper.metadata.title) not in {"", _letters(PurePath(paper.source).stem)}:
        return []
    facts = (("page", str(silent[0])), ("count", str(len(silent))))
    fix = Fix(kind=FixKind.ENTER, field="titles", lang=paper.lang)
    return [Finding(severity=Severity.WARNING, code="bind.ready-undescribed", facts=facts, fix=fix)]


def _letters(text: str) -> str:
    """Return letters and digits alone, whatever their height: blanks and capitals of a title are put in order."""
    return re.sub(r"[\W_]+", "", text).casefold()
