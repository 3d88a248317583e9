"""A volume and its number of pages in, the cover for the printer out: back, spine and front on one sheet.

Each house style has one idea: a plain field of colour, a band across, or a coloured spine and a short bar; all else is
type and white paper. Lengths are points, y down from the top of the trimmed sheet.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from proceedings.bind.barcode import HEIGHT, WIDTH, barcode, ean_digits
from proceedings.bind.edition import Edition, Leaf
from proceedings.bind.logos import logo_row
from proceedings.bind.preflight import PreflightReport
from proceedings.bind.press import Layer, SheetDocument, sheet_of, write_checked
from proceedings.bind.stack import Stack
from proceedings.bind.streams import WrittenPaper, write_pages
from proceedings.bind.titlepage import imprint, place_and_date
from proceedings.language.words import printed
from proceedings.model.blocks import Align
from proceedings.model.finding import Finding, Severity
from proceedings.model.measure import MM
from proceedings.model.outline import Path as Outline
from proceedings.model.progress import OnProgress, ShouldStop
from proceedings.model.setpage import ARTIFACT, Drawing, Item, Rule, SetPage, SetPaper
from proceedings.model.value import value
from proceedings.model.volume import Event, Volume, Words
from proceedings.style import Style, TextStyle
from proceedings.style.printer import Printer
from proceedings.typeset.setter import Setter, moved

_WHITE = b"/Kn gs 0 0 0 0 k"
_NARROWEST = 5 * MM
"""Of a spine that bears words."""

_SPINE_EDGE = 1.5 * MM  # white on both sides of the spine's words: folds are never quite in their place
_SPINE_ENDS = 12 * MM
_SPINE_SIZES = (12.0, 11.0, 10.0, 9.0, 8.0, 7.0)
_CAP = 0.66  # height of a capital in em
_WRAP = 12 * MM  # how far a colour goes round the spine
_DESCENDING = ("en",)
"""Languages whose spines are read from the top down (ISO 6357); the others' from the foot up, as is the custom here."""

_TITLE_SIZES = (34, 30, 27, 24, 21, 18, 16, 14)
_TITLE_LINES = 5
_SMALLEST = 9.6  # of type on the front of a small book
_BACK_SIZES = (9.4, 8.8, 8.2, 7.6, 7.0)
_NARROW_PAGE = 148 * MM
_FOOT = 16 * MM
_SHORT_WORD = re.compile(r"(?<!\S)(\w{1,2}) ")


@value(kw_only=True)
class CoverReport:
    """What came of a cover."""

    width: float
    """Of the trimmed sheet; millimetres, as is the next."""
    spine: float
    preflight: PreflightReport
    findings: tuple[Finding, ...]
    """What the cover lacks."""


def write_cover(
    volume: Volume,
    style: Style,
    setter: Setter,
    printer: Printer,
    pages: int,
    out: Path,
    *,
    on_progress: OnProgress,
    should_stop: ShouldStop,
) -> CoverReport:
    """Write the cover of a book of so many pages; without a valid ISBN it has no bars, and a finding says so."""
    asked = printer.for_cover()
    spine = printer.spine(pages) * MM
    page = style.page
    width = 2 * page.width + spine
    folds = (page.width, page.width + spine) if spine else (page.width,)
    sheet = sheet_of(width, page.height, bleed=asked.bleed, marks=asked.marks, folds=folds)
    layers, sources = _Cover(volume, style, setter, spine, sheet.bleed).layers(sheet.margin)
    edition = Edition(
        title=volume.event.title.best(volume.lang) or printed("scientific-edition", volume.lang),
        author="",
        subject=volume.event.subtitle.best(volume.lang),
        lang=volume.lang,
        leaves=(Leaf(),),
        roman=0,
        sources=sources,
        date=volume.event.date.partition("/")[0] or volume.event.year,
    )
    document = SheetDocument(edition, style, asked, sheet)
    document.sheets.append(layers)
    report = write_checked(document, out, on_progress=on_progress, should_stop=should_stop)
    return CoverReport(width=width / MM, spine=spine / MM, preflight=report, findings=tuple(_lacking(volume.event)))


