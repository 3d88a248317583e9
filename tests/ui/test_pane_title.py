"""The titles of panes: as large as the text, in the window's language, with buttons that say what they do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QDockWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import settled, stand
from ui.look import LookChoice, apply_look, scaled
from ui.main_window import MainWindow
from ui.pane_title import PaneTitle
from ui.wording import LANGUAGES, Speech

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(autouse=True)
def _light_again(qapp: QApplication) -> Iterator[None]:
    yield
    apply_look(qapp, LookChoice(scheme="light"))


def title_of(dock: QDockWidget) -> PaneTitle:
    title = dock.titleBarWidget()
    assert isinstance(title, PaneTitle)
    return title


def test_titles_follow_the_size_of_the_text(filled: MainWindow, qtbot: QtBot, qapp: QApplication) -> None:
    title = title_of(filled.panes["outline"])
    for scale in (200, 100, 150):
        apply_look(qapp, LookChoice(scheme="light", scale=scale))
        stand(filled, scale)
        settled(filled, qtbot)
        assert title.name.font().pixelSize() == qapp.font().pixelSize()
        assert title.close_button.iconSize().width() == scaled(16)
        assert title.height() >= max(title.name.sizeHint().height(), scaled(16))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_titles_speak_the_language_of_the_window(window: MainWindow, lang: str) -> None:
    speech = Speech(lang)
    window.set_speech(speech)
    for name in ("outline", "findings", "changes", "details", "history"):
        title = title_of(window.panes[name])
        assert title.name.text() == speech(f"dock-{name}")
        assert title.close_button.accessibleName() == f"{title.name.text()}: {speech('pane-close')}"


def test_a_pane_floats_comes_back_and_closes(filled: MainWindow, qtbot: QtBot) -> None:
    dock = filled.panes["outline"]
    title = title_of(dock)
    title.float_button.click()
    assert dock.isFloating()
    assert title.float_button.toolTip() == Speech("en")("pane-dock")
    title.float_button.click()
    assert not dock.isFloating()
    assert title.float_button.toolTip() == Speech("en")("pane-float")
    title.close_button.click()
    assert dock.isHidden()
    filled.panes.bring("outline")
    settled(filled, qtbot)
    assert dock.isVisible()
