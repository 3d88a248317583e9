"""Is every word in sight? A window in, what has too little room for its words out."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTabBar,
    QToolButton,
    QWidget,
)

from ui.wording import phrases


def cut_off(root: QWidget) -> list[str]:
    """Return what has words and too little room for them."""
    shown = [widget for widget in root.findChildren(QWidget) if widget.isVisible()]
    return [
        f"{type(widget).__name__}: {said} in {widget.size().toTuple()}"
        for widget in shown
        if (said := _too_small(widget))
    ]


def _too_small(widget: QWidget) -> str:
    if isinstance(widget, QLabel) and widget.text():
        if widget.wordWrap():
            return widget.text() if widget.heightForWidth(widget.width()) > widget.height() + 1 else ""
        return widget.text() if not _fits(widget.sizeHint(), widget.size()) else ""
    if isinstance(widget, QPushButton | QCheckBox | QRadioButton | QToolButton) and widget.text():
        if widget.hasHeightForWidth():
            return widget.text() if widget.heightForWidth(widget.width()) > widget.height() + 1 else ""
        return widget.text() if not _fits(widget.sizeHint(), widget.size(), 2) else ""
    if isinstance(widget, QLineEdit):
        return widget.accessibleName() if widget.height() + 1 < QFontMetrics(widget.font()).height() else ""
    if isinstance(widget, QTabBar):
        return _cut_tab(widget)
    return _cut_header(widget) if isinstance(widget, QHeaderView) else ""


def _cut_tab(bar: QTabBar) -> str:
    """Return the first tab whose words do not fit it, or that is not wholly in the bar."""
    metrics = QFontMetrics(bar.font())
    for at in range(bar.count()):
        room = bar.tabRect(at)
        words = bar.tabText(at).replace("&", "")
        if metrics.horizontalAdvance(words) > room.width() or room.right() > bar.width():
            return words
    return ""


def _cut_header(header: QHeaderView) -> str:
    """Return the first column whose name is cut."""
    metrics = QFontMetrics(header.font())
    if header.orientation() is not Qt.Orientation.Horizontal:
        return ""
    for column in range(header.count()):
        words = str(header.model().headerData(column, Qt.Orientation.Horizontal) or "")
        if not header.isSectionHidden(column) and metrics.horizontalAdvance(words) > header.sectionSize(column) - 4:
            return words
    return ""


def _fits(wanted: QSize, given: QSize, spare: int = 0) -> bool:
    return wanted.width() <= given.width() + spare and wanted.height() <= given.height() + spare


def unnamed(root: QWidget) -> list[str]:
    """Return what a screen reader would not name."""
    kinds = QAbstractButton | QAbstractItemView | QComboBox | QLineEdit | QPlainTextEdit
    found: list[str] = []
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, kinds) or not widget.isVisible() or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        labelled = [label for label in root.findChildren(QLabel) if label.buddy() is widget and label.text()]
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        inner = widget.objectName().startswith("qt_")
        if not (widget.accessibleName() or text or labelled or inner):
            found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    return found


def raw_words(root: QWidget) -> list[str]:
    """Return labels that show the name of a phrase and not the phrase."""
    shown = [label.text() for label in root.findChildren(QLabel)]
    shown += [button.text() for button in root.findChildren(QAbstractButton)]
    known = {name for name in phrases() if "-" in name}
    return [text for text in shown if text in known]


def shades(root: QWidget) -> int:
    """Return how many colours a small picture of a window has; an empty view has few."""
    picture = root.grab().toImage().scaled(64, 64)
    return len({picture.pixel(x, y) for x in range(64) for y in range(64)})
