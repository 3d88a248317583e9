"""Commas at the ends of the lines of a head, where each line stands for itself."""

import re

from proceedings.model.blocks import Role
from proceedings.normalize.content import Edit
from proceedings.normalize.rules.line import Line, spared

_LAST = re.compile(r"(?<=[\w.»)\"”“’])[,;]\s*\Z")
_LINES = frozenset({Role.AUTHORS, Role.AFFILIATION})


def line_ends(line: Line) -> list[Edit]:
    """Set `Б. В. Ким` for `Б. В. Ким,` as a line of authors or of their places of work."""
    if line.role not in _LINES or (match := _LAST.search(line.text)) is None:
        return []
    return spared([(match.start(), match.end(), "")], line.kept)
