"""Formulas: MathML → outlines in STIX Two Math, with their baseline, whole or in the parts that lines may part."""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise
from math import inf

from proceedings.model.math import Equation
from proceedings.model.outline import Outline
from proceedings.model.value import value
from proceedings.typeset.mathml import BINARIES, RELATIONS, prepared_rows
from proceedings.typeset.mathrow import Atom, atoms_of, moved_path, outline_of

LEADING = 0.5
"""Room between the lines of a broken formula, in em."""
TURN = 2.0
"""How far the second and further lines of a broken formula stand in, in em."""
LEAST_PARTED = 5.0
"""A formula in a line of text is not parted when it is no wider, in em."""

_FAILURES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RecursionError,
    SyntaxError,  # ElementTree's ParseError is one
    TypeError,
    ValueError,
    struct.error,
)
"""What ziamath raises over formulas that it cannot set."""


class Rank(IntEnum):
    """How well a line may end after a sign: relations first, what stands between fences last."""

    RELATION = 500
    BINARY = 700
    COMMA = 900
    INNER = 1500
    """The values are penalties: those of a relation and of an operator are TeX's."""


@value(kw_only=True)
class Part:
    """A formula in a line of text, or as much of it as no line's end may part."""

    outline: Outline
    penalty: int = 0
    """Of a line's end after it."""
    trailing: float = 0.0
    """White at its end, which goes where a line ends after it."""
    sign: Outline | None = None
    """Its last sign, where that is to be repeated at the beginning of the next line."""

    @property
    def carried(self) -> float:
        """The width of what is repeated when a line ends after it."""
        return self.sign.width if self.sign else 0.0


def set_equation(equation: Equation, size: float, *, display: bool = False, width: float = inf) -> Outline | None:
    """Return the outlines of a formula, origin at the left end of its baseline; None when it cannot be set.

    `display`: large fractions and limits above and below. A formula wider than `width` is broken at relations and
    operators, the sign repeated on the next line as ГОСТ Р 2.105 asks; then the baseline is the first line's.
    """
    size = round(size, 3)
    rows = _rows(equation.mathml, size, display)
    lines = [line for row in rows for line in _lines(row, width, TURN * size)]
    if max([line.width for line in lines], default=0.0) > width:
        rows = _rows(equation.mathml, size, display, unfenced=True) or rows
        lines = [line for row in rows for line in _lines(row, width, TURN * size)]
    return _stacked(lines, size) if lines else None


def equation_parts(equation: Equation, size: float, *, width: float = inf, repeat: bool = False) -> tuple[Part, ...]:
    """Return a formula of a line of text in the parts after which lines may end; nothing when it cannot be set.

    What stands between fences is parted only in formulas with parts that are wider than `width` otherwise. `repeat`:
    whether the next line begins with the sign again, as ГОСТ Р 2.105 asks.
    """
    size = round(size, 3)
    rows = _rows(equation.mathml, size, False)
    if len(rows) != 1 or rows[0][-1].right - rows[0][0].left <= LEAST_PARTED * size:
        whole = set_equation(equation, size)
        return (Part(outline=whole),) if whole else ()
    parts = _parts(rows[0], repeat=repeat, inner=False)
    if widest_part(parts) > width:
        rows = _rows(equation.mathml, size, False, unfenced=True) or rows
        parts = _parts(rows[0], repeat=repeat, inner=True)
    return parts


def widest_part(parts: Sequence[Part]) -> float:
    """Return the width of the widest line that cannot be shorter, the sign before it included."""
    carried = [0.0, *[part.carried for part in parts]]
    return max([part.outline.width - part.trailing + before for part, before in zip(parts, carried, strict=False)])


@lru_cache(maxsize=4096)
def _rows(mathml: str, size: float, display: bool, *, unfenced: bool = False) -> tuple[tuple[Atom, ...], ...]:
    """Return the rows of a formula, nothing when one cannot be set."""
    try:
        rows = prepared_rows(mathml, unfenced=unfenced)
        return tuple([atoms_of(row, size, display=display) for row in rows])
    except _FAILURES:
        return ()


