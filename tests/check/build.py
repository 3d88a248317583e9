"""Papers built by hand, as they come from normalising, and what is found in them in plain lines."""

from __future__ import annotations

from dataclasses import replace

from proceedings.check import NO_LIMITS, Limits, check_paper
from proceedings.model.blocks import Block, Cell, Figure, Panel, Paragraph, Role, Row, Table
from proceedings.model.finding import Finding, Place
from proceedings.model.graphic import Picture
from proceedings.model.paper import Author, Metadata, Paper
from proceedings.model.setpage import Image, SetPage, SetPaper
from proceedings.model.text import InlineGraphic, Run


def p(text: str, role: Role = Role.BODY, number: int = 7, **more: object) -> Paragraph:
    """Return a paragraph of `text`."""
    place = Place(part="body", paragraph=number, excerpt=text[:60])
    return Paragraph(content=(Run(text=text),), role=role, place=place, **more)  # type: ignore[arg-type]


def heading(text: str, level: int = 1, label: str = "") -> Paragraph:
    return p(text, Role.HEADING, level=level, label=label)


def ref(number: int, text: str) -> Paragraph:
    """Return a numbered entry of the list of references."""
    return p(text, Role.REFERENCE, 100 + number, label=f"{number}.")


def picture(width: float = 300.0, height: float = 200.0, media: str = "m") -> Picture:
    return Picture(media=media, mime="image/png", width=width, height=height)


def figure(caption: str = "", *, width: float = 300.0, height: float = 200.0, number: int = 20) -> Figure:
    return Figure(
        panels=(Panel(graphic=picture(width, height)),),
        caption=p(caption, Role.CAPTION) if caption else None,
        place=Place(part="body", paragraph=number),
    )


def table(caption: str = "", *, rows: int = 3, columns: int = 3, ruled: bool = True, number: int = 1) -> Table:
    cells = tuple((column, Cell(blocks=(p(str(column)),))) for column in range(columns))
    return Table(
        rows=(Row(cells=cells),) * rows,
        widths=(0.0,) * columns,
        ruled=ruled,
        caption=p(caption, Role.CAPTION) if caption else None,
        place=Place(part=f"table {number}"),
    )


def formula_line(text: str) -> Paragraph:
    """Return a line with a picture and `text` beside it."""
    return Paragraph(content=(InlineGraphic(graphic=picture(120, 30)), Run(text=text)), place=Place(part="body"))


BOOK = ref(1, "Иванов И. И. Книга о праве. – Алматы: Жеті жарғы, 2020. – 200 с.")
CITES = p("Об этом писали многие [1, с. 5].")
SOUND = Paper(
    source="ivanov.docx",
    sha256="1",
    lang="ru",
    metadata=Metadata(
        titles=(("ru", "Права человека в Казахстане"),),
        authors=(Author(name="И. И. Иванов"),),
        abstracts=(("ru", "О правах."),),
        keywords=(("ru", ("право", "суд")),),
    ),
    head=(),
    body=(CITES, BOOK),
)
"""A paper in which there is nothing to be found."""


def with_body(*blocks: Block) -> Paper:
    """Return the sound paper with `blocks` before what it cites and lists."""
    return replace(SOUND, body=(*blocks, *SOUND.body))


def only_body(*blocks: Block) -> Paper:
    return replace(SOUND, body=blocks)


def with_metadata(**facts: object) -> Paper:
    return replace(SOUND, metadata=replace(SOUND.metadata, **facts))  # type: ignore[arg-type]


def with_head(*head: Paragraph) -> Paper:
    return replace(SOUND, head=head)


def found(paper: Paper, limits: Limits = NO_LIMITS, **more: object) -> tuple[Finding, ...]:
    return check_paper(paper, limits, **more)  # type: ignore[arg-type]


def codes(paper: Paper, limits: Limits = NO_LIMITS, **more: object) -> list[str]:
    return [finding.code for finding in found(paper, limits, **more)]


def facts(paper: Paper, limits: Limits = NO_LIMITS, **more: object) -> dict[str, str]:
    """Return the facts of the only finding."""
    (finding,) = found(paper, limits, **more)
    return dict(finding.facts)


def printed(width: float, data: bytes, *, mime: str = "image/png", crop: tuple[float, ...] = (0.0,) * 4) -> SetPaper:
    """Return a set paper with one square picture of `width` points."""
    image = Image(x=0, y=0, width=width, height=width, media="m", node=0, crop=crop)  # type: ignore[arg-type]
    return SetPaper(pages=(SetPage(items=(image,)),), nodes=(), headings=(), glyphs=(), media={"m": (mime, data)})
