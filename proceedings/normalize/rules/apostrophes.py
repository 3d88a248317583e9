"""Apostrophes inside and at the end of English words."""

import re

from proceedings.model.blocks import Role
from proceedings.normalize.content import Edit
from proceedings.normalize.rules.line import Line, edits_of

_INSIDE = re.compile(r"(?<=[A-Za-z])['`´](?=[a-z])")
_POSSESSIVE = re.compile(r"(?<=s)'(?=[ \u00a0][a-z])")


def apostrophes(line: Line) -> list[Edit]:
    """Set `’`; romanised records keep theirs, where it is the soft sign (ГОСТ 7.79-2000)."""
    if line.lang != "en" or line.role is Role.REFERENCE:
        return []
    if "'" not in line.text and "`" not in line.text and "´" not in line.text:
        return []
    edits = edits_of(_INSIDE, line, "’")
    if line.text.count("'") == len(edits) + len(_POSSESSIVE.findall(line.text)):
        edits += edits_of(_POSSESSIVE, line, "’")
    return sorted(edits)
