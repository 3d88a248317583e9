"""The window: from a dropped folder to pages, in every language, and what it keeps when something fails."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QSettings, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.small_volume import write_volume
from ui.dialogs.preferences import Preferences
from ui.look import LookChoice, apply_look
from ui.main_window import MainWindow
from ui.wording import LANGUAGES, Speech, phrases

SECONDS = 60_000

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
    kept = str(tmp_path_factory.mktemp("settings"))
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, kept)
    made = MainWindow(Speech("en"))
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def settled(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.desk.is_busy(), timeout=SECONDS)


def open_volume(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    with qtbot.waitSignal(window.desk.imported, timeout=SECONDS):
        window.open_path(folder)
    settled(window, qtbot)


def test_an_empty_window_says_what_to_do(window: MainWindow) -> None:
    assert window.start_page.isVisible()
    assert not window.actions_["compile"].isEnabled()
    assert not window.outline.isVisible()
    assert window.actions_["new"].isEnabled()


def test_the_first_title_is_larger_than_the_text(qtbot: QtBot, qapp: QApplication) -> None:
    apply_look(qapp, LookChoice(scheme="light"))
    window = MainWindow(Speech("en"))
    qtbot.addWidget(window)
    window.show()
    title = window.start_page.findChild(QLabel, "title")
    assert title
    assert title.font().pixelSize() > window.start_page.new_button.font().pixelSize()
    window.close()


def test_a_dropped_folder_becomes_pages(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(write_volume(tmp_path / "volume")))])
    left = Qt.MouseButton.LeftButton
    event = QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, left, Qt.KeyboardModifier.NoModifier)
    with qtbot.waitSignal(window.desk.imported, timeout=SECONDS):
        window.dropEvent(event)
    settled(window, qtbot)
    with qtbot.waitSignal(window.desk.compiled, timeout=SECONDS):
        window.actions_["compile"].trigger()
    settled(window, qtbot)
    assert window.preview.isVisible()
    assert window.outline.isVisible()
    assert "volume" in window.windowTitle()
    assert "3 papers" in window.summary.text()
    assert "· 0 pages" not in window.summary.text()


def test_undo_takes_a_step_back(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    open_volume(window, qtbot, write_volume(tmp_path / "volume"))
    papers = window.desk.volume.papers
    window.outline.choose(papers[:1])
    window.actions_["exclude"].trigger()
    assert len(window.desk.volume.papers) == 2
    window.actions_["undo"].trigger()
    assert window.desk.volume.papers == papers
    settled(window, qtbot)


def test_a_bad_file_says_why_on_the_start_page(window: MainWindow, tmp_path: Path) -> None:
    bad = tmp_path / "bad.proc"
    bad.write_bytes(b"no volume")
    window.open_path(bad)
    assert window.start_page.isVisible()
    assert "bad.proc" in window.start_page._fault.text()


def test_closing_a_volume_leads_back_to_the_start(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    open_volume(window, qtbot, write_volume(tmp_path / "volume"))
    window.actions_["close"].trigger()
    assert window.start_page.isVisible()
    assert window.start_page.recent_list.count() == 1


def test_language_and_look_change_without_a_restart(window: MainWindow, qtbot: QtBot, qapp: QApplication) -> None:
    window.dialogs.preferred.emit(Preferences(lang="kk", look=LookChoice(scheme="dark", scale=125)))
    assert window.actions_["compile"].text() == "&Жинақтау"
    assert window.start_page.new_button.text() == "Жаңа жинақ"
    apply_look(qapp, LookChoice(scheme="light"))
    assert qtbot


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_fills_the_window(window: MainWindow, lang: str) -> None:
    window.set_speech(Speech(lang))
    texts = {action.text() for _, actions in window.actions_.listed() for action in actions}
    assert not texts & set(phrases())
    assert all(texts)


def test_no_key_means_two_things(window: MainWindow) -> None:
    keys = [action.shortcut().toString() for _, actions in window.actions_.listed() for action in actions]
    used = [key for key in keys if key]
    assert len(used) == len(set(used))
