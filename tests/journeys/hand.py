"""The hand of a person at the window: real clicks and keys, dialogs answered when they open, clicks counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl, SignalInstance
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from ui.dialogs.form import FormDialog
from ui.main_window import MainWindow

SECONDS = 120_000
"""Milliseconds for which a hand waits; machines are shared."""

LOOK = 20
"""Milliseconds between two looks for a dialog."""

D = TypeVar("D", bound=QDialog)


class Hand:
    """Does in a window what a person does, and counts the clicks."""

    def __init__(self, window: MainWindow, bot: QtBot, patch: pytest.MonkeyPatch) -> None:
        self.window = window
        self.bot = bot
        self.clicks = 0
        self._patch = patch

    # ---- mouse and keys

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click on a widget, in the middle by default."""
        assert widget.isVisible(), widget
        assert widget.isEnabled(), widget
        self.clicks += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())

    def keys(self, keys: str) -> None:
        """Press a shortcut in the window."""
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)
        self.bot.keyClick(QApplication.focusWidget() or self.window, *_pressed(keys))

    def choose(self, action: str) -> None:
        """Choose an action from its menu: two clicks."""
        assert self.window.actions_[action].isEnabled(), action
        self.clicks += 2
        self.window.actions_[action].trigger()

    def drop(self, widget: QWidget, paths: Sequence[Path]) -> None:
        """Drop files from outside on a widget: a click."""
        self.clicks += 1
        QApplication.processEvents()  # no hand is as fast as the window's next turn
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        left, none, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
        at = widget.rect().center()
        entered = QDragEnterEvent(at, copy, data, left, none)
        QApplication.sendEvent(widget, entered)
        assert entered.isAccepted(), f"{widget} takes no files"
        QApplication.sendEvent(widget, QDropEvent(at, copy, data, left, none))

    # ---- dialogs

    def answering(self, kind: type[D], answer: Callable[[D], object], deed: Callable[[], object]) -> None:
        """Do something that opens a dialog, answer it, and click its accepting button.

        An answer of False leaves the dialog without accepting.
        """
        told: list[BaseException | None] = []
        timer = QTimer(interval=LOOK)

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, kind) or told:
                return
            timer.stop()
            told.append(None)
            try:
                accepted = answer(dialog) is not False
                if accepted and isinstance(dialog, FormDialog):
                    self.bot.waitUntil(dialog.accept_button.isEnabled, timeout=SECONDS)
                    self.click(dialog.accept_button)
                else:
                    dialog.reject()
            except BaseException as fault:  # noqa: BLE001 - raised again when the dialog has gone
                told[0] = fault
                dialog.reject()

        timer.timeout.connect(look)
        timer.start()
        deed()
        self.until(lambda: bool(told))
        timer.stop()
        if told[0]:
            raise told[0]

    def picking(self, files: Sequence[Path]) -> None:
        """Let the system's file dialogs answer with these files: two clicks when one is opened."""
        names = [str(file) for file in files]

        def one(*_: Any) -> tuple[str, str]:
            self.clicks += 2
            return names[0], ""

        def several(*_: Any) -> tuple[list[str], str]:
            self.clicks += 2
            return names, ""

        for name, answer in (("getOpenFileName", one), ("getSaveFileName", one), ("getOpenFileNames", several)):
            self._patch.setattr(QFileDialog, name, staticmethod(answer))

    # ---- waiting

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds."""
        self.bot.waitUntil(holds, timeout=SECONDS)

    def told(self, signal: SignalInstance, deed: Callable[[], object]) -> Any:
        """Do something and wait until a signal tells of it; return what it tells."""
        with self.bot.waitSignal(signal, timeout=SECONDS) as heard:
            deed()
        return heard.args[0] if heard.args else None

    def rest(self) -> None:
        """Wait until nothing goes on."""
        desk, dialogs = self.window.desk, self.window.dialogs
        self.until(lambda: not desk.is_busy() and not dialogs.is_busy())


def _pressed(keys: str) -> tuple[Qt.Key, Qt.KeyboardModifier]:
    combination = QKeySequence(keys)[0]
    return combination.key(), combination.keyboardModifiers()
