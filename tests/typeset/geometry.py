"""Set pages in, their faults out: what stands outside its page or column, and lines that overlap."""

from collections.abc import Iterator
from dataclasses import dataclass

from proceedings.model.setpage import Drawing, Image, Item, Line, Rule, SetPage, SetPaper
from proceedings.style import Style
from proceedings.typeset.proof import line_text
from proceedings.typeset.setter import line_end

OVER = 0.3
"""Points that nobody sees."""
IN_LINE = 1.3
"""What stands in a line may reach so far over its own width, or above the first line of a page."""
X_HEIGHT, DESCENT = 0.46, 0.1
"""Of type, as parts of its size: what must not be overlapped."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that stands where it must not."""

    page: int
    what: str
    by: float
    """Points."""
    text: str


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float
    text: str
    slack: float = OVER


def faults(paper: SetPaper, style: Style) -> list[Fault]:
    """Return what stands outside its page or column, and what overlaps."""
    return [fault for number, page in enumerate(paper.pages) for fault in _faults(number, page, style)]


def _faults(number: int, page: SetPage, style: Style) -> Iterator[Fault]:
    geometry = style.page
    seen = [item for item in page.items if not isinstance(item, Line) or (item.spans and not item.hidden)]
    boxes = [_box(item) for item in seen]
    for box in boxes:
        over = max(-box.left, box.right - geometry.measure, -box.top, box.bottom - geometry.depth)
        if over > box.slack:
            yield Fault(number, "outside", round(over, 2), box.text)
    if geometry.columns > 1:
        gutter = geometry.column + geometry.column_gap
        crossing = [box.bottom for box in boxes if box.left < gutter < box.right]
        top = max(crossing, default=-geometry.grid) + 1.5 * geometry.grid  # the last line of what spans may be short
        for box in [box for box in boxes if box.top > top]:
            over = box.right - int((box.left + OVER) / gutter) * gutter - geometry.column
            if over > box.slack:
                yield Fault(number, "gutter", round(over, 2), box.text)
    lines = [_ink(item) for item in page.items if isinstance(item, Line) and not item.hidden and item.spans]
    yield from (Fault(number, "overlap", round(over, 2), text) for over, text in _overlaps(lines))


def _box(item: Item) -> _Box:
    if isinstance(item, Line):
        size = max(span.size for span in item.spans)
        left = min(span.x for span in item.spans)
        return _Box(left, item.y - size * X_HEIGHT, line_end(item), item.y, line_text(item)[:60])
    if isinstance(item, Rule | Image):
        return _Box(item.x, item.y, item.x + item.width, item.y + item.height, type(item).__name__, IN_LINE)
    return _drawn(item)


def _drawn(drawing: Drawing) -> _Box:
    xs = [value for path in drawing.paths for value in path.coords[::2]] or [0.0]
    ys = [value for path in drawing.paths for value in path.coords[1::2]] or [0.0]
    left, top = drawing.x + min(xs), drawing.y + min(ys)
    return _Box(left, top, drawing.x + max(xs), drawing.y + max(ys), "Drawing", IN_LINE)


def _ink(line: Line) -> _Box:
    """Return what of a line must stay clear: its letters' bodies, without raised and lowered ones."""
    own = [span for span in line.spans if not span.rise] or list(line.spans)
    size = max(span.size for span in own)
    left = min(span.x for span in line.spans)
    return _Box(left, line.y - size * X_HEIGHT, line_end(line), line.y + size * DESCENT, line_text(line)[:60])


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
