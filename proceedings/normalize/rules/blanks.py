"""Blanks: none at either end, never two, none as an indent."""

import re

from proceedings.normalize.content import Edit
from proceedings.normalize.rules.line import Line, edits_of

_ENDS = re.compile(
    r"\A[ \t\n\u00a0\u2002\u2003\u3000]+|(?<![ \t\n\u00a0\u2002\u2003\u3000])[ \t\n\u00a0\u2002\u2003\u3000]+\Z"
)
_INNER = re.compile(r"[ \t\u00a0\u2002\u2003\u3000]{2,}|[\t\u2002\u2003\u3000]")
_BESIDE_BREAK = re.compile(r"(?<![ \t\u00a0])[ \t\u00a0]+\n[ \t\u00a0]*|\n[ \t\u00a0]+")


def blanks(line: Line) -> list[Edit]:
    """Trim the paragraph and leave one blank where there were several, or a tab."""
    ends = edits_of(_ENDS, line, "")
    beside = [edit for edit in edits_of(_BESIDE_BREAK, line, "\n") if not _overlaps(edit, ends)]
    inner = edits_of(_INNER, line, lambda match: "\u00a0" if "\u00a0" in match[0] and "\t" not in match[0] else " ")
    return sorted([*ends, *beside, *(edit for edit in inner if not _overlaps(edit, [*ends, *beside]))])


def _overlaps(edit: Edit, others: list[Edit]) -> bool:
    return any(edit[0] < other[1] and other[0] < edit[1] for other in others)
