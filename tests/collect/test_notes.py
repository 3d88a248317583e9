"""Footnotes and endnotes."""

from pathlib import Path

from proceedings.collect.dump import manuscript_text
from proceedings.model.blocks import Paragraph
from proceedings.model.text import NoteRef, plain_text

from .build import cell, paragraph, read, row, table, text

SEPARATOR = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'


def note(number: int, words: str, kind: str = "footnote") -> str:
    """Return a note as Word writes it: its own mark, a blank, the words."""
    return f'<w:{kind} w:id="{number}">{paragraph(f"<w:r><w:{kind}Ref/></w:r>", text(f" {words}"))}</w:{kind}>'


def mention(number: int, kind: str = "footnote", more: str = "", after: str = "") -> str:
    """Return the run that mentions a note."""
    return f'<w:r><w:{kind}Reference w:id="{number}"{more}/>{after}</w:r>'


def test_notes_follow_the_block_that_mentions_them(tmp_path: Path):
    body = paragraph("a", mention(2), " b", mention(1, "endnote")) + paragraph("c")
    manuscript = read(tmp_path, body, footnotes=SEPARATOR + note(2, "foot"), endnotes=note(1, "end", "endnote"))
    assert manuscript_text(manuscript).splitlines() == [
        "a[footnote-2] b[endnote-1]",
        "[footnote-2] foot",
        "[endnote-1] end",
        "c",
    ]
    assert [n.endnote for n in manuscript.notes.values()] == [False, True]


def test_only_mentioned_notes_are_read(tmp_path: Path):
    deleted = f"<w:del>{mention(3)}</w:del>"
    manuscript = read(tmp_path, paragraph("a", deleted), footnotes=note(3, "gone"))
    assert manuscript.notes == {}


def test_the_authors_own_mark(tmp_path: Path):
    custom = mention(1, more=' w:customMarkFollows="1"', after="<w:t>*</w:t>")
    own = f'<w:footnote w:id="1">{paragraph(text("* foot"))}</w:footnote>'
    manuscript = read(tmp_path, paragraph("a", custom, text("b")), footnotes=own)
    block = manuscript.blocks[0]
    assert isinstance(block, Paragraph)
    assert [part.mark for part in block.content if isinstance(part, NoteRef)] == ["*"]
    assert plain_text(block.content) == "ab"
    (inner,) = manuscript.notes["footnote-1"].blocks
    assert isinstance(inner, Paragraph)
    assert plain_text(inner.content) == "foot"


def test_a_mention_of_nothing_is_reported(tmp_path: Path):
    manuscript = read(tmp_path, paragraph("a", mention(7)))
    assert [f.code for f in manuscript.findings] == ["collect.missing-note"]


def test_notes_of_a_table_follow_it(tmp_path: Path):
    body = table(row(cell(paragraph("a", mention(1)))))
    manuscript = read(tmp_path, body, footnotes=note(1, "foot"))
    assert manuscript_text(manuscript).splitlines() == ["a[footnote-1]", "[footnote-1] foot"]


def test_a_note_that_mentions_another(tmp_path: Path):
    first = f'<w:footnote w:id="1">{paragraph("one", mention(2))}</w:footnote>'
    manuscript = read(tmp_path, paragraph("a", mention(1)), footnotes=first + note(2, "two"))
    assert list(manuscript.notes) == ["footnote-1", "footnote-2"]
