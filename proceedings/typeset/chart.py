"""Charts: values in, a restrained drawing out that survives black ink alone; its words stay words."""

from dataclasses import dataclass, field, replace

from proceedings.model.graphic import Chart, Series
from proceedings.model.outline import Label, Outline, Path
from proceedings.typeset.chart_marks import GRID, INK, Fill, bar, fills, line, marker, pen, polygon, polyline
from proceedings.typeset.chart_pie import draw_pie
from proceedings.typeset.chart_scale import Measure, Scale, log_scale_of, number_text, scale_of, wrapped

LEADING = 1.2
GAP = 4.0
KEY = 16.0
"""Width of a legend's sample."""
MOST_LINES = 4
"""Of a category's words."""
MARKED = 30
"""Lines of more points carry no markers."""


@dataclass(slots=True, kw_only=True)
class Plot:
    """A chart being drawn: the plain values of its frame, and what has been drawn."""

    chart: Chart
    width: float
    height: float
    size: float
    lang: str
    measure: Measure
    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    paths: list[Path] = field(default_factory=list[Path])
    labels: list[Label] = field(default_factory=list[Label])

    @property
    def lead(self) -> float:
        """Distance of lines of words."""
        return self.size * LEADING

    def say(self, x: float, y: float, text: str, anchor: str = "start", *, bold: bool = False) -> None:
        """Add words; y is their baseline."""
        self.labels.append(Label(x=x, y=y, text=text, size=self.size, anchor=anchor, bold=bold))

    def number(self, value: float, decimals: int | None = None) -> str:
        """Return a value as the chart's axis says it."""
        percent = "%" in self.chart.number_format
        shown = value * 100 if percent and not self.chart.percent else value
        places = decimals if decimals is None or not percent else max(decimals - 2, 0)
        if decimals is None and self.chart.percent:
            shown = round(shown, 1)
        return number_text(shown, lang=self.lang, decimals=places, percent=percent or self.chart.percent)


def set_chart(
    chart: Chart,
    width: float,
    height: float,
    *,
    measure: Measure,
    lang: str = "ru",
    size: float = 8.0,
    titled: bool = False,
) -> Outline:
    """Return the drawing of a chart, origin at its top left corner.

    `measure` tells the width of words in the face of the labels, `size` is theirs. The title is drawn only when
    `titled`: the caption mostly says it. The drawing may come out higher than `height` where its words need it.
    """
    whole = _summed(chart) if chart.percent else chart
    plot = Plot(chart=whole, width=width, height=height, size=size, lang=lang, measure=measure, right=width)
    if titled and chart.title:
        for text in wrapped(chart.title, width, measure, size * 1.05):
            plot.top += plot.lead
            plot.say(width / 2, plot.top - 0.25 * size, text, "middle", bold=True)
        plot.top += GAP
    plot.bottom = height
    if chart.kind == "pie":
        draw_pie(plot.chart, plot.paths, plot.labels, (width, plot.top, height), size=size, lang=lang, measure=measure)
    else:
        _draw_framed(plot)
    depth = max([height, *(label.y + 0.3 * size for label in plot.labels)])
    return Outline(width=width, height=depth, depth=0.0, paths=tuple(plot.paths), labels=tuple(plot.labels))


def _summed(chart: Chart) -> Chart:
    """Return a chart of shares of each category's sum, in percent."""
    sums = [sum([abs(value or 0.0) for value in values]) or 1.0 for values in zip(*_padded(chart), strict=True)]
    series = [
        replace(
            entry,
            values=tuple(None if v is None else v / total * 100 for v, total in zip(values, sums, strict=True)),
        )
        for entry, values in zip(chart.series, _padded(chart), strict=True)
    ]
    return replace(chart, series=tuple(series))


def _padded(chart: Chart) -> list[tuple[float | None, ...]]:
    """Return the values of all series, of one length."""
    count = _points(chart)
    return [entry.values[:count] + (None,) * (count - len(entry.values)) for entry in chart.series]


def _points(chart: Chart) -> int:
    return max([len(chart.categories), *(len(entry.values) for entry in chart.series)])


def _names(chart: Chart) -> list[str]:
    return [chart.categories[at] if at < len(chart.categories) else str(at + 1) for at in range(_points(chart))]


