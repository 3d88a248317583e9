from collections import Counter
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from proceedings.bind.streams import write_pages
from proceedings.bind.tags import Element, even_rows
from proceedings.bind.volume import BoundPaper, bind_preview
from proceedings.model.blocks import Block, Role, Row, Table
from proceedings.model.paper import Metadata, Paper
from proceedings.typeset.paper import set_paper
from proceedings.typeset.setter import Setter
from tests.bind.build import house
from tests.bind.reading import bare, heard, misheard, misplaced
from tests.bind.rich import bind_rich, cell, rich_paper, said
from tests.bind.tree import Tag, read_tree
from tests.verapdf import validated

STYLES = ("a5-book", "a4-proceedings", "a4-two-column")


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Tag:
    with pikepdf.open(bind_rich(house(), tmp_path_factory.mktemp("rich") / "a.pdf")) as pdf:
        return read_tree(pdf)


@pytest.fixture(scope="module")
def paper(tree: Tag) -> Tag:
    return tree.all("Art")[0]


@pytest.mark.parametrize("style", STYLES)
def test_tags_are_read_in_the_order_of_the_paper(style: str, tmp_path: Path):
    with pikepdf.open(bind_rich(house(style), tmp_path / "a.pdf")) as pdf:
        assert misplaced(rich_paper(), read_tree(pdf).all("Art")[0].text) == []


@pytest.mark.parametrize("style", STYLES)
def test_tags_tell_every_word_whole(style: str, tmp_path: Path):
    with pikepdf.open(bind_rich(house(style), tmp_path / "a.pdf")) as pdf:
        assert misheard(rich_paper(), read_tree(pdf).all("Art")[0]) == (Counter(), Counter())


DIVIDED = "Неприкосновенность, well-being: official efficiency of a first-class fluffiness, чисто-начисто. " * 12


def bind_divided(setter: Setter, out: Path) -> Paper:
    """Bind a preview of a paper with words divided at line ends, with hyphens of their own, and with ligatures."""
    paper = replace(rich_paper(), head=(), body=(said(DIVIDED),))
    bound = BoundPaper(metadata=Metadata(), lang="ru", pages=write_pages(set_paper(paper, setter)))
    bind_preview(bound, setter.style, out)
    return paper


def test_divided_words_and_ligatures_are_told_as_they_were_written(setter: Setter, tmp_path: Path):
    """A hyphen of ours is a soft one, which is no part of a word (ISO 32000-1 §14.8.2.2.3); an author's is his."""
    paper = bind_divided(setter, tmp_path / "a.pdf")
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        article = read_tree(pdf).all("Art")[0]
    assert article.text.count("\u00ad") >= 3
    assert " ".join(heard(article).replace("\u00ad", "").split()) == DIVIDED.strip()
    assert misheard(paper, article) == (Counter(), Counter())


@pytest.mark.parametrize(
    ("code", "meaning"), [(b"<00AD>", b"<002D>"), (b"<00660069>", b"<0066>"), (b"<0020>", b"<0078>")]
)
def test_a_hyphen_ligature_or_blank_that_says_something_else_is_noticed(
    code: bytes, meaning: bytes, setter: Setter, tmp_path: Path
):
    paper = bind_divided(setter, tmp_path / "a.pdf")
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        changed = 0
        for font in pdf.pages[0].Resources.Font.values():
            said = font.ToUnicode.read_bytes()
            font.ToUnicode.write(said.replace(code + b"\n", meaning + b"\n"))
            changed += said.count(code + b"\n")
        assert changed
        lost, _ = misheard(paper, read_tree(pdf).all("Art")[0])
    assert lost


def test_reversed_order_is_noticed(tmp_path: Path):
    with pikepdf.open(bind_rich(house(), tmp_path / "a.pdf")) as pdf:
        (root,) = pdf.Root.StructTreeRoot.K
        part = next(kid for kid in root.K if kid.S == "/Part")
        article = next(kid for kid in part.K if kid.S == "/Art")
        article.K = pikepdf.Array(list(article.K)[::-1])
        assert misplaced(rich_paper(), read_tree(pdf).all("Art")[0].text)


def test_neighbours_that_change_places_are_noticed(tmp_path: Path):
    with pikepdf.open(bind_rich(house(), tmp_path / "a.pdf")) as pdf:
        article = next(kid for kid in pdf.Root.StructTreeRoot.K[0].K if kid.S == "/Part").K[1]
        kids = list(article.K)
        spoken = [bool(bare(kid.text)) for kid in read_tree(pdf).all("Art")[0].kids if isinstance(kid, Tag)]
        quiet = []
        for at in range(len(kids) - 1):
            article.K = pikepdf.Array([*kids[:at], kids[at + 1], kids[at], *kids[at + 2 :]])
            if not misplaced(rich_paper(), read_tree(pdf).all("Art")[0].text):
                quiet.append(at)
        assert [at for at in quiet if spoken[at] and spoken[at + 1]] == []
        assert len(quiet) < len(kids) / 3


