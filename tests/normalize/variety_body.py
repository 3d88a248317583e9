"""The body of an invented manuscript: headings without styles, captions as plain text, references."""

from dataclasses import replace
from typing import TYPE_CHECKING

from proceedings.model.blocks import Align, Block, Cell, Paragraph, Role, Row, Table
from proceedings.model.graphic import Picture
from proceedings.model.text import InlineGraphic
from tests.normalize import variety_words as words

if TYPE_CHECKING:
    from tests.normalize.variety import Typist


def body_of(typist: "Typist") -> list[Block]:
    """Return the text of a manuscript with its sections, figures, tables and references."""
    look = typist.one(("bold", "bold centred", "caps", "numbered", "style", "none", "bold stop"))
    blocks: list[Block] = list(_paragraphs(typist)) if typist.chance(0.4) or look == "none" else []
    names = typist.dice.sample(words.SECTIONS[typist.lang], 3) if look != "none" else []
    names.sort(key=words.SECTIONS[typist.lang].index)
    for number, name in enumerate(names, start=1):
        blocks.append(_heading(typist, name, number, look))
        blocks += _paragraphs(typist)
        if typist.chance(0.4):
            blocks += _exhibit(typist, number)
            blocks += _paragraphs(typist)
    if not names:
        blocks += _paragraphs(typist)
    return [*blocks, *_references(typist, look)]


def _paragraphs(typist: "Typist") -> list[Block]:
    from tests.normalize.variety import line

    said = words.SENTENCES[typist.lang]
    return [
        line(" ".join(typist.dice.choices(said, k=typist.dice.randint(5, 9))), Align.JUSTIFY)
        for _ in range(typist.dice.randint(2, 4))
    ]


def _heading(typist: "Typist", name: str, number: int, look: str) -> Paragraph:
    from tests.normalize.variety import line

    typist.truth.headings.append(name)
    if look == "caps":
        return line(name.upper(), Align.CENTER, bold=True)
    if look == "numbered":
        return line(f"{number}. {name}", Align.LEFT, bold=True)
    if look == "style":
        return replace(line(name, Align.LEFT, bold=True), role=Role.HEADING, level=1, style="Heading 1")
    if look == "bold stop":
        return line(f"{name}.", Align.JUSTIFY, bold=True)
    return line(name, Align.CENTER if look == "bold centred" else Align.JUSTIFY, bold=True)


def _exhibit(typist: "Typist", number: int) -> list[Block]:
    from tests.normalize.variety import line

    form, figure = typist.dice.choice(words.CAPTIONS[typist.lang])
    text = form.format(number)
    typist.truth.captions.append(text)
    caption = line(text, Align.CENTER if figure else Align.JUSTIFY)
    if figure:
        picture = InlineGraphic(graphic=Picture(media="m", mime="image/png", width=300.0, height=200.0))
        return [Paragraph(content=(picture,), align=Align.CENTER), caption]
    cell = Cell(blocks=(line("5"),))
    return [caption, Table(rows=(Row(cells=((0, cell), (1, cell))),), widths=(100.0, 100.0))]


def _references(typist: "Typist", look: str) -> list[Block]:
    from tests.normalize.variety import line

    if typist.chance(0.1):
        return []
    count = typist.dice.randint(4, 7)
    records = typist.dice.sample(words.RECORDS, count)
    typist.truth.references = count
    form = typist.one(("typed", "typed", "auto", "bracket", "bare"))
    headed = form == "bare" or typist.chance(0.9)
    blocks: list[Block] = []
    if headed:
        name = typist.one(words.REFERENCES[typist.lang])
        bold = look != "style" or typist.chance(0.7)
        blocks.append(line(name, typist.dice.choice((Align.CENTER, Align.JUSTIFY)), bold=bold))
        typist.truth.headings.append(name)
    for number, record in enumerate(records, start=1):
        if form == "auto":
            blocks.append(replace(line(record), role=Role.LIST, label=f"{number}."))
        else:
            mark = {"typed": f"{number}. ", "bracket": f"[{number}] ", "bare": ""}[form]
            blocks.append(line(mark + record, Align.JUSTIFY))
    return blocks
