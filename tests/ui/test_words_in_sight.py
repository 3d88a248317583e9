"""The main window in every language, light and dark, at 100 % and 200 %: nothing is cut off, empty or nameless."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.clipping import cut_off, raw_words, shades, unnamed
from tests.ui.conftest import settled, stand
from ui.look import LookChoice, apply_look, scaled
from ui.main_window import MainWindow
from ui.wording import LANGUAGES, Speech

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

DOCKS = ("findings", "changes", "details", "history")
LOOKS = (("light", 100), ("dark", 200))


@pytest.fixture(autouse=True)
def _light_again(qapp: QApplication) -> Iterator[None]:
    yield
    apply_look(qapp, LookChoice(scheme="light"))


def faults_of(root: QWidget) -> list[str]:
    return [*cut_off(root), *unnamed(root), *raw_words(root)]


@pytest.mark.parametrize(("scheme", "scale"), LOOKS)
def test_every_pane_shows_all_its_words(
    compiled: MainWindow, qtbot: QtBot, qapp: QApplication, scheme: str, scale: int
) -> None:
    apply_look(qapp, LookChoice(scheme=scheme, scale=scale))
    compiled.panes.reset()
    stand(compiled, scale)
    compiled.outline.choose(compiled.desk.volume.papers[-1:])
    compiled.desk.set_proof(compiled.desk.volume.papers[:1], "approved")
    found: dict[str, list[str]] = {}
    for lang in LANGUAGES:
        compiled.set_speech(Speech(lang))
        for name in DOCKS:
            compiled.panes.bring(name)
            settled(compiled, qtbot)
            faults = faults_of(compiled)
            if faults:
                found[f"{name} {lang}"] = faults
            assert shades(compiled) > 24, "an empty view"
    assert not found


def test_the_size_of_the_text_changes_at_once(filled: MainWindow, qtbot: QtBot, qapp: QApplication) -> None:
    title = filled.start_page.findChild(QLabel, "title")
    filled.start_page.follow_text()
    base, large = qapp.font().pixelSize(), title.font().pixelSize()
    for scale in (150, 100, 200):
        apply_look(qapp, LookChoice(scheme="light", scale=scale))
        filled.start_page.follow_text()
        settled(filled, qtbot)
        sizes = {
            (type(each).__name__, each.font().pixelSize()) for each in filled.findChildren(QWidget) if each is not title
        }
        assert {size for _, size in sizes} == {round(base * scale / 100)}, sizes
        assert title.font().pixelSize() == pytest.approx(large * scale / 100, abs=1)
        assert filled.start_page.new_button.layout().contentsMargins().left() > scaled(16 + 24), "no room for the icon"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_window_without_papers_says_what_to_do(window: MainWindow, qtbot: QtBot, lang: str, tmp_path: Path) -> None:
    window.set_speech(Speech(lang))
    settled(window, qtbot)
    assert not faults_of(window)
    window.desk.new(tmp_path / "Empty.proc")
    stand(window)
    settled(window, qtbot)
    assert window.preview.view is window.preview.volume
    for name in DOCKS:
        window.panes.bring(name)
        settled(window, qtbot)
        assert not faults_of(window), name
    assert window.outline.hint.isVisible()
    assert not window.actions_["undo"].isEnabled()
    assert not window.page_field.text()
