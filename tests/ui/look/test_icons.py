"""Icons are drawn at every size, in the palette's colours, and follow it when it changes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ui.look import DARK, LIGHT, SCALES, LookChoice, apply_look, icon, icon_names, picture, put_icon, scaled
from ui.look.icons import EDGES


@pytest.fixture(autouse=True)
def _light_again(qapp: QApplication) -> Iterator[None]:
    apply_look(qapp, LookChoice(scheme="light"))
    yield
    apply_look(qapp, LookChoice(scheme="light"))


def ink(drawn: QIcon, size: int = 24, mode: QIcon.Mode = QIcon.Mode.Normal) -> str:
    """Return the colour of the most opaque dot."""
    image = drawn.pixmap(QSize(size, size), 1.0, mode).toImage()
    dots = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    best = max(dots, key=QColor.alpha)
    assert best.alpha() > 150
    return best.name()


@pytest.mark.parametrize("name", sorted(icon_names()))
def test_every_icon_is_drawn_at_every_size(name: str) -> None:
    drawn = icon(name)
    assert {(each.width(), each.height()) for each in drawn.availableSizes()} == {(edge, edge) for edge in EDGES}
    for size in EDGES:
        assert ink(drawn, size)
    source = drawn.pixmap(QSize(24, 24)).toImage()
    edge = [source.pixelColor(x, y).alpha() for x in range(24) for y in (0, 23)]
    assert max(edge) == 0, "the drawing touches its edge"


def test_icons_are_drawn_as_large_as_the_text_asks(qapp: QApplication) -> None:
    for scale in SCALES:
        apply_look(qapp, LookChoice(scale=scale))
        assert {each.width() for each in icon("stop").availableSizes()} == {scaled(edge) for edge in EDGES}
        assert picture("stop", 40).width() == scaled(40)


def test_an_unknown_icon_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        icon("no-such-icon")


def test_icons_follow_the_palette(qtbot: QtBot, qapp: QApplication) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    put_icon(button, "stop")
    assert QColor(ink(button.icon())).lightness() == pytest.approx(QColor(LIGHT.text).lightness(), abs=6)
    apply_look(qapp, LookChoice(scheme="dark"))
    assert QColor(ink(button.icon())).lightness() == pytest.approx(QColor(DARK.text).lightness(), abs=6)
    assert QColor(ink(icon("error", DARK.error))).hue() == pytest.approx(QColor(DARK.error).hue(), abs=6)
