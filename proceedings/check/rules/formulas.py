"""Formulas are set as formulas: pictures of them cannot be read, searched or enlarged, and say nothing undescribed."""

from collections.abc import Iterator

from proceedings.check.formula import formula_pictures, is_formula, numbered_picture
from proceedings.check.reading import Reading, each_block
from proceedings.model.blocks import Figure, Paragraph
from proceedings.model.finding import Finding, Place, Severity


def check_formulas(reading: Reading) -> Iterator[Finding]:
    """Yield one note for all formulas that came as pictures, at the first of them; one for those without words."""
    yield from _noted("check.formula-picture", _drawn(reading))
    yield from _noted("check.formula-undescribed", _undescribed(reading))


def _noted(code: str, found: list[Place]) -> Iterator[Finding]:
    if found:
        facts = (("count", str(len(found))),)
        yield Finding(severity=Severity.NOTE, code=code, place=found[0], facts=facts)


def _drawn(reading: Reading) -> list[Place]:
    """Return where formulas are pictures."""
    body = reading.paper.body
    return [
        block.place
        for index, block in enumerate(body)
        if (isinstance(block, Figure) and is_formula(block, body[index - 1] if index else None))
        or (isinstance(block, Paragraph) and numbered_picture(block))
    ]


def _undescribed(reading: Reading) -> list[Place]:
    """Return where formulas in lines are pictures of which nothing is said; of figures setting tells that."""
    return [
        block.place
        for block in each_block(reading.paper.body)
        if isinstance(block, Paragraph)
        for picture in formula_pictures(block)
        if not picture.alt
    ]
