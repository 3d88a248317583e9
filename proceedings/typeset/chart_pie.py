"""Pie charts: sectors from twelve o'clock on, each named beside it."""

import math
from dataclasses import dataclass

from proceedings.model.graphic import Chart
from proceedings.model.outline import Label, Path
from proceedings.typeset.chart_marks import INK, fills, line, sector
from proceedings.typeset.chart_scale import NBSP, Measure, number_text, wrapped

LEADING = 1.2
REACH = 7.0
"""How far from the circle the words stand."""
WIDEST = 0.3
"""Part of the drawing's width for the words at either side."""


@dataclass(slots=True)
class _Note:
    """Words beside a sector."""

    lines: list[str]
    angle: float
    right: bool
    y: float = 0.0


def draw_pie(
    chart: Chart,
    paths: list[Path],
    labels: list[Label],
    room: tuple[float, float, float],
    *,
    size: float,
    lang: str,
    measure: Measure,
) -> None:
    """Draw the first series; `room` is (width, top, bottom)."""
    width, top, bottom = room
    values = [max(value or 0.0, 0.0) for value in chart.series[0].values]
    total = sum(values)
    if total <= 0:
        return
    names = [chart.categories[at] if at < len(chart.categories) else str(at + 1) for at in range(len(values))]
    x, y = width / 2, (top + bottom) / 2
    longest = max([measure(word, size) for name in names for word in name.split(" ")])
    beside = max(width * WIDEST, longest + 8.0)
    radius = max(min((bottom - top) / 2 - 0.8 * size, width / 2 - beside - REACH), 20.0)
    tones = fills(len(values))
    notes: list[_Note] = []
    turn = 0.0
    for at, value in enumerate(values):
        share = value / total
        if value:
            paths.extend(sector(x, y, radius, turn, turn + share, tones[at]))
            words = f"{names[at]} —{NBSP}{_said(chart, value, total, lang)}"
            middle = turn + share / 2
            room_beside = width / 2 - radius - REACH - 4.0
            notes.append(_Note(wrapped(words, room_beside, measure, size), middle, middle <= 0.5))
        turn += share
    for right in (True, False):
        _place(notes, paths, labels, right=right, circle=(x, y, radius), span=(top, bottom), size=size)


def _said(chart: Chart, value: float, total: float, lang: str) -> str:
    """Return what a sector says of its value: the share, and the value too when that is something else."""
    share = value / total * 100
    percent = number_text(round(share, 0 if share >= 10 else 1), lang=lang, percent=True)
    if "%" in chart.number_format:
        return number_text(round(value * 100, 1), lang=lang, percent=True)
    if not chart.labelled or abs(total - 100) < 0.6 or abs(total - 1) < 0.006:
        return percent if abs(total - 100) >= 0.6 else number_text(value, lang=lang, percent=True)
    return f"{number_text(value, lang=lang)} ({percent})"


def _place(
    notes: list[_Note],
    paths: list[Path],
    labels: list[Label],
    *,
    right: bool,
    circle: tuple[float, float, float],
    span: tuple[float, float],
    size: float,
) -> None:
    """Set the words of one side from top to bottom, moved apart where they would touch."""
    x, y, radius = circle
    lead = size * LEADING
    side = sorted([note for note in notes if note.right == right], key=lambda note: -math.cos(2 * math.pi * note.angle))
    floor = span[0]
    for note in side:
        wished = y - (radius + REACH * 0.5) * math.cos(2 * math.pi * note.angle) - len(note.lines) * lead / 2
        note.y = max(wished, floor)
        floor = note.y + len(note.lines) * lead + 1.5
    ceiling = span[1]
    for note in reversed(side):
        note.y = min(note.y, ceiling - len(note.lines) * lead)
        ceiling = note.y - 1.5
    sign = 1.0 if right else -1.0
    for note in side:
        sine, cosine = math.sin(2 * math.pi * note.angle), math.cos(2 * math.pi * note.angle)
        middle = note.y + len(note.lines) * lead / 2
        nearest = max(abs(middle - y) - len(note.lines) * lead / 2, 0.0)
        edge = x + sign * (_half_chord(radius, nearest) + REACH)
        paths.append(line(x + radius * sine, y - radius * cosine, edge - sign * 1.5, middle, INK))
        for number, text in enumerate(note.lines):
            baseline = note.y + number * lead + 0.85 * size
            labels.append(Label(x=edge, y=baseline, text=text, size=size, anchor="start" if right else "end"))


def _half_chord(radius: float, offset: float) -> float:
    """Return half the width of the circle at `offset` from its middle."""
    return math.sqrt(max(radius * radius - offset * offset, 0.0))
