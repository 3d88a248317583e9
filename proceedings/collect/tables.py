"""Tables: rows and cells with their spans, header rows, widths and borders (ECMA-376 §17.4)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from proceedings.collect.archive import Element
from proceedings.collect.looks import RunLooks
from proceedings.collect.names import MC, VAL, W
from proceedings.collect.reading import Reading
from proceedings.collect.shapes import chosen_branch
from proceedings.collect.styles import Looks, Style, children_by_tag, is_on, points, read_borders
from proceedings.model.blocks import Align, Block, Cell, Paragraph, Row, Table
from proceedings.model.finding import Place, Severity

ReadCell = Callable[[Element, int], tuple[Block, ...]]
"""Reads the blocks of a cell, given its table looks."""

MAX_COLUMNS = 1000
"""Word makes 63; what claims more may span no further."""

FIRST_COLUMN = 0x0080
"""The bit of `w:tblLook` that asks for another look of the first column."""

CELL_PROPERTIES = f"{W}tcPr"
GRID_SPAN = f"{W}gridSpan"
ROW_MERGE = f"{W}hMerge"
COLUMN_MERGE = f"{W}vMerge"


@dataclass(slots=True, kw_only=True)
class OpenCell:
    """A cell that cells below may still join."""

    column: int
    columns: int
    rows: int = 1
    blocks: list[Block] = field(default_factory=list[Block])


class TableReader:
    """Reads one `w:tbl`."""

    def __init__(self, reading: Reading, looks: RunLooks, read_cell: ReadCell) -> None:
        self._reading = reading
        self._looks = looks
        self._read_cell = read_cell
        self._above: dict[int, OpenCell] = {}

    def read(self, element: Element, place: Place) -> Table:
        """Return the table."""
        properties = element.find(f"{W}tblPr")
        named = None if properties is None else properties.find(f"{W}tblStyle")
        style = self._reading.styles.table(None if named is None else named.get(VAL))
        rows = [row for row in _children(element, f"{W}tr") if not self._is_deleted(row, place)]
        options = None if properties is None else properties.find(f"{W}tblLook")
        read: list[tuple[list[OpenCell], bool]] = []
        for index, row in enumerate(rows):
            looks = _RowLooks(self._looks, style, options, first=index == 0, last=index == len(rows) - 1)
            read.append((self._read_row(row, looks), _is_header(row)))
        count = max((cell.column + cell.columns for cells, _ in read for cell in cells), default=0)
        return Table(
            rows=tuple(Row(cells=tuple((c.column, _cell(c)) for c in cells), header=header) for cells, header in read),
            widths=_widths(element, count),
            ruled=_is_ruled(element, style),
            row_heads=_marks_first_column(style, options),
            alt=_alt(properties),
            place=place,
        )

    def _is_deleted(self, row: Element, place: Place) -> bool:
        if row.find(f"{W}trPr/{W}del") is None:
            return False
        self._reading.tally(Severity.WARNING, "collect.tracked-changes", "deletions", place)
        return True

    def _read_row(self, row: Element, looks: "_RowLooks") -> list[OpenCell]:
        """Return the cells that begin in this row; those that continue a cell above lengthen it."""
        column = _whole(row.find(f"{W}trPr/{W}gridBefore"), 0)
        begun: list[OpenCell] = []
        for index, element in enumerate(_children(row, f"{W}tc")):
            properties = children_by_tag(next(element.iterchildren(CELL_PROPERTIES), ()))
            columns = max(1, _whole(properties.get(GRID_SPAN), 1)) if column < MAX_COLUMNS else 1
            columns = min(columns, MAX_COLUMNS)
            blocks = self._read_cell(element, looks.of_cell(first=index == 0))
            if _merge(properties.get(ROW_MERGE)) == "continue" and begun:
                begun[-1].columns += columns
                begun[-1].blocks += _worth_keeping(blocks)
            elif _merge(properties.get(COLUMN_MERGE)) == "continue" and self._joins_above(column, columns):
                self._above[column].rows += 1
                self._above[column].blocks += _worth_keeping(blocks)
            else:
                begun.append(OpenCell(column=column, columns=columns, blocks=list(blocks)))
                self._cover(begun[-1])
            column += columns
        return begun

    def _joins_above(self, column: int, columns: int) -> bool:
        above = self._above.get(column)
        return above is not None and above.columns == columns

    def _cover(self, cell: OpenCell) -> None:
        for column in [c for c in self._above if cell.column <= c < cell.column + cell.columns]:
            del self._above[column]
        self._above[cell.column] = cell


class _RowLooks:
    """What a table style's conditions say of the characters in one row (§17.7.6)."""

    def __init__(self, looks: RunLooks, style: Style, options: Element | None, *, first: bool, last: bool) -> None:
        self._first_column = _option(options, "firstColumn", FIRST_COLUMN)
        self._looks = looks
        self._style = style
        self._row: Looks = dict(style.looks)
        if first and _option(options, "firstRow", 0x0020):
            self._row |= style.conditions.get("firstRow", {})
        elif last and _option(options, "lastRow", 0x0040):
            self._row |= style.conditions.get("lastRow", {})

    def of_cell(self, *, first: bool) -> int:
        """Return the number of the looks for a cell, the `first` of its row or another."""
        looks = self._row | self._style.conditions.get("firstCol", {}) if first and self._first_column else self._row
        return self._looks.table_looks(looks)


