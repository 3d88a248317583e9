"""A table in, slabs out: widths fitted to content, horizontal rules only, the head repeated on every page."""

import bisect
import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

from proceedings.model.blocks import Align, Cell, Paragraph, Table
from proceedings.model.setpage import Item, Kind, Line, Rule
from proceedings.model.text import plain_text
from proceedings.model.value import value
from proceedings.style import TextStyle
from proceedings.typeset.galley import FORBIDDEN, Slab, artifact, moved, moved_link
from proceedings.typeset.paragraph import line_end

COLUMN_GAP = 8.0
LEAST_COLUMN = 6.0
GAPS_SHARE = 0.25
"""The gaps of a table of many columns take no more of its measure."""
ROW_GAP = 3.2
HEAVY, LIGHT = 0.9, 0.5
HEAD_LINES = 2.2
SHRINKS = (0.92, 0.84, 0.76, 0.68, 0.6)
"""Sizes tried, as parts of the style's, before words are broken anywhere."""
NUMERIC_SHARE = 0.6
LEAST_OF_ROW = 2
"""Lines of a cut row that stay together at its top."""
ROW_LINES = 24
"""A row, or rows that a cell spans, may be cut when it is taller than so many lines."""
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_NUMBER = re.compile(r"[-–−+±≈<>~]?\s?\d[\d\s\u00a0]*(?:[.,]\d+)?\s?[%‰*]?")


_SetCell = tuple[float, list[Slab], int]
"""(left edge, lines, number of rows) of a cell."""

_Placed = list[tuple[float, Slab]]
"""(y in its row, line) of all lines of a row."""


@value(kw_only=True)
class CellSetter:
    """What a table needs from the paper around it."""

    widths: Callable[[Cell, TextStyle], tuple[float, float, float]]
    """(with words broken, with words whole, on one line) least widths of a cell's content."""
    slabs: Callable[[Cell, TextStyle, float, int], list[Slab]]
    """Set a cell's blocks in a width, under a node."""
    width: Callable[[str, TextStyle], float]
    add_node: Callable[[Kind, int, int, int], int]
    """(kind, parent, columns, rows) → index."""


@value()
class _Plan:
    widths: tuple[float, ...]
    """Of the columns, each with the gap after it."""
    lefts: tuple[float, ...]
    gap: float
    text: TextStyle
    head: TextStyle
    decimal: frozenset[int]
    ints: tuple[float, ...]
    """Width of the widest integer part in each decimal column."""
    blocks: tuple[float, ...]
    """Width of the widest number in each decimal column."""
    cut: bool
    """Whether words have to be broken anywhere."""
    names: bool
    """Whether the first column heads its rows."""

    @property
    def total(self) -> float:
        return self.lefts[-1] + self.widths[-1] - self.gap if self.widths else 0.0


@value()
class SetTable:
    """A table's rows."""

    slabs: list[Slab]
    left: float
    """Where its left edge stands."""
    small: bool
    """Whether its type had to be made smaller than the style's."""
    cut: bool = False
    """Whether even so words had to be broken anywhere."""


def header_rows(table: Table) -> int:
    """Return how many rows are the table's head: those so marked, else a first row of short words over numbers."""
    marked = 0
    while marked < len(table.rows) and table.rows[marked].header:
        marked += 1
    if marked or not table.ruled or len(table.rows) < 3:
        return min(marked, len(table.rows) - 1)
    first = table.rows[0]
    texts = [cell_text(cell) for _, cell in first.cells]
    spanning = max([cell.rows for _, cell in first.cells], default=1)
    if all(len(text) < 120 for text in texts) and sum(map(bool, texts)) > len(texts) / 2:
        return min(spanning, len(table.rows) - 1)
    return 0


def cell_text(cell: Cell) -> str:
    """Return a cell's characters."""
    return " ".join([plain_text(block.content) for block in cell.blocks if isinstance(block, Paragraph)]).strip()


