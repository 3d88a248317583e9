"""Letters of legacy Kazakh fonts: those which such a font showed as Kazakh ones, put right by table."""

import re

from proceedings.normalize.content import Edit
from proceedings.normalize.rules.line import Line, spared
from proceedings.normalize.rules.shape import shape_of

_TABLE = {
    "ќ": "қ", "ѓ": "ғ", "є": "ғ", "ѕ": "ң", "ј": "ә", "ї": "ү", "ў": "ұ", "ґ": "ө", "ћ": "һ",
    "Ќ": "Қ", "Ѓ": "Ғ", "Є": "Ғ", "Ѕ": "Ң", "Ј": "Ә", "Ї": "Ү", "Ў": "Ұ", "Ґ": "Ө", "Ћ": "Һ",
}  # fmt: skip
"""Letters of other languages at whose places in Windows-1251 the fonts drew Kazakh ones."""
_LETTER = re.compile(f"[{''.join(_TABLE)}]")
_SURE = frozenset("ќѓѕјЌЃЅЈ")
"""Letters of no language that our authors write; the others are Ukrainian, too."""
_WORD_OF_KAZAKH = re.compile(r"[ыіәғқңөұүһ]", re.IGNORECASE)


def legacy(line: Line) -> list[Edit]:
    """Set Kazakh letters for their stand-ins in Kazakh lines that hold at least one which proves them."""
    if line.lang != "kk" or not shape_of(line.text).stray:
        return []
    found = list(_LETTER.finditer(line.text))
    proven = any(match[0] in _SURE for match in found)
    if not proven or not (len(found) > 1 or _WORD_OF_KAZAKH.search(line.text)):
        return []
    return spared([(match.start(), match.end(), _TABLE[match[0]]) for match in found], line.kept)
