"""Charts of DrawingML (ECMA-376 Part 1 §21.2), read from the values that the file caches."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]  (lxml ships no types)

from proceedings.collect.archive import Element
from proceedings.model.finding import NOWHERE, Finding, Place, Severity
from proceedings.model.graphic import Chart, Series

_KINDS = {
    "barChart": "column", "bar3DChart": "column", "lineChart": "line", "line3DChart": "line", "pieChart": "pie",
    "pie3DChart": "pie", "doughnutChart": "pie", "ofPieChart": "pie", "areaChart": "area", "area3DChart": "area",
    "scatterChart": "scatter", "bubbleChart": "scatter", "radarChart": "line", "stockChart": "line",
    "surfaceChart": "line", "surface3DChart": "line",
}  # fmt: skip
_ONLY_NEAR = frozenset({"ofPieChart", "bubbleChart", "radarChart", "stockChart", "surfaceChart", "surface3DChart"})

_EPOCH = datetime(1899, 12, 30, tzinfo=UTC)
"""Day 0 of spreadsheets, so that day 60 and later are right (ECMA-376 §18.17.4.1)."""

MAX_POINTS = 20_000


def read_chart(
    xml: bytes,
    *,
    findings: list[Finding] | None = None,
    place: Place = NOWHERE,
    width: float = 0.0,
    height: float = 0.0,
    alt: str = "",
) -> Chart | None:
    """Return the chart in a chart part, None when it caches no values or is damaged; sizes in points.

    What a kind unknown to us loses is told in `findings`: `collect.chart-kind`, `collect.chart-axes`,
    `collect.chart-empty`.
    """
    found = findings if findings is not None else []
    root = _parsed(xml)
    plot = root.find(".//{*}plotArea") if root is not None else None
    groups = [child for child in plot if _name(child) in _KINDS] if plot is not None else []
    series = [entry for group in groups for entry in _group_series(group, _kind(groups[0]))]
    if root is None or plot is None or not any(value is not None for entry in series for value in entry.values):
        found.append(Finding(severity=Severity.WARNING, code="collect.chart-empty", place=place))
        return None
    found += _losses(groups, plot, place)
    first = groups[0]
    titles = _axis_titles(plot)
    grouping = _val(first.find("{*}grouping"), "")
    return Chart(
        kind=_kind(first),
        title=_title(root, series),
        categories=_categories(groups, max(len(entry.values) for entry in series)),
        series=tuple(series),
        x_title=titles[0],
        y_title=titles[1],
        stacked=grouping in ("stacked", "percentStacked"),
        percent=grouping == "percentStacked",
        number_format=_number_format(root, plot),
        labelled=any(_val(flag, "0") in ("1", "true") for flag in plot.iter("{*}showVal", "{*}showPercent")),
        log=_log_bases(plot),
        width=width,
        height=height,
        alt=alt,
    )


def _parsed(xml: bytes) -> Element | None:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return None if b"<!DOCTYPE" in xml else etree.fromstring(xml, parser)
    except etree.XMLSyntaxError:
        return None


def _name(element: Element) -> str:
    return etree.QName(element).localname


def _val(element: Element | None, default: str) -> str:
    return default if element is None else element.get("val", default)


def _kind(group: Element) -> str:
    horizontal = _val(group.find("{*}barDir"), "col") == "bar"
    return "bar" if horizontal else _KINDS[_name(group)]


def _losses(groups: list[Element], plot: Element, place: Place) -> Iterator[Finding]:
    """Yield a finding for each thing that the drawn chart will not show as the author's did."""
    for name in sorted({_name(group) for group in groups} & _ONLY_NEAR):
        facts = (("kind", name.removesuffix("Chart")), ("drawn", _KINDS[name]))
        yield Finding(severity=Severity.WARNING, code="collect.chart-kind", place=place, facts=facts)
    if len(plot.findall("{*}valAx")) > (2 if _kind(groups[0]) == "scatter" else 1):
        yield Finding(severity=Severity.WARNING, code="collect.chart-axes", place=place)


# ── Series and categories ─────────────────────────────────────────────────────────────────────────────────────────


def _group_series(group: Element, chart_kind: str) -> Iterator[Series]:
    kind = _kind(group)
    unjoined = _val(group.find("{*}scatterStyle"), "") == "marker" or _name(group) == "bubbleChart"
    for number, entry in enumerate(group.iterchildren("{*}ser"), 1):
        values = entry.find("{*}val") if entry.find("{*}val") is not None else entry.find("{*}yVal")
        hidden_line = entry.find("{*}spPr/{*}ln/{*}noFill") is not None
        yield Series(
            name=_series_name(entry, number),
            values=_numbers(values),
            x=_numbers(entry.find("{*}xVal")) if kind == "scatter" else (),
            kind="" if kind == chart_kind else kind,
            joined=not (unjoined or hidden_line) if kind == "scatter" else True,
            shown=entry.find("{*}spPr/{*}noFill") is None or kind not in ("column", "bar", "area"),
        )


def _series_name(entry: Element, number: int) -> str:
    points = [point.text or "" for point in entry.iterfind("{*}tx//{*}v")]
    name = " ".join(" ".join(points).split())
    return name or (str(number) if entry.find("{*}tx") is not None else "")


