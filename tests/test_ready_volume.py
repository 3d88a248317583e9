"""Ready PDFs in a volume: placed, numbered, linked, tagged and valid, in both editions and as offprints."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest
from PIL import Image, ImageChops

from proceedings.compiler import compile_volume
from proceedings.errors import VolumeError
from proceedings.model.decisions import Decisions, MetadataEdits
from proceedings.model.finding import Severity
from proceedings.model.measure import MM
from proceedings.model.paper import Author
from proceedings.model.volume import PaperId
from proceedings.offprinting import make_offprints
from proceedings.project import Project, export_folder, import_folder
from proceedings.style import load_style
from proceedings.survey import Compiled
from tests.bind.build import house
from tests.bind.rich import bind_rich
from tests.bind.tree import Tag, read_tree
from tests.collect.tagged_pdf import tagged_pdf
from tests.finished import outline_items, said
from tests.ready_pdf import WORDS, edited, ready_pdf
from tests.small_volume import write_paper
from tests.verapdf import validated

DESCRIPTION = """
language = "ru"
title = "Права человека"

[[ready]]
file = "1 Energy/03 whole.pdf"
title.ru = "Во всю страницу"
authors = ["А. Б. Рекламов"]
place = "page"
"""


def _colours(canvas: Any) -> None:
    canvas.setFillColorCMYK(1, 0.5, 0, 0)
    canvas.rect(20, 20, 60, 60, fill=1)
    canvas.setFillColorRGB(1, 0, 0)
    canvas.setFillAlpha(0.5)
    canvas.rect(60, 60, 60, 60, fill=1)


def _leads(canvas: Any) -> None:
    _colours(canvas)
    canvas.linkURL("https://example.org/ad", (40, 290, 140, 310), relative=0)
    canvas.linkAbsolute("see", "second", (40, 100, 140, 120))
    canvas.bookmarkPage("first")
    canvas.addOutlineEntry("Условия", "first", 0)


def _target(canvas: Any) -> None:
    canvas.setPageRotation(90)
    canvas.bookmarkHorizontal("second", 0, 250)
    canvas.addOutlineEntry("Цены", "second", 1)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ready") / "volume"
    write_paper(folder / "1 Energy" / "01 paper.docx", "On the tariff of the network")
    ready_pdf(folder / "1 Energy" / "02 advert.pdf", _leads, _target, title="О наборе слушателей")
    ready_pdf(folder / "1 Energy" / "03 whole.pdf", _colours)
    write_paper(folder / "1 Energy" / "04 paper.docx", "On the second tariff")
    (folder / "volume.toml").write_text(DESCRIPTION, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def compiled(folder: Path, cache_folder: Path) -> Compiled:
    return compile_volume(folder, folder / "out.pdf", cache=cache_folder)


def test_the_volume_that_lies_among_the_papers_is_none_of_them(folder: Path, compiled: Compiled, cache_folder: Path):
    assert compiled.out.parent == folder
    again = compile_volume(folder, folder.parent / "again.pdf", cache=cache_folder)
    assert list(again.survey.papers) == list(compiled.survey.papers)
    assert again.out.read_bytes() == compiled.out.read_bytes()


def test_pages_are_numbered_with_the_others_and_told_in_contents_and_outline(compiled: Compiled):
    reader = pypdf.PdfReader(compiled.out)
    (_, advert, label), (_, whole, _) = compiled.starts[1:3]
    assert reader.page_labels[advert : advert + 2] == [label, str(int(label) + 1)]
    contents = " ".join(reader.pages[2].extract_text().split())
    assert f"О наборе слушателей {label}" in contents.replace(" .", "")
    assert "Рекламов" in contents
    assert "Во всю страницу" in contents
    assert WORDS in reader.pages[advert].extract_text()
    assert label in reader.pages[advert].extract_text()
    assert reader.pages[whole].extract_text().strip() == WORDS  # without head and folio
    items = [(level, title, page) for level, title, page in outline_items(compiled.out) if title in {"Условия", "Цены"}]
    assert items == [(3, "Условия", advert), (4, "Цены", advert + 1)]


def test_links_lead_where_they_did(compiled: Compiled):
    _, advert, _ = compiled.starts[1]
    with pikepdf.open(compiled.out) as pdf:
        page = pdf.pages[advert]
        outer, inner = page.Annots
        assert str(outer.A.URI) == "https://example.org/ad"
        assert inner.Dest[0].objgen == pdf.pages[advert + 1].obj.objgen
        left, bottom, right, top = [float(side) for side in outer.Rect]
        scale, _, _, _, x, y = _matrices(page)[0]  # how the form is scaled, and where its own origin stands
        assert (left, bottom) == pytest.approx((x + 40 * scale, y + 290 * scale), abs=0.02)
        assert (right - left, top - bottom) == pytest.approx((100 * scale, 20 * scale), abs=0.02)


def _matrices(page: pikepdf.Page) -> list[list[float]]:
    """Return the matrix in force where a form is drawn, the page's own origin counted."""
    x = y = 0.0
    found: list[list[float]] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "cm":
            a, b, c, d, e, f = [float(part) for part in operands]
            if (a, b, c, d) == (1, 0, 0, 1) and not found:
                x, y = x + e, y + f
            else:
                found.append([a, b, c, d, e + x, f + y])
    return found or [[1, 0, 0, 1, x, y]]


