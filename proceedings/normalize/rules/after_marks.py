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
_NEVER = frozenset({Role.CODE, Role.CODES})


def after_marks(line: Line) -> list[Edit]:
    """Set `слово, слово` for `слово,слово`; Latin letters are left alone, where code and addresses look the same."""
    if line.role in _NEVER:
        return []
    return spared([(match.end(), match.end(), " ") for match in _MISSING.finditer(line.text)], line.kept)
