"""From a folder to the papers' own files, with the page numbers of the volume."""

from pathlib import Path
from typing import Any

import pypdf
import pytest

from proceedings import cli, setting
from proceedings.compiler import compile_volume
from proceedings.errors import Stopped, UsageError, VolumeError
from proceedings.model.progress import Progress
from proceedings.offprinting import Offprints, make_offprints
from proceedings.setting import Task
from proceedings.workers import run_jobs
from tests.small_volume import write_volume


@pytest.fixture
def volume(tmp_path: Path) -> Path:
    folder = write_volume(tmp_path / "volume")
    (folder / "1 Energy" / "01a noise.docx").write_bytes(b"not a Word file")
    return folder


def make(source: Path, folder: Path, cache: Path, heard: list[Progress] | None = None) -> Offprints:
    listen = heard.append if heard is not None else lambda _progress: None
    return make_offprints(source, folder, cache=cache, on_progress=listen, should_stop=lambda: False)


def test_every_readable_paper_has_its_own_file(volume: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    compiled = compile_volume(volume, tmp_path / "a.pdf", cache=tmp_path / "cache")
    set_again: list[str] = []

    def counted(begin: Any, arguments: Any, jobs: list[Task], **options: Any) -> object:
        set_again.extend([task.paper for task in jobs])
        return run_jobs(begin, arguments, jobs, **options)

    monkeypatch.setattr(setting, "run_jobs", counted)
    heard: list[Progress] = []
    offprints = make(volume, tmp_path / "new" / "out", tmp_path / "cache", heard)
    assert set_again == ["1 Energy/01a noise.docx"]  # the cache has the pages of all others
    assert [str(made.first) for made in offprints.made.values()] == [label for _, _, label in compiled.starts]
    for made in offprints.made.values():
        assert len(pypdf.PdfReader(made.file).pages) == made.pages
        assert made.file.name.isascii()
    assert not offprints.failed
    assert list(offprints.survey.unreadable) == ["1 Energy/01a noise.docx"]
    assert list(dict.fromkeys(progress.stage for progress in heard)) == ["collect", "typeset", "offprints"]


def test_one_that_cannot_be_written_costs_its_own_paper(volume: Path, tmp_path: Path):
    first = make(volume, tmp_path / "out", tmp_path / "cache")
    taken = next(iter(first.made.values())).file
    taken.unlink()
    taken.mkdir()
    (taken / "kept").touch()
    again = make(volume, tmp_path / "out", tmp_path / "cache")
    assert len(again.made) == 2
    assert list(again.failed) == ["1 Energy/01 paper.docx"]
    assert (taken / "kept").is_file()


def test_a_folder_that_cannot_be_is_bad_usage(volume: Path, tmp_path: Path):
    (tmp_path / "file").touch()
    for folder in (tmp_path / "file", tmp_path / "file" / "inside"):
        with pytest.raises(UsageError):
            make(volume, folder, tmp_path / "cache")


def test_nothing_readable_is_an_error(tmp_path: Path):
    (tmp_path / "volume").mkdir()
    (tmp_path / "volume" / "a.docx").write_bytes(b"noise")
    with pytest.raises(VolumeError):
        make(tmp_path / "volume", tmp_path / "out", tmp_path / "cache")


def test_stopping_is_heard(volume: Path, tmp_path: Path):
    with pytest.raises(Stopped):
        make_offprints(volume, tmp_path / "out", on_progress=lambda _progress: None, should_stop=lambda: True)


def test_the_command_says_how_many(
    volume: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert cli.main(["offprints", str(volume), "-o", str(tmp_path / "out"), "--style", "a4-proceedings"]) == 1
    said = capsys.readouterr().err
    assert f"{tmp_path / 'out'}: offprints — 3" in said
    assert "noise.docx" in said
    assert pypdf.PdfReader(min((tmp_path / "out").iterdir())).pages[0].mediabox.width > 590