def test_pages_are_figures_that_are_told_by_their_words(compiled: Compiled):
    with pikepdf.open(compiled.out) as pdf:
        tree = read_tree(pdf)
    advert = tree.all("Art")[1]
    assert advert.outline() == "Art(Figure P(Link Link) Figure)"
    assert [figure.alt for figure in advert.all("Figure")] == [
        f"О наборе слушателей, с. 1/2. {WORDS}",
        f"О наборе слушателей, с. 2/2. {WORDS}",
    ]
    assert [link.links for link in advert.all("Link")] == [1, 1]


@pytest.fixture(scope="module")
def tagged(tmp_path_factory: pytest.TempPathFactory, cache_folder: Path) -> Compiled:
    """Compile a volume of tagged PDFs: one with everything that tags tell apart, twice, and a small one."""
    folder = tmp_path_factory.mktemp("tagged") / "volume"
    folder.mkdir()
    rich = folder.parent / "rich.pdf"
    bind_rich(house("a5-book"), rich)
    for name in ("02 rich.pdf", "03 rich again.pdf"):
        with pikepdf.open(rich) as pdf:
            pdf.docinfo["/Title"] = name  # the title on the page is the article's, and the file is another
            pdf.save(folder / name)
    shutil.copy(folder / "03 rich again.pdf", folder / "05 rich copy.pdf")
    shape = ("Document", ("H2", 0), ("Table", ("TR", ("TH", 1), ("TD", 2)), ("TR", ("TD", 3))), ("Figure", 4))
    tagged_pdf(folder / "04 small.pdf", shape, marks=5)
    return compile_volume(folder, folder.parent / "out.pdf", cache=cache_folder)


def _papers(pdf: pikepdf.Pdf) -> list[Tag]:
    """Return the papers' elements, not those that are in them."""
    return [kid for kid in read_tree(pdf).kids if isinstance(kid, Tag) and kid.name == "Art"]


def test_a_tagged_file_keeps_its_own_tags(tagged: Compiled):
    with pikepdf.open(tagged.out.parent / "rich.pdf") as pdf:
        wanted = read_tree(pdf)
    with pikepdf.open(tagged.out) as pdf:
        articles = _papers(pdf)
    article = wanted.all("Art")[0]
    inner = article.outline().removeprefix("Art(").removesuffix(")")
    for placed in (articles[0], articles[1], articles[3]):
        assert inner in placed.outline()
        assert article.text in placed.text
        assert [figure.alt for figure in placed.all("Figure")] == [figure.alt for figure in article.all("Figure")]
        assert [head.attributes["/Scope"] for head in placed.all("TH")] == [
            head.attributes["/Scope"] for head in article.all("TH")
        ]


def test_what_a_tagged_file_lacks_is_added(tagged: Compiled):
    with pikepdf.open(tagged.out) as pdf:
        small = _papers(pdf)[2]
    assert small.outline() == "Art(H1 Table(TR(TH TD) TR(TD TD)) Figure)"
    assert small.all("TH")[0].attributes["/Scope"] == "/Column"
    assert small.all("Figure")[0].alt == "Рисунок"


def test_figures_of_a_tagged_file_that_say_nothing_are_told(tagged: Compiled):
    found = [(finding.code, finding.facts) for finding in tagged.survey.papers[PaperId("04 small.pdf")].findings]
    assert found == [("bind.ready-figures", (("count", "1"),))]


