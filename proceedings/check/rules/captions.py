"""Figures and tables have captions."""

from collections.abc import Iterator

from proceedings.check.formula import is_formula
from proceedings.check.reading import Reading, each_block
from proceedings.model.blocks import Figure, Table
from proceedings.model.finding import Finding, Place, Severity
from proceedings.model.measure import CM

_MANY = 4
"""More of them are told of at once: the author has no captions at all."""
_SMALL = 3 * CM
"""Pictures no larger are emblems and signatures."""


def check_captions(reading: Reading) -> Iterator[Finding]:
    """Yield a note for each figure and each ruled table without a caption; one for all where they are many."""
    body = reading.paper.body
    figures = [
        inner.place
        for index, block in enumerate(body)
        for inner in each_block((block,))
        if isinstance(inner, Figure) and _wants_caption(inner, body[index - 1] if index else None)
    ]
    tables = [block.place for block in body if isinstance(block, Table) and block.caption is None and _is_data(block)]
    yield from _found(("check.figure-caption", "check.figures-captions"), figures, "ГОСТ 7.32-2017, 6.5")
    yield from _found(("check.table-caption", "check.tables-captions"), tables, "ГОСТ 7.32-2017, 6.6")


def _found(codes: tuple[str, str], places: list[Place], clause: str) -> Iterator[Finding]:
    if len(places) > _MANY:
        facts = (("count", str(len(places))),)
        yield Finding(severity=Severity.NOTE, code=codes[1], place=places[0], facts=facts, clause=clause)
        return
    for place in places:
        yield Finding(severity=Severity.NOTE, code=codes[0], place=place, clause=clause)


def _wants_caption(figure: Figure, above: object) -> bool:
    captioned = figure.caption is not None or any(panel.caption is not None for panel in figure.panels)
    return not captioned and not _is_small(figure) and not is_formula(figure, above)


def _is_small(figure: Figure) -> bool:
    """Say whether every panel has a known size, and a small one."""
    return all(0 < panel.graphic.width <= _SMALL and panel.graphic.height <= _SMALL for panel in figure.panels)


def _is_data(table: Table) -> bool:
    """Tell data from frames and columns that authors make of tables."""
    return table.ruled and len(table.rows) > 1 and max(len(row.cells) for row in table.rows) > 1
