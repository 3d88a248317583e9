"""From a folder to a volume: every paper set once, bad ones left out, nothing set twice."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

from proceedings import setting
from proceedings.cache import Cache, engine_version, paper_key
from proceedings.compiler import check_source, compile_volume, preview_paper, read_paper
from proceedings.errors import ProceedingsError, Stopped, StyleError, UnreadableFile, UsageError, VolumeError
from proceedings.model.decisions import AcceptedFinding, Decisions, MetadataEdits
from proceedings.model.finding import Place
from proceedings.model.progress import Progress
from proceedings.order import edits
from proceedings.project import Project, import_folder
from proceedings.workers import run_jobs
from tests.small_volume import write_paper, write_volume


@pytest.fixture
def volume(tmp_path: Path) -> Path:
    return write_volume(tmp_path / "volume")


@pytest.fixture
def set_counts(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many papers each run gave to the workers."""
    counts: list[int] = []

    def counted(begin: Callable[..., object], arguments: object, jobs: list[object], **options: object) -> object:
        counts.append(len(jobs))
        return run_jobs(begin, arguments, jobs, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(setting, "run_jobs", counted)
    return counts


def test_a_folder_becomes_a_volume(volume: Path, tmp_path: Path) -> None:
    heard: list[Progress] = []
    compiled = compile_volume(volume, tmp_path / "out.pdf", cache=tmp_path / "cache", on_progress=heard.append)
    reader = pypdf.PdfReader(compiled.out)
    assert len(reader.pages) == compiled.pages
    assert [paper for paper, _, _ in compiled.starts] == [
        "1 Energy/01 paper.docx",
        "1 Energy/02 paper.docx",
        "2 Law/03 paper.docx",
    ]
    for number, (_, first, _) in enumerate(compiled.starts, 1):
        assert f"number {number}" in reader.pages[first].extract_text().replace("\n", " ")
    assert list(dict.fromkeys(progress.stage for progress in heard)) == ["collect", "typeset", "bind", "write"]
    assert all(0 <= progress.done <= progress.total for progress in heard)


def test_the_same_papers_give_the_same_bytes(volume: Path, tmp_path: Path) -> None:
    first = compile_volume(volume, tmp_path / "first.pdf").out.read_bytes()
    second = compile_volume(volume, tmp_path / "second.pdf", cache=tmp_path / "cache", jobs=1).out.read_bytes()
    third = compile_volume(volume, tmp_path / "third.pdf", cache=tmp_path / "cache").out.read_bytes()
    assert first == second == third


def test_only_what_changed_is_set_again(volume: Path, tmp_path: Path, set_counts: list[int]) -> None:
    def compile_it(style: str | None = None) -> None:
        compile_volume(volume, tmp_path / "out.pdf", cache=tmp_path / "cache", style=style)

    compile_it()
    compile_it()
    write_paper(volume / "1 Energy" / "01 paper.docx", "On something else in the network")
    compile_it()
    (volume / "1 Energy" / "01 paper.docx").rename(volume / "2 Law" / "00 paper.docx")
    compile_it()
    compile_it("a4-proceedings")
    assert set_counts == [3, 0, 1, 0, 3]


def test_bad_papers_are_left_out_and_named(volume: Path, tmp_path: Path) -> None:
    (volume / "2 Law" / "02 noise.docx").write_bytes(b"not a Word file")
    (volume / "2 Law" / "04 empty.docx").touch()
    compiled = compile_volume(volume, tmp_path / "out.pdf")
    assert len(compiled.survey.papers) == 3
    assert list(compiled.survey.unreadable) == ["2 Law/02 noise.docx", "2 Law/04 empty.docx"]
    assert all(isinstance(error, UnreadableFile) for error in compiled.survey.unreadable.values())
    assert compiled.survey.errors >= 2


def test_nothing_readable_is_an_error_and_leaves_the_old_volume(tmp_path: Path) -> None:
    (tmp_path / "volume").mkdir()
    (tmp_path / "volume" / "noise.docx").write_bytes(b"not a Word file")
    out = tmp_path / "out.pdf"
    out.write_bytes(b"last good pages")
    with pytest.raises(VolumeError, match=r"volume\.nothing-readable"):
        compile_volume(tmp_path / "volume", out)
    with pytest.raises(VolumeError, match=r"volume\.nothing-readable"):
        check_source(tmp_path / "volume")
    assert out.read_bytes() == b"last good pages"


@pytest.mark.parametrize("stage", ["collect", "typeset", "bind", "write"])
def test_a_stop_in_any_stage_leaves_nothing(volume: Path, tmp_path: Path, stage: str) -> None:
    asked: list[bool] = []
    folder = tmp_path / "out"
    folder.mkdir()

    def on_progress(progress: Progress) -> None:
        if progress.stage == stage:
            asked.append(True)

    with pytest.raises(Stopped):
        compile_volume(volume, folder / "out.pdf", on_progress=on_progress, should_stop=lambda: bool(asked))
    assert list(folder.iterdir()) == []


def test_bad_usage_is_told_before_any_work(volume: Path, tmp_path: Path) -> None:
    bad: list[tuple[type[ProceedingsError], Callable[[], object]]] = [
        (UsageError, lambda: compile_volume(volume, tmp_path / "no" / "out.pdf")),
        (UsageError, lambda: compile_volume(volume, tmp_path)),
        (UsageError, lambda: compile_volume(volume, tmp_path / "out.pdf", edition="stone")),
        (UsageError, lambda: read_paper(tmp_path / "none.docx")),
        (UsageError, lambda: preview_paper(tmp_path / "none.docx", tmp_path / "out.pdf")),
        (StyleError, lambda: compile_volume(volume, tmp_path / "out.pdf", style="none")),
        (StyleError, lambda: check_source(volume, rules="none")),
        (VolumeError, lambda: compile_volume(tmp_path / "none", tmp_path / "out.pdf")),
    ]
    for kind, act in bad:
        with pytest.raises(kind):
            act()


def test_a_paper_is_read_previewed_and_checked_alone(tmp_path: Path) -> None:
    paper = write_paper(tmp_path / "paper.docx", "A lonely paper")
    assert "A lonely paper" in read_paper(paper)
    assert '"A lonely paper"' in read_paper(paper, reading="json")
    compiled = preview_paper(paper, tmp_path / "paper.pdf", style="a4-two-column")
    assert len(pypdf.PdfReader(compiled.out).pages) == compiled.pages
    survey = check_source(paper)
    assert list(survey.papers) == ["paper.docx"]


def test_an_unreadable_paper_says_why(tmp_path: Path) -> None:
    paper = tmp_path / "noise.docx"
    paper.write_bytes(b"not a Word file")
    for act in (
        lambda: read_paper(paper),
        lambda: preview_paper(paper, tmp_path / "x.pdf"),
        lambda: check_source(paper),
    ):
        with pytest.raises(UnreadableFile):
            act()


def test_a_paper_sent_twice_is_noticed(volume: Path) -> None:
    twin = volume / "2 Law" / "04 twin.docx"
    twin.write_bytes((volume / "1 Energy" / "01 paper.docx").read_bytes())
    assert "check.same-file" in {finding.code for finding in check_source(volume).volume_findings}


def test_a_cache_that_cannot_be_kept_does_not_matter(volume: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    assert compile_volume(volume, tmp_path / "out.pdf", cache=blocked / "cache").pages


def test_damaged_entries_are_made_again(volume: Path, tmp_path: Path, set_counts: list[int]) -> None:
    cache = tmp_path / "cache"
    first = compile_volume(volume, tmp_path / "first.pdf", cache=cache)
    entries = sorted(cache.glob("*/*.paper"))
    assert len(entries) == 3
    entries[0].write_bytes(b"foreign")
    entries[1].write_bytes(entries[1].read_bytes()[:-1])
    entries[2].write_bytes(entries[2].read_bytes()[:-9] + b"123456789")
    second = compile_volume(volume, tmp_path / "second.pdf", cache=cache)
    assert first.out.read_bytes() == second.out.read_bytes()
    assert set_counts == [3, 2, 1]


def test_the_cache_keeps_head_and_body_apart(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.write("abc", {"pages": 3}, [], b"body")
    assert (cache.head("abc"), cache.body("abc")) == ({"pages": 3}, b"body")
    assert (cache.head("abd"), cache.body("abd")) == (None, None)


def test_the_least_recently_used_entries_go(tmp_path: Path) -> None:
    cache = Cache(tmp_path, bound=2500)
    for key in ("old", "mid", "new"):
        cache.write(key, key, None, bytes(1000))
        os.utime(next((tmp_path / key[:2]).iterdir()), (0, {"old": 1, "mid": 2, "new": 3}[key]))
    cache.head("old")
    cache.prune()
    assert [cache.body(key) is not None for key in ("old", "mid", "new")] == [True, False, True]


def test_the_key_depends_on_all_that_changes_pages() -> None:
    said = [("a", "b", "c"), ("x", "b", "c"), ("a", "x", "c"), ("a", "b", "x"), ("a", "b", "c", "greetings")]
    assert len({paper_key(*facts) for facts in said}) == 5
    assert len(engine_version()) == 64


def test_a_decision_sets_its_own_paper_again_and_no_other(volume: Path, tmp_path: Path, set_counts: list[int]) -> None:
    path, cache = tmp_path / "Volume.proc", tmp_path / "cache"
    with Project.create(path) as project:
        import_folder(project, volume)
    first = compile_volume(path, tmp_path / "first.pdf", cache=cache)
    assert first.out.read_bytes() == compile_volume(volume, tmp_path / "folder.pdf").out.read_bytes()
    with Project.open(path) as project:
        paper = project.volume.papers[1]
        titled = Decisions(metadata=MetadataEdits(titles=(("en", "Another title altogether"),)))
        project.edit("edit-metadata", decisions={paper: titled})
        project.edit("move-papers", edits.moved(project.volume, paper, 0, 0))
        survey = check_source(path, cache=cache)  # while it is open for writing
    second = compile_volume(path, tmp_path / "second.pdf", cache=cache)
    assert set_counts == [3, 3, 1, 0]
    assert survey.papers[paper].metadata.title == "Another title altogether"
    assert second.starts[0][0] == paper
    text = pypdf.PdfReader(second.out).pages[second.starts[0][1]].extract_text()
    assert "Another title altogether" in text.replace("\n", " ")


def test_what_was_accepted_or_remarked_sets_nothing_again(volume: Path, tmp_path: Path, set_counts: list[int]) -> None:
    path, cache = tmp_path / "Volume.proc", tmp_path / "cache"
    with Project.create(path) as project:
        paper = import_folder(project, volume).papers[0]
        check_source(path, cache=cache)
        accepted = AcceptedFinding(code="check.no-abstract", place=Place(), reason="a greeting")
        project.edit("accept-finding", decisions={paper: Decisions(accepted=(accepted,), proof="waiting", note="ask")})
        check_source(path, cache=cache)
    assert set_counts == [3, 0]


def test_workers_and_parent_load_only_what_they_need() -> None:
    def loaded(work: str) -> set[str]:
        code = f"import sys; import proceedings.compiler as c, proceedings.setting as s; {work}; print(*sys.modules)"
        said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
        return set(said.stdout.split())

    assert not loaded("pass") & {"lxml", "docx", "reportlab", "uharfbuzz", "PIL", "PySide6", "numpy"}
    worker = loaded("s.begin_setting(s.Setting('a5-book', '', ''), '/nowhere')")
    assert not worker & {"reportlab", "pypdf", "PySide6", "numpy"}
