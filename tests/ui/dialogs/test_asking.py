"""Dialogs that ask one thing: what they offer, and what they give back."""

from __future__ import annotations

import sys
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from proceedings.errors import ProceedingsError, Stopped
from proceedings.model.finding import Severity
from proceedings.model.volume import PaperId
from proceedings.project import Holder, Recovery
from tests.ui.dialogs.gallery import CHECKPOINT, COMMANDS, comparison_dialog, proof_rows, remarks
from ui.dialogs.about import AboutDialog, fonts, libraries, versions
from ui.dialogs.compile import CompileChoice, CompileDialog, Contents
from ui.dialogs.crash import CrashDialog, report_crashes, report_of
from ui.dialogs.export import Deliverable, ExportDialog
from ui.dialogs.history import CheckpointDialog, HistoryDialog, HistoryWish
from ui.dialogs.preferences import Preferences, PreferencesDialog
from ui.dialogs.preflight import Preflight, PreflightDialog
from ui.dialogs.printing import print_dialog, printing
from ui.dialogs.proofs import ProofsDialog
from ui.dialogs.recovery import LockedDialog, Opening, RecoveryDialog
from ui.dialogs.shortcuts import Shortcut, ShortcutsDialog, shortcuts_of
from ui.look import LookChoice
from ui.wording import Speech

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

SPEECH = Speech("en")


def test_preferences_are_tried_at_once_and_taken_back(qtbot: QtBot, tmp_path: Path) -> None:
    before = Preferences(lang="en", look=LookChoice(scheme="light", scale=100))
    dialog = PreferencesDialog(SPEECH, before, tmp_path)
    qtbot.addWidget(dialog)
    assert dialog.value == before
    tried: list[Preferences] = []
    dialog.tried.connect(tried.append)
    dialog.lang.set_value("kk")
    dialog.scheme.set_value("dark")
    dialog.scale.set_value("150")
    assert tried[-1] == dialog.value == Preferences(lang="kk", look=LookChoice(scheme="dark", scale=150))
    dialog.reject()
    assert tried[-1] == before


def test_the_cache_is_measured_and_cleared(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "cache" / "ab").mkdir(parents=True)
    (tmp_path / "cache" / "ab" / "paper").write_bytes(b"x" * (3 << 19))
    dialog = PreferencesDialog(SPEECH, Preferences(lang="en", look=LookChoice()), tmp_path / "cache")
    qtbot.addWidget(dialog)
    assert "1.5 MB" in dialog._cache_words.text()
    dialog.clear_button.click()
    assert "0.0 MB" in dialog._cache_words.text()
    assert not (tmp_path / "cache").exists()
    assert not dialog.clear_button.isEnabled()


def test_an_office_that_is_not_there_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = PreferencesDialog(SPEECH, Preferences(lang="en", look=LookChoice()), tmp_path)
    qtbot.addWidget(dialog)
    dialog.office.setText(str(tmp_path / "soffice"))
    assert "no such file" in dialog._office_words.text()
    (tmp_path / "soffice").touch()
    dialog.office.setText("")
    dialog.office.setText(str(tmp_path / "soffice"))
    assert "reads old" in dialog._office_words.text()


def test_about_names_every_library_and_font_with_its_licence(qtbot: QtBot) -> None:
    assert len(libraries()) >= 12
    assert all(part.version and part.licence for part in libraries())
    assert len(fonts()) >= 4
    assert all(part.licence for part in fonts())
    dialog = AboutDialog(SPEECH)
    qtbot.addWidget(dialog)
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == versions()


def test_keys_are_found_by_what_they_do(qtbot: QtBot) -> None:
    found, silent = QAction("&Compile…"), QAction("Nothing")
    found.setShortcut("Ctrl+B")
    keys = shortcuts_of([("&Build", [found, silent])])
    assert keys == (Shortcut(place="Build", name="Compile", key="Ctrl+B"),)
    dialog = ShortcutsDialog(SPEECH, (*keys, Shortcut(place="File", name="Open", key="Ctrl+O")))
    qtbot.addWidget(dialog)
    dialog.filter.setText("ctrl+o")
    assert [dialog.table.isRowHidden(row) for row in range(2)] == [True, False]


