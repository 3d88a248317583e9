"""An open volume file: commands, history, checkpoints, settings, guards."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from proceedings.model.volume import PaperId, Words
from proceedings.order import edits
from proceedings.project import Project, ProjectError, ReadOnly
from proceedings.project.schema import APPLICATION_ID, VERSION
from tests.project.build import DECIDED, UNDECIDED, added, files, filled, first, volume


def test_a_file_that_cannot_be_made_says_why(tmp_path: Path):
    with pytest.raises(ProjectError) as caught:
        Project.create(tmp_path / "nowhere" / "a.proc")
    assert caught.value.code == "project.disk"
    assert caught.value.facts["file"] == str(tmp_path / "nowhere" / "a.proc")


def test_a_new_file_holds_the_volume_and_is_one_file(tmp_path: Path):
    with Project.create(tmp_path / "a.proc", volume("A")) as project:
        assert project.volume == volume("A")
        assert project.history() == ()
    with Project.open(tmp_path / "a.proc") as project:
        assert project.volume == volume("A")
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["a.proc"]


def test_the_file_says_what_it_is(tmp_path: Path):
    filled(tmp_path / "a.proc").close()
    with sqlite3.connect(tmp_path / "a.proc") as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    connection.close()


def test_commands_are_undone_and_done_again_across_restarts(tmp_path: Path):
    with filled(tmp_path / "a.proc") as project:
        project.edit("Move", edits.moved(project.volume, first(project), 1, 0))
        project.edit("Decide", decisions={first(project): DECIDED})
        last = project.state
    with Project.open(tmp_path / "a.proc") as project:
        assert project.state == last
        assert [project.undo().name for _ in range(3)] == ["Decide", "Move", "Add papers"]
        assert project.undo() is None
        assert project.volume == volume("A", "B")
        assert dict(project.submissions) == {}
    with Project.open(tmp_path / "a.proc") as project:
        assert [command.undone for command in project.history()] == [True, True, True]
        assert [project.redo().name for _ in range(3)] == ["Add papers", "Move", "Decide"]
        assert project.redo() is None
        assert project.state == last


def test_a_new_command_forgets_what_was_undone(tmp_path: Path):
    with filled(tmp_path / "a.proc") as project:
        project.edit("Rename", edits.renamed(project.volume, 0, Words(ru="Х")))
        project.undo()
        project.edit("Move", edits.moved(project.volume, first(project), 1, 0))
        assert [command.name for command in project.history()] == ["Add papers", "Move"]
        assert project.redo() is None


def test_an_edit_that_changes_nothing_is_no_command(tmp_path: Path):
    with filled(tmp_path / "a.proc") as project:
        assert project.edit("Move", project.volume).command is None
        assert project.edit("Decide", decisions={first(project): UNDECIDED}).command is None
        assert len(project.history()) == 1


def test_sorting_is_one_step(tmp_path: Path):
    with filled(tmp_path / "a.proc") as project:
        before = project.volume
        words = {paper: str(9 - index) for index, paper in enumerate(before.papers)}
        project.edit("Sort by title", edits.sorted_by(before, words))
        assert project.volume.papers == before.papers[::-1]
        project.undo()
        assert project.volume == before


def test_checkpoints_outlive_what_is_done_later(tmp_path: Path):
    with filled(tmp_path / "a.proc") as project:
        point = project.checkpoint("Before sorting")
        before = project.state
        project.undo()
        project.edit("Rename", edits.renamed(project.volume, 0, Words(ru="Х")))
    with Project.open(tmp_path / "a.proc") as project:
        assert project.checkpoints() == (point,)
        project.restore(point, "Go back")
        assert project.state == before
        project.undo()
        assert project.volume.sections[0].title.ru == "Х"


def test_a_checkpoint_leaves_undo_alone(tmp_path: Path):
    with filled(tmp_path / "a.proc") as project:
        project.undo()
        project.checkpoint("Saved")
        assert project.redo() is not None


def test_settings_are_remembered_and_not_undone(tmp_path: Path):
    with filled(tmp_path / "a.proc") as project:
        project.set("window", {"zoom": 1.5, "open": [1, 2]})
        project.undo()
    with Project.open(tmp_path / "a.proc") as project:
        assert project.setting("window") == {"zoom": 1.5, "open": [1, 2]}
        assert project.setting("other", "none") == "none"


def test_a_locked_order_is_guarded(tmp_path: Path):
    with filled(tmp_path / "a.proc") as project:
        project.edit("Lock", edits.with_order_locked(project.volume, locked=True))
        before = project.state
        with pytest.raises(ProjectError) as said:
            project.edit("Move", edits.moved(project.volume, first(project), 1, 0))
        assert said.value.code == "project.order-locked"
        assert project.state == before
        project.edit("Exclude", edits.excluded(project.volume, [first(project)]))
        added(project, files(tmp_path, ["late.docx"]))
        free = edits.with_order_locked(project.volume, locked=False)
        project.edit("Unlock", free)
        assert project.edit("Move", edits.moved(free, first(project), 1, 0)).command


def test_edits_after_the_edition_went_out_say_so(tmp_path: Path):
    with filled(tmp_path / "a.proc") as project:
        assert project.edit("Freeze", edits.frozen_as(project.volume, "2025")).frozen == ""
        assert project.edit("Move", edits.moved(project.volume, first(project), 1, 0)).frozen == "2025"
        assert project.edit("Thaw", edits.frozen_as(project.volume, "")).frozen == ""


def test_a_paper_stands_in_one_place_and_has_a_file(tmp_path: Path):
    with filled(tmp_path / "a.proc") as project:
        twice = replace(project.volume, excluded=(first(project),))
        with pytest.raises(ProjectError, match=r"project\.paper-twice"):
            project.edit("x", twice)
        with pytest.raises(ProjectError, match=r"project\.no-submission"):
            project.edit("x", replace(project.volume, excluded=(PaperId("y"),)))
        with pytest.raises(ProjectError, match=r"project\.paper-nowhere"):
            project.edit("x", edits.forgotten(project.volume, [first(project)]))


def test_a_paper_can_be_taken_away_with_its_decisions(tmp_path: Path):
    with filled(tmp_path / "a.proc") as project:
        gone = first(project)
        project.edit("Decide", decisions={gone: DECIDED})
        project.edit("Delete", edits.forgotten(project.volume, [gone]), submissions={gone: None})
        assert gone not in project.submissions
        assert project.decisions(gone) == UNDECIDED
        project.undo()
        assert project.decisions(gone) == DECIDED


def test_a_copy_is_whole_with_its_history(tmp_path: Path):
    with filled(tmp_path / "a.proc") as project:
        before, history = project.state, project.history()
        project.save_copy(tmp_path / "copies.proc")
        project.save_copy(tmp_path / "copies.proc")
        with pytest.raises(ProjectError, match=r"project\.disk"):
            project.save_copy(tmp_path / "nowhere" / "b.proc")
    with Project.open(tmp_path / "copies.proc") as copied:
        assert (copied.state, copied.history()) == (before, history)
        assert copied.original(copied.submissions[first(copied)].original.sha256).startswith(b"PK")
    assert not list(tmp_path.glob("*.part"))


def test_a_file_open_for_reading_refuses_changes_and_can_be_read_anew(tmp_path: Path):
    with filled(tmp_path / "a.proc") as project, Project.open_read_only(tmp_path / "a.proc") as reader:
        assert reader.read_only
        with pytest.raises(ReadOnly):
            reader.edit("Rename", edits.renamed(reader.volume, 0, Words(ru="Х")))
        with pytest.raises(ReadOnly):
            reader.set("a", 1)
        project.edit("Rename", edits.renamed(project.volume, 0, Words(ru="Х")))
        reader.reload()
        assert reader.volume == project.volume
    with Project.open(tmp_path / "a.proc") as project:
        assert project.volume.sections[0].title.ru == "Х"


@pytest.mark.parametrize(
    ("data", "code"),
    [(None, "project.no-file"), (b"", "project.not-ours"), (b"%PDF-1.7" * 200, "project.not-ours")],
)
def test_what_is_no_volume_file_is_refused(tmp_path: Path, data: bytes | None, code: str):
    path = tmp_path / "a.proc"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(ProjectError) as said:
        Project.open(path)
    assert said.value.code == code
    assert data is None or path.read_bytes() == data
    assert not path.with_name("a.proc.lock").exists()


def test_somebody_elses_database_is_refused(tmp_path: Path):
    connection = sqlite3.connect(tmp_path / "a.proc")
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    with pytest.raises(ProjectError, match=r"project\.not-ours"):
        Project.open(tmp_path / "a.proc")


def test_a_file_that_is_there_is_not_overwritten(tmp_path: Path):
    filled(tmp_path / "a.proc").close()
    with pytest.raises(ProjectError, match=r"project\.exists"):
        Project.create(tmp_path / "a.proc")


def test_backups_of_a_file_that_stood_here_before_are_set_aside(tmp_path: Path):
    filled(tmp_path / "a.proc").close()
    (tmp_path / "a.proc").unlink()
    Project.create(tmp_path / "a.proc").close()
    assert len(list(tmp_path.glob("a.backups-*"))) == 1
