"""The style cascade: document defaults, table, paragraph and character styles, direct formatting (ECMA-376 §17.7.2)."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from typing import TypeAlias

from proceedings.collect.archive import Element
from proceedings.collect.names import VAL, W
from proceedings.model.blocks import Align
from proceedings.model.value import value

Looks: TypeAlias = dict[str, str | bool | float]
"""Character properties by name: those that were set, no others."""

TOGGLES = ("bold", "italic", "strike", "caps", "small_caps", "vanish")
"""Properties that cancel out when two styles both set them (§17.7.3)."""

HEADING_NAME = re.compile(r"(?:heading|заголовок|тақырып)\s*([1-9])", re.IGNORECASE)
TITLE_NAMES = frozenset({"title", "название", "тақырып аты"})
CODE_NAME = re.compile(r"\b(?:code|verbatim|preformatted|typewriter|листинг)\b", re.IGNORECASE)
MONO_FONT = re.compile(
    r"courier|consolas|lucida console|menlo|monaco|cascadia|source code|inconsolata|\bmono\b", re.IGNORECASE
)

ALIGNMENTS = {
    "left": Align.LEFT,
    "start": Align.LEFT,
    "center": Align.CENTER,
    "right": Align.RIGHT,
    "end": Align.RIGHT,
    "both": Align.JUSTIFY,
    "distribute": Align.JUSTIFY,
}

LONGEST = 1584.0
"""Points: the longest measure that Word takes, 22 inches."""

OFF = frozenset({"0", "false", "off", "none"})


def is_on(element: Element) -> bool:
    """Tell whether an on/off property is on (§17.17.4): it is, unless its value denies it."""
    return element.get(VAL) not in OFF


def children_by_tag(element: Iterable[Element]) -> dict[str, Element]:
    """Return the children of a properties element by tag: much quicker than finding them one by one."""
    return {child.tag: child for child in element}


def points(twips: str | None) -> float | None:
    """Return a measure in twentieths of a point (or with a unit, Strict) as points, None when it is no number."""
    if not twips:
        return None
    found = re.fullmatch(r"\s*(-?\d+(?:\.\d+)?)\s*(pt|cm|mm|in|pc)?\s*", twips)
    if not found:
        return None
    size = {None: 1 / 20, "pt": 1.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72.0, "pc": 12.0}[found[2]]
    return max(-LONGEST, min(LONGEST, float(found[1]) * size))


def _is_coloured(value: str) -> bool:
    """Tell colour from black, automatic and the near-black greys that come with text pasted from the web."""
    if not re.fullmatch("[0-9A-Fa-f]{6}", value):
        return False
    channels = [int(value[i : i + 2], 16) for i in (0, 2, 4)]
    return max(channels) >= 0x60 or max(channels) - min(channels) >= 0x30


def _read_fonts(element: Element, looks: Looks) -> None:
    font = element.get(f"{W}ascii") or element.get(f"{W}hAnsi")
    if font:
        looks["font"] = font


def _read_colour(element: Element, looks: Looks) -> None:
    looks["colour"] = _is_coloured(element.get(VAL, ""))


def _read_shade(element: Element, looks: Looks) -> None:
    fill = element.get(f"{W}fill", "auto").lower()
    looks["shade"] = fill not in ("auto", "ffffff", "") or element.get(VAL, "clear") not in ("clear", "nil")


def _read_size(element: Element, looks: Looks) -> None:
    half_points = element.get(VAL, "")
    if re.fullmatch(r"\d+(\.\d+)?", half_points):
        looks["size"] = min(LONGEST, float(half_points) / 2)
    elif size := points(half_points):
        looks["size"] = size


def _toggle(name: str) -> Callable[[Element, Looks], None]:
    def read(element: Element, looks: Looks) -> None:
        looks[name] = is_on(element)

    return read


def _value(name: str, convert: Callable[[str], str | bool]) -> Callable[[Element, Looks], None]:
    def read(element: Element, looks: Looks) -> None:
        looks[name] = convert(element.get(VAL, ""))

    return read


_SCRIPTS = {"superscript": "super", "subscript": "sub"}

_READERS: dict[str, Callable[[Element, Looks], None]] = {
    f"{W}b": _toggle("bold"),
    f"{W}i": _toggle("italic"),
    f"{W}strike": _toggle("strike"),
    f"{W}dstrike": _toggle("strike"),
    f"{W}caps": _toggle("caps"),
    f"{W}smallCaps": _toggle("small_caps"),
    f"{W}vanish": _toggle("vanish"),
    f"{W}u": _value("underline", lambda value: value not in ("none", "")),
    f"{W}vertAlign": _value("script", lambda value: _SCRIPTS.get(value, "")),
    f"{W}lang": _value("lang", lambda value: value.partition("-")[0].lower()),
    f"{W}highlight": _value("highlight", lambda value: value not in ("none", "", "white")),
    f"{W}color": _read_colour,
    f"{W}shd": _read_shade,
    f"{W}sz": _read_size,
    f"{W}rFonts": _read_fonts,
}


def read_looks(properties: Element | None) -> Looks:
    """Return the character properties that a `w:rPr` sets."""
    looks: Looks = {}
    if properties is not None:
        for child in properties:
            reader = _READERS.get(child.tag)
            if reader:
                reader(child, looks)
    return looks


@value(kw_only=True)
class Layout:
    """Paragraph properties, None where not set."""

    align: Align | None = None
    left: float | None = None
    first: float | None = None
    outline: int | None = None
    """0 is the highest, 9 is body text (§17.3.1.20)."""
    num_id: str | None = None
    level: int | None = None
    page_break: bool | None = None

    def over(self, other: "Layout") -> "Layout":
        """Return these properties, and those of `other` where these say nothing."""
        if self is NO_LAYOUT:
            return other
        return Layout(
            align=other.align if self.align is None else self.align,
            left=other.left if self.left is None else self.left,
            first=other.first if self.first is None else self.first,
            outline=other.outline if self.outline is None else self.outline,
            num_id=other.num_id if self.num_id is None else self.num_id,
            level=other.level if self.level is None else self.level,
            page_break=other.page_break if self.page_break is None else self.page_break,
        )


NO_LAYOUT = Layout()


def read_layout(properties: Iterable[Element] | None) -> Layout:
    """Return the paragraph properties that a `w:pPr`, or its children, set."""
    if properties is None:
        return NO_LAYOUT
    found: dict[str, object] = {}
    for child in properties:
        reader = _LAYOUT_READERS.get(child.tag)
        if reader:
            reader(child, found)
    return Layout(**found) if found else NO_LAYOUT  # pyright: ignore[reportArgumentType]  (each reader sets its own)


def _read_align(element: Element, found: dict[str, object]) -> None:
    found["align"] = ALIGNMENTS.get(element.get(VAL, ""), Align.LEFT)


def _read_indent(element: Element, found: dict[str, object]) -> None:
    left = points(element.get(f"{W}left") or element.get(f"{W}start"))
    if left is not None:
        found["left"] = left
    hanging, first = points(element.get(f"{W}hanging")), points(element.get(f"{W}firstLine"))
    if hanging is not None:
        found["first"] = -hanging
    elif first is not None:
        found["first"] = first


def _read_outline(element: Element, found: dict[str, object]) -> None:
    level = element.get(VAL, "")
    if level.isdecimal() and len(level) == 1:
        found["outline"] = int(level)


def _read_numbering(element: Element, found: dict[str, object]) -> None:
    for child in element:
        value = child.get(VAL, "")
        if child.tag == f"{W}numId":
            found["num_id"] = value
        elif child.tag == f"{W}ilvl" and value.isdecimal() and len(value) == 1:
            found["level"] = int(value)


def _read_page_break(element: Element, found: dict[str, object]) -> None:
    found["page_break"] = is_on(element)


_LAYOUT_READERS: dict[str, Callable[[Element, dict[str, object]], None]] = {
    f"{W}jc": _read_align,
    f"{W}ind": _read_indent,
    f"{W}outlineLvl": _read_outline,
    f"{W}numPr": _read_numbering,
    f"{W}pageBreakBefore": _read_page_break,
}


@value(kw_only=True)
class Style:
    """A style with everything it inherits."""

    id: str = ""
    name: str = ""
    layout: Layout = NO_LAYOUT
    looks: Looks = field(default_factory=dict[str, str | bool | float])
    title: bool = False
    mono: bool = False
    borders: Mapping[str, bool] = field(default_factory=dict[str, bool])
    """Table styles: whether each edge is drawn."""
    conditions: Mapping[str, Looks] = field(default_factory=dict[str, Looks])
    """Table styles: characters of `firstRow`, `lastRow`, `firstCol`, …"""


def read_borders(borders: Element | None) -> dict[str, bool]:
    """Return for each edge of a `w:tblBorders` or `w:tcBorders` whether it is drawn."""
    if borders is None:
        return {}
    return {edge.tag: edge.get(VAL, "nil") not in ("nil", "none") for edge in borders}


class Styles:
    """The styles of a file, each resolved once."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._resolved: dict[str, Style] = {}
        self.default_looks: Looks = {}
        self._default_layout = NO_LAYOUT
        self._defaults: dict[str, str] = {}
        if root is not None:
            self._read(root)

    def paragraph(self, style_id: str | None) -> Style:
        """Return the paragraph style, the default one when it is not named or not known."""
        if style_id is None or style_id not in self._elements:
            style_id = self._defaults.get("paragraph", "")
        return self._resolve(style_id)

    def character(self, style_id: str) -> Style:
        """Return the character style; a linked paragraph style gives its characters."""
        return self._resolve(style_id)

    def table(self, style_id: str | None) -> Style:
        """Return the table style, the default one when it is not named or not known."""
        if style_id is None or style_id not in self._elements:
            style_id = self._defaults.get("table", "")
        return self._resolve(style_id)

    def _read(self, root: Element) -> None:
        for element in root.iterchildren(f"{W}style"):
            style_id = element.get(f"{W}styleId", "")
            self._elements[style_id] = element
            if element.get(f"{W}default") in ("1", "true", "on"):
                self._defaults.setdefault(element.get(f"{W}type", "paragraph"), style_id)
        defaults = root.find(f"{W}docDefaults")
        if defaults is not None:
            self.default_looks = read_looks(defaults.find(f"{W}rPrDefault/{W}rPr"))
            self._default_layout = read_layout(defaults.find(f"{W}pPrDefault/{W}pPr"))

    def _resolve(self, style_id: str) -> Style:
        if style_id not in self._resolved:
            self._resolved[style_id] = self._inherit(style_id)
        return self._resolved[style_id]

    def _inherit(self, style_id: str) -> Style:
        """Fold the chain of `w:basedOn`, the oldest ancestor first; a chain that bites its tail ends there."""
        chain: list[Element] = []
        seen: set[str] = set()
        ancestor = style_id
        while ancestor in self._elements and ancestor not in seen:
            seen.add(ancestor)
            chain.append(self._elements[ancestor])
            base = self._elements[ancestor].find(f"{W}basedOn")
            ancestor = "" if base is None else base.get(VAL, "")
        style = Style(layout=self._default_layout)
        for element in reversed(chain):
            style = _extend(style, element)
        return style


