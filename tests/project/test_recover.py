"""Damaged files are made anew from their shadow, with an account of it."""

import random
import shutil
from pathlib import Path

import pytest

from proceedings.model.volume import Words
from proceedings.order import edits
from proceedings.project import Project, ProjectDamaged, State
from proceedings.project.shadow import Shadow
from tests.project.build import DECIDED, added, files, filled, first, sha256

PAGE = 4096


def _worked_on(path: Path, sessions: int = 3) -> State:
    """Edit the file in several sessions and return what it holds then."""
    filled(path).close()
    for number in range(sessions):
        with Project.open(path) as project:
            project.edit("Rename", edits.renamed(project.volume, 0, Words(ru=str(number))))
            project.edit("Decide", decisions={first(project): DECIDED})
            project.checkpoint(f"Saved {number}")
            project.edit("Move", edits.moved(project.volume, first(project), 1, 0))
            added(project, files(path.parent, [f"late-{number}.docx"]))
            state = project.state
    return state


def _overwrite(path: Path, chance: random.Random) -> None:
    data = bytearray(path.read_bytes())
    for _ in range(chance.randrange(1, 5)):
        at = chance.randrange(100, len(data))  # the first hundred say whose file it is
        length = chance.choice([1, 20, PAGE])
        data[at : at + length] = chance.randbytes(len(data[at : at + length]))
    path.write_bytes(data)


@pytest.mark.parametrize("seed", range(25))
def test_random_damage_loses_nothing(tmp_path: Path, seed: int):
    path = tmp_path / "a.proc"
    state = _worked_on(path)
    _overwrite(path, random.Random(seed))
    with Project.open(path) as project:
        assert project.state == state
        assert project.recovery is None or (project.recovery.lost_commits, project.recovery.lost_files) == (0, ())
        for held in project.submissions.values():
            assert sha256(project.original(held.original.sha256)) == held.original.sha256
        while project.undo():
            pass
        assert project.volume.papers == ()


@pytest.mark.parametrize("keep", [0, 50, 1000, 5000])
def test_a_truncated_file_is_made_anew_and_kept_aside(tmp_path: Path, keep: int):
    path = tmp_path / "a.proc"
    state = _worked_on(path)
    damaged = path.read_bytes()[:keep]
    path.write_bytes(damaged)
    with Project.open(path) as project:
        assert project.recovery
        assert project.recovery.damaged.read_bytes() == damaged
        assert project.recovery.backup in [base.name for base in Shadow(path).bases()]
        assert project.recovery.commits > 0
        assert project.state == state
    with Project.open(path) as project:
        assert project.recovery is None


def test_a_damaged_backup_is_passed_over_and_the_logs_make_it_good(tmp_path: Path):
    path = tmp_path / "a.proc"
    state = _worked_on(path)
    bases = Shadow(path).bases()
    for base in bases[:2]:
        base.write_bytes(b"x" * 5000)
    path.write_bytes(b"y" * 5000)
    with Project.open(path) as project:
        assert project.recovery
        assert project.recovery.backup == bases[2].name
        assert project.state == state


def test_a_damaged_log_loses_what_came_after_and_says_how_much(tmp_path: Path):
    path = tmp_path / "a.proc"
    state = _worked_on(path)
    log = Shadow(path).bases()[0].with_suffix(".log")
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join(lines[:2]) + lines[2].replace(b"Saved", b"Xaved") + b"".join(lines[3:]))
    data = path.read_bytes()
    crc_hurt = data.replace(b"Saved 0", b"Saved X")
    path.write_bytes(crc_hurt)
    with Project.open(path) as project:
        assert project.recovery
        assert project.recovery.lost_commits == len(lines) - 3
        assert project.state != state


def test_without_backups_what_holds_is_saved_and_what_is_lost_is_named(tmp_path: Path):
    path = tmp_path / "a.proc"
    state = _worked_on(path)
    shutil.rmtree(tmp_path / "a.backups")
    data = path.read_bytes()
    spot = data.index(b"late-1.docx" * 20)
    page = spot // PAGE * PAGE
    path.write_bytes(data[:page] + b"\xff" * PAGE + data[page + PAGE :])
    with Project.open(path) as project:
        assert project.recovery
        assert project.recovery.backup == ""
        assert "late-1.docx" in project.recovery.lost_files
        assert project.state == state


