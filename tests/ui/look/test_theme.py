"""A look is laid on the whole program, remembered, and shows where the keyboard is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.look import DARK, LIGHT, SCALES, LookChoice, apply_look, colours, scaled
from ui.look.focus import GAP, _Frame

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture(autouse=True)
def _light_again(qapp: QApplication) -> Iterator[None]:
    yield
    apply_look(qapp, LookChoice(scheme="light"))


def test_text_and_lengths_grow_together(qapp: QApplication) -> None:
    apply_look(qapp, LookChoice(scale=100))
    base = qapp.font().pixelSize()
    assert base >= 12
    assert scaled(8) == 8
    for scale in SCALES:
        apply_look(qapp, LookChoice(scale=scale))
        assert qapp.font().pixelSize() == round(base * scale / 100)
    assert scaled(8) == 16


@pytest.mark.parametrize(("scheme", "expected"), [("light", LIGHT), ("dark", DARK), ("system", LIGHT)])
def test_the_scheme_is_the_one_chosen(qapp: QApplication, scheme: str, expected: object) -> None:
    assert apply_look(qapp, LookChoice(scheme=scheme)) == expected
    assert colours() == expected


def test_what_is_open_already_changes_its_colours(qtbot: QtBot, qapp: QApplication) -> None:
    apply_look(qapp, LookChoice(scheme="light"))
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    inside = [QLineEdit("a"), QPushButton("b"), QCheckBox("c"), QTreeWidget(), QLabel("d")]
    for widget in inside:
        row.addWidget(widget)
    window.show()
    for scheme, held in (("dark", DARK), ("light", LIGHT), ("dark", DARK)):
        apply_look(qapp, LookChoice(scheme=scheme))
        qapp.processEvents()
        assert window.grab().toImage().pixelColor(1, 1).name() == held.window
        for widget in inside:
            assert widget.palette().color(QPalette.ColorRole.Text).name() == held.text
            assert widget.palette().color(QPalette.ColorRole.Base).name() == held.base


def test_a_choice_is_remembered_and_a_spoilt_one_mended(tmp_path: Path) -> None:
    file = str(tmp_path / "settings.ini")
    LookChoice(scheme="dark", scale=150).keep(QSettings(file, QSettings.Format.IniFormat))
    assert LookChoice.kept(QSettings(file, QSettings.Format.IniFormat)) == LookChoice(scheme="dark", scale=150)
    spoilt = QSettings(file, QSettings.Format.IniFormat)
    spoilt.setValue("look/scheme", "purple")
    spoilt.setValue("look/scale", 1000)
    assert LookChoice.kept(spoilt) == LookChoice(scheme="system", scale=200)


def test_a_ring_follows_the_keyboard(qtbot: QtBot, qapp: QApplication) -> None:
    apply_look(qapp, LookChoice(scheme="light"))
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    field, first, second = QLineEdit(), QPushButton("first"), QPushButton("second")
    for widget in (field, first, second):
        row.addWidget(widget)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: bool([each for each in window.findChildren(_Frame) if each.isVisible()]))
    ring = next(each for each in window.findChildren(_Frame) if each.isVisible())
    assert ring.geometry() == first.geometry().adjusted(-GAP, -GAP, GAP, GAP)
    window.resize(window.width() + 200, window.height())
    assert ring.geometry() == first.geometry().adjusted(-GAP, -GAP, GAP, GAP)
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    shown = [each for each in window.findChildren(_Frame) if each.isVisible()]
    assert [each.geometry().center() for each in shown] == [second.geometry().center()]
