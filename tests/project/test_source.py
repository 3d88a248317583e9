"""A volume file as the compiler wants it."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from proceedings.order import edits
from proceedings.project import Original, Project, ProjectDamaged, is_volume_file, volume_and_papers
from tests.project.build import DECIDED, filled, first, sha256


def test_papers_are_laid_out_once_under_their_own_names(tmp_path: Path):
    path = tmp_path / "a.proc"
    with filled(path) as project:
        project.edit("Decide", decisions={first(project): DECIDED})
        project.edit("Exclude", edits.excluded(project.volume, [project.volume.papers[3]]))
        found = volume_and_papers(path, tmp_path / "cache")  # while the window has it open
        assert found.volume == project.volume
        assert list(found.papers) == list(project.volume.papers)
        for paper, file in found.papers.items():
            original = project.submissions[paper].original
            assert (file.name, sha256(file.read_bytes())) == (original.name, original.sha256)
        assert dict(found.decisions) == {first(project): DECIDED}
    times = [file.stat().st_mtime_ns for file in found.papers.values()]
    again = volume_and_papers(path, tmp_path / "cache")
    assert [file.stat().st_mtime_ns for file in again.papers.values()] == times


def test_logos_are_laid_out_and_lost_ones_left_out(tmp_path: Path):
    with filled(tmp_path / "a.proc") as project:
        kept = sha256(b"picture")
        project.add_original(Original(sha256=kept, name="logo.png", received=""), b"picture")
        event = replace(project.volume.event, logos=(kept, "", sha256(b"lost")))
        project.edit("Logos", replace(project.volume, event=event))
        laid = volume_and_papers(tmp_path / "a.proc", tmp_path / "cache").volume.event.logos
    assert Path(laid[0]).read_bytes() == b"picture"
    assert laid[1:] == ("", "")


def test_a_file_damaged_past_mending_is_not_there(tmp_path: Path):
    path = tmp_path / "a.proc"
    filled(path).close()
    shutil.rmtree(tmp_path / "a.backups")
    path.write_bytes(path.read_bytes().replace(b"PK0.docx0.docx", b"PK0.dXcx0.docx"))
    found = volume_and_papers(path, tmp_path / "cache")
    assert [file.is_file() for file in found.papers.values()] == [False, True, True, True]


def test_a_damaged_volume_is_left_to_the_window(tmp_path: Path):
    path = tmp_path / "a.proc"
    filled(path).close()
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(ProjectDamaged, match=r"project\.damaged"):
        volume_and_papers(path, tmp_path / "cache")
    with Project.open(path) as project:
        assert project.recovery


def test_what_is_opened_as_a_volume_file(tmp_path: Path):
    (tmp_path / "folder.proc").mkdir()
    assert is_volume_file(tmp_path / "a.PROC")
    assert not is_volume_file(tmp_path / "folder.proc")
    assert not is_volume_file(tmp_path / "a.docx")
