"""Pages of a PDF on a desk: they keep their place when made anew, follow their links, and show what was looked for."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDesktopServices,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions, QPdfLink, QPdfLinkModel, QPdfPageRenderer
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.look import colours, scaled
from ui.preview.passage import Passage, passage_in, shortened
from ui.preview.place import Starts, extents, moved, paper_at
from ui.preview.sheets import GUTTER, MARGIN, Sheet, Sheets

ZOOM_STEP = 1.25
ZOOM_LEAST, ZOOM_MOST = 0.1, 8.0
WIDTH, PAGE, FREE = "width", "page", "free"
"""How pages are fitted: to the width, wholly, or not."""

NEAR = 8.0
"""Points from a line of print within which it is meant."""

KEPT_IMAGES = 24

MEASURED_AT_ONCE = 25
"""Pages whose sizes are asked for before the window has its turn again: each costs a fifth of a millisecond."""

_HIT, _CURRENT_HIT = QColor(255, 214, 10, 90), QColor(255, 140, 0, 130)


class PageView(QAbstractScrollArea):
    """All pages, one under the other or two abreast."""

    page_changed = Signal(str, int)
    """(number printed on the page in sight, how many pages there are)."""
    paper_changed = Signal(str)
    """The paper whose page has come into sight; empty before the first."""
    scrolled = Signal(float)
    """The place at the top, in pages, when the person moved it."""
    zoomed = Signal(float)
    measured = Signal()
    """All pages are known: before that, whatever asks on which page something lies takes long in a great file."""
    menu_asked = Signal(QPoint, str, str)
    """(global place, paper, words of the line there) of a context menu."""
    text_asked = Signal(str, str)
    """(paper, words of the line) that was double-clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = QPdfDocument(self)
        self.hits: dict[int, list[tuple[QRectF, bool]]] = {}
        """Areas to be marked, in points, by page; whether each belongs to the current hit."""
        self._renderer = QPdfPageRenderer(self)
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.setDocument(self.document)
        self._renderer.pageRendered.connect(self._take)
        self._links = QPdfLinkModel(self)
        self._links.setDocument(self.document)
        self._starts: Starts = ()
        self._sizes: list[tuple[float, float]] = []
        self._sheets = Sheets.laid((), 1.0, facing=False, room=0.0)
        self._images: dict[int, QImage] = {}
        self._wanted: set[tuple[int, int]] = set()
        self._fit = WIDTH
        self._zoom = 1.0
        self._facing = False
        self._page, self._paper = -1, ""
        self._pressed: QPoint | None = None
        self._measured = 0
        self._others = QTimer(self, interval=0)
        self._others.timeout.connect(self._measure)
        self._leaves = QTimer(self, singleShot=True, interval=0)
        self._leaves.timeout.connect(self._let_go)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAcceptDrops(False)
        self.setAcceptDrops(False)
        self.verticalScrollBar().valueChanged.connect(self._move)

    # ---- what is shown

    def load(self, file: Path, starts: Starts) -> bool:
        """Show `file` at the place where the pages before it stood; return whether it could be read."""
        place, before = self.place(), extents(self._starts, len(self._sizes))
        zoom = self._scale()
        if self.document.load(str(file)) is not QPdfDocument.Error.None_:
            return False
        self._starts = starts
        count = self.document.pageCount()
        self._sizes = [self._size(page) for page in range(min(count, MEASURED_AT_ONCE))]
        self._sizes += self._sizes[:1] * (count - len(self._sizes))  # until they are measured
        self._measured = min(count, MEASURED_AT_ONCE)
        self._others.start()
        self._images.clear()
        self._wanted.clear()
        self.hits.clear()
        self._page = -1
        self._lay()
        if zoom:
            self.go(moved(place, before, extents(starts, count)))
        self._draw_at_once()
        self._move()
        return True

    def clear(self) -> None:
        """Show nothing, and begin the next file at its beginning."""
        if not self._sizes:
            return
        self._others.stop()
        self._leaves.start()
        self._starts, self._sizes = (), []
        self._images.clear()
        self.hits.clear()
        self._page, self._paper = -1, ""
        self._lay()

    def dispose(self) -> None:
        """Show nothing and let go of the file at once; the view is not used again."""
        self.clear()
        self._let_go()

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def page(self) -> int:
        """Index of the page in sight, -1 when there is none."""
        return self._page

    @property
    def starts(self) -> Starts:
        """Where the papers begin."""
        return self._starts

    def place(self) -> float:
        """Return what stands at the top, in pages."""
        return self._sheets.place(self.verticalScrollBar().value())

    def go(self, place: float) -> None:
        """Bring a place to the top."""
        self.verticalScrollBar().setValue(round(self._sheets.height_of(place)))

    def show_page(self, index: int, y: float = 0.0) -> None:
        """Bring a page to the top, or the height `y`, in points, on it."""
        if 0 <= index < self.pages:
            scale = self._scale()
            above = MARGIN if y <= 0 else self.viewport().height() / 4
            self.verticalScrollBar().setValue(round(self._sheets.height_of(index) + y * scale - above))

    def show_number(self, number: str) -> bool:
        """Show the page that bears `number` in print, be it roman or arabic; return whether there is one."""
        labels = [self.document.pageLabel(index).casefold() for index in range(self.pages)]
        found = number.strip().casefold() in labels
        if found:
            self.show_page(labels.index(number.strip().casefold()))
        self._page = -1
        self._move()
        return found

    def show_paper(self, paper: str) -> bool:
        """Show the first page of a paper; return whether it is here."""
        for name, first, _ in self._starts:
            if name == paper:
                self.show_page(first)
                return True
        return False

    def show_passage(self, words: str, paper: str = "") -> bool:
        """Show and mark where the first words of `words` stand, in a paper when one is named; tell whether it was."""
        first, count = extents(self._starts, self.pages).get(paper, (0, self.pages)) if paper else (0, self.pages)
        for length in (12, 6, 4):
            for page in range(first, first + count):
                found = passage_in(self.document.getAllText(page).text(), shortened(words, length), page)
                if found:
                    self.show_hits([found], 0)
                    return True
        return self.show_paper(paper) and False

    def show_hits(self, passages: Sequence[Passage], current: int) -> None:
        """Mark passages and bring the current one into sight."""
        self.hits.clear()
        for at, passage in enumerate(passages):
            chosen = self.document.getSelectionAtIndex(passage.page, passage.start, passage.length)
            areas = [(polygon.boundingRect(), at == current) for polygon in chosen.bounds()]
            self.hits.setdefault(passage.page, []).extend(areas)
            if at == current and areas:
                self.show_page(passage.page, max(areas[0][0].top(), 1.0))
        self.viewport().update()

    # ---- zoom

    def set_zoom(self, factor: float) -> None:
        """Show pages at `factor` of their natural size."""
        self._fit = FREE
        self._zoom = min(max(factor, ZOOM_LEAST), ZOOM_MOST)
        self._lay_again()

    def set_fit(self, fit: str) -> None:
        """Fit pages to the `width`, or show each wholly (`page`)."""
        self._fit = fit
        self._lay_again()

    def set_facing(self, facing: bool) -> None:
        """Show pages two abreast as in the bound book, or one under the other."""
        self._facing = facing
        self._lay_again()

    def zoom(self) -> float:
        """Return the size of pages against their natural one."""
        return self._scale() * 72 / self.logicalDpiX()

    @Slot()
    def zoom_in(self) -> None:
        """Show pages larger."""
        self.set_zoom(self.zoom() * ZOOM_STEP)

    @Slot()
    def zoom_out(self) -> None:
        """Show pages smaller."""
        self.set_zoom(self.zoom() / ZOOM_STEP)

    # ---- events

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the pages in sight."""
        del event
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.fillRect(self.viewport().rect(), QColor(colours().desk))
            dx, dy = self._offset()
            for sheet in self._in_sight():
                area = QRectF(round(sheet.x + dx), round(sheet.y + dy), round(sheet.width), round(sheet.height))
                self._draw(painter, sheet, area)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the place in another room."""
        super().resizeEvent(event)
        self._lay_again()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the palette."""
        super().changeEvent(event)
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom with Ctrl."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom() * (ZOOM_STEP ** (event.angleDelta().y() / 240)))
            event.accept()
            return
        super().wheelEvent(event)
        self.scrolled.emit(self.place())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Turn pages."""
        bar = self.verticalScrollBar()
        step = bar.pageStep() - scaled(24)
        key = Qt.Key
        moves = {
            key.Key_PageDown: bar.value() + step,
            key.Key_Space: bar.value() + step,
            key.Key_PageUp: bar.value() - step,
            key.Key_Backspace: bar.value() - step,
            key.Key_Home: 0,
            key.Key_End: bar.maximum(),
        }
        if event.key() in moves and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            bar.setValue(moves[key(event.key())])
        else:
            super().keyPressEvent(event)
        self.scrolled.emit(self.place())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Remember where a click began."""
        self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show a hand over links."""
        link = self._link_at(event.position())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Follow a link, within the pages or out to the world."""
        link = self._link_at(event.position())
        near = self._pressed is not None and (event.position().toPoint() - self._pressed).manhattanLength() < 6
        if not link or not near or event.button() is not Qt.MouseButton.LeftButton:
            return
        if link.url().isEmpty():
            self.show_page(link.page(), link.location().y())
            self.scrolled.emit(self.place())
        else:
            QDesktopServices.openUrl(QUrl(link.url()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for the paragraph to be put right."""
        paper, words = self.line_at(event.position())
        if paper and words:
            self.text_asked.emit(paper, words)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for what can be done with the page."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        at = self.viewport().rect().center() if by_key else event.pos()
        self.menu_asked.emit(self.viewport().mapToGlobal(at), *self.line_at(QPointF(at)))

    def line_at(self, at: QPointF) -> tuple[str, str]:
        """Return (paper, words of the line of print) at a place in the window."""
        dx, dy = self._offset()
        for sheet in self._in_sight():
            inside = QPointF(at.x() - sheet.x - dx, at.y() - sheet.y - dy)
            if 0 <= inside.x() <= sheet.width and 0 <= inside.y() <= sheet.height:
                return paper_at(self._starts, sheet.page), self._line(sheet.page, inside / self._scale())
        return "", ""

    def _line(self, page: int, at: QPointF) -> str:
        """Return the words of the line nearest to a place on a page, in points; empty far from any."""
        near: list[tuple[float, str]] = []
        start = 0
        for line in self.document.getAllText(page).text().splitlines(keepends=True):
            area = self.document.getSelectionAtIndex(page, start, len(line)).boundingRectangle()
            start += len(line)
            gaps = (area.left() - at.x(), at.x() - area.right(), area.top() - at.y(), at.y() - area.bottom())
            near.append((max(*gaps, 0.0), line))
        away, words = min(near, default=(NEAR + 1, ""))
        return " ".join(words.split()) if away <= NEAR else ""

    # ---- inside

    def _size(self, page: int) -> tuple[float, float]:
        size = self.document.pagePointSize(page)
        return size.width(), size.height()

    @Slot()
    def _let_go(self) -> None:
        """Let go of a file that is shown no more; of a thick one it takes a while."""
        if not self._sizes:
            self.document.close()

    @Slot()
    def _measure(self) -> None:
        """Measure some pages more; lay all anew when one is of another size than was assumed."""
        pages = range(self._measured, min(self._measured + MEASURED_AT_ONCE, self.pages))
        self._measured = pages.stop
        found = [self._size(page) for page in pages]
        if found != self._sizes[pages.start : pages.stop]:
            self._sizes[pages.start : pages.stop] = found
            self._lay_again()
        if self._measured >= self.pages:
            self._others.stop()
            self.measured.emit()

    def _draw(self, painter: QPainter, sheet: Sheet, area: QRectF) -> None:
        painter.fillRect(area.translated(1, 2), QColor(0, 0, 0, 40))
        painter.fillRect(area, Qt.GlobalColor.white)
        image = self._images.get(sheet.page)
        if image is not None:
            painter.drawImage(area, image)
        if image is None or image.width() != self._pixels(sheet).width():
            self._want(sheet)
        scale = self._scale()
        for hit, is_current in self.hits.get(sheet.page, ()):
            box = QRectF(hit.x() * scale, hit.y() * scale, hit.width() * scale, hit.height() * scale)
            painter.fillRect(
                box.translated(area.topLeft()).adjusted(-1, -1, 1, 1), _CURRENT_HIT if is_current else _HIT
            )

    def _pixels(self, sheet: Sheet) -> QSize:
        ratio = self.devicePixelRatioF()
        return QSize(max(1, round(sheet.width * ratio)), max(1, round(sheet.height * ratio)))

    def _want(self, sheet: Sheet) -> None:
        size = self._pixels(sheet)
        if (sheet.page, size.width()) not in self._wanted:
            self._wanted.add((sheet.page, size.width()))
            self._renderer.requestPage(sheet.page, size, QPdfDocumentRenderOptions())

    def _draw_at_once(self) -> None:
        """Make the images of the pages in sight now, so that pages made anew do not flicker."""
        for sheet in self._in_sight()[:2]:
            self._keep(sheet.page, self.document.render(sheet.page, self._pixels(sheet), QPdfDocumentRenderOptions()))
        self.viewport().update()

    def _take(self, page: int, size: QSize, image: QImage) -> None:
        if (page, size.width()) in self._wanted and not image.isNull():
            self._wanted.discard((page, size.width()))
            self._keep(page, image)
            self.viewport().update()

    def _keep(self, page: int, image: QImage) -> None:
        self._images.pop(page, None)
        self._images[page] = image
        while len(self._images) > KEPT_IMAGES:
            self._images.pop(next(iter(self._images)))

    def _link_at(self, at: QPointF) -> QPdfLink | None:
        dx, dy = self._offset()
        for sheet in self._in_sight():
            inside = QPointF(at.x() - sheet.x - dx, at.y() - sheet.y - dy)
            if 0 <= inside.x() <= sheet.width and 0 <= inside.y() <= sheet.height:
                if self._links.page() != sheet.page:
                    self._links.setPage(sheet.page)
                link = self._links.linkAt(inside / self._scale())
                return link if link.isValid() else None
        return None

    def _in_sight(self) -> tuple[Sheet, ...]:
        top = self.verticalScrollBar().value()
        return self._sheets.within(top, top + self.viewport().height())

    def _offset(self) -> tuple[float, float]:
        return -self.horizontalScrollBar().value(), -self.verticalScrollBar().value()

    def _scale(self) -> float:
        """Return pixels to a point."""
        if not self._sizes:
            return 0.0
        if self._fit == FREE:
            return self._zoom * self.logicalDpiX() / 72
        abreast = 2 if self._facing else 1
        width = max([width for width, _ in self._sizes]) * abreast
        room = self.viewport().width() - 2 * MARGIN - GUTTER * (abreast - 1)
        scale = max(room, 50) / width
        if self._fit == PAGE:
            height = max([height for _, height in self._sizes])
            scale = min(scale, max(self.viewport().height() - 2 * MARGIN, 50) / height)
        return scale

    def _lay(self) -> None:
        room = self.viewport().size()
        self._sheets = Sheets.laid(self._sizes, self._scale(), facing=self._facing, room=room.width())
        self._wanted.clear()
        for bar, whole, part in (
            (self.verticalScrollBar(), self._sheets.height, room.height()),
            (self.horizontalScrollBar(), self._sheets.width, room.width()),
        ):
            bar.setPageStep(part)
            bar.setSingleStep(scaled(24))
            bar.setRange(0, max(0, round(whole) - part))
        self.viewport().update()

    def _lay_again(self) -> None:
        place = self.place()
        self._lay()
        self.go(place)
        self.zoomed.emit(self.zoom())

    @Slot()
    def _move(self) -> None:
        """Tell which page has come into sight."""
        self.viewport().update()
        probe = self._sheets.at(self.verticalScrollBar().value() + self.viewport().height() / 4)
        if probe is None or probe.page == self._page:
            return
        self._page = probe.page
        self.page_changed.emit(self.document.pageLabel(self._page), self.pages)
        paper = paper_at(self._starts, self._page)
        if paper != self._paper:
            self._paper = paper
            self.paper_changed.emit(paper)
