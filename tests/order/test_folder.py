"""Folders as organisers keep them, and the volume they give."""

from pathlib import Path

import pytest

from proceedings.errors import VolumeError
from proceedings.model.decisions import Decisions, MetadataEdits
from proceedings.model.paper import Author
from proceedings.model.ready import SIGNATURE
from proceedings.model.volume import PaperId, Volume, Words
from proceedings.order import read_decisions, read_volume
from proceedings.order.folder import title_from


def _folder(root: Path, *papers: str, toml: str = "") -> Path:
    for paper in papers:
        path = root / paper
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    if toml:
        (root / "volume.toml").write_text(toml, "utf-8")
    return root


def _said(volume: Volume) -> list[str]:
    """Write the volume's order as lines: a section's title, its papers indented."""
    lines: list[str] = []
    for section in volume.sections:
        lines.append(f"[{section.name}] {section.title.best(volume.lang)}")
        lines += [f"  {paper}" for paper in section.papers]
    return lines


def test_subfolders_are_sections_in_natural_order(tmp_path: Path):
    folder = _folder(
        tmp_path,
        "10 Пробация/b.docx",
        "2-Адам құқықтары/10.docx",
        "2-Адам құқықтары/9.docx",
        "1. Legal aid/a.docx",
        "вступление.docx",
    )
    assert _said(read_volume(folder)) == [
        "[] ",
        "  вступление.docx",
        "[1. Legal aid] Legal aid",
        "  1. Legal aid/a.docx",
        "[2-Адам құқықтары] Адам құқықтары",
        "  2-Адам құқықтары/9.docx",
        "  2-Адам құқықтары/10.docx",
        "[10 Пробация] Пробация",
        "  10 Пробация/b.docx",
    ]


def test_only_papers_count(tmp_path: Path):
    folder = _folder(
        tmp_path,
        "1/a.docx",
        "1/~$a.docx",
        "1/.hidden.docx",
        "1/notes.txt",
        "1/b.DOC",
        "1/c.odt",
        "1/d.rtf",
        "1/Иванов/статья.docm",
        ".git/x.docx",
        "__MACOSX/1/a.docx",
        "empty/readme.md",
    )
    volume = read_volume(folder)
    assert volume.papers == ("1/Иванов/статья.docm", "1/a.docx", "1/b.DOC", "1/c.odt", "1/d.rtf")


@pytest.mark.parametrize(
    ("toml", "papers"),
    [
        ("", ("a/1.docx",)),
        ('[[ready]]\nfile = "a/ours.pdf"', ("a/1.docx", "a/ours.pdf")),
        ('[[sections]]\nfolder = "a"\norder = ["ours.pdf"]', ("a/ours.pdf", "a/1.docx")),
    ],
)
def test_a_pdf_of_our_own_is_a_paper_where_the_description_names_it(toml: str, papers: tuple[str, ...], tmp_path: Path):
    folder = _folder(tmp_path, "a/1.docx", toml=toml)
    (folder / "a" / "ours.pdf").write_bytes(b"%PDF-1.7\n% " + SIGNATURE)
    assert read_volume(folder).papers == papers


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("1-Права человека", Words(ru="Права человека")),
        ("02 Құқық", Words(kk="Құқық")),
        ("3. Human rights", Words(en="Human rights")),
        ("1-human-rights", Words(en="Human rights")),
        ("77-летие Декларации", Words(ru="77-летие Декларации")),
        ("3D-печать", Words(ru="3D-печать")),
        ("2024", Words()),
        ("Секция 1", Words(ru="Секция 1")),
        ("4_Уголовно-исполнительное_право", Words(ru="Уголовно-исполнительное право")),
    ],
)
def test_titles_of_sections(name: str, title: Words):
    assert title_from(name, "ru").best("ru") == (title.best("ru") or name)
    if title:
        assert title_from(name, "ru") == title


DESCRIBED = """
language = "kk"
languages = ["kk", "en"]
style = "a4-proceedings"
title.ru = "Права человека"
title.kk = "Адам құқықтары"
place = "Астана"
date = 2025-12-10
end = 2025-12-12
year = 2025
isbn = "978-601-00-0000-1"

[[organisers]]
ru = "Национальный центр"

[[editors]]
name.ru = "И. И. Иванов"
post.ru = "редактор"

[[sections]]
folder = "b"
title.ru = "Вторая, но первая"
order = ["2.docx", "x/3.docx"]

[[sections.chairs]]
name.ru = "П. П. Петров"

[[sections]]
folder = "a"
kind = "greetings"
"""


def test_a_description_gives_event_and_order(tmp_path: Path):
    folder = _folder(tmp_path, "a/1.docx", "b/1.docx", "b/2.docx", "b/x/3.docx", "c/1.docx", toml=DESCRIBED)
    volume = read_volume(folder)
    assert volume.papers == ("b/2.docx", "b/x/3.docx", "b/1.docx", "a/1.docx", "c/1.docx")
    assert (volume.lang, volume.langs, volume.style) == ("kk", ("kk", "en"), "a4-proceedings")
    assert volume.event.title == Words(ru="Права человека", kk="Адам құқықтары")
    assert volume.event.date == "2025-12-10/2025-12-12"
    assert volume.event.year == "2025"
    assert volume.event.place.best("kk") == "Астана"
    assert volume.event.organisers == (Words(ru="Национальный центр"),)
    assert volume.event.editors[0].post.ru == "редактор"
    assert volume.sections[0].title.ru == "Вторая, но первая"
    assert volume.sections[0].chairs[0].name.ru == "П. П. Петров"
    assert [section.kind for section in volume.sections] == ["papers", "greetings", "papers"]


