"""Files come in by one step of the history, the good ones whatever the bad ones are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from proceedings.model.volume import Words
from proceedings.order import Programmed
from tests.small_volume import write_paper, write_volume
from ui.desk import Desk, Imported
from ui.findings.rows import rows_of

SECONDS = 60_000


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    assert qapp
    made = Desk()
    assert made.new(tmp_path / "Volume.proc")
    made.add_section(Words(ru="Секция"))
    yield made
    made.dispose()


def brought(desk: Desk, qtbot: QtBot, files: list[Path]) -> Imported:
    with qtbot.waitSignal(desk.imported, timeout=SECONDS) as told:
        desk.add_papers(files)
    return told.args[0]


def rest(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not desk.is_busy(), timeout=SECONDS)


def test_three_bad_files_do_not_sink_the_other_forty_seven(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    good = [write_paper(tmp_path / "sent" / f"{number:02}.docx", f"Paper {number}") for number in range(47)]
    noise, empty, cut = [tmp_path / "sent" / name for name in ("noise.docx", "empty.docx", "cut.docx")]
    noise.write_bytes(b"not a Word file")
    empty.write_bytes(b"")
    cut.write_bytes(good[0].read_bytes()[:5000])
    before = (desk.volume, len(desk.history()))
    found = brought(desk, qtbot, [*good[:20], noise, empty, *good[20:], cut])
    assert len(found.papers) == len(desk.volume.papers) == 47
    assert [(file, error.code) for file, error in found.unreadable] == [
        (noise, "collect.not-word"),
        (empty, "collect.empty"),
        (cut, "collect.truncated"),
    ]
    told = [row.finding.code for row in rows_of(desk, desk.volume.papers, desk.volume.excluded)]
    assert sorted(told) == ["collect.empty", "collect.not-word", "collect.truncated"]
    assert desk.undo_name == "add-papers"
    assert desk.undo()
    assert (desk.volume, len([step for step in desk.history() if not step.undone])) == before


def test_papers_follow_the_programme_by_one_step(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    brought(desk, qtbot, sorted(write_volume(tmp_path / "sent").rglob("*.docx")))
    rest(desk, qtbot)
    before = desk.volume
    programme = tmp_path / "programme.csv"
    programme.write_text(
        "Section;Title\nLaw;On the tariff number 3 of the network\nLaw;On the tariff number 1 of the network\n", "utf-8"
    )
    with qtbot.waitSignal(desk.programmed, timeout=SECONDS) as told:
        desk.order_by_programme(programme)
    found: Programmed = told.args[0]
    assert [match.talk.row for match in found.matches] == [2, 3]
    assert found.unlisted == (before.papers[1],)
    assert [section.papers for section in desk.volume.sections] == [
        (before.papers[1],),
        (before.papers[2], before.papers[0]),
    ]
    desk.undo()
    assert desk.volume == before


def test_a_revision_keeps_the_decisions(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    paper = brought(desk, qtbot, [write_paper(tmp_path / "one.docx", "A paper")]).papers[0]
    rest(desk, qtbot)
    desk.set_note(paper, "ask the author")
    revision = write_paper(tmp_path / "new" / "one.docx", "A paper, revised", paragraphs=40)
    assert desk.replace_paper(paper, revision)
    rest(desk, qtbot)
    report = desk.report(paper)
    assert report
    assert report.pages > 2
    assert desk.metadata(paper).title == "A paper, revised"
    assert desk.decisions(paper).note == "ask the author"
    assert desk.original_file(paper).read_bytes() == revision.read_bytes()
    assert not desk.replace_paper(paper, revision)


def test_an_import_that_is_stopped_brings_nothing_in(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    before = desk.volume
    desk.add_papers(sorted(write_volume(tmp_path / "sent", papers=20).rglob("*.docx")))
    desk.stop()
    rest(desk, qtbot)
    assert desk.volume == before
