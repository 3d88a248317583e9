"""Captions and mentions of figures and tables in three languages."""

import pytest

from proceedings.check.conference import NO_LIMITS
from proceedings.check.numbered import mentions, numbered_objects
from proceedings.check.reading import read_for_checking
from proceedings.model.blocks import Role
from proceedings.model.paper import Paper
from tests.check.build import figure, only_body, p, ref, table


def _mentioned(text: str) -> list[str]:
    found = mentions(read_for_checking(only_body(p(text)), NO_LIMITS, 0, None))
    return [f"{each.series} {each.number}".strip() for each in found]


def _numbers(paper: Paper) -> list[str]:
    return [
        f"{each.series} {each.number}".strip()
        for each in numbered_objects(read_for_checking(paper, NO_LIMITS, 0, None))
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("на рис. 1 и 2", ["figure 1", "figure 2"]),
        ("(РИС. 3)", ["figure 3"]),
        ("см. рисунок 2а", ["figure 2"]),
        ("Figures 1 and 2", ["figure 1", "figure 2"]),
        ("в таблице 3.1.", ["table 3.1"]),
        ("табл.\u00a05", ["table 5"]),
        ("1, 2-суреттерде", ["figure 1", "figure 2"]),
        ("2-кестеде", ["table 2"]),
        ("сурет 4", ["figure 4"]),
        ("на графике 1", ["graph 1"]),
        ("на рисунке ниже", ["figure"]),
    ],
)
def test_mentions(text: str, said: list[str]):
    assert _mentioned(text) == said


@pytest.mark.parametrize("text", ["риск 5 процентов", "рисковать", "[5, рис. 2]", "описание"])
def test_what_is_no_mention(text: str):
    assert _mentioned(text) == []


def test_ranges_name_what_lies_between():
    assert set(_mentioned("рисунках 2–4")) == {"figure 2", "figure 3", "figure 4"}


@pytest.mark.parametrize(
    ("caption", "said"),
    [
        ("Рисунок 1 – Первый", "figure 1"),
        ("Рис. 2. Второй", "figure 2"),
        ("3-сурет. Үшінші", "figure 3"),
        ("Figure 4: The fourth", "figure 4"),
        ("Диаграмма 1. Доли", "diagram 1"),
        ("Рисунок – Единственный", "figure"),
    ],
)
def test_captions_of_figures(caption: str, said: str):
    assert _numbers(only_body(figure(caption))) == [said]


def test_two_captions_on_one_line():
    assert _numbers(only_body(figure("Рис. 1. Первый\tРис. 2. Второй"))) == ["figure 1", "figure 2"]


def test_a_list_of_captions_counts_once():
    listed = [p(f"Рис. {number}. Подпись", Role.CAPTION) for number in (1, 2)]
    assert _numbers(only_body(*listed, figure("Рис. 1"), figure("Рис. 2"))) == ["figure 1", "figure 2"]


def test_an_appendix_counts_anew():
    paper = only_body(
        table("Таблица 1 – Числа"), ref(1, "Иванов И. И. Книга."), table("Таблица 1 – Приложение", number=2)
    )
    found = numbered_objects(read_for_checking(paper, NO_LIMITS, 0, None))
    assert [each.after for each in found] == [False, True]
