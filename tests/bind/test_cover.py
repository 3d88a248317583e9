import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from proceedings.bind.cover import CoverReport, write_cover
from proceedings.model.measure import MM
from proceedings.model.volume import Event, Volume, Words
from proceedings.style.printer import load_printer
from proceedings.typeset.setter import Setter
from tests.bind.build import EVENT, house, png
from tests.finished import tool
from tests.verapdf import validated

STYLES = ("a5-book", "a4-proceedings", "a4-two-column")
LONG = Words(ru="Права человека и развитие пенитенциарной системы: национальные приоритеты и международные стандарты")


def cover(out: Path, event: Event = EVENT, *, style: str = "a5-book", printer: str = "offset-a5", pages: int = 208,
          lang: str = "ru") -> CoverReport:  # fmt: skip
    volume = Volume(event=event, sections=(), lang=lang, style=style)
    return write_cover(
        volume,
        house(style),
        Setter(house(style)),
        load_printer(printer),
        pages,
        out,
        on_progress=lambda _: None,
        should_stop=lambda: False,
    )


def words(file: Path) -> str:
    said = subprocess.run([tool("pdftotext"), "-layout", str(file), "-"], capture_output=True, check=True, text=True)
    return " ".join(said.stdout.split())


def read_bars(file: Path, folder: Path) -> str:
    """Return what a reader of bars reads off the printed cover."""
    subprocess.run(
        [tool("pdftoppm"), "-r", "300", "-gray", "-png", "-singlefile", str(file), str(folder / "a")], check=True
    )
    said = subprocess.run([tool("zbarimg"), "-q", str(folder / "a.png")], capture_output=True, text=True, check=False)
    return said.stdout.strip()


def test_covers_are_press_files_with_bars_that_are_read(tmp_path: Path):
    files: list[Path] = []
    for style in STYLES:
        for printer in ("offset-a5", "print-on-demand", "office-signatures"):
            files.append(tmp_path / f"{style}-{printer}.pdf")
            report = cover(files[-1], replace(EVENT, title=LONG), style=style, printer=printer)
            assert report.preflight.passes, report.preflight.found
            assert [finding.code for finding in report.findings] == ["cover.no-annotation"]
        assert read_bars(files[-1], tmp_path) == "EAN-13:9786010000001"
    assert {verdict: verdict.failed for verdict in validated(files, "2u") if verdict.failed} == {}


def test_the_sheet_is_as_wide_as_back_spine_and_front(tmp_path: Path):
    report = cover(tmp_path / "a.pdf")
    assert report.spine == pytest.approx(208 / 2 * 0.1 + 0.5)
    assert report.width == pytest.approx(2 * 148 + report.spine)
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        assert len(pdf.pages) == 1
        trim = [float(side) for side in pdf.pages[0].TrimBox]
        bleed = [float(side) for side in pdf.pages[0].BleedBox]
    assert trim[2] - trim[0] == pytest.approx(report.width * MM, abs=0.01)
    assert trim[0] - bleed[0] == pytest.approx(3 * MM, abs=0.01)


def test_folds_have_marks_of_their_own(tmp_path: Path):
    cover(tmp_path / "a.pdf")
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        marks = pdf.pages[0].Contents[-1].read_bytes().decode().split(" w ")[1].split(" S")[:-1]
        left = float(pdf.pages[0].TrimBox[0])
    across = sorted({float(mark.split()[0]) for mark in marks if mark.split()[0] == mark.split()[3]})
    spine = (208 / 2 * 0.1 + 0.5) * MM
    assert [x - left for x in across] == pytest.approx([0, 148 * MM, 148 * MM + spine, 296 * MM + spine], abs=0.01)


def test_front_spine_and_back_say_what_they_should(tmp_path: Path):
    annotation = Words(ru="Сборник для тех, кто работает с людьми.")
    report = cover(tmp_path / "a.pdf", replace(EVENT, annotation=annotation))
    assert report.findings == ()
    said = words(tmp_path / "a.pdf")
    for text in ("Национальный центр", "Материалы конференции", "Астана · 2025", "Human Rights", "Сборник для тех"):
        assert text in said
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        streams = [part.read_bytes() for part in pdf.pages[0].Contents]
    assert any(stream.startswith(b"q 0 1 -1 0 ") for stream in streams)  # read from the foot up


def test_a_thin_spine_bears_no_words_and_a_stapled_book_has_none(tmp_path: Path):
    cover(tmp_path / "a.pdf", pages=48)
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        assert not any(part.read_bytes().startswith(b"q 0 1 -1 0 ") for part in pdf.pages[0].Contents)
    report = cover(tmp_path / "b.pdf", printer="office-booklet", pages=48)
    assert (report.spine, report.width) == (0, 296)


def test_english_spines_are_read_from_the_top(tmp_path: Path):
    cover(tmp_path / "a.pdf", lang="en")
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        assert any(part.read_bytes().startswith(b"q 0 -1 1 0 ") for part in pdf.pages[0].Contents)


@pytest.mark.parametrize(("isbn", "code"), [("", "cover.no-isbn"), ("978-601-00-0000-2", "cover.isbn")])
def test_without_a_valid_isbn_there_are_no_bars_and_a_finding(isbn: str, code: str, tmp_path: Path):
    report = cover(tmp_path / "a.pdf", replace(EVENT, isbn=isbn))
    assert code in [finding.code for finding in report.findings]
    assert read_bars(tmp_path / "a.pdf", tmp_path) == ""


def test_a_volume_of_which_nothing_is_known_has_a_cover_all_the_same(tmp_path: Path):
    report = cover(tmp_path / "a.pdf", Event())
    assert report.preflight.passes
    assert "cover.no-title" in [finding.code for finding in report.findings]


@pytest.mark.parametrize("style", STYLES)
def test_logos_and_very_long_words_keep_to_the_page(style: str, tmp_path: Path):
    logo = tmp_path / "logo.png"
    logo.write_bytes(png(size=(600, 400)))
    event = replace(
        EVENT,
        title=Words(ru="Высокопревосходительнейшиминевероятными " * 6),
        annotation=Words(ru="Слово за словом, и так без конца. " * 80),
        logos=(str(logo),),
    )
    report = cover(tmp_path / "a.pdf", event, style=style, printer="offset-a5")
    assert {finding.code for _, finding in report.preflight.found} <= {"preflight.ppi-wanted"}


def test_gray_covers_are_of_black_ink_alone(tmp_path: Path):
    volume = Volume(event=EVENT, sections=(), lang="ru")
    gray = replace(load_printer("office-signatures"), cover_colour="gray")
    silent = {"on_progress": lambda _: None, "should_stop": lambda: False}
    write_cover(volume, house(), Setter(house()), gray, 208, tmp_path / "a.pdf", **silent)  # type: ignore[arg-type]
    said = subprocess.run(
        [tool("gs"), "-q", "-o", "-", "-sDEVICE=inkcov", str(tmp_path / "a.pdf")],
        capture_output=True, check=True, text=True,
    ).stdout  # fmt: skip
    inks = [float(part) for part in said.split()[:4]]
    assert inks[:3] == [0, 0, 0]
    assert inks[3] > 0.1
