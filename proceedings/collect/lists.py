"""Word's numbering: which label a paragraph of a list bears (ECMA-376 §17.9)."""

import re
from dataclasses import replace

from proceedings.collect.archive import Element
from proceedings.collect.names import VAL, W
from proceedings.collect.numerals import numeral
from proceedings.collect.styles import NO_LAYOUT, Layout, Styles, is_on, read_layout
from proceedings.collect.symbols import unicode_text
from proceedings.model.value import value

BULLET = "•"
CIRCLE = "◦"


@value(kw_only=True)
class Level:
    """One level of a list."""

    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    """`%1.%2)`: each `%n` stands for the number of level n, from 1."""
    restart: int | None = None
    """The level, from 1, whose numbers restart this one; 0 never; None any higher one."""
    legal: bool = False
    """All numbers in decimal (`w:isLgl`)."""
    font: str = ""
    picture: bool = False
    style: str = ""
    """Id of the paragraph style bound to this level."""
    layout: Layout = NO_LAYOUT

    @property
    def bullet(self) -> bool:
        """Whether the mark is a sign, not a number."""
        return self.number_format == "bullet"


@value(kw_only=True)
class NumberedList:
    """A `w:num`: the levels after its overrides, and the counters it shares."""

    counters: str
    """Id of the abstract list; all lists made from it count on together."""
    levels: dict[int, Level]
    restarts: dict[int, int]
    """`w:startOverride` by level: applied when the list is first used."""


@value(kw_only=True)
class Label:
    """What stands before a paragraph of a list."""

    text: str
    level: int
    layout: Layout


class Numbering:
    """The lists of a file, and how far each has counted."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._nums: dict[str, Element] = {}
        self._lists: dict[str, NumberedList | None] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._used: set[str] = set()
        if root is not None:
            self._abstract = {e.get(f"{W}abstractNumId", ""): e for e in root.iterchildren(f"{W}abstractNum")}
            self._nums = {e.get(f"{W}numId", ""): e for e in root.iterchildren(f"{W}num")}

    def next_label(self, num_id: str, level: int | None, style_id: str) -> Label | None:
        """Count one paragraph and return its label, None when the list is not known.

        `level` is None when only a style puts the paragraph into the list: then the level bound to the style counts.
        """
        numbered = self._list(num_id)
        if numbered is None:
            return None
        if level is None:
            level = next((n for n, known in numbered.levels.items() if known.style and known.style == style_id), 0)
        known = numbered.levels.get(level, Level())
        counts = self._counts.setdefault(numbered.counters, {})
        self._restart(num_id, numbered, counts)
        _count(counts, level, numbered.levels)
        return Label(text=_label_text(known, counts, numbered.levels), level=level, layout=known.layout)

    def _restart(self, num_id: str, numbered: NumberedList, counts: dict[int, int]) -> None:
        if num_id in self._used:
            return
        self._used.add(num_id)
        for level, start in numbered.restarts.items():
            counts[level] = start - 1

    def _list(self, num_id: str) -> NumberedList | None:
        if num_id not in self._lists:
            self._lists[num_id] = self._read_list(num_id)
        return self._lists[num_id]

    def _read_list(self, num_id: str) -> NumberedList | None:
        num = self._nums.get(num_id)
        link = None if num is None else num.find(f"{W}abstractNumId")
        if num is None or link is None or link.get(VAL) not in self._abstract:
            return None
        counters = link.get(VAL)
        levels = {n: level for e in self._levels_of(counters) for n, level in [_read_level(e)]}
        restarts: dict[int, int] = {}
        for override in num.iterchildren(f"{W}lvlOverride"):
            number = _whole(override.get(f"{W}ilvl"), 0)
            for element in override.iterchildren(f"{W}lvl"):
                levels[number] = _read_level(element)[1]
            start = override.find(f"{W}startOverride")
            if start is not None:
                restarts[number] = _whole(start.get(VAL), 1)
                levels[number] = replace(levels.get(number, Level()), start=restarts[number])
        return NumberedList(counters=counters, levels=levels, restarts=restarts)

    def _levels_of(self, abstract_id: str) -> list[Element]:
        """Return the levels of an abstract list, which may be kept in a numbering style (§17.9.21)."""
        abstract = self._abstract[abstract_id]
        levels = list(abstract.iterchildren(f"{W}lvl"))
        link = abstract.find(f"{W}numStyleLink")
        if levels or link is None:
            return levels
        num = self._nums.get(self._styles.character(link.get(VAL, "")).layout.num_id or "")
        target = None if num is None else num.find(f"{W}abstractNumId")
        linked = None if target is None else self._abstract.get(target.get(VAL, ""))
        return [] if linked is None else list(linked.iterchildren(f"{W}lvl"))


def _whole(value: str | None, default: int) -> int:
    return int(value) if value and re.fullmatch(r"-?\d{1,9}", value) else default


def _value(element: Element, name: str) -> str | None:
    child = element.find(f"{W}{name}")
    return None if child is None else child.get(VAL, "")


def _read_level(element: Element) -> tuple[int, Level]:
    fonts = element.find(f"{W}rPr/{W}rFonts")
    legal = element.find(f"{W}isLgl")
    restart = _value(element, "lvlRestart")
    number_format = _value(element, "numFmt")
    if number_format is None:  # Word 2010 wraps formats of its own in mc:AlternateContent
        inner = element.find(f".//{W}numFmt")
        number_format = "decimal" if inner is None else inner.get(VAL, "decimal")
    level = Level(
        start=_whole(_value(element, "start"), 0),
        number_format=number_format,
        text=_value(element, "lvlText") or "",
        restart=None if restart is None else _whole(restart, 0),
        legal=legal is not None and is_on(legal),
        font="" if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "",
        picture=element.find(f"{W}lvlPicBulletId") is not None,
        style=_value(element, "pStyle") or "",
        layout=read_layout(element.find(f"{W}pPr")),
    )
    return _whole(element.get(f"{W}ilvl"), 0), level


def _count(counts: dict[int, int], level: int, levels: dict[int, Level]) -> None:
    """Advance the counter of `level` and set those below back, unless `w:lvlRestart` says otherwise (§17.9.10)."""
    if level not in counts:
        counts[level] = levels.get(level, Level()).start - 1
    counts[level] += 1
    for lower in [n for n in counts if n > level]:
        known = levels.get(lower, Level())
        if known.restart is None or (known.restart != 0 and level < known.restart):
            del counts[lower]


def _label_text(known: Level, counts: dict[int, int], levels: dict[int, Level]) -> str:
    if known.bullet:
        return _bullet(known)

    def number(match: re.Match[str]) -> str:
        level = int(match[1]) - 1
        shown = levels.get(level, Level())
        count = counts.get(level, max(shown.start, 0))
        return numeral(count, "decimal" if known.legal and shown.number_format != "none" else shown.number_format)

    return re.sub(r"%([1-9])", number, known.text).strip()


def _bullet(known: Level) -> str:
    if known.picture:
        return BULLET
    if known.text == "o" and known.font.lower().startswith("courier"):
        return CIRCLE
    shown, unknown = unicode_text(known.text, known.font)
    return BULLET if unknown or not shown.strip() else shown.strip()