def test_a_form_with_tags_is_drawn_once(tagged: Compiled):
    with pikepdf.open(tagged.out) as pdf:
        forms = [form.objgen for page in pdf.pages for form in dict(page.Resources.get("/XObject", {})).values()]
        keys = [int(pdf.get_object(form).get("/StructParents", -1)) for form in set(forms)]
    assert len(forms) == len(set(forms))
    assert len(set(keys)) == len(keys)


def test_a_volume_of_tagged_files_is_valid(tagged: Compiled, tmp_path: Path, cache_folder: Path):
    folder = tagged.out.parent / "volume"
    press = compile_volume(folder, tmp_path / "press.pdf", edition="press", cache=cache_folder)
    verdicts = [*validated([tagged.out]), *validated([press.out], "2u")]
    assert {verdict: verdict.failed for verdict in verdicts if verdict.failed} == {}
    assert "No syntax or stream encoding errors" in said("qpdf", "--check", tagged.out)


def test_a_whole_page_fills_the_page(compiled: Compiled):
    _, whole, _ = compiled.starts[2]
    page = pypdf.PdfReader(compiled.out).pages[whole]
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    with pikepdf.open(compiled.out) as pdf:
        *_, (scale, _, _, _, x, y) = _matrices(pdf.pages[whole])
    assert scale == pytest.approx(min(width / 300, height / 400), rel=1e-4)
    assert x == pytest.approx((width - 300 * scale) / 2, abs=0.1)
    assert y == pytest.approx((height - 400 * scale) / 2, abs=0.1)


def test_both_editions_and_offprints_are_valid(folder: Path, compiled: Compiled, cache_folder: Path, tmp_path: Path):
    press = compile_volume(folder, tmp_path / "press.pdf", edition="press", cache=cache_folder)
    assert press.starts == compiled.starts
    offprints = make_offprints(
        folder, tmp_path / "out", cache=cache_folder, on_progress=lambda _: None, should_stop=lambda: False
    )
    advert = offprints.made[compiled.starts[1][0]]
    verdicts = [*validated([compiled.out, advert.file]), *validated([press.out], "2u")]
    assert len(verdicts) == 5
    assert {verdict: verdict.failed for verdict in verdicts if verdict.failed} == {}
    for file in (compiled.out, advert.file, press.out):
        assert "No syntax or stream encoding errors" in said("qpdf", "--check", file)
    with pikepdf.open(press.out) as pdf:
        assert b"PDF/X-4" in pdf.Root.Metadata.read_bytes()


def test_an_unfit_file_takes_the_claims_away_and_is_told(tmp_path: Path, cache_folder: Path):
    folder = tmp_path / "volume"
    write_paper(folder / "01 paper.docx", "On the tariff of the network")
    ready_pdf(folder / "02 advert.pdf", face="Helvetica")
    for edition in ("screen", "press"):
        compiled = compile_volume(folder, tmp_path / f"{edition}.pdf", edition=edition, cache=cache_folder)
        with pikepdf.open(compiled.out) as pdf:
            packet = pdf.Root.Metadata.read_bytes()
        assert not [claim for claim in (b"<pdfaid:part>", b"<pdfuaid:part>", b"PDF/X-4<") if claim in packet]
        assert [finding.code for finding in compiled.survey.all_findings if "pdf" in finding.code] == [
            "collect.pdf-fonts"
        ]


def test_a_volume_file_and_the_folder_it_is_exported_to_make_the_same_volume(
    folder: Path, cache_folder: Path, tmp_path: Path
):
    with Project.create(tmp_path / "a.proc") as project:
        _, advert, whole, _ = import_folder(project, folder).papers
        assert project.decisions(whole).placement == "page"
        titled = MetadataEdits(titles=(("kk", "Тыңдаушылар жинау туралы"),), authors=(Author(name="В. Г. Второв"),))
        project.edit("Decide", decisions={advert: Decisions(metadata=titled, placement="page")})
        export_folder(project, tmp_path / "out")
    before = compile_volume(tmp_path / "a.proc", tmp_path / "a.pdf", cache=cache_folder)
    after = compile_volume(tmp_path / "out", tmp_path / "b.pdf", cache=cache_folder)
    assert after.out.read_bytes() == before.out.read_bytes()
    contents = " ".join(pypdf.PdfReader(after.out).pages[2].extract_text().split())
    assert "В. Г. Второв" in contents


