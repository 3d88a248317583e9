"""The desk: a volume comes, is edited, checked, previewed and compiled, and goes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from proceedings.model.volume import PaperId, Words
from proceedings.project import Project
from tests.small_volume import write_volume
from ui.desk import Desk, Imported

SECONDS = 20_000


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[Desk]:
    assert qapp
    made = Desk()
    yield made
    made.dispose()


@pytest.fixture
def filled(desk: Desk, qtbot: QtBot, tmp_path: Path) -> Desk:
    """Return a desk with a volume file of two sections and three papers, all known."""
    folder = write_volume(tmp_path / "sent")
    with qtbot.waitSignal(desk.imported, timeout=SECONDS):
        assert desk.open_folder(folder, tmp_path / "Volume.proc")
    rest(desk, qtbot)
    return desk


def rest(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not desk.is_busy(), timeout=SECONDS)


def test_a_folder_becomes_a_volume_file_whose_papers_are_known(filled: Desk) -> None:
    assert filled.path
    assert filled.path.is_file()
    assert len(filled.volume.papers) == 3
    for paper in filled.volume.papers:
        report = filled.report(paper)
        assert report
        assert report.pages > 0
        assert filled.metadata(paper).title.startswith("On the tariff")


def test_a_new_volume_makes_the_folder_it_is_to_lie_in(desk: Desk, tmp_path: Path) -> None:
    assert desk.new(tmp_path / "Documents" / "a.proc")
    assert desk.is_open
    told: list[str] = []
    desk.failed.connect(lambda _kind, fault: told.append(fault.code))
    (tmp_path / "file").write_bytes(b"")
    assert not desk.new(tmp_path / "file" / "b.proc")
    assert told == ["project.disk"]


def test_an_edit_is_on_the_disk_at_once_and_undone_across_sessions(filled: Desk) -> None:
    before = filled.volume
    assert filled.rename_section(0, Words(ru="Энергия"))
    assert filled.undo_name == "rename-section"
    path = filled.path
    assert path
    filled.close()
    with Project.open(path) as project:
        assert project.volume.sections[0].title == Words(ru="Энергия")
    filled.open(path)
    assert filled.undo()
    assert filled.volume == before
    assert filled.redo_name == "rename-section"


def test_a_moved_paper_is_not_set_again(filled: Desk, qtbot: QtBot) -> None:
    begun: list[str] = []
    filled.begun.connect(begun.append)
    assert filled.move([filled.volume.papers[0]], 1, 0)
    qtbot.wait(50)
    assert begun == []


def test_good_pages_stay_when_a_compile_fails(filled: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(filled.compiled, timeout=SECONDS):
        filled.compile()
    good = filled.last
    assert not filled.is_stale
    filled.exclude(filled.volume.papers)
    assert filled.is_stale
    with qtbot.waitSignal(filled.failed, timeout=SECONDS) as told:
        filled.compile()
    assert told.args[0] == "compile"
    assert filled.last is good
    filled.undo()
    assert not filled.is_stale


def test_a_paper_is_previewed(filled: Desk, qtbot: QtBot) -> None:
    paper = filled.volume.papers[0]
    with qtbot.waitSignal(filled.preview_ready, timeout=SECONDS) as told:
        filled.preview(paper)
    assert told.args[0].paper == paper
    assert told.args[0].file.read_bytes().startswith(b"%PDF")


def test_one_undo_takes_back_an_import(filled: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    before = filled.volume
    bad = tmp_path / "noise.docx"
    bad.write_bytes(b"not a Word file")
    files = [*write_volume(tmp_path / "more", papers=2).rglob("*.docx"), bad]
    files[0].write_bytes(files[0].read_bytes() + b" ")
    with qtbot.waitSignal(filled.imported, timeout=SECONDS) as told:
        filled.add_papers(files)
    found: Imported = told.args[0]
    assert [file for file, _ in found.unreadable] == [bad]
    assert set(found.papers) <= set(filled.volume.papers)
    filled.undo()
    assert filled.volume == before


def test_an_edit_that_cannot_be_made_is_told(qtbot: QtBot, filled: Desk) -> None:
    filled.lock_order(True)
    before = filled.volume
    with qtbot.waitSignal(filled.failed) as told:
        assert not filled.move([PaperId(before.papers[0])], 1, 0)
    assert told.args[0] == "edit"
    assert told.args[1].code == "project.order-locked"
    assert filled.volume == before
