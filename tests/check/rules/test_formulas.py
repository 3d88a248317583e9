"""Formulas that are pictures."""

from dataclasses import replace

from proceedings.model.blocks import Paragraph
from proceedings.model.text import InlineGraphic, Run
from tests.check.build import facts, found, p, picture, table, with_body


def _line(*, formula: bool = True, alt: str = "") -> Paragraph:
    """Return a line with a picture among its words."""
    drawn = replace(picture(20, 10), formula=formula, alt=alt)
    return replace(p(""), content=(Run(text="Доля "), InlineGraphic(graphic=drawn), Run(text=" мала.")))


def _codes(paragraph: Paragraph) -> list[str]:
    return [finding.code for finding in found(with_body(paragraph))]


def test_a_picture_amid_words_is_a_formula_where_a_program_for_formulas_left_it():
    assert _codes(_line()) == ["check.formula-undescribed"]
    assert _codes(_line(formula=False)) == []


def test_a_formula_that_is_described_can_be_heard():
    assert _codes(_line(alt="икс в квадрате")) == []


def test_formulas_are_told_of_together():
    assert facts(with_body(_line(), _line(), _line(alt="икс"))) == {"count": "2"}


def test_formulas_in_tables_are_found():
    held = table("Таблица 1 – Доли")
    row = held.rows[0]
    cell = replace(row.cells[0][1], blocks=(_line(),))
    held = replace(held, rows=(replace(row, cells=((0, cell), *row.cells[1:])), *held.rows[1:]))
    told = found(with_body(p("См. табл. 1."), held))
    assert [finding.code for finding in told] == ["check.formula-undescribed"]
