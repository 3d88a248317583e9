"""Rows of lists and trees, high enough to be read and hit at every size of text."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.look.icons import icon_size
from ui.look.scale import scaled

HEIGHT = 26
"""Pixels at 100 %."""


class RoomyRows(QStyledItemDelegate):
    """Cells as the style draws them, of a comfortable height, with icons as large as the text asks."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:  # noqa: N802
        """Let icons grow with the text."""
        super().initStyleOption(option, index)
        option.decorationSize = icon_size()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        """Want what the style wants, and no less than the height of a row."""
        wanted = super().sizeHint(option, index)
        return QSize(wanted.width(), max(wanted.height(), scaled(HEIGHT)))
