"""The editor's corrections of the author's words, laid on before anything is recognised."""

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from proceedings.model.blocks import Block, Paragraph
from proceedings.model.decisions import TextEdit
from proceedings.model.finding import Finding, Severity
from proceedings.model.paper import Note
from proceedings.normalize.content import OBJECT, Edit, edited, text_of
from proceedings.normalize.walk import mapped, paragraphs_of

_TOKEN = re.compile(r"\s+|\w+|.", re.DOTALL)


class Corrections:
    """Lays text edits on the paragraphs that still say what the editor saw; each on one paragraph only."""

    def __init__(self, edits: Sequence[TextEdit], blocks: tuple[Block, ...], notes: Mapping[str, Note]) -> None:
        self._left = list(edits)
        paragraphs = list(paragraphs_of(blocks)) if edits else []
        for note in notes.values() if edits else ():
            paragraphs += paragraphs_of(note.blocks)
        self._meant = {id(found): edit for edit in edits if (found := _meant(edit, paragraphs)) is not None}

    def blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """Return `blocks` corrected."""
        return tuple(mapped(block, self._paragraph) for block in blocks) if self._meant else blocks

    def missed(self) -> tuple[Finding, ...]:
        """Return a finding for every edit whose words the author has changed meanwhile."""
        return tuple(
            Finding(
                severity=Severity.WARNING,
                code="normalize.correction-lost",
                place=edit.place,
                facts=(("before", edit.before), ("after", edit.after)),
            )
            for edit in self._left
        )

    def _paragraph(self, paragraph: Paragraph) -> Paragraph:
        edit = self._meant.get(id(paragraph))
        if edit is None:
            return paragraph
        self._left.remove(edit)
        text = text_of(paragraph.content)
        start = _start_of(edit.before, text)
        return replace(paragraph, content=edited(paragraph.content, _edits(text, start, edit.after)))


def _meant(edit: TextEdit, paragraphs: Iterable[Paragraph]) -> Paragraph | None:
    """Return the paragraph that an edit speaks of: the same words, nearest to where they stood."""
    wanted = _letters(edit.before)
    same: list[Paragraph] = []
    for paragraph in paragraphs:
        letters = _letters(text_of(paragraph.content))
        there = (paragraph.place.part, paragraph.place.paragraph) == (edit.place.part, edit.place.paragraph)
        # What the editor saw may be less the number that the author typed before it.
        if letters == wanted or (there and wanted and letters.endswith(wanted)):
            same.append(paragraph)
    return min(same, key=lambda found: abs(found.place.paragraph - edit.place.paragraph), default=None)


def _start_of(before: str, text: str) -> int:
    """Return where in `text` the words begin that the editor saw."""
    spare = len(_letters(text)) - len(_letters(before))
    at = 0
    while spare > 0:
        spare -= len(_letters(text[at]))
        at += 1
    while at and at < len(text) and not text[at].isalnum() and text[at] not in '«“„"([':
        at += 1
    return at


def _edits(text: str, start: int, after: str) -> list[Edit]:
    """Return the fewest edits from `text` to `after`; notes, formulas and pictures stay where they are."""
    old, new = _TOKEN.findall(text[start:]), _TOKEN.findall(after)
    edits: list[Edit] = []
    ends = [start]
    for token in old:
        ends.append(ends[-1] + len(token))
    for _, one, other, first, last in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        said = "".join(new[first:last])
        if said == text[ends[one] : ends[other]]:
            continue
        at = ends[one]
        for piece in text[ends[one] : ends[other]].split(OBJECT):
            if piece or said:
                edits.append((at, at + len(piece), said))
            said = ""
            at += len(piece) + 1
    return edits


def _letters(text: str) -> str:
    return "".join([sign for sign in text.casefold() if sign.isalnum()])
