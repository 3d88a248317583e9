"""The authors' pages of the papers in hand: made when they are looked at, kept while the window is open."""

import tempfile
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from proceedings.errors import ProceedingsError
from proceedings.model.volume import PaperId
from ui.desk import Desk
from ui.jobs import Job
from ui.preview.original import Original, original_of


class Originals(QObject):
    """Makes the author's pages of one paper at a time."""

    ready = Signal(Original)
    begun = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._folder = tempfile.TemporaryDirectory(prefix="proceedings-", ignore_cleanup_errors=True)
        self._job: Job | None = None
        self._waiting: PaperId | None = None
        self._wanted: PaperId | None = None
        desk.closed.connect(self.stop)

    def fetch(self, paper: PaperId) -> None:
        """Have the author's pages of a paper made; `ready` brings them, unless another paper is asked for before."""
        self._wanted = paper
        if self._job:
            self._waiting = paper
            self._job.stop()
            return
        project, held = self._desk.project, self._desk.submissions.get(paper)
        if project is None or held is None:
            return
        sha256 = held.original.sha256
        try:
            data = project.original(sha256)
        except ProceedingsError:
            return
        work = original_of(data, held.original.name, Path(self._folder.name) / f"{sha256}.pdf")
        self._job = Job(work, self)
        self._job.succeeded.connect(self._tell)
        self._job.finished.connect(self._end)
        self._job.start()

    @Slot()
    def stop(self) -> None:
        """Stop what goes on and wait for its end."""
        self._waiting = self._wanted = None
        if self._job:
            self._job.stop()
            self._job.wait()

    def dispose(self) -> None:
        """Stop, and remove what was made; no more pages are asked for."""
        self.stop()
        self._folder.cleanup()

    @Slot(object)
    def _tell(self, original: Original) -> None:
        if self._wanted and not self._waiting:
            self.ready.emit(original)

    @Slot()
    def _end(self) -> None:
        if self._job:
            self._job.deleteLater()
        self._job = None
        if self._waiting:
            paper, self._waiting = self._waiting, None
            self.fetch(paper)
