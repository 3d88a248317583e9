"""Scripts do what the window does: make a volume file, add to it, order it, write it out again."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from PIL import Image

from proceedings.cli import main
from proceedings.project import Project
from proceedings.sample import write_sample
from tests.small_volume import write_paper, write_volume


def order_of(path: Path) -> list[list[str]]:
    with Project.open_read_only(path) as project:
        return [list(section.papers) for section in project.volume.sections]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "Volume.proc"
    assert main(["new", str(made), "--from", str(write_volume(tmp_path / "sent")), "--lang", "en"]) == 0
    return made


def test_a_volume_file_is_made_and_compiled(path: Path, tmp_path: Path) -> None:
    assert order_of(path) == [["1 Energy/01 paper.docx", "1 Energy/02 paper.docx"], ["2 Law/03 paper.docx"]]
    assert main(["compile", str(path), "-o", str(tmp_path / "out.pdf"), "--quiet"]) in {0, 1}
    assert len(pypdf.PdfReader(tmp_path / "out.pdf").pages) > 5


def test_papers_are_added_and_bad_ones_told(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = write_paper(tmp_path / "late.docx", "A late paper")
    bad = tmp_path / "noise.docx"
    bad.write_bytes(b"not a Word file")
    assert main(["add", str(path), str(good), str(bad), "--section", "energy"]) == 1
    assert order_of(path)[0][-1] == "1 Energy/late.docx"
    assert "noise.docx" in capsys.readouterr().err
    assert main(["add", str(path), str(good), "--section", "9"]) == 2


def test_papers_are_moved_and_sorted(path: Path, tmp_path: Path) -> None:
    assert main(["order", str(path), "--move", "03 paper.docx", "--to", "1:1"]) == 0
    assert order_of(path) == [["2 Law/03 paper.docx", "1 Energy/01 paper.docx", "1 Energy/02 paper.docx"], []]
    assert main(["order", str(path), "--by", "title"]) == 0
    assert order_of(path)[0] == ["1 Energy/01 paper.docx", "1 Energy/02 paper.docx", "2 Law/03 paper.docx"]
    programme = tmp_path / "programme.csv"
    programme.write_text(
        "Title,Author\nOn the tariff number 3 of the network,Serik\nOn the tariff number 1 of the network,Serik\n",
        "utf-8",
    )
    assert main(["order", str(path), "--by", "programme", str(programme)]) == 1  # one paper is not in it
    assert order_of(path)[0] == ["2 Law/03 paper.docx", "1 Energy/01 paper.docx", "1 Energy/02 paper.docx"]
    with Project.open(path) as project:
        assert [step.name for step in project.history()][-3:] == ["move-papers", "sort-by-title", "sort-by-programme"]


def test_what_goes_out_as_a_folder_compiles_to_the_same_pages(tmp_path: Path) -> None:
    sample, path, late = tmp_path / "sample", tmp_path / "a.proc", tmp_path / "late.docx"
    write_sample(sample)
    Image.new("RGB", (80, 40), "navy").save(sample / "logo.png")
    described = (sample / "volume.toml").read_text("utf-8")
    (sample / "volume.toml").write_text('logos = ["logo.png"]\n' + described, "utf-8")
    assert main(["new", str(path), "--from", str(sample)]) == 0
    assert main(["add", str(path), str(write_paper(late, "A late paper")), "--section", "1"]) in {0, 1}
    assert main(["export-folder", str(path), str(tmp_path / "out")]) == 0
    pages = []
    for number, source in enumerate((path, tmp_path / "out")):
        assert main(["compile", str(source), "-o", str(tmp_path / f"{number}.pdf"), "--quiet"]) in {0, 1}
        pages.append((tmp_path / f"{number}.pdf").read_bytes())
    assert pages[0] == pages[1]


@pytest.mark.parametrize(
    "words",
    [["--by", "fashion"], ["--by", "programme"], ["--move", "01 paper.docx"], ["--move", "no.docx", "--to", "1"]],
)
def test_what_makes_no_sense_is_refused(path: Path, words: list[str]) -> None:
    before = order_of(path)
    assert main(["order", str(path), *words]) == 2
    assert order_of(path) == before


def test_a_file_that_somebody_edits_is_left_alone(path: Path, tmp_path: Path) -> None:
    late = write_paper(tmp_path / "late.docx", "A late paper")
    with Project.open(path):
        assert main(["add", str(path), str(late)]) == 2
        assert main(["export-folder", str(path), str(tmp_path / "out")]) == 0
    assert (tmp_path / "out" / "volume.toml").is_file()


def test_no_volume_file_is_made_of_nothing(tmp_path: Path) -> None:
    assert main(["new", str(tmp_path / "a.proc"), "--from", str(tmp_path)]) == 2
    assert main(["new", str(tmp_path / "a.docx")]) == 2
    assert not list(tmp_path.glob("a.*"))
