"""What lies on the desk: the open folder, the last good volume made of it, the job that makes the next one."""

import shutil
import tempfile
from itertools import count
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from proceedings.cache import user_folder
from proceedings.compiler import compile_volume
from proceedings.model.progress import OnProgress, Progress, ShouldStop
from proceedings.survey import Compiled
from ui.jobs import Job, Work


class Desk(QObject):
    """The open volume: the one mutable thing behind the window."""

    begun = Signal()
    progressed = Signal(Progress)
    compiled = Signal(Compiled)
    failed = Signal(Exception)
    ended = Signal()
    """After every compile, however it ended."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.source: Path | None = None
        self.style: str | None = None
        self.last: Compiled | None = None
        self._is_sample = False
        self._job: Job | None = None
        self._again = False
        self._numbers = count(1)
        self._folder = tempfile.TemporaryDirectory(prefix="proceedings-", ignore_cleanup_errors=True)

    @property
    def name(self) -> str:
        """Name of the open volume, empty when there is none."""
        return self.source.name if self.source else ""

    @property
    def is_busy(self) -> bool:
        """Whether a compile goes on."""
        return self._job is not None

    def open(self, folder: Path) -> None:
        """Open a folder of papers and compile it."""
        self._lay(folder, is_sample=False)

    def open_sample(self) -> None:
        """Write the sample volume into a folder of our own and compile it."""
        self._lay(Path(self._folder.name) / "sample", is_sample=True)

    def compile(self) -> None:
        """Compile the open folder; what goes on is stopped first."""
        if self.source is None:
            return
        if self._job:
            self._again = True
            self._job.stop()
            return
        self._job = Job(self._work(self.source), self)
        self._job.progressed.connect(self.progressed)
        self._job.succeeded.connect(self._keep)
        self._job.failed.connect(self._fail)
        self._job.finished.connect(self._end)
        self._job.start()
        self.begun.emit()

    def cancel(self) -> None:
        """Stop the compile that goes on."""
        self._again = False
        if self._job:
            self._job.stop()

    def save(self, out: Path) -> None:
        """Copy the last good volume to `out`, by way of a file beside it; raise OSError when that cannot be done."""
        if self.last is None:
            return
        part = out.with_name(out.name + ".part")
        try:
            shutil.copyfile(self.last.out, part)
            part.replace(out)
        finally:
            part.unlink(missing_ok=True)

    def close(self) -> None:
        """Stop what goes on and clear the desk."""
        self.cancel()
        if self._job:
            self._job.wait()
        self._folder.cleanup()

    def forget(self, file: Path) -> None:
        """Remove a volume that is shown no more."""
        if file.parent == Path(self._folder.name):
            file.unlink(missing_ok=True)

    def _lay(self, folder: Path, *, is_sample: bool) -> None:
        self.source = folder
        self.last = None
        self._is_sample = is_sample
        self.compile()

    def _work(self, source: Path) -> Work:
        """Return the work of compiling, bound to what lies on the desk now."""
        out = Path(self._folder.name) / f"volume-{next(self._numbers)}.pdf"
        style, is_sample = self.style, self._is_sample

        def work(on_progress: OnProgress, should_stop: ShouldStop) -> Compiled:
            if is_sample:
                from proceedings.sample import write_sample

                source.mkdir(exist_ok=True)
                write_sample(source)
            return compile_volume(
                source,
                out,
                style=style,
                cache=user_folder() / "papers",
                on_progress=on_progress,
                should_stop=should_stop,
            )

        return work

    @Slot(object)
    def _keep(self, compiled: Compiled) -> None:
        if not self._again:
            self.last = compiled
            self.compiled.emit(compiled)

    @Slot(Exception)
    def _fail(self, fault: Exception) -> None:
        if not self._again:
            self.failed.emit(fault)

    @Slot()
    def _end(self) -> None:
        if self._job:
            self._job.deleteLater()
        self._job = None
        self.ended.emit()
        if self._again:
            self._again = False
            self.compile()
