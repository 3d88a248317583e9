"""Set pages in, their faults out: what stands outside its page or column, lines that overlap, and stranded lines."""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from proceedings.model.setpage import ARTIFACT, Drawing, Image, Item, Kind, Line, Rule, SetPage, SetPaper
from proceedings.style import Style
from proceedings.typeset.proof import line_text
from proceedings.typeset.setter import line_end

OVER = 0.5
"""Points that nobody sees."""
IN_LINE = 1.3
"""What stands in a line may reach so far above the first line of a page, or below the last."""
X_HEIGHT, DESCENT = 0.46, 0.1
"""Of type, as parts of its size: what must not be overlapped."""
LEAST_FILLED = 0.5
"""Of its depth: a page amid a paper that holds less is nearly empty."""
STUB = 5
"""A last page of fewer lines looks like a mistake."""
HEADINGS = frozenset({Kind.H1, Kind.H2, Kind.H3, Kind.H4})
TEXTS = frozenset({Kind.P, Kind.QUOTE, Kind.ITEM_BODY, Kind.BIBLIOGRAPHY_ENTRY, *HEADINGS})
ASIDE = frozenset({Kind.TABLE, Kind.NOTE, Kind.FIGURE, Kind.CAPTION})
"""What keeps rules of its own about where it may be parted."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that stands where it must not."""

    page: int
    what: str
    by: float
    """Points, or lines of what is stranded."""
    text: str


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float
    text: str
    node: int
    drawn: bool = False


def faults(paper: SetPaper, style: Style) -> list[Fault]:
    """Return what stands outside its page or column, what overlaps, and what is stranded at a head or foot."""
    placed = [fault for number, page in enumerate(paper.pages) for fault in _misplaced(number, page, paper, style)]
    return [*placed, *_stranded(paper, style)]


# ── Where things stand ────────────────────────────────────────────────────────────────────────────────────────────


def _misplaced(number: int, page: SetPage, paper: SetPaper, style: Style) -> Iterator[Fault]:
    geometry = style.page
    boxes = [_box(item) for item in page.items if _is_seen(item)]
    for box in boxes:
        aside = max(-box.left, box.right - geometry.measure)
        beyond = max(-box.top, box.bottom - geometry.depth)
        if aside > OVER or beyond > (IN_LINE if box.drawn else OVER):
            yield Fault(number, "outside", round(max(aside, beyond), 2), box.text)
    if geometry.columns > 1:
        for box in _columnar(boxes, paper, style):
            over = box.right - _column(box.left, style) * (geometry.column + geometry.column_gap) - geometry.column
            if over > OVER:
                yield Fault(number, "gutter", round(over, 2), box.text)
    lines = [_ink(item) for item in page.items if isinstance(item, Line) and _is_seen(item)]
    yield from (Fault(number, "overlap", round(over, 2), text) for over, text in _overlaps(lines))


def _columnar(boxes: list[_Box], paper: SetPaper, style: Style) -> list[_Box]:
    """Return what stands in columns, below all that takes the full measure."""
    gutter = style.page.column + style.page.column_gap
    crossing = [box for box in boxes if box.left < gutter < box.right]
    tables = {_table(box.node, paper) for box in crossing} - {ARTIFACT}
    wide = [*crossing, *[box for box in boxes if _table(box.node, paper) in tables]]
    top = max([box.bottom for box in wide], default=-style.page.grid) + 1.5 * style.page.grid  # its last may be short
    return [box for box in boxes if box.top > top]


def _table(node: int, paper: SetPaper) -> int:
    """Return the outermost table that a node is in."""
    found = ARTIFACT
    while node >= 0:
        if paper.nodes[node].kind is Kind.TABLE:
            found = node
        node = paper.nodes[node].parent
    return found


def _column(x: float, style: Style) -> int:
    return int((x + OVER) / (style.page.column + style.page.column_gap))


def _is_seen(item: Item) -> bool:
    return not isinstance(item, Line) or bool(item.spans and not item.hidden)


def _box(item: Item) -> _Box:
    if isinstance(item, Line):
        size = max(span.size for span in item.spans)
        left = min(span.x for span in item.spans)
        node = item.spans[0].node
        return _Box(left, item.y - size * X_HEIGHT, line_end(item), item.y, line_text(item)[:60], node)
    if isinstance(item, Rule | Image):
        right, bottom = item.x + item.width, item.y + item.height
        return _Box(item.x, item.y, right, bottom, type(item).__name__, item.node, drawn=True)
    return _drawn(item)


def _drawn(drawing: Drawing) -> _Box:
    xs = [value for path in drawing.paths for value in path.coords[::2]] or [0.0]
    ys = [value for path in drawing.paths for value in path.coords[1::2]] or [0.0]
    left, top = drawing.x + min(xs), drawing.y + min(ys)
    return _Box(left, top, drawing.x + max(xs), drawing.y + max(ys), "Drawing", drawing.node, drawn=True)


def _ink(line: Line) -> _Box:
    """Return what of a line must stay clear: its letters' bodies, without raised and lowered ones."""
    own = [span for span in line.spans if not span.rise] or list(line.spans)
    size = max(span.size for span in own)
    left = min(span.x for span in line.spans)
    text = line_text(line)[:60]
    return _Box(left, line.y - size * X_HEIGHT, line_end(line), line.y + size * DESCENT, text, line.spans[0].node)


