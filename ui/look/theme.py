"""Lay a look on the whole program, at the start and whenever the person chooses another."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAction, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QStyleFactory, QWidget

from ui.look.edges import edges_sheet
from ui.look.focus import FocusRing
from ui.look.icons import renew_icon
from ui.look.palette import DARK, LIGHT, Colours, qpalette
from ui.look.scale import BASE

SCHEMES = ("system", "light", "dark")

SCALES = (100, 110, 125, 150, 175, 200)
"""Sizes of text that are offered, in percent."""

MIN_PIXELS = 12
"""Size of text at 100 %, whatever the system proposes."""

_LAID = "look_laid"


@dataclass(frozen=True, slots=True, kw_only=True)
class LookChoice:
    """What a person chose of the look."""

    scheme: str = "system"
    scale: int = 100

    @classmethod
    def kept(cls, settings: QSettings) -> "LookChoice":
        """Return what `settings` remember."""
        scheme = str(settings.value("look/scheme", "system", type=str))
        scale = cast("int", settings.value("look/scale", 100, type=int))
        return cls(scheme=scheme if scheme in SCHEMES else "system", scale=max(SCALES[0], min(scale, SCALES[-1])))

    def keep(self, settings: QSettings) -> None:
        """Remember this choice."""
        settings.setValue("look/scheme", self.scheme)
        settings.setValue("look/scale", self.scale)


def colours() -> Colours:
    """Return the palette in force."""
    ground = QGuiApplication.palette().color(QPalette.ColorRole.Base)
    return DARK if ground.lightness() < 128 else LIGHT


def apply_look(application: QApplication, choice: LookChoice) -> Colours:
    """Lay the look that was chosen on the program and return its colours."""
    chosen = DARK if choice.scheme == "dark" or (choice.scheme == "system" and _system_is_dark()) else LIGHT
    if not application.property(_LAID):
        application.setStyle(QStyleFactory.create("Fusion"))
        application.setProperty(_LAID, True)
    application.setStyleSheet("")  # under a sheet, widgets that are there already keep the colours they had
    application.setFont(_font(application, choice.scale))
    application.setPalette(qpalette(chosen))
    application.setStyleSheet(edges_sheet())
    for window in QApplication.topLevelWidgets():
        _take_font(window)
    _renew_icons()
    _ring(application)
    return chosen


@contextmanager
def edges_last() -> Generator[None]:
    """Lay the sheet of the edges, where there is one, on what is made meanwhile only once all of it stands.

    Under a sheet, Qt styles a widget and all that it holds anew each time it is put into another.
    """
    application = QApplication.instance()
    sheet = application.styleSheet() if isinstance(application, QApplication) else ""
    if not sheet or not isinstance(application, QApplication):
        yield
        return
    application.setStyleSheet("")
    try:
        yield
    finally:
        application.setStyleSheet(sheet)


def _system_is_dark() -> bool:
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


def _font(application: QApplication, scale: int) -> QFont:
    """Return the system's font at this scale; the size it had at the start is remembered."""
    font = QFont(application.font())
    base = application.property(BASE)
    if not isinstance(base, int):
        screen = QGuiApplication.primaryScreen()
        dots = screen.logicalDotsPerInchY() if screen else 96.0
        own = font.pixelSize() if font.pixelSize() > 0 else round(font.pointSizeF() * dots / 72)
        base = max(MIN_PIXELS, own)
        application.setProperty(BASE, base)
    font.setPixelSize(round(base * scale / 100))
    return font


def _take_font(window: QWidget) -> None:
    """Let a window, and then what it holds, take the program's font; what they chose themselves of it they keep.

    The program's own word of a new font comes after the sheet is laid, and under a sheet Qt hands the font on in the
    order of a hash: a tab bar whose turn comes before that of its tabs would keep the size of before.
    """
    for widget in (window, *window.findChildren(QWidget)):  # holders come before what they hold
        widget.setFont(widget.font())


def _renew_icons() -> None:
    for widget in QApplication.allWidgets():
        if isinstance(widget, QAbstractButton):
            renew_icon(widget)
        for action in widget.findChildren(QAction, options=Qt.FindChildOption.FindDirectChildrenOnly):
            renew_icon(action)


def _ring(application: QApplication) -> None:
    ring: Any = application.findChild(FocusRing)
    if ring is None:
        FocusRing(application)
