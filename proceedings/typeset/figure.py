"""Pictures and charts in, slabs out: at the author's size within the measure, captions kept with them."""

import struct
from collections.abc import Callable
from dataclasses import replace

from proceedings.model.blocks import Align, Figure, Panel, Paragraph
from proceedings.model.graphic import Chart, Graphic, Picture
from proceedings.model.outline import Label, Outline
from proceedings.model.setpage import Drawing, Image, Item, Kind
from proceedings.model.text import plain_text
from proceedings.model.value import value
from proceedings.style import TextStyle
from proceedings.typeset.chart import set_chart
from proceedings.typeset.galley import FORBIDDEN, Slab, moved, stacked
from proceedings.typeset.setter import Setter
from proceedings.typeset.svg import read_svg

SCREEN_PIXEL = 0.75
"""A pixel of a picture whose author gave no size: 96 to the inch."""
PANEL_GAP = 14.0
TALLEST = 0.72
"""Part of the page's depth that a figure takes at the most."""
CHART_SHAPE = 0.62
"""Height of a chart, as part of its width, where the author gave none."""


@value(kw_only=True)
class FigureSetter:
    """What figures need from the paper around them."""

    setter: Setter
    media: Callable[[str], bytes]
    keep_media: Callable[[Picture], str]
    """Keep a picture's bytes for the set paper; returns their key, empty when a PDF cannot hold them."""
    caption: Callable[[Paragraph, float, int], list[Slab]]
    """Set a caption in a width, under a node."""
    add_node: Callable[[Kind, int, str], int]
    lang: str


def picture_size(picture: Picture, data: bytes) -> tuple[float, float]:
    """Return a picture's size on the author's page in points, from its pixels when the file says nothing."""
    if picture.width > 0 and picture.height > 0:
        return picture.width, picture.height
    wide, high = pixels(data)
    return wide * SCREEN_PIXEL, high * SCREEN_PIXEL


def pixels(data: bytes) -> tuple[int, int]:
    """Return the width and height that a PNG's or JPEG's header gives, (0, 0) for anything else."""
    if data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) >= 24:
        wide, high = struct.unpack(">II", data[16:24])
        return wide, high
    at = 2
    while data[:2] == b"\xff\xd8" and at + 9 < len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            high, wide = struct.unpack(">HH", data[at + 5 : at + 9])
            return wide, high
        at += 2 + length
    return 0, 0


def media_type(data: bytes) -> str:
    """Return the media type of a picture that a PDF can hold as it is, empty for any other."""
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        return "image/png"
    return "image/jpeg" if data[:3] == b"\xff\xd8\xff" else ""


def set_figure(figure: Figure, measure: float, depth: float, node: int, tools: FigureSetter) -> list[Slab]:
    """Return the panels abreast as one slab, and the caption; all of them kept together."""
    count = len(figure.panels)
    room = (measure - PANEL_GAP * (count - 1)) / count
    figure_node = tools.add_node(Kind.FIGURE, node, alternative(figure))
    made = [_panel(panel, room, depth * TALLEST, figure_node, tools) for panel in figure.panels]
    boxes = [box for box in made if box is not None]
    slabs = [_abreast(boxes, measure)] if boxes else []
    if figure.caption:
        slabs.extend(tools.caption(figure.caption, measure, node))
    return [replace(slab, penalty=FORBIDDEN) for slab in slabs[:-1]] + slabs[-1:]


def alternative(figure: Figure) -> str:
    """Return what a figure shows in its author's words: descriptions, else captions; empty when there are none."""
    said = [panel.graphic.alt for panel in figure.panels if panel.graphic.alt]
    captions = [caption for caption in (*[panel.caption for panel in figure.panels], figure.caption) if caption]
    words = " ".join(said or [plain_text(caption.content) for caption in captions])
    return " ".join(words.split())


_Panel = tuple[float, float, Slab, list[Slab]]
"""(width, height, picture, caption)."""