def _points(source: Element | None) -> dict[int, tuple[str, str]]:
    """Return (text, format code) of cached points by index."""
    if source is None:
        return {}
    code = source.findtext(".//{*}formatCode") or ""
    points: dict[int, tuple[str, str]] = {}
    for point in source.iter("{*}pt"):
        index = point.get("idx", "")
        if index.isdecimal() and int(index) < MAX_POINTS:
            points[int(index)] = (point.findtext("{*}v") or "", point.get("formatCode", code))
    return points


def _count(source: Element | None) -> int:
    counts = [_val(count, "0") for count in source.iter("{*}ptCount")] if source is not None else []
    return max([min(int(count), MAX_POINTS) for count in counts if count.isdecimal()], default=0)


def _numbers(source: Element | None) -> tuple[float | None, ...]:
    points = _points(source)
    size = max(_count(source), max(points, default=-1) + 1)
    return tuple(_number(points[at][0]) if at in points else None for at in range(size))


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if abs(value) < 1e300 else None


def _categories(groups: list[Element], size: int) -> tuple[str, ...]:
    source = next((found for group in groups for found in group.iterfind("{*}ser/{*}cat")), None)
    if source is None:
        return ()
    levels = list(source.iterfind(".//{*}lvl"))
    if levels:
        return _joined_levels(levels, max(size, _count(source)))
    points = _points(source)
    return tuple(_category(*points.get(at, ("", ""))) for at in range(max(size, max(points, default=-1) + 1)))


def _joined_levels(levels: list[Element], size: int) -> tuple[str, ...]:
    """Join the levels of grouped categories, outermost first; an outer one holds until the next (§21.2.2.102)."""
    texts = [""] * size
    for depth, level in enumerate(reversed(levels)):
        points, innermost = _points(level), depth == len(levels) - 1
        held = ""
        for at in range(size):
            own = points.get(at, ("", ""))[0]
            held = own if own or innermost else held
            texts[at] = ", ".join([part for part in (texts[at], held) if part])
    return tuple(texts)


def _category(text: str, code: str) -> str:
    """Return a category as shown: dates are kept as day numbers."""
    plain = code.lower().replace("general", "")
    number = _number(text)
    if number is not None and ("y" in plain or ("d" in plain and "m" in plain)) and 0 < number < 2_958_466:
        day = _EPOCH + timedelta(days=number)
        if "d" in plain:
            return f"{day:%d.%m.%Y}"
        return f"{day:%m.%Y}" if "m" in plain else f"{day:%Y}"
    return " ".join(text.split())


# ── Words ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _words(element: Element | None) -> str:
    """Return the words of a title: rich text, or the cell that it is taken from."""
    if element is None:
        return ""
    lines = ["".join([run.text or "" for run in line.iter("{*}t")]) for line in element.iterfind(".//{*}p")]
    text = " ".join(lines) or " ".join([value.text or "" for value in element.iter("{*}v")])
    return " ".join(text.split())


def _title(root: Element, series: list[Series]) -> str:
    """Return the title; a chart of one series that does not say otherwise is titled by its name (§21.2.2.7)."""
    title = root.find("{*}chart/{*}title")
    deleted = _val(root.find("{*}chart/{*}autoTitleDeleted"), "0") in ("1", "true")
    if title is None and (deleted or len(series) != 1):
        return ""
    return _words(title) or (series[0].name if len(series) == 1 else "")


def _axis_titles(plot: Element) -> tuple[str, str]:
    """Return the titles of the category axis and of the value axis (in scatter charts both are value axes)."""
    across = [_words(axis.find("{*}title")) for axis in plot if _name(axis) in ("catAx", "dateAx", "serAx")]
    values = [axis for axis in plot if _name(axis) == "valAx"]
    if not across:
        lying = [axis for axis in values if _val(axis.find("{*}axPos"), "l") in ("b", "t")]
        across = [_words(axis.find("{*}title")) for axis in lying[:1]]
        values = [axis for axis in values if axis not in lying[:1]]
    upward = [_words(axis.find("{*}title")) for axis in values]
    return next(filter(None, across), ""), next(filter(None, upward), "")


def _log_bases(plot: Element) -> tuple[float, float]:
    """Return the bases of the logarithmic axes, 0 for a linear one: that of x, that of the values (§21.2.2.98)."""
    axes = [axis for axis in plot if _name(axis) == "valAx"]
    scatter = not any(_name(axis) in ("catAx", "dateAx", "serAx") for axis in plot)
    lying = [axis for axis in axes if scatter and _val(axis.find("{*}axPos"), "l") in ("b", "t")][:1]
    bases = [
        next((_number(_val(axis.find("{*}scaling/{*}logBase"), "0")) or 0.0 for axis in found), 0.0)
        for found in (lying, [axis for axis in axes if axis not in lying])
    ]
    return (bases[0] if 2 <= bases[0] <= 1000 else 0.0, bases[1] if 2 <= bases[1] <= 1000 else 0.0)


def _number_format(root: Element, plot: Element) -> str:
    formats = [element.get("formatCode", "") for element in plot.iterfind("{*}valAx/{*}numFmt")]
    formats += [element.text or "" for element in root.iterfind(".//{*}val//{*}formatCode")]
    return next((code for code in formats if code and code.lower() != "general"), "")
