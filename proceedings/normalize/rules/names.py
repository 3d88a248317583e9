"""Names of authors typed in capitals: proper case, where initials or a patronymic show that they are names."""

import re

from proceedings.model.blocks import Role
from proceedings.normalize.content import Edit
from proceedings.normalize.names import NAME
from proceedings.normalize.rules.line import Line, spared

_CAPITALS = re.compile(r"[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ]{2,}(?!\.)(?![^\W\d_])")


def names(line: Line) -> list[Edit]:
    """Set `ИВАНОВ А.А.` as `Иванов А.А.`; other words in capitals stay."""
    if line.role is not Role.AUTHORS:
        return []
    edits = [
        (name.start() + word.start(), name.start() + word.end(), word[0].capitalize())
        for name in NAME.finditer(line.text)
        for word in _CAPITALS.finditer(name[0])
    ]
    return spared(edits, line.kept)