def _panel(panel: Panel, room: float, tallest: float, node: int, tools: FigureSetter) -> _Panel | None:
    made = set_graphic(panel.graphic, room, tallest, node, tools)
    if made is None:
        return None
    caption = tools.caption(panel.caption, room, node) if panel.caption else []
    width, slab = made
    return width, slab.height, slab, caption


def _abreast(panels: list[_Panel], measure: float) -> Slab:
    """Set panels side by side, their feet on one line, each caption centred under its own."""
    height = max(tall for _, tall, _, _ in panels)
    room = (measure - PANEL_GAP * (len(panels) - 1)) / len(panels)
    widths = [room if caption else width for width, _, _, caption in panels]
    total = sum(widths) + PANEL_GAP * (len(panels) - 1)
    x = (measure - total) / 2
    items: list[Item] = []
    notes: list[str] = []
    bottom = height
    for (width, tall, slab, caption), full in zip(panels, widths, strict=True):
        items.extend([moved(item, x + (full - width) / 2, height - tall) for item in slab.items])
        if caption:
            words = stacked(caption)
            items.extend([moved(item, x + (full - room) / 2, height + words.above) for item in words.items])
            notes.extend(words.notes)
            bottom = max(bottom, height + words.above + words.height)
        x += full + PANEL_GAP
    return Slab(height=bottom, items=tuple(items), notes=tuple(notes))


def set_graphic(
    graphic: Graphic, room: float, tallest: float, node: int, tools: FigureSetter
) -> tuple[float, Slab] | None:
    """Return (width, slab) of a picture or chart, None when it cannot be shown."""
    if isinstance(graphic, Chart):
        return _chart(graphic, room, tallest, node, tools)
    data = tools.media(graphic.media)
    wide, high = picture_size(graphic, data)
    turned = round(graphic.rotation) % 180 == 90
    if turned:
        wide, high = high, wide
    if wide <= 0 or high <= 0:
        return None
    scale = min(1.0, room / wide, tallest / high)
    if graphic.mime == "image/svg+xml":
        made = _vector(data, wide * scale, high * scale, node, tools)
        if made or not graphic.fallback:
            return made
    key = tools.keep_media(graphic)
    if not key:
        return None
    image = Image(0.0, 0.0, wide * scale, high * scale, key, node, graphic.crop, graphic.rotation, graphic.flip)
    return wide * scale, Slab(height=high * scale, items=(image,))


def _vector(data: bytes, width: float, height: float, node: int, tools: FigureSetter) -> tuple[float, Slab] | None:
    outline = read_svg(data, width, height)
    if outline is None:
        return None
    return width, Slab(height=height, items=_drawn(outline, node, tools))


def _chart(chart: Chart, room: float, tallest: float, node: int, tools: FigureSetter) -> tuple[float, Slab]:
    width = min(room, chart.width or room)
    width = max(width, min(room, 240.0))
    height = min(tallest, width * (chart.height / chart.width if chart.width and chart.height else CHART_SHAPE))
    text = tools.setter.style.text["caption"]

    def measured(words: str, size: float) -> float:
        return tools.setter.width(words, replace(text, size=size), tools.lang)

    outline = set_chart(chart, width, height, measure=measured, lang=tools.lang, size=text.size * 0.94, titled=True)
    return width, Slab(height=outline.height, items=_drawn(outline, node, tools))


def _drawn(outline: Outline, node: int, tools: FigureSetter) -> tuple[Item, ...]:
    text = tools.setter.style.text["caption"]
    labels = [_label(label, text, node, tools) for label in outline.labels]
    return (Drawing(0.0, 0.0, outline.paths, node), *labels)


def _label(label: Label, text: TextStyle, node: int, tools: FigureSetter) -> Item:
    style = replace(text, size=label.size, bold=label.bold, align=Align.LEFT)
    return tools.setter.line(label.text, style, lang=tools.lang, x=label.x, anchor=label.anchor, node=node, y=label.y)
