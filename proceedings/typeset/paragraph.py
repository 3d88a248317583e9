"""Inline content in, set lines out."""

import math
from collections.abc import Sequence
from dataclasses import replace

from proceedings.model.blocks import Align
from proceedings.model.setpage import Drawing, Image, Item, Line, Link, Span, Word
from proceedings.model.text import PLAIN, Inline
from proceedings.model.value import value
from proceedings.style import TextStyle
from proceedings.typeset.linebreak import (
    EXPANSION,
    LEAST_GIVE,
    SHRINK,
    STRETCH,
    Ending,
    balanced_measure,
    optimum_breaks,
    ragged_breaks,
)
from proceedings.typeset.tokenizer import Context, Segment, Tokenizer
from proceedings.typeset.tokens import OWN_NODE, Look, Piece

INTRUSION = 0.08
"""How far a formula may reach into the slots of the lines above and below, as part of the lead."""
SCALE_STEP = 0.002
"""Scales are rounded, so that lines of about one scale are written without changing it."""
ASCENT = 0.76
"""Of a face, as part of its size: where in its slot a line's baseline lies."""


@value(kw_only=True)
class SetLine:
    """A line with what hangs on it; y is the line's own, 0 at the top of its slot."""

    items: tuple[Item, ...]
    height: float
    """Of the slot: the lead, more where a formula is taller."""
    links: tuple[Link, ...] = ()
    notes: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


@value(kw_only=True)
class Frame:
    """Where the lines of a paragraph go."""

    measure: float
    """Width from the left edge of the column to its right edge."""
    base: TextStyle
    lang: str
    node: int
    indent: bool = True
    left: float = 0.0
    """Further indent of all lines (lists, notes)."""
    balance: bool = False
    """Break ragged lines into about equal ones, as titles want it."""
    looseness: float = 1.0
    """What blanks are aimed at, as part of their natural width: more makes a paragraph longer, less shorter."""


@value()
class Copy:
    """Content ready to be broken into lines."""

    segments: tuple[Segment, ...]
    links: dict[int, str]
    """Targets by their nodes."""


def set_lines(content: tuple[Inline, ...], frame: Frame, context: Context) -> tuple[SetLine, ...]:
    """Set `content` as lines in `frame`."""
    copy = copy_of(content, frame, context)
    return lines_of(copy, break_lines(copy, frame, context), frame, context)


def copy_of(content: tuple[Inline, ...], frame: Frame, context: Context) -> Copy:
    """Cut and measure `content`."""
    tokenizer = Tokenizer(context, frame.base, frame.lang, frame.node, _width(frame))
    return Copy(tokenizer.segments(content), tokenizer.links)


def break_lines(copy: Copy, frame: Frame, context: Context) -> list[tuple[Ending, ...]]:
    """Return where the lines of every segment end."""
    base = frame.base
    aim = context.looks.look(base, PLAIN, frame.lang).blank * frame.looseness
    return [
        _endings(segment, base, _width(frame), _indent(frame, number), aim, balance=frame.balance)
        for number, segment in enumerate(copy.segments)
    ]


def lines_of(copy: Copy, endings: Sequence[tuple[Ending, ...]], frame: Frame, context: Context) -> tuple[SetLine, ...]:
    """Return the lines that end there."""
    plain = context.looks.look(frame.base, PLAIN, frame.lang)
    left = frame.base.left + frame.left
    lines: list[SetLine] = []
    for number, (segment, ends) in enumerate(zip(copy.segments, endings, strict=True)):
        final = number == len(copy.segments) - 1
        seat = _Seat(frame, left, _width(frame), _indent(frame, number), plain.blank, copy.links, final)
        lines.extend(_lines(segment, ends, seat))
    return tuple(lines)


def _width(frame: Frame) -> float:
    base = frame.base
    return max(frame.measure - base.left - frame.left - base.right, base.size)


def _indent(frame: Frame, segment: int) -> float:
    return frame.base.first_indent if frame.indent and not segment else 0.0


def _endings(
    segment: Segment, base: TextStyle, width: float, indent: float, blank: float, *, balance: bool
) -> tuple[Ending, ...]:
    tokens, tied = segment.tokens, segment.tied
    if base.align is Align.JUSTIFY:
        boxes = 0.0 if segment.look else sum([piece.width for each in tokens for piece in each.pieces if piece.box])
        return optimum_breaks(
            tokens, tied, measure=width, indent=indent, blank=blank, hyphenate=base.hyphenate, boxes=boxes
        )
    if balance:
        width = balanced_measure(tokens, tied, measure=width, blank=blank)
    return ragged_breaks(tokens, tied, measure=width, indent=indent, blank=blank, hyphenate=base.hyphenate)


@value()
class _Seat:
    """Where the lines of one segment go."""

    frame: Frame
    left: float
    width: float
    indent: float
    blank: float
    links: dict[int, str]
    final: bool
    """Whether the segment is the paragraph's last."""


