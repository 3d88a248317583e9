import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from proceedings.bind.volume import bind_volume
from proceedings.model.measure import MM
from proceedings.style.printer import load_printer
from proceedings.typeset.setter import Setter
from tests.bind.build import house, small_volume
from tests.bind.rich import bind_rich
from tests.finished import most_ink
from tests.verapdf import validated

STYLES = ("a5-book", "a4-proceedings", "a4-two-column")
PRINTERS = ("offset-a5", "offset-colour", "print-on-demand")


def press(out: Path, *, style: str = "a5-book", printer: str = "offset-a5") -> Path:
    setter = Setter(house(style))
    volume, papers = small_volume(setter)
    bind_volume(
        volume,
        papers,
        setter.style,
        out,
        on_progress=lambda _: None,
        should_stop=lambda: False,
        printer=load_printer(printer),
    )
    return out


def ink(file: Path) -> list[list[float]]:
    """Return how much of each page's trimmed area C, M, Y and K cover, measured by Ghostscript."""
    said = subprocess.run(
        ["gs", "-q", "-o", "-", "-sDEVICE=inkcov", "-dUseTrimBox", str(file)],
        capture_output=True,
        check=True,
        text=True,
    )
    return [[float(part) for part in line.split()[:4]] for line in said.stdout.splitlines() if "CMYK" in line]


def test_press_editions_of_every_style_are_archival(tmp_path: Path):
    files: list[Path] = []
    for printer in PRINTERS:
        for style in STYLES:
            files.append(press(tmp_path / f"{printer}-{style}.pdf", style=style, printer=printer))
            files.append(bind_rich(house(style), tmp_path / f"{printer}-rich-{style}.pdf", printer=printer))
    verdicts = validated(files, "2u")
    assert {verdict: verdict.failed for verdict in verdicts if verdict.failed} == {}
    assert len(verdicts) == len(files)


def test_the_file_says_what_pdf_x_wants(tmp_path: Path):
    with pikepdf.open(press(tmp_path / "a.pdf")) as pdf:
        assert pdf.pdf_version == "1.6"
        assert pdf.docinfo.Trapped == "/False"
        intents = {str(intent.S): intent for intent in pdf.Root.OutputIntents}
        assert set(intents) == {"/GTS_PDFX", "/GTS_PDFA1"}
        assert len({intent.DestOutputProfile.objgen for intent in intents.values()}) == 1
        with pdf.open_metadata() as said:
            assert said["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"] == "PDF/X-4"
            assert said["xmp:CreateDate"].startswith("2025-12-10")
        assert "/Outlines" not in pdf.Root
        assert "/StructTreeRoot" not in pdf.Root
        assert not any("/Annots" in page for page in pdf.pages)


def test_boxes_are_nested_and_marks_stand_outside_the_bleed(tmp_path: Path):
    mm = 72 / 25.4
    with pikepdf.open(press(tmp_path / "a.pdf")) as pdf:
        assert len(pdf.pages) % 16 == 0
        for page in pdf.pages:
            media, bleed, trim = ([float(side) for side in page[key]] for key in ("/MediaBox", "/BleedBox", "/TrimBox"))
            assert trim[2] - trim[0] == pytest.approx(148 * mm, abs=0.01)
            assert trim[0] - bleed[0] == pytest.approx(3 * mm, abs=0.01)
            marks = page.Contents[-1].read_bytes().decode().split(" w ")[1].split(" S")[:-1]
            assert len(marks) == 8
            for mark in marks:
                numbers = [float(part) for part in mark.split() if part not in {"m", "l"}]
                for x, y in zip(numbers[::2], numbers[1::2], strict=True):
                    assert not (bleed[0] < x < bleed[2] and bleed[1] < y < bleed[3])
                    assert media[0] <= x <= media[2]
                    assert media[1] <= y <= media[3]


