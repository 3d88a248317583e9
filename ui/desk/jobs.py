"""The desk's work in threads of its own: of each kind one at a time, a newer one taking the place of an older."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from proceedings.model.progress import Progress
from ui.jobs import Job, Work

IMPORT, PROGRAMME, CHECK, COMPILE, PREVIEW = "import", "programme", "check", "compile", "preview"
"""Kinds of work, as signals name them."""

EDIT = "edit"
"""What `failed` names when it was no job but an edit, or the opening of a volume."""

Done = Callable[[object], None]


class Jobs(QObject):
    """The work that goes on."""

    begun = Signal(str)
    progressed = Signal(str, Progress)
    failed = Signal(str, Exception)
    ended = Signal(str)
    """Once for each `begun`, however it ended."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runs: dict[str, _Run] = {}
        self._next: dict[str, tuple[Work, Done]] = {}

    def start(self, kind: str, work: Work, done: Done) -> None:
        """Start work and call `done` with what comes of it; of older work of this kind nothing more is heard."""
        if kind in self._runs:
            self._next[kind] = (work, done)
            self._runs[kind].dismiss()
            return
        run = _Run(kind, work, done, self)
        self._runs[kind] = run
        run.job.start()
        self.begun.emit(kind)

    def is_busy(self, *kinds: str) -> bool:
        """Tell whether work of these kinds, of any by default, goes on."""
        return any(kind in self._runs for kind in kinds) if kinds else bool(self._runs)

    def stop(self, *kinds: str) -> None:
        """Stop work of these kinds, of all by default."""
        for kind in kinds or (*self._runs, *self._next):
            self._next.pop(kind, None)
            if kind in self._runs:
                self._runs[kind].job.stop()

    def close(self) -> None:
        """Stop all work and wait for its end; nothing more is heard of it."""
        self._next.clear()
        for run in self._runs.values():
            run.dismiss()
        for run in self._runs.values():
            run.job.wait()
        self._runs.clear()

    def leave(self, kind: str) -> None:
        """Let go of work that has ended, and start what waited for that."""
        if kind not in self._runs:
            return
        self._runs.pop(kind).deleteLater()
        self.ended.emit(kind)
        if kind in self._next:
            self.start(kind, *self._next.pop(kind))


class _Run(QObject):
    """A job and whom to tell of its end."""

    def __init__(self, kind: str, work: Work, done: Done, jobs: Jobs) -> None:
        super().__init__(jobs)
        self.job = Job(work, self)
        self._kind = kind
        self._done = done
        self._jobs = jobs
        self._heard = True
        self.job.progressed.connect(self._tell)
        self.job.succeeded.connect(self._succeed)
        self.job.failed.connect(self._fail)
        self.job.finished.connect(self._end)

    def dismiss(self) -> None:
        """Stop the job and be silent about it."""
        self._heard = False
        self.job.stop()

    @Slot(Progress)
    def _tell(self, progress: Progress) -> None:
        if self._heard:
            self._jobs.progressed.emit(self._kind, progress)

    @Slot(object)
    def _succeed(self, result: object) -> None:
        if self._heard:
            self._done(result)

    @Slot(Exception)
    def _fail(self, fault: Exception) -> None:
        if self._heard:
            self._jobs.failed.emit(self._kind, fault)

    @Slot()
    def _end(self) -> None:
        self._jobs.leave(self._kind)
