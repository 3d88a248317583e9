"""Pages: nothing lost, nothing stranded, notes with their mention."""

import itertools
import math
import random
from dataclasses import replace
from types import MappingProxyType

import pytest

from proceedings.model.blocks import Block, Cell, Paragraph, Role, Row, Table
from proceedings.model.paper import Metadata, Note, Paper
from proceedings.model.setpage import Heading, Line, Rule, SetPaper
from proceedings.model.text import NoteRef, Run
from proceedings.style import load_style
from proceedings.typeset import Setter, set_paper
from proceedings.typeset.galley import FORBIDDEN, Slab
from proceedings.typeset.page import Geometry, Paginator
from proceedings.typeset.proof import line_text, proof
from proceedings.typeset.setter import line_end

WORDS = (
    "Национальный превентивный механизм обеспечивает соблюдение прав и законных интересов осуждённых в соответствии "
    "с положениями статьи Конституции, а также протокола к Конвенции против пыток."
).split()


def words(count: int, seed: int) -> str:
    chance = random.Random(seed)
    return " ".join(chance.choice(WORDS) for _ in range(count))


def body(text: str, note: str = "") -> Paragraph:
    mention = (NoteRef(key=note), Run(text=" далее.")) if note else ()
    return Paragraph(content=(Run(text=text), *mention), lang="ru")


def heading(text: str) -> Paragraph:
    return Paragraph(content=(Run(text=text),), role=Role.HEADING, level=1, lang="ru")


def paper(*blocks: Block, notes: dict[str, Note] | None = None) -> Paper:
    return Paper(
        source="test.docx",
        sha256="0" * 64,
        lang="ru",
        metadata=Metadata(),
        head=(Paragraph(content=(Run(text="Право на жалобу"),), role=Role.TITLE, lang="ru"),),
        body=blocks,
        notes=MappingProxyType(notes or {}),
    )


def page_lines(made: SetPaper) -> list[list[Line]]:
    return [[item for item in page.items if isinstance(item, Line)] for page in made.pages]


def text_of(made: SetPaper) -> str:
    lines = [line_text(line) for page in page_lines(made) for line in sorted(page, key=lambda line: line.y)]
    return "".join(line[:-1] if line.endswith("-") else line + " " for line in lines)


@pytest.fixture(scope="module", params=["a5-book", "a4-proceedings", "a4-two-column"])
def tools(request: pytest.FixtureRequest) -> Setter:
    return Setter(load_style(request.param))


def long_paper() -> Paper:
    blocks: list[Block] = []
    for part in range(9):
        blocks.append(heading(f"Раздел {part}"))
        blocks.extend(body(words(30 + 17 * (part * 5 + k) % 120, part * 10 + k)) for k in range(5))
    return paper(*blocks)


def test_every_word_is_set_once(tools: Setter) -> None:
    blocks = [body(words(90, seed)) for seed in range(12)]
    made = set_paper(paper(*blocks), tools)
    wanted = sorted(" ".join(block.content[0].text for block in blocks).split() + "Право на жалобу".split())
    if tools.style.page.columns == 1:
        assert sorted(text_of(made).split()) == wanted


def test_nothing_stands_below_the_type_area(tools: Setter) -> None:
    made = set_paper(long_paper(), tools)
    assert all(line.y <= tools.style.page.depth + 0.1 for page in page_lines(made) for line in page)


def test_body_lines_stand_on_the_grid_that_pages_share(tools: Setter) -> None:
    made = set_paper(long_paper(), tools)
    size, grid = tools.style.text["body"].size, tools.style.page.grid
    off = {
        round(math.remainder(line.y, grid))
        for page in page_lines(made)
        for line in page
        if line.spans[0].face == "serif-regular" and line.spans[0].size == size
    }
    assert len(off) == 1


def test_no_heading_is_the_last_line_of_a_page(tools: Setter) -> None:
    made = set_paper(long_paper(), tools)
    for page in page_lines(made):
        lowest = max(page, key=lambda line: (line.spans[0].x > tools.style.page.column, line.y))
        assert lowest.spans[0].face != "serif-bold"


@pytest.mark.parametrize("lines", range(20, 32))
def test_a_heading_goes_along_with_the_table_that_alone_is_under_it(tools: Setter, lines: int) -> None:
    single = [body("слово") for _ in range(lines)]
    made = set_paper(paper(*single, heading("Сводка"), table(5), heading("Итоги"), table(5)), tools)
    for lines_ in page_lines(made):
        lowest = max(lines_, key=lambda line: line.y)
        assert line_text(lowest) not in {"Сводка", "Итоги"}
        said = [line_text(line) for line in sorted(lines_, key=lambda line: line.y)]
        assert "Итоги" not in said[said.index("Сводка") + 1 : said.index("Сводка") + 2] if "Сводка" in said else True


