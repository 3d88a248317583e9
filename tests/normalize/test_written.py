"""What the author wrote is given as it stands in the file, and people by the spelling of each language."""

from __future__ import annotations

from pathlib import Path

from proceedings.collect import read_manuscript
from proceedings.normalize import normalize, spellings_of, written_of
from tests.ui.papers import FRONT, write_trilingual


def test_every_paragraph_is_given_as_its_author_wrote_it(tmp_path: Path) -> None:
    written = written_of(read_manuscript(write_trilingual(tmp_path / "a.docx")))
    assert tuple(each.text for each in written[: len(FRONT)]) == FRONT
    assert "pargraph" in written[-1].text
    assert len({each.place.paragraph for each in written}) == len(written)


def test_people_are_spelt_as_in_each_language(tmp_path: Path) -> None:
    paper = normalize(read_manuscript(write_trilingual(tmp_path / "a.docx")))
    assert dict(spellings_of(paper.head)) == {
        "en": ("M. A. Qonysbai", "I. Vanterpool-Roode"),
        "ru": ("М. А. Конысбай", "И. Вантерпул-Руде"),
        "kk": ("М. А. Қонысбай", "И. Вантерпул-Руде"),
    }
