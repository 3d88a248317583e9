"""The marks of lists and references: which one is printed, and how far it makes the text stand in."""

from collections.abc import Callable, Sequence

from proceedings.model.blocks import Block, Paragraph, Role
from proceedings.style import TextStyle
from proceedings.typeset.setter import Setter

LABEL_GAP = 5.0
"""Between a mark and its text."""
DEEPEST = 5
"""Levels beyond it stand in no further."""
BULLETS = frozenset("•·●○▪■◦o-–—*♦➢✓")
LABELLED = frozenset((Role.LIST, Role.REFERENCE))


def printed_mark(label: str, lang: str) -> str:
    """Return a list's mark as printed: a bullet is a dash in Kazakh and Russian."""
    if len(label) == 1 and label in BULLETS:
        return "•" if lang == "en" else "–"
    return label


def list_indents(
    blocks: Sequence[Block], style_of: Callable[[Paragraph], TextStyle], setter: Setter, lang: str
) -> dict[int, float]:
    """Return, by place in `blocks`, how far items stand in beyond their style; neighbours stand in alike."""
    indents: dict[int, float] = {}
    run: list[tuple[int, Paragraph]] = []
    for index, block in enumerate((*blocks, None)):
        if isinstance(block, Paragraph) and block.role in LABELLED:
            run.append((index, block))
        elif run:
            indents.update(_run_indents(run, style_of, setter, lang))
            run = []
    return indents


def _run_indents(
    run: Sequence[tuple[int, Paragraph]], style_of: Callable[[Paragraph], TextStyle], setter: Setter, lang: str
) -> dict[int, float]:
    base = style_of(run[0][1])
    widest: dict[int, float] = {}
    for _, item in run:
        level = min(item.level, DEEPEST)
        width = setter.width(printed_mark(item.label, item.lang or lang), base) + LABEL_GAP
        widest[level] = max(widest.get(level, 0.0), width)
    lefts: list[float] = []
    left = 0.0
    for level in range(max(widest) + 1):
        left += max(widest.get(level, 0.0), base.left)
        lefts.append(left - base.left)
    return {at: lefts[min(item.level, DEEPEST)] for at, item in run}