def test_no_heading_is_left_under_a_figure_that_opens_the_page() -> None:
    """The lines under the headings do not fit there: all of them go on to the third page."""
    text, bound = Slab(height=10.0), Slab(height=10.0, penalty=FORBIDDEN)
    first, second = [replace(bound, heading=Heading(level, "", 0, 0.0)) for level in (1, 2)]
    galley = [*[text] * 5, Slab(height=75.0, floats=True), *[text] * 5, first, second, bound, *[text] * 6]
    geometry = Geometry(depth=100.0, grid=10.0, columns=1, column=100.0, gap=0.0)
    assert [heading.page for heading in Paginator(galley, {}, geometry).pages().headings] == [2, 2]


def test_a_paragraph_leaves_neither_widow_nor_orphan() -> None:
    tools = Setter(load_style("a5-book"))
    indent = tools.style.text["body"].first_indent
    made = set_paper(paper(*[body(words(60 + seed % 7 * 5, seed)) for seed in range(40)]), tools)
    for page in page_lines(made)[1:]:
        page.sort(key=lambda line: line.y)
        first, last = page[0], page[-1]
        opens = abs(first.spans[0].x - indent) < 0.1
        assert opens or abs(page[1].spans[0].x - indent) > 0.1, "a widow"
        assert abs(last.spans[0].x - indent) > 0.1 or len(page) < 5, "an orphan"


def test_notes_stand_at_the_foot_of_the_page_that_mentions_them() -> None:
    tools = Setter(load_style("a5-book"))
    notes = {f"n{k}": Note(blocks=(body(f"Примечание-{k} " + words(25, k)),)) for k in range(20)}
    made = set_paper(paper(*[body(words(70, k), f"n{k}") for k in range(20)], notes=notes), tools)
    for page in page_lines(made):
        said = " ".join(line_text(line) for line in page)
        marks = {span.words[-1].text for line in page for span in line.spans if span.rise > 0}
        begun = {word.removeprefix("Примечание-") for word in said.split() if word.startswith("Примечание-")}
        assert {str(int(number) + 1) for number in begun} == marks


def test_a_long_note_goes_on_at_the_foot_of_the_next_page() -> None:
    tools = Setter(load_style("a5-book"))
    notes = {"n": Note(blocks=(body(words(700, 3)),))}
    made = set_paper(paper(body(words(150, 1)), body(words(60, 2), "n"), body(words(400, 4)), notes=notes), tools)
    ruled = [any(isinstance(item, Rule) for item in page.items) for page in made.pages]
    assert sum(ruled) >= 2
    total = len(text_of(made).split())
    assert total >= 3 + 150 + 60 + 1 + 700 + 400


def test_notes_that_no_page_has_room_for_are_all_set_and_in_order(tools: Setter) -> None:
    notes = {f"n{k}": Note(blocks=(body(f"Примечание-{k} {words(40, k)}"),)) for k in range(60)}
    mentions = [part for k in range(60) for part in (Run(text=words(3, k)), NoteRef(key=f"n{k}"))]
    crowded = Paragraph(content=tuple(mentions), lang="ru")
    made = set_paper(paper(crowded, *[body(words(80, k), f"late{k}") for k in range(9)], notes=notes), tools)
    assert note_numbers(made) == list(range(60))
    depth = tools.style.page.depth
    assert all(line.y <= depth + 0.1 for page in page_lines(made) for line in page)


def test_a_note_mentioned_in_a_note_and_one_mentioned_twice_are_set_once(tools: Setter) -> None:
    notes = {f"n{k}": Note(blocks=(body(f"Примечание-{k}", f"n{k + 1}" if k < 2 else ""),)) for k in range(3)}
    made = set_paper(paper(body(words(70, 1), "n0"), body(words(70, 2), "n0"), notes=notes), tools)
    assert note_numbers(made) == [0, 1, 2]


def test_a_figure_gives_way_to_notes_that_go_on() -> None:
    tools = Setter(load_style("a5-book"))
    notes = {"n": Note(blocks=(body(words(900, 3)),))}
    made = set_paper(paper(body(words(40, 1), "n"), table(17), table(17), body(words(60, 2)), notes=notes), tools)
    for page in page_lines(made):
        rows = sorted({round(line.y, 1) for line in page})
        assert all(below - above > 5 for above, below in itertools.pairwise(rows))


def note_numbers(made: SetPaper) -> list[int]:
    """Return the numbers of the notes that `Примечание-n` begins, as they follow one another."""
    said = [span.words[0].text for page in page_lines(made) for line in page for span in line.spans]
    return [int(word.removeprefix("Примечание-")) for word in said if word.startswith("Примечание-")]


