"""Figures and tables have captions."""

import re
from collections.abc import Iterator

from proceedings.check.formula import is_formula
from proceedings.check.reading import Reading, each_block
from proceedings.model.blocks import Block, Figure, Paragraph, Row, Table
from proceedings.model.finding import Finding, Place, Severity
from proceedings.model.measure import CM
from proceedings.model.text import plain_text

_MANY = 4
"""More of them are told of at once: the author has no captions at all."""
_PANEL = re.compile(r"\s*(?:\(?[a-hа-е]\)\s*$|\(\d{1,3}\)\s+\S)", re.IGNORECASE)
"""«(б)» beside a part of a figure; `(4) Distribution of …`, as linguists number whatever they show."""
_EXAMPLE = re.compile(r"\(\d{1,3}\)")
_LETTER = 2
"""Characters of a letter that names a picture in a cell."""
_SMALL = 3 * CM
"""Pictures no larger are emblems and signatures."""


def check_captions(reading: Reading) -> Iterator[Finding]:
    """Yield a note for each figure and each ruled table without a caption; one for all where they are many."""
    body = reading.paper.body
    figures = [
        inner.place
        for index, block in enumerate(body)
        for inner in each_block((block,))
        if isinstance(inner, Figure)
        and _wants_caption(
            inner, body[index - 1] if index else None, body[index + 1] if index + 1 < len(body) else None
        )
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


def _wants_caption(figure: Figure, above: Block | None, below: Block | None) -> bool:
    if figure.caption is not None or any(panel.caption is not None for panel in figure.panels):
        return False
    if _is_small(figure) or is_formula(figure, above):
        return False
    return not any(isinstance(block, Paragraph) and _PANEL.match(plain_text(block.content)) for block in (above, below))


def _is_small(figure: Figure) -> bool:
    """Say whether every panel has a known size, and a small one."""
    return all(0 < panel.graphic.width <= _SMALL and panel.graphic.height <= _SMALL for panel in figure.panels)


def _is_data(table: Table) -> bool:
    """Tell data from frames, columns of pictures and numbered examples that authors make of tables."""
    if not table.ruled or len(table.rows) < 2 or max(len(row.cells) for row in table.rows) < 2:
        return False
    inside = [block for row in table.rows for _, cell in row.cells for block in cell.blocks]
    texts = [plain_text(block.content).strip() for block in inside if isinstance(block, Paragraph)]
    firsts = [plain_text(block.content).strip() for row in table.rows for block in _first_cell(row)]
    if any(isinstance(block, Figure) for block in inside) or any(_EXAMPLE.fullmatch(text) for text in firsts):
        return False
    return not texts or any(len(text) > _LETTER or text.isdecimal() for text in texts)


def _first_cell(row: Row) -> list[Paragraph]:
    return [block for _, cell in row.cells[:1] for block in cell.blocks if isinstance(block, Paragraph)]