def set_table(table: Table, measure: float, text: TextStyle, head: TextStyle, node: int, cells: CellSetter) -> SetTable:
    """Set a table in the middle of `measure`."""
    if not table.rows or not table.widths:
        return SetTable([], 0.0, small=False)
    heads = header_rows(table)
    plan = _planned(table, measure, text, head, heads, cells)
    dx = max(0.0, (measure - plan.total) / 2)
    rows, bound = _set_rows(table, plan, heads, node, cells)
    if table.ruled:
        rows = _ruled(rows, plan.total, heads)
    rows = [[_shifted(slab, dx) for slab in row] for row in rows]
    repeat = tuple(
        [replace(slab, items=tuple([artifact(item) for item in slab.items])) for row in rows[:heads] for slab in row]
    )
    return SetTable(_joined(rows, heads, repeat, bound), dx, small=plan.text is not text, cut=plan.cut)


def _shifted(slab: Slab, dx: float) -> Slab:
    if not dx:
        return slab
    return replace(
        slab,
        items=tuple([moved(item, dx, 0.0) for item in slab.items]),
        links=tuple([moved_link(link, dx, 0.0) for link in slab.links]),
    )


def _bound_rows(set_cells: list[list[_SetCell]], placed: list[_Placed], heights: list[float], most: float) -> set[int]:
    """Return the rows that a cell of several rows ties to the next one.

    Those are all its rows when they are no taller than `most`, else those between which a line stands.
    """
    bound: set[int] = set()
    for index, made in enumerate(set_cells):
        for _, _, count in made:
            rows = range(index, min(index + count, len(heights)) - 1)
            if sum(heights[index : rows.stop + 1]) <= most:
                bound.update(rows)
            else:
                bound.update([row for row in rows if any(_below(line, heights[row]) for line in placed[row])])
    return bound


def _below(line: tuple[float, Slab], height: float) -> bool:
    return line[0] + line[1].height > height + 0.05


def _joined(rows: list[list[Slab]], heads: int, repeat: tuple[Slab, ...], bound: set[int]) -> list[Slab]:
    slabs: list[Slab] = []
    last = len(rows) - 1
    for index, row in enumerate(rows):
        for part, slab in enumerate(row):
            ends = part == len(row) - 1
            tied = ends and (index < heads or index in bound or index == heads or index == last - 1)
            slabs.append(
                replace(
                    slab,
                    penalty=FORBIDDEN if tied and last > heads + 1 else 0,
                    repeat=repeat if index >= heads else (),
                )
            )
    return slabs


def _planned(table: Table, measure: float, text: TextStyle, head: TextStyle, heads: int, cells: CellSetter) -> _Plan:
    gap = min(COLUMN_GAP, measure * GAPS_SHARE / max([len(row.cells) for row in table.rows]))
    small, small_head = text, head
    broken, whole, natural = _needs(table, (text, head), heads, gap, cells)
    for shrink in SHRINKS:
        if sum(broken) <= measure + gap:
            break
        gap = min(gap, COLUMN_GAP * shrink**2)
        small, small_head = _smaller(text, shrink), _smaller(head, shrink)
        broken, whole, natural = _needs(table, (small, small_head), heads, gap, cells)
    room = measure + gap
    widths = _shared(whole if sum(whole) <= room else broken, natural, room)
    decimal = _decimal_columns(table, heads)
    names = _names_rows(table, heads, decimal)
    ints, blocks = _number_widths(table, heads, decimal, small, cells)
    wider = [max(width, block + gap) for width, block in zip(widths, blocks, strict=True)]
    widths = wider if sum(wider) <= room else widths
    decimal = frozenset([column for column in decimal if blocks[column] + gap <= widths[column] + 0.1])
    lefts = tuple(itertools.accumulate(widths[:-1], initial=0.0))
    return _Plan(tuple(widths), lefts, gap, small, small_head, decimal, ints, blocks, sum(broken) > room, names)