def _plain_lines(segment: Segment, endings: Sequence[Ending], seat: _Seat, look: Look) -> list[SetLine]:
    """Return the lines of a segment of one look: each is one span."""
    tokens, base, own = segment.tokens, seat.frame.base, look.seat
    node = seat.frame.node if look.node == OWN_NODE else look.node
    y = (base.lead - base.size) / 2 + ASCENT * base.size
    lines: list[SetLine] = []
    start, offset = 0, 0
    for number, (end, cut, hyphen) in enumerate(endings):
        row = tokens[start:end]
        widths, words = [token.width for token in row], [token.word for token in row if token.word]
        if offset and end > start:
            rest = tokens[start].part(offset, len(tokens[start].text), hyphen=False)
            widths[:1], words[:1] = [piece.width for piece in rest], [piece.word for piece in rest if piece.word]
        if cut:
            part = tokens[end].part(offset if end == start else 0, cut, hyphen=hyphen)
            widths.extend([piece.width for piece in part])
            words.extend([piece.word for piece in part if piece.word])
        last = number == len(endings) - 1
        x, gap, scale = _placed(sum(widths), 0.0, len(widths) - 1, seat, first=not number, last=last)
        blank = not cut and not (last and seat.final)
        span = Span(own.face, own.size, x, tuple(words), gap, blank, own.rise, node, scale)
        links = _links((span,), y, base, seat.links) if seat.links else ()
        lines.append(SetLine(items=(Line(y, (span,)),), height=base.lead, links=links))
        start, offset = end, cut
    return lines


def _placed(
    type_width: float, boxes: float, gaps: int, seat: _Seat, *, first: bool, last: bool
) -> tuple[float, float, float]:
    """Return where a line of type and boxes of these widths begins, its blank and the scale of its glyphs."""
    base = seat.frame.base
    indent = seat.indent if first else 0.0
    room = seat.width - indent
    gap, scale = seat.blank, 1.0
    if base.align is Align.JUSTIFY:
        gap, scale = _justified(room, type_width, boxes, gaps, seat.blank, last=last)
    x = seat.left + indent
    if base.align in {Align.CENTER, Align.RIGHT}:
        x += (room - type_width - boxes - gaps * gap) * (0.5 if base.align is Align.CENTER else 1.0)
    return x, gap, scale


def _lines(segment: Segment, endings: Sequence[Ending], seat: _Seat) -> list[SetLine]:
    if segment.look:
        return _plain_lines(segment, endings, seat, segment.look)
    lines: list[SetLine] = []
    start, offset = 0, 0
    tokens = segment.tokens
    for number, (end, cut, hyphen) in enumerate(endings):
        row: list[tuple[Piece, ...]] = []
        notes: list[str] = []
        marks: list[str] = []
        for index in range(start, end + 1 if cut else end):
            token = tokens[index]
            low = offset if index == start else 0
            broken = cut and index == end
            if low or broken:
                row.append(token.part(low, cut if broken else len(token.text), hyphen=bool(broken and hyphen)))
            else:
                row.append(token.pieces)
            if token.notes and not broken:
                notes.extend(token.notes)
            if token.marks and not low:
                marks.extend(token.marks)
        last = number == len(endings) - 1
        blank = not cut and not (last and seat.final)
        lines.append(_line(row, seat, first=not number, last=last, blank=blank, notes=notes, marks=marks))
        start, offset = end, cut
    return lines


def _line(
    row: list[tuple[Piece, ...]],
    seat: _Seat,
    *,
    first: bool,
    last: bool,
    blank: bool,
    notes: list[str],
    marks: list[str],
) -> SetLine:
    frame, base = seat.frame, seat.frame.base
    type_width = sum([piece.width for pieces in row for piece in pieces if not piece.box])
    boxes_width = sum([piece.width for pieces in row for piece in pieces if piece.box])
    x, gap, scale = _placed(type_width, boxes_width, len(row) - 1, seat, first=first, last=last)
    above, below = _extents(row, base)
    y = above + (base.lead - base.size) / 2 + ASCENT * base.size
    spans, boxes = _spans(row, x, gap, scale, frame.node, blank=blank)
    items = _in_order(spans, boxes, y)
    links = _links(spans, y, base, seat.links) if seat.links else ()
    return SetLine(items=items, height=base.lead + above + below, links=links, notes=tuple(notes), marks=tuple(marks))


def _in_order(spans: tuple[Span, ...], boxes: list[tuple[int, float, Piece]], y: float) -> tuple[Item, ...]:
    """Return a line's items from left to right, so that a formula is read where it stands."""
    items: list[Item] = []
    start = 0
    for before, x, piece in boxes:
        if before > start:
            items.append(Line(y, spans[start:before]))
        items.extend(_box_items(piece, x, y))
        start = before
    if start < len(spans):
        items.append(Line(y, spans[start:]))
    return tuple(items)


