"""The main window: places the panels and connects them; what they do is theirs."""

from pathlib import Path

from PySide6.QtCore import QSettings, Qt, Slot
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDockWidget,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from proceedings.errors import ProceedingsError
from proceedings.model.progress import Progress
from proceedings.style import style_names
from proceedings.survey import Compiled
from proceedings.wording import sentence
from ui.desk import Desk
from ui.findings import FindingsList
from ui.preview import Preview
from ui.progress import ProgressCorner
from ui.start_page import StartPage
from ui.wording import Speech


class MainWindow(QMainWindow):
    """Pages in the middle, findings at the right, the job's progress at the foot."""

    def __init__(self, speech: Speech) -> None:
        super().__init__()
        self._speech = speech
        self._settings = QSettings("proceedings", "proceedings")
        self._shown: Path | None = None
        self.desk = Desk(self)
        self.start_page = StartPage(speech)
        self.preview = Preview(self)
        self.banner = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText, margin=8)
        self.findings = FindingsList(speech)
        self.progress = ProgressCorner(speech)
        self.summary = QLabel()
        self.page_field = QLineEdit(maxLength=8, alignment=Qt.AlignmentFlag.AlignRight)
        self.page_count = QLabel()
        self.style_combo = QComboBox()
        self._place_panels()
        self._make_actions()
        self._fill_toolbar()
        self._connect()
        self._restore()
        self._leave_pages()
        self._refresh()

    def open_folder(self, folder: Path) -> None:
        """Open a folder of papers and compile it."""
        self._leave_pages()
        self.desk.open_folder(folder)
        self._refresh()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Welcome a folder."""
        if _folder_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Open the folder that was dropped."""
        folder = _folder_in(event)
        if folder:
            event.acceptProposedAction()
            self.open_folder(folder)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Stop what goes on and remember how the window stood."""
        self._settings.setValue("geometry", self.saveGeometry())
        self._settings.setValue("state", self.saveState())
        self.preview.clear()
        self.desk.dispose()
        super().closeEvent(event)

    def _place_panels(self) -> None:
        self.banner.setAutoFillBackground(True)
        self.banner.setStyleSheet("QLabel { background: #fdecc8; color: #3d2c00; }")
        self.banner.hide()
        pages = QWidget()
        column = QVBoxLayout(pages)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.preview)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start_page)
        self._stack.addWidget(pages)
        self.setCentralWidget(self._stack)
        self._dock = QDockWidget(self._speech("findings"))
        self._dock.setObjectName("findings")
        self._dock.setWidget(self.findings)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self._dock)
        self.resizeDocks([self._dock], [340], Qt.Orientation.Horizontal)
        self.statusBar().addWidget(self.summary)
        self.statusBar().addPermanentWidget(self.progress)
        self.setAcceptDrops(True)
        self.resize(1180, 820)

    def _make_actions(self) -> None:
        key = QKeySequence.StandardKey
        self.open_action = self._action("open", key.Open)
        self.sample_action = self._action("open-sample")
        self.save_action = self._action("save", "Ctrl+S")
        self.quit_action = self._action("quit", "Ctrl+Q")
        self.compile_action = self._action("compile", "Ctrl+B")
        self.cancel_action = self._action("cancel", "Esc")
        self.zoom_in_action = self._action("zoom-in", key.ZoomIn)
        self.zoom_out_action = self._action("zoom-out", key.ZoomOut)
        self.fit_width_action = self._action("fit-width", "Ctrl+0")
        self.fit_page_action = self._action("fit-page", "Ctrl+9")
        menus = {
            "file": (self.open_action, self.sample_action, self.save_action, self.quit_action),
            "build": (self.compile_action, self.cancel_action),
            "view": (
                self.zoom_in_action,
                self.zoom_out_action,
                self.fit_width_action,
                self.fit_page_action,
                self._dock.toggleViewAction(),
            ),
        }
        for name, actions in menus.items():
            self.menuBar().addMenu(self._speech(name)).addActions(actions)

    def _action(self, name: str, shortcut: QKeySequence.StandardKey | str | None = None) -> QAction:
        action = QAction(self._speech(name), self)
        if shortcut is not None:
            action.setShortcut(QKeySequence(shortcut))
        return action

    def _fill_toolbar(self) -> None:
        bar = self.addToolBar(self._speech("toolbar"))
        bar.setObjectName("toolbar")
        bar.setMovable(False)
        self.style_combo.setAccessibleName(self._speech("style"))
        self.style_combo.setToolTip(self._speech("style"))
        self.style_combo.addItem(self._speech("own-style"), None)
        for name in style_names():
            self.style_combo.addItem(self._speech(name), name)
        self.page_field.setFixedWidth(56)
        self.page_field.setAccessibleName(self._speech("page"))
        bar.addAction(self.open_action)
        bar.addWidget(self.style_combo)
        bar.addAction(self.compile_action)
        bar.addAction(self.save_action)
        bar.addSeparator()
        bar.addWidget(QLabel(f"{self._speech('page')} "))
        bar.addWidget(self.page_field)
        bar.addWidget(self.page_count)
        bar.addSeparator()
        for action in (self.zoom_out_action, self.zoom_in_action, self.fit_width_action, self.fit_page_action):
            bar.addAction(action)

    def _connect(self) -> None:
        for asked, answer in (
            (self.open_action.triggered, self._ask_folder),
            (self.sample_action.triggered, self._open_sample),
            (self.save_action.triggered, self._ask_file),
            (self.quit_action.triggered, self.close),
            (self.compile_action.triggered, self._compile),
            (self.cancel_action.triggered, self._cancel),
            (self.zoom_in_action.triggered, self.preview.zoom_in),
            (self.zoom_out_action.triggered, self.preview.zoom_out),
            (self.fit_width_action.triggered, self.preview.fit_width),
            (self.fit_page_action.triggered, self.preview.fit_page),
            (self.start_page.open_asked, self._ask_folder),
            (self.start_page.sample_asked, self._open_sample),
            (self.progress.cancel_asked, self._cancel),
            (self.style_combo.activated, self._choose_style),
            (self.page_field.returnPressed, self._go_to_page),
            (self.preview.page_changed, self._show_page),
            (self.findings.paper_chosen, self.preview.show_paper),
            (self.desk.begun, self._begin),
            (self.desk.imported, self._compile),
            (self.desk.progressed, self._tell),
            (self.desk.compiled, self._show_volume),
            (self.desk.failed, self._show_fault),
            (self.desk.ended, self._end),
        ):
            asked.connect(answer)

    def _restore(self) -> None:
        for name, restore in (("geometry", self.restoreGeometry), ("state", self.restoreState)):
            kept = self._settings.value(name)
            if kept is not None:
                restore(kept)

    @Slot()
    def _refresh(self) -> None:
        """Bring title and actions in line with the desk."""
        has_pages = self.desk.last is not None
        self.setWindowTitle(f"{self.desk.name} — {self._speech('app')}" if self.desk.name else self._speech("app"))
        self.compile_action.setEnabled(self.desk.is_open)
        self.cancel_action.setEnabled(self.desk.is_busy())
        self.save_action.setEnabled(has_pages)
        self.page_field.setEnabled(has_pages)
        for action in (self.zoom_in_action, self.zoom_out_action, self.fit_width_action, self.fit_page_action):
            action.setEnabled(has_pages)

    @Slot()
    def _ask_folder(self) -> None:
        kept = str(self._settings.value("folder", "", type=str))
        chosen = QFileDialog.getExistingDirectory(self, self._speech("open").replace("&", ""), kept)
        if chosen:
            self._settings.setValue("folder", chosen)
            self.open_folder(Path(chosen))

    @Slot()
    def _open_sample(self) -> None:
        self._leave_pages()
        self.desk.open_sample()
        self._refresh()

    @Slot()
    def _ask_file(self) -> None:
        kept = str(self._settings.value("saved", "", type=str))
        proposed = str(Path(kept or Path.home()) / f"{self.desk.name}.pdf")
        title = self._speech("save").replace("&", "")
        chosen, _ = QFileDialog.getSaveFileName(self, title, proposed, self._speech("pdf"))
        if chosen:
            self.save(Path(chosen))

    def save(self, out: Path) -> None:
        """Save the pages that are shown, and say whether that went well."""
        try:
            self.desk.save(out)
        except OSError as fault:
            self.statusBar().showMessage(self._speech("not-saved", fault=fault))
            return
        self._settings.setValue("saved", str(out.parent))
        self.statusBar().showMessage(self._speech("saved", file=out), 8000)

    @Slot()
    def _choose_style(self) -> None:
        if self.style_combo.currentData() and self.desk.set_style(self.style_combo.currentData()):
            self.desk.compile()

    @Slot()
    def _go_to_page(self) -> None:
        self.preview.show_number(self.page_field.text())
        self.preview.setFocus()

    @Slot(str, int)
    def _show_page(self, number: str, count: int) -> None:
        self.page_field.setText(number)
        self.page_count.setText(f" / {count} ")

    @Slot(Compiled)
    def _show_volume(self, compiled: Compiled) -> None:
        survey = compiled.survey
        self.banner.hide()
        self._stack.setCurrentIndex(1)
        before = self._shown
        if not before:
            self._dock.show()
        self.preview.load(compiled.out, compiled.starts)
        self._shown = compiled.out
        if before:
            self.desk.discard(before)
        self.findings.show_survey(survey)
        self.summary.setText(
            self._speech(
                "summary",
                papers=len(survey.papers),
                pages=compiled.pages,
                errors=survey.errors,
                warnings=survey.warnings,
                changes=survey.changes,
            )
        )
        if not self.isActiveWindow():
            QApplication.alert(self)

    @Slot()
    def _cancel(self) -> None:
        self.desk.stop()

    @Slot()
    def _compile(self) -> None:
        self.desk.compile()

    @Slot(str)
    def _begin(self, _kind: str) -> None:
        self.progress.begin()
        self._refresh()

    @Slot(str, Progress)
    def _tell(self, _kind: str, progress: Progress) -> None:
        self.progress.tell(progress)

    @Slot(str)
    def _end(self, _kind: str) -> None:
        if not self.desk.is_busy():
            self.progress.end()
        self._refresh()

    @Slot(str, Exception)
    def _show_fault(self, _kind: str, fault: Exception) -> None:
        if isinstance(fault, ProceedingsError):
            reason = sentence(fault, self._speech.lang)
        else:
            reason = self._speech("internal", fault=f"{type(fault).__name__}: {fault}")
        if self.desk.last:
            self.banner.setText(self._speech("stale", reason=reason))
            self.banner.show()
        else:
            self.start_page.show_fault(reason)

    def _leave_pages(self) -> None:
        """Return to the start page, as for another volume."""
        self.preview.clear()
        self._shown = None
        self.findings.clear()
        self.summary.clear()
        self.banner.hide()
        self.start_page.show_fault("")
        self._dock.hide()
        self._stack.setCurrentIndex(0)


def _folder_in(event: QDropEvent) -> Path | None:
    """Return the folder that is dragged, None when it is anything else."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].is_dir() else None
