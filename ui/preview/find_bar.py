"""The line under the pages in which words are looked for."""

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from ui.look import put_icon, scaled
from ui.preview.passage import Passage, passages_in
from ui.preview.view import PageView
from ui.wording import Speech

PAUSE_MS = 200
"""After the last key, before the search begins."""

PAGES_AT_ONCE = 20
"""Pages that are searched before the window has its turn again."""

MOST_HITS = 500


class FindBar(QWidget):
    """Looks for words in a view, page by page without blocking the window, whatever became of quotes and line ends."""

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._view: PageView | None = None
        self._hits: list[Passage] = []
        self._current = -1
        self._page = 0
        self.line = QLineEdit(clearButtonEnabled=True)
        self.count = QLabel()
        self.previous_button, self.next_button, self.close_button = QToolButton(), QToolButton(), QToolButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(scaled(8), scaled(4), scaled(8), scaled(4))
        row.addWidget(self.line, 1)
        row.addWidget(self.count)
        for button, name in (
            (self.previous_button, "up"),
            (self.next_button, "down"),
            (self.close_button, "close"),
        ):
            put_icon(button, name)
            button.setAutoRaise(True)
            row.addWidget(button)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._turn = QTimer(self, interval=0)
        self._pause.timeout.connect(self._begin)
        self._turn.timeout.connect(self._search)
        self.line.textChanged.connect(self._wait)
        self.previous_button.clicked.connect(self.previous)
        self.next_button.clicked.connect(self.next)
        self.close_button.clicked.connect(self.leave)
        self.set_speech(speech)
        self.hide()

    def set_speech(self, speech: Speech) -> None:
        """Say everything in another language."""
        self._speech = speech
        self.line.setPlaceholderText(speech("find-in-pages"))
        self.line.setAccessibleName(speech("find-in-pages"))
        for button, word in (
            (self.previous_button, "find-previous"),
            (self.next_button, "find-next"),
            (self.close_button, "find-close"),
        ):
            button.setToolTip(speech(word))
            button.setAccessibleName(speech(word))
        self._tell()

    def open(self, view: PageView) -> None:
        """Look for words in a view."""
        self._view = view
        self.show()
        self.line.setFocus()
        self.line.selectAll()
        if self.line.text():
            self._begin()

    @Slot()
    def leave(self) -> None:
        """Close the bar and take the marks from the pages."""
        self._turn.stop()
        self.hide()
        if self._view:
            self._view.show_hits([], -1)
            self._view.setFocus()

    @Slot()
    def next(self) -> None:
        """Go to the next hit."""
        self._go(1)

    @Slot()
    def previous(self) -> None:
        """Go to the hit before."""
        self._go(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go on with Enter, back with Shift+Enter, close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    @Slot()
    def _wait(self) -> None:
        self._turn.stop()
        self._pause.start()

    @Slot()
    def _begin(self) -> None:
        self._pause.stop()
        self._hits, self._current, self._page = [], -1, 0
        if self._view and self.line.text().strip():
            self._turn.start()
        elif self._view:
            self._view.show_hits([], -1)
        self._tell()

    @Slot()
    def _search(self) -> None:
        """Search a few pages more."""
        view = self._view
        if view is None or self._page >= view.pages or len(self._hits) >= MOST_HITS:
            self._turn.stop()
            self._tell()
            return
        for page in range(self._page, min(self._page + PAGES_AT_ONCE, view.pages)):
            self._hits += passages_in(view.document.getAllText(page).text(), self.line.text(), page)
        self._page += PAGES_AT_ONCE
        if self._current < 0 and self._hits:
            after = [at for at, hit in enumerate(self._hits) if hit.page >= view.page]
            if after or self._page >= view.pages:
                self._show(after[0] if after else 0)
        self._tell()

    def _go(self, by: int) -> None:
        if self._pause.isActive():
            self._begin()
        elif self._hits:
            self._show((self._current + by) % len(self._hits))

    def _show(self, hit: int) -> None:
        self._current = hit
        if self._view:
            self._view.show_hits(self._hits, hit)
        self._tell()

    def _tell(self) -> None:
        if not self.line.text().strip():
            self.count.setText("")
        elif self._hits:
            self.count.setText(self._speech("find-count", hit=self._current + 1, hits=len(self._hits)))
        elif not self._turn.isActive():
            self.count.setText(self._speech("find-none"))