def _marks_first_column(style: Style, options: Element | None) -> bool:
    """Tell whether the first column looks different: Word asks for it in every table, few styles answer (§17.7.6)."""
    return any(style.conditions.get("firstCol", {}).values()) and _option(options, "firstColumn", FIRST_COLUMN)


def _option(options: Element | None, name: str, bit: int) -> bool:
    """Tell whether `w:tblLook` asks for a condition: by its own attribute, or by a bit of the older `w:val`."""
    if options is None:
        return False
    if options.get(f"{W}{name}") is not None:
        return options.get(f"{W}{name}") in ("1", "true", "on")
    try:
        return bool(int(options.get(VAL, "0"), 16) & bit)
    except ValueError:
        return False


def _children(element: Element, tag: str) -> Iterator[Element]:
    """Yield the rows or cells of `element`, through content controls and other wrappers."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag == f"{MC}AlternateContent":
            branch = chosen_branch(child)
            if branch is not None:
                yield from _children(branch, tag)
        elif child.tag in _WRAPPERS:
            yield from _children(child, tag)


_WRAPPERS = frozenset({f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")})


def _merge(element: Element | None) -> str:
    """Return how a cell is merged: `restart`, `continue` (what the bare element means), empty when not."""
    return "" if element is None else element.get(VAL, "continue")


def _whole(element: Element | None, default: int) -> int:
    value = "" if element is None else element.get(VAL, "")
    return int(value) if value.isdecimal() and len(value) < 7 else default


def _is_header(row: Element) -> bool:
    mark = row.find(f"{W}trPr/{W}tblHeader")
    return mark is not None and is_on(mark)


def _worth_keeping(blocks: tuple[Block, ...]) -> list[Block]:
    """Return blocks of a covered cell, without the empty paragraphs that Word needs there."""
    return [block for block in blocks if not isinstance(block, Paragraph) or block.content]


def _cell(cell: OpenCell) -> Cell:
    aligns = {block.align for block in cell.blocks if isinstance(block, Paragraph) and block.content}
    return Cell(blocks=tuple(cell.blocks), columns=cell.columns, rows=cell.rows, align=_only(aligns))


def _only(aligns: set[Align]) -> Align | None:
    return next(iter(aligns)) if len(aligns) == 1 else None


def _widths(element: Element, count: int) -> tuple[float, ...]:
    grid = [points(column.get(f"{W}w")) or 0.0 for column in element.iterfind(f"{W}tblGrid/{W}gridCol")]
    return tuple((grid + [0.0] * count)[:count])


def _is_ruled(element: Element, style: Style) -> bool:
    edges = dict(style.borders) | read_borders(element.find(f"{W}tblPr/{W}tblBorders"))
    if any(edges.values()):
        return True
    paths = (f"{W}tr/{W}tc/{W}tcPr/{W}tcBorders", f"{W}tr/{W}tblPrEx/{W}tblBorders")
    return any(any(read_borders(borders).values()) for path in paths for borders in element.iterfind(path))


def _alt(properties: Element | None) -> str:
    if properties is None:
        return ""
    texts = [properties.find(f"{W}{name}") for name in ("tblCaption", "tblDescription")]
    return ". ".join(element.get(VAL, "").rstrip(".") for element in texts if element is not None and element.get(VAL))