def _justified(
    room: float, type_width: float, boxes: float, gaps: int, blank: float, *, last: bool
) -> tuple[float, float]:
    """Return the blank and the scale of the glyphs that fill the line; a last line only shrinks, boxes never give."""
    slack = room - type_width - boxes - gaps * blank
    if last and slack >= 0:
        return blank, 1.0
    if not type_width:
        return (room - boxes) / gaps if gaps else blank, 1.0
    give = gaps * blank * (STRETCH if slack > 0 else SHRINK)
    glyphs = max((room - boxes) * EXPANSION, LEAST_GIVE)
    share = slack * glyphs / (give + glyphs) / type_width
    steps = max(-EXPANSION, min(EXPANSION, share)) / SCALE_STEP
    scale = 1.0 + (round(steps) if gaps and slack > 0 else math.floor(steps)) * SCALE_STEP
    if not gaps:
        return blank, scale
    return (room - boxes - type_width * scale) / gaps, scale


def _extents(row: list[tuple[Piece, ...]], base: TextStyle) -> tuple[float, float]:
    """Return how far boxes reach above and below the slot of an ordinary line."""
    boxes = [piece.box for pieces in row for piece in pieces if piece.box]
    if not boxes:
        return 0.0, 0.0
    up = (base.lead - base.size) / 2 + ASCENT * base.size
    above = max(0.0, max(box.height for box in boxes) - up - INTRUSION * base.lead)
    below = max(0.0, max(box.depth for box in boxes) - (base.lead - up) - INTRUSION * base.lead)
    return above, below


def _spans(
    row: list[tuple[Piece, ...]], x: float, gap: float, scale: float, node: int, *, blank: bool
) -> tuple[tuple[Span, ...], list[tuple[int, float, Piece]]]:
    """Gather pieces of one seat into spans; return boxes as (number of spans before it, place, box)."""
    spans: list[Span] = []
    boxes: list[tuple[int, float, Piece]] = []
    words: list[Word] = []
    head: Piece | None = None
    head_x = x
    for index, pieces in enumerate(row):
        if index:
            x += gap
        for place, piece in enumerate(pieces):
            alike = (
                head is not None
                and not place
                and piece.face == head.face
                and piece.size == head.size
                and piece.rise == head.rise
                and piece.node == head.node
            )
            if not alike:
                if head is not None:
                    spans.append(_span(head, head_x, words, gap, scale, node, blank=not place))
                head, words, head_x = None, [], x
            if piece.box is not None:
                ends = all(each.box and not each.box.reading for each in pieces[place + 1 :])
                boxes.append((len(spans), x, _parted(piece) if ends else piece))
                x += piece.width
                continue
            if head is None:
                head = piece
            if piece.word is not None:
                words.append(piece.word)
            x += piece.width * scale
    if head is not None:
        spans.append(_span(head, head_x, words, gap, scale, node, blank=blank))
    return tuple(spans), boxes


def _span(head: Piece, x: float, words: list[Word], gap: float, scale: float, node: int, *, blank: bool) -> Span:
    own = node if head.node == OWN_NODE else head.node
    return Span(head.face, head.size, x, tuple(words), gap, blank, head.rise, own, scale)


def _parted(piece: Piece) -> Piece:
    """Let a blank follow what a formula reads like, as it follows the formula."""
    if piece.box is None:
        return piece
    return replace(piece, box=replace(piece.box, reading=parted(piece.box.reading)))


def parted(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Let a blank follow the last of `spans`, so that it is read apart from what stands behind it."""
    return (*spans[:-1], *[replace(last, blank=True) for last in spans[-1:]])


def _box_items(piece: Piece, x: float, y: float) -> list[Item]:
    box = piece.box
    if box is None:
        return []
    if box.outline is not None:
        reading = tuple([replace(span, x=span.x + x, node=piece.node) for span in box.reading])
        hidden: list[Item] = [Line(y, reading, hidden=True)] if reading else []
        return [Drawing(x, y, box.outline.paths, piece.node), *hidden]
    height = box.height + box.depth
    return [Image(x, y - box.height, box.width, height, box.media, piece.node, box.crop, flip=box.flip)]


def _links(spans: tuple[Span, ...], y: float, base: TextStyle, targets: dict[int, str]) -> tuple[Link, ...]:
    found: list[Link] = []
    for span in spans:
        target = targets.get(span.node)
        if target is not None:
            width = span_width(span)
            found.append(Link(span.x, y - base.size * 0.8, width, base.size * 1.05, target, span.node))
    return tuple(found)


def span_width(span: Span) -> float:
    """Return the width of a span in points, without the blank after it."""
    glyphs = sum([word.advance for word in span.words]) * span.size / 1000 * span.scale
    return glyphs + span.gap * (len(span.words) - 1)


def line_end(line: Line) -> float:
    """Return where a line's type ends."""
    return max((span.x + span_width(span) for span in line.spans), default=0.0)
