"""Nothing stands where it must not: the sample's papers and hard cases, in every style; and the check can fail."""

import random
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from proceedings.collect import read_manuscript
from proceedings.model.blocks import Block, Cell, DisplayEquation, Paragraph, Role, Row, Table
from proceedings.model.math import Equation
from proceedings.model.paper import Note, Paper
from proceedings.model.setpage import Kind, Line, SetPage, SetPaper
from proceedings.model.text import InlineEquation, Run
from proceedings.normalize import normalize
from proceedings.sample import write_sample
from proceedings.style import load_style
from proceedings.typeset import Setter, set_paper
from proceedings.typeset.galley import moved

from .geometry import Fault, faults
from .test_page import body, heading, paper, table, words

STYLES = ("a5-book", "a4-proceedings", "a4-two-column")


@pytest.fixture(scope="module", params=STYLES)
def tools(request: pytest.FixtureRequest) -> Setter:
    return Setter(load_style(request.param))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> list[Paper]:
    written = write_sample(tmp_path_factory.mktemp("sample"))
    return [normalize(read_manuscript(path)) for path in written if Path(path).suffix == ".docx"]


def test_the_sample_stands_where_it_should(sample: list[Paper], tools: Setter) -> None:
    found = {each.source: faults(set_paper(each, tools), tools.style) for each in sample}
    assert len(found) == 14
    assert not {source: wrong for source, wrong in found.items() if wrong}


# ── Hard cases ────────────────────────────────────────────────────────────────────────────────────────────────────


def formula(terms: int, seed: int) -> Equation:
    chance = random.Random(seed)
    more = [f"<mo>{chance.choice('+−=≤·')}</mo><msub><mi>x</mi><mn>{term}</mn></msub>" for term in range(terms)]
    return Equation(mathml=f"<math><mi>y</mi>{''.join(more)}</math>", text="y = …")


def unbreakable(terms: int) -> Equation:
    rows = "".join([f"<mtd><mi>x</mi><mo>+</mo><mn>{term}</mn></mtd>" for term in range(terms)])
    return Equation(mathml=f"<math><mtable><mtr>{rows}</mtr></mtable></math>", text="(x)")


def with_formulas(seed: int, lang: str) -> Paragraph:
    chance = random.Random(seed)
    content: list[Run | InlineEquation] = []
    for number in range(8):
        terms = chance.randint(1, 25 if chance.random() < 0.3 else 6)
        content += [
            Run(text=words(chance.randint(1, 20), seed * 10 + number) + " "),
            InlineEquation(equation=formula(terms, seed * 77 + number)),
            Run(text=chance.choice([", ", " ", ". "])),
        ]
    return Paragraph(content=tuple(content), lang=lang)


def formulas_in_lines() -> Paper:
    return paper(*[with_formulas(seed, "ru" if seed % 2 else "en") for seed in range(12)])


def formulas_that_cannot_be_broken() -> Paper:
    inline = [InlineEquation(equation=unbreakable(terms)) for terms in (3, 9, 14, 30)]
    shown = [DisplayEquation(equations=(unbreakable(terms),), number="(1)") for terms in (9, 14, 30)]
    broken = [DisplayEquation(equations=(formula(terms, 1),), number="(2)") for terms in (10, 30, 90)]
    return paper(*[Paragraph(content=(part,), lang="ru") for part in inline], *shown, *broken)


def formulas_in_cells() -> Paper:
    def cell(equation: Equation) -> Cell:
        return Cell(blocks=(Paragraph(content=(InlineEquation(equation=equation),), lang="ru"),))

    rows = [Row(cells=tuple([(k, cell(formula(n + k, n))) for k in range(5)])) for n in range(8)]
    return paper(Table(rows=tuple(rows), widths=(50.0,) * 5))


def crowded_notes() -> Paper:
    notes = {f"n{k}": Note(blocks=(body(words(20 + k * 7 % 50, k)),)) for k in range(60)}
    return paper(*[body(words(35 + k * 13 % 60, k), f"n{k}") for k in range(60)], notes=notes)


def headings_everywhere() -> Paper:
    blocks: list[Block] = []
    for part in range(40):
        blocks += [heading(f"Раздел {part}"), body(words(11 + part * 29 % 90, part))]
    return paper(*blocks)


def tables_among_text() -> Paper:
    blocks: list[Block] = []
    for part in range(9):
        blocks += [body(words(60 + part * 31 % 70, part)), table(3 + part * 5)]
    return paper(*blocks)