def _smaller(text: TextStyle, shrink: float) -> TextStyle:
    return (
        text if shrink == 1.0 else replace(text, size=round(text.size * shrink, 2), lead=round(text.lead * shrink, 2))
    )


def _needs(
    table: Table, styles: tuple[TextStyle, TextStyle], heads: int, gap: float, cells: CellSetter
) -> tuple[list[float], list[float], list[float]]:
    """Return every column's least width with words broken, with words whole, and on one line; gaps included."""
    needs = tuple([[0.0] * len(table.widths) for _ in range(3)])
    spans: list[tuple[int, int, tuple[float, float, float]]] = []
    for index, row in enumerate(table.rows):
        for column, cell in row.cells:
            wants = cells.widths(cell, styles[index < heads])
            if index < heads:  # a head is read once and may turn over; the rows under it are compared
                wants = (wants[0], wants[1], max(wants[1], wants[2] / HEAD_LINES))
            if cell.columns > 1:
                spans.append((column, cell.columns, wants))
                continue
            for widths, want in zip(needs, wants, strict=True):
                widths[column] = max(widths[column], max(want, LEAST_COLUMN) + gap)
    for column, count, (broken, whole, full) in spans:
        for widths, want in zip(needs, (broken, whole, min(full, whole * 2)), strict=True):
            _widened(widths, column, count, want + gap)
    broken, whole, natural = needs
    return broken, whole, [max(pair) for pair in zip(whole, natural, strict=True)]


def _widened(widths: list[float], column: int, count: int, wanted: float) -> None:
    """Widen the columns under a spanning cell, evenly, until it fits."""
    columns = range(column, min(column + count, len(widths)))
    have = sum([widths[index] for index in columns])
    for index in columns:
        widths[index] += max(0.0, wanted - have) / len(columns)


def _shared(least: list[float], natural: list[float], room: float) -> list[float]:
    """Give every column its natural width when there is room, else its least and a share of the rest."""
    if sum(natural) <= room:
        return natural
    if sum(least) >= room:
        return _capped(least, room)
    wants = [(full - low) ** 0.8 for low, full in zip(least, natural, strict=True)]
    widths = list(least)
    for _ in range(len(widths)):
        rest = room - sum(widths)
        open_wants = sum([want for want, width, full in zip(wants, widths, natural, strict=True) if width < full])
        if rest < 0.5 or not open_wants:
            break
        widths = [
            min(full, width + rest * want / open_wants) if width < full else width
            for width, full, want in zip(widths, natural, wants, strict=True)
        ]
    return widths


def _capped(least: list[float], room: float) -> list[float]:
    """Cut the widest columns to one width, so that the others keep their words whole."""
    rest = room
    for count, width in zip(range(len(least), 0, -1), sorted(least), strict=True):
        if width * count >= rest:
            return [min(own, rest / count) for own in least]
        rest -= width
    return least


def _decimal_columns(table: Table, heads: int) -> frozenset[int]:
    """Return the columns whose cells are numbers, but for a few."""
    numbers: dict[int, list[bool]] = {}
    for row in table.rows[heads:]:
        for column, cell in row.cells:
            text = cell_text(cell)
            if cell.columns == 1 and text not in {"", "-", "–", "—"}:
                numbers.setdefault(column, []).append(_NUMBER.fullmatch(text) is not None)
    return frozenset([column for column, found in numbers.items() if sum(found) >= NUMERIC_SHARE * len(found)])


def _names_rows(table: Table, heads: int, decimal: frozenset[int]) -> bool:
    """Tell whether the first column heads its rows: it is so marked, or heads figures.

    The latter it does with words or years, in every row, no two alike.
    """
    if table.row_heads and len(table.widths) > 1:
        return True
    if not heads or not decimal - {0}:
        return False
    first = [cell_text(cell) for row in table.rows[heads:] for column, cell in row.cells if column == 0]
    named = all(first) and len(set(first)) == len(first) > 1
    return named and (0 not in decimal or all(_YEAR.fullmatch(text) for text in first))


