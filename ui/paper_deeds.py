"""What menus and keys do to papers and their order: files are asked for here, what is decided lies on the desk."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from proceedings.model.decisions import WHOLE_PAGE
from proceedings.model.finding import Place
from proceedings.model.volume import PaperId
from proceedings.order import Programmed
from ui.desk import Desk
from ui.details import TextDialog, paragraph_with
from ui.dialogs.desk_dialogs import DeskDialogs
from ui.freeze import FreezeDialog
from ui.outline import OutlinePanel
from ui.wording import Speech


class PaperDeeds(QObject):
    """Slots for actions; those that need a paper take the ones chosen in the outline."""

    said = Signal(str)
    """A sentence for the status bar."""

    def __init__(
        self, desk: Desk, dialogs: DeskDialogs, outline: OutlinePanel, speech: Callable[[], Speech], window: QWidget
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._dialogs = dialogs
        self._outline = outline
        self._speech = speech
        self._window = window
        self._settings = QSettings("proceedings", "proceedings")
        desk.programmed.connect(self._tell_programme)

    # ---- files come in

    @Slot()
    def add(self) -> None:
        """Ask for papers and bring them into the section in hand."""
        speech = self._speech()
        start, kinds = self._kept("papers"), speech("files-papers")
        chosen, _ = QFileDialog.getOpenFileNames(self._window, speech.plain("act-add"), start, kinds)
        if chosen:
            self._keep("papers", Path(chosen[0]))
            self._dialogs.import_files([Path(each) for each in chosen], self._outline.current_section())

    @Slot()
    def replace(self) -> None:
        """Ask for a new version of the paper in hand."""
        paper, speech = self._outline.current_paper(), self._speech()
        start, kinds = self._kept("papers"), speech("files-papers")
        if paper is None:
            return
        chosen, _ = QFileDialog.getOpenFileName(self._window, speech.plain("act-replace"), start, kinds)
        if chosen:
            self._dialogs.replace_paper(paper, Path(chosen))

    @Slot()
    def open_original(self) -> None:
        """Show a copy of the author's file in the program that the system has for it."""
        paper = self._outline.current_paper()
        if paper:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._desk.original_file(paper))))

    # ---- order

    @Slot()
    def sort(self) -> None:
        """Sort by what the action is named after."""
        self._outline.moves.sort(self.sender().objectName().removeprefix("sort-"))

    @Slot()
    def sort_by_programme(self) -> None:
        """Ask for the conference's programme and put the papers in its order."""
        speech = self._speech()
        title, kinds = speech.plain("act-sort-programme"), speech("files-programme")
        chosen, _ = QFileDialog.getOpenFileName(self._window, title, self._kept("programme"), kinds)
        if chosen:
            self._keep("programme", Path(chosen))
            self._desk.order_by_programme(Path(chosen))

    @Slot()
    def lock(self) -> None:
        """Guard the order, or free it."""
        self._desk.lock_order(not self._desk.volume.order_locked)

    @Slot()
    def freeze(self) -> None:
        """Mark the edition as gone out under a name, or thaw it."""
        if self._desk.volume.frozen:
            self._desk.freeze("")
            return
        dialog = FreezeDialog(self._speech(), self._desk.is_stale, parent=self._window)
        if self._dialogs.ask(dialog):
            self._desk.freeze(dialog.value)

    # ---- what is decided

    @Slot()
    def mark(self) -> None:
        """Record the authors' answer that the action is named after, for all papers chosen, in one step."""
        answer = self.sender().objectName()
        self._desk.set_proof(self._outline.papers(), "" if answer == "no-answer" else answer)

    @Slot()
    def place_whole(self) -> None:
        """Let ready PDFs fill the page, or bring them back into the type area, all that are chosen in one step."""
        papers = self._outline.papers()
        whole = all(self._desk.decisions(paper).placement == WHOLE_PAGE for paper in papers)
        self._desk.set_placement(papers, "" if whole else WHOLE_PAGE)

    @Slot()
    def edit_text(self) -> None:
        """Open the small editor on the paper in hand."""
        paper = self._outline.current_paper()
        if paper:
            self.edit_paragraph(paper, "")

    @Slot(str, str)
    def edit_paragraph(self, paper: str, words: str, place: Place | None = None) -> None:
        """Open the small editor at the paragraph that has `words`, or stands at `place`."""
        named = PaperId(paper)
        details = self._desk.details(named)
        if details is None or self._desk.read_only or not details.written:
            return
        at = paragraph_with(details.written, words, place) if words or place else 0
        title, texts = self._desk.called([named]), self._desk.decisions(named).texts
        dialog = TextDialog(self._speech(), title, details.written, texts, at=at, parent=self._window)
        if self._dialogs.ask(dialog):
            self._desk.edit_texts(named, dialog.value)

    # ---- inside

    def _kept(self, folder: str) -> str:
        return str(self._settings.value(f"folder/{folder}", "", type=str))

    def _keep(self, folder: str, file: Path) -> None:
        self._settings.setValue(f"folder/{folder}", str(file.parent))

    @Slot(Programmed)
    def _tell_programme(self, found: Programmed) -> None:
        facts = {"papers": len(found.matches), "missing": len(found.missing), "unlisted": len(found.unlisted)}
        self.said.emit(self._speech()("programme-told", **facts))
