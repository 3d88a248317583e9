"""Simple SVG pictures → outlines and labels; what is not simple is left to the picture's raster fallback."""

import math
import re
from dataclasses import dataclass, field, replace
from xml.etree import ElementTree as ET

from proceedings.model.outline import Label, Outline, Path
from proceedings.model.value import value
from proceedings.typeset.svg_path import (
    IDENTITY,
    Matrix,
    Point,
    applied,
    magnification,
    numbers,
    segments,
    times,
    transform,
    unit_arc,
)

MOST_BYTES = 20_000_000
SLACK = 0.015
"""How far paths may overstep a clipping rectangle, as part of the drawing's size: markers on an axis do."""
_LENGTH = re.compile(r"\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*(px|pt|pc|mm|cm|in|em|ex|%)?")
_UNITS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "em": 16.0, "ex": 8.0}
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_NAMES = {
    "black": "#000000", "white": "#ffffff", "red": "#ff0000", "green": "#008000", "blue": "#0000ff",
    "gray": "#808080", "grey": "#808080", "silver": "#c0c0c0", "yellow": "#ffff00", "orange": "#ffa500",
    "purple": "#800080", "navy": "#000080", "teal": "#008080", "lime": "#00ff00", "maroon": "#800000",
    "olive": "#808000", "aqua": "#00ffff", "cyan": "#00ffff", "magenta": "#ff00ff", "fuchsia": "#ff00ff",
    "brown": "#a52a2a", "pink": "#ffc0cb", "lightgray": "#d3d3d3", "lightgrey": "#d3d3d3", "darkgray": "#a9a9a9",
    "darkgrey": "#a9a9a9", "dimgray": "#696969", "steelblue": "#4682b4", "darkblue": "#00008b",
    "darkred": "#8b0000", "darkgreen": "#006400", "lightblue": "#add8e6", "whitesmoke": "#f5f5f5",
    "currentcolor": "#000000",
}  # fmt: skip
_SILENT = frozenset({"title", "desc", "metadata", "defs", "style", "namedview", "script", "clipPath", "symbol"})
_INHERITED = ("fill", "stroke", "stroke-width", "fill-rule", "stroke-dasharray", "fill-opacity", "stroke-opacity",
              "font-size", "font-weight", "text-anchor", "visibility")  # fmt: skip


class _Complex(ValueError):
    """Something in the picture that this reader does not draw."""


@value(kw_only=True)
class _Look:
    """What holds for an element: its inherited properties, the opacity of all around it, its place."""

    properties: dict[str, str]
    opacity: float = 1.0
    matrix: Matrix = IDENTITY
    clip: str = "none"
    """The element's own clip path, not an inherited one."""


@dataclass(slots=True, kw_only=True)
class _Drawing:
    rules: dict[str, dict[str, str]]
    by_id: dict[str, ET.Element]
    view: tuple[float, float, float, float]
    size: tuple[float, float]
    """Width and height of the drawing, points."""
    paths: list[Path] = field(default_factory=list[Path])
    labels: list[Label] = field(default_factory=list[Label])


def read_svg(data: bytes, width: float = 0.0, height: float = 0.0) -> Outline | None:
    """Return an SVG picture as an outline with labels, origin at its top left corner; None when it is not simple.

    Drawn are paths, basic shapes, groups, uses and plain text. With `width` and `height` (points) it fills that
    room; without, its own size is kept.
    """
    if len(data) > MOST_BYTES or b"<!ENTITY" in data:
        return None
    try:
        root = ET.fromstring(data)
        return _outline(root, width, height)
    except (ET.ParseError, ValueError, IndexError, KeyError, OverflowError, RecursionError):
        return None


