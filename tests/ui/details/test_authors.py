"""The authors of a paper: as many columns as there is room for, fields for the rest, at every size of text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from proceedings.model.volume import PaperId
from tests.ui.conftest import settled
from ui.details.authors import AuthorsBox
from ui.details.people import COLUMNS
from ui.look import LookChoice, apply_look, scaled
from ui.look.rows import HEIGHT
from ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(autouse=True)
def _light_again(qapp: QApplication) -> Iterator[None]:
    yield
    apply_look(qapp, LookChoice(scheme="light"))


def paper_of(window: MainWindow) -> PaperId:
    return window.desk.volume.papers[-1]


@pytest.fixture
def panel(filled: MainWindow, qtbot: QtBot) -> MainWindow:
    filled.outline.choose([paper_of(filled)])
    filled.actions_["details"].trigger()
    settled(filled, qtbot)
    return filled


def columns_of(box: AuthorsBox) -> set[str]:
    return {name for at, name in enumerate(COLUMNS) if not box.table.isColumnHidden(at)}


def fields_of(box: AuthorsBox) -> set[str]:
    return {name for name, field in box.fields.items() if field.isVisible()}


@pytest.mark.parametrize("scale", [100, 200])
def test_what_has_no_column_has_a_field(panel: MainWindow, qtbot: QtBot, qapp: QApplication, scale: int) -> None:
    apply_look(qapp, LookChoice(scheme="light", scale=scale))
    panel.panes["details"].setFloating(True)
    box = panel.details.form.authors
    for width in (260, 420, 1000):
        panel.panes["details"].resize(width * scale // 100, 800)
        settled(panel, qtbot)
        assert columns_of(box) | fields_of(box) == set(COLUMNS)
        assert not columns_of(box) & fields_of(box)
        assert not box.table.horizontalScrollBar().maximum()
        assert box.table.rowHeight(0) == scaled(HEIGHT)
    assert columns_of(box) == set(COLUMNS)
    panel.panes["details"].setFloating(False)


def test_a_field_edits_the_author_in_hand(panel: MainWindow, qtbot: QtBot) -> None:
    panel.panes["details"].setFloating(True)
    panel.panes["details"].resize(260, 800)
    settled(panel, qtbot)
    box = panel.details.form.authors
    steps = len(panel.desk.history())
    box.table.selectRow(1)
    box.fields["email"].setFocus()
    box.fields["email"].selectAll()
    QTest.keyClicks(box.fields["email"], "second@example.kz")
    QTest.keyClick(box.fields["email"], Qt.Key.Key_Tab)
    settled(panel, qtbot)
    assert box.fields["orcid"].hasFocus()
    assert [author.email for author in panel.desk.metadata(paper_of(panel)).authors][1] == "second@example.kz"
    assert len(panel.desk.history()) == steps + 1
    assert box.table.currentIndex().row() == 1
    assert box.fields["spellings"].isReadOnly()
    panel.panes["details"].setFloating(False)


def test_a_new_author_is_the_one_in_hand(panel: MainWindow, qtbot: QtBot) -> None:
    box = panel.details.form.authors
    box.add_button.click()
    settled(panel, qtbot)
    assert box.table.currentIndex().row() == box.model.rowCount() - 1
    box.remove_button.click()
    settled(panel, qtbot)
    assert box.table.currentIndex().isValid()
    panel.desk.undo()
    panel.desk.undo()


def test_the_window_goes_onto_a_small_screen(panel: MainWindow, qtbot: QtBot, qapp: QApplication) -> None:
    apply_look(qapp, LookChoice(scheme="light", scale=200))
    settled(panel, qtbot)
    assert panel.minimumSizeHint().width() <= 800
