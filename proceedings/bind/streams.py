"""Set pages in, content streams out: each page written once, wherever in whatever volume it will stand.

Coordinates in the streams have their origin at the top left corner of the type area; the binder moves it to its place
on a recto or a verso. Codes of glyphs do not depend on the volume either, nor do names of fonts and pictures.
"""

import re
import zlib
from collections.abc import Callable, Collection, Mapping

from proceedings.bind.branch import Branch, written_branch
from proceedings.bind.images import ImageStream, read_image
from proceedings.bind.tags import Box, Traces, paper_elements
from proceedings.model.finding import Finding, Severity
from proceedings.model.outline import Path
from proceedings.model.ready import ReadyObject
from proceedings.model.setpage import (
    Destination,
    Drawing,
    Heading,
    Image,
    Item,
    Kind,
    Line,
    Link,
    Node,
    OwnGlyph,
    Rule,
    SetPage,
    SetPaper,
    Span,
    Word,
)
from proceedings.model.value import value

BLANK_CODE = 0x0003
"""Code of the blank between words: a glyph of our own, so that streams need not know the font's space."""

BLANK_WIDTH = 250
"""Its advance in 1/1000 em, in every face."""

_BLANK = BLANK_CODE.to_bytes(2, "big")
_LEVEL = 5  # of deflation: a sixth less work than 6 for half a percent more bytes
_SHORT = 700  # bytes that a window of 2¹⁰ holds
_ESCAPED = re.compile(rb"[\\()\r]")
_ESCAPES = {b"\\": rb"\\", b"(": rb"\(", b")": rb"\)", b"\r": rb"\r"}
_NO_CODE = re.compile("[\ud800-\udfff\U00010000-\U0010ffff]")
_NO_SEQUENCE = -2
_MOST_LITERALS = 1 << 16
_LAYOUT = b"/Artifact<</Type/Layout>>BDC"
_PAGINATION = b"/Artifact<</Type/Pagination>>BDC"
_ILLUSTRATIONS = frozenset((Kind.FIGURE, Kind.FORMULA))


@value(kw_only=True)
class WrittenPage:
    """A page's content stream and what leads to and from it."""

    content: bytes
    """Deflated; empty for a page that carries nothing."""
    images: tuple[str, ...] = ()
    """Names of the pictures it draws."""
    links: tuple[Link, ...] = ()
    destinations: tuple[Destination, ...] = ()
    coloured: bool = False
    """Whether anything but black type and rules is drawn: what has colours, grays or widths of lines."""
    marked: bool = False
    """Whether content of it belongs to structure elements."""
    form: str = ""
    """Name of the form that it draws: of a page that was set elsewhere."""
    tagged: bool = False
    """Whether that form's content belongs to structure elements; it is drawn only once then (ISO 14289-1 §7.21)."""
    whole: bool = False
    """Whether its origin is the page's top left corner, and nothing else stands on it."""


