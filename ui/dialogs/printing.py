"""Print: a PDF in, its pages on the printer that the person chose out; drawn off the window's thread."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from proceedings.errors import ProceedingsError, Stopped
from proceedings.model.progress import OnProgress, Progress, ShouldStop
from ui.jobs import Work
from ui.wording import Speech

FINEST = 300
"""Dots an inch at which pages are drawn at most."""

POINTS = 72


def print_dialog(speech: Speech, pages: int, title: str, parent: QWidget | None = None) -> QPrintDialog:
    """Return the system's print dialog for so many pages."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setCreator("Proceedings")
    printer.setFromTo(1, pages)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(speech("print-title"))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, on=True)
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    return dialog


def asked_printer(speech: Speech, pages: int, title: str, parent: QWidget | None = None) -> QPrinter | None:
    """Ask for a printer; return None when the person thought better of it."""
    dialog = print_dialog(speech, pages, title, parent)
    return dialog.printer() if dialog.exec() == QDialog.DialogCode.Accepted else None


def printing(file: Path, printer: QPrinter) -> Work:
    """Return the work of printing the pages of `file` that the printer was asked for, each as large as its paper."""

    def work(on_progress: OnProgress, should_stop: ShouldStop) -> int:
        document = QPdfDocument()
        if document.load(str(file)) is not QPdfDocument.Error.None_:
            raise ProceedingsError("compile.cache", folder=str(file.parent))
        first = max(1, printer.fromPage())
        last = min(printer.toPage() or document.pageCount(), document.pageCount())
        painter = QPainter()
        try:
            for number in range(first, last + 1):
                if should_stop():
                    printer.abort()
                    raise Stopped
                on_progress(Progress(stage="print", done=number - first, total=last - first + 1))
                _set_paper(printer, document, number - 1)
                if painter.isActive():
                    printer.newPage()
                elif not painter.begin(printer):
                    raise ProceedingsError("print.refused", printer=printer.printerName())
                _draw(painter, printer, document, number - 1)
        finally:
            if painter.isActive():
                painter.end()
            document.close()
        return last - first + 1

    return work


def _set_paper(printer: QPrinter, document: QPdfDocument, index: int) -> None:
    """Ask for paper of the page's own size where the person left the choice to us: when a file is printed."""
    if printer.outputFormat() is QPrinter.OutputFormat.PdfFormat:
        printer.setPageSize(QPageSize(document.pagePointSize(index), QPageSize.Unit.Point))
        printer.setFullPage(True)
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)


def _draw(painter: QPainter, printer: QPrinter, document: QPdfDocument, index: int) -> None:
    size = document.pagePointSize(index)
    image = document.render(index, _dots(size, min(printer.resolution(), FINEST)))
    paper = printer.pageRect(QPrinter.Unit.DevicePixel)
    wanted = _dots(size, printer.resolution())
    if wanted.width() > paper.width() or wanted.height() > paper.height():  # larger than the paper: made to fit
        wanted.scale(paper.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
    x, y = (paper.width() - wanted.width()) / 2, (paper.height() - wanted.height()) / 2
    painter.drawImage(QRectF(x, y, wanted.width(), wanted.height()), image)


def _dots(size: QSizeF, resolution: int) -> QSize:
    return QSize(round(size.width() * resolution / POINTS), round(size.height() * resolution / POINTS))
