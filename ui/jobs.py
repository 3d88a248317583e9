"""Work of the engine off the window's thread: a job ends exactly once, as succeeded, failed or stopped."""

import threading
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal

from proceedings.errors import Stopped
from proceedings.model.progress import OnProgress, Progress, ShouldStop

Work = Callable[[OnProgress, ShouldStop], object]

EVERY = 0.1
"""Seconds between two reports of progress, at least."""


class Job(QThread):
    """One piece of work; its signals arrive in the thread that made it."""

    progressed = Signal(Progress)
    succeeded = Signal(object)
    failed = Signal(Exception)
    stopped = Signal()

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._asked = threading.Event()
        self._told = float("-inf")

    def stop(self) -> None:
        """Ask the work to stop; it will end as stopped, unless it was just done."""
        self._asked.set()

    def run(self) -> None:
        """Do the work."""
        try:
            result = self._work(self._tell, self._asked.is_set)
        except Stopped:
            self.stopped.emit()
        except Exception as fault:  # noqa: BLE001 - the door where a job ends
            self.failed.emit(fault)
        else:
            self.succeeded.emit(result)

    def _tell(self, progress: Progress) -> None:
        now = time.monotonic()
        if now - self._told >= EVERY:
            self._told = now
            self.progressed.emit(progress)