def test_nothing_good_left_is_said_and_the_file_stays(tmp_path: Path):
    path = tmp_path / "a.proc"
    _worked_on(path)
    shutil.rmtree(tmp_path / "a.backups")
    damaged = path.read_bytes()[:9000]
    path.write_bytes(damaged)
    with pytest.raises(ProjectDamaged) as said:
        Project.open(path)
    assert said.value.code == "project.beyond-recovery"
    assert path.read_bytes() == damaged
    assert not [each for each in tmp_path.iterdir() if each.name.endswith((".lock", ".recovering"))]


def test_a_hurt_submitted_file_is_healed_when_it_is_read(tmp_path: Path):
    path = tmp_path / "a.proc"
    _worked_on(path)
    data = path.read_bytes()
    path.write_bytes(data.replace(b"PK0.docx0.docx", b"PK0.dXcx0.docx"))
    with Project.open(path) as project:
        held = next(held for held in project.submissions.values() if held.original.name == "0.docx")
        assert sha256(project.original(held.original.sha256)) == held.original.sha256
    assert b"PK0.docx0.docx" in path.read_bytes()
    shutil.rmtree(tmp_path / "a.backups")
    path.write_bytes(data.replace(b"PK0.docx0.docx", b"PK0.dXcx0.docx"))
    with Project.open(path) as project, pytest.raises(ProjectDamaged, match=r"original-damaged.*0\.docx"):
        project.original(held.original.sha256)


def test_a_lost_wal_is_made_good_by_the_log(tmp_path: Path):
    path, killed = tmp_path / "a.proc", tmp_path / "b.proc"
    _worked_on(path)
    with Project.open(path) as project:
        shutil.copy(path, tmp_path / "before.proc")
        project.edit("Rename", edits.renamed(project.volume, 0, Words(ru="Х")))
        state = project.state
        shutil.copytree(tmp_path / "a.backups", tmp_path / "b.backups")  # as a killed program leaves it
    shutil.copy(tmp_path / "before.proc", killed)
    with Project.open(killed) as project:
        assert project.replayed == 1
        assert project.state == state


def test_an_older_copy_put_back_on_purpose_stays_older(tmp_path: Path):
    path = tmp_path / "a.proc"
    _worked_on(path)
    shutil.copy(path, tmp_path / "yesterday")
    with Project.open(path) as project:
        older = project.state
        project.edit("Rename", edits.renamed(project.volume, 0, Words(ru="Х")))
    shutil.copy(tmp_path / "yesterday", path)
    with Project.open(path) as project:
        assert (project.replayed, project.state) == (0, older)


def test_ten_backups_are_kept_and_opening_alone_makes_none(tmp_path: Path):
    path = tmp_path / "a.proc"
    _worked_on(path, sessions=12)
    bases = Shadow(path).bases()
    assert len(bases) == 10
    Project.open(path).close()
    assert Shadow(path).bases() == bases


def test_a_shadow_that_cannot_be_written_costs_no_work(tmp_path: Path):
    (tmp_path / "a.backups").write_bytes(b"in the way")
    path = tmp_path / "a.proc"
    with filled(tmp_path / "b.proc") as project:
        project.save_copy(path)
    with Project.open(path) as project:
        project.edit("Rename", edits.renamed(project.volume, 0, Words(ru="Х")))
        assert project.backup_trouble
        state = project.state
    with Project.open(path) as project:
        assert project.state == state


def test_a_file_that_came_without_its_shadow_gets_one(tmp_path: Path):
    with filled(tmp_path / "b.proc") as project:
        project.save_copy(tmp_path / "a.proc")
    with Project.open(tmp_path / "a.proc") as project:
        project.edit("Rename", edits.renamed(project.volume, 0, Words(ru="Х")))
        state = project.state
    (tmp_path / "a.proc").write_bytes(b"gone")
    with Project.open(tmp_path / "a.proc") as project:
        assert project.recovery
        assert project.recovery.lost_files == ()
        assert project.state == state
