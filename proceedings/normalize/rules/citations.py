"""Citations in brackets: `[3, 4]`, `[1–3]`; a letter typed for the comma in the other keyboard layout put right."""

import re

from proceedings.model.blocks import Role
from proceedings.normalize.content import Edit
from proceedings.normalize.rules.line import NBSP, Line, edits_of

_BRACKETS = re.compile(
    r"\[(?<![A-Za-z_\]]\[)(?P<inside>[1-9]\d{0,2}"
    r"(?:[ \u00a0]?(?:[-–—,;]|[ыб](?=\d))[ \u00a0]?[1-9]\d{0,2}){1,12})\](?!\s?[=(^])"
)
_ONE = r"\[[1-9]\d{0,2}(?:[,;–—-][^\[\]]{1,24})?\]"
_BEHIND_STOP = re.compile(
    rf"(?<=[^\W\d_]{{3}})\.[ \u00a0]?(?P<mark>{_ONE})(?=\.?(?:[ \u00a0][^\W\d_a-zа-яё]|[ \u00a0]?\Z))\.?"
)
_TIGHT = re.compile(rf"(?<=[^\W\d_][^\W\d_»”])(?={_ONE})")
_SIGN = re.compile(r"[ \u00a0]?([-–—,;ыб])[ \u00a0]?")
_TWO = re.compile(r"(\d+)–(\d+)")
_NEVER = frozenset({Role.CODE, Role.REFERENCE, Role.CODES})


def citations(line: Line) -> list[Edit]:
    """Set blanks after commas and short dashes in ranges inside brackets of numbers."""
    if line.role in _NEVER or "[" not in line.text or "∈" in line.text:
        return []
    return edits_of(_BRACKETS, line, _set)


def citation_places(line: Line) -> list[Edit]:
    """Set `слово [1].` for `слово. [1]` and `слово[1]`, where the house asks for it."""
    if line.role in _NEVER or "[" not in line.text:
        return []
    edits = edits_of(_BEHIND_STOP, line, lambda match: f"{NBSP}{match['mark']}.")
    tight = edits_of(_TIGHT, line, NBSP)
    return sorted([*edits, *[edit for edit in tight if not any(one[0] <= edit[0] < one[1] for one in edits)]])


def _set(match: re.Match[str]) -> str:
    inside = _SIGN.sub(lambda sign: {"-": "–", "–": "–", "—": "–", ";": "; "}.get(sign[1], ", "), match["inside"])
    rising = all(int(first) < int(last) for first, last in _TWO.findall(inside))
    return f"[{inside}]" if rising else match[0]
