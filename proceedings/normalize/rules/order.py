"""The rules in the order in which they are laid on a paragraph, and the laying on."""

import re
from collections.abc import Sequence
from dataclasses import replace

from proceedings.model.blocks import Paragraph, Role
from proceedings.model.text import Inline, Run
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
from proceedings.normalize.rules.names import names
from proceedings.normalize.rules.punctuation import punctuation
from proceedings.normalize.rules.quotes import quotes
from proceedings.normalize.rules.ranges import ranges

RULES: tuple[tuple[str, Rule], ...] = (
    ("line-breaks", breaks),
    ("blanks", blanks),
    ("blank-before-mark", punctuation),
    ("names", names),
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
    r"(?<!\S)(?=\S*(?:@|://|\./|\(\)|=>|www\.|\b10\.\d{4,9}/|\w\.(?:ru|kz|com|org|net|edu|gov|int)(?!\w)))\S+"
)
_SIGNS_OF_ADDRESS = (
    "@",
    "://",
    "./",
    "()",
    "=>",
    "www.",
    "10.",
    ".ru",
    ".kz",
    ".com",
    ".org",
    ".net",
    ".edu",
    ".gov",
    ".int",
)


def ruled(paragraph: Paragraph, lang: str, ledger: Ledger) -> Paragraph:
    """Return `paragraph` with every rule laid on it in its language `lang`."""
    if paragraph.role is Role.CODE:
        return paragraph
    content = paragraph.content
    text = text_of(content)
    watched = _is_watched(content, text)
    line = Line(text=text, lang=lang, role=paragraph.role, kept=_kept(content, text) if watched else ())
    for name, rule in RULES:
        edits = rule(line)
        if not edits:
            continue
        content = edited(content, narrowed(text, edits))
        before, text = text, text_of(content)
        ledger.note(name, paragraph.place, *_excerpts(before, text, edits))
        line = Line(text=text, lang=lang, role=paragraph.role, kept=_kept(content, text) if watched else ())
    content = merged(content)
    return paragraph if content is paragraph.content else replace(paragraph, content=content)


def _is_watched(content: Sequence[Inline], text: str) -> bool:
    """Whether anything in a paragraph may have to be kept from the rules."""
    return any(sign in text for sign in _SIGNS_OF_ADDRESS) or any(
        isinstance(part, Run) and part.style.mono for part in content
    )


def _kept(content: Sequence[Inline], text: str) -> tuple[Span, ...]:
    spans = [match.span() for match in _ADDRESS.finditer(text)]
    start = 0
    for part in content:
        length = len(part.text) if isinstance(part, Run) else 1
        if isinstance(part, Run) and part.style.mono:
            spans.append((start, start + length))
        start += length
    return tuple(spans)


def _excerpts(before: str, after: str, edits: list[tuple[int, int, str]]) -> tuple[str, str]:
    """Return the stretch from the first edit to the last, with the words it touches, before and after."""
    first, last = edits[0][0], edits[-1][1]
    while first > 0 and not before[first - 1].isspace():
        first -= 1
    tail = len(before) - last
    while tail > 0 and not before[len(before) - tail].isspace():
        tail -= 1
    return before[first : len(before) - tail], after[first : len(after) - tail]
