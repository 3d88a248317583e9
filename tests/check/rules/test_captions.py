"""Figures and tables without captions, and what only looks like them."""

from dataclasses import replace

from proceedings.model.blocks import Cell, Row, Table
from tests.check.build import codes, figure, p, table, with_body


def test_small_pictures_are_emblems():
    assert codes(with_body(figure(width=50, height=50))) == []


def test_data_wants_a_caption_and_frames_do_not():
    assert codes(with_body(table())) == ["check.table-caption"]
    assert codes(with_body(table(rows=1), table(columns=1), table(ruled=False))) == []


def test_panels_share_the_caption_of_their_figure():
    assert codes(with_body(figure(), p("(а)"), p("Текст между ними, и на рис. 1."), figure("Рисунок 1 – Виды"))) == []


def _first(*texts: str) -> Table:
    cells = tuple((column, Cell(blocks=(p(text),))) for column, text in enumerate(texts))
    return Table(rows=(Row(cells=cells),) * 2, widths=(0.0,) * len(texts))


def test_numbered_examples_of_linguists_are_no_tables():
    assert codes(with_body(_first("(1)", "a.", "Ho sentito"))) == []


def test_letters_of_pictures_are_no_table():
    assert codes(with_body(_first("а", "б"))) == []
    assert codes(with_body(_first("Год", "12"))) == ["check.table-caption"]


def test_a_picture_in_a_cell_makes_no_table():
    cells = ((0, Cell(blocks=(figure("Рисунок 1 – В таблице"),))), (1, Cell(blocks=(p("Пояснение"),))))
    inside = replace(table(), rows=(Row(cells=cells),) * 2)
    assert "check.table-caption" not in codes(with_body(inside))
