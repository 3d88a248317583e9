"""Blanks that are missing after a comma, semicolon, colon or full stop between plain words."""

import re

from proceedings.model.blocks import Role
from proceedings.normalize.content import Edit
from proceedings.normalize.rules.line import Line, spared

_L, _U = "[а-яёәіңғүұқөһ]", "[А-ЯЁӘІҢҒҮҰҚӨҺ]"
_MISSING = re.compile(
    rf"[,;](?=[^\s\d])(?:(?<={_L}{_L}.)|(?<=\w[)»].))(?={_L}{_L})"  # слово,слово
    rf"|:(?=\w)(?<={_L}{_L}:)(?={_L}{_L}{_L})"
    rf"|[.!?](?=[^\W\d_])(?<={_L}{_L}{_L}.)(?={_U}{_L}{_L})"  # конец.Начало
    rf"|,(?=№)(?<=\d,)"
)
_TIGHT = re.compile(r"[,;:.!?](?=[^\s\d.,)»])")
_BETWEEN_KEYWORDS = re.compile(r"[,;](?=[^\W\d_])")
_NEVER = frozenset({Role.CODE, Role.CODES})


def after_marks(line: Line) -> list[Edit]:
    """Set `слово, слово` for `слово,слово`; Latin letters are left alone, where code and addresses look the same."""
    if line.role in _NEVER:
        return []
    if line.role is Role.KEYWORDS:
        found = _BETWEEN_KEYWORDS.finditer(line.text)
        return spared([(match.end(), match.end(), " ") for match in found], line.kept)
    marks = [match.start() for match in _TIGHT.finditer(line.text)]
    edits = [(at + 1, at + 1, " ") for at in marks if _MISSING.match(line.text, at)]
    return spared(edits, line.kept) if edits else edits
