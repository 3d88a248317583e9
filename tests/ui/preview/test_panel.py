"""The pages: they follow the outline and the outline follows them, links work, and a reload keeps the place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtPdf import QPdfLinkModel
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from proceedings.errors import ProceedingsError
from tests.ui.conftest import SECONDS, settled
from ui.desk import COMPILE
from ui.main_window import MainWindow
from ui.preview.panel import PAPER
from ui.wording import Speech

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_the_outline_follows_the_page_and_the_page_the_outline(compiled: MainWindow) -> None:
    view = compiled.preview.volume
    for paper, first, _ in reversed(compiled.desk.last.starts if compiled.desk.last else ()):
        view.show_page(first)
        assert compiled.outline.current_paper() == paper
    for paper, first, _ in compiled.desk.last.starts if compiled.desk.last else ():
        compiled.outline.choose([paper])
        assert view.page == first


def test_the_outline_names_the_contents_in_the_language_of_the_window(compiled: MainWindow) -> None:
    tree = compiled.outline.tree
    for lang, word in (("kk", "Мазмұны"), ("ru", "Содержание"), ("en", "Contents")):
        compiled.set_speech(Speech(lang))
        front = tree.model().index(0, 0)
        texts = [
            str(tree.model().index(row, column, front).data())
            for row in range(tree.model().rowCount(front))
            for column in range(tree.model().columnCount(front))
        ]
        assert word in texts


def test_an_entry_of_the_contents_leads_to_its_page(compiled: MainWindow, qtbot: QtBot) -> None:
    view = compiled.preview.volume
    links = QPdfLinkModel(view)
    links.setDocument(view.document)
    page = next(index for index in range(view.pages) if _links_on(links, index))
    first = links.index(0, 0)
    area = links.data(first, QPdfLinkModel.Role.Rectangle.value)
    target = int(links.data(first, QPdfLinkModel.Role.Page.value))
    view.show_page(page)
    settled(compiled, qtbot)
    sheet = next(each for each in view._in_sight() if each.page == page)
    dx, dy = view._offset()
    at = area.center() * view._scale()
    QTest.mouseClick(
        view.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QPoint(round(sheet.x + dx + at.x()), round(sheet.y + dy + at.y())),
    )
    assert target != page
    assert view.page == target
    links.deleteLater()


def _links_on(links: QPdfLinkModel, page: int) -> int:
    links.setPage(page)
    return links.rowCount(QModelIndex())


def test_a_reload_keeps_the_place_in_the_paper(compiled: MainWindow, qtbot: QtBot) -> None:
    view = compiled.preview.volume
    starts = {paper: first for paper, first, _ in (compiled.desk.last.starts if compiled.desk.last else ())}
    papers = compiled.desk.volume.papers
    view.show_page(starts[papers[2]], 200.0)
    into = view.place() - starts[papers[2]]
    compiled.desk.exclude(papers[:1])
    assert "changed" in compiled.preview.banner.text()
    with qtbot.waitSignal(compiled.desk.compiled, timeout=SECONDS):
        compiled.preview.banner.button.click()
    settled(compiled, qtbot)
    now = {paper: first for paper, first, _ in (compiled.desk.last.starts if compiled.desk.last else ())}
    assert view.place() - now[papers[2]] == pytest.approx(into, abs=0.02)
    assert not compiled.preview.banner.text()


def test_a_failed_compile_leaves_the_last_good_pages_under_a_banner(compiled: MainWindow) -> None:
    pages = compiled.preview.volume.pages
    compiled.desk.failed.emit(COMPILE, ProceedingsError("compile.memory"))
    assert compiled.preview.banner.isVisible()
    assert compiled.preview.volume.pages == pages > 0
    assert compiled.preview.banner.button.text() == "Try again"


def test_words_are_found_and_marked(compiled: MainWindow, qtbot: QtBot) -> None:
    compiled.actions_["find"].trigger()
    bar = compiled.preview.find_bar
    assert bar.isVisible()
    QTest.keyClicks(bar.line, "nobody saw before the proofs")
    qtbot.waitUntil(lambda: bar.count.text() == "1 of 1", timeout=SECONDS)
    assert any(areas for areas in compiled.preview.volume.hits.values())
    QTest.keyClick(bar.line, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert not compiled.preview.volume.hits


def test_a_line_of_print_is_known_by_its_place(compiled: MainWindow, qtbot: QtBot) -> None:
    compiled.outline.choose(compiled.desk.volume.papers[-1:])
    compiled.preview.show_tab(PAPER)
    view = compiled.preview.paper
    qtbot.waitUntil(lambda: view.pages > 0, timeout=SECONDS)
    settled(compiled, qtbot)
    lines = [view.line_at(QPoint(view.viewport().width() // 2, y).toPointF()) for y in range(0, 700, 6)]
    assert any("Estimating the risk of reconviction" in words for _, words in lines)
    assert {paper for paper, words in lines if words} == {compiled.desk.volume.papers[-1]}
    view.show_page(0)


def test_pages_facing_each_other_stand_side_by_side(compiled: MainWindow) -> None:
    compiled.actions_["facing"].trigger()
    view = compiled.preview.volume
    view.show_page(2)
    beside = {sheet.page: sheet.y for sheet in view._in_sight()}
    compiled.actions_["facing"].trigger()
    assert beside[1] == beside[2]
