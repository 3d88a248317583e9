"""The window: from a dropped folder to saved pages, and what it keeps when something fails."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QSettings, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from proceedings.studio import Studio
from tests.small_volume import write_paper, write_volume
from ui.main_window import MainWindow
from ui.wording import LANGUAGES, Speech, phrases

SECONDS = 20_000

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
"""The offscreen platform's complaint about any window."""


@pytest.fixture
def window(qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    QSettings.setPath(
        QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path_factory.mktemp("settings"))
    )
    made = MainWindow(Speech("en"))
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


@pytest.fixture
def volume(tmp_path: Path) -> Path:
    return write_volume(tmp_path / "volume")


def compile_again(window: MainWindow, qtbot: QtBot) -> None:
    window.compile_action.trigger()
    qtbot.waitUntil(lambda: not window.desk.is_busy(), timeout=SECONDS)


def open_volume(window: MainWindow, qtbot: QtBot, volume: Path) -> None:
    window.open_folder(volume)
    qtbot.waitUntil(lambda: not window.desk.is_busy(), timeout=SECONDS)


def test_an_empty_window_says_what_to_do(window: MainWindow) -> None:
    assert window.start_page.isVisible()
    assert "Open a volume" in window.start_page.open_button.text().replace("&", "")
    assert not window.compile_action.isEnabled()
    assert not window.save_action.isEnabled()
    assert not window.findings.isVisible()


def test_a_dropped_folder_is_compiled_and_saved(window: MainWindow, qtbot: QtBot, volume: Path, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(volume))])
    left = Qt.MouseButton.LeftButton
    event = QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, left, Qt.KeyboardModifier.NoModifier)
    with qtbot.waitSignal(window.desk.compiled, timeout=SECONDS):
        window.dropEvent(event)
    assert window.preview.isVisible()
    assert window.windowTitle() == "volume — Proceedings"
    assert "Papers: 3." in window.summary.text()
    assert window.page_field.text() == "i"
    window.save(tmp_path / "saved.pdf")
    assert (tmp_path / "saved.pdf").read_bytes().startswith(b"%PDF")
    assert not list(tmp_path.glob("*.part"))


def test_a_failed_compile_keeps_the_last_pages(window: MainWindow, qtbot: QtBot, volume: Path) -> None:
    open_volume(window, qtbot, volume)
    pages = window.page_count.text()
    window.desk.exclude(window.desk.volume.papers)
    compile_again(window, qtbot)
    assert window.banner.isVisible()
    assert "last compile failed" in window.banner.text()
    assert window.page_count.text() == pages
    assert window.save_action.isEnabled()
    window.desk.undo()
    compile_again(window, qtbot)
    assert not window.banner.isVisible()


def test_a_folder_without_papers_says_so_on_the_start_page(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    open_volume(window, qtbot, tmp_path)
    assert window.start_page.isVisible()
    assert str(tmp_path) in window.start_page._fault.text()
    assert window.compile_action.isEnabled()


def test_what_is_to_be_looked_at_is_listed_by_paper(window: MainWindow, qtbot: QtBot, volume: Path) -> None:
    open_volume(window, qtbot, volume)
    first = window.findings.topLevelItem(0)
    assert first
    assert first.text(0).startswith("1 Energy/01 paper.docx (")
    assert first.childCount() > 0


def test_the_pages_keep_their_place(window: MainWindow, qtbot: QtBot, volume: Path) -> None:
    open_volume(window, qtbot, volume)
    window.preview.fit_width()
    window.preview.show_paper("2 Law/03 paper.docx")
    before = window.page_field.text()
    bar = window.preview.verticalScrollBar()
    bar.setValue(bar.value() + 40)
    at = bar.value()
    compile_again(window, qtbot)
    assert window.page_field.text() == before
    assert abs(bar.value() - at) <= 1
    long = write_paper(volume.parent / "long.docx", "A paper that stands before", paragraphs=60)
    with qtbot.waitSignal(window.desk.imported):
        window.desk.add_papers([long], 0, 0)
    compile_again(window, qtbot)
    assert window.desk.last
    first = next(number for paper, _, number in window.desk.last.starts if paper == "2 Law/03 paper.docx")
    assert window.page_field.text() == first != before


def test_pages_are_found_by_their_printed_number(window: MainWindow, qtbot: QtBot, volume: Path) -> None:
    open_volume(window, qtbot, volume)
    for number in ("iii", "1", "2", "i"):
        window.page_field.setText(number)
        qtbot.keyClick(window.page_field, Qt.Key.Key_Return)
        assert window.page_field.text() == number
    window.page_field.setText("nonsense")
    qtbot.keyClick(window.page_field, Qt.Key.Key_Return)
    assert window.page_field.text() == "i"


def test_cancel_ends_the_job_and_says_nothing(
    window: MainWindow, qtbot: QtBot, volume: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Studio, "compile", _endless)
    window.open_folder(volume)
    qtbot.waitUntil(window.progress.isVisible)
    assert window.cancel_action.isEnabled()
    window.cancel_action.trigger()
    qtbot.waitUntil(lambda: not window.desk.is_busy(), timeout=2000)
    assert not window.progress.isVisible()
    assert not window.banner.isVisible()
    assert window.start_page._fault.text() == ""


def test_a_new_style_starts_over(
    window: MainWindow, qtbot: QtBot, volume: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = Studio.compile
    monkeypatch.setattr(Studio, "compile", _endless)
    window.open_folder(volume)
    qtbot.waitUntil(lambda: window.desk.is_busy("compile"), timeout=SECONDS)
    monkeypatch.setattr(Studio, "compile", honest)
    index = window.style_combo.findData("a4-two-column")
    window.style_combo.setCurrentIndex(index)
    with qtbot.waitSignal(window.desk.compiled, timeout=SECONDS):
        window.style_combo.activated.emit(index)
    assert window.desk.volume.style == "a4-two-column"
    qtbot.waitUntil(lambda: not window.desk.is_busy(), timeout=SECONDS)


def test_closing_stops_the_job(window: MainWindow, volume: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Studio, "compile", _endless)
    window.open_folder(volume)
    assert window.close()


def test_the_sample_opens_with_one_click(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.desk.compiled, timeout=SECONDS):
        qtbot.mouseClick(window.start_page.sample_button, Qt.MouseButton.LeftButton)
    assert window.preview.isVisible()
    qtbot.waitUntil(lambda: not window.desk.is_busy(), timeout=SECONDS)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_fills_the_window(qtbot: QtBot, lang: str) -> None:
    window = MainWindow(Speech(lang))
    qtbot.addWidget(window)
    texts = [action.text() for action in window.findChildren(type(window.open_action))]
    assert not {text.replace("&", "") for text in texts} & set(phrases())
    window.close()


def _endless(*_arguments: object, should_stop: Any, **_options: object) -> None:
    import time

    from proceedings.errors import Stopped

    while not should_stop():
        time.sleep(0.01)
    raise Stopped
