"""The order of words: what a paper says, block after block, against what a tag tree says."""

import re
import unicodedata
from collections.abc import Iterator

from proceedings.model.blocks import Block, DisplayEquation, Figure, Paragraph, Table, TextBox
from proceedings.model.paper import Paper
from proceedings.model.text import InlineEquation, NoteRef, Run

_NOTHING = re.compile("[\u00ad\u200b]")
"""A hyphen at the line's end; what the second glyph of a letter with a sign stands for."""


def bare(text: str) -> str:
    """Leave out what line ends add and take away, the height of letters, and how letters with signs are written."""
    return unicodedata.normalize("NFKC", "".join(_NOTHING.sub("", text).split())).casefold()


def pieces(paper: Paper) -> Iterator[str]:
    """Yield the words of a paper in reading order, a note after the words that mention it."""
    told: set[str] = set()
    for block in (*paper.head, *paper.body):
        yield from _block(block, paper, told)


def _block(block: Block, paper: Paper, told: set[str]) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield from _paragraph(block, paper, told)
    elif isinstance(block, Table):
        yield from _inner((block.caption,), paper, told)
        for row in block.rows:
            for _, cell in row.cells:
                yield from _inner(cell.blocks, paper, told)
        yield from _inner((block.source,), paper, told)
    elif isinstance(block, Figure):
        yield from _inner([panel.caption for panel in block.panels], paper, told)
        yield from _inner((block.caption,), paper, told)
    elif isinstance(block, TextBox):
        yield from _inner(block.blocks, paper, told)
    elif isinstance(block, DisplayEquation):
        yield from [bare(equation.text) for equation in block.equations]
        yield bare(block.number)


def _inner(blocks: "tuple[Block | None, ...] | list[Paragraph | None]", paper: Paper, told: set[str]) -> Iterator[str]:
    for block in blocks:
        if block is not None:
            yield from _block(block, paper, told)


def _paragraph(paragraph: Paragraph, paper: Paper, told: set[str]) -> Iterator[str]:
    for part in paragraph.content:
        if isinstance(part, Run):
            yield bare(part.text)
        elif isinstance(part, InlineEquation):
            yield bare(part.equation.text)
        elif isinstance(part, NoteRef) and part.key not in told and part.key in paper.notes:
            told.add(part.key)
            yield from _inner(paper.notes[part.key].blocks, paper, told)


def misplaced(paper: Paper, text: str) -> list[str]:
    """Return the words of `paper` that `text` does not have at their place."""
    said = bare(text)
    at = 0
    lost: list[str] = []
    for piece in pieces(paper):
        found = said.find(piece, at)
        if found < 0:
            lost.append(piece)
        else:
            at = found + len(piece)
    return lost
