"""Front blocks typed out one by one, as calls for papers and authors shape them, each with what is true of it.

A line is `look|words`: `c` centred, `r` on the right, `b` bold, `i` italic; `^{1}` raised, `**…**` bold. `[TABLE` and
`]` put the lines between them into a table without borders, cells parted by ` ¦ `. All persons are invented.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from proceedings.model.blocks import Align, Block, Cell, Paragraph, Role, Row, Table
from proceedings.model.paper import Manuscript
from tests.normalize.variety import Truth, line, placed
from tests.normalize.variety_front import FRONTS

_BODY = {
    "ru": (
        "b|Введение",
        "|Рассмотрим вопрос подробнее, опираясь на данные последних лет и на опыт соседних областей. " * 3,
        "|Как показывают наблюдения, решение зависит от многих условий, среди которых главное – люди. " * 3,
    ),
    "kk": (
        "b|Кіріспе",
        "|Мәселені соңғы жылдардың деректеріне және көрші облыстардың тәжірибесіне сүйеніп қарастырайық. " * 3,
        "|Бақылаулар көрсеткендей, шешім көптеген жағдайларға байланысты, олардың ішінде адам басты орында. " * 3,
    ),
    "en": (
        "b|Introduction",
        "|Let us look at the question more closely, drawing on the data of recent years. " * 4,
        "|As observations show, the outcome depends on many conditions, and people come first among them. " * 3,
    ),
}


def shapes() -> Iterator[tuple[Manuscript, Truth]]:
    """Yield the manuscript of every shape and what is true of it."""
    for name, lang, lines, end, true in FRONTS:
        truth = replace(Truth(kind=name, lang=lang), **true)
        heading = {"ru": "Введение", "kk": "Кіріспе", "en": "Introduction"}[lang]
        truth.headings = [heading, *([end[0].partition("|")[2]] if end and end[0].startswith(("b", "cb")) else [])]
        truth.references = sum(bool(each.strip("|")) for each in end[1:]) if end else 0
        blocks = [*_blocks(lines), *_blocks(_BODY[lang]), *_blocks(end)]
        yield Manuscript(source="paper.docx", sha256="0", blocks=placed(blocks)), truth


def _blocks(lines: Sequence[str]) -> list[Block]:
    blocks: list[Block] = []
    rows: list[Row] | None = None
    for said in lines:
        if said == "[TABLE":
            rows = []
        elif said == "]":
            blocks.append(Table(rows=tuple(rows or ()), widths=(200.0, 200.0), ruled=False))
            rows = None
        elif rows is not None:
            cells = [Cell(blocks=(_paragraph(each),)) for each in said.split(" ¦ ")]
            rows.append(Row(cells=tuple(enumerate(cells))))
        else:
            blocks.append(_paragraph(said))
    return blocks


def _paragraph(said: str) -> Paragraph:
    look, _, words = said.partition("|")
    align = Align.CENTER if "c" in look else Align.RIGHT if "r" in look else Align.JUSTIFY
    made = line(words, align, bold="b" in look, italic="i" in look)
    if look.startswith("#"):
        return replace(made, role=Role.LIST, label=f"{look[1:]}.")
    return made