def _signs(atoms: Sequence[Atom]) -> Iterator[tuple[int, Rank]]:
    """Yield the signs, but the first and the last, at which a row may be broken."""
    depth = 0
    for at, atom in enumerate(atoms):
        depth += (atom.sign in {"(", "[", "{"}) - (atom.sign in {")", "]", "}"})
        rank = _rank(atom)
        if not rank or not 0 < at < len(atoms) - 1:
            continue
        decimal = rank is Rank.COMMA and atoms[at - 1].number and atoms[at + 1].number
        if not decimal:
            yield at, rank if depth <= 0 else Rank.INNER


def _rank(atom: Atom) -> Rank | None:
    if atom.infix and atom.sign in RELATIONS:
        return Rank.RELATION
    if atom.infix and atom.sign in BINARIES:
        return Rank.BINARY
    return Rank.COMMA if atom.sign in {",", ";"} else None


# ── In a line of text ─────────────────────────────────────────────────────────────────────────────────────────────


def _parts(atoms: Sequence[Atom], *, repeat: bool, inner: bool) -> tuple[Part, ...]:
    """Part a row after its signs."""
    parts: list[Part] = []
    start = 0
    for at, rank in _signs(atoms):
        if rank is Rank.INNER and not inner:
            continue
        sign = atoms[at]
        left, right = sign.ink
        shown = Outline(
            width=sign.right - left,
            height=sign.height,
            depth=sign.depth,
            paths=tuple([moved_path(path, -left, 0.0) for path in sign.paths]),
        )
        parts.append(
            Part(
                outline=outline_of(atoms[start : at + 1]),
                penalty=rank,
                trailing=max(sign.right - right, 0.0),
                sign=shown if repeat and sign.infix else None,
            )
        )
        start = at + 1
    return (*parts, Part(outline=outline_of(atoms[start:])))


# ── On lines of its own ───────────────────────────────────────────────────────────────────────────────────────────


def _lines(atoms: Sequence[Atom], width: float, turn: float) -> list[Outline]:
    """Return a row as one line, or as several of at most `width` where its signs allow; all but the first turn in."""
    if atoms[-1].right - atoms[0].left <= width:
        return [outline_of(atoms)]
    slices = [(0, len(atoms))]
    signs = list(_signs(atoms))
    for worst in Rank:
        slices = _filled(atoms, [at for at, rank in signs if rank <= worst], width, turn)
        if all(_extent(atoms[start:end]) <= width - (turn if start else 0.0) for start, end in slices):
            break
    lines = [atoms[start:end] for start, end in slices]
    return [replace(outline_of(line), width=_extent(line)) for line in lines]


def _filled(atoms: Sequence[Atom], signs: Sequence[int], width: float, turn: float) -> list[tuple[int, int]]:
    """Return (first atom, atom behind the last) of lines filled one by one; what is no comma is repeated."""
    slices: list[tuple[int, int]] = []
    start, end = 0, 0
    for at in (*signs, len(atoms) - 1):
        room = width - (turn if start else 0.0)
        if end > start and _extent(atoms[start : at + 1]) > room:
            slices.append((start, end))
            start = end - 1 if atoms[end - 1].infix else end
        end = at + 1
    return [*slices, (start, len(atoms))]


def _extent(atoms: Sequence[Atom]) -> float:
    """Return the width of a line, the white after its last sign left out."""
    return (atoms[-1].ink[1] if atoms[-1].sign else atoms[-1].right) - atoms[0].left


def _stacked(lines: Sequence[Outline], size: float) -> Outline:
    if len(lines) == 1:
        return lines[0]
    paths = list(lines[0].paths)
    y = 0.0
    for above, line in pairwise(lines):
        y += above.depth + LEADING * size + line.height
        paths += [moved_path(path, TURN * size, y) for path in line.paths]
    width = max(lines[0].width, *(line.width + TURN * size for line in lines[1:]))
    return Outline(width=width, height=lines[0].height, depth=y + lines[-1].depth, paths=tuple(paths))
