"""Citations and the list they refer to."""

from proceedings.check import Limits
from proceedings.model.blocks import Role
from tests.check.build import BOOK, CITES, codes, facts, figure, heading, only_body, p, ref

SECOND = ref(2, "Петров П. П. Суд. – Астана: Фолиант, 2021. – 100 с.")


def test_citations_in_captions_and_tables_count():
    assert codes(only_body(CITES, figure("Рисунок – Схема [2]"), p("На рисунке – схема."), BOOK, SECOND)) == []


def test_a_list_without_numbers_is_counted():
    names = ("Иванов И. И. Право", "Петров П. П. Суд", "Сидоров С. С. Власть")
    entries = [p(f"{name}. – Алматы: Заң, 2020.", Role.REFERENCE) for name in names]
    assert facts(only_body(p("Об этом [1; 2]."), *entries))["numbers"] == "3"


def test_one_citation_says_nothing_of_the_others():
    assert codes(only_body(CITES, BOOK, SECOND)) == []


def test_an_entry_over_two_paragraphs_is_one():
    rest = p("Алматы: Заң, 2020. – 200 с.", Role.REFERENCE)
    assert codes(only_body(CITES, ref(1, "Иванов И. И. Право."), rest)) == []


def test_the_romanised_list_is_not_cited():
    romanised = ref(1, "Ivanov I. I. Kniga o prave. – Almaty: Zheti zhargy, 2020. – 200 p.")
    assert codes(only_body(CITES, BOOK, heading("References"), romanised)) == []


def test_papers_that_cite_by_name_are_not_asked_for_numbers():
    assert codes(only_body(p("Об этом (Иванов, 2020) писали."), BOOK)) == []


def test_lists_of_ones_own_publications_are_not_cited():
    assert codes(only_body(p("Без ссылок."), heading("Список опубликованных работ"), BOOK)) == []


def test_an_interval_is_no_citation():
    assert codes(only_body(p("На отрезке [1, 1000] при x[1]=5 и [0; 6].", number=3), CITES, BOOK)) == []
    assert "check.no-references" not in codes(only_body(p("Массив x[1]=5, y[2]=6.")))


def test_numbers_far_apart_are_told_short():
    entries = [ref(number, f"Иванов И. И. Книга {number}. – Алматы: Заң, 20{number:02}.") for number in range(1, 30)]
    said = facts(only_body(p("См. [1] и [2] и [9]."), *entries))["numbers"]
    assert said == "3–8, 10–29"


def test_order_of_citation_only_where_it_is_asked():
    paper = only_body(p("Сначала [2], потом [1]."), BOOK, SECOND)
    assert codes(paper) == []
    assert codes(paper, Limits(citation_order=True)) == ["check.citation-order"]