def words_without_end() -> Paper:
    endless = "бесконечность" * 40
    return paper(body(endless), Paragraph(content=(Run(text=endless),), role=Role.HEADING, level=1, lang="ru"))


HARD = (
    formulas_in_lines,
    formulas_that_cannot_be_broken,
    formulas_in_cells,
    crowded_notes,
    headings_everywhere,
    tables_among_text,
    words_without_end,
)


@pytest.mark.parametrize("case", HARD)
def test_hard_cases_stand_where_they_should(case: Callable[[], Paper], tools: Setter) -> None:
    found = faults(set_paper(case(), tools), tools.style)
    assert not [fault for fault in found if fault.what != "stub"]  # text among tables gives too little


@pytest.mark.parametrize("count", range(4, 11))
def test_a_last_page_has_some_lines(count: int) -> None:
    tools = Setter(load_style("a5-book"))
    made = set_paper(paper(*[body(words(70, seed)) for seed in range(count)]), tools)
    assert not faults(made, tools.style)


# ── The check can fail ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def sound() -> SetPaper:
    made = set_paper(headings_everywhere(), Setter(load_style("a5-book")))
    assert not faults(made, load_style("a5-book"))
    return made


def lines(page: SetPage) -> list[Line]:
    return sorted([item for item in page.items if isinstance(item, Line)], key=lambda line: line.y)


def changed(made: SetPaper, number: int, change: Callable[[SetPage], SetPage]) -> SetPaper:
    pages = tuple([change(page) if index == number else page for index, page in enumerate(made.pages)])
    return replace(made, pages=pages)


def moved_aside(by: float, page: SetPage) -> SetPage:
    return replace(page, items=tuple([moved(item, by, 0.0) for item in page.items]))


def moved_onto_another(page: SetPage) -> SetPage:
    first, second, *_ = lines(page)
    others = [item for item in page.items if item is not second]
    return replace(page, items=(*others, moved(second, 0.0, first.y - second.y + 2.0)))


def only_lines(count: int, page: SetPage) -> SetPage:
    return replace(page, items=tuple(lines(page)[:count]))


def with_a_heading_last(made: SetPaper, page: SetPage) -> SetPage:
    headings = [line for line in lines(page) if made.nodes[line.spans[0].node].kind is Kind.H2]
    foot = lines(page)[-1].y + 12.5
    return replace(page, items=(*page.items, moved(headings[0], 0.0, foot - headings[0].y)))


def what(found: list[Fault]) -> set[str]:
    return {fault.what for fault in found}


def test_every_fault_is_told(sound: SetPaper) -> None:
    style = load_style("a5-book")
    told = {
        "outside": changed(sound, 1, partial(moved_aside, 0.9)),
        "overlap": changed(sound, 1, moved_onto_another),
        "empty": changed(sound, 1, partial(only_lines, 9)),
        "stub": changed(sound, len(sound.pages) - 1, partial(only_lines, 3)),
        "heading": changed(sound, 1, partial(with_a_heading_last, sound)),
    }
    assert {name: name in what(faults(made, style)) for name, made in told.items()} == dict.fromkeys(told, True)
    assert not faults(changed(sound, 1, partial(moved_aside, 0.2)), style)


def test_widows_and_orphans_are_told() -> None:
    tools = Setter(load_style("a5-book"))
    made = set_paper(paper(*[body(words(400, seed)) for seed in range(4)]), tools)
    first, second = made.pages[:2]
    last = lines(first)[-1]
    carried = replace(second, items=(*second.items, moved(last, 0.0, -last.y - 4)))
    shorter = replace(first, items=tuple([item for item in first.items if item is not last]))
    assert not faults(made, tools.style)
    alone = replace(made, pages=(replace(first, items=tuple(lines(first)[-1:])), second, *made.pages[2:]))
    assert "orphan" in what(faults(alone, tools.style))
    assert "widow" not in what(faults(replace(made, pages=(shorter, carried, *made.pages[2:])), tools.style))
    kept = [line for line in lines(second) if line.spans[0].node == lines(second)[0].spans[0].node][:1]
    widowed = replace(made, pages=(first, replace(second, items=tuple(kept)), *made.pages[2:]))
    assert what(faults(widowed, tools.style)) & {"widow", "empty"} == {"widow", "empty"}