def test_volume_is_a_document_of_parts_with_openers_and_papers(tree: Tag):
    assert [kid.name for kid in tree.kids if isinstance(kid, Tag)] == ["Sect", "Sect", "Sect", "Part"]
    parts = [kid for kid in tree.all("Part")[0].kids if isinstance(kid, Tag)]
    assert [kid.name for kid in parts] == ["Sect", "Art", "Art"]
    assert parts[0].outline() == "Sect(H1 P)"


def test_contents_lead_to_their_papers(tree: Tag):
    (contents, *inner) = tree.all("TOC")
    assert contents.outline() == "TOC(TOCI(Reference(Link)) TOC(TOCI(Reference(Link)) TOCI(Reference(Link))))"
    assert [link.links for link in contents.all("Link")] == [1, 1, 1]
    assert inner[0].all("Link")[0].text == "А. Б. Автор О правилах 2"


def test_no_level_of_heading_is_skipped_and_the_paper_has_one_title(paper: Tag):
    headings = [kid for kid in paper.kids if isinstance(kid, Tag) and kid.name.startswith("H")]
    assert [(kid.name, kid.text) for kid in headings] == [
        ("H1", "О правилах"),
        ("H2", "Введение"),
        ("H3", "Частный случай"),
        ("H2", "Литература"),
    ]


def test_lists_are_nested_and_end_where_something_else_stands(paper: Tag):
    lists = [kid for kid in paper.kids if isinstance(kid, Tag) and kid.name == "L"]
    assert [one.outline() for one in lists] == [
        "L(LI(Lbl LBody(L(LI(Lbl LBody) LI(Lbl LBody)))) LI(Lbl LBody))",
        "L(LI(Lbl LBody))",
        "L(LI(Lbl LBody(BibEntry)) LI(Lbl LBody(BibEntry)))",
    ]
    assert lists[0].attributes["/ListNumbering"] == "/Decimal"
    assert [item.lang for item in lists[2].all("LI")] == ["", "en"]


def test_notes_follow_their_mentions(paper: Tag):
    mixed = next(kid for kid in paper.all("P") if kid.all("Note"))
    kinds = [kid.name if isinstance(kid, Tag) else "" for kid in mixed.kids]
    assert [name for name in kinds if name in {"Reference", "Note"}] == ["Reference", "Note", "Reference", "Note"]
    assert kinds.index("Note") == kinds.index("Reference") + 1
    said_in = [(note.text, note.lang) for note in mixed.all("Note")]
    assert said_in == [("1 Первая сноска.", ""), ("2 Second note.", "en")]


def test_foreign_words_links_and_formulas_stand_in_their_sentence(paper: Tag):
    mixed = next(kid for kid in paper.all("P") if kid.all("Note"))
    (span,) = mixed.all("Span")
    assert (span.lang, span.text.rstrip(" ,")) == ("en", "the Nelson Mandela Rules")
    assert [(link.links, link.text.strip(" ,")) for link in mixed.all("Link")] == [(1, "сайт"), (1, "сайт")]
    (formula,) = mixed.all("Formula")
    assert (formula.alt, formula.text) == ("a = 2", "a = 2 ")
    assert "/BBox" in formula.attributes


def test_pictures_are_described_by_author_caption_or_a_word(paper: Tag):
    assert [one.alt for one in paper.all("Figure")] == [
        "Рисунок",
        "Столбцы растут слева направо",
        "Рисунок 2. Спад",
        "Рисунок",
    ]


def test_table_has_scoped_heads_once_and_all_its_cells(paper: Tag):
    (table,) = paper.all("Table")
    assert [kid.name for kid in table.kids if isinstance(kid, Tag)] == ["Caption", "THead", "TBody"]
    heads = table.all("THead")[0].all("TH")
    assert [(head.text, head.attributes["/Scope"]) for head in heads] == [
        ("Год", "/Column"),
        ("Посещения", "/Column"),
        ("плановые", "/Column"),
        ("внезапные", "/Column"),
    ]
    assert heads[0].attributes["/RowSpan"] == heads[1].attributes["/ColSpan"] == "2"
    rows = table.all("TBody")[0].all("TR")
    assert [len(row.all("TH")) for row in rows] == [1] * 60
    assert [len(row.all("TD")) for row in rows] == [2] * 60
    assert [(head.text, head.attributes["/Scope"]) for head in rows[5].all("TH")] == [("2005", "/Row")]