def test_pages_that_nobody_can_hear_of_are_told(tmp_path: Path, cache_folder: Path):
    folder = tmp_path / "volume"
    write_paper(folder / "01 paper.docx", "On the tariff of the network")
    ready_pdf(folder / "02_scan of a LETTER.pdf", _colours, words="")
    ready_pdf(folder / "03 named.pdf", _colours, words="", title="О наборе слушателей")
    ready_pdf(folder / "04 titled.pdf", _colours, words="")
    ready_pdf(folder / "05 words.pdf", _colours)
    described = '[[ready]]\nfile = "04 titled.pdf"\ntitle.ru = "О наборе слушателей"\n'
    (folder / "volume.toml").write_text(described, encoding="utf-8")
    reports = compile_volume(folder, tmp_path / "a.pdf", cache=cache_folder).survey.papers
    told = {paper: each for paper, report in reports.items() for each in report.findings if "undescr" in each.code}
    assert list(told) == ["02_scan of a LETTER.pdf"]
    (finding,) = told.values()
    assert (finding.code, finding.severity) == ("bind.ready-undescribed", Severity.WARNING)
    assert dict(finding.facts) == {"page": "1", "count": "1"}
    assert finding.fix
    assert finding.fix.field == "titles"


def test_one_that_cannot_be_read_costs_its_own_pages_only(tmp_path: Path, cache_folder: Path):
    folder = tmp_path / "volume"
    write_paper(folder / "01 paper.docx", "On the tariff of the network")
    (folder / "02 advert.pdf").write_bytes(b"%PDF-1.7\n noise")
    compiled = compile_volume(folder, tmp_path / "a.pdf", cache=cache_folder)
    assert [error.code for error in compiled.survey.unreadable.values()] == ["collect.pdf-damaged"]


def test_a_description_of_a_file_that_is_not_there_is_told(tmp_path: Path):
    write_paper(tmp_path / "01 paper.docx", "On the tariff of the network")
    (tmp_path / "volume.toml").write_text('[[ready]]\nfile = "none.pdf"\n', encoding="utf-8")
    with pytest.raises(VolumeError) as caught:
        compile_volume(tmp_path, tmp_path / "a.pdf")
    assert caught.value.code == "volume.no-paper"
    assert caught.value.facts["line"] == "2"


RED, GREEN, BLUE = (255, 0, 0), (0, 160, 0), (0, 0, 255)
CROP, TRIM = (20, 20, 280, 380), (40, 50, 240, 350)


