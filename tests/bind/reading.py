"""The order of words: what a paper says, block after block, against what a tag tree says."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

import pikepdf

from proceedings.model.blocks import Block, DisplayEquation, Figure, Paragraph, Role, Table, TextBox
from proceedings.model.paper import Paper
from proceedings.model.text import InlineEquation, NoteRef, Run
from tests.bind.tree import Tag

_NOTHING = re.compile("[\u00ad\u200b]")
"""A hyphen at the line's end; what the second glyph of a letter with a sign stands for."""


def bare(text: str) -> str:
    """Leave out what line ends add and take away, the height of letters, and how letters with signs are written."""
    return unicodedata.normalize("NFKC", "".join(_NOTHING.sub("", text).split())).casefold()


def pieces(paper: Paper) -> Iterator[str]:
    """Yield what a paper says in reading order, a note after the words that mention it; paragraphs end with a line."""
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
        yield from [f"{equation.text}\n" for equation in block.equations]
        yield f"{block.number}\n"


def _inner(blocks: "tuple[Block | None, ...] | list[Paragraph | None]", paper: Paper, told: set[str]) -> Iterator[str]:
    for block in blocks:
        if block is not None:
            yield from _block(block, paper, told)


def _paragraph(paragraph: Paragraph, paper: Paper, told: set[str]) -> Iterator[str]:
    if paragraph.role is Role.HEADING and paragraph.label:
        yield f"{paragraph.label} "
    for part in paragraph.content:
        if isinstance(part, Run):
            yield part.text
        elif isinstance(part, InlineEquation):
            yield part.equation.text
        elif isinstance(part, NoteRef) and part.key not in told and part.key in paper.notes:
            told.add(part.key)
            yield "\n"
            yield from _inner(paper.notes[part.key].blocks, paper, told)
    yield "\n"


def misplaced(paper: Paper, text: str) -> list[str]:
    """Return the words of `paper` that `text` does not have at their place."""
    said = bare(text)
    at = 0
    lost: list[str] = []
    for piece in map(bare, pieces(paper)):
        found = said.find(piece, at)
        if found < 0:
            lost.append(piece)
        else:
            at = found + len(piece)
    return lost


_WORD = re.compile(r"[^\W_]+")
_WITHIN_LINES = frozenset(("Formula", "Link", "Span"))
_NOT_THE_AUTHORS = frozenset(("Lbl", "Reference"))
_NOTE_NUMBER = re.compile(r"\s*\d+")


def words(text: str) -> list[str]:
    """Return the words of a text whole, whatever their case; a soft hyphen at a line's end is none of their letters."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).replace("\u00ad", "").casefold())


def heard(tag: Tag) -> str:
    """Return what a tag tells of the author's words, without a blank where a word goes on.

    Numbers of notes and of list items are set, not written; so are the words in charts.
    """
    told: list[str] = []
    for kid in tag.kids:
        if isinstance(kid, str):
            told.append(kid if tag.name != "Figure" else "")
        elif kid.name in _WITHIN_LINES:
            told.append(heard(kid))
        elif kid.name not in _NOT_THE_AUTHORS:
            said = heard(kid)
            told.append(f"\n{_NOTE_NUMBER.sub('', said, count=1) if kid.name == 'Note' else said}\n")
        else:
            told.append("\n")
    return "".join(told)


def misheard(paper: Paper, article: Tag) -> tuple[Counter[str], Counter[str]]:
    """Return the words of `paper` that its tags do not tell, and those that they add; a divided word is both."""
    written, told = Counter(words("".join(pieces(paper)))), Counter(words(heard(article)))
    return written - told, told - written


_SAID_TWICE = {
    "Title": "dc:title",
    "Author": "dc:creator",
    "Subject": "dc:description",
    "Keywords": "pdf:Keywords",
    "Creator": "xmp:CreatorTool",
    "Producer": "pdf:Producer",
    "CreationDate": "xmp:CreateDate",
    "ModDate": "xmp:ModifyDate",
}
"""Entries of Info, and the properties of XMP that must agree with them (ISO 19005-2 §6.6.3)."""


def said_differently(pdf: pikepdf.Pdf) -> dict[str, tuple[str, str]]:
    """Return what Info and XMP do not say alike; what one of them leaves out is empty there."""
    xmp = pdf.open_metadata()
    pairs = {
        entry: (str(pdf.docinfo.get(f"/{entry}", "")), _plain(xmp.get(name, ""))) for entry, name in _SAID_TWICE.items()
    }
    return {entry: pair for entry, pair in pairs.items() if _as_xmp(pair[0]) != pair[1]}


def _plain(value: str | list[str]) -> str:
    return value if isinstance(value, str) else "; ".join(value)


def _as_xmp(entry: str) -> str:
    """Return a date as XMP writes it; anything else as it is."""
    found = re.fullmatch(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z", entry)
    return "{}-{}-{}T{}:{}:{}Z".format(*found.groups()) if found else entry