def test_a_description_decides_about_ready_pdfs(tmp_path: Path):
    toml = """
    [[ready]]
    file = "a/1.pdf"
    title.ru = "Объявление"
    title.kk = "Хабарландыру"
    authors = ["А. Б. Рекламов", { name = "В. Г. Второв", orcid = "0000-0001", affiliations = [1] }]
    affiliations = ["Агентство"]
    place = "page"

    [[ready]]
    file = "a/2.pdf"
    title.en = "Call for papers"
    keeps = ["ru"]

    [[ready]]
    file = "a/3.pdf"
    """
    decided = read_decisions(_folder(tmp_path, "a/1.pdf", "a/2.pdf", "a/3.pdf", toml=toml))
    authors = (Author(name="А. Б. Рекламов"), Author(name="В. Г. Второв", orcid="0000-0001", affiliations=(0,)))
    titles = (("ru", "Объявление"), ("kk", "Хабарландыру"), ("en", ""))
    whole = MetadataEdits(titles=titles, authors=authors, affiliations=("Агентство",))
    assert decided[PaperId("a/1.pdf")] == Decisions(metadata=whole, placement="page")
    assert decided[PaperId("a/2.pdf")] == Decisions(
        metadata=MetadataEdits(titles=(("en", "Call for papers"), ("kk", "")))
    )
    assert decided[PaperId("a/3.pdf")] == Decisions()


@pytest.mark.parametrize(
    ("toml", "code", "key", "line"),
    [
        ('titel = "x"', "volume.key", "titel", "1"),
        ('style = "x"\ntitle.de = "x"', "volume.key", "title.de", "2"),
        ("style = 5.5", "volume.value", "style", "1"),
        ('\nlanguage = "de"', "volume.value", "language", "2"),
        ('date = "10.12.2025"', "volume.value", "date", "1"),
        ('editors = "x"', "volume.value", "editors", "1"),
        ("organisers = 5", "volume.value", "organisers", "1"),
        ('[[sections]]\nfolder = "a"\nkind = "talk"', "volume.value", "sections.kind", "3"),
        ('[[sections]]\nfolder = "a"\nchair = "talk"', "volume.key", "sections.chair", "3"),
        ('[[sections]]\nfolder = "a"\n[[sections.chairs]]\nnmae = "x"', "volume.key", "sections.chairs.nmae", "4"),
        ('[[sections]]\nfolder = "a"\norder = "1.docx"', "volume.value", "sections.order", "3"),
        ('[[ready]]\nfile = "a"\nauthors = [5]', "volume.value", "ready.authors", "3"),
        ('[[ready]]\nauthors = [{ nmae = "x" }]', "volume.key", "ready.authors.nmae", "2"),
        ("[[ready]]\nauthors = [{ affiliations = [0] }]", "volume.value", "ready.authors.affiliations", "0"),
    ],
)
def test_mistakes_are_named_with_their_line(tmp_path: Path, toml: str, code: str, key: str, line: str):
    folder = _folder(tmp_path, "a/1.docx", toml=toml)
    with pytest.raises(VolumeError) as error:
        read_volume(folder)
    assert (error.value.code, error.value.facts["key"], error.value.facts["line"]) == (code, key, line)
    assert error.value.facts["file"] == "volume.toml"


@pytest.mark.parametrize(
    ("toml", "code", "line"),
    [
        ('a = "x"\nb = ', "volume.syntax", "2"),
        ('[[sections]]\nfolder = "a"\n[[sections]]\nfolder = "nowhere"', "volume.no-section", "4"),
        ('[[sections]]\nfolder = "a"\norder = ["1.docx",\n"9.docx"]', "volume.no-paper", "4"),
    ],
)
def test_what_the_description_names_must_exist(tmp_path: Path, toml: str, code: str, line: str):
    folder = _folder(tmp_path, "a/1.docx", toml=toml)
    with pytest.raises(VolumeError) as error:
        read_volume(folder)
    assert (error.value.code, error.value.facts["line"]) == (code, line)


def test_no_folder_and_no_papers(tmp_path: Path):
    with pytest.raises(VolumeError, match=r"volume\.no-papers"):
        read_volume(tmp_path)
    with pytest.raises(VolumeError, match=r"volume\.no-folder"):
        read_volume(tmp_path / "nowhere")


def test_the_sample_description_is_understood(tmp_path: Path):
    sample = Path(__file__).parents[2] / "proceedings" / "sample" / "volume.toml"
    names = ["0-greetings", "1-human-rights", "2-penitentiary", "3-probation"]
    folder = _folder(tmp_path, *[f"{name}/1.docx" for name in names], toml=sample.read_text("utf-8"))
    volume = read_volume(folder)
    assert [section.name for section in volume.sections] == names
    assert all(section.title.kk and section.title.ru and section.title.en for section in volume.sections)
    assert volume.event.organisers
    assert volume.event.editors
