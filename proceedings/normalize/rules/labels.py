"""Labels of captions: the full word, the number and a dash, as ГОСТ 7.32-2017 (6.5.7, 6.6.3) prescribes."""

import re

from proceedings.model.blocks import Role
from proceedings.normalize.content import OBJECT, Edit
from proceedings.normalize.rules.line import NBSP, Line, spared

_LABEL = re.compile(
    rf"(?P<word>Рис(?:унок|\.)?|Табл(?:ица|\.)|Сур(?:ет|\.)|Кесте|Fig(?:ure|\.)?|Table|Tab\.)"
    rf"[ \u00a0]*№?[ \u00a0]?"
    rf"(?P<number>\d+(?:\.\d+)*(?:\s?[а-яa-z](?=[).\s]))?)(?!\w)"
    rf"(?P<after>[ \u00a0]*[.:,–—-]*[ \u00a0]*)(?P<rest>[^\s{OBJECT}])?",
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
    if match is None or OBJECT in line.text[: match.end("after") + 1]:
        return []
    word = next(full for start, full in _WORDS if match["word"].lower().startswith(start))
    between = "" if match["rest"] is None else f"{NBSP}– " if word[0] not in "FT" else ". "
    if match["rest"] is None and match.end() < len(line.text):
        return []
    new = f"{word}{NBSP}{match['number']}{between}"
    old = line.text[: match.end("after")]
    return spared([(0, len(old), new)], line.kept) if new != old else []