def table(rows: int) -> Table:
    def cell(text: str) -> Cell:
        return Cell(blocks=(Paragraph(content=(Run(text=text),), lang="ru"),))

    head = Row(cells=((0, cell("Область")), (1, cell("Доля, %"))), header=True)
    lines = [Row(cells=((0, cell(f"строка {k}")), (1, cell(f"{k * 7 % 100},{k % 10}")))) for k in range(rows)]
    caption = Paragraph(content=(Run(text="Таблица 1 – Доли"),), role=Role.CAPTION, lang="ru")
    return Table(rows=(head, *lines), widths=(100.0, 60.0), caption=caption)


def test_a_long_table_repeats_its_head_on_every_page() -> None:
    tools = Setter(load_style("a5-book"))
    made = set_paper(paper(body(words(120, 1)), table(90), body(words(60, 2))), tools)
    with_rows = [page for page in page_lines(made) if any("строка" in line_text(line) for line in page)]
    assert len(with_rows) > 2
    assert all(any(line_text(line) == "Область" for line in page) for page in with_rows)
    rows = [line_text(line) for page in page_lines(made) for line in page if line_text(line).startswith("строка")]
    assert rows == [f"строка {k}" for k in range(90)]


def test_numbers_stand_on_their_decimal_sign() -> None:
    tools = Setter(load_style("a5-book"))
    made = set_paper(paper(table(8)), tools)
    numbers = [line for page in page_lines(made) for line in page if line_text(line)[:1].isdigit()]
    text = tools.style.text["table"]
    signs = {
        round(line.spans[0].x + tools.width(line_text(line).split(",")[0], text), 1)
        for line in numbers
        if "," in line_text(line)
    }
    assert len(signs) == 1


def test_the_last_page_of_two_columns_is_balanced() -> None:
    tools = Setter(load_style("a4-two-column"))
    made = set_paper(paper(*[body(words(80, seed)) for seed in range(4)]), tools)
    assert len(made.pages) == 1
    column = tools.style.page.column
    lines = [line for line in page_lines(made)[0] if line.spans[0].face == "serif-regular"]
    left = sum(line.spans[0].x < column for line in lines)
    assert abs(left - (len(lines) - left)) <= 3


def test_a_page_reads_as_text() -> None:
    made = set_paper(paper(heading("Введение"), body("Всё начинается с жалобы.")), Setter(load_style("a5-book")))
    assert proof(made) == (
        "page 1\n"
        "    12.9    0.0 serif-bold/15 Право на жалобу\n"
        "    71.6    0.0 serif-bold/11 Введение\n"
        "    96.3   12.5 serif-regular/10 Всё начинается с жалобы.\n"
    )


def spanning_table(rows: int, words_: int) -> Table:
    def cell(text: str, rows: int = 1) -> Cell:
        return Cell(blocks=(Paragraph(content=(Run(text=text),), lang="ru"),), rows=rows)

    first = Row(cells=((0, cell(words(words_, 5), rows)), (1, cell("строка 0"))))
    others = [Row(cells=((1, cell(f"строка {k}")),)) for k in range(1, rows)]
    return Table(rows=(first, *others), widths=(100.0, 60.0), ruled=False)


@pytest.mark.parametrize(("rows", "count"), [(2, 30), (4, 6), (3, 900), (150, 40)])
def test_a_cell_of_several_rows_keeps_all_its_lines(tools: Setter, rows: int, count: int) -> None:
    made = set_paper(paper(spanning_table(rows, count)), tools)
    found = text_of(made)
    letters = [char for char in found.casefold() if char.isalpha()]
    wanted = f"{words(count, 5)} Право на жалобу {'строка ' * rows}".casefold()
    assert sorted(letters) == sorted(char for char in wanted if char.isalpha())
    assert all(line.y <= tools.style.page.depth + 0.1 for page in page_lines(made) for line in page)


def test_cells_of_many_columns_stand_apart() -> None:
    tools = Setter(load_style("a5-book"))
    row = Row(cells=tuple((k, Cell(blocks=(body(f"1{k}234,56"),))) for k in range(14)))
    made = set_paper(paper(Table(rows=(row,) * 6, widths=(40.0,) * 14)), tools)
    for page in page_lines(made):
        for _, lines in itertools.groupby(sorted(page, key=lambda line: line.y), key=lambda line: round(line.y, 1)):
            abreast = sorted(lines, key=lambda line: line.spans[0].x)
            assert all(line_end(left) <= right.spans[0].x for left, right in itertools.pairwise(abreast))
