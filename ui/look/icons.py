"""The icons: line drawings of our own, drawn sharp at every size in the colours of the palette in force."""

from functools import cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

SIZES = (16, 20, 24, 32, 40, 48)
"""Edges in pixels; the last three are for large type and dense screens."""

STROKES = {16: 1.9, 20: 1.7}
"""Widths of the pen in units of the 24-grid where the drawing's own, 1.5, would be too thin."""

_NAME = "icon_name"


@cache
def icon_names() -> frozenset[str]:
    """Return the names of all icons."""
    folder = files("ui.look") / "icons"
    return frozenset(each.name.removesuffix(".svg") for each in folder.iterdir() if each.name.endswith(".svg"))


def icon(name: str, colour: str = "") -> QIcon:
    """Return an icon in the palette's colours, or in a `colour` of its own (`#rrggbb`); raise KeyError."""
    palette = QGuiApplication.palette()
    group, role = QPalette.ColorGroup, QPalette.ColorRole
    normal = colour or palette.color(group.Active, role.WindowText).name()
    chosen = palette.color(group.Active, role.HighlightedText).name()
    return _drawn(name, normal, palette.color(group.Disabled, role.WindowText).name(), chosen)


def put_icon(target: QAction | QAbstractButton, name: str) -> None:
    """Give an action or a button an icon that will follow the palette."""
    target.setProperty(_NAME, name)
    target.setIcon(icon(name))


def renew_icon(target: QAction | QAbstractButton) -> None:
    """Draw the icon of an action or a button anew, where it has one of ours."""
    name = target.property(_NAME)
    if isinstance(name, str):
        target.setIcon(icon(name))


@cache
def _drawn(name: str, normal: str, disabled: str, chosen: str) -> QIcon:
    made = QIcon()
    for mode, colour in (
        (QIcon.Mode.Normal, normal),
        (QIcon.Mode.Active, normal),
        (QIcon.Mode.Disabled, disabled),
        (QIcon.Mode.Selected, chosen),
    ):
        for size in SIZES:
            made.addPixmap(_pixmap(name, size, colour), mode)
    return made


def _pixmap(name: str, size: int, colour: str) -> QPixmap:
    drawing = _drawing(name).replace("currentColor", colour)
    drawing = drawing.replace('stroke-width="1.5"', f'stroke-width="{STROKES.get(size, 1.5)}"')
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


@cache
def _drawing(name: str) -> str:
    if name not in icon_names():
        raise KeyError(name)
    return (files("ui.look") / "icons" / f"{name}.svg").read_text(encoding="utf-8")
