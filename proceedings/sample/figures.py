"""A figure's definition → a PNG drawn in greys and one blue, as an author's own scheme or plot would be."""

from __future__ import annotations

import io
import math
from collections.abc import Callable
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from proceedings.model.value import value
from proceedings.sample.charts import chart_data
from proceedings.sample.source import SampleSourceError

WIDE, NARROW = 1600, 1000  # pixels of a full-width figure and of one that stands beside another
NARROW_CM = 10
MARGIN = 40
PRINTED_DPI = 254
INK, GREY, PALE, WHITE = "#333333", "#8A8A8A", "#E6E6E6", "#FFFFFF"
BLUE, LIGHT_BLUE = "#2A5C9A", "#DCE6F2"
SERIES_COLOURS = (BLUE, "#A6A6A6", "#5F5F5F", "#9DB7D6", "#CFCFCF")

Point = tuple[float, float]


@value(kw_only=True)
class Pen:
    """A canvas and the typeface it is lettered in; lengths are pixels."""

    draw: ImageDraw.ImageDraw
    font_data: bytes
    width: int
    height: int

    def font(self, size: int) -> ImageFont.FreeTypeFont:
        """Give the typeface at a size."""
        return ImageFont.truetype(io.BytesIO(self.font_data), size)

    def text(self, at: Point, text: str, *, size: int = 34, anchor: str = "mm", fill: str = INK) -> None:
        """Letter one line; `anchor` is Pillow's."""
        self.draw.text(at, text, font=self.font(size), anchor=anchor, fill=fill)

    def wrapped(self, at: Point, text: str, width: float, *, size: int = 34, fill: str = INK) -> None:
        """Letter a text centred on a point, broken to a width."""
        lines = self.lines(text, width, size)
        top = at[1] - (len(lines) - 1) * size * 1.2 / 2
        for number, line in enumerate(lines):
            self.text((at[0], top + number * size * 1.2), line, size=size, fill=fill)

    def lines(self, text: str, width: float, size: int) -> list[str]:
        """Break a text into lines no wider than `width`, at blanks."""
        font = self.font(size)
        lines = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if font.getlength(longer) > width and lines[-1]:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines

    def arrow(self, points: list[Point], *, fill: str = INK) -> None:
        """Draw a broken line with a head at its last point."""
        self.draw.line(points, fill=fill, width=4, joint="curve")
        (x0, y0), (x1, y1) = points[-2:]
        angle = math.atan2(y1 - y0, x1 - x0)
        wings = [(x1 - 22 * math.cos(angle + turn), y1 - 22 * math.sin(angle + turn)) for turn in (-0.4, 0.4)]
        self.draw.polygon([(x1, y1), *wings], fill=fill)


def draw_figure(definition: dict[str, Any], name: str, width_cm: float = 16, font_path: Path | None = None) -> bytes:
    """Draw a figure to be shown `width_cm` wide; `font_path` replaces the project's own Source Sans."""
    drawers: dict[str, tuple[Callable[[dict[str, Any]], int], Callable[[Pen, dict[str, Any], str], None]]] = {
        "scheme": (_scheme_height, _draw_scheme),
        "bars": (_plot_height, _draw_plot),
        "lines": (_plot_height, _draw_plot),
        "timeline": (_timeline_height, _draw_timeline),
        "grid": (_grid_height, _draw_grid),
    }
    kind = definition.get("kind", "scheme")
    if kind not in drawers:
        message = f"{name}: unknown kind {kind!r}; use one of {', '.join(drawers)}"
        raise SampleSourceError(message)
    height_of, draw = drawers[kind]
    width, height = WIDE if width_cm > NARROW_CM else NARROW, height_of(definition)
    image = Image.new("RGB", (width, height), WHITE)
    pen = Pen(draw=ImageDraw.Draw(image), font_data=_font_data(font_path), width=width, height=height)
    draw(pen, definition, name)
    out = io.BytesIO()
    image.quantize(colors=64, dither=Image.Dither.NONE).save(out, "PNG", dpi=(PRINTED_DPI, PRINTED_DPI))
    return out.getvalue()


def _font_data(font_path: Path | None) -> bytes:
    if font_path is not None:
        return font_path.read_bytes()
    return (files("styles") / "fonts" / "SourceSans3-Regular.ttf").read_bytes()


# --- Schemes: rows of boxes joined by arrows


@value(kw_only=True)
class _Box:
    row: int
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> Point:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


BOX_HEIGHT, ROW_GAP, BOX_GAP = 150, 90, 50


