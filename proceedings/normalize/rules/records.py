"""Records of references: the punctuation of ГОСТ Р 7.0.5-2008, as far as it is sure."""

import re

from proceedings.model.blocks import Role
from proceedings.normalize.content import Edit
from proceedings.normalize.rules.line import NBSP, Line, edits_of

_DASH = re.compile(r"(?<=[.\])»])[ \u00a0]?(?:[—–][ \u00a0]?|(?<=[ \u00a0])-[ \u00a0])(?=[^\W\d_]|\d|\[)")
_TIGHT_DASH = re.compile(r"[-–—](?<=[^\WА-ЯЁӘA-Z]\..)(?=[А-ЯЁӘҒҚA-Z№\[]|\d{4}(?!\d)|\d+[ \u00a0]?[сcбp]\.)")
"""`2011.-№3.-С.5`, but not the initials `Ж.-П.`"""
_SLASHES = re.compile(r"(?<=[^\s:/])[ \u00a0]*(?<!:)//(?!/)[ \u00a0]*(?=[^\s/])")
_TIGHT = re.compile(r"(?<![\w.])(?P<mark>[СсCc]|[Рp]p?|[Pp]|Т|Вып|Vol|No|Iss|Кн|Ч|Б)\.(?=\d)")
_RESOURCE = re.compile(r"\[электронный ресурс\]")
_ACCESSED = re.compile(
    r"\((?:Дата|дата)[ \u00a0]+(?P<word>обращения|доступа|просмотра)[ \u00a0]*[:—–-]?[ \u00a0]*(?=\d)"
)


def record_marks(line: Line) -> list[Edit]:
    """Set ` // ` with blanks, `С. 5`, `[Электронный ресурс]` and `(дата обращения: …)`."""
    if line.role is not Role.REFERENCE:
        return []
    edits = [
        *(edits_of(_SLASHES, line, " // ") if "//" in line.text else ()),
        *edits_of(_TIGHT, line, lambda match: f"{match['mark']}.{NBSP}"),
        *edits_of(_RESOURCE, line, "[Электронный ресурс]"),
        *edits_of(_ACCESSED, line, lambda match: f"(дата {match['word']}: "),
    ]
    return _apart(edits)


def record_dashes(line: Line) -> list[Edit]:
    """Set `. – ` between the areas of a record."""
    if line.role is not Role.REFERENCE:
        return []
    return _apart([*edits_of(_DASH, line, f"{NBSP}– "), *edits_of(_TIGHT_DASH, line, f"{NBSP}– ")])


def _apart(edits: list[Edit]) -> list[Edit]:
    """Return `edits` in order, less any that overlaps the one before it."""
    result: list[Edit] = []
    for edit in sorted(edits):
        if not result or edit[0] >= result[-1][1]:
            result.append(edit)
    return result
