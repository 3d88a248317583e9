"""The main window: places the panels and connects them; what they do is theirs."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from proceedings.model.volume import PaperId
from proceedings.project import SUFFIX
from ui.actions import LABELLED, TOOLBAR, Actions
from ui.app import use_office
from ui.changes import ChangesPanel
from ui.desk import Desk
from ui.details import DetailsPanel
from ui.dialogs.desk_dialogs import DeskDialogs
from ui.dialogs.preferences import Preferences
from ui.dialogs.shortcuts import shortcuts_of
from ui.findings import FindingsPanel
from ui.history import HistoryPanel
from ui.look import apply_look, draw_icons, edges_last, scaled
from ui.notice import Notice
from ui.outline import OutlinePanel
from ui.page_deeds import PageDeeds
from ui.panes import Panes
from ui.paper_deeds import PaperDeeds
from ui.preview import PreviewPanel
from ui.progress import ProgressCorner
from ui.recents import Recents
from ui.standing import Standing
from ui.start_page import StartPage, dropped_paths
from ui.telling import Telling
from ui.wording import Speech

_MOVES = ("move-up", "move-down", "to-previous", "to-next")


class MainWindow(QMainWindow):
    """Outline at the left, pages in the middle, what is known of papers at the right, progress at the foot."""

    @edges_last()
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
        self.details = DetailsPanel(self.desk, speech)
        self.history = HistoryPanel(self.desk, speech)
        self.progress = ProgressCorner(speech)
        self.notice = Notice(self.desk, speech)
        self.summary = QLabel()
        self.page_field = QLineEdit(maxLength=8, alignment=Qt.AlignmentFlag.AlignRight)
        self.page_count = QLabel()
        self.actions_ = Actions(self)
        self.recents = Recents(self._settings, self.actions_.menu("recent"), lambda: self._speech)
        self.papers = PaperDeeds(self.desk, self.dialogs, self.outline, lambda: self._speech, self)
        self.pages = PageDeeds(
            self.desk, self.preview, self.outline, self.page_field, self.actions_, lambda: self._speech, self
        )
        self.standing = Standing(self)
        self._place()
        self.telling = Telling(
            self, self.desk, self.dialogs, (self.preview, self.start_page, self.progress), lambda: self._speech
        )
        self._connect_actions()
        self._connect_panels()
        self._set_menus()
        self.panes.settle(self.outline.tree)
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
        for panel in (
            *(self.start_page, self.outline, self.preview, self.findings, self.changes),
            *(self.details, self.history, self.progress, self.notice, self.panes),
        ):
            panel.set_speech(speech)
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

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Stop what goes on with Esc, where nothing else has a use for it."""
        if event.key() == Qt.Key.Key_Escape and self.actions_["stop"].isEnabled():
            self._stop()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Keep what was typed, stop what goes on and remember how the window stood."""
        self.details.flush()
        self.panes.keep_geometry()
        if self.desk.is_open:
            self.panes.keep()
        self.dialogs.close()
        self.preview.dispose()
        self.pages.dispose()
        self.desk.dispose()
        super().closeEvent(event)

    # ---- places

    def _place(self) -> None:
        self.stack = QStackedWidget()
        self.stack.addWidget(self.start_page)
        self.stack.addWidget(self.preview)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.stack, 1)
        self.setCentralWidget(middle)
        panels = {
            "outline": self.outline,
            "findings": self.findings,
            "changes": self.changes,
            "details": self.details,
            "history": self.history,
        }
        self.panes = Panes(self, panels, self.actions_.menu("panes"), self._settings)
        self._bar = self.addToolBar("")
        self._bar.setObjectName("tools")
        self._bar.setMovable(False)
        for name in TOOLBAR:
            if name:
                self._bar.addAction(self.actions_[name])
                button = self._bar.widgetForAction(self.actions_[name])
                if name in LABELLED and isinstance(button, QToolButton):
                    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            else:
                self._bar.addSeparator()
        draw_icons(self._bar)
        self._bar.addWidget(self.page_field)
        self._bar.addWidget(self.page_count)
        self.statusBar().addWidget(self.summary, 1)
        self.statusBar().addPermanentWidget(self.progress)
        self.page_field.setMaximumWidth(scaled(64))
        self.setAcceptDrops(True)

    def _connect_actions(self) -> None:
        for name, answer in (*self._answers_of_papers(), *self._answers()):
            self.actions_[name].triggered.connect(answer)

    def _answers(self) -> tuple[tuple[str, Callable[..., object]], ...]:
        """Return what answers the actions on the volume, the pages and the window."""
        desk, dialogs, preview = self.desk, self.dialogs, self.preview
        return (
            ("new", self._new),
            ("open", self._ask_volume),
            ("sample", self._open_sample),
            ("paper", dialogs.check_paper),
            ("name-state", dialogs.checkpoint),
            ("save-as", self._ask_copy),
            ("export", dialogs.export),
            ("print", dialogs.print),
            ("close", desk.close),
            ("quit", self.close),
            ("undo", desk.undo),
            ("redo", desk.redo),
            ("history", self._show_history),
            ("find", preview.look_for),
            ("filter", self._focus_filter),
            ("preferences", dialogs.preferences),
            ("properties", dialogs.properties),
            ("style", dialogs.style),
            ("sections", dialogs.sections),
            ("full-screen", self._full_screen),
            ("reset-layout", self.panes.reset),
            ("compile", self._compile),
            ("compile-as", dialogs.compile),
            ("stop", self._stop),
            ("check", desk.check),
            ("next-finding", self._next_finding),
            ("previous-finding", self._previous_finding),
            ("jump", self.findings.jump),
            ("fix", self.findings.fix),
            ("fix-rule", self.findings.fix_rule),
            ("accept", self._accept),
            ("revert", self.changes.revert),
            ("revert-rule", self.changes.revert_rule),
            ("revert-all", self.changes.revert_all),
            ("guide", dialogs.guide),
            ("keys", self._keys),
            ("about", dialogs.about),
        )

    def _answers_of_papers(self) -> tuple[tuple[str, Callable[..., object]], ...]:
        """Return what answers the actions on papers and sections."""
        dialogs, papers, moves = self.dialogs, self.papers, self.outline.moves
        return (
            ("put-back", moves.put_back),
            ("exclude", moves.exclude),
            ("rename", self.outline.rename),
            ("add", papers.add),
            ("add-section", moves.add_section),
            *[(f"sort-{order}", papers.sort) for order in ("author", "title", "date")],
            ("sort-programme", papers.sort_by_programme),
            ("lock", papers.lock),
            ("whole-page", papers.place_whole),
            ("freeze", papers.freeze),
            ("details", self._show_details),
            ("text", papers.edit_text),
            ("original", papers.open_original),
            ("replace", papers.replace),
            *zip(_MOVES, (moves.move_up, moves.move_down, moves.move_to_previous, moves.move_to_next), strict=True),
            ("alternatives", dialogs.alternatives),
            ("proofs", dialogs.proofs),
            *[(standing, papers.mark) for standing in ("waiting", "approved", "corrections", "no-answer")],
        )

    def _connect_panels(self) -> None:
        desk, dialogs, page = self.desk, self.dialogs, self.start_page
        for asked, answer in (
            (page.new_asked, self._new),
            (page.open_asked, self._ask_volume),
            (page.sample_asked, self._open_sample),
            (page.paper_asked, dialogs.check_paper),
            (page.recent_chosen, self._open_recent),
            (page.dropped, self._take),
            (self.recents.chosen, self._open_recent),
            (self.notice.copy_asked, self._ask_copy),
            (self.notice.thaw_asked, self.papers.freeze),
            (self.outline.chosen, self._choose),
            (self.outline.paper_opened, self._open_paper),
            (self.outline.part_opened, self.preview.show_part),
            (self.outline.files_dropped, self._drop),
            (self.preview.compile_asked, self._compile),
            (self.preview.papers_asked, self.papers.add),
            (self.preview.page_changed, self._show_page),
            (self.preview.parts_found, self.outline.set_parts),
            (self.preview.paper_changed, self.outline.follow),
            (self.pages.text_asked, self.papers.edit_paragraph),
            (self.pages.said, self.telling.say),
            (self.papers.said, self.telling.say),
            (self.findings.place_asked, self._show_place),
            (self.findings.details_asked, self._show_field),
            (self.findings.compile_asked, self._compile),
            (self.findings.chosen, self._refresh),
            (self.changes.place_asked, self._show_place),
            (self.changes.chosen, self._refresh),
            (self.details.place_asked, self._show_place),
            (self.details.edit_begun, self._show_typing),
            (self.progress.cancel_asked, self._stop),
            (desk.opened, self._enter),
            (desk.closed, self._leave),
            (desk.volume_changed, self._refresh),
            (desk.history_changed, self._refresh),
            (desk.reports_changed, self._refresh),
            (desk.compiled, self._refresh),
            (dialogs.preferred, self._prefer),
            (dialogs.page_wanted, self.preview.show_part),
            (self.telling.changed, self._refresh),
        ):
            asked.connect(answer)

    def _set_menus(self) -> None:
        chosen = self.actions_.chosen
        answers = ("waiting", "approved", "corrections", "no-answer")
        opened = ("details", "text", "original", "replace", "whole-page")
        self.outline.set_menus(
            chosen(*opened, "", *answers, "", "rename", "exclude", "put-back", "", *_MOVES),
            chosen(
                *("rename", "add-section", "add", "sections", ""),
                *("sort-author", "sort-title", "sort-date", "sort-programme", ""),
                *("move-up", "move-down", "lock", "", "exclude"),
            ),
        )
        self.findings.set_menu(chosen("jump", "", "fix", "fix-rule", "accept", "", "details", "text"))
        self.changes.set_menu(chosen("revert", "revert-rule", "revert-all", "", "details", "text"))
        self.actions_.listen_only_in(self.outline)

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
        self.recents.add(path)
        self.start_page.set_recents(self.recents.paths())

    @Slot()
    def _enter(self) -> None:
        self.stack.setCurrentWidget(self.preview)
        self.panes.show(True)
        self._refresh()
        self.outline.tree.setFocus()

    @Slot()
    def _leave(self) -> None:
        if self.stack.currentWidget() is self.preview:
            self.panes.keep()
        self.preview.clear()
        self.start_page.set_recents(self.recents.paths())
        self.start_page.show_fault("")
        self.stack.setCurrentWidget(self.start_page)
        self.panes.show(False)
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
    def _choose(self) -> None:
        paper = self.outline.current_paper()
        self.preview.show_paper(paper)
        self.findings.show_paper(paper)
        self.changes.show_papers(self.outline.papers(), paper)
        self.details.show_papers(self.outline.papers(), paper)
        self._refresh()

    @Slot(str)
    def _open_paper(self, _paper: str) -> None:
        self.actions_["show-paper"].trigger()

    # ---- panes

    @Slot()
    def _show_history(self) -> None:
        self.panes.bring("history")
        self.history.list.setFocus()

    @Slot()
    def _show_details(self) -> None:
        self.panes.bring("details")
        self.details.setFocus()

    @Slot(str, str, str)
    def _show_field(self, paper: str, field: str, lang: str) -> None:
        if paper:
            self.outline.choose([PaperId(paper)])
        self.panes.bring("details")
        self.details.show_field(field, lang)

    @Slot(str)
    def _show_typing(self, _paper: str) -> None:
        """Show the pages of the paper into whose details the person types."""
        self.preview.show_typing()

    @Slot()
    def _focus_filter(self) -> None:
        self.panes.bring("outline")
        self.outline.focus_filter()

    @Slot()
    def _next_finding(self) -> None:
        self.panes.bring("findings")
        self.findings.next()

    @Slot()
    def _previous_finding(self) -> None:
        self.panes.bring("findings")
        self.findings.previous()

    @Slot()
    def _accept(self) -> None:
        self.panes.bring("findings")
        self.findings.accept()

    # ---- pages

    @Slot()
    def _compile(self) -> None:
        self.details.flush()
        self.desk.compile()

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
    def _full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    @Slot()
    def _stop(self) -> None:
        self.desk.stop()
        self.dialogs.stop()

    # ---- what is told

    @Slot(object)
    def _prefer(self, preferences: Preferences) -> None:
        use_office(preferences.office)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply_look(application, preferences.look)
            self.panes.follow_text()
            self.start_page.follow_text()
        if preferences.lang != self._speech.lang:
            self.set_speech(Speech(preferences.lang))

    @Slot()
    def _keys(self) -> None:
        self.dialogs.shortcuts(shortcuts_of(self.actions_.listed()))

    @Slot()
    def _refresh(self) -> None:
        """Bring title, actions and summary in line with the desk."""
        self.standing.refresh()