def _rows(definition: dict[str, Any]) -> list[list[str]]:
    return [[row] if isinstance(row, str) else list(row) for row in definition.get("nodes", [])]


def _scheme_height(definition: dict[str, Any]) -> int:
    rows = max(len(_rows(definition)), 1)
    return 2 * MARGIN + rows * BOX_HEIGHT + (rows - 1) * ROW_GAP


def _draw_scheme(pen: Pen, definition: dict[str, Any], name: str) -> None:
    boxes = _placed_boxes(_rows(definition), pen.width)
    for start, end in _edges(definition):
        if start not in boxes or end not in boxes:
            message = f"{name}: the edge {start!r} → {end!r} joins no two nodes; repeat the texts of the nodes"
            raise SampleSourceError(message)
        _draw_edge(pen, boxes[start], boxes[end])
    for text, box in boxes.items():
        first = box.row == 0
        rectangle = (box.left, box.top, box.right, box.bottom)
        pen.draw.rounded_rectangle(rectangle, 14, fill=BLUE if first else LIGHT_BLUE, outline=BLUE, width=3)
        pen.wrapped(box.middle, text, box.right - box.left - 30, fill=WHITE if first else INK)


def _placed_boxes(rows: list[list[str]], canvas: int) -> dict[str, _Box]:
    boxes: dict[str, _Box] = {}
    for number, row in enumerate(rows):
        width = min((canvas - 2 * MARGIN - 100 - BOX_GAP * (len(row) - 1)) / len(row), 900)
        left = (canvas - width * len(row) - BOX_GAP * (len(row) - 1)) / 2
        top = MARGIN + number * (BOX_HEIGHT + ROW_GAP)
        for column, text in enumerate(row):
            x = left + column * (width + BOX_GAP)
            boxes[text] = _Box(row=number, left=x, top=top, right=x + width, bottom=top + BOX_HEIGHT)
    return boxes


def _edges(definition: dict[str, Any]) -> list[tuple[str, str]]:
    if "edges" in definition:
        return [(edge[0], edge[1]) for edge in definition["edges"]]
    rows = _rows(definition)
    return [(above, below) for upper, lower in pairwise(rows) for above in upper for below in lower]


def _draw_edge(pen: Pen, start: _Box, end: _Box) -> None:
    if start.row == end.row:
        forward = start.left < end.left
        x0, x1 = (start.right, end.left) if forward else (start.left, end.right)
        pen.arrow([(x0, start.middle[1]), (x1, end.middle[1])])
    elif end.row - start.row == 1:
        turn = (start.bottom + end.top) / 2
        x0, x1 = start.middle[0], end.middle[0]
        pen.arrow([(x0, start.bottom), (x0, turn), (x1, turn), (x1, end.top)])
    else:  # back up, or past a row: along the nearer margin
        at_left = start.middle[0] < pen.width / 2
        side = MARGIN * 0.6 if at_left else pen.width - MARGIN * 0.6
        x0, x1 = (start.left, end.left) if at_left else (start.right, end.right)
        pen.arrow(
            [(x0, start.middle[1]), (side, start.middle[1]), (side, end.middle[1]), (x1, end.middle[1])], fill=GREY
        )


# --- Plots: grouped bars or lines over one axis of values


def _plot_height(_definition: dict[str, Any]) -> int:
    return 900


def _draw_plot(pen: Pen, definition: dict[str, Any], name: str) -> None:
    data = chart_data(definition, name)
    left, top, right, bottom = 150.0, 90.0, pen.width - MARGIN * 1.0, 700.0
    step, highest = _scale(max((value for _, values in data.series for value in values), default=1))
    pen.text((pen.width / 2, 42), data.title, size=38)
    for tick in range(round(highest / step) + 1):
        y = bottom - (bottom - top) * tick * step / highest
        pen.draw.line([(left, y), (right, y)], fill=PALE, width=2)
        pen.text((left - 18, y), f"{tick * step:g}".replace(".", ","), size=28, anchor="rm")
    slot = (right - left) / len(data.categories)
    for at, category in enumerate(data.categories):
        pen.wrapped((left + slot * (at + 0.5), bottom + 50), category, slot - 12, size=28)
    for number, (_, values) in enumerate(data.series):
        heights = [bottom - (bottom - top) * value / highest for value in values]
        draw = _draw_line if definition.get("kind") == "lines" else _draw_bars
        draw(pen, heights, number, len(data.series), (left, slot, bottom))
    pen.draw.line([(left, bottom), (right, bottom)], fill=INK, width=3)
    _draw_legend(pen, [series for series, _ in data.series], 850)