def test_a_crash_never_shows_its_trace_as_the_message(qtbot: QtBot, tmp_path: Path) -> None:
    trace = f'File "{Path.home() / "secret"}", line 1\nZeroDivisionError: division by zero'
    dialog = CrashDialog(SPEECH, trace)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.details.isVisible()
    dialog.details_button.click()
    assert dialog.details.isVisible()
    dialog.save(tmp_path / "report.txt")
    report = (tmp_path / "report.txt").read_text(encoding="utf-8")
    assert "ZeroDivisionError" in report
    assert versions() in report
    assert str(Path.home()) not in report
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == report


def test_mistakes_that_nobody_caught_come_up_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(sys, "excepthook", lambda *_: None)
    monkeypatch.setattr(CrashDialog, "exec", lambda dialog: shown.append(dialog.report))
    report_crashes(lambda: SPEECH)
    sys.excepthook(ZeroDivisionError, ZeroDivisionError("oh"), None)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert len(shown) == 1
    assert "ZeroDivisionError: oh" in shown[0]
    assert report_of("x").startswith("Proceedings ")
    assert qtbot


def test_a_recovery_tells_what_is_lost(qtbot: QtBot) -> None:
    whole = RecoveryDialog(SPEECH, Recovery(damaged=Path("v.damaged.proc"), backup="1", commits=3))
    part = RecoveryDialog(
        SPEECH, Recovery(damaged=Path("v.proc"), backup="", commits=0, lost_commits=2, lost_files=("a.docx",))
    )
    for dialog in (whole, part):
        qtbot.addWidget(dialog)
    texts = [" ".join(label.text() for label in dialog.findChildren(QLabel)) for dialog in (whole, part)]
    assert "Everything was brought back" in texts[0]
    assert "v.damaged.proc" in texts[0]
    assert "could not be brought back: 2" in texts[1]


@pytest.mark.parametrize("holder", [None, Holder(host="h", user="aigul", pid=1, since="2026-03-01T10:20:00+00:00")])
def test_a_locked_volume_is_read_taken_or_left(qtbot: QtBot, holder: Holder | None) -> None:
    answers = []
    for deed in ("accept", "_take_over", "reject"):
        dialog = LockedDialog(SPEECH, "v.proc", holder)
        qtbot.addWidget(dialog)
        getattr(dialog, deed)()
        answers.append(dialog.value)
    assert answers == [Opening.READ_ONLY, Opening.TAKE_OVER, Opening.NOT]


def test_compile_gives_edition_and_style(qtbot: QtBot) -> None:
    dialog = CompileDialog(SPEECH, Contents(papers=2, sections=1), CompileChoice(edition="press", style="a5-book"))
    qtbot.addWidget(dialog)
    assert dialog.value == CompileChoice(edition="press", style="a5-book")
    dialog._editions.button(0).click()
    assert dialog.value.edition == "screen"
    empty = CompileDialog(SPEECH, Contents(papers=0, sections=0), CompileChoice(edition="screen", style="a5-book"))
    qtbot.addWidget(empty)
    assert not empty.accept_button.isEnabled()