def _outline(root: ET.Element, width: float, height: float) -> Outline | None:
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    own_width, own_height = _length(root.get("width", ""), 0.0), _length(root.get("height", ""), 0.0)
    given = numbers(root.get("viewBox", ""))
    view = (given[0], given[1], given[2], given[3]) if len(given) == 4 else (0.0, 0.0, own_width, own_height)
    if root.tag != "svg" or view[2] <= 0 or view[3] <= 0:
        return None
    width = width or (own_width or view[2]) * 0.75
    height = height or (own_height or view[3]) * 0.75
    across, down = width / view[2], height / view[3]
    matrix: Matrix = (across, 0.0, 0.0, down, -view[0] * across, -view[1] * down)
    drawing = _Drawing(
        rules=_rules(root),
        by_id={key: e for e in root.iter() if (key := e.get("id", ""))},
        view=view,
        size=(width, height),
    )
    _draw_children(root, _look(root, _Look(properties={}, matrix=matrix), drawing), drawing)
    if not drawing.paths and not drawing.labels:
        return None
    return Outline(width=width, height=height, depth=0.0, paths=tuple(drawing.paths), labels=tuple(drawing.labels))


# ── Properties ────────────────────────────────────────────────────────────────────────────────────────────────────


def _rules(root: ET.Element) -> dict[str, dict[str, str]]:
    """Return the declarations of `<style>` by their simple selectors: a tag, `.class` or `#id`."""
    rules: dict[str, dict[str, str]] = {}
    for style in root.iter("style"):
        text = re.sub(r"/\*.*?\*/", "", style.text or "", flags=re.DOTALL)
        for selectors, body in _RULE.findall(text):
            for selector in selectors.split(","):
                rules.setdefault(selector.strip(), {}).update(_declarations(body))
    return rules


def _declarations(text: str) -> dict[str, str]:
    pairs = [entry.partition(":") for entry in text.split(";")]
    return {name.strip(): value.replace("!important", "").strip() for name, _, value in pairs if value}


def _look(element: ET.Element, around: _Look, drawing: _Drawing) -> _Look:
    """Return what holds for `element`: its attributes, then rules, then its own style."""
    own = {name: value for name, value in element.attrib.items() if not name.startswith("{")}
    own |= drawing.rules.get(element.tag, {})
    for name in element.get("class", "").split():
        own |= drawing.rules.get(f".{name}", {})
    own |= drawing.rules.get(f"#{element.get('id', '')}", {})
    own |= _declarations(element.get("style", ""))
    if own.get("mask", "none") != "none" or own.get("filter", "none") != "none":
        raise _Complex("mask or filter")
    inherited = {name: own[name] for name in _INHERITED if own.get(name, "inherit") != "inherit"}
    shown = own.get("display", "") != "none"
    return _Look(
        properties=around.properties | inherited,
        opacity=around.opacity * _share(own.get("opacity", "1")) * (1.0 if shown else 0.0),
        matrix=times(around.matrix, transform(own.get("transform", ""))),
        clip=own.get("clip-path", "none"),
    )


def _check_clip(reference: str, look: _Look, drawing: _Drawing, first: int) -> None:
    """Raise `_Complex` unless the paths from `first` on lie inside a clipping rectangle, as plotting programs write it.

    Such a rectangle cuts nothing off, so that it need not be drawn.
    """
    clip = drawing.by_id.get(reference.strip("url()#'\" "))
    if clip is None or len(clip) != 1 or clip[0].get("transform") or clip[0].tag not in ("rect", "path"):
        raise _Complex("clip path")
    shape = clip[0]
    ops, points = _rectangle(shape) if shape.tag == "rect" else segments(shape.get("d", ""))
    if "C" in ops or len({x for x, _ in points}) != 2 or len({y for _, y in points}) != 2:
        raise _Complex("clip path")
    corners = [applied(look.matrix, x, y) for x, y in points]
    slack = SLACK * max(drawing.size)
    for axis in (0, 1):
        edges = [corner[axis] for corner in corners]
        values = [value for path in drawing.paths[first:] for value in path.coords[axis::2]]
        if values and (min(values) < min(edges) - slack or max(values) > max(edges) + slack):
            raise _Complex("clipped")


def _length(text: str, whole: float) -> float:
    match = _LENGTH.match(text)
    if match is None:
        return 0.0
    value = float(match[1])
    return value * whole / 100 if match[2] == "%" else value * _UNITS.get(match[2] or "px", 1.0)


def _share(text: str) -> float:
    value = float(text.rstrip("%")) / (100 if text.endswith("%") else 1)
    return min(max(value, 0.0), 1.0)