def _int_part(text: str) -> str:
    return re.split(r"[.,]\d", text, maxsplit=1)[0]


def _number_widths(
    table: Table, heads: int, decimal: frozenset[int], text: TextStyle, cells: CellSetter
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    ints = [0.0] * len(table.widths)
    fractions = [0.0] * len(table.widths)
    for row in table.rows[heads:]:
        for column, cell in row.cells:
            words = cell_text(cell)
            if column in decimal and _NUMBER.fullmatch(words):
                whole = cells.width(_int_part(words), text)
                ints[column] = max(ints[column], whole)
                fractions[column] = max(fractions[column], cells.width(words, text) - whole)
    return tuple(ints), tuple([whole + rest for whole, rest in zip(ints, fractions, strict=True)])


def _set_rows(table: Table, plan: _Plan, heads: int, node: int, cells: CellSetter) -> tuple[list[list[Slab]], set[int]]:
    """Set every row, and tell which are tied to the next; a cell of several rows makes the last taller when it must."""
    head_node = cells.add_node(Kind.HEAD, node, 1, 1) if heads else node
    body_node = cells.add_node(Kind.BODY, node, 1, 1) if heads or plan.names else node
    set_cells: list[list[_SetCell]] = []
    heights = [0.0] * len(table.rows)
    for index, row in enumerate(table.rows):
        row_node = cells.add_node(Kind.ROW, head_node if index < heads else body_node, 1, 1)
        made = [_set_cell(column, cell, plan, index < heads, row_node, cells) for column, cell in row.cells]
        set_cells.append(made)
        single = [_height(slabs) for _, slabs, rows in made if rows == 1]
        heights[index] = max(single, default=plan.text.lead) + ROW_GAP
    _raise_spans(set_cells, heights)
    placed = _placed(set_cells, heights)
    tallest = ROW_LINES * plan.text.lead
    rows = [_row_slabs(lines, height, tallest) for lines, height in zip(placed, heights, strict=True)]
    return rows, _bound_rows(set_cells, placed, heights, tallest)


def _placed(set_cells: list[list[_SetCell]], heights: list[float]) -> list[_Placed]:
    """Return the lines of every row; a cell of several rows gives each row the lines that begin beside it."""
    placed: list[_Placed] = [[] for _ in heights]
    for index, made in enumerate(set_cells):
        for left, slabs, rows in made:
            row, last = index, min(index + rows, len(heights)) - 1
            y = ROW_GAP / 2
            for number, slab in enumerate(slabs):
                y += slab.above if number else 0.0
                while row < last and y + 0.01 >= heights[row]:
                    y -= heights[row]
                    row += 1
                placed[row].append((y, _shifted(slab, left)))
                y += slab.height
    return placed


def _height(slabs: Sequence[Slab]) -> float:
    return sum([slab.height + (slab.above if index else 0.0) for index, slab in enumerate(slabs)])


def _raise_spans(set_cells: list[list[_SetCell]], heights: list[float]) -> None:
    for index, made in enumerate(set_cells):
        for _, slabs, rows in made:
            end = min(index + rows, len(heights))
            missing = _height(slabs) + ROW_GAP - sum(heights[index:end])
            if rows > 1 and missing > 0:
                heights[end - 1] += missing


def _set_cell(column: int, cell: Cell, plan: _Plan, head: bool, row_node: int, cells: CellSetter) -> _SetCell:
    kind = Kind.HEADER_CELL if head or (plan.names and _heads_row(column, cell, plan)) else Kind.CELL
    node = cells.add_node(kind, row_node, cell.columns, cell.rows)
    last = min(column + cell.columns, len(plan.widths)) - 1
    left = plan.lefts[column]
    width = plan.lefts[last] + plan.widths[last] - plan.gap - left
    text = plan.head if head else plan.text
    words = cell_text(cell)
    if column in plan.decimal and cell.columns == 1:
        if not head and _NUMBER.fullmatch(words):
            left += max(0.0, (width - plan.blocks[column]) / 2)
            left += plan.ints[column] - cells.width(_int_part(words), text)
            slabs = cells.slabs(cell, aligned(text, Align.DECIMAL), width, node)
            left = min(left, plan.lefts[column] + width - _extent(slabs))  # bold figures are wider
            return left, slabs, cell.rows
        text = aligned(text, Align.CENTER)
    elif head and cell.columns > 1:
        text = aligned(text, Align.CENTER)
    return left, cells.slabs(cell, text, width, node), cell.rows


def _heads_row(column: int, cell: Cell, plan: _Plan) -> bool:
    """Tell whether a cell says what the others of its row are of: there are others, and it says something."""
    return column == 0 and cell.columns < len(plan.widths) and bool(cell_text(cell))


@lru_cache(maxsize=256)
def aligned(text: TextStyle, align: Align) -> TextStyle:
    """Return a cell's style with other alignment, the same object each time; numbers are never divided."""
    return replace(text, align=align, hyphenate=text.hyphenate and align is not Align.DECIMAL)


def _extent(slabs: Sequence[Slab]) -> float:
    """Return where the type of `slabs` ends."""
    return max([line_end(item) for slab in slabs for item in slab.items if isinstance(item, Line)], default=0.0)


def _row_slabs(placed: _Placed, height: float, tallest: float) -> list[Slab]:
    """Return one slab for a row, or several when it is too tall to be kept together."""
    cuts = _cuts(placed, height) if height > tallest else []
    if not cuts:
        return [_band(placed, 0.0, height)]
    bounds = [0.0, *cuts, height]
    bands: list[_Placed] = [[] for _ in bounds[1:]]
    for y, slab in placed:
        bands[min(bisect.bisect_right(bounds, y + 0.01), len(bands)) - 1].append((y, slab))
    return [_band(band, low, high) for band, (low, high) in zip(bands, itertools.pairwise(bounds), strict=True)]


def _cuts(placed: _Placed, height: float) -> list[float]:
    """Return the heights at which a tall row may be cut without cutting a line."""
    cuts: list[float] = []
    tops = 0
    top = bottom = 0.0
    for y, slab in sorted(placed, key=lambda line: line[0]):
        if y > top + 0.01:
            tops += 1
            top = y
            if tops > LEAST_OF_ROW and bottom < top + 0.05 and height - top > 20:
                cuts.append(top)
        bottom = max(bottom, y + slab.height)
    return cuts


def _band(placed: _Placed, low: float, high: float) -> Slab:
    items: list[Item] = []
    notes: list[str] = []
    links = [moved_link(link, 0.0, y - low) for y, slab in placed for link in slab.links]
    destinations = [replace(point, y=point.y + y - low) for y, slab in placed for point in slab.destinations]
    for y, slab in placed:
        items.extend([moved(item, 0.0, y - low) for item in slab.items])
        notes.extend(slab.notes)
    return Slab(
        height=high - low,
        items=tuple(items),
        links=tuple(links),
        destinations=tuple(destinations),
        notes=tuple(notes),
    )


def _ruled(rows: list[list[Slab]], width: float, heads: int) -> list[list[Slab]]:
    """Add the rules: heavy at the top and bottom, light under the head."""
    ruled = [list(row) for row in rows]
    first, last = ruled[0], ruled[-1]
    first[0] = replace(first[0], items=(Rule(0.0, 0.0, width, HEAVY), *first[0].items))
    if heads:
        under = ruled[heads - 1]
        under[-1] = replace(under[-1], items=(*under[-1].items, Rule(0.0, under[-1].height - LIGHT, width, LIGHT)))
    last[-1] = replace(
        last[-1],
        height=last[-1].height + HEAVY,
        items=(*last[-1].items, Rule(0.0, last[-1].height, width, HEAVY)),
    )
    return ruled
