"""Formulas on lines of their own, with the number that the author pushed to the right."""

import re
from dataclasses import replace

from proceedings.model.blocks import Block, DisplayEquation, Paragraph, Role, Row, Table
from proceedings.model.math import Equation
from proceedings.model.text import Bookmark, InlineEquation, Run
from proceedings.normalize.content import words_of
from proceedings.normalize.ledger import Ledger

_NUMBER = re.compile(r"\(\s*(?:[А-ЯA-Z]\.)?\d+(?:[.\-]\d+)*\s?[а-яa-z]?\s*\)")
_END = "</math>"


def equations_set_apart(blocks: tuple[Block, ...], ledger: Ledger) -> tuple[Block, ...]:
    """Turn paragraphs and borderless rows that hold formulas and a number alone into displayed equations."""
    result: list[Block] = []
    for block in blocks:
        found: list[DisplayEquation] | None = None
        if isinstance(block, Paragraph) and block.role is Role.BODY:
            equation = _of_paragraph(block)
            found = [equation] if equation else None
        elif isinstance(block, Table) and not block.ruled:
            found = _of_table(block)
        said = " / ".join(made.equations[0].text for made in found) if found else ""
        if not found or not ledger.note("equation", found[0].place, said, " ".join(made.number for made in found)):
            result.append(block)
        else:
            result.extend(found)
    return tuple(result)


def _of_paragraph(paragraph: Paragraph) -> DisplayEquation | None:
    """Formulas, blanks, one number and a last mark are all that may stand there."""
    equations: list[Equation] = []
    said = ""
    for part in paragraph.content:
        if isinstance(part, InlineEquation):
            if _NUMBER.search(said):
                return None
            equations.append(part.equation)
        elif isinstance(part, Run):
            if not equations and part.text.strip():
                return None
            said += part.text
        elif not isinstance(part, Bookmark):
            return None
    rest = said.strip()
    number = _NUMBER.search(rest)
    mark = (rest[: number.start()] + rest[number.end() :] if number else rest).strip()
    if not equations or mark not in {"", ",", ".", ";"} or (len(equations) > 1 and not number):
        return None
    if mark and not equations[-1].mathml.endswith(_END):
        return None
    if mark:
        equations[-1] = _with_mark(equations[-1], mark)
    if len(equations) > 1:
        equations = [_in_row(equations)]
    return DisplayEquation(
        equations=tuple(equations), number=_closed(number[0]) if number else "", place=paragraph.place
    )


def _closed(number: str) -> str:
    return "".join(number.split())


def _with_mark(equation: Equation, mark: str) -> Equation:
    return Equation(mathml=f"{equation.mathml.removesuffix(_END)}<mo>{mark}</mo>{_END}", text=equation.text + mark)


def _in_row(equations: list[Equation]) -> Equation:
    """Formulas on one line are one formula."""
    inside = "".join(re.sub(r"^<math[^>]*>|</math>$", "", equation.mathml) for equation in equations)
    return Equation(mathml=f"<math>{inside}</math>", text=" ".join(equation.text for equation in equations))


def _of_table(table: Table) -> list[DisplayEquation] | None:
    found: list[DisplayEquation] = []
    for row in table.rows:
        equation = _of_row(row)
        if equation is None:
            return None
        found.append(replace(equation, place=table.place))
    return found or None


def _of_row(row: Row) -> DisplayEquation | None:
    """Read a row of at most three cells: one with a formula, one with its number, others empty."""
    if not 1 <= len(row.cells) <= 3:
        return None
    number = ""
    equation: DisplayEquation | None = None
    for _, cell in row.cells:
        for block in cell.blocks:
            inner = (
                block
                if isinstance(block, DisplayEquation)
                else _of_paragraph(block)
                if isinstance(block, Paragraph)
                else None
            )
            words = words_of(block.content) if isinstance(block, Paragraph) else ""
            if inner is not None and equation is None:
                equation = inner
            elif inner is None and _NUMBER.fullmatch(words) and not number:
                number = _closed(words)
            else:
                return None
    if equation is None or (number and equation.number):
        return None
    return replace(equation, number=number or equation.number)
