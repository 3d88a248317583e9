"""PDFs read as they are: boxes, rotation, links, outline, fonts, and what keeps one out."""

import zlib
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from proceedings.collect import read_manuscript
from proceedings.collect.pdf_content import box_placed, drawn, shown, unmarked
from proceedings.errors import UnreadableFile
from proceedings.model.blocks import Paragraph, Role
from proceedings.model.paper import Manuscript
from proceedings.model.ready import ReadyPdf
from tests.ready_pdf import WORDS, edited, ready_pdf


def ready_of(path: Path) -> ReadyPdf:
    found = read_manuscript(path).ready
    assert found
    return found


def codes(manuscript: Manuscript) -> list[str]:
    return [finding.code for finding in manuscript.findings]


def content_of(ready: ReadyPdf, page: int = 0) -> bytes:
    return zlib.decompress(ready.objects[ready.pages[page].form].stream or b"")


def test_a_page_is_a_form_that_needs_nothing_of_its_file(tmp_path: Path):
    ready = ready_of(ready_pdf(tmp_path / "a.pdf"))
    (page,) = ready.pages
    assert (page.width, page.height) == (300, 400)
    assert page.text.strip() == WORDS
    assert not ready.unfit
    assert all(number < len(ready.objects) for item in ready.objects for number in item.refers)
    assert all(item.body.count(b"%d 0 R") == len(item.refers) for item in ready.objects)


def test_title_and_authors_are_those_of_the_file(tmp_path: Path):
    manuscript = read_manuscript(ready_pdf(tmp_path / "a.pdf", title="О наборе слушателей", author="А. Б. Автор"))
    first, second, third = manuscript.blocks
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert isinstance(third, Paragraph)
    assert [first.role, second.role, third.role] == [Role.TITLE, Role.AUTHORS, Role.BODY]
    assert {first.lang, second.lang, third.lang} == {"ru"}


@pytest.mark.parametrize("title", ["", "Microsoft Word - Document1", "advert.indd", "Untitled"])
def test_what_a_program_calls_a_file_is_no_title(tmp_path: Path, title: str):
    first = read_manuscript(ready_pdf(tmp_path / "набор_слушателей.pdf", title=title)).blocks[0]
    assert isinstance(first, Paragraph)
    assert [part.text for part in first.content] == ["набор слушателей"]  # type: ignore[union-attr]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_boxes_and_rotation_are_those_that_a_reader_sees(tmp_path: Path, turn: int):
    def boxes(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        page.CropBox = pikepdf.Array([10, 20, 290, 380])
        page.BleedBox = pikepdf.Array([10, 20, 290, 380])
        page.TrimBox = pikepdf.Array([280, 30, 20, 370])
        page.Rotate = turn

    (page,) = ready_of(edited(ready_pdf(tmp_path / "a.pdf"), boxes)).pages
    assert (page.width, page.height) == ((340, 260) if turn % 180 else (260, 340))
    assert box_placed(page.matrix, (20, 30, 280, 370)) == pytest.approx((0, 0, page.width, page.height))
    corners = {0: (0, page.height), 90: (page.width, page.height), 180: (page.width, 0), 270: (0, 0)}
    left, bottom, _, _ = box_placed(page.matrix, (20, 370, 20, 370))  # where the upper left corner comes to stand
    assert (left, bottom) == pytest.approx(corners[turn])


def test_units_of_a_large_page_are_its_own(tmp_path: Path):
    path = edited(ready_pdf(tmp_path / "a.pdf"), lambda pdf: setattr(pdf.pages[0], "UserUnit", 2))
    (page,) = ready_of(path).pages
    assert (page.width, page.height) == (600, 800)


def test_links_and_outline_are_kept(tmp_path: Path):
    def first(canvas: Any) -> None:
        canvas.linkURL("https://example.org/a", (40, 290, 140, 310), relative=0)
        canvas.linkAbsolute("see", "second", (40, 100, 140, 120))
        canvas.bookmarkPage("first")
        canvas.addOutlineEntry("Начало", "first", 0)

    def second(canvas: Any) -> None:
        canvas.bookmarkHorizontal("second", 0, 250)
        canvas.addOutlineEntry("Продолжение", "second", 1)

    ready = ready_of(ready_pdf(tmp_path / "a.pdf", first, second))
    outer, inner = ready.pages[0].links
    assert (outer.uri, outer.x, outer.y, outer.width, outer.height) == ("https://example.org/a", 40, 90, 100, 20)
    assert (inner.uri, inner.page, inner.top) == ("", 1, 150)
    assert [(mark.level, mark.title, mark.page) for mark in ready.outline] == [(1, "Начало", 0), (2, "Продолжение", 1)]
    assert ready.outline[1].top == 150


def test_an_outline_that_leads_back_to_itself_ends(tmp_path: Path):
    def entry(canvas: Any) -> None:
        canvas.bookmarkPage("first")
        canvas.addOutlineEntry("Начало", "first", 0)

    def round_about(pdf: pikepdf.Pdf) -> None:
        item = pdf.Root.Outlines.First
        item.Next = item

    assert len(ready_of(edited(ready_pdf(tmp_path / "a.pdf", entry), round_about)).outline) == 1


def test_fonts_that_are_left_out_are_told(tmp_path: Path):
    manuscript = read_manuscript(ready_pdf(tmp_path / "a.pdf", face="Helvetica"))
    assert manuscript.ready
    assert manuscript.ready.unfit
    assert codes(manuscript) == ["collect.pdf-fonts"]
    assert manuscript.findings[0].facts == (("fonts", "Helvetica"),)


def test_fonts_that_do_not_say_their_letters_are_told(tmp_path: Path):
    def forget(pdf: pikepdf.Pdf) -> None:
        for font in pdf.pages[0].Resources.Font.values():
            del font["/ToUnicode"]

    manuscript = read_manuscript(edited(ready_pdf(tmp_path / "a.pdf"), forget))
    assert manuscript.ready
    assert manuscript.ready.unfit
    assert codes(manuscript) == ["collect.pdf-letters"]


def test_stamps_are_drawn_and_hidden_ones_are_not(tmp_path: Path):
    def stamp(pdf: pikepdf.Pdf) -> None:
        look = pdf.make_stream(
            b"0 0 10 10 re f", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 10, 10]
        )
        for flags in (4, 2):
            note = pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Stamp,
                Rect=[100, 100, 120, 140],
                F=flags,
                AP=pikepdf.Dictionary(N=look),
            )
            pdf.pages[0].Annots = pikepdf.Array([*pdf.pages[0].get("/Annots", []), pdf.make_indirect(note)])

    path = edited(ready_pdf(tmp_path / "a.pdf"), stamp)
    manuscript = read_manuscript(path)
    assert manuscript.ready
    assert ("count", "1") in manuscript.findings[0].facts
    content = content_of(manuscript.ready)
    assert b"2 0 0 4 100 100 cm /Look0 Do" in content
    assert b"Look1" not in content


