"""Figures and tables have captions."""

from collections.abc import Iterator

from proceedings.check.conference import Limits
from proceedings.model.blocks import Block, Figure, Table, TextBox
from proceedings.model.finding import Finding, Severity
from proceedings.model.measure import CM
from proceedings.model.paper import Paper

_SMALL = 3 * CM
"""Pictures no larger are emblems and signatures."""


def check_captions(paper: Paper, _limits: Limits, _pages: int) -> Iterator[Finding]:
    """Yield a note for each figure and each ruled table without a caption."""
    for block in _each(paper.body):
        if isinstance(block, Figure) and not _is_captioned(block) and not _is_small(block):
            yield Finding(severity=Severity.NOTE, code="check.figure-caption", place=block.place)
        if isinstance(block, Table) and block.caption is None and _is_data(block):
            yield Finding(severity=Severity.NOTE, code="check.table-caption", place=block.place)


def _each(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, TextBox):
            yield from _each(block.blocks)


def _is_captioned(figure: Figure) -> bool:
    return figure.caption is not None or any(panel.caption is not None for panel in figure.panels)


def _is_small(figure: Figure) -> bool:
    """Say whether every panel has a known size, and a small one."""
    return all(0 < panel.graphic.width <= _SMALL and panel.graphic.height <= _SMALL for panel in figure.panels)


def _is_data(table: Table) -> bool:
    """Tell data from frames and columns that authors make of tables."""
    return table.ruled and len(table.rows) > 1 and max(len(row.cells) for row in table.rows) > 1
