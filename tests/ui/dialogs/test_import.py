"""The import review: what is proposed, what can be put right, and where everything goes in the end."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from proceedings.errors import VolumeError
from proceedings.model.decisions import UNDECIDED
from proceedings.model.progress import OnProgress, Progress, ShouldStop
from proceedings.model.volume import PaperId
from proceedings.project import Placement
from tests.ui.dialogs.gallery import candidates
from ui.dialogs.import_model import ADD, AUTHORS, CHOICES, DEED, FILE, LANG, LEAVE, SECTION, TITLE, UDC, ImportModel
from ui.dialogs.import_review import ImportDialog
from ui.wording import Speech

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

SPEECH = Speech("en")

TITLES = {PaperId("a/1.docx"): "On tariffs"}


def model() -> ImportModel:
    return ImportModel(SPEECH, candidates(), ["Law", "Economy"], TITLES, 0)


def put(made: ImportModel, row: int, column: int, value: object) -> None:
    assert made.setData(made.index(row, column), value, Qt.ItemDataRole.EditRole)


def test_the_model_keeps_the_rules_of_models() -> None:
    made = model()
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    put(made, 0, TITLE, "Another")
    made.put_into([0, 1], 1)
    assert tester.model() is made


def test_what_is_proposed() -> None:
    made = model()
    assert [row.deed for row in made.rows] == [ADD, ADD, "revises:a/1.docx", LEAVE, LEAVE]
    assert [made.index(row, DEED).data() for row in range(5)] == [
        "New paper",
        "New paper",
        "New version of “On tariffs”",
        "Is here already",
        "Cannot be read",
    ]
    assert [placement.file.name for placement in made.placements] == [
        "Сейітжанов.docx",
        "тезисы (2).docx",
        "Иванов_исправлено.docx",
    ]
    assert made.placements[0] == Placement(file=candidates()[0].file), "what was recognised needs no decision"
    assert made.placements[2].revises == "a/1.docx"


def test_what_is_guessed_is_marked_until_it_is_put_right() -> None:
    made = model()
    title = made.index(1, TITLE)
    assert title.data(Qt.ItemDataRole.DecorationRole)
    assert "Guessed" in title.data(Qt.ItemDataRole.ToolTipRole)
    assert not made.index(0, TITLE).data(Qt.ItemDataRole.DecorationRole)
    assert made.index(1, AUTHORS).data() == "not found"
    put(made, 1, TITLE, "  The  real title ")
    assert title.data() == "The real title"
    assert not title.data(Qt.ItemDataRole.DecorationRole)


def test_what_was_put_right_becomes_decisions() -> None:
    made = model()
    put(made, 1, TITLE, "The real title")
    put(made, 1, AUTHORS, "Әлиев А., Ким Б.")
    put(made, 1, LANG, "kk")
    put(made, 1, UDC, "34")
    put(made, 1, SECTION, 1)
    placement = made.placements[1]
    assert placement.section == 1
    assert placement.decisions.lang == "kk"
    edits = placement.decisions.metadata
    assert edits.titles == (("kk", "The real title"),)
    assert [author.name for author in edits.authors or ()] == ["Әлиев А.", "Ким Б."]
    assert edits.udc == "34"
    put(made, 1, DEED, LEAVE)
    assert len(made.placements) == 2


def test_only_what_has_a_meaning_can_be_edited() -> None:
    made = model()

    def can_edit(row: int, column: int) -> bool:
        return bool(made.flags(made.index(row, column)) & Qt.ItemFlag.ItemIsEditable)

    assert [can_edit(0, column) for column in (FILE, DEED, TITLE, LANG)] == [False, True, True, True]
    assert [can_edit(2, column) for column in (DEED, TITLE)] == [True, False]
    assert not any(can_edit(4, column) for column in range(7))
    assert "password" in made.index(4, DEED).data(Qt.ItemDataRole.ToolTipRole)
    assert not made.setData(made.index(0, FILE), "x", Qt.ItemDataRole.EditRole)


def test_a_file_can_be_named_a_revision_of_any_paper() -> None:
    made = model()
    choices = dict(made.index(0, DEED).data(CHOICES))
    assert set(choices) == {ADD, LEAVE, "revises:a/1.docx"}
    put(made, 0, DEED, "revises:a/1.docx")
    assert made.placements[0].revises == "a/1.docx"
    assert made.placements[0].decisions == UNDECIDED


def test_the_dialog_shows_progress_and_then_the_grid(qtbot: QtBot) -> None:
    gate: list[bool] = []

    def work(on_progress: OnProgress, _should_stop: ShouldStop) -> object:
        on_progress(Progress(stage="collect", done=2, total=5))
        while not gate:
            time.sleep(0.005)
        return candidates()

    dialog = ImportDialog(SPEECH, work, sections=["Law", "Economy"], titles=TITLES)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog._bar.value() == 2)
    assert not dialog.accept_button.isEnabled()
    gate.append(True)
    qtbot.waitUntil(lambda: dialog.model is not None)
    assert dialog.accept_button.isEnabled()
    assert "New: 2 · revisions: 1 · the same file again: 1 · cannot be read: 1 · left out: 0" in dialog._summary.text()
    dialog._target.setCurrentIndex(1)
    dialog._target.activated.emit(1)
    assert {placement.section for placement in dialog.value if placement.revises is None} == {1}
    dialog.done(1)


def test_a_cell_with_choices_is_edited_by_a_list(qtbot: QtBot) -> None:
    dialog = ImportDialog(SPEECH, lambda _p, _s: candidates(), sections=["Law", "Economy"], titles=TITLES)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.model is not None)
    assert dialog.model
    dialog.table.setCurrentIndex(dialog.model.index(0, LANG))
    dialog.table.edit(dialog.model.index(0, LANG))
    box = dialog.table.findChild(QComboBox)
    assert [box.itemText(row) for row in range(box.count())] == ["Kazakh", "Russian", "English"]
    assert box.currentText() == "Kazakh"
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert dialog.model.rows[0].lang == "ru"
    dialog.done(0)


@pytest.mark.parametrize(
    ("fault", "said"), [(VolumeError("volume.no-papers", folder="x"), "x"), (ZeroDivisionError(), "try again")]
)
def test_files_that_cannot_be_read_at_all_say_so(qtbot: QtBot, fault: Exception, said: str) -> None:
    def work(_on_progress: OnProgress, _should_stop: ShouldStop) -> object:
        raise fault

    dialog = ImportDialog(SPEECH, work, sections=["Law"], titles={})
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: said in dialog._words.text())
    assert dialog.value == ()
    dialog.done(0)


def test_closing_stops_the_reading(qtbot: QtBot) -> None:
    stopped: list[bool] = []

    def work(_on_progress: OnProgress, should_stop: ShouldStop) -> object:
        while not should_stop():
            time.sleep(0.005)
        stopped.append(True)
        return ()

    dialog = ImportDialog(SPEECH, work, sections=["Law"], titles={})
    qtbot.addWidget(dialog)
    dialog.reject()
    assert stopped


def test_paths_are_told_whole() -> None:
    assert model().index(0, FILE).data(Qt.ItemDataRole.ToolTipRole) == str(Path("сборник/Сейітжанов.docx"))
