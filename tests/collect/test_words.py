"""No word is lost between the file and the Manuscript."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from proceedings.collect import read_manuscript
from proceedings.collect.dump import manuscript_text
from proceedings.errors import UnreadableFile
from proceedings.model.blocks import Block, Cell, DisplayEquation, Figure, Paragraph, Row, Table, TextBox
from proceedings.model.paper import Manuscript
from proceedings.model.text import Bookmark, InlineEquation, InlineGraphic, NoteRef

from .corpus import CORPUS, WORD, documents, name_of, needs_corpus
from .native import native_words
from .plain_reading import plain_words, words

pytestmark = [pytest.mark.corpus, needs_corpus]


def bare(block: Block) -> Block:
    """Return a block without what the reader adds to the author's words: labels, formulas, charts, marks of notes."""
    match block:
        case Paragraph():
            added = InlineEquation | InlineGraphic | NoteRef | Bookmark
            return replace(
                block, label="", content=tuple(part for part in block.content if not isinstance(part, added))
            )
        case Table():
            rows = [
                Row(cells=tuple((c, Cell(blocks=tuple(bare(b) for b in cell.blocks))) for c, cell in row.cells))
                for row in block.rows
            ]
            return replace(block, rows=tuple(rows))
        case TextBox():
            return replace(block, blocks=tuple(bare(b) for b in block.blocks))
        case DisplayEquation():
            return replace(block, equations=())
        case Figure():
            return block


def bare_words(manuscript: Manuscript) -> Counter[str]:
    """Return the words of a manuscript that its author typed."""
    body = replace(manuscript, blocks=tuple(bare(block) for block in manuscript.blocks), notes={})
    notes = [replace(body, blocks=tuple(bare(b) for b in note.blocks)) for note in manuscript.notes.values()]
    return sum((words(manuscript_text(part)) for part in [body, *notes]), Counter())


def numbers_of_formulas(blocks: tuple[Block, ...]) -> Counter[str]:
    """Return the words of the numbers of displayed formulas, which the author typed or Word counted."""
    numbers = [block.number for block in blocks if isinstance(block, DisplayEquation)]
    return words(" ".join(numbers))


@pytest.mark.parametrize("path", documents(*WORD), ids=name_of)
def test_every_word_of_the_file_is_read_once(path: Path):
    try:
        manuscript = read_manuscript(path)
    except UnreadableFile:
        pytest.skip("not readable: see test_robust")
    expected, found = plain_words(path), bare_words(manuscript)
    assert expected - found == Counter()
    assert found - expected <= numbers_of_formulas(manuscript.blocks)


MISSED: dict[str, str] = {}
"""Files where pandoc reads words that we do not, and why; the text of comments is in no count."""

SHARE_MISSED = 0.005


def pandoc_goldens() -> list[tuple[Path, Path]]:
    """Return each file that pandoc reads with its goldens: changes accepted, no comments, citations as Word shows."""
    pairs: list[tuple[Path, Path]] = []
    for path in sorted((CORPUS / "B-pandoc").glob("*.docx")):
        ends = ("_no_comments.native",)
        if not path.with_name(path.stem + ends[0]).exists():
            ends = (".native", "_accept.native", "_minus.native")
        pairs += [(path, golden) for end in ends if (golden := path.with_name(path.stem + end)).exists()]
    return pairs


def all_words(manuscript: Manuscript) -> Counter[str]:
    """Return the words of a manuscript with the descriptions of its pictures, which pandoc prints as captions."""
    parts = [part for block in manuscript.blocks if isinstance(block, Paragraph) for part in block.content]
    alts = [part.graphic.alt for part in parts if isinstance(part, InlineGraphic)]
    return words(manuscript_text(manuscript)) + words(" ".join(alts))


def test_pandoc_reads_no_word_that_we_do_not():
    total, missed, files = 0, 0, set[str]()
    for path, golden in pandoc_goldens():
        expected = native_words(golden.read_text(encoding="utf-8"))
        lost = expected - all_words(read_manuscript(path))
        total += expected.total()
        missed += lost.total()
        if lost:
            files.add(path.name)
    assert files == set(MISSED)
    assert missed <= total * SHARE_MISSED