# ── Frame ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _draw_framed(plot: Plot) -> None:
    """Draw a chart with axes, from the outside in: legend, titles, categories, values, marks."""
    chart = plot.chart
    _draw_legend(plot)
    lying = chart.kind == "bar" or (chart.kind == "column" and _crowded(plot))
    across, upward = (chart.y_title, chart.x_title) if lying else (chart.x_title, chart.y_title)
    if upward:
        plot.say(0.0, plot.top + 0.8 * plot.size, upward)
        plot.top += plot.lead + GAP
    if across:
        plot.say(plot.width / 2, plot.bottom - 0.25 * plot.size, across, "middle")
        plot.bottom -= plot.lead + 1.0
    plot.top += 0.5 * plot.size + (plot.lead if chart.labelled and not lying else 0.0)
    if chart.kind == "scatter":
        _draw_scatter(plot)
    elif lying:
        _draw_lying(plot)
    else:
        _draw_standing(plot)


def _draw_legend(plot: Plot) -> None:
    """Draw the names of the series with samples below the chart, in rows."""
    shown = [entry for entry in plot.chart.series if entry.shown and entry.name]
    if not shown or (len(plot.chart.series) == 1 and shown[0].name.strip() == plot.chart.title.strip()):
        return
    rows: list[list[tuple[Series, float]]] = [[]]
    for entry in shown:
        extent = KEY + GAP + plot.measure(entry.name, plot.size)
        if rows[-1] and sum([width + 3 * GAP for _, width in rows[-1]]) + extent > plot.width:
            rows.append([])
        rows[-1].append((entry, min(extent, plot.width)))
    y = plot.height - (len(rows) - 1) * plot.lead - 0.25 * plot.size
    plot.bottom = y - plot.size - GAP
    for row in rows:
        x = (plot.width - sum([width for _, width in row]) - 3 * GAP * (len(row) - 1)) / 2
        for entry, width in row:
            _draw_sample(plot, entry, x, y - 0.33 * plot.size)
            plot.say(x + KEY + GAP, y, entry.name)
            x += width + 3 * GAP
        y += plot.lead


def _draw_sample(plot: Plot, entry: Series, x: float, middle: float) -> None:
    index, kind = plot.chart.series.index(entry), entry.kind or plot.chart.kind
    if kind in ("column", "bar", "area"):
        half = 0.36 * plot.size
        plot.paths += bar(x + KEY - 2.6 * half, middle - half, 2.6 * half, 2 * half, _fill(plot, index))
        return
    style = pen(index)
    if entry.joined:
        plot.paths += polyline([(x, middle), (x + KEY, middle)], style)
    if len(entry.values) <= MARKED or not entry.joined:
        plot.paths.append(marker(x + KEY / 2, middle, style))


def _fill(plot: Plot, index: int) -> Fill:
    chart = plot.chart
    return fills(len(chart.series), light=chart.stacked and chart.labelled)[index]


def _value_scale(plot: Plot, *, room: float) -> Scale:
    chart = plot.chart
    bars = chart.kind in ("column", "bar", "area")
    values = [value for entry in chart.series for value in entry.values if value is not None]
    if chart.stacked:
        columns = list(zip(*_padded(chart), strict=True))
        values += [sum([v for v in column if v is not None and v > 0]) for column in columns]
        values += [sum([v for v in column if v is not None and v < 0]) for column in columns]
        values = [value for value in values if not chart.percent or abs(value) <= 100.0001]
    ticks = max(2, min(6, int(room / (2.6 * plot.size))))
    log = log_scale_of(values, chart.log[1], ticks=ticks) if chart.log[1] else None
    return log or scale_of(values, ticks=ticks, from_zero=bars or chart.stacked)


# ── Columns, lines, areas ─────────────────────────────────────────────────────────────────────────────────────────


def _slot(plot: Plot) -> float:
    return (plot.width - 5 * plot.size) / max(_points(plot.chart), 1)


def _crowded(plot: Plot) -> bool:
    """Tell whether the categories' words do not fit under columns, so that bars serve better."""
    return _lines_needed(plot, _names(plot.chart), _slot(plot)) > MOST_LINES and _points(plot.chart) <= 40


