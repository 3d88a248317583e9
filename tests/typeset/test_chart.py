"""Charts as drawings."""

import math
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.model.graphic import Chart, Series
from proceedings.model.outline import Label, Outline
from proceedings.typeset.chart import set_chart
from proceedings.typeset.chart_scale import log_scale_of, number_text, scale_of, wrapped


def measure(text: str, size: float) -> float:
    return 0.5 * size * len(text)


def chart(
    kind: str, *rows: tuple[float | None, ...], names: tuple[str, ...] = ("A", "B", "C"), **more: object
) -> Chart:
    series = tuple(Series(name=f"Қатар {at}", values=row) for at, row in enumerate(rows, 1))
    return replace(Chart(kind=kind, title="Тақырып", categories=names, series=series), **more)


def drawn(given: Chart, lang: str = "ru", **more: bool) -> Outline:
    return set_chart(given, 300.0, 180.0, measure=measure, lang=lang, **more)


def box(label: Label) -> tuple[float, float, float, float]:
    width = measure(label.text, label.size)
    left = label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    return left, label.y - 0.7 * label.size, left + width, label.y + 0.2 * label.size


def overlapping(labels: tuple[Label, ...]) -> list[tuple[str, str]]:
    pairs = [(one, other) for at, one in enumerate(labels) for other in labels[at + 1 :]]
    return [(one.text, other.text) for one, other in pairs if _touch(box(one), box(other))]


def _touch(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return min(one[2], other[2]) - max(one[0], other[0]) > 0.01 and min(one[3], other[3]) - max(one[1], other[1]) > 0.01


LONG = ("Қазақстан Республикасының Жоғарғы Соты", "Бас прокуратура жанындағы комитет", "Ішкі істер министрлігі")
CHARTS = [
    chart("column", (1, 2, 3), (3, None, 1)),
    chart("column", (1, 2, 3), (3, 2, 1), stacked=True, labelled=True),
    chart("column", (1, 2, 3), (3, 2, 1), stacked=True, percent=True),
    chart("column", (-1, 2, -3), labelled=True),
    chart("column", (1, 2, 3, 4, 5, 6), (3, 2, 1, 3, 2, 1), names=LONG + tuple(f"{name} бөлімі" for name in LONG)),
    chart("bar", (1, 2, 3), names=LONG, labelled=True),
    chart("line", (1, 2, 3), (3, 2, None), x_title="Жыл", y_title="Саны"),
    chart("line", tuple(range(12)), names=tuple(f"Облыс {letter}" for letter in "абвгдежзиклм")),
    chart("area", (1, 2, 3), (3, 2, 1)),
    chart("pie", (45, 20, 18, 9, 5, 3), names=("Толық", "Ішінара", "Отказано", "Прекращено", "Без ответа", "Другое")),
    chart("scatter", (1, 2, 3)),
    chart("column", *[(1, 2, 3)] * 7),
]


@pytest.mark.parametrize("given_chart", CHARTS, ids=lambda given_chart: given_chart.kind)
def test_words_neither_overlap_nor_leave_the_drawing(given_chart: Chart):
    outline = drawn(given_chart)
    assert outline.paths
    assert overlapping(outline.labels) == []
    for label in outline.labels:
        left, top, right, bottom = box(label)
        assert left >= -0.5
        assert right <= outline.width + 6.0
        assert top >= -0.5
        assert bottom <= outline.height + 0.5
    for path in outline.paths:
        assert len(path.coords) == sum([{"M": 2, "L": 2, "C": 6, "Z": 0}[op] for op in path.ops])
        assert all(math.isfinite(value) for value in path.coords)


def words(outline: Outline) -> str:
    return " ".join([label.text for label in outline.labels])


@pytest.mark.parametrize("given_chart", CHARTS, ids=lambda given_chart: given_chart.kind)
def test_every_name_is_said(given_chart: Chart):
    said = words(drawn(given_chart)).replace("\u00a0", " ")
    if given_chart.kind != "scatter":
        assert all(word in said for name in given_chart.categories for word in name.split())
    if len(given_chart.series) > 1:
        assert all(entry.name in said for entry in given_chart.series)
    assert given_chart.x_title in said
    assert given_chart.y_title in said


def test_the_title_is_said_only_when_asked_for():
    assert "Тақырып" not in words(drawn(CHARTS[0]))
    assert "Тақырып" in words(drawn(CHARTS[0], titled=True))


def test_long_names_turn_columns_into_bars():
    outline = drawn(CHARTS[4])
    assert any(label.anchor == "end" and "Жоғарғы" in label.text for label in outline.labels)


def test_numbers_are_written_in_the_language():
    halves = chart("column", (0.5, 1.5, 1.0))
    assert "0,5" in words(drawn(halves))
    assert "0.5" in words(drawn(halves, lang="en"))
    shares = chart("column", (0.25, 0.5, 0.25), number_format="0%", labelled=True)
    assert "25\u00a0%" in words(drawn(shares))


def test_tones_of_few_series_are_apart_in_black_ink():
    outline = drawn(chart("column", (1, 1, 1), (1, 1, 1), (1, 1, 1)))
    tones = {path.fill for path in outline.paths if path.fill}
    grays = sorted(
        [sum([0.3, 0.59, 0.11][at] * part for at, part in enumerate(t)) if len(t) == 3 else t[0] for t in tones]
    )
    assert all(after - before > 0.15 for before, after in pairwise(grays))


@pytest.mark.parametrize(
    ("value", "lang", "text"),
    [
        (1234.5, "ru", "1234,5"),
        (12345.0, "kk", "12\u00a0345"),
        (12345.5, "en", "12,345.5"),
        (-0.25, "ru", "−0,25"),
        (0.0, "ru", "0"),
        (1e-6, "en", "1·10⁻⁶"),
        (-2.5e-7, "ru", "−2,5·10⁻⁷"),
    ],
)
def test_numbers(value: float, lang: str, text: str):
    assert number_text(value, lang=lang) == text


@given(st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=8), st.integers(2, 8))
def test_a_scale_holds_its_values_at_even_ticks(values: list[float], ticks: int):
    scale = scale_of(values, ticks=ticks, from_zero=False)
    slack = 1e-6 * (scale.high - scale.low)
    assert scale.low - slack <= min(values)
    assert max(values) <= scale.high + slack
    assert 2 <= len(scale.ticks) <= 3 * ticks + 4


