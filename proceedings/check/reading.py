"""A Paper in, what rules look at out: its texts, objects, headings and references, gathered once for all of them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from proceedings.check.conference import Limits
from proceedings.model.blocks import Block, DisplayEquation, Figure, Paragraph, Role, Table, TextBox
from proceedings.model.finding import NOWHERE, Place
from proceedings.model.paper import Paper
from proceedings.model.setpage import SetPaper
from proceedings.model.text import plain_text
from proceedings.model.value import value


class Where(StrEnum):
    """In what part of a paper a text stands."""

    HEAD = "head"
    BODY = "body"
    CAPTION = "caption"
    """Of a figure or table, and the line that names its source."""
    CELL = "cell"
    NOTE = "note"
    REFERENCE = "reference"


@value(kw_only=True)
class Said:
    """The words of a paragraph."""

    text: str
    low: str
    """The same in small letters, in which most rules look for words."""
    where: Where
    paragraph: Paragraph
    block: int
    """Index of the block of the body in which it stands, -1 outside."""


@value(kw_only=True)
class Entry:
    """An entry of a list of references."""

    number: int
    """As the author numbered it, else as it is counted, from 1."""
    text: str
    place: Place
    block: int
    """Index in the body."""


@dataclass(slots=True, kw_only=True)
class Reading:
    """What rules look at; nothing of it is changed."""

    paper: Paper
    limits: Limits
    pages: int
    """Of the set paper, 0 while it is not set."""
    printed: SetPaper | None
    said: tuple[Said, ...]
    """Every paragraph in reading order: head, body with its captions and cells, notes."""
    lists: tuple[tuple[Entry, ...], ...]
    """The lists of references: more than one when it is repeated in Latin letters, or parted by kind."""
    running: tuple[Said, ...] = field(default=())
    """What stands in the body, cells, captions and notes: no head, references or code."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The list that the text refers to: the first, and those that go on with its numbers."""
        entries: list[Entry] = []
        for each in self.lists:
            if entries and each[0].number != entries[-1].number + 1:
                break
            entries += each
        return tuple(entries)


_NAMED = 12
"""Numbers that a sentence tells."""
_NUMBER = re.compile(r"\W*(\d{1,3})(?!\d)")
_RUNNING = frozenset({Where.BODY, Where.CAPTION, Where.CELL, Where.NOTE})


def read_for_checking(paper: Paper, limits: Limits, pages: int, printed: SetPaper | None) -> Reading:
    """Gather what rules look at."""
    said = tuple(_said(paper))
    running = [each for each in said if each.where in _RUNNING and each.paragraph.role is not Role.CODE]
    return Reading(
        paper=paper,
        limits=limits,
        pages=len(printed.pages) if printed else pages,
        printed=printed,
        said=said,
        lists=_lists(said),
        running=tuple(running),
    )


def each_block(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield `blocks`, and after each text box and table what stands inside."""
    for block in blocks:
        yield block
        if isinstance(block, TextBox):
            yield from each_block(block.blocks)
        elif isinstance(block, Table):
            for row in block.rows:
                for _, cell in row.cells:
                    yield from each_block(cell.blocks)


def number_list(numbers: Sequence[int]) -> str:
    """Return `1, 3–5, 8`, the end left out where it would be long."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][-1] + 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    said = [f"{part[0]}–{part[-1]}" if len(part) > 2 else ", ".join(map(str, part)) for part in parts]
    return ", ".join(said[:_NAMED]) + ("…" if len(said) > _NAMED else "")


def _said(paper: Paper) -> Iterator[Said]:
    for paragraph in paper.head:
        yield _words(paragraph, -1, Where.HEAD)
    for index, block in enumerate(paper.body):
        yield from _in_block(block, index, Where.BODY)
    for note in paper.notes.values():
        for block in note.blocks:
            yield from _in_block(block, -1, Where.NOTE)


def _in_block(block: Block, index: int, where: Where) -> Iterator[Said]:
    match block:
        case Paragraph():
            part = Where.CAPTION if block.role in {Role.CAPTION, Role.SOURCE} else where
            part = Where.REFERENCE if block.role is Role.REFERENCE else part
            yield _words(block, index, part)
        case Table():
            for row in block.rows:
                for _, cell in row.cells:
                    for inner in cell.blocks:
                        yield from _in_block(inner, index, Where.CELL if where is Where.BODY else where)
            for paragraph in (block.caption, block.source):
                if paragraph is not None:
                    yield from _in_block(_placed(paragraph, block.place), index, Where.CAPTION)
        case Figure():
            for paragraph in (*[panel.caption for panel in block.panels], block.caption):
                if paragraph is not None:
                    yield from _in_block(_placed(paragraph, block.place), index, Where.CAPTION)
        case TextBox():
            for inner in block.blocks:
                yield from _in_block(inner, index, where)
        case DisplayEquation():
            return


def _words(paragraph: Paragraph, index: int, where: Where) -> Said:
    text = plain_text(paragraph.content)
    return Said(text=text, low=text.lower(), where=where, paragraph=paragraph, block=index)


def _placed(paragraph: Paragraph, place: Place) -> Paragraph:
    return replace(paragraph, place=place) if paragraph.place == NOWHERE else paragraph


def _lists(said: tuple[Said, ...]) -> tuple[tuple[Entry, ...], ...]:
    """Part the entries into lists, where something else stands between them or their numbers begin anew.

    A paragraph without a number in a list of numbered ones goes on with the entry before it.
    """
    lists: list[list[Entry]] = []
    last = -2
    numbered = False
    for index, each in enumerate(said):
        text = each.text.strip()
        if each.where is not Where.REFERENCE or not text:
            continue
        typed = _NUMBER.match(each.paragraph.label)
        if last != index - 1 or not lists or (typed and int(typed[1]) == 1):
            lists.append([])
        entries = lists[-1]
        if entries and numbered and not typed:
            entries[-1] = replace(entries[-1], text=f"{entries[-1].text} {text}")
        else:
            number = int(typed[1]) if typed else len(entries) + 1
            entries.append(Entry(number=number, text=text, place=each.paragraph.place, block=each.block))
        last, numbered = index, bool(typed) or (numbered and len(entries) > 1)
    return tuple([tuple(each) for each in lists])
