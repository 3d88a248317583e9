"""Every dialog in every language, light and dark, at 100 % and 200 %: nothing is cut off, empty or nameless."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from tests.ui.clipping import cut_off, raw_words, shades, unnamed
from tests.ui.dialogs.gallery import dialogs
from ui.look import LookChoice, apply_look
from ui.wording import LANGUAGES, Speech

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

NAMES = sorted(dialogs(Speech("en")))

LOOKS = [(scheme, scale) for scheme in ("light", "dark") for scale in (100, 200)]


@pytest.fixture(scope="module", autouse=True)
def _light_again(qapp: QApplication) -> Iterator[None]:
    yield
    apply_look(qapp, LookChoice(scheme="light"))


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
        assert shades(dialog) > 12, "an empty view"
    finally:
        dialog.close()


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
