"""A volume file out as a folder, and in again."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.errors import VolumeError
from proceedings.model.decisions import Decisions, MetadataEdits
from proceedings.model.paper import Author
from proceedings.model.volume import Committee, Event, Person, Section, Volume, Words
from proceedings.order import edits, read_decisions, read_volume
from proceedings.order.description import read_description
from proceedings.project import Project, ProjectError, export_folder, import_folder
from proceedings.project.description import description_of
from proceedings.project.folder import plain_name
from proceedings.project.state import Original
from tests.project.build import EVENT, added, files, filled, first, no_check, sha256, volume

LANGS = ("kk", "ru", "en")
TEXT = st.text(st.characters(codec="utf-8"), max_size=12)
WORDS = st.builds(Words, kk=TEXT, ru=TEXT, en=TEXT)
PEOPLE = st.lists(st.builds(Person, name=WORDS, degree=WORDS, post=WORDS), max_size=2).map(tuple)


def test_an_exported_folder_gives_the_same_volume(tmp_path: Path):
    with Project.create(tmp_path / "a.proc", volume("A", "B")) as project:
        added(project, files(tmp_path / "1", ["x.docx", "y.docx", "z.docx"]))
        other = files(tmp_path / "2", ["w.docx"])[0].rename(tmp_path / "2" / "x.docx")
        added(project, [other], section=1)
        project.edit("Move", edits.moved(project.volume, first(project), 1, 0))
        project.edit("Exclude", edits.excluded(project.volume, [first(project)]))
        written = export_folder(project, tmp_path / "out")
        assert [path.relative_to(tmp_path / "out").as_posix() for path in written] == [
            "volume.toml",
            "A/z.docx",
            "B/x.docx",
            "B/x (2).docx",
        ]
        assert all(path.is_file() for path in written)
        found = read_volume(tmp_path / "out")
        assert found.event == EVENT
        assert (found.lang, found.langs) == ("kk", ("kk", "ru"))
        assert [section.papers for section in found.sections] == [("A/z.docx",), ("B/x.docx", "B/x (2).docx")]
        bytes_out = [(tmp_path / "out" / paper).read_bytes() for paper in found.papers]
        assert bytes_out == [project.original(project.submissions[p].original.sha256) for p in project.volume.papers]
    with Project.create(tmp_path / "b.proc") as project:
        import_folder(project, tmp_path / "out", check=no_check)
        assert project.volume == found
    assert not list(tmp_path.glob(".export-*"))


def test_logos_go_out_and_come_in_again(tmp_path: Path):
    pictures = [b"\x89PNG one", b"\xff\xd8\xff two"]
    marks = [sha256(data) for data in pictures]
    with Project.create(tmp_path / "a.proc", volume("logos")) as project:
        added(project, files(tmp_path / "1", ["x.docx"]))
        for mark, data in zip(marks, pictures, strict=True):
            project.add_original(Original(sha256=mark, name="logo", received="2025-12-10"), data)
        logos = (marks[0], "", marks[1], marks[0], sha256(b"lost"))
        project.edit("Event", replace(project.volume, event=replace(EVENT, logos=logos)))
        written = export_folder(project, tmp_path / "out")
    assert [path.relative_to(tmp_path / "out").as_posix() for path in written] == [
        "volume.toml",
        "logos/x.docx",
        "logos (2)/1.png",
        "logos (2)/2.jpg",
    ]
    found = read_volume(tmp_path / "out").event.logos
    assert [Path(logo).read_bytes() if logo else b"" for logo in found] == [
        pictures[0],
        b"",
        pictures[1],
        pictures[0],
        b"",
    ]
    with Project.create(tmp_path / "b.proc") as project:
        import_folder(project, tmp_path / "out", check=no_check)
        assert project.volume.event.logos == (marks[0], "", marks[1], marks[0], "")
        assert project.original(marks[1]) == pictures[1]
    (tmp_path / "out" / "logos (2)" / "2.jpg").unlink()
    with pytest.raises(VolumeError) as caught:
        read_volume(tmp_path / "out")
    assert caught.value.facts["value"] == "logos (2)/2.jpg"


def test_papers_outside_sections_stay_outside(tmp_path: Path):
    files(tmp_path / "in", ["a.docx"])
    files(tmp_path / "in" / "B", ["b.docx"])
    with Project.create(tmp_path / "a.proc") as project:
        import_folder(project, tmp_path / "in", check=no_check)
        export_folder(project, tmp_path / "out")
        assert read_volume(tmp_path / "out") == project.volume


READY = Decisions(
    metadata=MetadataEdits(
        titles=(("kk", "Хабарландыру"), ("en", "")),
        authors=(Author(name="А. Б. Рекламов", email="a@b.kz", affiliations=(0,)), Author(name="В. Г. Второв")),
        affiliations=("Агентство «Пример»",),
    ),
    lang="kk",
    placement="page",
)


def test_what_is_decided_of_ready_pdfs_goes_out_and_comes_in_again(tmp_path: Path):
    [paper, whole, plain] = files(tmp_path / "1", ["x.docx", "whole.pdf", "plain.pdf"])
    with Project.create(tmp_path / "a.proc", volume("A: 1")) as project:
        ids = added(project, [paper, whole, plain]).papers
        project.edit("Decide", decisions={ids[0]: READY, ids[1]: replace(READY, note="ask")})
        export_folder(project, tmp_path / "out")
    assert read_decisions(tmp_path / "out") == {"A_ 1/whole.pdf": READY}
    with Project.create(tmp_path / "b.proc") as project:
        came = import_folder(project, tmp_path / "out", check=no_check)
        assert {paper: project.decisions(paper) for paper in came.papers} == {
            "A_ 1/x.docx": Decisions(),
            "A_ 1/whole.pdf": READY,
            "A_ 1/plain.pdf": Decisions(),
        }
        export_folder(project, tmp_path / "again")
    said = [(tmp_path / name / "volume.toml").read_text("utf-8") for name in ("out", "again")]
    assert said[0] == said[1]


def test_a_paper_that_is_there_already_keeps_what_is_decided(tmp_path: Path):
    [whole] = files(tmp_path / "in" / "A", ["whole.pdf"])
    (tmp_path / "in" / "volume.toml").write_text('[[ready]]\nfile = "A/whole.pdf"\nplace = "page"\n', "utf-8")
    with Project.create(tmp_path / "a.proc", volume("A")) as project:
        (paper,) = added(project, [whole]).papers
        project.edit("Decide", decisions={paper: READY})
        assert import_folder(project, tmp_path / "in", check=no_check).edited.command is None
        assert project.decisions(paper) == READY


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path):
    with filled(tmp_path / "a.proc") as project:
        with pytest.raises(ProjectError, match=r"project\.folder-not-empty"):
            export_folder(project, tmp_path)
        with pytest.raises(ProjectError, match=r"project\.disk"):
            export_folder(project, tmp_path / "no" / "where")
        (tmp_path / "empty").mkdir()
        assert export_folder(project, tmp_path / "empty")


@given(
    title=WORDS, people=PEOPLE, organisers=st.lists(WORDS.filter(bool), max_size=2).map(tuple), isbn=TEXT, named=PEOPLE
)
def test_a_description_says_what_the_volume_says(
    tmp_path_factory: pytest.TempPathFactory,
    title: Words,
    people: tuple[Person, ...],
    organisers: tuple[Words, ...],
    isbn: str,
    named: tuple[Person, ...],
):
    said = [person for person in people if person != Person(name=Words())]
    event = Event(title=title, editors=tuple(said), organisers=organisers, isbn=isbn, date="2025-01-02")
    event = replace(event, reviewers=named, committees=(Committee(title=title, members=named),))
    event = replace(event, recommended=title, annotation=title, author_mark=isbn, print_run="300")
    section = Section(name="s", title=title, papers=(), kind="greetings", chairs=named)
    file = tmp_path_factory.mktemp("d") / "volume.toml"
    file.write_text(description_of(Volume(event=event, sections=(section,)), ["s"], [["a.docx"]]), "utf-8")
    found = read_description(file)
    assert found.event == replace(event, editors=tuple(said))
    assert (found.sections[0].title, found.sections[0].chairs, found.sections[0].kind) == (title, named, "greetings")


AUTHORS = st.lists(
    st.builds(
        Author, name=TEXT, email=TEXT, orcid=TEXT, affiliations=st.lists(st.integers(0, 3), max_size=2).map(tuple)
    ),
    max_size=2,
)


@given(
    titles=st.lists(st.tuples(st.sampled_from(LANGS), TEXT), unique_by=lambda title: title[0]),
    authors=st.none() | AUTHORS.map(tuple),
    affiliations=st.none() | st.lists(TEXT, max_size=2).map(tuple),
    lang=st.sampled_from(("", *LANGS)),
    placement=st.sampled_from(("", "page")),
)
def test_a_description_says_what_is_decided_of_ready_pdfs(
    tmp_path_factory: pytest.TempPathFactory,
    titles: list[tuple[str, str]],
    authors: tuple[Author, ...] | None,
    affiliations: tuple[str, ...] | None,
    lang: str,
    placement: str,
):
    metadata = MetadataEdits(titles=tuple(titles), authors=authors, affiliations=affiliations)
    decided = Decisions(metadata=metadata, lang=lang, placement=placement)
    file = tmp_path_factory.mktemp("d") / "volume.toml"
    file.write_text(description_of(volume(), [], [], {"s/a.pdf": decided}), "utf-8")
    assert [(each.file, each.decisions) for each in read_description(file).ready] == (
        [("s/a.pdf", decided)] if decided != Decisions() else []
    )


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("a/b:c?.docx", "a_b_c_.docx"),
        ("con.docx", "_con.docx"),
        ("~$x.docx", "x.docx"),
        ("..", "_"),
        ("1. Права человека", "1. Права человека"),
        ("__MACOSX", "___MACOSX"),
        ("x" * 300 + ".docx", "x" * 80 + ".docx"),
    ],
)
def test_names_that_every_file_system_takes(name: str, plain: str):
    assert plain_name(name) == plain
