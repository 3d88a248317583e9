"""Every deed of the menus, done as a person does it: one named step each, which one undo takes back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu, QTabBar
from pytestqt.qtbot import QtBot

from proceedings.project import Holder
from tests.ready_pdf import ready_pdf
from tests.ui.conftest import SECONDS, settled, stand
from ui.details import TextDialog
from ui.freeze import FreezeDialog
from ui.history import step_words
from ui.main_window import MainWindow
from ui.wording import LANGUAGES, Speech

DOCKS = ("outline", "findings", "changes", "details", "history")

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def trigger(window: MainWindow, *names: str) -> None:
    for name in names:
        assert window.actions_[name].isEnabled(), name
        window.actions_[name].trigger()


def accept(monkeypatch: pytest.MonkeyPatch, window: MainWindow, fill: Callable[[QDialog], None]) -> None:
    """Let the person fill in the next dialog and accept it."""

    def ask(dialog: QDialog) -> bool:
        fill(dialog)
        dialog.deleteLater()
        return True

    monkeypatch.setattr(window.dialogs, "ask", ask)


def choose_file(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))


def test_papers_move_up_and_down_and_to_other_sections(filled: MainWindow) -> None:
    first, second, third = filled.desk.volume.papers
    filled.outline.choose([third])
    trigger(filled, "move-up")
    assert filled.desk.volume.sections[1].papers == (third, second)
    trigger(filled, "move-up")
    assert filled.desk.volume.sections[0].papers == (first, third)
    trigger(filled, "move-down", "to-previous", "to-next")
    assert filled.desk.volume.sections[1].papers == (second, third)
    assert filled.outline.current_paper() == third
    for _ in range(5):
        filled.desk.undo()
    assert filled.desk.volume.papers == (first, second, third)


def test_papers_go_to_the_bin_and_come_back(filled: MainWindow) -> None:
    papers = filled.desk.volume.papers
    filled.outline.choose(papers[:2])
    trigger(filled, "exclude")
    assert filled.desk.volume.excluded == papers[:2]
    assert filled.outline.current_paper() == papers[2]
    filled.outline.choose(papers[:2])
    trigger(filled, "put-back")
    assert not filled.desk.volume.excluded
    trigger(filled, "undo", "undo")
    assert filled.desk.volume.papers == papers


def test_a_new_section_is_made_below_and_its_name_is_typed(filled: MainWindow, qtbot: QtBot) -> None:
    filled.outline.tree.choose_section(0)
    trigger(filled, "add-section")
    assert len(filled.desk.volume.sections) == 3
    editor = filled.outline.tree.indexWidget(filled.outline.tree.currentIndex()) or filled.focusWidget()
    assert editor
    filled.outline.model.setData(filled.outline.tree.currentIndex(), "Water")
    settled(filled, qtbot)
    assert filled.desk.volume.sections[1].title.best("en") == "Water"
    assert filled.outline.current_section() == 1
    trigger(filled, "exclude")
    assert len(filled.desk.volume.sections) == 2


@pytest.mark.parametrize("key", ["author", "title", "date"])
def test_a_volume_is_sorted_in_one_step(filled: MainWindow, key: str) -> None:
    papers = filled.desk.volume.papers
    filled.desk.move([papers[2]], 1, 0)
    filled.desk.move([papers[0]], 1, 5)
    before, steps = filled.desk.volume, len(filled.desk.history())
    trigger(filled, f"sort-{key}")
    if filled.desk.volume == before:
        return
    assert len(filled.desk.history()) == steps + 1
    trigger(filled, "undo")
    assert filled.desk.volume == before


def test_a_programme_orders_the_papers_in_one_step(
    filled: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    papers = filled.desk.volume.papers
    titles = [filled.desk.metadata(paper).title for paper in papers]
    rows = [f"Water;{titles[2]};", f"Water;{titles[0]};", f"Law;{titles[1]};", "Law;A talk that nobody wrote;"]
    roster = tmp_path / "programme.csv"
    roster.write_text("\n".join(["Section;Title;Speaker", *rows]), encoding="utf-8")
    choose_file(monkeypatch, roster)
    with qtbot.waitSignal(filled.desk.programmed, timeout=SECONDS):
        trigger(filled, "sort-programme")
    settled(filled, qtbot)
    assert [paper for paper in filled.desk.volume.papers if paper in papers][:1] == [papers[2]]
    assert filled.desk.undo_name == "sort-by-programme"
    assert "Talks without a paper: 1" in filled.statusBar().currentMessage()
    trigger(filled, "undo")
    assert filled.desk.volume.papers == papers


def test_a_locked_order_is_kept_and_the_window_says_so(filled: MainWindow) -> None:
    papers = filled.desk.volume.papers
    trigger(filled, "lock")
    assert filled.actions_["lock"].isChecked()
    filled.outline.choose([papers[2]])
    trigger(filled, "move-up")
    assert filled.desk.volume.papers == papers
    assert filled.statusBar().currentMessage()
    trigger(filled, "lock")
    assert not filled.actions_["lock"].isChecked()


def test_answers_to_proofs_are_recorded_for_several_papers_in_one_step(filled: MainWindow) -> None:
    papers = filled.desk.volume.papers
    for name, answer in (("waiting", "waiting"), ("approved", "approved"), ("no-answer", "")):
        filled.outline.choose(papers[:2])
        steps = len(filled.desk.history())
        trigger(filled, name)
        assert [filled.desk.decisions(paper).proof for paper in papers] == [answer, answer, ""]
        assert len(filled.desk.history()) == steps + 1


def test_a_frozen_edition_warns_of_later_edits(filled: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, FreezeDialog)
        dialog.name.setText("First")

    accept(monkeypatch, filled, fill)
    trigger(filled, "freeze")
    assert filled.desk.volume.frozen == "First"
    assert "First" in filled.notice.text()
    filled.outline.choose(filled.desk.volume.papers[:1])
    trigger(filled, "exclude")
    assert filled.statusBar().currentMessage() == Speech("en")("desk-frozen", edition="First")
    filled.notice.button.click()
    assert not filled.desk.volume.frozen
    assert not filled.notice.text()


def test_a_typo_is_put_right_beside_the_authors_file(
    filled: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = filled.desk.volume.papers[-1]
    original = filled.desk.submissions[paper].original.sha256
    filled.outline.choose([paper])

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, TextDialog)
        assert "pargraph" in dialog.box.toPlainText()
        dialog.box.setPlainText(dialog.box.toPlainText().replace("pargraph", "paragraph"))
        assert dialog.accept_button.isEnabled()

    accept(monkeypatch, filled, fill)
    filled.papers.edit_paragraph(paper, "The last pargraph has a typo in it,")
    settled(filled, qtbot)
    assert filled.desk.submissions[paper].original.sha256 == original
    assert filled.desk.undo_name == "edit-text"
    details = filled.desk.details(paper)
    assert details
    assert any("paragraph" in edit.after for edit in filled.desk.decisions(paper).texts)


def test_undo_and_redo_name_the_step(filled: MainWindow) -> None:
    paper = filled.desk.volume.papers[0]
    title = filled.desk.metadata(paper).title
    filled.desk.move([paper], 1, 0)
    assert title[:20] in filled.actions_["undo"].text()
    assert filled.actions_["undo"].text().startswith("&Undo: Move: «")
    trigger(filled, "undo")
    assert filled.actions_["redo"].text().startswith("&Redo: Move: «")


def test_a_ready_pdf_fills_the_page_and_comes_back(filled: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    assert not filled.actions_["whole-page"].isEnabled()
    before = set(filled.desk.volume.papers)
    filled.desk.add_papers([ready_pdf(tmp_path / "advert.pdf")], 0)
    qtbot.waitUntil(lambda: len(filled.desk.volume.papers) > len(before))
    (advert,) = set(filled.desk.volume.papers) - before
    filled.outline.choose([advert])
    action = filled.actions_["whole-page"]
    assert action.isEnabled()
    assert not action.isChecked()
    trigger(filled, "whole-page")
    assert filled.desk.decisions(advert).placement == "page"
    assert action.isChecked()
    trigger(filled, "whole-page")
    assert filled.desk.decisions(advert).placement == ""
    assert not action.isChecked()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_step_has_words(lang: str) -> None:
    codes = ("move-papers", "edit-metadata", "sort-by-programme", "freeze", "edit-text", "set-proof", "set-placement")
    said = [step_words(code, Speech(lang)) for code in codes]
    assert not set(said) & set(codes)
    assert step_words(f"move-papers\n{'long ' * 40}", Speech(lang)).endswith("…»")


def test_the_history_goes_back_by_a_click(filled: MainWindow) -> None:
    before = filled.desk.volume
    filled.desk.exclude(before.papers[:1])
    filled.desk.exclude(before.papers[1:2])
    trigger(filled, "history")
    panel = filled.history
    assert panel.isVisible()
    assert panel.model.rowCount() == len(filled.desk.history()) + 1
    panel.go(panel.model.index(2, 0))
    assert filled.desk.volume == before
    panel.go(panel.model.index(0, 0))
    assert len(filled.desk.volume.excluded) == 2
    panel.go(panel.model.index(panel.model.rowCount() - 1, 0))
    assert not filled.desk.volume.papers
    trigger(filled, "redo")
    assert filled.desk.volume == before


def test_a_named_state_stands_in_the_history_and_brings_the_volume_back(filled: MainWindow) -> None:
    before = filled.desk.volume
    filled.desk.checkpoint("Proofs sent")
    filled.desk.exclude(before.papers[:1])
    rows = [filled.history.model.index(row, 0).data() for row in range(filled.history.model.rowCount())]
    at = next(row for row, said in enumerate(rows) if "Proofs sent" in said)
    filled.history.go(filled.history.model.index(at, 0))
    assert filled.desk.volume == before


def test_a_volume_opened_anew_can_be_undone_at_once(filled: MainWindow, qtbot: QtBot) -> None:
    path = filled.desk.path
    assert path
    filled.desk.close()
    filled.open_path(path)
    settled(filled, qtbot)
    assert filled.actions_["undo"].isEnabled()
    assert filled.actions_["undo"].text() == "&Undo: Bring in a folder"


def test_the_recent_volumes_are_a_menu(filled: MainWindow, qtbot: QtBot) -> None:
    filled.recents.fill()
    menu = filled.actions_.menu("recent")
    assert "Volume" in menu.actions()[0].text()
    filled.desk.close()
    menu.actions()[0].trigger()
    assert filled.desk.is_open
    settled(filled, qtbot)


def test_the_layout_is_reset(filled: MainWindow) -> None:
    for name in DOCKS:
        filled.panes[name].hide()
    filled.outline.tree.header().setSectionHidden(1, True)
    trigger(filled, "reset-layout")
    assert all(not filled.panes[name].isHidden() for name in DOCKS)
    assert len([bar for bar in filled.findChildren(QTabBar) if bar.parent() is filled and bar.count()]) == 1
    assert not filled.outline.tree.header().isSectionHidden(1)


def test_the_status_is_in_sight_at_the_first_width(filled: MainWindow, qtbot: QtBot) -> None:
    trigger(filled, "reset-layout")
    stand(filled)
    settled(filled, qtbot)
    tree = filled.outline.tree
    column = 6
    right = tree.header().sectionViewportPosition(column) + tree.header().sectionSize(column)
    assert right <= tree.viewport().width() + 1


def test_a_volume_that_somebody_holds_says_who(
    filled: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = filled.desk.path
    assert path
    filled.desk.close()
    filled.desk.open(path, read_only=True)
    holder = Holder(host="redaktsiya-2", user="aigul", pid=7, since="2026-03-01T10:20:00+00:00")
    monkeypatch.setattr(type(filled.desk), "holder", property(lambda _: holder))
    filled.notice.refresh()
    settled(filled, qtbot)
    assert "aigul" in filled.notice.text()
    assert "redaktsiya-2" in filled.notice.text()
    assert not filled.actions_["add"].isEnabled()
    assert not filled.actions_["exclude"].isEnabled()
    assert filled.actions_["compile"].isEnabled()


def test_esc_stops_what_goes_on(filled: MainWindow, qtbot: QtBot) -> None:
    filled.desk.set_style("a4-proceedings")
    filled.desk.compile()
    assert filled.actions_["stop"].isEnabled()
    filled.outline.tree.setFocus()
    qtbot.keyClick(filled.outline.tree, "\x1b")
    qtbot.waitUntil(lambda: not filled.desk.is_busy(), timeout=SECONDS)
    assert filled.desk.last is None


def test_pages_and_files_open_in_the_systems_programs(compiled: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(QUrl(url).toLocalFile())))
    trigger(compiled, "viewer")
    compiled.outline.choose(compiled.desk.volume.papers[:1])
    trigger(compiled, "original")
    assert opened[0].name == "Volume.pdf"
    assert opened[0].read_bytes()[:5] == b"%PDF-"
    assert opened[1].suffix == ".docx"


def names_in(menu: QMenu | None) -> set[str]:
    assert menu
    return {action.objectName() for action in menu.actions()}


def test_what_can_be_done_with_rows_and_pages_is_in_their_menus(compiled: MainWindow) -> None:
    outline = compiled.outline
    paper = outline.model.index_of(compiled.desk.volume.papers[0])
    assert {"details", "text", "exclude", "move-up", "to-next", "approved"} <= names_in(outline.menu_at(paper))
    assert {"rename", "sort-author", "sort-programme", "add-section"} <= names_in(
        outline.menu_at(outline.model.index_of_section(0))
    )
    menu = compiled.pages.menu_at(compiled.desk.volume.papers[0], "words")
    assert {"find", "viewer", "details"} <= names_in(menu)
    assert menu.actions()[0].isEnabled()


def test_every_deed_has_a_key_or_stands_in_a_menu_with_one_letter(window: MainWindow) -> None:
    without = {
        action.objectName()
        for _, actions in window.actions_.listed()
        for action in actions
        if not action.shortcut().toString() and "&" not in action.text()
    }
    assert without <= {"paper"}
