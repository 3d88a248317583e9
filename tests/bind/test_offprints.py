import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdf
import pytest

from proceedings.bind.book import Book
from proceedings.bind.offprints import offprint_name
from proceedings.bind.volume import bind_offprint, bind_volume
from proceedings.model.paper import Author, Metadata
from proceedings.model.volume import PaperId
from proceedings.typeset.setter import Setter
from tests.bind.build import TITLES, house, small_volume
from tests.bind.tree import read_tree

STYLES = ("a5-book", "a4-proceedings", "a4-two-column")
MATRIX = re.compile(rb"q 1 0 0 1 ([\d.]+) ")


def flat(text: str) -> str:
    return " ".join(re.sub("\xad\\s*", "", text).split())


@pytest.mark.parametrize("name", STYLES)
def test_pages_are_those_of_the_volume(name: str, tmp_path: Path):
    setter = Setter(house(name))
    volume, papers = small_volume(setter)
    bound = bind_volume(
        volume, papers, setter.style, tmp_path / "a.pdf", on_progress=lambda _: None, should_stop=lambda: False
    )
    whole = pypdf.PdfReader(tmp_path / "a.pdf")
    numbers = Book(volume, papers, setter.style, setter).numbers()
    assert numbers == {key: int(label) for key, _, label in bound.starts}
    for key, first, label in bound.starts:
        file, pages = bind_offprint(volume, key, papers[key], numbers[key], tmp_path, setter)
        own = pypdf.PdfReader(file)
        cover = len(own.pages) - len(papers[key].pages.pages)
        assert pages == len(own.pages)
        assert cover % 2 == (int(label) - 1) % 2 or cover == 2
        assert own.page_labels[cover:] == whole.page_labels[first : first + pages - cover]
        for mine, theirs in zip(own.pages[cover:], whole.pages[first:], strict=False):
            assert mine.extract_text() == theirs.extract_text()
            assert mine.get_contents().get_data()[:20] == theirs.get_contents().get_data()[:20]  # recto or verso


def test_cover_says_what_it_is_of_and_how_to_cite_it(setter: Setter, tmp_path: Path):
    volume, papers = small_volume(setter)
    key = PaperId("1/a.docx")
    file, _ = bind_offprint(volume, key, papers[key], 12, tmp_path, setter)
    own = pypdf.PdfReader(file)
    lang, title = TITLES[2]
    cover = flat(own.pages[0].extract_text())
    assert cover.startswith("Human Rights")
    assert "Offprint. P. 12–14" in cover
    assert f"For citation: Автора А. Б., Авторб А. Б., Авторв А. Б. {title} // Human Rights" in cover
    assert own.metadata
    assert (own.metadata.title, own.metadata.author) == (title, "А. Б. Автора, А. Б. Авторб, А. Б. Авторв")
    with pikepdf.open(file) as pdf:
        assert str(pdf.Root.Lang) == lang
        assert read_tree(pdf).outline().startswith("Document(Sect(P P P P P) Art(H1")
        assert [item.title for item in pdf.open_outline().root] == [title]


def test_two_bindings_are_the_same_bytes(setter: Setter, tmp_path: Path):
    volume, papers = small_volume(setter)
    key = PaperId("0/b.docx")
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
    one, other = (bind_offprint(volume, key, papers[key], 3, tmp_path / each, setter)[0] for each in ("a", "b"))
    assert one.name == other.name
    assert one.read_bytes() == other.read_bytes()


def test_a_title_of_many_lines_has_room(setter: Setter, tmp_path: Path):
    volume, papers = small_volume(setter)
    key = PaperId("0/a.docx")
    title = f"{TITLES[0][1]} " * 5
    paper = replace(papers[key], metadata=Metadata(titles=(("ru", title),), authors=(Author(name="А. Б. Автор"),)))
    file, _ = bind_offprint(volume, key, paper, 1, tmp_path, setter)
    with pikepdf.open(file) as pdf:
        drawn = pikepdf.parse_content_stream(pdf.pages[0])
    moves = [float(operands[1]) for operands, operator in drawn if str(operator) == "Td"]
    assert -setter.style.page.depth < sum(moves) < 0


@pytest.mark.parametrize(
    ("author", "title", "name"),
    [
        ("Айгүл Қасымова", "О жалобах", "0007-qasymova-o-zhalobakh.pdf"),
        ("", "Ереже туралы", "0007-erezhe-turaly.pdf"),
        ("", "中文", "0007.pdf"),
        ("А. Автор", "слово " * 30, "0007-avtor-slovo-slovo-slovo-slovo-slovo-slovo-slovo-slovo-s.pdf"),
    ],
)
def test_names_of_files_are_ascii(author: str, title: str, name: str):
    authors = (Author(name=author),) if author else ()
    assert offprint_name(Metadata(authors=authors), title, 7) == name