def _extend(base: Style, element: Element) -> Style:
    name_element = element.find(f"{W}name")
    name = element.get(f"{W}styleId", "") if name_element is None else name_element.get(VAL, "")
    layout = read_layout(element.find(f"{W}pPr"))
    if layout.outline is None and (heading := HEADING_NAME.fullmatch(name.strip())):
        layout = Layout(outline=int(heading[1]) - 1).over(layout)
    conditions = dict(base.conditions)
    borders = dict(base.borders) | read_borders(element.find(f"{W}tblPr/{W}tblBorders"))
    for condition in element.iterchildren(f"{W}tblStylePr"):
        kind = condition.get(f"{W}type", "")
        conditions[kind] = conditions.get(kind, {}) | read_looks(condition.find(f"{W}rPr"))
        drawn = read_borders(condition.find(f"{W}tcPr/{W}tcBorders"))
        borders |= {edge: True for edge, visible in drawn.items() if visible}
    return Style(
        id=element.get(f"{W}styleId", ""),
        name=name,
        layout=layout.over(base.layout),
        looks=base.looks | read_looks(element.find(f"{W}rPr")),
        title=base.title or name.strip().lower() in TITLE_NAMES,
        mono=base.mono or bool(CODE_NAME.search(name)),
        borders=borders,
        conditions=conditions,
    )
