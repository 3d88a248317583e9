"""A paper with everything that tags tell apart, and the volume that it makes."""

from pathlib import Path

from proceedings.bind.streams import write_pages
from proceedings.bind.volume import BoundPaper, bind_volume
from proceedings.model.blocks import Block, Cell, DisplayEquation, Figure, Panel, Paragraph, Role, Row, Table, TextBox
from proceedings.model.graphic import Picture
from proceedings.model.math import Equation
from proceedings.model.paper import Author, Metadata, Note, Paper
from proceedings.model.text import CharStyle, InlineEquation, InlineGraphic, NoteRef, Run
from proceedings.model.volume import PaperId, Section, Volume, Words
from proceedings.style import Style
from proceedings.style.printer import load_printer
from proceedings.typeset.paper import set_paper
from proceedings.typeset.setter import Setter
from tests.bind.build import EVENT, png

FORMULA = Equation(mathml="<math><mi>a</mi><mo>=</mo><mn>2</mn></math>", text="a = 2")
FILLING = "Наблюдатели посещают учреждения без предупреждения и беседуют наедине с каждым, кто этого пожелает. " * 9


def said(text: str, role: Role = Role.BODY, *, level: int = 0, label: str = "", lang: str = "") -> Paragraph:
    """Return a paragraph of plain words."""
    return Paragraph(content=(Run(text=text),), role=role, level=level, label=label, lang=lang)


def table(rows: int) -> Table:
    """Return a table of figures with a head of two rows, a cell without words and a cell over two columns."""
    head = (Row(cells=((0, cell("Год", rows=2)), (1, cell("Посещения", columns=2))), header=True),)
    under = (Row(cells=((1, cell("плановые")), (2, cell("внезапные"))), header=True),)
    body = [
        Row(cells=((0, cell(str(2000 + n))), (1, cell(str(n))), (2, cell("" if n == 2 else "9")))) for n in range(rows)
    ]
    return Table(
        rows=(*head, *under, *body),
        widths=(60.0, 60.0, 60.0),
        caption=said("Таблица 1. Посещения по годам", Role.CAPTION),
        source=said("Источник: отчёты наблюдателей", Role.SOURCE),
    )


def cell(text: str, *, columns: int = 1, rows: int = 1) -> Cell:
    """Return a cell with one paragraph."""
    return Cell(blocks=(said(text),), columns=columns, rows=rows)


def figure(alt: str, caption: str) -> Figure:
    """Return a figure of one picture."""
    picture = Picture(media="p", mime="image/png", width=90.0, height=60.0, alt=alt)
    return Figure(panels=(Panel(graphic=picture),), caption=said(caption, Role.CAPTION) if caption else None)


def rich_paper() -> Paper:
    """Return the paper."""
    english = Run(text="the Nelson Mandela Rules", style=CharStyle(lang="en", italic=True))
    mixed = Paragraph(
        content=(
            Run(text="Правила, называемые "),
            english,
            Run(text=", известны"),
            NoteRef(key="1"),
            Run(text=" давно; см. "),
            Run(text="сайт", link="https://example.org/a"),
            Run(text=" и ещё раз "),
            Run(text="сайт", link="https://example.org/a"),
            Run(text=", где "),
            InlineEquation(equation=FORMULA),
            Run(text=" доказано"),
            NoteRef(key="2"),
            Run(text=". "),
            InlineGraphic(graphic=Picture(media="p", mime="image/png", width=9.0, height=9.0)),
            Run(text=" " + FILLING),
        )
    )
    body: tuple[Block, ...] = (
        said("Введение", Role.HEADING, level=1),
        mixed,
        said("Частный случай", Role.HEADING, level=3),
        said("Первое дело", Role.LIST, label="1."),
        said("Его подробность", Role.LIST, level=1, label="–"),
        said("Другая подробность", Role.LIST, level=1, label="–"),
        said("Второе дело", Role.LIST, label="2."),
        figure("Столбцы растут слева направо", "Рисунок 1. Рост"),
        said("Послесловие списка", Role.LIST, label="3."),
        table(60),
        DisplayEquation(equations=(FORMULA,), number="(1)"),
        figure("", "Рисунок 2. Спад"),
        figure("", ""),
        said("A paragraph in English stands alone.", lang="en"),
        said("«Никто не должен подвергаться пыткам».", Role.QUOTE),
        said("while True: pass", Role.CODE),
        TextBox(blocks=(said("Слово в рамке"),)),
        said("Литература", Role.HEADING, level=1),
        said("Иванов И. И. Право. – 2020.", Role.REFERENCE, label="1."),
        said("Smith J. Law. – 2021.", Role.REFERENCE, label="2.", lang="en"),
    )
    head = (
        said("УДК 342.7", Role.CODES),
        said("О правилах", Role.TITLE),
        said("Ереже туралы", Role.TITLE, lang="kk"),
        said("А. Б. Автор", Role.AUTHORS),
        said("We count visits.", Role.ABSTRACT, lang="en"),
    )
    notes = {"1": Note(blocks=(said("Первая сноска."),)), "2": Note(blocks=(said("Second note.", lang="en"),))}
    metadata = Metadata(titles=(("ru", "О правилах"),), authors=(Author(name="А. Б. Автор"),))
    return Paper(
        source="a.docx", sha256="", lang="ru", metadata=metadata, head=head, body=body, notes=notes, media={"p": png()}
    )


def bind_rich(style: Style, out: Path, *, printer: str = "") -> Path:
    """Bind a volume of the paper, in a section with an opener, and a paper in another language."""
    setter = Setter(style)
    paper = rich_paper()
    other = Paper(source="b.docx", sha256="", lang="kk", metadata=Metadata(), head=(), body=(said("Ереже."),))
    keys = (PaperId("1/a.docx"), PaperId("1/b.docx"))
    papers = {
        key: BoundPaper(metadata=one.metadata, lang=one.lang, pages=write_pages(set_paper(one, setter)))
        for key, one in zip(keys, (paper, other), strict=True)
    }
    section = Section(name="1", title=Words(ru="Право", en="Law"), papers=keys)
    volume = Volume(event=EVENT, sections=(section,), lang="ru", style=style.name)
    bind_volume(
        volume,
        papers,
        style,
        out,
        on_progress=lambda _: None,
        should_stop=lambda: False,
        printer=load_printer(printer) if printer else None,
    )
    return out
