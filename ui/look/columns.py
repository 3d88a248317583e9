"""Widths of columns: as they are meant at 100 %, and never too narrow for their names."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView

from ui.look.scale import scaled

AROUND = 14
"""Pixels at 100 % around a column's name."""


def set_widths(header: QHeaderView, widths: Sequence[int]) -> None:
    """Make columns as wide as they are meant, in pixels at 100 %, or as their names; those that stretch stay."""
    for column, width in enumerate(widths):
        if header.sectionResizeMode(column) is not QHeaderView.ResizeMode.Stretch:
            header.resizeSection(column, fit_width(header, column, width))


def fit_width(header: QHeaderView, column: int, width: int) -> int:
    """Return how wide a column must be that is meant to have `width` pixels at 100 %, and to show its name."""
    return max(scaled(width), _least(header, column))


def fit_names(header: QHeaderView) -> None:
    """Widen the columns whose names are cut, as in another language; hidden ones and those that stretch stay."""
    for column in range(header.count()):
        least = _least(header, column)
        stretches = header.sectionResizeMode(column) is QHeaderView.ResizeMode.Stretch
        if not stretches and not header.isSectionHidden(column) and header.sectionSize(column) < least:
            header.resizeSection(column, least)


def _least(header: QHeaderView, column: int) -> int:
    name = str(header.model().headerData(column, Qt.Orientation.Horizontal) or "")
    return header.fontMetrics().horizontalAdvance(name) + scaled(AROUND)
