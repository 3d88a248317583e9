"""The item models of the panels keep the toolkit's rules, whatever happens to the volume."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractItemModel
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tests.ui.conftest import settled
from ui.main_window import MainWindow
from ui.wording import Speech

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def models_of(window: MainWindow) -> dict[str, QAbstractItemModel]:
    return {
        "outline": window.outline.model,
        "findings": window.findings.model,
        "changes": window.changes.model,
        "details": window.details.form.authors.model,
        "history": window.history.model,
    }


def test_every_model_keeps_its_word_through_a_session(filled: MainWindow, qtbot: QtBot) -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(model, fatal) for model in models_of(filled).values()]
    papers = filled.desk.volume.papers
    for paper in papers:
        filled.outline.choose([paper])
        settled(filled, qtbot)
        assert filled.changes.model.rowCount() > 0
    filled.desk.move([papers[0]], 1, 0)
    filled.desk.exclude([papers[1]])
    filled.desk.set_proof([papers[2]], "approved")
    filled.set_speech(Speech("kk"))
    filled.desk.undo()
    filled.desk.undo()
    filled.desk.redo()
    settled(filled, qtbot)
    filled.desk.close()
    assert len(testers) == 5
    assert not filled.outline.model.rowCount()


def test_every_row_has_words(filled: MainWindow, qtbot: QtBot) -> None:
    filled.outline.choose(filled.desk.volume.papers[-1:])
    settled(filled, qtbot)
    for name, model in models_of(filled).items():
        if name == "findings":
            continue
        assert model.rowCount(), name
        assert any(model.index(0, column).data() for column in (0, 1, 2)), name
