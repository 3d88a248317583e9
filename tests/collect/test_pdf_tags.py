"""A ready PDF's own structure: standard types, no level skipped, or refused whole."""

from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from proceedings.collect import read_manuscript
from proceedings.model.ready import ReadyPdf, ReadySequence, ReadyTag
from tests.collect.tagged_pdf import Shape, tagged_pdf


def ready_of(path: Path) -> ReadyPdf:
    found = read_manuscript(path).ready
    assert found
    return found


def outline(tags: tuple[ReadyTag, ...], parent: int = -1) -> str:
    """Return names and numbers of content: `P(0 Span(1))`."""
    said: list[str] = []
    kids = [index for index, tag in enumerate(tags) if tag.parent == -1] if parent < 0 else tags[parent].kids
    for kid in kids:
        if isinstance(kid, int):
            inner = outline(tags, kid)
            said.append(f"{tags[kid].tag}({inner})" if inner else tags[kid].tag)
        else:
            said.append(str(kid.mcid) if isinstance(kid, ReadySequence) else f"link {kid.link}")
    return " ".join(said)


def read(path: Path, *shapes: Shape, **options: Any) -> tuple[ReadyTag, ...]:
    return ready_of(tagged_pdf(path / "a.pdf", *shapes, **options)).tags


def test_types_become_standard_ones_and_what_says_nothing_goes(tmp_path: Path):
    tags = read(
        tmp_path,
        ("Document", ("Chapter", ("Heading 3", 0), ("Odd", ("P", 1, ("Strong", 2), ("Odd", 3)), ("P",)))),
        marks=4,
        RoleMap=Dictionary({"/Chapter": Name.Sect, "/Heading 3": Name("/Heading 2"), "/Heading 2": Name.H2}),
    )
    assert outline(tags) == "Sect(H1(0) P(1 Span(2) Span(3)))"
    assert tags[0].lang == "ru"


def test_headings_without_number_have_that_of_their_sections_and_none_is_skipped(tmp_path: Path):
    tags = read(tmp_path, ("Sect", ("H", 0), ("Sect", ("H", 1), ("Sect", ("Sect", ("H", 2))))), ("H5", 3), marks=4)
    assert outline(tags) == "Sect(H1(0) Sect(H2(1) Sect(Sect(H3(2))))) H4(3)"


def test_attributes_are_kept(tmp_path: Path):
    scope = {"/A": Dictionary(O=Name.Table, Scope=Name.Row, ColSpan=2)}
    classed = {"/C": Name.Head}
    tags = read(
        tmp_path,
        ("Table", {"/A": Dictionary(O=Name.Table, Summary="О чём")}, ("TR", ("TH", scope, 0), ("TD",))),
        ("Table", ("TR", ("TH", classed, 1))),
        ("L", {"/A": Array([Dictionary(O=Name.List, ListNumbering=Name.Decimal)])}, ("LI", ("LBody", 2))),
        ("Figure", {"/Alt": "Вид  сверху", "/A": Dictionary(O=Name.Layout, BBox=Array([10, 20, 30, 50]))}, 3),
        ("P", {"/ActualText": "слово", "/Lang": "kk"}, 4),
        ("P", {"/Lang": "??"}, 5),
        marks=6,
        ClassMap=Dictionary(Head=Dictionary(O=Name.Table, Scope=Name.Column)),
    )
    table, _, head, empty = tags[:4]
    assert (table.alt, head.scope, head.columns, empty.tag) == ("О чём", "Row", 2, "TD")
    assert [tag.scope for tag in tags if tag.tag == "TH"] == ["Row", "Column"]
    (listing,) = [tag for tag in tags if tag.tag == "L"]
    (picture,) = [tag for tag in tags if tag.tag == "Figure"]
    assert listing.numbering == "Decimal"
    assert picture.alt == "Вид сверху"
    assert picture.box == (0, 10, 350, 30, 380)
    assert [(tag.actual, tag.lang) for tag in tags if tag.tag == "P"] == [("слово", "kk"), ("", "ru")]


def test_links_are_those_of_the_page(tmp_path: Path):
    path = tagged_pdf(tmp_path / "a.pdf", ("P", 0, ("Link", 1)), ("P", ("Link", 2)), marks=3)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        action = Dictionary(S=Name.URI, URI="https://example.org")
        note = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([20, 40, 29, 49]), A=action))
        pdf.pages[0].Annots = Array([note])
        pdf.Root.StructTreeRoot.K[0].K[1].K.append(Dictionary(Type=Name.OBJR, Obj=note))
        pdf.save(path)
    assert outline(ready_of(path).tags) == "P(0 Link(1 link 0)) P(Span(2))"


@pytest.mark.parametrize(
    "shape",
    [
        ("P", 0, 0),
        ("P", ("TR", ("TD", 0))),
        ("Table", ("P", 0)),
        ("Table", 0),
        ("L", ("LI", ("P", 0))),
        ("LI", ("LBody", 0)),
        ("TOCI", 0),
        ("Table", ("TR", ("TD", 0)), ("Caption", 1)),
        ("Table", ("THead", ("TR", ("TH", 0))), ("TR", ("TD", 1))),
        ("Sect", ("P", 1)),  # and what is content 0 belongs to nothing
    ],
)
def test_trees_that_do_not_hold_are_refused(tmp_path: Path, shape: Shape):
    ready = ready_of(tagged_pdf(tmp_path / "a.pdf", shape, marks=2 if shape[0] in {"Table", "Sect"} else 1))
    assert ready.tags == ()
    assert not any(b"MCID" in (item.stream or b"") for item in ready.objects)


def test_content_without_marks_a_loop_and_doubtful_tags_are_refused(tmp_path: Path):
    assert read(tmp_path, ("P", 0), content=b"1 1 9 9 re f") == ()
    path = tagged_pdf(tmp_path / "b.pdf", ("Sect", ("P", 0)))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        section = pdf.Root.StructTreeRoot.K[0]
        section.K.append(section)
        pdf.save(path)
    assert ready_of(path).tags == ()
    path = tagged_pdf(tmp_path / "c.pdf", ("P", 0))
    assert ready_of(path).tags
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.Root.MarkInfo.Suspects = True
        pdf.save(path)
    assert ready_of(path).tags == ()


def test_stamps_make_the_tags_worthless(tmp_path: Path):
    path = tagged_pdf(tmp_path / "a.pdf", ("P", 0))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        look = pdf.make_stream(b"0 0 9 9 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
        note = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([1, 1, 10, 10]), AP=Dictionary(N=look))
        pdf.pages[0].Annots = Array([pdf.make_indirect(note)])
        pdf.save(path)
    assert ready_of(path).tags == ()
