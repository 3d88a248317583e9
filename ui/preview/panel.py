"""The preview's panel: the paper in hand, the volume, and the author's pages beside ours, each in a tab."""

from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtPdf import QPdfBookmarkModel
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from proceedings.language.words import printed
from proceedings.model.volume import PaperId
from proceedings.survey import Compiled
from ui.desk import COMPILE, PREVIEW, Desk, Previewed
from ui.look import scaled
from ui.outline.rows import PartRow
from ui.preview.banner import Banner
from ui.preview.compare import ComparePane
from ui.preview.empty import EmptyPage
from ui.preview.find_bar import FindBar
from ui.preview.original import Original
from ui.preview.originals import Originals
from ui.preview.place import paper_at
from ui.preview.view import PageView
from ui.wording import LANGUAGES, Speech

PAPER, VOLUME, COMPARE = 0, 1, 2

NARROW = 80
"""Pixels at 100 % to which the pages may be narrowed, so that the window at 200 % goes onto a small screen."""

CONTENTS = frozenset(printed("contents", lang) for lang in LANGUAGES)
"""What the contents are called in a volume, whichever its language is; the outline says it in the window's."""


class PreviewPanel(QWidget):
    """Pages in the middle of the window."""

    compile_asked = Signal()
    papers_asked = Signal()
    """The volume is empty: files are to come in."""
    page_changed = Signal(str, int)
    """(number printed on the page in sight, how many pages there are)."""
    paper_changed = Signal(str)
    """The paper whose page of the volume has come into sight."""
    parts_found = Signal(list)
    """The parts of the new volume that are no papers (`PartRow`)."""
    zoomed = Signal(float)
    menu_asked = Signal(QPoint, str, str)
    text_asked = Signal(str, str)
    """As of the pages (`PageView`)."""

    def __init__(self, desk: Desk, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._speech = speech
        self._paper: PaperId | None = None
        self._files: dict[str, Path] = {}
        self._fault = ""
        self._follows = True
        self._compared: Path | None = None
        self.tabs = QTabWidget(documentMode=True)
        self.tabs.setMinimumWidth(scaled(NARROW))
        self.paper, self.volume = PageView(), PageView()
        self.compare = ComparePane(speech)
        self.banner = Banner()
        self.find_bar = FindBar(speech)
        self._originals = Originals(desk, self)
        self._no_paper, self._no_volume, self._no_compare = EmptyPage(), EmptyPage("compile"), EmptyPage()
        self._stacks = [QStackedWidget() for _ in range(3)]
        self._place()
        self._connect()
        self.set_speech(speech)
        self._show_stacks()

    def set_speech(self, speech: Speech) -> None:
        """Say everything in another language."""
        self._speech = speech
        for index, word in enumerate(("preview-paper", "preview-volume", "preview-compare")):
            self.tabs.setTabText(index, speech(word))
        self.paper.setAccessibleName(speech.plain("preview-paper"))
        self.volume.setAccessibleName(speech.plain("preview-volume"))
        self._no_paper.set_words(speech("no-paper-chosen"))
        self._no_compare.set_words(speech("no-paper-chosen"))
        self.compare.set_speech(speech)
        self.find_bar.set_speech(speech)
        self._tell_state()

    # ---- what is shown

    @property
    def view(self) -> PageView:
        """The pages that keys and the toolbar speak to."""
        return (self.paper, self.volume, self.compare.formatted)[self.tabs.currentIndex()]

    def show_paper(self, paper: PaperId | None) -> None:
        """Show the paper in hand, in whatever tab is open."""
        is_other = paper != self._paper
        if is_other:
            self._paper = paper
            self.paper.clear()
            self._clear_compared()
            self._files.pop("paper", None)
        self._show_stacks()
        self._fetch()
        if is_other and self._follows:
            self._find_paper()

    def show_tab(self, tab: int) -> None:
        """Open a tab."""
        self.tabs.setCurrentIndex(tab)

    @property
    def file(self) -> Path | None:
        """The file whose pages are at hand."""
        return self._files.get("volume" if self.tabs.currentIndex() == VOLUME else "paper")

    def show_typing(self) -> None:
        """Let the paper's own pages be in sight, which follow what is typed."""
        if self.tabs.currentIndex() == VOLUME:
            self.tabs.setCurrentIndex(PAPER)

    def show_part(self, page: int) -> None:
        """Show a page of the volume."""
        self.tabs.setCurrentIndex(VOLUME)
        self.volume.show_page(page)

    def show_words(self, words: str, paper: PaperId | None) -> bool:
        """Show and mark the words of a finding or change in the pages at hand; return whether they were found."""
        if not words:
            return bool(paper) and self.view.show_paper(paper or "")
        return self.view.show_passage(words, paper or "")

    def look_for(self) -> None:
        """Look for words in the pages at hand."""
        self.find_bar.open(self.view)

    def set_facing(self, facing: bool) -> None:
        """Show the volume's pages two abreast."""
        self.volume.set_facing(facing)

    def set_fit(self, fit: str) -> None:
        """Fit pages to the `width`, or show each wholly (`page`)."""
        for view in (self.paper, self.volume, self.compare.original, self.compare.formatted):
            view.set_fit(fit)

    def clear(self) -> None:
        """Show nothing, as for another volume."""
        for view in (self.paper, self.volume):
            view.clear()
        self._clear_compared()
        self.find_bar.leave()
        self._paper = None
        self._files = {}
        self._fault = ""
        self.page_changed.emit("", 0)
        self._show_stacks()
        self._tell_state()

    def dispose(self) -> None:
        """Clear, and remove what was made; the panel is not used again."""
        self.clear()
        for view in (self.paper, self.volume, self.compare.original, self.compare.formatted):
            view.dispose()
        self._originals.dispose()

    def show_fault(self, kind: str, reason: str) -> None:
        """Say why pages could not be made; those made before stay."""
        if kind in {COMPILE, PREVIEW}:
            self._fault = self._speech("compile-failed" if kind == COMPILE else "preview-failed", reason=reason)
            self._tell_state()

    # ---- inside

    def _place(self) -> None:
        for stack, empty, full in zip(
            self._stacks,
            (self._no_paper, self._no_volume, self._no_compare),
            (self.paper, self.volume, self.compare),
            strict=True,
        ):
            stack.addWidget(empty)
            stack.addWidget(full)
            self.tabs.addTab(stack, "")
        self.tabs.setCurrentIndex(VOLUME)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.find_bar)

    def _connect(self) -> None:
        self.banner.asked.connect(self.compile_asked)
        self._no_volume.asked.connect(self._ask)
        self.tabs.currentChanged.connect(self._turn)
        self.volume.paper_changed.connect(self._tell_paper)
        for view in (self.paper, self.volume, self.compare.formatted):
            view.page_changed.connect(self._tell_page)
            view.zoomed.connect(self._tell_zoom)
            view.menu_asked.connect(self.menu_asked)
            view.text_asked.connect(self.text_asked)
        self._desk.compiled.connect(self._show_volume)
        self._desk.preview_ready.connect(self._show_preview)
        self._desk.volume_changed.connect(self._tell_state)
        for told in (self._desk.opened, self._desk.closed):
            told.connect(self.clear)
        self._originals.ready.connect(self._show_original)
        self.volume.measured.connect(self._tell_parts)

    @Slot(Compiled)
    def _show_volume(self, compiled: Compiled) -> None:
        self._fault = ""
        before = self._files.get("volume")
        if not self.volume.load(compiled.out, compiled.starts):
            return
        self._files["volume"] = compiled.out
        if before:
            self._desk.discard(before)
        self._show_stacks()
        self._tell_state()
        if self._paper and before is None:
            self.volume.show_paper(self._paper)

    @Slot()
    def _tell_parts(self) -> None:
        """Tell of the parts, when the pages are known and painted."""
        if self.volume.pages:
            self.parts_found.emit(_parts(self.volume))

    def _show_formatted(self) -> None:
        """Load the paper beside the author's pages, when that is what is looked at."""
        file = self._files.get("paper")
        if file and self._paper and file != self._compared and self.tabs.currentIndex() == COMPARE:
            self._compared = file
            self.compare.show_formatted(file, self._paper)

    @Slot(Previewed)
    def _show_preview(self, made: Previewed) -> None:
        if made.paper != self._paper:
            return
        self._fault = ""
        before = self._files.get("paper")
        self._files["paper"] = made.file
        self.paper.load(made.file, ((made.paper, 0, "1"),))
        self._show_formatted()
        if before and before != made.file:
            self._desk.discard(before)
        self._show_stacks()
        self._tell_state()

    @Slot(Original)
    def _show_original(self, original: Original) -> None:
        self.compare.show_original(original)

    def _fetch(self) -> None:
        """Have the pages made that the open tab shows."""
        tab = self.tabs.currentIndex()
        if self._paper is None or tab == VOLUME:
            return
        if "paper" not in self._files:
            self._desk.preview(self._paper)
        self._show_formatted()
        if tab == COMPARE and not self.compare.original.pages:
            self.compare.wait()
            self._originals.fetch(self._paper)

    def _find_paper(self) -> None:
        """Show the paper in hand among the pages of the volume, unless it is in sight there."""
        here = paper_at(self.volume.starts, self.volume.page)
        if self._paper and self.tabs.currentIndex() == VOLUME and here != self._paper:
            self._follows = False
            self.volume.show_paper(self._paper)
            self._follows = True

    def _clear_compared(self) -> None:
        self._compared = None
        self.compare.clear()

    def _show_stacks(self) -> None:
        has_volume = bool(self.volume.pages)
        for stack, full in zip(self._stacks, (bool(self._paper), has_volume, bool(self._paper)), strict=True):
            stack.setCurrentIndex(int(full))

    @Slot()
    def _tell_state(self) -> None:
        """Say that the pages are of an earlier state, or why there are no newer ones."""
        is_volume = self.tabs.currentIndex() == VOLUME
        has_papers = bool(self._desk.volume.papers)
        word, button = ("no-volume-yet", "compile") if has_papers else ("outline-empty", "act-add")
        self._no_volume.set_words(self._speech(word), self._speech.plain(button))
        if self._fault:
            self.banner.say(self._fault, self._speech("compile-again"))
        elif is_volume and self.volume.pages and self._desk.is_open and self._desk.is_stale:
            self.banner.say(self._speech("pages-stale"), self._speech("compile").replace("&", ""))
        else:
            self.banner.say("")

    @Slot()
    def _ask(self) -> None:
        if self._desk.volume.papers:
            self.compile_asked.emit()
        else:
            self.papers_asked.emit()

    @Slot()
    def _turn(self) -> None:
        self._fetch()
        self._find_paper()
        self._tell_state()
        view = self.view
        self.page_changed.emit(view.document.pageLabel(max(view.page, 0)) if view.pages else "", view.pages)
        if self.find_bar.isVisible():
            self.find_bar.open(view)

    @Slot(str, int)
    def _tell_page(self, number: str, pages: int) -> None:
        if self.sender() is self.view:
            self.page_changed.emit(number, pages)

    @Slot(float)
    def _tell_zoom(self, zoom: float) -> None:
        if self.sender() is self.view:
            self.zoomed.emit(zoom)

    @Slot(str)
    def _tell_paper(self, paper: str) -> None:
        if self._follows and paper and self.tabs.currentIndex() == VOLUME:
            self._follows = False
            self.paper_changed.emit(paper)
            self._follows = True


def _parts(view: PageView) -> list[PartRow]:
    """Return the bookmarks of the first level that hold no papers: contents, index."""
    owner = QObject()  # without it in hand the model is gone at once
    bookmarks = QPdfBookmarkModel(owner)
    bookmarks.setDocument(view.document)
    role = QPdfBookmarkModel.Role
    found: list[PartRow] = []
    for row in range(bookmarks.rowCount()):
        index = bookmarks.index(row, 0)
        if bookmarks.rowCount(index):
            continue
        page = int(bookmarks.data(index, role.Page.value))
        title = str(bookmarks.data(index, role.Title.value))
        name = "contents" if title in CONTENTS else ""
        said = "" if name else title
        found.append(PartRow(name=name, title=said, page=page, first=view.document.pageLabel(page)))
    return found