def test_pictures_say_how_fine_they_are(tmp_path: Path):
    from reportlab.lib.utils import ImageReader

    from tests.bind.build import png

    (tmp_path / "p.png").write_bytes(png(size=(100, 50)))
    picture = ImageReader(str(tmp_path / "p.png"))
    manuscript = read_manuscript(
        ready_pdf(tmp_path / "a.pdf", lambda canvas: canvas.drawImage(picture, 20, 20, 72, 36))
    )
    assert manuscript.ready
    assert manuscript.ready.pages[0].ppi == 100
    assert codes(manuscript) == ["collect.pdf-rgb"]


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_manuscript(path)
    assert caught.value.facts["file"] == path.name
    return caught.value.code


@pytest.mark.parametrize("owner_only", [True, False])
def test_encryption_is_refused(tmp_path: Path, owner_only: bool):
    lock = StandardEncryption("" if owner_only else "secret", ownerPassword="owner", canPrint=0)
    assert refusal(ready_pdf(tmp_path / "a.pdf", encrypt=lock)) == "collect.pdf-encrypted"


def test_modern_encryption_is_refused(tmp_path: Path):
    path = ready_pdf(tmp_path / "a.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="owner", user="", R=6))
    assert refusal(path) == "collect.pdf-encrypted"


def test_what_is_no_pdf_is_refused(tmp_path: Path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"not a PDF at all")
    assert refusal(path) == "collect.not-pdf"
    path.write_bytes(b"%PDF-1.7\nnothing follows")
    assert refusal(path) == "collect.pdf-damaged"


def test_a_file_without_pages_is_refused(tmp_path: Path):
    with pikepdf.new() as pdf:
        pdf.save(tmp_path / "a.pdf")
    assert refusal(tmp_path / "a.pdf") == "collect.pdf-pages"


def test_marks_go_and_what_is_drawn_stays():
    marked = b"/P <</MCID 0>> BDC BT (EMC \\( BDC) Tj ET EMC\n/Artifact BMC 0 0 1 1 re f EMC /Tx MP q"
    assert unmarked(marked).split() == b"BT (EMC \\( BDC) Tj ET 0 0 1 1 re f q".split()
    assert unmarked(b"q Q") == b"q Q"


def test_layers_that_are_switched_off_go():
    content = b"q /OC /MC0 BDC (hidden) Tj /P BMC (too) Tj EMC EMC /OC /MC1 BDC (seen) Tj EMC Q"
    assert unmarked(content, {b"/MC0"}).split() == b"q (seen) Tj Q".split()


def test_inline_pictures_are_no_instructions():
    content = b"q BI /W 1 /H 1 /BPC 8 /CS /G ID \x00EMC BDC(\x01 EI Q /F1 9 Tf (a\\051\\tb) Tj <4142> Tj"
    assert list(shown(content)) == [(b"/F1", b"a)\tb"), (b"/F1", b"AB")]


def test_matrices_are_those_in_force():
    content = b"q 2 0 0 3 10 20 cm /A Do q 1 0 0 1 1 1 cm /B Do Q Q /C Do"
    assert list(drawn(content)) == [
        (b"/A", (2, 0, 0, 3, 10, 20)),
        (b"/B", (2, 0, 0, 3, 12, 23)),
        (b"/C", (1, 0, 0, 1, 0, 0)),
    ]
