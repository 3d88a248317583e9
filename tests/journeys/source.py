"""A window as of a file manager: `python -m tests.journeys.source FILE…`; files are dragged out of it."""

import sys

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

TITLE = "files to drag"


class Source(QLabel):
    """Files, as one thing to be dragged."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Begin to drag."""
        del event
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(path) for path in sys.argv[1:]])
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)


if __name__ == "__main__":
    application = QApplication([])
    source = Source("files")
    source.setWindowTitle(TITLE)
    source.setGeometry(1300, 700, 200, 100)
    source.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
    source.show()
    sys.exit(application.exec())
