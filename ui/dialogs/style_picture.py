"""A house style in, the picture of two facing pages set in it out: made by the engine, off the window's thread."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QSizePolicy, QWidget

from proceedings.cache import user_folder
from proceedings.compiler import preview_paper
from proceedings.model.progress import OnProgress, ShouldStop
from proceedings.style import load_style
from ui.jobs import Job, Work
from ui.look import scaled
from ui.look.theme import colours
from ui.wording import Speech

Drawing = Callable[[str, Path], Work]
"""Takes a style's name and a folder of its own, returns the work whose result is the path of a PDF."""

SAMPLE = "1-human-rights/01-women-and-children.docx"

PAGES = 2


class StylePicture(QWidget):
    """Two pages of the sample in one house style; the work on a style that is no longer wanted is stopped."""

    drawn = Signal(str)
    """The name of the style whose pages are shown now."""

    def __init__(self, speech: Speech, drawing: Drawing | None = None) -> None:
        super().__init__()
        self._speech = speech
        self._drawing = drawing or sample_drawing
        self._folder = tempfile.TemporaryDirectory(prefix="proceedings-", ignore_cleanup_errors=True)
        self._known: dict[str, list[QImage]] = {}
        self._jobs: dict[str, Job] = {}
        self._wanted = ""
        self._words = ""
        self._timer = QTimer(self, singleShot=True, interval=150)
        self._timer.timeout.connect(self._begin)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(speech("style-picture"))

    def show_style(self, style: str) -> None:
        """Show pages in `style`, as soon as they are made."""
        self._wanted = style
        for name, job in self._jobs.items():
            if name != style:
                job.stop()
        if style in self._known:
            self.drawn.emit(style)
        else:
            self._words = self._speech("style-drawing")
            self._timer.start()
        self.update()

    def close_jobs(self) -> None:
        """Stop what goes on and wait for its end."""
        self._timer.stop()
        for job in self._jobs.values():
            job.stop()
        for job in self._jobs.values():
            job.wait()
        self._jobs.clear()
        self._folder.cleanup()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Want room for two pages."""
        return QSize(scaled(420), scaled(310))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Do with less."""
        return QSize(scaled(260), scaled(200))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the pages side by side on the desk, or say that they are on their way."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(colours().desk))
        pages = self._known.get(self._wanted, [])
        if not pages:
            painter.setPen(QColor(colours().text))
            room = self.rect().adjusted(scaled(12), 0, -scaled(12), 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words)
            return
        for place, page in zip(self._places(pages), pages, strict=True):
            painter.drawImage(place, page)
            painter.setPen(QPen(QColor(colours().border), 1))
            painter.drawRect(place)

    def _places(self, pages: list[QImage]) -> list[QRectF]:
        gap = scaled(16)
        width = sum(page.width() for page in pages)
        height = max(page.height() for page in pages)
        scale = min((self.width() - 2 * gap) / width, (self.height() - 2 * gap) / height)
        x = (self.width() - width * scale) / 2
        places: list[QRectF] = []
        for page in pages:
            size = QSize(page.width(), page.height()).toSizeF() * scale
            places.append(QRectF(QPointF(x, (self.height() - size.height()) / 2), size))
            x += size.width()
        return places

    @Slot()
    def _begin(self) -> None:
        style = self._wanted
        if style in self._jobs or style in self._known:
            return
        job = Job(self._drawing(style, Path(self._folder.name)), self)
        job.setObjectName(style)
        job.succeeded.connect(self._take)
        job.failed.connect(self._fail)
        job.finished.connect(self._end)
        self._jobs[style] = job
        job.start()

    @Slot(object)
    def _take(self, out: object) -> None:
        style, file = str(self.sender().objectName()), Path(str(out))
        self._known[style] = page_images(file, self.devicePixelRatioF() * scaled(420))
        if style == self._wanted:
            self.drawn.emit(style)
            self.update()

    @Slot(Exception)
    def _fail(self, fault: Exception) -> None:
        del fault
        self._words = self._speech("style-no-picture")
        self.update()

    @Slot()
    def _end(self) -> None:
        job = self.sender()
        self._jobs.pop(job.objectName(), None)
        job.deleteLater()
        if self._wanted not in self._known and job.objectName() != self._wanted:
            self._timer.start()


def sample_drawing(style: str, folder: Path) -> Work:
    """Return the work of setting a paper of the sample in `style`."""

    def work(on_progress: OnProgress, should_stop: ShouldStop) -> Path:
        from proceedings.sample import write_sample

        sample = folder / "sample"
        if not (sample / SAMPLE).is_file():
            write_sample(sample)
        out = folder / f"{load_style(style).digest[:16]}.pdf"
        cache = user_folder() / "papers"
        preview_paper(sample / SAMPLE, out, style=style, cache=cache, on_progress=on_progress, should_stop=should_stop)
        return out

    return work


def page_images(file: Path, height: float, *, first: int = 0, pages: int = PAGES) -> list[QImage]:
    """Return the first pages of a PDF as pictures of this height in dots."""
    document = QPdfDocument(cast("QObject", QGuiApplication.instance()))
    document.load(str(file))
    images: list[QImage] = []
    for index in range(first, min(first + pages, document.pageCount())):
        size = document.pagePointSize(index)
        dots = QSize(round(size.width() * height / size.height()), round(height))
        image = QImage(dots, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.drawImage(0, 0, document.render(index, dots))
        painter.end()
        images.append(image)
    document.close()
    document.deleteLater()
    return images
