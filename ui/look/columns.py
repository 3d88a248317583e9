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
        name = str(header.model().headerData(column, Qt.Orientation.Horizontal) or "")
        least = header.fontMetrics().horizontalAdvance(name) + scaled(AROUND)
        if header.sectionResizeMode(column) is not QHeaderView.ResizeMode.Stretch:
            header.resizeSection(column, max(scaled(width), least))


def fit_names(header: QHeaderView) -> None:
    """Widen the columns whose names are cut, as in another language; hidden ones and those that stretch stay."""
    for column in range(header.count()):
        name = str(header.model().headerData(column, Qt.Orientation.Horizontal) or "")
        least = header.fontMetrics().horizontalAdvance(name) + scaled(AROUND)
        stretches = header.sectionResizeMode(column) is QHeaderView.ResizeMode.Stretch
        if not stretches and not header.isSectionHidden(column) and header.sectionSize(column) < least:
            header.resizeSection(column, least)