@pytest.mark.parametrize(
    ("first", "second", "scopes"),
    [
        (("Север", "Юг", "Запад"), ("1,5", "22", "7"), ["/Row"] * 3),
        (("1", "2", "3"), ("1,5", "22", "7"), []),  # numbers that may be anything
        (("Север", "Юг", "Юг"), ("1,5", "22", "7"), []),
        (("Север", "", "Запад"), ("1,5", "22", "7"), []),
        (("Север", "Юг", "Запад"), ("да", "нет", "да"), []),
    ],
)
def test_a_first_column_heads_its_rows_where_it_names_them_all(
    first: tuple[str, ...], second: tuple[str, ...], scopes: list[str], setter: Setter, tmp_path: Path
):
    head = Row(cells=((0, cell("Округ")), (1, cell("Доля"))), header=True)
    rows = [Row(cells=((0, cell(one)), (1, cell(two)))) for one, two in zip(first, second, strict=True)]
    table = Table(rows=(head, *rows), widths=(90.0, 90.0))
    paper = replace(rich_paper(), head=(), body=(table,))
    bound = BoundPaper(metadata=Metadata(), lang="ru", pages=write_pages(set_paper(paper, setter)))
    bind_preview(bound, setter.style, tmp_path / "a.pdf")
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        (body,) = read_tree(pdf).all("TBody")
    assert [head.attributes["/Scope"] for head in body.all("TH")] == scopes
    assert len(body.all("TH") + body.all("TD")) == 6


@pytest.mark.parametrize("header", [True, False])
def test_a_first_column_that_is_marked_heads_its_rows(header: bool, setter: Setter, tmp_path: Path):
    """Whatever they hold; but not where it says nothing, or stands alone in its row."""
    head = Row(cells=((0, cell("Округ")), (1, cell("Решение"))), header=header)
    rows = [Row(cells=((0, cell(one)), (1, cell("да")))) for one in ("Север", "Юг", "", "Юг")]
    across = Row(cells=((0, cell("Итоги", columns=2)),))
    table = Table(rows=(head, across, *rows), widths=(90.0, 90.0), ruled=False, row_heads=True)
    file = bind_body(setter, tmp_path / "a.pdf", table)
    with pikepdf.open(file) as pdf:
        (body,) = read_tree(pdf).all("TBody")
    heads = [(head.text, head.attributes["/Scope"]) for head in body.all("TH")]
    assert heads == [("Округ", "/Row")] * (not header) + [("Север", "/Row"), ("Юг", "/Row"), ("Юг", "/Row")]
    assert {verdict: verdict.failed for verdict in validated([file]) if verdict.failed} == {}


def bind_body(setter: Setter, out: Path, *blocks: Block) -> Path:
    """Bind a preview of a paper that holds nothing but `blocks`; return `out`."""
    paper = replace(rich_paper(), head=(), body=blocks)
    bound = BoundPaper(metadata=Metadata(titles=(("ru", "Т"),)), lang="ru", pages=write_pages(set_paper(paper, setter)))
    bind_preview(bound, setter.style, out)
    return out


def test_every_language_is_told(tree: Tag, paper: Tag):
    assert [article.lang for article in tree.all("Art")] == ["", "kk"]
    told = {kid.text: kid.lang for kid in paper.kids if isinstance(kid, Tag)}
    assert told["Ереже туралы"] == "kk"
    assert told["A paragraph in English stands alone."] == told["We count visits."] == "en"
    assert not told["«Никто не должен подвергаться пыткам»."]


def test_lines_are_parted_by_blanks(paper: Tag):
    mixed = next(kid for kid in paper.all("P") if kid.all("Note"))
    assert "учреждения без предупреждения и беседуют наедине" in mixed.text.replace("\u00ad", "")


def grid(*rows: tuple[tuple[int, int], ...]) -> list[Element]:
    """Return a table of rows of cells that reach over (columns, rows)."""
    elements = [Element("Table", -1)]
    for row in rows:
        number = len(elements)
        elements[0].kids.append(number)
        elements.append(Element("TR", 0))
        for columns, down in row:
            elements[number].kids.append(len(elements))
            elements.append(Element("TD", number, columns=columns, rows=down))
    return elements


@pytest.mark.parametrize(
    ("rows", "evened"),
    [
        ((((1, 1), (1, 1)), ((1, 1),)), [[1, 1], [1, 1]]),
        ((((1, 2), (2, 1)), ((1, 1),)), [[1, 2], [1, 1]]),
        ((((1, 1), (1, 2)), ((2, 1),)), [[1, 1], [1]]),
        ((((3, 1),), ()), [[3], [1, 1, 1]]),
    ],
)
def test_rows_of_a_table_are_made_even(rows: tuple[tuple[tuple[int, int], ...], ...], evened: list[list[int]]):
    elements = grid(*rows)
    even_rows(elements, 0)
    cells = [[elements[cell].columns for cell in elements[row].kids] for row in elements[0].kids]
    assert cells == evened


def test_paper_without_a_title_begins_with_the_highest_heading(setter: Setter, tmp_path: Path):
    body = (said("Введение", Role.HEADING, level=1), said("Слово."), said("Итог", Role.HEADING, level=1))
    paper = replace(rich_paper(), head=(), body=body)
    bound = BoundPaper(metadata=Metadata(), lang="ru", pages=write_pages(set_paper(paper, setter)))
    bind_preview(bound, setter.style, tmp_path / "a.pdf")
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        assert read_tree(pdf).outline() == "Document(Art(H1 P H1))"
        assert str(pdf.docinfo.Title)
