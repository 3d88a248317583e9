"""The rules in the order in which they are laid on a paragraph, and the laying on."""

import re
from collections.abc import Sequence
from dataclasses import replace

from proceedings.model.blocks import Paragraph, Role
from proceedings.model.text import Inline, Run
from proceedings.normalize.content import edited, merged, text_of
from proceedings.normalize.ledger import Ledger
from proceedings.normalize.rules.after_marks import after_marks
from proceedings.normalize.rules.apostrophes import apostrophes
from proceedings.normalize.rules.blanks import blanks
from proceedings.normalize.rules.breaks import breaks
from proceedings.normalize.rules.citations import citations
from proceedings.normalize.rules.dashes import dashes
from proceedings.normalize.rules.decimals import decimals
from proceedings.normalize.rules.ellipsis import ellipsis
from proceedings.normalize.rules.glue import marks, prepositions, shortened, units
from proceedings.normalize.rules.homoglyphs import homoglyphs
from proceedings.normalize.rules.initials import initials
from proceedings.normalize.rules.labels import labels
from proceedings.normalize.rules.legacy import legacy
from proceedings.normalize.rules.line import Line, Rule, Span, narrowed
from proceedings.normalize.rules.line_ends import line_ends
from proceedings.normalize.rules.links import linked
from proceedings.normalize.rules.names import names
from proceedings.normalize.rules.punctuation import punctuation
from proceedings.normalize.rules.quotes import quotes
from proceedings.normalize.rules.ranges import ranges
from proceedings.normalize.rules.records import record_dashes, record_marks
from proceedings.normalize.rules.spacing import tight_units, years

RULES: tuple[tuple[str, Rule], ...] = (
    ("legacy-font", legacy),
    ("homoglyphs", homoglyphs),
    ("line-breaks", breaks),
    ("blanks", blanks),
    ("blank-before-mark", punctuation),
    ("blank-after-mark", after_marks),
    ("line-end", line_ends),
    ("names", names),
    ("record-marks", record_marks),
    ("ellipsis", ellipsis),
    ("quotes", quotes),
    ("apostrophes", apostrophes),
    ("citations", citations),
    ("year-space", years),
    ("ranges", ranges),
    ("dashes", dashes),
    ("record-dashes", record_dashes),
    ("caption-label", labels),
    ("unit-space", tight_units),
    ("decimal-sign", decimals),
    ("initials", initials),
    ("glue-mark", marks),
    ("glue-unit", units),
    ("glue-shortened", shortened),
    ("glue-preposition", prepositions),
)
"""(name in the ledger, rule); a new rule is one file and one line here."""

REWORDING = frozenset({"legacy-font", "homoglyphs", "citations", "caption-label", "year-space", "unit-space", "yo"})
"""Rules that change letters, or where words part; all others leave every word as it is."""

_INERT = re.compile(r"(?:\d+(?:[.,]\d+)?|[A-Za-z]+|[а-яё]+)\Z", re.IGNORECASE)
"""A number or word alone, as most cells of tables hold: there is nothing to put in order."""

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
    """Return `paragraph` in its language `lang`, with every rule laid on it."""
    if paragraph.role is Role.CODE:
        return paragraph
    content = paragraph.content
    text = text_of(content)
    if _INERT.match(text):
        return paragraph if paragraph.lang == lang else replace(paragraph, lang=lang)
    watched = _is_watched(content, text)
    line = Line(text=text, lang=lang, role=paragraph.role, kept=_kept(content, text) if watched else ())
    for name, rule in RULES:
        edits = rule(line)
        if not edits:
            continue
        made = edited(content, narrowed(text, edits))
        after = text_of(made)
        if not ledger.note(name, paragraph.place, *_excerpts(text, after, edits)):
            continue
        content, text = made, after
        line = Line(text=text, lang=lang, role=paragraph.role, kept=_kept(content, text) if watched else ())
    content = merged(content)
    if watched:
        content = _with_links(content, text, paragraph, ledger)
    if content is paragraph.content and paragraph.lang == lang:
        return paragraph
    return replace(paragraph, content=content, lang=lang)


def _with_links(content: tuple[Inline, ...], text: str, paragraph: Paragraph, ledger: Ledger) -> tuple[Inline, ...]:
    made = linked(content) if "://" in text or "10." in text else content
    if len(made) == len(content):
        same = all(one is other or one == other for one, other in zip(made, content, strict=True))
        if same:
            return content
    addresses = [part.link for part in made if isinstance(part, Run) and part.link]
    return made if ledger.note("link", paragraph.place, "", " ".join(addresses)) else content


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