def _boxed_pdf(path: Path, *, trim: Sequence[float] = TRIM, turn: int = 90) -> Path:
    """Write a page of red, what is to be seen of it green with a blue lower left corner; the page is turned."""
    left, bottom, right, top = trim

    def draw(canvas: Any) -> None:
        for colour, sides in (
            (RED, (0, 0, 300, 400)),
            (GREEN, (left, bottom, right - left, top - bottom)),
            (BLUE, (left, bottom, 60, 60)),
        ):
            canvas.setFillColorRGB(*[part / 255 for part in colour])
            canvas.rect(*sides, stroke=0, fill=1)

    def box(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        page.CropBox, page.TrimBox, page.Rotate = pikepdf.Array(CROP), pikepdf.Array(trim), turn

    return edited(ready_pdf(path, draw), box)


@pytest.mark.parametrize("edition", ["screen", "press"])
def test_what_lies_outside_its_box_is_not_seen(edition: str, tmp_path: Path, cache_folder: Path):
    folder = tmp_path / "volume"
    write_paper(folder / "01 paper.docx", "On the tariff of the network")
    _boxed_pdf(folder / "02 advert.pdf")
    compiled = compile_volume(folder, tmp_path / "a.pdf", edition=edition, cache=cache_folder)
    _, advert, _ = compiled.starts[1]
    picture = _rendered(compiled.out, advert + 1, tmp_path)
    style = load_style("a5-book").page
    scale = min(style.measure / 300, style.depth / 200, 1.0)  # turned, what is seen is as wide as it was high
    left, top, right, bottom = _painted(picture, GREEN, BLUE)
    assert (right - left, bottom - top) == pytest.approx((300 * scale, 200 * scale), abs=2)
    corner = _painted(picture, BLUE)
    assert corner[:2] == pytest.approx((left, top), abs=1)
    assert corner[2:] == pytest.approx((left + 60 * scale, top + 60 * scale), abs=2)
    assert _painted(picture, RED) == (0, 0, 0, 0)


@pytest.mark.parametrize("edition", ["screen", "press"])
def test_a_whole_page_bleeds_where_it_is_cut_and_no_further(edition: str, tmp_path: Path, cache_folder: Path):
    folder = tmp_path / "volume"
    write_paper(folder / "01 paper.docx", "On the tariff of the network")
    _boxed_pdf(folder / "02 flat.pdf")
    _boxed_pdf(folder / "03 fits.pdf", trim=(40, 40, 40 + 74 * MM, 40 + 105 * MM), turn=0)
    described = [f'[[ready]]\nfile = "{name}"\nplace = "page"\n' for name in ("02 flat.pdf", "03 fits.pdf")]
    (folder / "volume.toml").write_text("".join(described), encoding="utf-8")
    compiled = compile_volume(folder, tmp_path / "a.pdf", edition=edition, cache=cache_folder)
    (flat, fits) = [_rendered(compiled.out, start + 1, tmp_path) for _, start, _ in compiled.starts[1:]]
    with pikepdf.open(compiled.out) as pdf:
        page = pdf.pages[compiled.starts[1][1]]
        bleed = [float(side) for side in page.get("/BleedBox", page.MediaBox)]
    left, top, right, bottom = _painted(flat, GREEN, BLUE)
    for picture in (flat, fits):
        reds = _painted(picture, RED)
        assert reds[0] >= bleed[0] - 1
        assert reds[2] <= bleed[2] + 1
    assert _painted(fits, RED)[1::2] == pytest.approx((bleed[0], bleed[3]) if edition == "press" else (0, 0), abs=2)
    assert bottom - top == pytest.approx((right - left) * 2 / 3, abs=2)
    assert _painted(flat, RED)[1::2] == ((top, bottom) if edition == "press" else (0, 0))


def _rendered(pdf: Path, page: int, folder: Path) -> Image.Image:
    """Draw a page, a point a pixel."""
    out = folder / "page.png"
    said("gs", "-q", "-sDEVICE=png16m", "-r72", f"-sPageList={page}", "-o", out, pdf)
    with Image.open(out) as picture:
        return picture.convert("RGB")


def _painted(picture: Image.Image, *colours: tuple[int, int, int]) -> tuple[int, int, int, int]:
    """Return left, top, right and bottom of what is about of these colours, nothing but noughts where there is none."""
    found = Image.new("L", picture.size)
    for colour in colours:
        red, green, blue = ImageChops.difference(picture, Image.new("RGB", picture.size, colour)).split()
        off = ImageChops.lighter(ImageChops.lighter(red, green), blue)
        found = ImageChops.lighter(found, off.point([255 * (value < NEAR) for value in range(256)]))
    return found.getbbox() or (0, 0, 0, 0)


NEAR = 80
"""How far a colour may be from what it was before it went through the profiles."""


def test_pages_are_never_larger_than_the_type_area_nor_enlarged(compiled: Compiled):
    _, advert, _ = compiled.starts[1]
    with pikepdf.open(compiled.out) as pdf:
        scales = [_matrices(pdf.pages[advert + index])[-1][:4] for index in range(2)]
    assert all(max(abs(part) for part in scale) <= 1 for scale in scales)


def test_pages_are_placed_without_their_margins(tmp_path: Path, cache_folder: Path):
    """Two columns of A4, margins of 25 mm: type of 11 points is printed at 7.5, not at 5.6."""
    margin, (width, height) = 25 * MM, (210 * MM, 297 * MM)

    def column(canvas: Any) -> None:
        canvas.rect(margin, margin, width - 2 * margin, height - 2 * margin, fill=1, stroke=0)

    def short(canvas: Any) -> None:
        canvas.rect(margin, height - 2 * margin, 100, margin, fill=1, stroke=0)

    (tmp_path / "volume" / "1 Energy").mkdir(parents=True)
    path = ready_pdf(tmp_path / "volume" / "1 Energy" / "01 ready.pdf", column, short, size=(width, height), words=" ")
    compile_volume(path.parents[1], tmp_path / "volume.pdf", cache=cache_folder, jobs=1)
    page = load_style("a5-book").page
    wanted = min(page.measure / (width - 2 * margin), page.depth / (height - 2 * margin))
    with pikepdf.open(tmp_path / "volume.pdf") as pdf:
        scales = [matrix[0] for each in pdf.pages for matrix in _matrices(each) if matrix[0] != 1]
    assert scales == pytest.approx([wanted, wanted], rel=0.01)
    assert wanted > 1.2 * min(page.measure / width, page.depth / height)
