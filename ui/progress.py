"""The corner of the window that tells how far a job has come, and how long it will still take."""

import time

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from proceedings.model.progress import Progress
from ui.look import scaled
from ui.wording import Speech

QUIET_MS = 200
"""A job that ends sooner shows nothing."""

PATIENCE = 2.0
"""Seconds after which the time left is told."""


class ProgressCorner(QWidget):
    """Stage, bar, time left, Cancel."""

    cancel_asked = Signal()

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._stage = ""
        self._begun = 0.0
        self.label = QLabel()
        self.bar = QProgressBar()
        self.left = QLabel()
        self.cancel = QPushButton()
        self.cancel.clicked.connect(self.cancel_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.label, self.bar, self.left, self.cancel):
            row.addWidget(widget)
        self._wait = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._wait.timeout.connect(self.show)
        self.set_speech(speech)
        self.hide()

    def set_speech(self, speech: Speech) -> None:
        """Say everything in another language."""
        self._speech = speech
        self.cancel.setText(speech("cancel"))
        self.bar.setAccessibleName(speech("progress"))
        if self._stage:
            self.label.setText(speech(self._stage))

    @Slot()
    def begin(self) -> None:
        """Get ready to show a job that has begun."""
        self._stage = ""
        self.label.setText("")
        self.left.setText("")
        self.bar.setRange(0, 0)
        self.bar.setFixedWidth(scaled(160))
        self._wait.start()

    @Slot()
    def end(self) -> None:
        """Vanish with the job's end."""
        self._wait.stop()
        self.hide()

    @Slot(Progress)
    def tell(self, progress: Progress) -> None:
        """Show how far the job has come."""
        if progress.stage != self._stage:
            self._stage, self._begun = progress.stage, time.monotonic()
            self.label.setText(self._speech(progress.stage))
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        elapsed = time.monotonic() - self._begun
        if elapsed > PATIENCE and 0 < progress.done < progress.total:
            seconds = round(elapsed * (progress.total - progress.done) / progress.done)
            self.left.setText(self._speech("left", time=f"{seconds // 60}:{seconds % 60:02}"))
        else:
            self.left.setText("")
