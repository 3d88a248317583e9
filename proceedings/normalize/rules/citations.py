"""Citations in brackets: `[3, 4]`, `[1–3]`; a letter typed for the comma in the other keyboard layout put right."""

import re

from proceedings.model.blocks import Role
from proceedings.normalize.content import Edit
from proceedings.normalize.rules.line import Line, edits_of

_BRACKETS = re.compile(
    r"\[(?<![A-Za-z_\]]\[)(?P<inside>[1-9]\d{0,2}"
    r"(?:[ \u00a0]?(?:[-–—,;]|[ыб](?=\d))[ \u00a0]?[1-9]\d{0,2}){1,12})\](?!\s?[=(^])"
)
_SIGN = re.compile(r"[ \u00a0]?([-–—,;ыб])[ \u00a0]?")
_TWO = re.compile(r"(\d+)–(\d+)")
_NEVER = frozenset({Role.CODE, Role.REFERENCE, Role.CODES})


def citations(line: Line) -> list[Edit]:
    """Set blanks after commas and short dashes in ranges inside brackets of numbers."""
    if line.role in _NEVER or "[" not in line.text or "∈" in line.text:
        return []
    return edits_of(_BRACKETS, line, _set)


def _set(match: re.Match[str]) -> str:
    inside = _SIGN.sub(lambda sign: {"-": "–", "–": "–", "—": "–", ";": "; "}.get(sign[1], ", "), match["inside"])
    rising = all(int(first) < int(last) for first, last in _TWO.findall(inside))
    return f"[{inside}]" if rising else match[0]
