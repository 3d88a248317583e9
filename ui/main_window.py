"""The main window: places the panels and connects them; what they do is theirs."""

from pathlib import Path

from PySide6.QtCore import QSettings, QSize, Qt, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QStackedWidget,
)

from proceedings.errors import ProceedingsError
from proceedings.model.finding import Finding, Severity
from proceedings.model.progress import Progress
from proceedings.model.volume import PaperId, Words
from proceedings.project import SUFFIX
from proceedings.wording import sentence
from ui.actions import TOOLBAR, Actions
from ui.app import use_office
from ui.changes import ChangesPanel
from ui.desk import COMPILE, PREVIEW, Desk, Imported
from ui.dialogs.desk_dialogs import DeskDialogs
from ui.dialogs.preferences import Preferences
from ui.dialogs.shortcuts import shortcuts_of
from ui.findings import FindingsPanel
from ui.look import apply_look, scaled
from ui.outline import OutlinePanel
from ui.preview import PreviewPanel
from ui.progress import ProgressCorner
from ui.start_page import MOST_RECENT, StartPage, dropped_paths
from ui.wording import Speech


class MainWindow(QMainWindow):
    """Outline at the left, pages in the middle, findings and changes at the right, progress at the foot."""

    def __init__(self, speech: Speech) -> None:
        super().__init__()
        self._speech = speech
        self._settings = QSettings("proceedings", "proceedings")
        self.desk = Desk(self)
        self.dialogs = DeskDialogs(self.desk, lambda: self._speech, self)
        self.start_page = StartPage(speech)
        self.outline = OutlinePanel(self.desk, speech)
        self.preview = PreviewPanel(self.desk, speech)
        self.findings = FindingsPanel(self.desk, speech)
        self.changes = ChangesPanel(self.desk, speech)
        self.progress = ProgressCorner(speech)
        self.summary = QLabel()
        self.page_field = QLineEdit(maxLength=8, alignment=Qt.AlignmentFlag.AlignRight)
        self.page_count = QLabel()
        self.actions_ = Actions(self)
        self._docks: dict[str, QDockWidget] = {}
        self._place()
        self._connect_actions()
        self._connect_panels()
        self._restore()
        self.set_speech(speech)
        self._leave()

    # ---- doors

    @property
    def speech(self) -> Speech:
        """The language of the window."""
        return self._speech

    def open_path(self, path: Path) -> None:
        """Open a volume file, a folder of papers, or an author's paper."""
        if path.is_dir():
            self.desk.open_folder(path)
        elif path.suffix.lower() == SUFFIX:
            self.dialogs.open_volume(path)
        else:
            self.dialogs.open_paper(path)
            return
        if self.desk.is_open:
            self._remember(path)

    def set_speech(self, speech: Speech) -> None:
        """Say everything in another language."""
        self._speech = speech
        self.statusBar().clearMessage()
        self.actions_.set_speech(speech)
        for panel in (self.start_page, self.outline, self.preview, self.findings, self.changes):
            panel.set_speech(speech)
        for name, dock in self._docks.items():
            dock.setWindowTitle(speech(f"dock-{name}"))
        self._bar.setWindowTitle(speech("toolbar"))
        self.page_field.setAccessibleName(speech("page"))
        self.page_field.setToolTip(speech("page"))
        self._refresh()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Welcome files and folders."""
        if dropped_paths(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Take what was dropped."""
        paths = dropped_paths(event)
        if paths:
            event.acceptProposedAction()
            self._take(paths)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Stop what goes on and remember how the window stood."""
        self._settings.setValue("window/geometry", self.saveGeometry())
        self._settings.setValue("window/state", self.saveState())
        self.dialogs.close()
        self.preview.dispose()
        self.desk.dispose()
        super().closeEvent(event)

    # ---- places

    def _place(self) -> None:
        self.stack = QStackedWidget()
        self.stack.addWidget(self.start_page)
        self.stack.addWidget(self.preview)
        self.setCentralWidget(self.stack)
        left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
        for name, panel, area in (
            ("outline", self.outline, left),
            ("findings", self.findings, right),
            ("changes", self.changes, right),
        ):
            dock = QDockWidget()
            dock.setObjectName(f"dock-{name}")
            dock.setWidget(panel)
            self.addDockWidget(area, dock)
            self._docks[name] = dock
            self.actions_.menu("view").addAction(dock.toggleViewAction())
        self.tabifyDockWidget(self._docks["findings"], self._docks["changes"])
        self._docks["findings"].raise_()
        self.resizeDocks(
            [self._docks["outline"], self._docks["findings"]], [scaled(380), scaled(380)], Qt.Orientation.Horizontal
        )
        self._bar = self.addToolBar("")
        self._bar.setObjectName("tools")
        self._bar.setMovable(False)
        self._bar.setIconSize(QSize(scaled(20), scaled(20)))
        for name in TOOLBAR:
            self._bar.addAction(self.actions_[name])
        self._bar.addSeparator()
        self.page_field.setMaximumWidth(scaled(64))
        self._bar.addWidget(self.page_field)
        self._bar.addWidget(self.page_count)
        self.statusBar().addWidget(self.summary)
        self.statusBar().addPermanentWidget(self.progress)
        self.setAcceptDrops(True)
        self.resize(scaled(1280), scaled(820))

    def _restore(self) -> None:
        for name, restore in (("window/geometry", self.restoreGeometry), ("window/state", self.restoreState)):
            kept = self._settings.value(name)
            if kept is not None:
                restore(kept)

    # ---- connections

    def _connect_actions(self) -> None:
        desk, dialogs, preview = self.desk, self.dialogs, self.preview
        for name, answer in (
            ("new", self._new),
            ("open", self._ask_volume),
            ("sample", self._open_sample),
            ("paper", dialogs.check_paper),
            ("add", self._ask_papers),
            ("name-state", dialogs.checkpoint),
            ("save-as", self._ask_copy),
            ("export", dialogs.export),
            ("print", dialogs.print),
            ("close", desk.close),
            ("quit", self.close),
            ("undo", desk.undo),
            ("redo", desk.redo),
            ("history", dialogs.history),
            ("rename", self.outline.rename),
            ("exclude", self._exclude),
            ("find", preview.look_for),
            ("preferences", dialogs.preferences),
            ("properties", dialogs.properties),
            ("style", dialogs.style),
            ("sections", dialogs.sections),
            ("add-section", self._add_section),
            ("sort-author", self._sort),
            ("sort-title", self._sort),
            ("lock", self._lock),
            ("replace", self._ask_revision),
            ("proofs", dialogs.proofs),
            ("approved", self._mark),
            ("corrections", self._mark),
            ("waiting", self._mark),
            ("zoom-in", self._zoom_in),
            ("zoom-out", self._zoom_out),
            ("fit-width", self._fit_width),
            ("fit-page", self._fit_page),
            ("full-screen", self._full_screen),
            ("compile", desk.compile),
            ("compile-as", dialogs.compile),
            ("stop", self._stop),
            ("check", desk.check),
            ("next-finding", self.findings.next),
            ("previous-finding", self.findings.previous),
            ("guide", dialogs.guide),
            ("keys", self._keys),
            ("about", dialogs.about),
        ):
            self.actions_[name].triggered.connect(answer)

    def _connect_panels(self) -> None:
        desk, dialogs, page = self.desk, self.dialogs, self.start_page
        for asked, answer in (
            (page.new_asked, self._new),
            (page.open_asked, self._ask_volume),
            (page.sample_asked, self._open_sample),
            (page.paper_asked, dialogs.check_paper),
            (page.recent_chosen, self._open_recent),
            (page.dropped, self._take),
            (self.outline.chosen, self._choose),
            (self.outline.part_opened, self.preview.show_part),
            (self.outline.files_dropped, self._drop),
            (self.preview.compile_asked, desk.compile),
            (self.preview.page_changed, self._show_page),
            (self.preview.parts_found, self.outline.set_parts),
            (self.preview.paper_changed, self.outline.follow),
            (self.findings.place_asked, self._show_place),
            (self.findings.compile_asked, desk.compile),
            (self.changes.place_asked, self._show_place),
            (self.page_field.returnPressed, self._go_to_page),
            (self.progress.cancel_asked, self._stop),
            (desk.opened, self._enter),
            (desk.closed, self._leave),
            (desk.volume_changed, self._refresh),
            (desk.history_changed, self._refresh),
            (desk.reports_changed, self._refresh),
            (desk.compiled, self._compiled),
            (desk.imported, self._imported),
            (desk.noticed, self._notice),
            (dialogs.said, self._say),
            (dialogs.preferred, self._prefer),
        ):
            asked.connect(answer)
        for work in (desk, dialogs):
            work.begun.connect(self._begin)
            work.progressed.connect(self._progress)
            work.ended.connect(self._end)
            work.failed.connect(self._fail)

    # ---- volumes come and go

    @Slot()
    def _new(self) -> None:
        if self.dialogs.new_volume() and self.desk.path:
            self._remember(self.desk.path)

    @Slot()
    def _ask_volume(self) -> None:
        kept = str(self._settings.value("folder/volumes", "", type=str))
        kinds = self._speech("files-volumes")
        chosen, _ = QFileDialog.getOpenFileName(self, self._speech.plain("act-open"), kept, kinds)
        if chosen:
            self._settings.setValue("folder/volumes", str(Path(chosen).parent))
            self.open_path(Path(chosen))

    @Slot()
    def _open_sample(self) -> None:
        self.desk.open_sample()

    @Slot(str)
    def _open_recent(self, path: str) -> None:
        self.open_path(Path(path))

    @Slot()
    def _ask_copy(self) -> None:
        proposed = str(Path(str(self._settings.value("folder/volumes", "", type=str))) / f"{self.desk.name}{SUFFIX}")
        kinds = self._speech("files-volumes")
        chosen, _ = QFileDialog.getSaveFileName(self, self._speech.plain("act-save-as"), proposed, kinds)
        if chosen and self.desk.save_as(Path(chosen).with_suffix(SUFFIX)) and self.desk.path:
            self._remember(self.desk.path)

    def _remember(self, path: Path) -> None:
        kept = [each for each in self._recents() if each != path]
        self._settings.setValue("recents", [str(each) for each in (path, *kept)][:MOST_RECENT])
        self.start_page.set_recents(self._recents())

    def _recents(self) -> list[Path]:
        kept = self._settings.value("recents", [], type=list)
        return [Path(str(each)) for each in kept] if isinstance(kept, list) else []

    @Slot()
    def _enter(self) -> None:
        self.stack.setCurrentWidget(self.preview)
        for dock in self._docks.values():
            dock.show()
        self._docks["findings"].raise_()
        self._refresh()

    @Slot()
    def _leave(self) -> None:
        self.preview.clear()
        self.start_page.set_recents(self._recents())
        self.start_page.show_fault("")
        self.stack.setCurrentWidget(self.start_page)
        for dock in self._docks.values():
            dock.hide()
        self._refresh()

    # ---- papers

    @Slot(list)
    def _take(self, paths: list[Path]) -> None:
        """Take what was dropped: a volume is opened, papers come in, a lone paper on the start page is checked."""
        first = paths[0]
        if first.suffix.lower() == SUFFIX or (not self.desk.is_open and len(paths) == 1):
            self.open_path(first)
        elif self.desk.is_open or self.dialogs.new_volume():
            self.dialogs.import_files(paths)

    @Slot(list, int, int)
    def _drop(self, paths: list[Path], section: int, _index: int) -> None:
        self.dialogs.import_files(paths, max(section, -1))

    @Slot()
    def _ask_papers(self) -> None:
        kept = str(self._settings.value("folder/papers", "", type=str))
        title, kinds = self._speech.plain("act-add"), self._speech("files-papers")
        chosen, _ = QFileDialog.getOpenFileNames(self, title, kept, kinds)
        if chosen:
            self._settings.setValue("folder/papers", str(Path(chosen[0]).parent))
            self.dialogs.import_files([Path(each) for each in chosen], self.outline.current_section())

    @Slot()
    def _ask_revision(self) -> None:
        paper = self.outline.current_paper()
        kept = str(self._settings.value("folder/papers", "", type=str))
        title, kinds = self._speech.plain("act-replace"), self._speech("files-papers")
        chosen, _ = QFileDialog.getOpenFileName(self, title, kept, kinds) if paper else ("", "")
        if paper and chosen:
            self.dialogs.replace_paper(paper, Path(chosen))

    @Slot()
    def _exclude(self) -> None:
        self.desk.exclude(self.outline.papers())

    @Slot()
    def _add_section(self) -> None:
        self.desk.add_section(Words())

    @Slot()
    def _sort(self) -> None:
        key = self.sender().objectName().removeprefix("sort-")
        self.desk.sort(key, {paper: self.desk.metadata(paper) for paper in self.desk.volume.papers})

    @Slot()
    def _lock(self) -> None:
        self.desk.lock_order(not self.desk.volume.order_locked)

    @Slot()
    def _mark(self) -> None:
        self.desk.set_proof(self.outline.papers(), self.sender().objectName())

    @Slot()
    def _choose(self) -> None:
        paper = self.outline.current_paper()
        self.preview.show_paper(paper)
        self.findings.show_paper(paper)
        self.changes.show_papers(self.outline.papers(), paper)
        self._refresh()

    # ---- pages

    @Slot(str, str)
    def _show_place(self, paper: str, words: str) -> None:
        if paper:
            self.outline.choose([PaperId(paper)])
        self.preview.show_words(words, PaperId(paper) if paper else None)

    @Slot(str, int)
    def _show_page(self, number: str, pages: int) -> None:
        self.page_field.setText(number)
        self.page_count.setText(f" / {pages} " if pages else "")

    @Slot()
    def _go_to_page(self) -> None:
        self.preview.view.show_number(self.page_field.text())
        self.preview.view.setFocus()

    @Slot()
    def _zoom_in(self) -> None:
        self.preview.view.zoom_in()

    @Slot()
    def _zoom_out(self) -> None:
        self.preview.view.zoom_out()

    @Slot()
    def _fit_width(self) -> None:
        self.preview.set_fit("width")

    @Slot()
    def _fit_page(self) -> None:
        self.preview.set_fit("page")

    @Slot()
    def _full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    @Slot()
    def _stop(self) -> None:
        self.desk.stop()
        self.dialogs.stop()

    # ---- what is told

    @Slot(str)
    def _begin(self, _kind: str) -> None:
        self.progress.begin()
        self._refresh()

    @Slot(str, Progress)
    def _progress(self, _kind: str, progress: Progress) -> None:
        self.progress.tell(progress)

    @Slot(str)
    def _end(self, _kind: str) -> None:
        if not self.desk.is_busy():
            self.progress.end()
        self._refresh()

    @Slot(str, Exception)
    def _fail(self, kind: str, fault: Exception) -> None:
        known = isinstance(fault, ProceedingsError)
        said = sentence(fault, self._speech.lang) if known else self._speech("internal", fault=type(fault).__name__)
        if kind in {COMPILE, PREVIEW}:
            self.preview.show_fault(kind, said)
        elif self.desk.is_open:
            self._say(said)
        else:
            self.start_page.show_fault(said)

    @Slot(str, dict)
    def _notice(self, code: str, facts: dict[str, str]) -> None:
        told = Finding(severity=Severity.NOTE, code=code, facts=tuple(facts.items()))
        self._say(sentence(told, self._speech.lang))

    @Slot(Imported)
    def _imported(self, imported: Imported) -> None:
        facts = {"papers": len(imported.papers), "same": len(imported.duplicates), "bad": len(imported.unreadable)}
        self._say(self._speech("brought-in", **facts))

    @Slot()
    def _compiled(self) -> None:
        if not self.isActiveWindow():
            QApplication.alert(self)
        self._refresh()

    @Slot(str)
    def _say(self, words: str) -> None:
        self.statusBar().showMessage(words, 10_000)

    @Slot(object)
    def _prefer(self, preferences: Preferences) -> None:
        use_office(preferences.office)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply_look(application, preferences.look)
        if preferences.lang != self._speech.lang:
            self.set_speech(Speech(preferences.lang))

    @Slot()
    def _keys(self) -> None:
        self.dialogs.shortcuts(shortcuts_of(self.actions_.listed()))

    @Slot()
    def _refresh(self) -> None:
        """Bring title, actions and summary in line with the desk."""
        desk = self.desk
        there = {"volume": desk.is_open, "papers": bool(self.outline.papers()), "pages": desk.last is not None}
        self.actions_.enable(frozenset(name for name, is_there in there.items() if is_there))
        for name, step in (("undo", desk.undo_name), ("redo", desk.redo_name)):
            action = self.actions_[name]
            action.setEnabled(bool(step) and not desk.read_only)
        self.actions_["stop"].setEnabled(desk.is_busy())
        self.page_field.setEnabled(desk.last is not None)
        title = self._speech("app")
        stale = "*" if desk.is_open and desk.is_stale else ""
        self.setWindowTitle(f"{desk.name}{stale} — {title}" if desk.name else title)
        pages = desk.last.pages if desk.last else 0
        facts = {"papers": len(desk.volume.papers), "sections": len(desk.volume.sections), "pages": pages}
        self.summary.setText(self._speech("volume-summary", **facts) if desk.is_open else "")