def _lines_needed(plot: Plot, names: list[str], room: float) -> int:
    """Return how many lines the longest category takes in `room`, a hundred when a word is wider than that."""
    parts = [wrapped(name, room - 3.0, plot.measure, plot.size) for name in names]
    if any(plot.measure(text, plot.size) > room - 2.0 for lines in parts for text in lines):
        return 100
    return max([len(lines) for lines in parts], default=1)


def _draw_standing(plot: Plot) -> None:
    names = _names(plot.chart)
    lines = _lines_needed(plot, names, _slot(plot))
    every = 1
    if lines > MOST_LINES:
        widest = max([plot.measure(name, plot.size) for name in names]) + 2 * GAP
        every, lines = max(2, -int(-widest // _slot(plot))), 1
    keyed = every > 1 and not all(name[:1].isdigit() for name in names)
    if keyed:
        names = _draw_key(plot, names)
        every = max(1, -int(-2 * plot.size // _slot(plot)))
    negative = plot.chart.labelled and any(value < 0 for value in _known(plot.chart))
    words = plot.bottom - lines * plot.lead
    plot.bottom = words - GAP - (plot.lead if negative else 0.0)
    scale = _value_scale(plot, room=plot.bottom - plot.top)
    _draw_value_axis(plot, scale)
    step = (plot.right - plot.left) / len(names)
    for at in range(0, len(names), every):
        middle = plot.left + step * (at + 0.5)
        texts = wrapped(names[at], step - 3.0, plot.measure, plot.size) if every == 1 else [names[at]]
        for number, text in enumerate(texts):
            plot.say(middle, words + plot.size * 0.8 + number * plot.lead, text, "middle")
    _draw_columns(plot, scale, step)
    _draw_areas(plot, scale, step)
    _draw_lines(plot, scale, step)
    zero = _y(plot, scale, max(scale.low, 0.0)) if scale.low <= 0 <= scale.high else plot.bottom
    plot.paths.append(line(plot.left, zero, plot.right, zero, INK, 0.6))


def _draw_key(plot: Plot, names: list[str]) -> list[str]:
    """List categories below the chart whose words cannot stand under a line; return their numbers."""
    entries = [f"{at} – {name}" for at, name in enumerate(names, 1)]
    texts = wrapped("; ".join(entry.replace(" ", "\u00a0") for entry in entries), plot.width, plot.measure, plot.size)
    y = plot.height + plot.lead
    for text in texts:
        plot.say(0.0, y, text.replace("\u00a0", " "))
        y += plot.lead
    return [str(at) for at in range(1, len(names) + 1)]


def _draw_value_axis(plot: Plot, scale: Scale) -> None:
    """Draw the numbers at the left and hairlines across; sets where the plot begins."""
    texts = [plot.number(tick, scale.decimals) for tick in scale.ticks]
    plot.left = max([plot.measure(text, plot.size) for text in texts]) + GAP
    for tick, text in zip(scale.ticks, texts, strict=True):
        y = _y(plot, scale, tick)
        plot.say(plot.left - GAP, y + 0.33 * plot.size, text, "end")
        plot.paths.append(line(plot.left, y, plot.right, y, GRID))


def _y(plot: Plot, scale: Scale, value: float) -> float:
    return plot.bottom - scale.share(value) * (plot.bottom - plot.top)


def _draw_columns(plot: Plot, scale: Scale, step: float) -> None:
    """Draw columns, side by side or stacked; as bars do, lying ones use the same reckoning."""
    chart = plot.chart
    groups = [at for at, entry in enumerate(chart.series) if (entry.kind or chart.kind) == "column"]
    for at, low, high, place, share in _boxes(chart, groups):
        x = plot.left + step * (at[1] + place)
        top, foot = _y(plot, scale, max(low, high)), _y(plot, scale, min(low, high))
        if chart.series[at[0]].shown:
            plot.paths += bar(x, top, step * share, foot - top, _fill(plot, at[0]))
            _label_column(plot, at, high - low, (x + step * share / 2, top, foot))


def _label_column(plot: Plot, at: tuple[int, int], value: float, box: tuple[float, float, float]) -> None:
    text = plot.number(value)
    if not plot.chart.labelled:
        return
    middle, top, foot = box
    if not plot.chart.stacked:
        plot.say(middle, (top if value >= 0 else foot + plot.size + 1) - 2.0, text, "middle")
    elif foot - top > plot.size:
        plot.say(middle, (top + foot) / 2 + 0.35 * plot.size, text, "middle")
    del at


_Box = tuple[tuple[int, int], float, float, float, float]
"""((series, category), from, to, left edge and width in shares of the category's room)."""


def _boxes(chart: Chart, groups: list[int]) -> list[_Box]:
    boxes: list[_Box] = []
    rows = _padded(chart)
    share = 0.62 if chart.stacked or len(groups) == 1 else 0.8 / max(len(groups), 1)
    for at in range(_points(chart)):
        above = below = 0.0
        for number, series in enumerate(groups):
            value = rows[series][at]
            if value is None:
                continue
            start = (above if value >= 0 else below) if chart.stacked else 0.0
            above, below = (above + value, below) if value >= 0 else (above, below + value)
            place = (1 - share) / 2 if chart.stacked or len(groups) == 1 else 0.1 + number * share
            boxes.append(((series, at), start, start + value, place, share))
    return boxes


def _draw_areas(plot: Plot, scale: Scale, step: float) -> None:
    """Draw areas, the later ones behind when they are not stacked."""
    chart = plot.chart
    groups = [at for at, entry in enumerate(chart.series) if (entry.kind or chart.kind) == "area"]
    rows = _padded(chart)
    below = [0.0] * _points(chart)
    drawn: list[list[Path]] = []
    for series in groups:
        base = below if chart.stacked else [0.0] * len(below)
        tops = [low + (value or 0.0) for low, value in zip(base, rows[series], strict=True)]
        xs = [plot.left + step * (at + 0.5) for at in range(len(tops))]
        upper = [(x, _y(plot, scale, value)) for x, value in zip(xs, tops, strict=True)]
        lower = [(x, _y(plot, scale, value)) for x, value in zip(xs, base, strict=True)]
        if chart.series[series].shown:
            drawn.append(polygon([*upper, *reversed(lower)], _fill(plot, series)))
        below = tops if chart.stacked else below
    for paths in drawn if chart.stacked else sorted(drawn, key=lambda paths: min(paths[0].coords[1::2])):
        plot.paths += paths


def _draw_lines(plot: Plot, scale: Scale, step: float) -> None:
    chart = plot.chart
    rows = _padded(chart)
    for series, entry in enumerate(chart.series):
        if (entry.kind or chart.kind) != "line":
            continue
        points = [
            None if value is None else (plot.left + step * (at + 0.5), _y(plot, scale, value))
            for at, value in enumerate(rows[series])
        ]
        _draw_points(plot, points, series)
        if chart.labelled and len(chart.series) == 1:
            for point, value in zip(points, rows[series], strict=True):
                if point is not None and value is not None:
                    plot.say(point[0], point[1] - GAP, plot.number(value), "middle")


def _draw_points(plot: Plot, points: list[tuple[float, float] | None], series: int) -> None:
    style = pen(series)
    if plot.chart.series[series].joined:
        plot.paths += polyline(points, style)
    known = [point for point in points if point is not None]
    alone = len(known) == 1 or not plot.chart.series[series].joined
    if len(known) <= MARKED or alone:
        plot.paths += [marker(x, y, style) for x, y in known]


# ── Bars ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _draw_lying(plot: Plot) -> None:
    """Draw bars, the first category on top; the drawing grows where the words need more lines than it has."""
    chart = replace(plot.chart, kind="column")
    names = _names(chart)
    widest = max([plot.measure(name, plot.size) for name in names])
    room = min(widest, 0.42 * plot.width)
    texts = [wrapped(name, room, plot.measure, plot.size) for name in names]
    groups = [
        at for at, entry in enumerate(chart.series) if (entry.kind or plot.chart.kind) in ("column", "bar", "line")
    ]
    side_by_side = 1 if chart.stacked else len(groups)
    need = sum([max(len(lines) * plot.lead, side_by_side * 0.8 * plot.size) + 3.0 for lines in texts])
    plot.bottom -= plot.lead + GAP
    grown = max(need - (plot.bottom - plot.top), 0.0)
    _lower(plot, grown)
    plot.left = room + GAP
    plot.right = plot.width - (
        max([plot.measure(plot.number(v), plot.size) for v in _known(chart)]) if chart.labelled else 8.0
    )
    scale = _value_scale(plot, room=(plot.right - plot.left) / 2)
    for tick in scale.ticks:
        x = _x(plot, scale, tick)
        plot.say(x, plot.bottom + GAP + 0.8 * plot.size, plot.number(tick, scale.decimals), "middle")
        plot.paths.append(line(x, plot.top, x, plot.bottom, GRID))
    step = (plot.bottom - plot.top) / len(names)
    for at, lines in enumerate(texts):
        y = plot.top + step * (at + 0.5) - (len(lines) - 1) * plot.lead / 2 + 0.33 * plot.size
        for number, text in enumerate(lines):
            plot.say(plot.left - GAP, y + number * plot.lead, text, "end")
    for at, low, high, place, share in _boxes(chart, groups):
        _draw_bar(
            plot,
            at[0],
            (_x(plot, scale, low), _x(plot, scale, high)),
            (plot.top + step * (at[1] + place), step * share),
            high - low,
        )
    zero = _x(plot, scale, min(max(scale.low, 0.0), scale.high))
    plot.paths.append(line(zero, plot.top, zero, plot.bottom, INK, 0.6))


def _known(chart: Chart) -> list[float]:
    return [value for entry in chart.series for value in entry.values if value is not None]


def _lower(plot: Plot, by: float) -> None:
    """Move what is already drawn below the plot further down, and the plot's foot with it."""
    if by <= 0:
        return
    edge = plot.bottom
    plot.labels[:] = [replace(label, y=label.y + by) if label.y > edge else label for label in plot.labels]
    plot.paths[:] = [
        replace(path, coords=tuple(v + by if at % 2 else v for at, v in enumerate(path.coords)))
        if min(path.coords[1::2]) > edge
        else path
        for path in plot.paths
    ]
    plot.bottom += by


def _x(plot: Plot, scale: Scale, value: float) -> float:
    return plot.left + scale.share(value) * (plot.right - plot.left)


def _draw_bar(plot: Plot, series: int, ends: tuple[float, float], place: tuple[float, float], value: float) -> None:
    if not plot.chart.series[series].shown:
        return
    left, right = min(ends), max(ends)
    plot.paths += bar(left, place[0], right - left, place[1], _fill(plot, series))
    middle = place[0] + place[1] / 2 + 0.33 * plot.size
    text = plot.number(value)
    if plot.chart.labelled and not plot.chart.stacked:
        plot.say(right + 2.0, middle, text)
    elif plot.chart.labelled and right - left > plot.measure(text, plot.size) + 2.0:
        plot.say((left + right) / 2, middle, text, "middle")


# ── Scatter ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _draw_scatter(plot: Plot) -> None:
    series = plot.chart.series
    places = [
        entry.x if any(x is not None for x in entry.x) else tuple(range(1, len(entry.values) + 1)) for entry in series
    ]
    known = [x for xs in places for x in xs if x is not None]
    plot.bottom -= plot.lead + GAP
    upward = _value_scale(plot, room=plot.bottom - plot.top)
    _draw_value_axis(plot, upward)
    ticks = max(2, min(8, int((plot.right - plot.left) / (6 * plot.size))))
    log = log_scale_of(known, plot.chart.log[0], ticks=ticks) if plot.chart.log[0] else None
    across = log or scale_of(known, ticks=ticks, from_zero=False)
    texts = [number_text(tick, lang=plot.lang, decimals=across.decimals) for tick in across.ticks]
    plot.right -= plot.measure(texts[-1], plot.size) / 2
    for tick, text in zip(across.ticks, texts, strict=True):
        x = _x(plot, across, tick)
        plot.say(x, plot.bottom + GAP + 0.8 * plot.size, text, "middle")
        plot.paths.append(line(x, plot.bottom, x, plot.bottom + 2.5, INK))
    plot.paths.append(line(plot.left, plot.bottom, plot.right, plot.bottom, INK, 0.6))
    for index, (entry, xs) in enumerate(zip(series, places, strict=True)):
        points = [
            None if x is None or y is None else (_x(plot, across, x), _y(plot, upward, y))
            for x, y in zip(xs, entry.values, strict=False)
        ]
        _draw_points(plot, points, index)
