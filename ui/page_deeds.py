"""What menus, keys and a right click do with the pages in sight."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QUrl, Signal, Slot
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from proceedings.model.volume import PaperId
from ui.actions import Actions, filled, pop_up
from ui.desk import Desk
from ui.outline import OutlinePanel
from ui.preview import PreviewPanel
from ui.preview.panel import COMPARE, PAPER, VOLUME
from ui.wording import Speech

TABS = {"show-paper": PAPER, "show-volume": VOLUME, "show-compare": COMPARE}


class PageDeeds(QObject):
    """Slots for actions that concern the preview."""

    text_asked = Signal(str, str)
    """(paper, words) of a paragraph that is to be put right."""
    said = Signal(str)
    """A sentence for the status bar."""

    def __init__(
        self,
        desk: Desk,
        preview: PreviewPanel,
        outline: OutlinePanel,
        page_field: QLineEdit,
        actions: Actions,
        speech: Callable[[], Speech],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._preview = preview
        self._outline = outline
        self._page_field = page_field
        self._actions = actions
        self._speech = speech
        self._window = window
        self._place: tuple[str, str] = ("", "")
        self._folder = tempfile.TemporaryDirectory(prefix="proceedings-", ignore_cleanup_errors=True)
        page_field.returnPressed.connect(self.go_to_page)
        preview.menu_asked.connect(self.show_menu)
        preview.text_asked.connect(self.text_asked)
        for name, answer in (
            ("zoom-in", self._zoom_in),
            ("zoom-out", self._zoom_out),
            ("fit-width", self._fit_width),
            ("fit-page", self._fit_page),
            ("facing", self._face),
            ("page", self._ask_page),
            ("viewer", self.open_in_viewer),
            *[(name, self._show_tab) for name in TABS],
        ):
            actions[name].triggered.connect(answer)

    def dispose(self) -> None:
        """Remove what was copied for other programs."""
        self._folder.cleanup()

    # ---- pages

    @Slot()
    def go_to_page(self) -> None:
        """Show the page whose number stands in the field."""
        view = self._preview.view
        if not view.show_number(self._page_field.text()):
            self.said.emit(self._speech()("no-such-page", page=self._page_field.text().strip()))
        view.setFocus()

    @Slot()
    def open_in_viewer(self) -> None:
        """Show a copy of the pages in the program that the system has for PDF files."""
        file = self._preview.file
        if file is None:
            return
        named = Path(self._folder.name) / f"{self._desk.name or file.stem}.pdf"
        shutil.copyfile(file, named)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(named)))

    @Slot(QPoint, str, str)
    def show_menu(self, place: QPoint, paper: str, words: str) -> None:
        """Offer what can be done with the page and the paragraph there."""
        pop_up(self.menu_at(paper, words), place)

    def menu_at(self, paper: str, words: str) -> QMenu:
        """Return what can be done with a line of print of a paper."""
        self._place = (paper, words)
        menu = QMenu(self._window)
        speech = self._speech()
        for word, answer, possible in (
            ("page-text", self._ask_text, bool(paper and words) and not self._desk.read_only),
            ("page-paper", self._choose, bool(paper)),
        ):
            action = QAction(speech(word), menu)
            action.setEnabled(possible)
            action.triggered.connect(answer)
            menu.addAction(action)
        names = ("", "details", "", "find", "page", "", "fit-width", "fit-page", "facing", "", "viewer", "print")
        return filled(menu, self._actions.chosen(*names))

    # ---- inside

    @Slot()
    def _ask_text(self) -> None:
        self.text_asked.emit(*self._place)

    @Slot()
    def _choose(self) -> None:
        self._outline.choose([PaperId(self._place[0])])
        self._outline.tree.setFocus()

    @Slot()
    def _ask_page(self) -> None:
        self._page_field.setFocus()
        self._page_field.selectAll()

    @Slot()
    def _show_tab(self) -> None:
        self._preview.show_tab(TABS[self.sender().objectName()])
        self._preview.view.setFocus()

    @Slot()
    def _zoom_in(self) -> None:
        self._preview.view.zoom_in()

    @Slot()
    def _zoom_out(self) -> None:
        self._preview.view.zoom_out()

    @Slot()
    def _fit_width(self) -> None:
        self._preview.set_fit("width")

    @Slot()
    def _fit_page(self) -> None:
        self._preview.set_fit("page")

    @Slot(bool)
    def _face(self, facing: bool) -> None:
        self._preview.set_facing(facing)