def _color(text: str, opacity: float) -> tuple[float, ...] | None:
    """Return a colour as it looks on white paper, None for none."""
    name = text.strip().lower()
    if name in ("none", "transparent") or opacity <= 0.004:
        return None
    name = _NAMES.get(name, name)
    if re.fullmatch(r"#[0-9a-f]{3}", name):
        name = "#" + "".join([digit * 2 for digit in name[1:]])
    if re.fullmatch(r"#[0-9a-f]{6}", name):
        parts = [int(name[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    elif name.startswith("rgb(") and len(numbers(name)) == 3:
        parts = [min(value / (100 if "%" in name else 255), 1.0) for value in numbers(name)]
    else:
        raise _Complex(f"colour {text}")
    mixed = tuple(round(1 - (1 - part) * opacity, 4) for part in parts)
    return mixed[:1] if max(mixed) == min(mixed) else mixed


# ── Elements ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _draw_children(parent: ET.Element, look: _Look, drawing: _Drawing) -> None:
    for element in parent:
        _draw(element, look, drawing)


def _draw(element: ET.Element, around: _Look, drawing: _Drawing) -> None:
    tag = element.tag
    if tag in _SILENT or (tag == "use" and not _reference(element)):
        return
    look = _look(element, around, drawing)
    if look.opacity <= 0.004:
        return
    first = len(drawing.paths)
    if tag in ("g", "a", "svg", "switch"):
        if tag == "svg" and (element.get("viewBox") or element.get("x") or element.get("y")):
            raise _Complex("nested viewport")
        _draw_children(element, look, drawing)
    elif tag == "use":
        _draw_use(element, look, drawing)
    elif tag == "text":
        _draw_text(element, look, drawing)
    else:
        _draw_shape(element, look, drawing)
    if look.clip != "none":
        _check_clip(look.clip, look, drawing, first)


def _reference(element: ET.Element) -> str:
    return element.get("href", "") or element.get("{http://www.w3.org/1999/xlink}href", "")


def _draw_use(element: ET.Element, look: _Look, drawing: _Drawing) -> None:
    target = drawing.by_id.get(_reference(element).removeprefix("#"))
    if target is None or any(inner.tag == "use" for inner in target.iter()):
        raise _Complex("use")
    moved: Matrix = (1.0, 0.0, 0.0, 1.0, _length(element.get("x", ""), 0), _length(element.get("y", ""), 0))
    placed = replace(look, matrix=times(look.matrix, moved))
    if target.tag == "symbol":
        if target.get("viewBox"):
            raise _Complex("symbol with a viewport")
        _draw_children(target, placed, drawing)
    else:
        _draw(target, placed, drawing)


def _draw_shape(element: ET.Element, look: _Look, drawing: _Drawing) -> None:
    ops, points = _shape(element)
    if not ops or look.properties.get("visibility", "visible") != "visible":
        return
    properties = look.properties
    fill = _color(properties.get("fill", "black"), look.opacity * _share(properties.get("fill-opacity", "1")))
    stroke = _color(properties.get("stroke", "none"), look.opacity * _share(properties.get("stroke-opacity", "1")))
    if fill is None and stroke is None:
        return
    scale = magnification(look.matrix)
    dash = properties.get("stroke-dasharray", "none")
    coords = tuple(round(value, 3) for x, y in points for value in applied(look.matrix, x, y))
    drawing.paths.append(
        Path(
            ops=ops,
            coords=coords,
            fill=fill if element.tag != "line" else None,
            stroke=stroke,
            width=_length(properties.get("stroke-width", "1"), drawing.view[2]) * scale if stroke else 0.0,
            even_odd=properties.get("fill-rule") == "evenodd",
            dash=tuple(value * scale for value in numbers(dash)) if stroke and dash != "none" else (),
        )
    )


def _shape(element: ET.Element) -> tuple[str, list[Point]]:
    tag = element.tag
    if tag == "path":
        return segments(element.get("d", ""))
    if tag == "rect":
        return _rectangle(element)
    if tag in ("circle", "ellipse"):
        return _ellipse(element)
    if tag == "line":
        x1, y1, x2, y2 = (_length(element.get(name, ""), 0) for name in ("x1", "y1", "x2", "y2"))
        return "ML", [(x1, y1), (x2, y2)]
    if tag in ("polyline", "polygon"):
        values = numbers(element.get("points", ""))
        points = list(zip(values[::2], values[1::2], strict=False))
        closed = "Z" if tag == "polygon" else ""
        return ("M" + "L" * (len(points) - 1) + closed, points) if len(points) > 1 else ("", [])
    raise _Complex(tag)


def _rectangle(element: ET.Element) -> tuple[str, list[Point]]:
    x, y, width, height = (_length(element.get(name, ""), 0) for name in ("x", "y", "width", "height"))
    if "%" in element.get("width", "") or "%" in element.get("height", ""):
        raise _Complex("size in percent")
    if width <= 0 or height <= 0:
        return "", []
    rx = _length(element.get("rx", element.get("ry", "")), 0)
    ry = _length(element.get("ry", element.get("rx", "")), 0)
    rx, ry = min(rx, width / 2), min(ry, height / 2)
    if rx <= 0 or ry <= 0:
        return "MLLLZ", [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    points: list[Point] = [(x + rx, y), (x + width - rx, y)]
    corners = [(x + width - rx, y + ry), (x + width - rx, y + height - ry), (x + rx, y + height - ry), (x + rx, y + ry)]
    ends = [(x + width, y + height - ry), (x + rx, y + height), (x, y + ry)]
    for number, (cx, cy) in enumerate(corners):
        points += unit_arc(math.pi * (number - 1) / 2, math.pi / 2, (rx, 0.0, 0.0, ry, cx, cy))[0]
        points += ends[number : number + 1]
    return "MLCLCLCLCZ", points


def _ellipse(element: ET.Element) -> tuple[str, list[Point]]:
    cx, cy = _length(element.get("cx", ""), 0), _length(element.get("cy", ""), 0)
    rx = _length(element.get("rx", element.get("r", "")), 0)
    ry = _length(element.get("ry", element.get("r", "")), 0)
    if rx <= 0 or ry <= 0:
        return "", []
    curves = unit_arc(0.0, 2 * math.pi, (rx, 0.0, 0.0, ry, cx, cy))
    return "MCCCCZ", [(cx + rx, cy), *(point for curve in curves for point in curve)]


# ── Text ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _draw_text(element: ET.Element, look: _Look, drawing: _Drawing) -> None:
    """Add the lines of a text; a `tspan` with a place of its own begins a new one."""
    x, y = _at(element, "x", 0.0), _at(element, "y", 0.0)
    _say(element.text or "", x, y, look, drawing)
    for part in element:
        if part.tag != "tspan":
            raise _Complex(part.tag)
        inner = _look(part, look, drawing)
        own = "x" in part.attrib or "y" in part.attrib or "dy" in part.attrib
        x, y = _at(part, "x", x), _at(part, "y", y) + _length(part.get("dy", ""), 0)
        words = "".join(part.itertext())
        if own or not drawing.labels or not (element.text or "").strip():
            _say(words, x, y, inner, drawing)
        else:
            last = drawing.labels[-1]
            drawing.labels[-1] = replace(last, text=last.text + words)
        if (part.tail or "").strip():
            raise _Complex("text after a tspan")


def _at(element: ET.Element, name: str, default: float) -> float:
    found = element.get(name, "").replace(",", " ").split()
    return _length(found[0], 0) if found else default


def _say(text: str, x: float, y: float, look: _Look, drawing: _Drawing) -> None:
    words = " ".join(text.split())
    if not words:
        return
    a, b, c, d, _, _ = look.matrix
    if abs(b) > 0.01 * abs(a) or abs(c) > 0.01 * abs(d) or a <= 0 or d <= 0:
        raise _Complex("turned text")
    properties = look.properties
    place = applied(look.matrix, x, y)
    weight = properties.get("font-weight", "normal")
    drawing.labels.append(
        Label(
            x=place[0],
            y=place[1],
            text=words,
            size=_length(properties.get("font-size", "16"), 16.0) * magnification(look.matrix),
            anchor=properties.get("text-anchor", "start"),
            bold=weight in ("bold", "bolder") or (weight.isdecimal() and int(weight) >= 600),
        )
    )
