"""Files come in: duplicates are told, bad ones are kept aside, revisions take the place of the old."""

from pathlib import Path

import pytest

from proceedings.errors import Stopped, UnreadableFile
from proceedings.model.volume import PaperId, Words
from proceedings.project import Intake, Placement, Project, add_papers, error_of, import_folder, replace_paper
from proceedings.project.intake import opens
from proceedings.sample import write_sample
from tests.project.build import DECIDED, added, files, filled, first, no_check, sha256, volume


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    write_sample(folder)
    return folder


def test_bad_files_stop_nobody_and_all_is_one_step(tmp_path: Path, sample: Path):
    good = sorted(sample.glob("*/*.docx"))
    bad = files(tmp_path, ["cut.docx", "empty.docx"])
    bad[1].write_bytes(b"")
    paths = [good[0], bad[0], *good[1:], bad[1], tmp_path / "gone.docx"]
    with Project.create(tmp_path / "a.proc", volume("A")) as project:
        came = add_papers(project, paths, 0, 0)
        assert len(came.papers) == len(good)
        assert project.volume.papers == came.papers
        assert [(file.name, error.code) for file, error in came.unreadable] == [
            ("cut.docx", "collect.not-word"),
            ("empty.docx", "collect.empty"),
            ("gone.docx", "collect.no-file"),
        ]
        assert project.volume.excluded == ("A/cut.docx", "A/empty.docx")
        fault = project.submissions[project.volume.excluded[0]].fault
        assert fault
        assert error_of(fault).code == "collect.not-word"
        assert project.original(sha256(bad[0].read_bytes())) == bad[0].read_bytes()
        project.undo()
        assert project.volume == volume("A")


def test_a_file_that_is_there_already_is_told(tmp_path: Path):
    with filled(tmp_path / "a.proc") as project:
        [again, other] = files(tmp_path, ["0.docx", "other.docx"])
        copy = tmp_path / "copy.docx"
        copy.write_bytes(other.read_bytes())
        came = added(project, [again, other, copy])
        assert came.papers == ("A/other.docx",)
        assert came.duplicates == ((again, "A/0.docx"), (copy, "A/other.docx"))


def test_reviewed_files_go_where_they_were_sent_by_one_step(tmp_path: Path):
    with filled(tmp_path / "a.proc") as project:
        before = project.state
        [fresh, other, revision] = files(tmp_path / "new", ["fresh.docx", "other.docx", "revision.docx"])
        intake = Intake(project, no_check)
        intake.take([fresh, revision], "A")
        intake.take([other], "B")
        placements = [
            Placement(file=fresh, section=1, decisions=DECIDED),
            Placement(file=revision, revises=PaperId("A/0.docx")),
            Placement(file=other, section=0),
        ]
        came = intake.reviewed(placements, "add-papers")
        assert set(came.papers) == {"A/fresh.docx", "A/0.docx", "B/other.docx"}
        assert [section.papers for section in project.volume.sections] == [
            ("A/0.docx", "A/1.docx", "A/2.docx", "A/3.docx", "B/other.docx"),
            ("A/fresh.docx",),
        ]
        assert project.decisions(PaperId("A/fresh.docx")) == DECIDED
        held = project.submissions[PaperId("A/0.docx")]
        assert project.original(held.original.sha256) == revision.read_bytes()
        assert held.earlier == (before.submissions[PaperId("A/0.docx")].original,)
        project.undo()
        assert project.state == before


def test_files_of_one_name_get_ids_of_their_own(tmp_path: Path):
    with filled(tmp_path / "a.proc") as project:
        other = tmp_path / "0.DOCX"
        other.write_bytes(b"PK other")
        assert added(project, [other]).papers == ("A/0 (2).DOCX",)


def test_stopping_leaves_the_volume_as_it_was(tmp_path: Path):
    paths = files(tmp_path / "new", ["a.docx", "b.docx", "c.docx"])
    said: list[tuple[int, int]] = []
    with filled(tmp_path / "a.proc") as project:
        before = project.state
        with pytest.raises(Stopped):
            add_papers(
                project,
                paths,
                0,
                0,
                check=no_check,
                on_progress=lambda progress: said.append((progress.done, progress.total)),
                should_stop=lambda: len(said) == 2,
            )
        assert project.state == before
        assert said == [(0, 3), (1, 3)]
        assert len(added(project, paths).papers) == 3


def test_a_revision_keeps_the_place_the_decisions_and_the_old_file(tmp_path: Path):
    with filled(tmp_path / "a.proc") as project:
        paper = first(project)
        old = project.submissions[paper].original
        project.edit("Decide", decisions={paper: DECIDED})
        [new] = files(tmp_path, ["0 (исправлено).docx"])
        assert replace_paper(project, paper, new, check=no_check).command
        assert first(project) == paper
        assert project.submissions[paper].original.name == new.name
        assert project.submissions[paper].earlier == (old,)
        assert project.decisions(paper) == DECIDED
        assert project.original(old.sha256) is not None
        assert replace_paper(project, paper, new, check=no_check).command is None
        project.undo()
        assert project.submissions[paper].original == old


def test_a_revision_that_is_no_paper_is_refused(tmp_path: Path):
    with filled(tmp_path / "a.proc") as project:
        before = project.state
        with pytest.raises(UnreadableFile):
            replace_paper(project, first(project), files(tmp_path, ["cut.docx"])[0])
        assert project.state == before


def test_a_folder_comes_in_with_its_description(tmp_path: Path, sample: Path):
    with Project.create(tmp_path / "a.proc") as project:
        came = import_folder(project, sample)
        assert came.unreadable == ()
        assert project.volume.event.title.ru.startswith("Права человека")
        assert project.volume.papers == came.papers
        assert len(project.history()) == 1
        again = import_folder(project, sample)
        assert again.edited.command is None
        assert len(again.duplicates) == len(came.papers)


def test_a_folder_joins_a_volume_that_has_sections(tmp_path: Path):
    files(tmp_path / "folder" / "B", ["x.docx"])
    files(tmp_path / "folder" / "C", ["y.docx"])
    (tmp_path / "folder" / "volume.toml").write_text('title = "Другое"\n', "utf-8")
    with filled(tmp_path / "a.proc") as project:
        title = project.volume.event.title
        import_folder(project, tmp_path / "folder", check=no_check)
        assert [(section.name, section.papers) for section in project.volume.sections[1:]] == [
            ("B", ("B/x.docx",)),
            ("C", ("C/y.docx",)),
        ]
        assert project.volume.sections[2].title == Words(en="C")
        assert project.volume.event.title == title


def test_other_formats_are_believed_but_not_encrypted_ones():
    opens("a.rtf", b"{\\rtf1 }")
    with pytest.raises(UnreadableFile, match=r"collect\.encrypted"):
        opens("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))


def test_what_compresses_is_packed_and_comes_back(tmp_path: Path):
    path = tmp_path / "a.rtf"
    path.write_bytes(b"{\\rtf1 " + b"text " * 100_000 + b"}")
    with Project.create(tmp_path / "a.proc", volume("A")) as project:
        added(project, [path])
        assert project.original(sha256(path.read_bytes())) == path.read_bytes()
    assert (tmp_path / "a.proc").stat().st_size < 100_000
