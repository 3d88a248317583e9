"""The pages of a volume, which keep their place when they are compiled anew."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QPointF, Signal, Slot
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget

ZOOM_STEP = 1.25
ZOOM_LEAST, ZOOM_MOST = 0.1, 8.0

Starts = Sequence[tuple[str, int, str]]
"""(paper, index of its first page, the number printed there), in printing order."""


class Preview(QPdfView):
    """All pages of a PDF one under the other."""

    page_changed = Signal(str, int)
    """(number printed on the page in sight, how many pages there are)."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pages = QPdfDocument(self)
        self._starts: Starts = ()
        self.setDocument(self._pages)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.pageNavigator().currentPageChanged.connect(self._tell_page)

    def load(self, file: Path, starts: Starts) -> bool:
        """Show `file` at the place where the pages before it stood; return whether it could be read."""
        place = self._place()
        before = _extents(self._starts, self._pages.pageCount())
        fault = self._pages.load(str(file))
        if fault is not QPdfDocument.Error.None_:
            return False
        self._go(moved(place, before, _extents(starts, self._pages.pageCount())))
        self._starts = starts
        self._tell_page()
        return True

    def clear(self) -> None:
        """Show nothing, and begin the next file at its beginning."""
        self._pages.close()
        self._starts = ()

    def show_page(self, index: int) -> None:
        """Show the page with this index at the top."""
        if 0 <= index < self._pages.pageCount():
            self.pageNavigator().jump(index, QPointF(0, 0), self.pageNavigator().currentZoom())

    def show_number(self, number: str) -> None:
        """Show the page that bears `number` in print, be it roman or arabic."""
        labels = [self._pages.pageLabel(index) for index in range(self._pages.pageCount())]
        if number.strip().lower() in labels:
            self.show_page(labels.index(number.strip().lower()))
        self._tell_page()

    def show_paper(self, paper: str) -> None:
        """Show the first page of a paper."""
        for name, first, _ in self._starts:
            if name == paper:
                self.show_page(first)

    def set_zoom(self, factor: float) -> None:
        """Show pages at `factor` of their natural size."""
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setZoomFactor(min(max(factor, ZOOM_LEAST), ZOOM_MOST))

    @Slot()
    def zoom_in(self) -> None:
        """Show pages larger."""
        self.set_zoom(self._shown_zoom() * ZOOM_STEP)

    @Slot()
    def zoom_out(self) -> None:
        """Show pages smaller."""
        self.set_zoom(self._shown_zoom() / ZOOM_STEP)

    @Slot()
    def fit_width(self) -> None:
        """Let pages be as wide as the window."""
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    @Slot()
    def fit_page(self) -> None:
        """Show whole pages."""
        self.setZoomMode(QPdfView.ZoomMode.FitInView)

    @Slot()
    def _tell_page(self) -> None:
        index = self.pageNavigator().currentPage()
        self.page_changed.emit(self._pages.pageLabel(index), self._pages.pageCount())

    def _shown_zoom(self) -> float:
        if self.zoomMode() is QPdfView.ZoomMode.Custom:
            return self.zoomFactor()
        width = self._pages.pagePointSize(self.pageNavigator().currentPage()).width()
        margins = self.documentMargins()
        room = self.viewport().width() - margins.left() - margins.right()
        return room / (width * self.logicalDpiX() / 72) if width else 1.0

    def _pitch(self) -> float:
        """Return the pixels from page to page: all pages of a volume have one size."""
        count = self._pages.pageCount()
        margins = self.documentMargins()
        bar = self.verticalScrollBar()
        inside = bar.maximum() + bar.pageStep() - margins.top() - margins.bottom() + self.pageSpacing()
        return inside / count if count and bar.maximum() else 0.0

    def _place(self) -> float:
        """Return what stands at the top, in pages from the first: 3.5 is the middle of the fourth."""
        pitch = self._pitch()
        return (self.verticalScrollBar().value() - self.documentMargins().top()) / pitch if pitch else 0.0

    def _go(self, place: float) -> None:
        self.verticalScrollBar().setValue(round(place * self._pitch() + self.documentMargins().top()))


Extents = Mapping[str, tuple[int, int]]
"""(index of the first page, how many there are) of each paper in order, before them of the front matter, named ``."""


def moved(place: float, before: Extents, after: Extents) -> float:
    """Return where what stood at `place` stands now: in the same paper, as far into it; places are in pages."""
    for name, (first, count) in before.items():
        if first <= place < first + count and name in after:
            now, now_count = after[name]
            return now + (place - first) * now_count / count
    return place


def _extents(starts: Starts, pages: int) -> Extents:
    names = ["", *(name for name, _, _ in starts)]
    edges = [0, *(first for _, first, _ in starts), pages]
    return {name: (first, then - first) for name, first, then in zip(names, edges[:-1], edges[1:], strict=True)}
