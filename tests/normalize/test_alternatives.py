"""What pictures show: found in their order, and the editor's words laid on."""

from dataclasses import replace

from proceedings.model.blocks import Block, Cell, Figure, Panel, Paragraph, Row, Table, TextBox
from proceedings.model.decisions import AltText
from proceedings.model.graphic import Chart, Picture
from proceedings.model.text import InlineGraphic, Run
from proceedings.normalize.alternatives import illustrations, with_alternatives
from tests.bind.rich import rich_paper

CHART = Chart(kind="column", title="Visits", categories=(), series=())


def picture(media: str) -> Picture:
    return Picture(media=media, mime="image/png", width=9, height=9, alt="author's")


def blocks() -> tuple[Block, ...]:
    caption = Paragraph(content=(Run(text="Figure 1.\nGrowth"),))
    framed = TextBox(blocks=(Figure(panels=(Panel(graphic=CHART), Panel(graphic=CHART))),))
    cell = Cell(blocks=(Paragraph(content=(Run(text="a"), InlineGraphic(graphic=picture("c")))),))
    return (
        Figure(panels=(Panel(graphic=picture("a")), Panel(graphic=picture("b"), caption=caption)), caption=caption),
        framed,
        Table(rows=(Row(cells=((0, cell),)),), widths=(9.0,)),
    )


def alts(body: tuple[Block, ...]) -> dict[str, str]:
    return {each.key: each.graphic.alt for each in illustrations(replace(rich_paper(), head=(), body=body))}


def test_pictures_and_charts_are_found_wherever_they_stand():
    assert alts(blocks()) == {
        "a": "author's",
        "b": "author's",
        "chart 1 Visits": "",
        "chart 2 Visits": "",
        "c": "author's",
    }
    first = illustrations(replace(rich_paper(), head=(), body=blocks()))[0]
    assert first.caption == "Figure 1. Growth"


def test_the_editors_words_come_first():
    said = (AltText(graphic="b", text="B"), AltText(graphic="chart 2 Visits", text="C"), AltText(graphic="c", text="D"))
    assert alts(with_alternatives(blocks(), said)) == {
        "a": "author's",
        "b": "B",
        "chart 1 Visits": "",
        "chart 2 Visits": "C",
        "c": "D",
    }


def test_without_words_nothing_changes():
    body = blocks()
    assert with_alternatives(body, ()) is body
    assert with_alternatives(body, (AltText(graphic="none", text="?"),)) == body