def test_wrapping_keeps_every_word():
    lines = wrapped("бір екі үш төрт", 30.0, measure, 8.0)
    assert " ".join(lines) == "бір екі үш төрт"
    assert len(lines) > 1


def test_a_chart_of_nothing_but_zeros_is_drawn():
    assert drawn(chart("column", (0, 0, 0))).paths
    assert drawn(chart("pie", (0, 0, 0))).labels == ()


def test_ticks_of_a_logarithmic_axis_are_powers_at_even_distances():
    scale = log_scale_of([3.0, 4500.0, -1.0], 10.0, ticks=6)
    assert scale is not None
    assert scale.ticks == (1.0, 10.0, 100.0, 1000.0, 10000.0)
    assert [round(scale.share(tick), 6) for tick in scale.ticks] == [0.0, 0.25, 0.5, 0.75, 1.0]
    assert scale.share(0.0) == scale.share(-5.0) == 0.0
    assert log_scale_of([-1.0, 0.0], 10.0, ticks=6) is None


@given(st.lists(st.floats(-1e300, 1e300), min_size=1), st.sampled_from([2.0, 10.0, 1000.0]), st.integers(1, 9))
def test_a_logarithmic_axis_holds_all_that_it_can(values: list[float], base: float, ticks: int):
    scale = log_scale_of(values, base, ticks=ticks)
    shown = [value for value in values if 1e-100 < value < 1e100]
    assert (scale is None) == (not shown)
    if scale:
        assert scale.low <= min(shown) * (1 + 1e-6)
        assert scale.high >= max(shown) * (1 - 1e-6)
        assert len(scale.ticks) <= ticks + 2


def test_columns_and_points_are_drawn_on_logarithmic_axes():
    labels = {label.text for label in drawn(chart("column", (1, 30, 9000), log=(0.0, 10.0))).labels}
    assert {"1", "10", "100", "1000"} <= labels
    points = chart("scatter", (1, 10, 100), log=(2.0, 10.0))
    assert len(drawn(points).paths) > 5
