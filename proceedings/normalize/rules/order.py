"""The rules in the order in which they are laid on a paragraph, and the laying on."""

import re
from dataclasses import replace

from proceedings.model.blocks import Paragraph, Role
from proceedings.model.text import Run
from proceedings.normalize.content import edited, merged, text_of
from proceedings.normalize.ledger import Ledger
from proceedings.normalize.rules.apostrophes import apostrophes
from proceedings.normalize.rules.blanks import blanks
from proceedings.normalize.rules.breaks import breaks
from proceedings.normalize.rules.dashes import dashes
from proceedings.normalize.rules.ellipsis import ellipsis
from proceedings.normalize.rules.glue import marks, prepositions, shortened, units
from proceedings.normalize.rules.initials import initials
from proceedings.normalize.rules.line import Line, Rule, Span, narrowed
from proceedings.normalize.rules.punctuation import punctuation
from proceedings.normalize.rules.quotes import quotes
from proceedings.normalize.rules.ranges import ranges

RULES: tuple[tuple[str, Rule], ...] = (
    ("line-breaks", breaks),
    ("blanks", blanks),
    ("blank-before-mark", punctuation),
    ("ellipsis", ellipsis),
    ("quotes", quotes),
    ("apostrophes", apostrophes),
    ("ranges", ranges),
    ("dashes", dashes),
    ("initials", initials),
    ("glue-mark", marks),
    ("glue-unit", units),
    ("glue-shortened", shortened),
    ("glue-preposition", prepositions),
)
"""(name in the ledger, rule); a new rule is one file and one line here."""

_ADDRESS = re.compile(
    r"(?:https?://|www\.|doi:\s?10\.|doi\.org/|10\.\d{4,9}/)\S+|[\w.+-]+@[\w.-]+|[\w-]+(?:\.[\w-]+)*\.(?:ru|kz|com|org|net|edu|gov|int|eu)\b(?:/\S*)?"
)


def ruled(paragraph: Paragraph, lang: str, ledger: Ledger) -> Paragraph:
    """Return `paragraph` with every rule laid on it in its language `lang`."""
    if paragraph.role is Role.CODE:
        return paragraph
    content = paragraph.content
    text = text_of(content)
    for name, rule in RULES:
        edits = rule(Line(text=text, lang=lang, role=paragraph.role, kept=_kept(paragraph, content, text)))
        if not edits:
            continue
        content = edited(content, narrowed(text, edits))
        before, text = text, text_of(content)
        ledger.note(name, paragraph.place, *_excerpts(before, text, edits))
    content = merged(content)
    return paragraph if content is paragraph.content else replace(paragraph, content=content)


def _kept(paragraph: Paragraph, content: tuple[object, ...], text: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    if "@" in text or "." in text:
        spans += [match.span() for match in _ADDRESS.finditer(text)] if _may_hold_address(text) else []
    start = 0
    for part in content:
        length = len(part.text) if isinstance(part, Run) else 1
        if isinstance(part, Run) and part.style.mono and paragraph.role is not Role.CODE:
            spans.append((start, start + length))
        start += length
    return tuple(spans)


def _may_hold_address(text: str) -> bool:
    return (
        "@" in text
        or "/" in text
        or "www" in text
        or ".kz" in text
        or ".ru" in text
        or ".com" in text
        or ".org" in text
    )


def _excerpts(before: str, after: str, edits: list[tuple[int, int, str]]) -> tuple[str, str]:
    """Return the stretch from the first edit to the last, with the words it touches, before and after."""
    first, last = edits[0][0], edits[-1][1]
    while first > 0 and not before[first - 1].isspace():
        first -= 1
    tail = len(before) - last
    while tail > 0 and not before[len(before) - tail].isspace():
        tail -= 1
    return before[first : len(before) - tail], after[first : len(after) - tail]
