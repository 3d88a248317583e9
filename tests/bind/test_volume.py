import re
from pathlib import Path

import pikepdf
import pypdf
import pytest

from proceedings.bind.volume import BoundVolume, bind_preview, bind_volume
from proceedings.model.volume import Volume
from proceedings.typeset.setter import Setter
from tests.bind.build import BODY, TITLES, bound_paper, house, small_volume

STYLES = ("a5-book", "a4-proceedings", "a4-two-column")


def bind(name: str, out: Path) -> tuple[BoundVolume, Volume]:
    setter = Setter(house(name))
    volume, papers = small_volume(setter)
    bound = bind_volume(volume, papers, setter.style, out, on_progress=lambda _: None, should_stop=lambda: False)
    return bound, volume


def flat(text: str) -> str:
    return " ".join(re.sub("\xad\\s*", "", text).split())


@pytest.mark.parametrize("name", STYLES)
def test_same_volume_gives_the_same_bytes(name: str, tmp_path: Path):
    bind(name, tmp_path / "a.pdf")
    bind(name, tmp_path / "b.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


@pytest.mark.parametrize("name", STYLES)
def test_words_can_be_read_back(name: str, tmp_path: Path):
    bound, _ = bind(name, tmp_path / "a.pdf")
    reader = pypdf.PdfReader(tmp_path / "a.pdf")
    text = flat(" ".join(page.extract_text() for page in reader.pages))
    assert BODY in text
    assert TITLES[1][1] in text
    assert "\ufffd" not in text
    assert len(reader.pages) == bound.pages


def test_every_contents_entry_lands_on_the_page_whose_number_it_prints(tmp_path: Path):
    bound, _ = bind("a5-book", tmp_path / "a.pdf")
    reader = pypdf.PdfReader(tmp_path / "a.pdf")
    labels = reader.page_labels
    assert [labels[index] for _, index, _ in bound.starts] == [label for _, _, label in bound.starts]
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
        targets = [pages[link.Dest[0].objgen] for link in pdf.pages[2].Annots]
    contents = reader.pages[2].extract_text()
    folios = re.findall(r"(\d+)$", contents, re.MULTILINE)
    assert [labels[index] for index in targets[1:]] == folios  # the greetings' own line shows no folio
    for _, index, label in bound.starts:
        assert flat(reader.pages[index].extract_text()).endswith(label)


def test_labels_are_roman_and_then_arabic(tmp_path: Path):
    bind("a5-book", tmp_path / "a.pdf")
    assert pypdf.PdfReader(tmp_path / "a.pdf").page_labels[:6] == ["i", "ii", "iii", "iv", "1", "2"]


def test_running_heads_are_mirrored(tmp_path: Path):
    bound, _ = bind("a5-book", tmp_path / "a.pdf")
    reader = pypdf.PdfReader(tmp_path / "a.pdf")
    key, first, _ = bound.starts[2]
    assert key == "1/a.docx"
    verso = flat(reader.pages[first + 2].extract_text())
    recto = flat(reader.pages[first + 1].extract_text())
    assert "Стандарты" in verso
    assert "Community" in recto


def test_preview_is_a_volume_of_one_paper(setter: Setter, tmp_path: Path):
    bound = bind_preview(bound_paper(setter, 1, 3), setter.style, tmp_path / "a.pdf")
    reader = pypdf.PdfReader(tmp_path / "a.pdf")
    assert (bound.pages, len(reader.pages)) == (3, 3)
    assert reader.page_labels == ["1", "2", "3"]
    assert reader.metadata
    assert reader.metadata.title == TITLES[1][1]
