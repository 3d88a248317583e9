"""A chart's definition → a DrawingML chart part with cached values (ECMA-376-1, 21.2)."""

from __future__ import annotations

from typing import Any, Literal
from xml.sax.saxutils import escape

from proceedings.model.value import value
from proceedings.sample.source import SampleSourceError

Kind = Literal["bar", "line", "pie"]
NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
CATEGORY_AXIS, VALUE_AXIS = 148921088, 148922624
DOCUMENT_MAIN_COLOURS = ("4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47")


@value(kw_only=True)
class ChartData:
    """What a chart shows: one value a category in each series."""

    kind: Kind
    title: str
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[float, ...]], ...]
    horizontal: bool = False


def chart_data(definition: dict[str, Any], name: str) -> ChartData:
    """Read a chart's or plot's definition; `name` is used in errors."""
    try:
        categories = tuple(str(value) for value in definition["categories"])
        series = tuple((key, tuple(map(float, values))) for key, values in definition["series"].items())
    except KeyError as error:
        message = f"{name}: the definition lacks {error}; give categories = […] and a [….series] table"
        raise SampleSourceError(message) from error
    for key, values in series:
        if len(values) != len(categories):
            message = f"{name}: series {key!r} has {len(values)} values for {len(categories)} categories"
            raise SampleSourceError(message)
    return ChartData(
        kind=definition.get("kind", "bar"),
        title=definition.get("title", ""),
        categories=categories,
        series=series,
        horizontal=bool(definition.get("horizontal", False)),
    )


def chart_xml(chart: ChartData) -> str:
    """Write the chart part as Word does, without an embedded workbook."""
    plot = {"bar": _bar_chart, "line": _line_chart, "pie": _pie_chart}[chart.kind](chart)
    axes = "" if chart.kind == "pie" else _axes(horizontal=chart.horizontal)
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<c:chartSpace {NAMESPACES}>'
        f'<c:roundedCorners val="0"/><c:chart>{_title(chart.title)}'
        f"<c:plotArea><c:layout/>{plot}{axes}</c:plotArea>"
        '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/>'
        '<c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>'
    )


def _title(title: str) -> str:
    if not title:
        return '<c:autoTitleDeleted val="1"/>'
    run = f'<a:r><a:rPr lang="ru-RU" sz="1200"/><a:t>{escape(title)}</a:t></a:r>'
    return (
        f"<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p>{run}</a:p></c:rich></c:tx>"
        '<c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/>'
    )


def _bar_chart(chart: ChartData) -> str:
    direction = "bar" if chart.horizontal else "col"
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{_all_series(chart)}<c:gapWidth val="80"/>{_axis_ids()}</c:barChart>'
    )


def _line_chart(chart: ChartData) -> str:
    return (
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'{_all_series(chart)}<c:marker val="1"/>{_axis_ids()}</c:lineChart>'
    )


def _pie_chart(chart: ChartData) -> str:
    return f'<c:pieChart><c:varyColors val="1"/>{_all_series(chart)}<c:firstSliceAng val="0"/></c:pieChart>'


def _axis_ids() -> str:
    return f'<c:axId val="{CATEGORY_AXIS}"/><c:axId val="{VALUE_AXIS}"/>'


def _all_series(chart: ChartData) -> str:
    return "".join(_series(chart, index) for index in range(len(chart.series)))


def _series(chart: ChartData, index: int) -> str:
    name, values = chart.series[index]
    column, last = chr(ord("B") + index), len(values) + 1
    colour = DOCUMENT_MAIN_COLOURS[index % len(DOCUMENT_MAIN_COLOURS)]
    fill = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
    look = f'<a:ln w="28575">{fill}</a:ln>' if chart.kind == "line" else fill
    properties = "" if chart.kind == "pie" else f"<c:spPr>{look}</c:spPr>"
    return (
        f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/>'
        f"<c:tx><c:strRef><c:f>Лист1!${column}$1</c:f>{_cache('str', (name,))}</c:strRef></c:tx>{properties}"
        f"<c:cat><c:strRef><c:f>Лист1!$A$2:$A${last}</c:f>{_cache('str', chart.categories)}</c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>Лист1!${column}$2:${column}${last}</c:f>"
        f"{_cache('num', tuple(f'{value:g}' for value in values))}</c:numRef></c:val></c:ser>"
    )


def _cache(kind: Literal["str", "num"], values: tuple[str, ...]) -> str:
    points = "".join(f'<c:pt idx="{at}"><c:v>{escape(value)}</c:v></c:pt>' for at, value in enumerate(values))
    code = "<c:formatCode>General</c:formatCode>" if kind == "num" else ""
    return f'<c:{kind}Cache>{code}<c:ptCount val="{len(values)}"/>{points}</c:{kind}Cache>'


def _axes(*, horizontal: bool) -> str:
    below, beside = ("l", "b") if horizontal else ("b", "l")
    order = '<c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>'
    return (
        f'<c:catAx><c:axId val="{CATEGORY_AXIS}"/>{order}<c:axPos val="{below}"/>'
        f'<c:crossAx val="{VALUE_AXIS}"/><c:crosses val="autoZero"/></c:catAx>'
        f'<c:valAx><c:axId val="{VALUE_AXIS}"/>{order}<c:axPos val="{beside}"/><c:majorGridlines/>'
        '<c:numFmt formatCode="General" sourceLinked="1"/>'
        f'<c:crossAx val="{CATEGORY_AXIS}"/><c:crosses val="autoZero"/></c:valAx>'
    )
