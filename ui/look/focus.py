"""A ring around what the keyboard is on, where the style itself hardly shows it."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QSlider, QTabBar, QWidget
from shiboken6 import isValid

GAP = 2
"""Pixels between what has the focus and the ring."""

_FOLLOWED = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide})


class FocusRing(QObject):
    """Follows the focus through the whole program."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._frame: _Frame | None = None
        application.focusChanged.connect(self._follow)

    @Slot(QWidget, QWidget)
    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        frame, self._frame = self._frame, None
        if frame and isValid(frame):  # it goes with the window that it lay in
            frame.leave()
        if isinstance(new, QAbstractButton | QComboBox | QTabBar | QSlider) and new.parentWidget():
            self._frame = _Frame(new)


class _Frame(QWidget):
    """The ring around one widget, drawn over its surroundings."""

    def __init__(self, target: QWidget) -> None:
        super().__init__(target.parentWidget())
        self._target: QWidget | None = target
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        target.installEventFilter(self)
        target.destroyed.connect(self._forget)
        self._settle()

    def leave(self) -> None:
        """Vanish, now that the focus is elsewhere."""
        if self._target and isValid(self._target):
            self._target.removeEventFilter(self)
        self._target = None
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay around the target wherever it goes."""
        if watched is self._target and event.type() in _FOLLOWED:
            self._settle()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ring."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)

    def _settle(self) -> None:
        if self._target:
            self.setGeometry(self._target.geometry().adjusted(-GAP, -GAP, GAP, GAP))
            self.setVisible(self._target.isVisible())
            self.raise_()

    @Slot()
    def _forget(self) -> None:
        self._target = None
