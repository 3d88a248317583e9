"""Hyphens and short dashes between blanks: the dash of the language."""

import re

from proceedings.model.blocks import Role
from proceedings.normalize.content import OBJECT, Edit
from proceedings.normalize.rules.line import NBSP, Line, edits_of

_DASH = re.compile(r"[ \u00a0](?<=\S.)[ \u00a0]*(-{1,2}|–|—|−)[ \u00a0]+(?=\S)")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
"""A line of Latin names amid a Cyrillic text has the dash of that text."""
_WORD_BEFORE = re.compile(r"(?:[Ѐ-ӿ]{3}|[A-Za-z]{5})[,.]?$")
_WORD_AFTER = re.compile(r"[Ѐ-ӿ]{3}|[A-Za-z]{5}")
"""What makes a sign beside a formula a dash: between formulas, or a formula and a letter, it may be a minus."""
_EM = f"{NBSP}— "
_EN = f"{NBSP}– "
_SHORT = frozenset({Role.REFERENCE, Role.CAPTION})


def dashes(line: Line) -> list[Edit]:
    """Set ` — ` (kk, ru) or ` – ` (en), with a no-break blank before; records and captions take the short one."""

    def dash(match: re.Match[str]) -> str:
        text, sign = line.text, match[1]
        before, after = text[match.start() - 1], text[match.end()]
        if sign == "−" or before in "=+×*/(<>" or after in "=+×*/<>":
            return match[0]
        if before == OBJECT and not _WORD_AFTER.match(text, match.end()):
            return match[0]
        if after == OBJECT and not _WORD_BEFORE.search(text, max(match.start() - 6, 0), match.start()):
            return match[0]
        if before.isdigit() and after.isdigit():
            return match[0]
        if line.role in _SHORT:
            return _EN if sign != "—" else _EM
        return _EN if line.lang == "en" and sign != "—" and not _CYRILLIC.search(text) else _EM

    return edits_of(_DASH, line, dash)
