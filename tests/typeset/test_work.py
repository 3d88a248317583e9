"""Long things cost in proportion to their length: work is counted, in calls, not in seconds."""

import random
import sys
from collections.abc import Callable
from types import FrameType

import pytest

from proceedings.model.blocks import Block, Cell, Paragraph, Role, Row, Table
from proceedings.model.paper import Metadata, Note, Paper
from proceedings.model.text import CharStyle, Inline, NoteRef, Run
from proceedings.style import load_style
from proceedings.typeset import Setter, set_paper

LENGTH = 3000
GROWTH = 2.6
"""Work on twice as much is no more than so many times the work."""


def letters(first: str, last: str, count: int) -> str:
    chance = random.Random(count)
    return "".join(chr(chance.randint(ord(first), ord(last))) for _ in range(count))


def paper(*blocks: Block, notes: dict[str, Note] | None = None) -> Paper:
    return Paper(
        source="long.docx", sha256="0" * 64, lang="ru", metadata=Metadata(), head=(), body=blocks, notes=notes or {}
    )


def paragraph(*content: Inline, role: Role = Role.BODY) -> Paragraph:
    return Paragraph(content=content, lang="ru", role=role, level=int(role is Role.HEADING))


def word(text: str, role: Role = Role.BODY) -> Paper:
    return paper(paragraph(Run(text=text), role=role))


def of_two_looks(count: int) -> Paper:
    runs = [Run(text=letters("а", "я", 5), style=CharStyle(bold=bool(n % 2))) for n in range(count // 5)]
    return paper(paragraph(*runs))


def in_a_cell(count: int) -> Paper:
    cells = ((0, Cell(blocks=(paragraph(Run(text=letters("a", "z", count))),))), (1, Cell(blocks=())))
    return paper(Table(rows=(Row(cells=cells),), widths=(0.0, 0.0)))


def notes_without_text(count: int) -> Paper:
    keys = [f"n{n}" for n in range(count // 5)]
    return paper(paragraph(*[NoteRef(key=key) for key in keys]), notes={key: Note(blocks=()) for key in keys})


def notes_in_notes(count: int) -> Paper:
    last = count // 30
    mentions = {n: (NoteRef(key=f"n{n + 1}"),) if n < last else () for n in range(last + 1)}
    notes = {f"n{n}": Note(blocks=(paragraph(Run(text="см."), *mention),)) for n, mention in mentions.items()}
    return paper(paragraph(NoteRef(key="n0")), notes=notes)


CASES: dict[str, Callable[[int], Paper]] = {
    "latin": lambda count: word(letters("a", "z", count)),
    "cyrillic": lambda count: word(letters("а", "я", count)),
    "chinese": lambda count: word(letters("一", "龠", count)),
    "thai": lambda count: word(letters("ก", "ฮ", count)),
    "heading": lambda count: word(letters("a", "z", count), Role.HEADING),
    "address": lambda count: word("https://example.org/" + "abc/d?e=f&" * (count // 10)),
    "hyphens": lambda count: word("абвг-" * (count // 5)),
    "soft hyphens": lambda count: word("абвг\u00ad" * (count // 5)),
    "two looks": of_two_looks,
    "cell": in_a_cell,
    "notes without text": notes_without_text,
    "notes in notes": notes_in_notes,
}


def work_on(made: Paper, tools: Setter) -> int:
    """Return how many functions are called while a paper is set."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        set_paper(made, tools)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("case", CASES)
def test_work_grows_with_length_alone(case: str) -> None:
    tools = Setter(load_style("a5-book"))
    set_paper(word("Прогрев tools, 一 ก."), tools)
    once, twice = (work_on(CASES[case](count), tools) for count in (LENGTH, 2 * LENGTH))

    assert twice <= GROWTH * once
