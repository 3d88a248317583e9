from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from proceedings.bind.edition import Bookmark, Division, Edition, Leaf
from proceedings.bind.pdf import write_pdf
from proceedings.bind.streams import WrittenPaper, write_pages
from proceedings.errors import Stopped
from proceedings.model.progress import Progress
from proceedings.model.setpage import Kind
from proceedings.typeset.setter import Setter
from tests.bind.build import house, set_paper


def edition(setter: Setter, **changes: object) -> Edition:
    return edition_of(write_pages(set_paper(setter, "kk", "Ғылыми еңбек", 3)), **changes)


def edition_of(paper: WrittenPaper, **changes: object) -> Edition:
    values: dict[str, object] = {
        "title": "Ғылым (2025)",
        "author": "А & Б",
        "subject": "",
        "lang": "kk",
        "leaves": (*[Leaf(scope="p", page=page) for page in paper.pages], Leaf()),
        "roman": 0,
        "sources": (paper,),
        "divisions": (Division(kind=Kind.ARTICLE, paper=paper),),
    }
    return Edition(**(values | changes))  # type: ignore[arg-type]


def write(edition: Edition, out: Path) -> pikepdf.Pdf:
    write_pdf(edition, house(), out, on_progress=lambda _: None, should_stop=lambda: False)
    return pikepdf.open(out)


def test_file_is_sound_and_nothing_stays_beside_it(setter: Setter, tmp_path: Path):
    with write(edition(setter), tmp_path / "a.pdf") as pdf:
        assert pdf.check_pdf_syntax() == []
        assert pdf.pdf_version == "1.7"
        assert len(pdf.pages) == 4
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_info_and_xmp_agree(setter: Setter, tmp_path: Path):
    with write(edition(setter), tmp_path / "a.pdf") as pdf:
        meta = pdf.open_metadata()
        assert meta["dc:title"] == str(pdf.docinfo.Title) == "Ғылым (2025)"
        assert meta["dc:creator"] == [str(pdf.docinfo.Author)] == ["А & Б"]
        assert meta["pdf:Producer"] == str(pdf.docinfo.Producer)
        assert "/Subject" not in pdf.docinfo
        assert str(pdf.Root.Lang) == "kk"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_blank_leaf_is_truly_blank(setter: Setter, tmp_path: Path):
    with write(edition(setter), tmp_path / "a.pdf") as pdf:
        assert "/Contents" not in pdf.pages[3]


def test_rectos_and_versos_have_mirrored_margins(setter: Setter, tmp_path: Path):
    page = house().page
    with write(edition(setter), tmp_path / "a.pdf") as pdf:
        for index, left in ((0, page.inner), (1, page.outer), (2, page.inner)):
            move = pdf.pages[index].Contents[0].read_bytes().split()
            assert float(move[5]) == pytest.approx(left, abs=0.001)
            assert float(move[6]) == pytest.approx(page.height - page.top, abs=0.001)


def test_same_picture_stands_in_the_file_once(setter: Setter, tmp_path: Path):
    with write(edition(setter), tmp_path / "a.pdf") as pdf:
        pictures = {image.objgen for page in pdf.pages for image in page.get("/Resources").get("/XObject", {}).values()}
        assert len(pictures) == 1
        colours = pikepdf.PdfImage(next(iter(pdf.pages[0].Resources.XObject.values()))).as_pil_image()
        assert colours.size == (7, 5)


def test_links_lead_to_uris_and_places_of_their_own_paper(setter: Setter, tmp_path: Path):
    with write(edition(setter), tmp_path / "a.pdf") as pdf:
        uri, inner = pdf.pages[0].Annots
        assert str(uri.A.URI) == "https://example.org/%D3%99"
        assert str(uri.Contents) == "https://example.org/ә"
        assert inner.Dest[0].objgen == pdf.pages[2].obj.objgen
        assert str(inner.Contents) == "б. 3"


def test_link_without_destination_is_left_out(setter: Setter, tmp_path: Path):
    laid = set_paper(setter, "ru", "О правилах", 3)
    paper = write_pages(replace(laid, pages=(*laid.pages[:2], replace(laid.pages[2], destinations=()))))
    with write(edition_of(paper), tmp_path / "a.pdf") as pdf:
        assert [str(link.A.S) for link in pdf.pages[0].Annots] == ["/URI"]


def test_outline_has_levels_and_pages(setter: Setter, tmp_path: Path):
    marks = ((0, 0), (1, 0), (2, 1), (2, 2), (1, 2), (0, 3))
    bookmarks = tuple(Bookmark(level=level, title=f"{n} ә", leaf=leaf, y=0.0) for n, (level, leaf) in enumerate(marks))
    with write(edition(setter, bookmarks=bookmarks), tmp_path / "a.pdf") as pdf, pdf.open_outline() as outline:
        first, last = outline.root
        assert [first.title, last.title] == ["0 ә", "5 ә"]
        assert [item.title for item in first.children] == ["1 ә", "4 ә"]
        inner = first.children[0].children
        assert [item.destination[0].objgen for item in inner] == [pdf.pages[index].obj.objgen for index in (1, 2)]


def test_all_fonts_are_embedded_subsets(setter: Setter, tmp_path: Path):
    with write(edition(setter), tmp_path / "a.pdf") as pdf:
        fonts = pdf.pages[0].Resources.Font
        assert set(fonts.keys()) == {"/serif-regular", "/serif-bold"}
        for font in fonts.values():
            assert "+" in str(font.BaseFont)
            assert font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()


def test_stopping_leaves_nothing_and_keeps_the_old_file(setter: Setter, tmp_path: Path):
    out = tmp_path / "a.pdf"
    out.write_bytes(b"old")
    with pytest.raises(Stopped):
        write_pdf(edition(setter), house(), out, on_progress=lambda _: None, should_stop=lambda: True)
    assert out.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [out]


def test_progress_ends_complete(setter: Setter, tmp_path: Path):
    seen: list[Progress] = []
    write_pdf(edition(setter), house(), tmp_path / "a.pdf", on_progress=seen.append, should_stop=lambda: False)
    assert seen[0] == Progress(stage="write", done=0, total=4)
    assert seen[-1] == Progress(stage="write", done=4, total=4)
