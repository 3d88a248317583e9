"""Line breaks by Shift+Enter: joined in running text, kept where lines are meant."""

import re

from proceedings.model.blocks import Role
from proceedings.normalize.content import Edit
from proceedings.normalize.rules.line import Line, edits_of

_BREAK = re.compile(r"[ \u00a0]*\n+[ \u00a0]*")
_JOINED = frozenset(
    {
        Role.TITLE,
        Role.HEADING,
        Role.BODY,
        Role.ABSTRACT,
        Role.KEYWORDS,
        Role.CAPTION,
        Role.LIST,
        Role.REFERENCE,
        Role.SOURCE,
        Role.FURTHER,
    }
)
_VERSE = 60


def breaks(line: Line) -> list[Edit]:
    """Join the lines of a sentence with a blank; lines of verse and addresses stay."""
    if "\n" not in line.text or line.role not in _JOINED:
        return []
    lines = line.text.split("\n")
    if line.role in {Role.BODY, Role.LIST, Role.FURTHER} and max(map(len, lines[:-1])) < _VERSE:
        return []
    return edits_of(_BREAK, line, " ")
