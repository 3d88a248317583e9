"""The author's window: opens one paper, shows it as it will be printed, and reads it again whenever it is saved."""

import hashlib
import shutil
import tempfile
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import cast

from PySide6.QtCore import QFileSystemWatcher, QSettings, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from proceedings.compiler import DEFAULT_STYLE
from proceedings.errors import ProceedingsError
from proceedings.model.finding import Severity
from proceedings.style import style_names
from proceedings.wording import sentence
from ui.author.checking import Checked, checking
from ui.author.panels import ChangeTree, FindingList
from ui.author.report import is_text_change, save_report
from ui.dialogs.fields import ChoiceField
from ui.jobs import Job
from ui.look import put_icon, scaled
from ui.preview.banner import Banner
from ui.preview.empty import EmptyPage
from ui.preview.view import PageView
from ui.progress import ProgressCorner
from ui.start_page import dropped_paths
from ui.wording import Speech

RULES = ("", "kazakhstan")
"""What may be asked of a paper; the empty one asks only what every paper needs."""

SETTLED_MS = 600
"""After a file changed, the time in which the program that writes it comes to its end."""


class AuthorWindow(QMainWindow):
    """Pages at the left, findings and changes at the right; nothing is kept, the author's file is never written."""

    checked = Signal(Checked)
    failed = Signal(str)
    closed = Signal()

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._settings = QSettings("proceedings", "proceedings")
        self._folder = tempfile.TemporaryDirectory(prefix="proceedings-", ignore_cleanup_errors=True)
        self._numbers = count(1)
        self._job: Job | None = None
        self._again = False
        self._digest = ""
        self.file: Path | None = None
        self.last: Checked | None = None
        self.pages = PageView()
        self.banner = Banner()
        self.findings = FindingList(speech)
        self.changes = ChangeTree(speech)
        self.progress = ProgressCorner(speech)
        self.summary = QLabel()
        self.style_field = ChoiceField(speech("style"), [(name, speech(name)) for name in style_names()])
        self.rules_field = ChoiceField(
            speech("author-rules"), [(name, speech(f"author-rules-{name or 'none'}")) for name in RULES]
        )
        self.style_field.set_value(DEFAULT_STYLE)
        self._watcher = QFileSystemWatcher(self)
        self._settle = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._make_actions()
        self._place()
        self._connect()
        self.setAcceptDrops(True)
        self.setWindowTitle(speech("author-title"))
        self._refresh()

    def open(self, file: Path) -> None:
        """Open a paper and check it."""
        self.file = file
        self.last = None
        self._digest = ""
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)
        self._watch()
        self._settings.setValue("folder/papers", str(file.parent))
        self.check()

    @Slot()
    def check(self) -> None:
        """Set and check the paper anew; what goes on is stopped first."""
        if self.file is None:
            return
        if self._job:
            self._again = True
            self._job.stop()
            return
        self._digest = _digest(self.file)
        out = Path(self._folder.name) / f"paper-{next(self._numbers)}.pdf"
        self._job = Job(checking(self.file, out, self.style_field.value, self.rules_field.value), self)
        self._job.progressed.connect(self.progress.tell)
        self._job.succeeded.connect(self._show)
        self._job.failed.connect(self._fail)
        self._job.finished.connect(self._end)
        self.progress.begin()
        self._job.start()
        self._refresh()

    def save_report(self, out: Path) -> None:
        """Write the report."""
        checked = self.last
        if checked:
            self._tried(lambda: save_report(checked, self._speech, out), out)

    def save_pages(self, out: Path) -> None:
        """Copy the pages."""
        checked = self.last
        if checked:
            self._tried(lambda: shutil.copyfile(checked.pages, out), out)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Welcome a paper."""
        if [path for path in dropped_paths(event) if path.is_file()]:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Open the paper that was dropped."""
        files = [path for path in dropped_paths(event) if path.is_file()]
        if files:
            event.acceptProposedAction()
            self.open(files[0])

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Stop what goes on and leave nothing behind."""
        self._again = False
        self._settle.stop()
        if self._job:
            self._job.stop()
            self._job.wait()
        self._settings.setValue("author/geometry", self.saveGeometry())
        self.pages.dispose()
        self._folder.cleanup()
        super().closeEvent(event)
        self.closed.emit()

    def _make_actions(self) -> None:
        key = QKeySequence.StandardKey
        self.open_action = self._action("author-open", "open", key.Open)
        self.check_action = self._action("author-check", "refresh", QKeySequence("F7"))
        self.report_action = self._action("author-save-report", "save", key.Save)
        self.pages_action = self._action("author-save-pages", "export", QKeySequence("Ctrl+E"))
        self.next_action = self._action("author-next", "down", QKeySequence("F8"))
        self.previous_action = self._action("author-previous", "up", QKeySequence("Shift+F8"))
        self.larger_action = self._action("zoom-in", "zoom-in", key.ZoomIn)
        self.smaller_action = self._action("zoom-out", "zoom-out", key.ZoomOut)
        self.stop_action = self._action("cancel", "stop", QKeySequence("Esc"))

    def _action(self, word: str, icon_name: str, key: QKeySequence | QKeySequence.StandardKey) -> QAction:
        action = QAction(self._speech(word), self)
        action.setShortcut(QKeySequence(key))
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{self._speech.plain(word)} ({keys})")
        put_icon(action, icon_name)
        return action

    def _place(self) -> None:
        bar = self.addToolBar(self._speech("author-title"))
        bar.setObjectName("author-toolbar")
        bar.setMovable(False)
        bar.setIconSize(QSize(scaled(20), scaled(20)))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.addActions([self.open_action, self.check_action, self.report_action, self.pages_action])
        fields = self.addToolBar(self._speech("author-rules"))
        fields.setObjectName("author-fields")
        fields.setMovable(False)
        for field in (self.style_field, self.rules_field):
            fields.addWidget(field)
        file_menu = self.menuBar().addMenu(self._speech("file"))
        file_menu.addActions([self.open_action, self.report_action, self.pages_action])
        view_menu = self.menuBar().addMenu(self._speech("view"))
        view_menu.addActions([self.check_action, self.stop_action, self.next_action, self.previous_action])
        view_menu.addActions([self.larger_action, self.smaller_action])
        self.tabs = QTabWidget()
        self.tabs.addTab(self.findings, self._speech("author-findings"))
        self.tabs.addTab(self.changes, self._speech("author-changes"))
        self.invitation = EmptyPage("paper")
        self.invitation.set_words(self._speech("author-empty"), self._speech("author-open"))
        pages = QWidget()
        column = QVBoxLayout(pages)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.pages, 1)
        split = QSplitter()
        split.addWidget(pages)
        split.addWidget(self.tabs)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.invitation)
        self.stack.addWidget(split)
        self.setCentralWidget(self.stack)
        self.statusBar().addWidget(self.summary)
        self.statusBar().addPermanentWidget(self.progress)
        self.resize(scaled(1080), scaled(760))
        kept = self._settings.value("author/geometry")
        if kept is not None:
            self.restoreGeometry(kept)

    def _connect(self) -> None:
        for asked, answer in (
            (self.open_action.triggered, self.ask_paper),
            (self.invitation.asked, self.ask_paper),
            (self.check_action.triggered, self.check),
            (self.report_action.triggered, self._ask_report),
            (self.pages_action.triggered, self._ask_pages),
            (self.next_action.triggered, self._next),
            (self.previous_action.triggered, self._previous),
            (self.larger_action.triggered, self.pages.zoom_in),
            (self.smaller_action.triggered, self.pages.zoom_out),
            (self.stop_action.triggered, self._stop),
            (self.progress.cancel_asked, self._stop),
            (self.style_field.activated, self.check),
            (self.rules_field.activated, self.check),
            (self.findings.place_chosen, self._go),
            (self.changes.place_chosen, self._go),
            (self._watcher.directoryChanged, self._settle.start),
            (self._watcher.fileChanged, self._settle.start),
            (self._settle.timeout, self._read_again),
            (self.banner.asked, self.check),
        ):
            asked.connect(answer)

    @Slot()
    def ask_paper(self) -> None:
        """Ask for a paper and open it."""
        kept = str(self._settings.value("folder/papers", "", type=str))
        title = self._speech.plain("author-open")
        chosen, _ = QFileDialog.getOpenFileName(self, title, kept, self._speech("files-papers"))
        if chosen:
            self.open(Path(chosen))

    @Slot()
    def _ask_report(self) -> None:
        self._ask_out("author-save-report", "html", self._speech("files-reports"))

    @Slot()
    def _ask_pages(self) -> None:
        self._ask_out("author-save-pages", "pdf", self._speech("pdf"))

    def _ask_out(self, word: str, ending: str, kinds: str) -> None:
        if self.file is None:
            return
        proposed = str(self.file.with_name(f"{self.file.stem}-check.{ending}"))
        chosen, _ = QFileDialog.getSaveFileName(self, self._speech.plain(word), proposed, kinds)
        if chosen and ending == "html":
            self.save_report(Path(chosen))
        elif chosen:
            self.save_pages(Path(chosen))

    def _tried(self, deed: Callable[[], object], out: Path) -> None:
        try:
            deed()
        except OSError as fault:
            self.statusBar().showMessage(self._speech("not-saved", fault=fault.strerror or fault))
        else:
            self.statusBar().showMessage(self._speech("saved", file=out), 8000)

    @Slot(int, str)
    def _go(self, page: int, words: str) -> None:
        if page >= 0 and not self.pages.show_passage(words):
            self.pages.show_page(page)

    @Slot()
    def _next(self) -> None:
        self.tabs.setCurrentWidget(self.findings)
        self.findings.step(1)

    @Slot()
    def _previous(self) -> None:
        self.tabs.setCurrentWidget(self.findings)
        self.findings.step(-1)

    @Slot()
    def _stop(self) -> None:
        self._again = False
        if self._job:
            self._job.stop()

    @Slot()
    def _read_again(self) -> None:
        """Check anew when the file that was saved is another one."""
        self._watch()
        if self.file and self.file.is_file() and _digest(self.file) != self._digest:
            self.check()

    def _watch(self) -> None:
        """Watch the file, which some programs write in place, and its folder: others put a new file in its place."""
        if self.file and self.file.is_file():
            self._watcher.addPaths([str(self.file), str(self.file.parent)])

    @Slot(object)
    def _show(self, result: object) -> None:
        if self._again:
            return
        checked = cast("Checked", result)
        self.last = checked
        report = checked.report
        self.pages.load(checked.pages, ((checked.file.name, 0, "1"),))
        self.findings.show_findings(report.findings, report.finding_pages)
        self.changes.show_changes(checked.changes, checked.change_pages)
        self.tabs.setTabText(0, f"{self._speech('author-findings')} ({len(report.findings)})")
        changes = sum(1 for change in checked.changes if is_text_change(change))
        self.tabs.setTabText(1, f"{self._speech('author-changes')} ({changes})")
        counted = {each: sum(1 for found in report.findings if found.severity is each) for each in Severity}
        self.summary.setText(
            self._speech(
                "author-summary",
                pages=report.pages,
                errors=counted[Severity.ERROR],
                warnings=counted[Severity.WARNING],
                changes=changes,
            )
        )
        self.banner.say("")
        self.stack.setCurrentIndex(1)
        self.checked.emit(checked)

    @Slot(Exception)
    def _fail(self, fault: Exception) -> None:
        known = isinstance(fault, ProceedingsError)
        words = sentence(fault, self._speech.lang) if known else self._speech("author-failed")
        if self.last:
            self.banner.say(self._speech("author-stale", reason=words), self._speech("author-check"))
        else:
            self.invitation.set_words(words, self._speech("author-open"))
            self.stack.setCurrentIndex(0)
        self.failed.emit(words)

    @Slot()
    def _end(self) -> None:
        if self._job:
            self._job.deleteLater()
        self._job = None
        self.progress.end()
        self._refresh()
        if self._again:
            self._again = False
            self.check()

    def _refresh(self) -> None:
        name = self.file.name if self.file else ""
        title = self._speech("author-title")
        self.setWindowTitle(f"{name} — {title}" if name else title)
        self.check_action.setEnabled(self.file is not None)
        self.stop_action.setEnabled(self._job is not None)
        for action in (self.report_action, self.pages_action, self.next_action, self.previous_action):
            action.setEnabled(self.last is not None)


def _digest(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""