@value(kw_only=True)
class WrittenPaper:
    """A paper's pages as they will stand in the PDF, and all that the binder must add for them."""

    pages: tuple[WrittenPage, ...]
    headings: tuple[Heading, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    """(face, the codes drawn in it, sorted)."""
    glyphs: tuple[OwnGlyph, ...] = ()
    images: tuple[tuple[str, ImageStream], ...] = ()
    """(name, picture) of every picture drawn."""
    branch: Branch | None = None
    """Its structure; None when nothing of it belongs to any."""
    lang: str = ""
    findings: tuple[Finding, ...] = ()
    forms: tuple[tuple[str, int], ...] = ()
    """(name, index among the objects) of pages that were set elsewhere."""
    objects: tuple[ReadyObject, ...] = ()
    unfit: bool = False
    """Whether it keeps a file from meeting PDF/A and PDF/UA."""
    depth: int = 1
    """Levels of its headings that stand in the outline."""


def write_pages(paper: SetPaper, *, pagination: bool = False, places: Collection[str] = ()) -> WrittenPaper:
    """Write the content stream of every page of `paper`; a picture that cannot be read becomes a finding.

    What belongs to no node is an artifact, of the running heads and folios where `pagination` says so. `places` are the
    destinations outside the paper that its links may mean.
    """
    images, findings = _images(paper)
    encoder = _Encoder()
    artifact = _PAGINATION if pagination else _LAYOUT
    known = {place.name for page in paper.pages for place in page.destinations}.union(places)
    written = [_PageWriter(encoder, images, paper.nodes, artifact).written(page, known) for page in paper.pages]
    traces = [trace for _, trace in written]
    return WrittenPaper(
        pages=tuple([page for page, _ in written]),
        headings=paper.headings,
        codes=encoder.codes(),
        glyphs=paper.glyphs,
        images=tuple(sorted({image.name: image for image in images.values()}.items())),
        branch=written_branch(paper_elements(paper.nodes, traces, paper.lang), len(traces)) if paper.nodes else None,
        lang=paper.lang,
        findings=(*paper.findings, *findings),
    )


def _images(paper: SetPaper) -> tuple[dict[str, ImageStream], list[Finding]]:
    images: dict[str, ImageStream] = {}
    findings: list[Finding] = []
    for key, (mime, data) in paper.media.items():
        image = read_image(mime, data)
        if image:
            images[key] = image
        else:
            findings.append(Finding(severity=Severity.ERROR, code="bind.picture", facts=(("media", key),)))
    return images, findings


def _deflated(content: bytes) -> bytes:
    """Deflate a page; to begin costs most of what a running head takes, and is quick with a small window."""
    if len(content) > _SHORT:
        return zlib.compress(content, _LEVEL)
    small = zlib.compressobj(_LEVEL, zlib.DEFLATED, 10, 2)
    return small.compress(content) + small.flush()


_literals: dict[int, tuple[Word, bytes]] = {}
"""What words are written as, by their identity: the same words are in paper after paper."""


def _literal(word: Word) -> bytes:
    known = _literals.get(id(word))
    if known is None:
        if len(_literals) >= _MOST_LITERALS:
            _literals.clear()
        known = _literals[id(word)] = (word, _written(word))  # while it is held its identity is its own
    return known[1]


def _written(word: Word) -> bytes:
    """Return the inside of a TJ array's string for a word: `…)-12(…` where glyphs are kerned (ISO 32000-1 §9.4.3)."""
    codes = _NO_CODE.sub("\ufffd", word.codes)
    parts: list[bytes] = []
    start = 0
    for index, move in word.kerns:
        parts.append(_escaped(codes[start : index + 1]) + b")%g(" % -move)
        start = index + 1
    return b"".join(parts) + _escaped(codes[start:])


def _escaped(codes: str) -> bytes:
    return _ESCAPED.sub(lambda found: _ESCAPES[found[0]], codes.encode("utf-16-be"))


class _Encoder:
    """Remembers a paper's words as bytes, and which codes each face has drawn.

    Words are interned and live as long as the paper, so that their identity is their cheapest key.
    """

    def __init__(self) -> None:
        self.faces: dict[str, dict[int, bytes]] = {}
        self._drawn: dict[str, list[str]] = {}

    def face(self, face: str) -> tuple[dict[int, bytes], Callable[[Word], bytes]]:
        """Return the bytes of the words drawn in a face, and what returns those of a new one, remembering them."""
        known = self.faces.setdefault(face, {})
        drawn = self._drawn.setdefault(face, [])

        def learn(word: Word) -> bytes:
            drawn.append(word.codes)
            literal = known[id(word)] = _literal(word)
            return literal

        return known, learn

    def codes(self) -> tuple[tuple[str, str], ...]:
        """Return the codes drawn in each face, sorted."""
        drawn = ((face, _NO_CODE.sub("\ufffd", "".join(words))) for face, words in sorted(self._drawn.items()))
        return tuple((face, "".join(sorted(set(codes)))) for face, codes in drawn if codes)


class _PageWriter:
    """The content stream of one page while it is being written."""

    def __init__(
        self, encoder: _Encoder, images: Mapping[str, ImageStream], nodes: tuple[Node, ...], artifact: bytes
    ) -> None:
        self._encoder = encoder
        self._images = images
        self._nodes = nodes
        self._artifact = artifact
        self._node = _NO_SEQUENCE
        self._marks: list[int] = []
        self._boxes: list[Box] = []
        self._out: list[bytes] = []
        self._used: list[str] = []
        self._in_text = False
        self._coloured = False
        self._font = ("", 0.0)
        self._known, self._learn = encoder.face("")
        self._scale = 1.0
        self._hidden = False
        self._x = self._y = 0  # start of the current line of text, in 1/100 point

    def written(self, page: SetPage, places: Collection[str]) -> tuple[WrittenPage, Traces]:
        """Return the whole page, its items in their order; links inside the volume lead to `places`."""
        for item in page.items:
            self._item(item)
        self._end_text()
        self._end_sequence()
        if self._scale != 1.0:
            self._out.append(b"100 Tz")  # the running head's stream follows in the same graphics state
        written = WrittenPage(
            content=_deflated(b"\n".join(self._out)) if self._out else b"",
            images=tuple(dict.fromkeys(self._used)),
            links=page.links,
            destinations=page.destinations,
            coloured=self._coloured,
            marked=bool(self._marks),
        )
        live = [
            (number, link.node)
            for number, link in enumerate(page.links)
            if not link.target.startswith("#") or link.target[1:] in places
        ]
        return written, Traces(marks=tuple(self._marks), boxes=tuple(self._boxes), links=tuple(live))

    def _begin_sequence(self, node: int) -> None:
        """End the marked-content sequence that is open, and begin that of `node` (ISO 32000-1 §14.6)."""
        self._end_sequence()
        self._node = node
        if 0 <= node < len(self._nodes):
            self._out.append(b"/%b<</MCID %d>>BDC" % (self._nodes[node].kind.encode(), len(self._marks)))
            self._marks.append(node)
        else:
            self._out.append(self._artifact)

    def _end_sequence(self) -> None:
        if self._node != _NO_SEQUENCE:
            self._node = _NO_SEQUENCE
            self._out.append(b"EMC")

    def _item(self, item: Item) -> None:
        if isinstance(item, Line):
            self._line(item)
            return
        self._end_text()
        if item.node != self._node:
            self._begin_sequence(item.node)
        if isinstance(item, Rule):
            self._rule(item)
        elif isinstance(item, Image):
            self._image(item)
        else:
            self._drawing(item)

    def _line(self, line: Line) -> None:
        if not self._in_text:
            self._end_sequence()  # sequences and text objects are nested, ISO 32000-1 §14.6.1
            self._out.append(b"BT")
            self._in_text = True
            self._x = self._y = 0
        if line.hidden != self._hidden:
            self._hidden = line.hidden
            self._out.append(b"3 Tr" if line.hidden else b"0 Tr")  # invisible, ISO 32000-1 table 106
        for span in line.spans:
            if span.words:
                if span.node != self._node:
                    self._begin_sequence(span.node)
                self._span(span, round(span.x * 100), -round((line.y - span.rise) * 100))

    def _span(self, span: Span, x: int, y: int) -> None:
        out = self._out
        if (span.face, span.size) != self._font:
            self._font = (span.face, span.size)
            self._known, self._learn = self._encoder.face(span.face)
            out.append(b"/%b %g Tf" % (span.face.encode(), span.size))
        if span.scale != self._scale:
            self._scale = span.scale
            out.append(b"%g Tz" % round(span.scale * 100, 2))
        out.append(b"%g %g Td" % ((x - self._x) / 100, (y - self._y) / 100))
        self._x, self._y = x, y
        known, learn = self._known.get, self._learn
        words = [known(id(word)) or learn(word) for word in span.words]
        if len(words) == 1 and not span.blank:
            out.append(b"[(%b)]TJ" % words[0])
            return
        # The blank's glyph, then the pen moved by what the line's gap differs from its width.
        adjust = round(BLANK_WIDTH - span.gap * 1000 / (span.size * span.scale), 1) + 0.0  # no negative nought
        gap = _BLANK + b")%g" % adjust
        out.append(b"[(%b%b]TJ" % ((gap + b"(").join(words), gap if span.blank else b")"))

    def _end_text(self) -> None:
        if self._in_text:
            self._end_sequence()
            if self._hidden:
                self._hidden = False
                self._out.append(b"0 Tr")
            self._out.append(b"ET")
            self._in_text = False

    def _rule(self, rule: Rule) -> None:
        area = b"%g %g %g %g re f" % _short(rule.x, -rule.y - rule.height, rule.width, rule.height)
        self._coloured = self._coloured or bool(rule.gray)
        self._out.append(b"q %g g %b Q" % (round(rule.gray, 3), area) if rule.gray else area)

    def _image(self, box: Image) -> None:
        image = self._images.get(box.media)
        if not image:
            return
        self._used.append(image.name)
        self._add_box(box.node, box.x, box.y, box.x + box.width, box.y + box.height)
        left, top, right, bottom = box.crop
        # The whole picture's box, of which the crop leaves box.width by box.height to be seen.
        width = box.width / max(1 - left - right, 0.01)
        height = box.height / max(1 - top - bottom, 0.01)
        half_width, half_height = box.width / 2, box.height / 2
        out = [b"q 1 0 0 1 %g %g cm" % _short(box.x + half_width, -box.y - half_height)]
        if box.rotation:
            out.append(b"%b cm" % _turn(box.rotation))
        if any(box.flip):
            out.append(b"%d 0 0 %d 0 0 cm" % tuple([-1 if mirrored else 1 for mirrored in box.flip]))
        if any(box.crop):
            out.append(b"%g %g %g %g re W n" % _short(-half_width, -half_height, box.width, box.height))
        origin = (-half_width - left * width, -half_height - bottom * height)
        out.append(b"%g 0 0 %g %g %g cm /%b Do Q" % (*_short(width, height, *origin), image.name.encode()))
        self._out.append(b" ".join(out))

    def _drawing(self, drawing: Drawing) -> None:
        self._coloured = True
        across = [x for path in drawing.paths for x in path.coords[::2]]
        down = [y for path in drawing.paths for y in path.coords[1::2]]
        if across:
            x, y = drawing.x, drawing.y
            self._add_box(drawing.node, x + min(across), y + min(down), x + max(across), y + max(down))
        self._out.append(b"q 1 0 0 -1 %g %g cm" % _short(drawing.x, -drawing.y))
        self._out.extend([_path(path) for path in drawing.paths])
        self._out.append(b"Q")

    def _add_box(self, node: int, *sides: float) -> None:
        if 0 <= node < len(self._nodes) and self._nodes[node].kind in _ILLUSTRATIONS:
            left, top, right, bottom = _short(*sides)
            self._boxes.append((node, left, top, right, bottom))


def _short(*numbers: float) -> tuple[float, ...]:
    """Round to what the eye can tell: 1/1000 point, and no negative nought."""
    return tuple([round(number, 3) + 0.0 for number in numbers])


def _turn(degrees: float) -> bytes:
    """Return the matrix of a clockwise turn, without the word `cm`."""
    from math import cos, radians, sin

    angle = radians(-degrees)
    return b"%g %g %g %g 0 0" % _fine(cos(angle), sin(angle), -sin(angle), cos(angle))


def _fine(*numbers: float) -> tuple[float, ...]:
    return tuple([round(number, 5) + 0.0 for number in numbers])


_OPERATORS = {"M": (2, b"m"), "L": (2, b"l"), "C": (6, b"c"), "Z": (0, b"h")}


def _path(path: Path) -> bytes:
    out: list[bytes] = []
    if path.fill is not None:
        out.append(_colour(path.fill, b"g", b"rg"))
    if path.stroke is not None:
        out.append(_colour(path.stroke, b"G", b"RG"))
        out.append(b"%g w [%b] 0 d" % (round(path.width, 3), b" ".join([b"%g" % dash for dash in path.dash])))
    numbers = [b"%g" % round(number, 3) for number in path.coords]
    at = 0
    for op in path.ops:
        count, operator = _OPERATORS[op]
        out.append(b" ".join([*numbers[at : at + count], operator]))
        at += count
    out.append(_paint(path))
    return b" ".join(out)


def _colour(colour: tuple[float, ...], gray: bytes, rgb: bytes) -> bytes:
    return b" ".join([*[b"%g" % round(part, 3) for part in colour], gray if len(colour) == 1 else rgb])


def _paint(path: Path) -> bytes:
    """Return the painting operator (ISO 32000-1 table 60)."""
    if path.fill is None:
        return b"n" if path.stroke is None else b"S"
    return (b"f" if path.stroke is None else b"B") + (b"*" if path.even_odd else b"")
