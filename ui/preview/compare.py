"""The author's pages and ours, side by side and in step."""

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget

from ui.look import scaled
from ui.preview.original import Original
from ui.preview.view import PageView
from ui.wording import Speech


class ComparePane(QSplitter):
    """Two views of one paper: scrolling one scrolls the other to the same share of its pages."""

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._speech = speech
        self._by_office = True
        self.original, self.formatted = PageView(), PageView()
        self.original_title, self.formatted_title = QLabel(wordWrap=True), QLabel(wordWrap=True)
        for title, view in ((self.original_title, self.original), (self.formatted_title, self.formatted)):
            side = QWidget()
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            title.setMargin(scaled(6))
            column.addWidget(title)
            column.addWidget(view, 1)
            self.addWidget(side)
        self.setChildrenCollapsible(False)
        self.original.scrolled.connect(self._follow_original)
        self.formatted.scrolled.connect(self._follow_formatted)
        self.original.verticalScrollBar().sliderMoved.connect(self._follow_original)
        self.formatted.verticalScrollBar().sliderMoved.connect(self._follow_formatted)
        self.set_speech(speech)

    def set_speech(self, speech: Speech) -> None:
        """Say everything in another language."""
        self._speech = speech
        self.formatted_title.setText(speech("compare-formatted"))
        self.formatted.setAccessibleName(speech("compare-formatted"))
        self.original.setAccessibleName(speech("compare-original"))
        self._tell()

    def show_original(self, original: Original) -> None:
        """Show the author's pages."""
        self._by_office = original.by_office
        self.original.load(original.file, ())
        self._tell()
        self._follow_formatted()

    def show_formatted(self, file: Path, paper: str) -> None:
        """Show our pages of a paper."""
        self.formatted.load(file, ((paper, 0, "1"),))

    def wait(self) -> None:
        """Say that the author's pages are being made."""
        self.original.clear()
        self.original_title.setText(self._speech("compare-making"))

    def clear(self) -> None:
        """Show nothing."""
        self.original.clear()
        self.formatted.clear()

    def _tell(self) -> None:
        self.original_title.setText(self._speech("compare-original" if self._by_office else "compare-plain"))

    @Slot()
    def _follow_original(self) -> None:
        _follow(self.original, self.formatted)

    @Slot()
    def _follow_formatted(self) -> None:
        _follow(self.formatted, self.original)


def _follow(leader: PageView, follower: PageView) -> None:
    """Bring `follower` to the same share of its height as `leader`."""
    one, other = leader.verticalScrollBar(), follower.verticalScrollBar()
    if one.maximum() > 0:
        other.setValue(round(one.value() / one.maximum() * other.maximum()))
