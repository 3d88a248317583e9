"""Persons told in one paragraph in, each name with what is told of it beneath out."""

import re
from collections.abc import Sequence
from dataclasses import replace

from proceedings.model.blocks import Paragraph, Role
from proceedings.model.text import Run, Script
from proceedings.normalize.content import parted, text_of
from proceedings.normalize.given import holds_given
from proceedings.normalize.labels import EMAIL, SUPERVISOR
from proceedings.normalize.ledger import Ledger
from proceedings.normalize.names import BEGINS_WITH_NAME, BEGINS_WITH_TWO_WORDS, begins_with_place
from proceedings.normalize.people import DEGREE, INSTITUTION, PLACE_NAME

_BETWEEN = re.compile(r"\s*[;\n]\s*")
_AROUND = " \t\n\u00a0,;–—-"

_Span = tuple[int, int, Role]
"""First and last character of a paragraph to be, and what it is."""


def persons_parted(head: Sequence[Paragraph], ledger: Ledger) -> list[Paragraph]:
    """Set names apart from the degrees, posts and places that an author wrote behind each."""
    result: list[Paragraph] = []
    for paragraph in head:
        spans = _spans(paragraph) if paragraph.role is Role.AUTHORS else []
        if spans and ledger.note("authors-parted", paragraph.place, "", str(len(spans))):
            result.extend([_cut(paragraph, span) for span in spans])
        else:
            result.append(paragraph)
    return result


def _spans(paragraph: Paragraph) -> list[_Span]:
    """Return the parts of a paragraph in which persons follow one another, nothing for any other."""
    text = text_of(paragraph.content)
    if SUPERVISOR.search(text) or any(_is_raised(part) for part in paragraph.content if isinstance(part, Run)):
        return []
    starts = [0, *[end.end() for end in _BETWEEN.finditer(text) if _name(text[end.end() :])]]
    spans: list[_Span] = []
    for first, last in zip(starts, [*starts[1:], len(text)], strict=True):
        name = _name(text[first:last])
        about = text[first + len(name) : last].strip(_AROUND)
        if not name or (about and (not _tells(about) or _names_more(about))):
            return []
        at = text.index(name.strip(_AROUND), first)
        spans.append((at, at + len(name.strip(_AROUND)), Role.AUTHORS))
        if about:
            at = text.index(about, first + len(name))
            spans.append((at, at + len(about), Role.AFFILIATION))
    return spans if any(role is Role.AFFILIATION for _, _, role in spans) else []


def _is_raised(part: Run) -> bool:
    return part.style.script is Script.SUPER and bool(part.text.strip())


def _name(text: str) -> str:
    """Return the name with which a line begins, with what stands before it."""
    if begins_with_place(text):
        return ""
    found = BEGINS_WITH_NAME.match(text)
    if found is None:
        found = BEGINS_WITH_TWO_WORDS.match(text)
        if found is None or not holds_given(found["name"]) or DEGREE.match(found["name"]):
            return ""
    return text[: text.index(found["name"]) + len(found["name"])]


def _names_more(about: str) -> bool:
    """Whether other persons are named behind the first one."""
    return about.startswith("(") or any(_name(piece.strip()) for piece in about.split(","))


def _tells(about: str) -> bool:
    return any(pattern.search(about) for pattern in (DEGREE, INSTITUTION, PLACE_NAME, EMAIL))


def _cut(paragraph: Paragraph, span: _Span) -> Paragraph:
    first, last, role = span
    before, _ = parted(paragraph.content, last)
    _, content = parted(before, first)
    return replace(paragraph, content=content, role=role)