def _scale(highest: float) -> tuple[float, float]:
    """Choose a round tick of the axis and the axis' end."""
    magnitude = 10 ** math.floor(math.log10(max(highest, 1e-6)))
    step = next(share * magnitude for share in (0.1, 0.2, 0.5, 1, 2) if highest / (share * magnitude) <= 6)
    return step, math.ceil(highest / step) * step


def _draw_bars(pen: Pen, heights: list[float], number: int, count: int, frame: tuple[float, float, float]) -> None:
    left, slot, bottom = frame
    width = slot * 0.7 / count
    for at, y in enumerate(heights):
        x = left + slot * (at + 0.15) + width * number
        pen.draw.rectangle((x, y, x + width - 6, bottom), fill=SERIES_COLOURS[number % len(SERIES_COLOURS)])


def _draw_line(pen: Pen, heights: list[float], number: int, _count: int, frame: tuple[float, float, float]) -> None:
    left, slot, _ = frame
    colour = SERIES_COLOURS[number % len(SERIES_COLOURS)]
    points = [(left + slot * (at + 0.5), y) for at, y in enumerate(heights)]
    pen.draw.line(points, fill=colour, width=6, joint="curve")
    for x, y in points:
        pen.draw.ellipse((x - 9, y - 9, x + 9, y + 9), fill=colour)


def _draw_legend(pen: Pen, names: list[str], y: float) -> None:
    widths = [pen.font(30).getlength(name) + 100 for name in names]
    x = (pen.width - sum(widths)) / 2
    for number, (name, width) in enumerate(zip(names, widths, strict=True)):
        pen.draw.rectangle((x, y - 14, x + 34, y + 14), fill=SERIES_COLOURS[number % len(SERIES_COLOURS)])
        pen.text((x + 48, y), name, size=30, anchor="lm")
        x += width


# --- Timelines and grids


def _timeline_height(_definition: dict[str, Any]) -> int:
    return 560


def _draw_timeline(pen: Pen, definition: dict[str, Any], _name: str) -> None:
    events = [(str(when), str(what)) for when, what in definition["events"]]
    slot = (pen.width - 2 * MARGIN) / max(len(events), 1)
    pen.arrow([(MARGIN, 280), (pen.width - 10, 280)], fill=GREY)
    for number, (when, what) in enumerate(events):
        x = MARGIN + slot * (number + 0.5)
        above = number % 2 == 0
        pen.draw.ellipse((x - 16, 264, x + 16, 296), fill=BLUE)
        pen.text((x, 335 if above else 225), when, size=44, fill=BLUE)
        pen.wrapped((x, 140 if above else 430), what, slot * 1.5, size=38)


CELL_HEIGHT = 130


def _grid_rows(definition: dict[str, Any]) -> list[list[tuple[str, float]]]:
    rows: list[list[Any]] = definition.get("cells", definition.get("rows", []))
    return [
        [(str(cell[0]), float(cell[1])) if isinstance(cell, list) else (str(cell), 0.0) for cell in row] for row in rows
    ]


def _grid_height(definition: dict[str, Any]) -> int:
    return 2 * MARGIN + CELL_HEIGHT * max(len(_grid_rows(definition)), 1)


def _draw_grid(pen: Pen, definition: dict[str, Any], _name: str) -> None:
    """Draw tiles; a tile is a text, or a text and a value that shades it. An empty text leaves a gap."""
    rows = _grid_rows(definition)
    highest = max((value for row in rows for _, value in row), default=0) or 1
    width = (pen.width - 2 * MARGIN) / max((len(row) for row in rows), default=1)
    for number, row in enumerate(rows):
        for column, (text, amount) in enumerate(row):
            if not text:
                continue
            x, y = MARGIN + column * width, MARGIN + number * CELL_HEIGHT
            share = amount / highest
            pen.draw.rounded_rectangle(
                (x + 5, y + 5, x + width - 5, y + CELL_HEIGHT - 5), 10, fill=_shade(share), outline=GREY
            )
            fill = WHITE if share > 0.6 else INK
            pen.wrapped(
                (x + width / 2, y + CELL_HEIGHT / 2 - (18 if amount else 0)), text, width - 20, size=28, fill=fill
            )
            if amount:
                pen.text((x + width / 2, y + CELL_HEIGHT - 32), f"{amount:g}".replace(".", ","), size=30, fill=fill)


def _shade(share: float) -> str:
    """Mix white into the blue: 0 gives the palest tile, 1 the full blue."""
    pale, full = (0xEE, 0xF2, 0xF8), (0x2A, 0x5C, 0x9A)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in zip(pale, full, strict=True))
