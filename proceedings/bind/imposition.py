"""An Edition in, sheets to be folded out: two pages on each side, in the order in which folding puts them right."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from proceedings.bind.edition import Edition
from proceedings.bind.pdf import write_document
from proceedings.bind.press import Layer, Sheet, SheetDocument, padded, sheet_of
from proceedings.model.measure import MM
from proceedings.model.progress import OnProgress, ShouldStop
from proceedings.model.value import value
from proceedings.style import Style
from proceedings.style.printer import Printer


@value()
class Side:
    """One side of a sheet: the numbers of its pages, from 1, and how deep in its gathering the sheet lies."""

    left: int
    right: int
    depth: int
    """0 is the outermost sheet."""


def gathering(first: int, pages: int) -> Iterator[Side]:
    """Yield the sides of sheets laid into one another, front and back in turn, from the outermost sheet.

    `pages`, a multiple of four, are numbered from `first`: (8, 1) and (2, 7), then (6, 3) and (4, 5).
    """
    last = first + pages - 1
    for depth in range(pages // 4):
        away = 2 * depth
        yield Side(last - away, first + away, depth)
        yield Side(first + away + 1, last - away - 1, depth)


def sides(pages: int, printer: Printer) -> tuple[Side, ...]:
    """Return all sides of a book of so many pages: one gathering of a booklet, or one after another.

    Pages that are wanting for the last sheet, or for the last gathering, are numbered too and stay blank.
    """
    size = -(-pages // 4) * 4 if printer.imposition == "booklet" else printer.signature
    starts = range(1, pages + 1, size) if pages else range(0)
    return tuple([side for first in starts for side in gathering(first, size)])


def creep(depth: int, leaf: float) -> float:
    """Return how far a sheet's pages move towards the spine: as far as the leaves around it push it out."""
    return depth * leaf


def write_imposed(
    edition: Edition, style: Style, printer: Printer, out: Path, *, on_progress: OnProgress, should_stop: ShouldStop
) -> int:
    """Write the sheets to `out`, to be printed on both sides and turned about the short edge; return their number.

    Raise Stopped when asked to stop; then nothing is left.
    """
    whole = padded(edition, printer)
    order = sides(len(whole.leaves), printer)
    page = style.page
    sheet = sheet_of(2 * page.width, page.height, bleed=printer.bleed, marks=printer.marks, folds=(page.width,))
    document = SheetDocument(replace(whole, roman=0), style, replace(printer, standard=""), sheet)
    document.sheets += [_layers(document, side, whole, style, printer, sheet) for side in order]
    write_document(document, out, on_progress=on_progress, should_stop=should_stop)
    return len(order) // 2


def _layers(
    document: SheetDocument, side: Side, edition: Edition, style: Style, printer: Printer, sheet: Sheet
) -> list[Layer]:
    """Return the two pages of a side, each cut off at the fold; blanks and what there is no page for are left out."""
    width, low, high = style.page.width, sheet.margin - sheet.bleed, style.page.height + 2 * sheet.bleed
    moved = creep(side.depth, printer.leaf) * MM
    found: list[Layer | None] = []
    for number, x, edge, move in (
        (side.left, sheet.margin, sheet.margin - sheet.bleed, moved),
        (side.right, sheet.margin + width, sheet.margin + width, -moved),
    ):
        clip = b"%g %g %g %g re W n " % _short(edge, low, width + sheet.bleed, high)
        if number <= len(edition.leaves):
            found.append(document.layer(number - 1, edition.leaves[number - 1], x + move, clip))
    return [layer for layer in found if layer]


def _short(*numbers: float) -> tuple[float, ...]:
    return tuple([round(number, 3) for number in numbers])
