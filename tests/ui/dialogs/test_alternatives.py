"""Descriptions of pictures: shown with their pictures, written in place, kept as one step of the history."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from proceedings.illustrating import Illustrated
from proceedings.model.decisions import AltText
from proceedings.model.volume import PaperId
from tests.bind.build import png
from ui.dialogs.alternatives import PAPER, PICTURE, TEXT, AlternativesDialog
from ui.wording import Speech

ONE, OTHER = PaperId("1/a.docx"), PaperId("1/b.docx")


def pictures() -> tuple[Illustrated, ...]:
    return (
        Illustrated(paper=ONE, key="p1", picture=png(), caption="Figure 1. Growth", written="", alt="Figure 1. Growth"),
        Illustrated(paper=ONE, key="p2", picture=b"", caption="", written="Bars that rise", alt="Bars that rise"),
        Illustrated(paper=OTHER, key="chart 1", picture=b"noise", caption="", written="", alt=""),
    )


def shown(qtbot: QtBot) -> AlternativesDialog:
    dialog = AlternativesDialog(Speech("en"), pictures(), {ONE: "On growth"})
    qtbot.addWidget(dialog)
    return dialog


def test_every_picture_has_a_row_with_what_is_known(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    table = dialog.table
    assert [table.item(row, TEXT).text() for row in range(3)] == ["Figure 1. Growth", "Bars that rise", ""]
    assert table.item(0, PAPER).text() == "On growth\nFigure 1. Growth"
    assert table.item(2, PAPER).text() == OTHER
    assert not any(table.item(row, PICTURE).icon().isNull() for row in range(3))


def test_what_says_the_same_is_not_kept(qtbot: QtBot) -> None:
    assert shown(qtbot).value == {ONE: (), OTHER: ()}


def test_what_is_written_is_kept(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    dialog.table.item(0, TEXT).setText("Visits  doubled\nin three years")
    dialog.table.item(1, TEXT).setText("")
    dialog.table.item(2, TEXT).setText("Three columns")
    assert dialog.value == {
        ONE: (AltText(graphic="p1", text="Visits doubled in three years"),),
        OTHER: (AltText(graphic="chart 1", text="Three columns"),),
    }


def test_only_the_text_can_be_written(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    flags = [dialog.table.item(0, column).flags() for column in (PICTURE, PAPER, TEXT)]
    assert [bool(each & Qt.ItemFlag.ItemIsEditable) for each in flags] == [False, False, True]


def test_those_without_a_description_can_be_shown_alone(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    dialog.missing.setChecked(True)
    assert [dialog.table.isRowHidden(row) for row in range(3)] == [False, True, False]
    dialog.missing.setChecked(False)
    assert not any(dialog.table.isRowHidden(row) for row in range(3))
