"""An author opens a paper, sees its pages and what to put right, mends it in Word, and sees it again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QSettings, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtPdf import QPdfDocument
from pytestqt.qtbot import QtBot

from proceedings.sample import write_sample
from tests.small_volume import write_paper
from ui.author import AuthorWindow
from ui.author.report import is_text_change, report_html, report_text
from ui.wording import LANGUAGES, Speech

SECONDS = 60_000

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def window(qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AuthorWindow]:
    kept = str(tmp_path_factory.mktemp("settings"))
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, kept)
    made = AuthorWindow(Speech("en"))
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    write_sample(folder)
    return min(folder.glob("1-human-rights/*.docx"))


def check(window: AuthorWindow, qtbot: QtBot, file: Path) -> None:
    with qtbot.waitSignal(window.checked, timeout=SECONDS):
        window.open(file)
    qtbot.waitUntil(lambda: not window.stop_action.isEnabled())


def test_an_empty_window_says_what_to_do(window: AuthorWindow) -> None:
    assert window.stack.currentIndex() == 0
    assert "drop it here" in window.invitation.findChildren(type(window.summary))[-1].text()
    assert not window.report_action.isEnabled()


def test_a_dropped_paper_is_checked_and_its_report_kept(
    window: AuthorWindow, qtbot: QtBot, sample: Path, tmp_path: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(sample))])
    left = Qt.MouseButton.LeftButton
    event = QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, left, Qt.KeyboardModifier.NoModifier)
    with qtbot.waitSignal(window.checked, timeout=SECONDS):
        window.dropEvent(event)
    qtbot.waitUntil(lambda: not window.stop_action.isEnabled())
    assert window.last
    assert window.windowTitle().startswith(sample.name)
    assert window.pages.pages == window.last.report.pages > 1
    assert window.changes.tree.topLevelItemCount() > 3
    for name in ("report.html", "report.txt"):
        window.save_report(tmp_path / name)
        assert window.last.report.metadata.title in (tmp_path / name).read_text(encoding="utf-8")
    window.save_pages(tmp_path / "paper.pdf")
    document = QPdfDocument(window)
    assert document.load(str(tmp_path / "paper.pdf")) is QPdfDocument.Error.None_
    window.save_report(tmp_path / "no" / "where.html")
    assert "Not saved" in window.statusBar().currentMessage()


def test_a_change_leads_to_its_page(window: AuthorWindow, qtbot: QtBot, sample: Path) -> None:
    check(window, qtbot, sample)
    assert window.last
    told = zip(window.last.changes, window.last.change_pages, strict=True)
    pages = [page for change, page in told if page > 1 and is_text_change(change)]
    assert pages
    asked: list[int] = []
    window.changes.place_chosen.connect(lambda page, _words: asked.append(page))
    tree = window.changes.tree
    for row in range(tree.topLevelItemCount()):
        top = tree.topLevelItem(row)
        for child in range(top.childCount()):
            tree.itemActivated.emit(top.child(child), 0)
    assert set(pages) <= set(asked)


def test_findings_are_walked_through_with_a_key(window: AuthorWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.rules_field.set_value("kazakhstan")
    check(window, qtbot, write_paper(tmp_path / "short.docx", "On the tariff of the network"))
    assert window.last
    assert window.last.report.findings
    window.next_action.trigger()
    first = window.findings.list.currentRow()
    window.next_action.trigger()
    count = window.findings.list.count()
    assert window.findings.list.currentRow() == (first + 1) % count
    window.previous_action.trigger()
    assert window.findings.list.currentRow() == first


def test_a_paper_that_was_saved_again_is_read_again(window: AuthorWindow, qtbot: QtBot, tmp_path: Path) -> None:
    file = write_paper(tmp_path / "mine.docx", "On the tariff of the network")
    check(window, qtbot, file)
    assert window.last
    before = window.last.report
    fresh = write_paper(tmp_path / "new.tmp.docx", "On the fair tariff of the network", paragraphs=40)
    with qtbot.waitSignal(window.checked, timeout=SECONDS):
        fresh.replace(file)  # as Word does: written beside, then put in its place
    assert window.last.report.metadata.title != before.metadata.title
    assert window.last.report.pages > before.pages


def test_a_bad_paper_says_why_and_keeps_the_last_pages(window: AuthorWindow, qtbot: QtBot, tmp_path: Path) -> None:
    noise = tmp_path / "noise.docx"
    noise.write_bytes(b"not a Word file")
    with qtbot.waitSignal(window.failed, timeout=SECONDS) as said:
        window.open(noise)
    assert "noise.docx" in said.args[0]
    assert "Traceback" not in said.args[0]
    assert window.stack.currentIndex() == 0
    qtbot.waitUntil(lambda: not window.stop_action.isEnabled())
    good = write_paper(tmp_path / "good.docx", "On the tariff of the network")
    check(window, qtbot, good)
    pages = window.pages.pages
    with qtbot.waitSignal(window.failed, timeout=SECONDS):
        good.write_bytes(b"half a fi")
        window.check()
    assert window.banner.isVisible()
    assert window.pages.pages == pages


def test_reports_speak_every_language(window: AuthorWindow, qtbot: QtBot, sample: Path) -> None:
    check(window, qtbot, sample)
    assert window.last
    for lang in LANGUAGES:
        speech = Speech(lang)
        assert speech("author-changes") in report_html(window.last, speech)
        assert speech("author-changes") in report_text(window.last, speech)
        assert f'lang="{lang}"' in report_html(window.last, speech)
