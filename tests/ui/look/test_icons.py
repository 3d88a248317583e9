"""Icons are drawn at every size, in the palette's colours, and follow it when it changes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ui.look import DARK, LIGHT, LookChoice, apply_look, icon, icon_names, put_icon
from ui.look.icons import SIZES


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
    assert {(each.width(), each.height()) for each in drawn.availableSizes()} == {(size, size) for size in SIZES}
    for size in SIZES[:3]:
        assert ink(drawn, size)
    source = drawn.pixmap(QSize(24, 24)).toImage()
    edge = [source.pixelColor(x, y).alpha() for x in range(24) for y in (0, 23)]
    assert max(edge) == 0, "the drawing touches its edge"


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
