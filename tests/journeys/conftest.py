"""What journeys begin with: the sample's papers, a volume file of them, and a hand at a window of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from proceedings.project import Project, import_folder
from proceedings.sample import write_sample
from tests.journeys.hand import Hand
from ui.main_window import MainWindow
from ui.wording import Speech

SIZE = (1600, 1000)
"""Of the window, in pixels: a usual screen's."""


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the sample's papers, by section."""
    folder = tmp_path_factory.mktemp("papers")
    write_sample(folder)
    return folder


@pytest.fixture(scope="session")
def sample_volume(papers: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a volume file of the sample."""
    path = tmp_path_factory.mktemp("volume") / "Sample.proc"
    with Project.create(path) as project:
        import_folder(project, papers)
    return path


@pytest.fixture
def volume(sample_volume: Path, tmp_path: Path) -> Path:
    """Return a copy of the sample's volume file, to be changed."""
    return shutil.copyfile(sample_volume, tmp_path / "Sample.proc")


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hand]:
    """Return a hand at an empty window, in Kazakh."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    window = MainWindow(Speech("kk"))
    qtbot.addWidget(window)
    window.show()
    window.resize(*SIZE)
    yield Hand(window, qtbot, monkeypatch)
    window.close()


@pytest.fixture
def editor(hand: Hand, volume: Path) -> Hand:
    """Return a hand at a window with the sample's volume, all of it known."""
    hand.window.open_path(volume)
    hand.rest()
    return hand


@pytest.fixture
def compiled(editor: Hand) -> Hand:
    """Return a hand at a window with the sample's volume, compiled."""
    editor.told(editor.window.desk.compiled, editor.window.desk.compile)
    editor.rest()
    return editor
