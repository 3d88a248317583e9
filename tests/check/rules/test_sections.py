"""Headings with nothing under them."""

from tests.check.build import codes, figure, heading, p, with_body


def test_text_subsections_and_figures_fill_a_section():
    assert codes(with_body(heading("Методы"), p("Текст."))) == []
    assert codes(with_body(heading("Методы"), heading("Выборка", 2), p("Текст."))) == []
    assert codes(with_body(heading("Схема"), figure("Рисунок 1 – Схема"), p("На рис. 1."))) == []


def test_a_numbered_section_without_text_is_empty():
    paper = with_body(p("Введение."), heading("Методы", label="1."), heading("Выводы", label="2."), p("Текст."))
    assert codes(paper) == ["check.empty-section"]


def test_two_lines_of_one_heading_are_no_empty_section():
    assert codes(with_body(p("Введение."), heading("Глава 1"), heading("О методах"), p("Текст."))) == []
