"""Three full stops: one ellipsis."""

import re

from proceedings.normalize.content import Edit
from proceedings.normalize.rules.line import Line, edits_of

_DOTS = re.compile(r"(?<![./\\])\.\.\.(?![./\\])")


def ellipsis(line: Line) -> list[Edit]:
    """Set `…` for `...`; leaders and paths stay."""
    return edits_of(_DOTS, line, "…") if "..." in line.text else []
