"""The engine as a window keeps it: the same pages as the compiler's, and a paper that was edited at once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from proceedings.cache import Cache
from proceedings.compiler import compile_volume
from proceedings.errors import UnreadableFile, VolumeError
from proceedings.model.decisions import Decisions, MetadataEdits
from proceedings.model.progress import Progress
from proceedings.model.volume import PaperId
from proceedings.order import edits
from proceedings.project import Project, Source, import_folder, source_of
from proceedings.studio import Studio
from proceedings.survey import Compiled
from tests.small_volume import write_volume


def never() -> bool:
    return False


def unheard(_progress: Progress) -> None:
    pass


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "Volume.proc") as made:
        import_folder(made, write_volume(tmp_path / "sent"))
        yield made


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Studio]:
    made = Studio(tmp_path / "cache")
    yield made
    made.close()


def source(project: Project, tmp_path: Path) -> Source:
    return source_of(project, Cache(tmp_path / "cache").originals)


def compiled(studio: Studio, project: Project, tmp_path: Path, out: str) -> Compiled:
    return studio.compile(source(project, tmp_path), tmp_path / out, on_progress=unheard, should_stop=never)


def test_its_volume_is_the_compilers_to_the_byte(studio: Studio, project: Project, tmp_path: Path) -> None:
    first = compiled(studio, project, tmp_path, "first.pdf")
    second = compile_volume(project.path, tmp_path / "second.pdf")
    assert first.out.read_bytes() == second.out.read_bytes()
    assert (first.pages, first.starts, dict(first.survey.papers)) == (
        second.pages,
        second.starts,
        dict(second.survey.papers),
    )


def test_a_damaged_entry_is_mended(studio: Studio, project: Project, tmp_path: Path) -> None:
    first = compiled(studio, project, tmp_path, "first.pdf").out.read_bytes()
    entry = min((tmp_path / "cache").glob("*/*.paper"))
    entry.write_bytes(entry.read_bytes()[:-1] + b"?")
    assert compiled(studio, project, tmp_path, "second.pdf").out.read_bytes() == first


def test_an_edited_paper_is_previewed_at_once_and_not_set_again(
    studio: Studio, project: Project, tmp_path: Path
) -> None:
    paper = project.volume.papers[0]
    studio.preview(source(project, tmp_path), paper, tmp_path / "cold.pdf", never)
    costs: list[float] = []
    for number in range(5):
        titled = Decisions(metadata=MetadataEdits(titles=(("en", f"Title {number}"),)))
        project.edit("edit-metadata", decisions={paper: titled})
        begun = time.monotonic()
        made = studio.preview(source(project, tmp_path), paper, tmp_path / "warm.pdf", never)
        costs.append(time.monotonic() - begun)
        assert made.survey.papers[paper].metadata.title == f"Title {number}"
    assert min(costs) < 0.3
    heard: list[PaperId] = []
    studio.check(
        source(project, tmp_path),
        on_progress=unheard,
        on_report=lambda each, _said: heard.append(each),
        should_stop=never,
    )
    assert heard[0] == paper  # what is known comes first


def test_what_cannot_be_read_is_raised(studio: Studio, project: Project, tmp_path: Path) -> None:
    found = source(project, tmp_path)
    paper = project.volume.papers[0]
    found.papers[paper].write_bytes(b"no paper any more")
    with pytest.raises(UnreadableFile, match=r"collect\.not-word"):
        studio.preview(found, paper, tmp_path / "out.pdf", never)


def test_an_empty_volume_says_so(studio: Studio, project: Project, tmp_path: Path) -> None:
    project.edit("exclude-papers", edits.excluded(project.volume, project.volume.papers))
    with pytest.raises(VolumeError, match=r"volume\.empty"):
        compiled(studio, project, tmp_path, "out.pdf")
