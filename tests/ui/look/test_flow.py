"""A row goes on in a next line where there is no room for all of it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.look import Flow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_lines_are_as_many_as_the_width_asks(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    buttons = [QPushButton(f"Button {number}") for number in range(4)]
    flow = Flow(*buttons, spacing=4)
    column = QVBoxLayout(window)
    column.addLayout(flow)
    column.addStretch(1)
    window.show()
    window.resize(flow.sizeHint().width() + 40, 300)
    qtbot.waitUntil(lambda: len({button.y() for button in buttons}) == 1)
    window.resize(flow.minimumSize().width() + 40, 300)
    qtbot.waitUntil(lambda: len({button.y() for button in buttons}) == 4)
    buttons[1].hide()
    qtbot.waitUntil(lambda: flow.heightForWidth(flow.minimumSize().width()) == 3 * buttons[0].height() + 2 * 4)
    assert flow.takeAt(9) is None
    assert flow.itemAt(0)
    assert flow.count() == 4


def test_the_first_may_take_the_room_that_is_left(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    name, told = QLabel("Name"), QLabel("sure")
    window.setLayout(Flow(name, told, spacing=2, first_grows=True))
    window.show()
    window.resize(400, 50)
    qtbot.waitUntil(lambda: told.geometry().right() >= window.contentsRect().right() - 20)
    assert name.width() > name.sizeHint().width()
