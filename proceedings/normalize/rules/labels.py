"""Labels of captions: the full word, the number and a dash, as ГОСТ 7.32-2017 (6.5.7, 6.6.3) prescribes.

Word's bookmarks, to which a text refers, may enclose the number or the whole label.
"""

import re

from proceedings.model.blocks import Role
from proceedings.normalize.content import OBJECT, Edit
from proceedings.normalize.rules.line import NBSP, Line, spared

_LABEL = re.compile(
    rf"{OBJECT}*(?P<word>Рис(?:унок|\.)?|Табл(?:ица|\.)|Сур(?:ет|\.)|Кесте|Fig(?:ure|\.)?|Table|Tab\.)"
    rf"(?P<gap>[ \u00a0]*№?[ \u00a0]?){OBJECT}*"
    rf"(?P<number>\d+(?:\.\d+)*(?:\s?[а-яa-z](?=[).\s]))?)(?!\w){OBJECT}*"
    rf"(?P<after>\)?[ \u00a0]*[.:,–—-]*[ \u00a0]*)(?P<rest>[^\s{OBJECT}])?",
    re.IGNORECASE,
)
_WORDS = (
    ("рис", "Рисунок"),
    ("табл", "Таблица"),
    ("сур", "Сурет"),
    ("кесте", "Кесте"),
    ("fig", "Figure"),
    ("tab", "Table"),
)


def labels(line: Line) -> list[Edit]:
    """Set `Рисунок 1 – Схема` for `Рис. 1. Схема`, and `Figure 1. Scheme` for `Fig. 1: Scheme`."""
    if line.role is not Role.CAPTION:
        return []
    match = _LABEL.match(line.text)
    if match is None or line.text[match.end("after") :].startswith(OBJECT):
        return []
    word = next(full for start, full in _WORDS if match["word"].lower().startswith(start))
    between = "" if match["rest"] is None else f"{NBSP}– " if word[0] not in "FT" else ". "
    if match["rest"] is None and match.end() < len(line.text):
        return []
    edits = [
        (match.start("word"), match.end("gap"), f"{word}{NBSP}"),
        (match.start("after"), match.end("after"), between),
    ]
    return spared([edit for edit in edits if line.text[edit[0] : edit[1]] != edit[2]], line.kept)