def _lacking(event: Event) -> list[Finding]:
    found: list[Finding] = []
    if not event.isbn:
        found.append(Finding(severity=Severity.WARNING, code="cover.no-isbn"))
    elif not ean_digits(event.isbn):
        found.append(Finding(severity=Severity.ERROR, code="cover.isbn", facts=(("isbn", event.isbn),)))
    if not event.title:
        found.append(Finding(severity=Severity.ERROR, code="cover.no-title"))
    if not event.annotation:
        found.append(Finding(severity=Severity.NOTE, code="cover.no-annotation"))
    return found


class _Cover:
    """The cover's parts while they are set."""

    def __init__(self, volume: Volume, style: Style, setter: Setter, spine: float, bleed: float) -> None:
        self._volume = volume
        self._event = volume.event
        self._lang = volume.lang
        self._style = style
        self._setter = setter
        self._spine = spine
        self._bleed = bleed
        self._idea = style.cover.idea
        self._scale = max(style.page.width / _NARROW_PAGE, 1.0) ** 0.35
        page = style.page
        self._front = page.width + spine  # the front's left edge
        self._margin = (page.width - page.measure) / 2
        self._axis = Align.LEFT if style.book.title_axis == "left" or self._idea == "rule" else Align.CENTER

    def layers(self, margin: float) -> tuple[tuple[Layer, ...], tuple[WrittenPaper, ...]]:
        """Return what is drawn, from the lowest layer up, and where it was taken from."""
        height = self._style.page.height
        top = margin + height

        def at(x: float, y: float = 0.0) -> bytes:
            return b"1 0 0 1 %g %g cm" % (round(margin + x, 3), round(top - y, 3))

        ink = b"/Ov gs 0 0 0 1 k"
        front, reversed_front = self._front_items()
        parts: list[tuple[bytes, Sequence[Item]]] = [
            (at(0.0), self._fields()),
            (at(self._front + self._margin) + b" " + ink, front),
            (at(self._front + self._margin) + b" " + _WHITE, reversed_front),
            (at(self._margin) + b" " + ink, self._back_items()),
            (self._spine_matrix(margin) + b" " + (ink if self._idea == "band" else _WHITE), self._spine_items()),
        ]
        media = MappingProxyType(dict(self._logos()[1]))
        written = [
            (
                before,
                write_pages(
                    SetPaper(
                        pages=(SetPage(tuple(items)),),
                        nodes=(),
                        headings=(),
                        glyphs=self._setter.glyphs_used(),
                        media=media,
                        lang=self._lang,
                    )
                ),
            )
            for before, items in parts
            if items
        ]
        return tuple([Layer(before, paper.pages) for before, paper in written]), tuple([paper for _, paper in written])

    # ---- the colour

    def _fields(self) -> tuple[Item, ...]:
        """Return the coloured areas, over the trimmed edge by the bleed."""
        page, bleed, colour = self._style.page, self._bleed, self._style.cover.rgb
        width = 2 * page.width + self._spine
        if self._idea == "band":
            high, low = self._band()
            boxes = [(-bleed, high, width + bleed, low)]
        elif self._idea == "rule":
            wrap = _WRAP / 2 if self._spine else 0.0
            boxes = [(page.width - wrap, -bleed, self._front + wrap, page.height + bleed)] if self._spine else []
            x, y = self._front + self._margin, self._title_top() - 9 * MM
            boxes.append((x, y, x + 18 * MM, y + 2.4 * MM))
        else:
            boxes = [(page.width - _WRAP, -bleed, width + bleed, page.height + bleed)]
        return (Drawing(0.0, 0.0, tuple([_filled(*box, colour) for box in boxes]), ARTIFACT),)

    def _band(self) -> tuple[float, float]:
        """Return where the band begins and ends."""
        height = self._style.page.height
        title = self._title().y
        middle = height * 0.43
        half = max(title / 2 + 13 * MM, height * 0.12)
        return middle - half, middle + half

    def _title_top(self) -> float:
        """Return where the title begins."""
        height = self._style.page.height
        if self._idea == "band":
            high, low = self._band()
            return (high + low - self._title().y) / 2
        return height * (0.3 if self._idea == "rule" else 0.29)

    # ---- the front

    def _front_items(self) -> tuple[list[Item], list[Item]]:
        """Return what is black and what is white on the front."""
        page, event, lang = self._style.page, self._event, self._lang
        title_top = self._title_top()
        title = self._title()
        top = self._stack()
        for organiser in event.organisers:
            top.add(_bound(organiser.best(lang)), self._look("cover_organiser", below=0.25), lang=lang)
        under = self._stack()
        under.add(_bound(event.subtitle.best(lang)), self._look("cover_subtitle", below=0.8), lang=lang)
        under.add(place_and_date(event, lang), self._look("cover_place"), lang=lang)
        foot = self._stack()
        foot.add(imprint(replace(event, publisher=Words()), lang, " · "), self._look("cover_foot"), lang=lang)
        foot_y = page.height - _FOOT - foot.y
        at_top = 16 * MM
        if self._idea == "band":
            logos, _, logo_height = self._logos()
            black = [*_shifted(logos, 0.0, at_top), *top.items(at_top + (logo_height + 5 * MM if logos else 0.0))]
            black += [*under.items(self._band()[1] + 9 * MM), *foot.items(foot_y)]
            return black, [*title.items(title_top)]
        rest = under.items(title_top + title.y + (8 if self._idea == "rule" else 13) * MM)
        everything = [*top.items(at_top), *title.items(title_top), *rest, *foot.items(foot_y)]
        if self._idea == "rule":
            return everything, []
        middle = (self._style.page.measure - 22 * MM) / 2 if self._axis is Align.CENTER else 0.0
        return [], [*everything, Rule(middle, title_top + title.y + 6 * MM, 22 * MM, 0.8)]

    def _title(self) -> Stack:
        """Set the title in the largest size in which it takes few lines and no word is wider than the measure."""
        text, look = _bound(self._event.title.best(self._lang)), self._look("cover_title")
        measure = self._style.page.measure
        stack = self._stack()
        for wanted in _TITLE_SIZES:
            size = wanted * self._scale**2
            look = replace(look, size=round(size, 1), lead=round(size * 1.18, 1))
            stack = self._stack()
            stack.add(text, look, lang=self._lang)
            widest = max([self._setter.width(word, look, self._lang) for word in text.split(" ")])
            if widest <= measure and stack.y <= _TITLE_LINES * look.lead + 1:
                break
        return stack

    def _look(self, element: str, **changes: object) -> TextStyle:
        """Return how an element of the title page looks on the cover, nowhere smaller than is read from afar."""
        look = self._style.text[element]
        size = max(look.size, _SMALLEST * self._scale)
        kept = {"align": self._axis, "hyphenate": False, "above": 0.0, "below": 0.0}
        kept |= {"size": size, "lead": look.lead * size / look.size, "family": self._style.cover.family or look.family}
        return replace(look, **{**kept, **changes})  # type: ignore[arg-type]

    def _stack(self) -> Stack:
        return Stack(self._setter, self._style, [])

    def _logos(self) -> tuple[tuple[Item, ...], tuple[tuple[str, tuple[str, bytes]], ...], float]:
        event, measure = self._event, self._style.page.measure
        padded = (*event.logos, *[""] * len(event.organisers))
        files = [(logo, organiser.best(self._lang)) for logo, organiser in zip(padded, event.organisers, strict=False)]
        room = measure if self._idea == "band" else measure - WIDTH - 8 * MM
        row = logo_row(files, room, [], centred=self._idea == "band" and self._axis is Align.CENTER)
        return tuple([replace(item, node=ARTIFACT) for item in row.items]), row.media, row.height

    # ---- the back

    def _back_items(self) -> list[Item]:
        """Return the titles in the other languages and the annotation, and the bars at the foot, by the spine."""
        page, event = self._style.page, self._event
        high = self._band()[1] + 9 * MM if self._idea == "band" else 16 * MM
        y = page.height - _FOOT - HEIGHT
        stack = self._stack()
        for size in _BACK_SIZES:
            stack = self._about(size * self._scale)
            if high + stack.y <= y - 4 * MM:
                break
        digits = TextStyle(family="sans" if "sans" in self._style.families else "serif", size=9.0, lead=9.0)
        items = [*stack.items(high), *_shifted(barcode(event.isbn, self._setter, digits), page.measure - WIDTH, y)]
        if self._idea != "band":
            logos, _, height = self._logos()
            items += _shifted(logos, 0.0, page.height - _FOOT - height)
        return items

    def _about(self, size: float) -> Stack:
        """Set what the back says of the book."""
        event, stack = self._event, self._stack()
        family = self._style.cover.family or self._style.text["further"].family
        small = TextStyle(family=family, size=size, lead=size * 1.28, align=Align.LEFT, hyphenate=False)
        main = event.title.best(self._lang)
        for other in self._volume.langs:
            title = event.title[other]
            if title and title != main:
                stack.add(_bound(title), replace(small, bold=True), lang=other)
                stack.add(event.subtitle[other], replace(small, italic=True), lang=other)
                stack.skip(1)
        stack.add(event.annotation.best(self._lang), small, lang=self._lang)
        return stack

    # ---- the spine

    def _spine_matrix(self, margin: float) -> bytes:
        """Return the matrix whose x axis is the spine's, in the direction in which it is read."""
        x = margin + self._style.page.width + self._spine / 2
        if self._lang in _DESCENDING:
            return b"0 -1 1 0 %g %g cm" % (round(x, 3), round(margin + self._style.page.height, 3))
        return b"0 1 -1 0 %g %g cm" % (round(x, 3), round(margin, 3))

    def _spine_items(self) -> list[Item]:
        """Return title and year, on a line in the middle of the spine; nothing where it is too narrow."""
        if self._spine < _NARROWEST:
            return []
        height = self._style.page.height
        start, end = _SPINE_ENDS, height - _SPINE_ENDS
        if self._idea == "band":  # the words stand beside the band, on white
            low = self._band()[1] + 6 * MM
            start, end = (low, end) if self._lang in _DESCENDING else (start, height - low)
        title, year = " ".join(self._event.title.best(self._lang).split()), self._event.year
        look = plain = self._look("cover_title")
        room, free = (self._spine - 2 * _SPINE_EDGE) / _CAP, 0.0
        for size in _SPINE_SIZES:
            look = replace(look, size=size, lead=size, align=Align.LEFT)
            plain = replace(look, bold=False)
            free = end - start - self._setter.width(year, plain, self._lang) - 8 * MM
            if size <= room and self._setter.width(title, look, self._lang) <= free:
                break
        title = self._shortened(title, look, free)
        y = look.size * _CAP / 2
        return [
            self._setter.line(title, look, lang=self._lang, x=start, y=y),
            self._setter.line(year, plain, lang=self._lang, x=end, anchor="end", y=y),
        ]

    def _shortened(self, title: str, look: TextStyle, room: float) -> str:
        """Return the words of a title that there is room for."""
        words, shown = title.split(" "), title
        while len(words) > 1 and self._setter.width(shown, look, self._lang) > room:
            words.pop()
            shown = f"{' '.join(words).rstrip(' ,.:;–—')}…"
        return shown


def _bound(text: str) -> str:
    """Return text whose short words stay with the word that follows them."""
    return _SHORT_WORD.sub("\\1\u00a0", text)


def _filled(left: float, top: float, right: float, low: float, colour: tuple[float, ...]) -> Outline:
    return Outline(ops="MLLLZ", coords=(left, top, right, top, right, low, left, low), fill=colour, stroke=None)


def _shifted(items: Sequence[Item], x: float, y: float) -> list[Item]:
    return [moved(item, x, y) for item in items]
