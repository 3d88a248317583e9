"""Formulas are set as formulas: pictures of them cannot be read, searched or enlarged."""

from collections.abc import Iterator

from proceedings.check.formula import is_formula, numbered_picture
from proceedings.check.reading import Reading
from proceedings.model.blocks import Figure, Paragraph
from proceedings.model.finding import Finding, Severity


def check_formulas(reading: Reading) -> Iterator[Finding]:
    """Yield one note for all formulas that came as pictures, at the first of them."""
    body = reading.paper.body
    found = [
        block.place
        for index, block in enumerate(body)
        if (isinstance(block, Figure) and is_formula(block, body[index - 1] if index else None))
        or (isinstance(block, Paragraph) and numbered_picture(block))
    ]
    if found:
        facts = (("count", str(len(found))),)
        yield Finding(severity=Severity.NOTE, code="check.formula-picture", place=found[0], facts=facts)