def _overlaps(lines: list[_Box]) -> Iterator[tuple[float, str]]:
    ordered = sorted(lines, key=lambda box: box.top)
    for at, upper in enumerate(ordered):
        for lower in ordered[at + 1 :]:
            if lower.top > upper.bottom:
                break
            aside = min(upper.right, lower.right) - max(upper.left, lower.left)
            deep = upper.bottom - lower.top
            if aside > OVER and deep > OVER:
                yield min(aside, deep), f"{upper.text} × {lower.text}"


# ── What is stranded ──────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of text, with all that stands on its baseline."""

    page: int
    column: int
    y: float
    node: int
    """The text that it is of."""
    text: str


def _stranded(paper: SetPaper, style: Style) -> Iterator[Fault]:
    rows = [row for number, page in enumerate(paper.pages) for row in _rows(number, page, paper, style)]
    yield from _alone(rows)
    yield from _headings(rows, paper, style)
    for number, page in enumerate(paper.pages[:-1]):
        filled = _filled(page, paper, style)
        if filled < LEAST_FILLED:
            yield Fault(number, "empty", round((1 - filled) * style.page.depth, 1), "")
    lines = _last_lines(paper)
    if len(paper.pages) > 1 and lines < STUB:
        yield Fault(len(paper.pages) - 1, "stub", lines, "")


def _rows(number: int, page: SetPage, paper: SetPaper, style: Style) -> list[_Row]:
    """Return a page's lines of text, column by column and downwards, those of tables, notes and captions left out."""
    found: dict[tuple[int, float], _Row] = {}
    for item in page.items:
        if isinstance(item, Line) and _is_seen(item) and not _is_aside(item.spans[0].node, paper):
            if paper.nodes[item.spans[0].node].kind is Kind.LABEL:
                continue  # of the item whose first line stands beside it, not of the text that the list is in
            node = _text(item.spans[0].node, paper)
            column = _column(item.spans[0].x, style)
            if node != ARTIFACT:
                found.setdefault((column, round(item.y)), _Row(number, column, item.y, node, line_text(item)[:60]))
    return [row for _, row in sorted(found.items())]


def _ancestors(node: int, paper: SetPaper) -> Iterator[int]:
    while node >= 0:
        yield node
        node = paper.nodes[node].parent


def _is_aside(node: int, paper: SetPaper) -> bool:
    return any(paper.nodes[each].kind in ASIDE for each in _ancestors(node, paper))


def _text(node: int, paper: SetPaper) -> int:
    return next((each for each in _ancestors(node, paper) if paper.nodes[each].kind in TEXTS), ARTIFACT)


def _alone(rows: Iterable[_Row]) -> Iterator[Fault]:
    """Yield the single lines that a paragraph leaves at the foot of a column, or brings to the head of one."""
    for node, own in itertools.groupby(sorted(rows, key=lambda row: row.node), key=lambda row: row.node):
        del node
        parts = [list(part) for _, part in itertools.groupby(own, key=lambda row: (row.page, row.column))]
        for part, what in ((parts[0], "orphan"), (parts[-1], "widow")):
            if len(parts) > 1 and len(part) == 1:
                yield Fault(part[0].page, what, 1, part[0].text)


def _headings(rows: list[_Row], paper: SetPaper, style: Style) -> Iterator[Fault]:
    """Yield the headings that stand last in a column that text goes on from."""
    for (page, column), own in itertools.groupby(rows, key=lambda row: (row.page, row.column)):
        lowest = max(own, key=lambda row: row.y)
        boxes = [_box(item) for item in paper.pages[page].items if _is_seen(item)]
        below = [box for box in boxes if box.top > lowest.y and not _is_note(box.node, paper)]
        later = [row.node for row in rows if (row.page, row.column) > (page, column)]
        alone = not any(_column(box.left, style) == column for box in below if box.node != ARTIFACT)
        if later and lowest.node not in later and alone and paper.nodes[lowest.node].kind in HEADINGS:
            yield Fault(page, "heading", 1, lowest.text)


def _filled(page: SetPage, paper: SetPaper, style: Style) -> float:
    """Return how much of its depth the fullest column of a page holds, notes included."""
    depth = style.page.depth
    below = [box for box in map(_box, filter(_is_seen, page.items)) if _is_note(box.node, paper)]
    notes = depth - min([box.top for box in below], default=depth)
    above = [box.bottom for box in map(_box, filter(_is_seen, page.items)) if box.bottom < depth - notes - 1]
    return (max(above, default=0.0) + notes) / depth


def _is_note(node: int, paper: SetPaper) -> bool:
    return any(paper.nodes[each].kind is Kind.NOTE for each in _ancestors(node, paper))


def _last_lines(paper: SetPaper) -> int:
    """Return how many lines stand on the last page, a drawing or picture being as good as enough."""
    items = [item for item in paper.pages[-1].items if _is_seen(item)]
    if any(isinstance(item, Image | Drawing) for item in items):
        return STUB
    return len({round(item.y) for item in items if isinstance(item, Line)})
