"""Every dialog in every language, light and dark, at 100 % and 200 %: nothing is cut off, empty or nameless."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.dialogs.gallery import dialogs
from ui.look import LookChoice, apply_look
from ui.wording import LANGUAGES, Speech, phrases

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

NAMES = sorted(dialogs(Speech("en")))

LOOKS = [(scheme, scale) for scheme in ("light", "dark") for scale in (100, 200)]


@pytest.fixture(scope="module", autouse=True)
def _light_again(qapp: QApplication) -> Iterator[None]:
    yield
    apply_look(qapp, LookChoice(scheme="light"))


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
    if isinstance(widget, QPushButton | QCheckBox | QRadioButton) and widget.text():
        if widget.hasHeightForWidth():
            return widget.text() if widget.heightForWidth(widget.width()) > widget.height() + 1 else ""
        return widget.text() if not _fits(widget.sizeHint(), widget.size(), 2) else ""
    if isinstance(widget, QLineEdit):
        return widget.accessibleName() if widget.height() + 1 < QFontMetrics(widget.font()).height() else ""
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


@pytest.mark.parametrize(("scheme", "scale"), LOOKS)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_dialog_shows_all_its_words(
    qtbot: QtBot, qapp: QApplication, name: str, lang: str, scheme: str, scale: int
) -> None:
    apply_look(qapp, LookChoice(scheme=scheme, scale=scale))
    dialog = dialogs(Speech(lang))[name]()
    qtbot.addWidget(dialog)
    dialog.show()
    qapp.processEvents()
    try:
        assert cut_off(dialog) == []
        assert unnamed(dialog) == []
        assert raw_words(dialog) == []
        picture = dialog.grab().toImage().scaled(64, 64)
        shades = {picture.pixel(x, y) for x in range(64) for y in range(64)}
        assert len(shades) > 12, "an empty view"
    finally:
        dialog.close()


def raw_words(root: QWidget) -> list[str]:
    """Return labels that show the name of a phrase and not the phrase."""
    shown = [label.text() for label in root.findChildren(QLabel)]
    shown += [button.text() for button in root.findChildren(QAbstractButton)]
    known = {name for name in phrases() if "-" in name}
    return [text for text in shown if text in known]


@pytest.mark.parametrize("name", NAMES)
def test_enter_and_esc_are_answered(qtbot: QtBot, qapp: QApplication, name: str) -> None:
    apply_look(qapp, LookChoice(scheme="light"))
    dialog = dialogs(Speech("en"))[name]()
    qtbot.addWidget(dialog)
    if not isinstance(dialog, QDialog):
        dialog.close()
        return
    dialog.show()
    qapp.processEvents()
    assert [button for button in dialog.findChildren(QPushButton) if button.isDefault()]
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert dialog.result() == QDialog.DialogCode.Rejected
