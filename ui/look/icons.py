"""The icons: line drawings of our own, drawn sharp at every size in the colours of the palette in force."""

from functools import cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.look.scale import scaled

EDGES = (16, 20, 24)
"""Edges at 100 %, of icons beside words, in bars and on large buttons."""

STROKES = ((20, 1.9), (24, 1.7))
"""Widths of the pen, in units of the 24-grid, below so many pixels: the drawing's own, 1.5, would be too thin."""

_NAME = "icon_name"


@cache
def icon_names() -> frozenset[str]:
    """Return the names of all icons."""
    folder = files("ui.look") / "icons"
    return frozenset(each.name.removesuffix(".svg") for each in folder.iterdir() if each.name.endswith(".svg"))


def icon(name: str, colour: str = "") -> QIcon:
    """Return an icon in the palette's colours, or in a `colour` of its own (`#rrggbb`); raise KeyError."""
    return _in_palette(name, colour, EDGES)


def picture(name: str, edge: int, colour: str = "") -> QPixmap:
    """Return an icon as a picture; its `edge` is that at 100 %."""
    size = QSize(scaled(edge), scaled(edge))
    return _in_palette(name, colour, (edge,)).pixmap(size)


def put_icon(target: QAction | QAbstractButton, name: str) -> None:
    """Give an action or a button an icon that will follow the palette."""
    target.setProperty(_NAME, name)
    renew_icon(target)


def promise_icon(action: QAction, name: str) -> None:
    """Give an action an icon that is drawn once a menu or bar with it is shown: see `draw_icons`."""
    action.setProperty(_NAME, name)


def draw_icons(holder: QWidget) -> None:
    """Draw the icons that were promised to the actions of a menu or bar, where they are not drawn yet."""
    for action in holder.actions():
        if action.icon().isNull():
            renew_icon(action)


def renew_icon(target: QAction | QAbstractButton) -> None:
    """Draw the icon of an action or a button anew, as large as the text asks, where it has one of ours."""
    name = target.property(_NAME)
    if not isinstance(name, str):
        return
    target.setIcon(icon(name))
    if isinstance(target, QAbstractButton):
        target.setIconSize(icon_size())


def icon_size() -> QSize:
    """Return the size of an icon beside a word."""
    return QSize(scaled(16), scaled(16))


def _in_palette(name: str, colour: str, edges: tuple[int, ...]) -> QIcon:
    palette = QGuiApplication.palette()
    group, role = QPalette.ColorGroup, QPalette.ColorRole
    normal = colour or palette.color(group.Active, role.WindowText).name()
    chosen = palette.color(group.Active, role.HighlightedText).name()
    return _drawn(name, normal, palette.color(group.Disabled, role.WindowText).name(), chosen, _sizes(edges))


def _sizes(edges: tuple[int, ...]) -> tuple[int, ...]:
    """Return the edges in pixels: as the text asks, and as dense as each of the screens is."""
    densities = {screen.devicePixelRatio() for screen in QGuiApplication.screens()}
    return tuple(sorted({round(scaled(edge) * density) for edge in edges for density in densities}))


@cache
def _drawn(name: str, normal: str, disabled: str, chosen: str, sizes: tuple[int, ...]) -> QIcon:
    made = QIcon()
    renderers: dict[float, QSvgRenderer] = {}
    for size in sizes:
        stroke = next((width for below, width in STROKES if size < below), 1.5)
        if stroke not in renderers:
            drawing = _drawing(name).replace("currentColor", normal)
            drawing = drawing.replace('stroke-width="1.5"', f'stroke-width="{stroke}"')
            renderers[stroke] = QSvgRenderer(QByteArray(drawing.encode()))
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            renderers[stroke].render(painter, QRectF(0, 0, size, size))
        made.addPixmap(pixmap, QIcon.Mode.Normal)
        made.addPixmap(pixmap, QIcon.Mode.Active)
        made.addPixmap(_in_colour(pixmap, disabled), QIcon.Mode.Disabled)
        made.addPixmap(_in_colour(pixmap, chosen), QIcon.Mode.Selected)
    return made


def _in_colour(drawn: QPixmap, colour: str) -> QPixmap:
    """Return the same drawing, which has one colour, in another one."""
    made = QPixmap(drawn)
    with QPainter(made) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(made.rect(), QColor(colour))
    return made


@cache
def _drawing(name: str) -> str:
    if name not in icon_names():
        raise KeyError(name)
    return (files("ui.look") / "icons" / f"{name}.svg").read_text(encoding="utf-8")