def test_export_gives_what_was_ticked(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ExportDialog(SPEECH, tuple(Deliverable), tmp_path, [("offset", "Offset house")])
    qtbot.addWidget(dialog)
    assert dialog.value.deliverables == (Deliverable.SCREEN,)
    assert dialog.value.printer == ""
    dialog.boxes[Deliverable.PRESS].click()
    assert (dialog.value.printer, dialog.value.folder) == ("offset", tmp_path)
    for box in dialog.boxes.values():
        box.setChecked(False)
    assert not dialog.accept_button.isEnabled()


def test_proofs_propose_those_without_an_answer(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ProofsDialog(SPEECH, proof_rows(), tmp_path)
    qtbot.addWidget(dialog)
    assert dialog.value.papers == (proof_rows()[0].paper, proof_rows()[3].paper)
    dialog.all_button.click()
    assert len(dialog.value.papers) == 4
    dialog.none_button.click()
    assert not dialog.accept_button.isEnabled()
    dialog.list.item(1).setCheckState(Qt.CheckState.Checked)
    assert dialog.value.papers == (PaperId("Тарифтерді реттеу"),)
    assert dialog.value.mark_waiting


def test_history_goes_to_a_step_or_a_state(qtbot: QtBot) -> None:
    dialog = HistoryDialog(SPEECH, COMMANDS, (CHECKPOINT,), str)
    qtbot.addWidget(dialog)
    assert not dialog.accept_button.isEnabled(), "that is where we are"
    assert dialog.steps.count() == len(COMMANDS) + 1
    dialog.steps.setCurrentRow(dialog.steps.count() - 1)
    assert dialog.value == HistoryWish(command=0)
    assert dialog.accept_button.isEnabled()
    dialog.tabs.setCurrentIndex(1)
    dialog.states.setCurrentRow(0)
    assert dialog.value == HistoryWish(checkpoint=CHECKPOINT)


def test_a_state_needs_a_name(qtbot: QtBot) -> None:
    dialog = CheckpointDialog(SPEECH, "Proof")
    qtbot.addWidget(dialog)
    dialog.name.setText("  Sent   to print ")
    assert dialog.value == "Sent to print"
    dialog.name.clear()
    assert not dialog.accept_button.isEnabled()


def test_a_preflight_report_leads_to_its_page_and_is_kept(qtbot: QtBot) -> None:
    report = Preflight(file="volume.pdf", pages=250, profile="offset", remarks=remarks())
    assert not report.passes
    dialog = PreflightDialog(SPEECH, report)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.page_chosen) as chosen:
        dialog.table.itemActivated.emit(dialog.table.item(1, 2))
    assert chosen.args == [18]
    text = dialog.text()
    assert "Not ready" in text
    assert "Page 15" in text
    fine = Preflight(file="volume.pdf", pages=250, remarks=tuple(r for r in remarks() if r.severity != Severity.ERROR))
    assert fine.passes


def test_a_revision_shows_what_came_and_went(qtbot: QtBot) -> None:
    dialog = comparison_dialog(SPEECH)
    qtbot.addWidget(dialog)
    assert isinstance(dialog, QDialog)
    text = dialog.text.toPlainText()
    assert "Новое начало." in text
    assert "Лишний абзац." in text


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    with pikepdf.new() as pdf:
        for _ in range(5):
            pdf.add_blank_page(page_size=(419.5, 595.3))
        pdf.save(tmp_path / "pages.pdf")
    return tmp_path / "pages.pdf"


def test_pages_are_printed_at_their_size(qtbot: QtBot, pages: Path, tmp_path: Path) -> None:
    dialog = print_dialog(SPEECH, 5, "Volume")
    qtbot.addWidget(dialog)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setFromTo(2, 4)
    told: list[int] = []
    assert printing(pages, printer)(lambda progress: told.append(progress.done), lambda: False) == 3
    assert told == [0, 1, 2]
    document = QPdfDocument(dialog)
    assert document.load(str(tmp_path / "out.pdf")) is QPdfDocument.Error.None_
    assert document.pageCount() == 3
    assert document.pagePointSize(0).width() == pytest.approx(419.5, abs=1.5)


def test_printing_stops_and_says_what_is_wrong(pages: Path, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    with pytest.raises(Stopped):
        printing(pages, printer)(lambda _: None, lambda: True)
    with pytest.raises(ProceedingsError):
        printing(tmp_path / "no.pdf", printer)(lambda _: None, lambda: False)
