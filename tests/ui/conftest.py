"""What the tests of the window share: a window of their own, with settings and folders that nobody else has."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEventLoop, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.papers import write_rich_volume
from ui.desk import Desk
from ui.look import LookChoice, apply_look
from ui.main_window import MainWindow
from ui.panes import HEIGHT, WIDTH
from ui.preview.panel import VOLUME
from ui.wording import Speech

SECONDS = 60_000


@pytest.fixture(scope="session", autouse=True)
def _application(qapp: QApplication) -> None:
    """Let there be an application for every test of the window: a model's icons, too, abort the process without one."""


@pytest.fixture(scope="module")
def _any_window(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    """Return the window that the tests of a file share: its workers stay warm."""
    apply_look(qapp, LookChoice(scheme="light"))  # as at the program's start: before there is a window
    kept = str(tmp_path_factory.mktemp("settings"))
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, kept)
    made = MainWindow(Speech("en"))
    made.show()
    yield made
    made.close()
    shiboken6.delete(made)  # left to the garbage collector, it would take the process with it


@pytest.fixture
def window(_any_window: MainWindow) -> Iterator[MainWindow]:
    """Return an empty window in English."""
    stand(_any_window)
    yield _any_window
    _any_window.desk.close()
    _any_window.panes.reset()
    _any_window.preview.show_tab(VOLUME)
    _any_window.set_speech(Speech("en"))


def stand(window: MainWindow, scale: int = 100) -> None:
    """Let a window be as large as on a common screen, whatever the one of the tests is."""
    window.resize(WIDTH * scale // 100, HEIGHT * scale // 100)
    QApplication.processEvents()
    window.panes.follow_text()
    window.panes.share_out()
    QApplication.processEvents()


def settled(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until nothing goes on."""
    qtbot.wait(20)
    qtbot.waitUntil(lambda: not window.desk.is_busy(), timeout=SECONDS)
    qtbot.wait(20)


@pytest.fixture(scope="session")
def rich_file(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a volume file of two sections and three papers, which the cache of the session knows."""
    folder = tmp_path_factory.mktemp("rich")
    desk = Desk()
    desk.open_folder(write_rich_volume(folder / "Sent"), folder / "Volume.proc")
    end = time.monotonic() + SECONDS / 1000
    while (desk.is_busy() or not desk.volume.papers) and time.monotonic() < end:
        qapp.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
    desk.dispose()
    return folder / "Volume.proc"


@pytest.fixture
def filled(window: MainWindow, qtbot: QtBot, rich_file: Path, tmp_path: Path) -> MainWindow:
    """Return a window with a copy of that volume, all papers known, not compiled."""
    window.open_path(Path(shutil.copy(rich_file, tmp_path / "Volume.proc")))
    settled(window, qtbot)
    stand(window)
    return window


@pytest.fixture
def compiled(filled: MainWindow, qtbot: QtBot) -> MainWindow:
    """Return that window with the volume compiled."""
    with qtbot.waitSignal(filled.desk.compiled, timeout=SECONDS):
        filled.actions_["compile"].trigger()
    settled(filled, qtbot)
    return filled