def test_page_numbers_and_words_are_those_of_the_screen_edition(tmp_path: Path):
    setter = Setter(house())
    volume, papers = small_volume(setter)
    screen = bind_volume(
        volume, papers, setter.style, tmp_path / "s.pdf", on_progress=lambda _: None, should_stop=lambda: False
    )
    printed = bind_volume(
        volume,
        papers,
        setter.style,
        tmp_path / "p.pdf",
        on_progress=lambda _: None,
        should_stop=lambda: False,
        printer=load_printer("print-on-demand"),
    )
    assert printed.starts == screen.starts
    texts = [
        subprocess.run(["pdftotext", str(tmp_path / name), "-"], capture_output=True, check=True, text=True).stdout
        for name in ("s.pdf", "p.pdf")
    ]
    assert texts[0].split() == texts[1].split()
    assert "Материалы" in texts[1]


def test_gray_books_are_of_black_ink_alone_and_colour_keeps_to_the_limit(tmp_path: Path):
    gray = ink(bind_rich(house(), tmp_path / "gray.pdf", printer="print-on-demand"))
    assert gray
    assert all(page[:3] == [0, 0, 0] for page in gray)
    assert any(page[3] for page in gray)
    coloured = ink(bind_rich(house(), tmp_path / "colour.pdf", printer="offset-colour"))
    assert any(sum(page[:3]) for page in coloured)


def test_text_is_black_alone_and_overprints(tmp_path: Path):
    with pikepdf.open(press(tmp_path / "a.pdf")) as pdf:
        first = pdf.pages[4].Contents[0].read_bytes()
        assert first.endswith(b"/Ov gs 0 0 0 1 k 0 0 0 1 K")
        state = pdf.pages[4].Resources.ExtGState.Ov
        assert (bool(state.OP), bool(state.op), int(state.OPM)) == (True, True, 1)


@pytest.mark.parametrize("style", STYLES)
def test_no_more_ink_is_laid_down_than_dries(style: str, tmp_path: Path):
    limit = load_printer("offset-colour").ink
    assert 100 <= most_ink(bind_rich(house(style), tmp_path / "a.pdf", printer="offset-colour")) <= limit


def test_the_standard_is_claimed_only_when_it_is_met(tmp_path: Path):
    from proceedings.bind.edition import Edition, Leaf
    from proceedings.bind.press import PressDocument, sheet_of, write_checked

    edition = Edition(title="a", author="", subject="", lang="ru", leaves=(Leaf(),), roman=0, sources=())
    printer = replace(load_printer("offset-a5"), multiple=1)
    for bleed, meets in ((3.0, True), (1.0, False)):
        sheet = sheet_of(148 * MM, 210 * MM, bleed=bleed, marks=True)
        out = tmp_path / f"{bleed}.pdf"
        document = PressDocument(edition, house(), printer, sheet)
        report = write_checked(document, out, on_progress=lambda _: None, should_stop=lambda: False)
        assert (report.conforms, report.passes) == (meets, meets)
        with pikepdf.open(out) as pdf, pdf.open_metadata() as said:
            assert ("{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion" in said) is meets
    assert sorted(path.name for path in tmp_path.iterdir()) == ["1.0.pdf", "3.0.pdf"]


def test_both_editions_of_one_run_are_those_of_two(tmp_path: Path):
    setter = Setter(house())
    volume, papers = small_volume(setter)

    def bound(name: str, **how: object) -> bytes:
        out = tmp_path / name
        silent = {"on_progress": lambda _: None, "should_stop": lambda: False}
        bind_volume(volume, papers, setter.style, out, **silent, **how)  # type: ignore[arg-type]
        return out.read_bytes()

    printer = load_printer("offset-a5")
    both = bound("both.pdf", printer=printer, screen=tmp_path / "screen.pdf")
    assert both == bound("press.pdf", printer=printer)
    assert (tmp_path / "screen.pdf").read_bytes() == bound("alone.pdf")


def test_same_volume_gives_the_same_bytes(tmp_path: Path):
    assert press(tmp_path / "a.pdf").read_bytes() == press(tmp_path / "b.pdf").read_bytes()
