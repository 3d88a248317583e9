"""Charts from their cached values."""

from proceedings.collect.charts import read_chart
from proceedings.model.finding import Finding

HEAD = (
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:chart>'
)
TITLE = "<c:title><c:tx><c:rich><a:p><a:r><a:t>{}</a:t></a:r></a:p></c:rich></c:tx></c:title>"


def cache(kind: str, *values: str, code: str = "") -> str:
    points = "".join(f'<c:pt idx="{at}"><c:v>{value}</c:v></c:pt>' for at, value in enumerate(values) if value)
    form = f"<c:formatCode>{code}</c:formatCode>" if code else ""
    return f'<c:{kind}Ref><c:{kind}Cache>{form}<c:ptCount val="{len(values)}"/>{points}</c:{kind}Cache></c:{kind}Ref>'


def series(name: str, *values: str, cats: str = "", extra: str = "") -> str:
    data = f"<c:cat>{cats}</c:cat><c:val>{cache('num', *values)}</c:val>"
    return f"<c:ser><c:tx>{cache('str', name)}</c:tx>{extra}{data}</c:ser>"


def chart(plot: str, title: str = "", end: str = "") -> bytes:
    return f"{HEAD}{title}<c:plotArea>{plot}</c:plotArea>{end}</c:chart></c:chartSpace>".encode()


def test_columns_with_titles_and_a_missing_value():
    cats = cache("str", "Алматы", "Астана", "Шымкент")
    axes = f"<c:catAx>{TITLE.format('Қала')}</c:catAx><c:valAx>{TITLE.format('Саны')}</c:valAx>"
    group = f'<c:barChart><c:barDir val="col"/>{series("2023", "1", "", "3.5", cats=cats)}</c:barChart>'
    found = read_chart(chart(group + axes, TITLE.format("Өтініштер")), width=300.0, height=200.0, alt="a")
    assert found is not None
    assert (found.kind, found.title, found.x_title, found.y_title) == ("column", "Өтініштер", "Қала", "Саны")
    assert found.categories == ("Алматы", "Астана", "Шымкент")
    assert found.series[0].name == "2023"
    assert found.series[0].values == (1.0, None, 3.5)
    assert (found.width, found.height, found.alt) == (300.0, 200.0, "a")


def test_stacked_bars_of_shares():
    plot = f'<c:barChart><c:barDir val="bar"/><c:grouping val="percentStacked"/>{series("A", "1")}</c:barChart>'
    found = read_chart(chart(plot))
    assert found is not None
    assert (found.kind, found.stacked, found.percent) == ("bar", True, True)


def test_a_line_over_columns_is_known_by_its_own_kind():
    plot = f"<c:barChart>{series('A', '1')}</c:barChart><c:lineChart>{series('B', '2')}</c:lineChart>"
    found = read_chart(chart(plot))
    assert found is not None
    assert [entry.kind for entry in found.series] == ["", "line"]


def test_scatter_has_its_own_places():
    entry = f"<c:ser><c:xVal>{cache('num', '0.1', '0.2')}</c:xVal><c:yVal>{cache('num', '1', '2')}</c:yVal></c:ser>"
    found = read_chart(chart(f"<c:scatterChart>{entry}</c:scatterChart>"))
    assert found is not None
    assert found.series[0].x == (0.1, 0.2)
    assert found.series[0].values == (1.0, 2.0)


def test_categories_of_dates_and_of_levels():
    dated = series("A", "1", "2", cats=cache("num", "45292", "45323", code="dd/mm/yyyy"))
    found = read_chart(chart(f"<c:lineChart>{dated}</c:lineChart>"))
    assert found is not None
    assert found.categories == ("01.01.2024", "01.02.2024")
    inner = '<c:lvl><c:pt idx="0"><c:v>I</c:v></c:pt><c:pt idx="1"><c:v>II</c:v></c:pt></c:lvl>'
    outer = '<c:lvl><c:pt idx="0"><c:v>2023</c:v></c:pt></c:lvl>'
    levels = f"<c:multiLvlStrRef><c:multiLvlStrCache>{inner}{outer}</c:multiLvlStrCache></c:multiLvlStrRef>"
    nested = series("A", "1", "2", cats=levels)
    found = read_chart(chart(f"<c:lineChart>{nested}</c:lineChart>"))
    assert found is not None
    assert found.categories == ("2023, I", "2023, II")


def test_a_single_series_titles_its_chart_unless_forbidden():
    group = f"<c:pieChart>{series('Үлес', '1')}</c:pieChart>"
    titled = read_chart(chart(group))
    untitled = read_chart(chart(group, '<c:autoTitleDeleted val="1"/>'))
    assert titled is not None
    assert untitled is not None
    assert (titled.title, untitled.title) == ("Үлес", "")


def test_strange_kinds_are_drawn_as_the_nearest_and_said():
    findings: list[Finding] = []
    found = read_chart(chart(f"<c:radarChart>{series('A', '1')}</c:radarChart>"), findings=findings)
    assert found is not None
    assert found.kind == "line"
    assert [(finding.code, finding.facts) for finding in findings] == [
        ("collect.chart-kind", (("kind", "radar"), ("drawn", "line")))
    ]


def test_charts_without_values_or_sense_are_findings():
    for xml in (chart("<c:barChart/>"), b"<broken", b'<!DOCTYPE x [<!ENTITY a "b">]><x/>'):
        findings: list[Finding] = []
        assert read_chart(xml, findings=findings) is None
        assert [finding.code for finding in findings] == ["collect.chart-empty"]


def test_logarithmic_axes():
    def axis(place: str, base: str) -> str:
        return f'<c:valAx><c:scaling><c:logBase val="{base}"/></c:scaling><c:axPos val="{place}"/></c:valAx>'

    lines = read_chart(chart(f"<c:lineChart>{series('A', '1', '100')}</c:lineChart><c:catAx/>{axis('l', '10')}"))
    points = f"<c:ser><c:xVal>{cache('num', '1', '8')}</c:xVal><c:yVal>{cache('num', '1', '9')}</c:yVal></c:ser>"
    scatter = read_chart(chart(f"<c:scatterChart>{points}</c:scatterChart>{axis('b', '2')}{axis('l', '0')}"))
    assert lines is not None
    assert scatter is not None
    assert (lines.log, scatter.log) == ((0.0, 10.0), (2.0, 0.0))
