"""How quick and how awake the window is: `python -m tests.bench.window FOLDER [--where]`.

FOLDER holds papers; they are imported, compiled, opened again, moved, retitled letter by letter and stopped in the real
window. Of every step the time is printed, the longest gap between two turns of the event loop, and the most processor
time of the window's own thread between two turns, which a busy machine does not change.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSettings, QTimer, SignalInstance
from PySide6.QtWidgets import QApplication

from proceedings.model.decisions import MetadataEdits
from tests.bench.heart import Heart
from ui.app import keep_awake
from ui.main_window import MainWindow
from ui.wording import Speech

TIMES = 20

POLL = 5
"""Milliseconds between two looks whether anything goes on."""


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.window", description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--where", action="store_true", help="also say what held the window up")
    parser.add_argument("--work", type=Path, metavar="DIR", help="keep the volume here, and begin with the one kept")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="bench-") as temporary:
        work = (options.work or Path(temporary)).absolute()
        os.environ["XDG_CACHE_HOME"] = os.environ["XDG_DATA_HOME"] = str(work)
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, temporary)
        application = QApplication([])
        bench = Bench(MainWindow(Speech("kk")), where=options.where)
        keep_awake()
        bench.run(options.folder, work / "Bench.proc")
        bench.window.close()
        application.processEvents()


class Bench:
    """The window under the clock."""

    def __init__(self, window: MainWindow, *, where: bool) -> None:
        self.window = window
        self.desk = window.desk
        self._where = where
        self._heart = Heart(looks=where)

    def run(self, folder: Path, path: Path) -> None:
        """Do what an editor does."""
        desk, window = self.desk, self.window
        window.show()
        QApplication.processEvents()
        self._heart.taken()
        files = sorted(folder.rglob("*.docx"))
        if path.exists():
            desk.open(path)
        else:
            desk.new(path)
            self.say(f"import {len(files)} papers", self.until(desk.imported, lambda: desk.add_papers(files)))
        self.say("know them all", self.rest())
        self.say("compile", self.until(desk.compiled, desk.compile))
        self.rest()
        self._heart.taken()
        self.say("open", self.timed(lambda: window.open_path(path)))
        self.say("  and know them all", self.rest())
        self._move()
        self._type()
        self._stop()
        self._heart.stop()

    def _move(self) -> None:
        papers, costs = self.desk.volume.papers, []
        for number in range(TIMES):
            paper, index = papers[number * 37 % len(papers)], number * 11 % len(papers)
            costs.append(self.timed(lambda paper=paper, index=index: self.desk.move([paper], 0, index)))
        self.rest()
        self.say("move a paper, median", statistics.median(costs))
        self.say("move a paper, worst", max(costs))

    def _type(self) -> None:
        """Retitle the paper that is previewed, a letter each tenth of a second, then one edit at a time."""
        desk, window = self.desk, self.window
        paper = desk.volume.papers[5]
        window.outline.choose([paper])
        window.preview.show_tab(0)
        self.say("first preview", self.until(desk.preview_ready, lambda: desk.preview(paper)))
        self.rest()
        self._heart.taken()
        for number in range(TIMES):
            desk.set_metadata(paper, MetadataEdits(titles=(("ru", "Заголовок статьи"[:number] + "."),)))
            self.pause(100)
        self.rest()
        self.say("typing", 0.0)
        costs = []
        for number in range(TIMES):
            titled = MetadataEdits(titles=(("ru", f"Заголовок {number}"),))
            costs.append(self.until(desk.preview_ready, lambda titled=titled: desk.set_metadata(paper, titled)))
        self.rest()
        self.say("preview after an edit, median", statistics.median(costs))
        self.say("preview after an edit, worst", max(costs))

    def _stop(self) -> None:
        costs = []
        self.desk.set_style("a4-proceedings")
        for number in range(5):
            self.desk.compile()
            self.pause(300 + 250 * number)
            begun = time.perf_counter()
            self.desk.stop()
            self.rest()
            costs.append((time.perf_counter() - begun) * 1000)
        self.say("stop, worst", max(costs))

    # ---- the clock

    def until(self, signal: SignalInstance, deed: Callable[[], object]) -> float:
        """Do something and return the milliseconds until the signal told of its end."""
        loop = QEventLoop()
        signal.connect(loop.quit)
        begun = time.perf_counter()
        deed()
        loop.exec()
        signal.disconnect(loop.quit)
        return (time.perf_counter() - begun) * 1000

    def timed(self, deed: Callable[[], object]) -> float:
        """Do something, let the window be painted, and return the milliseconds of it."""
        begun = time.perf_counter()
        deed()
        QApplication.processEvents()
        return (time.perf_counter() - begun) * 1000

    def pause(self, milliseconds: int) -> None:
        """Let the window go on for a while."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def rest(self) -> float:
        """Wait until nothing goes on; return the milliseconds."""
        begun = time.perf_counter()
        while self.desk.is_busy():
            self.pause(POLL)
        QApplication.processEvents()
        return (time.perf_counter() - begun) * 1000

    def say(self, what: str, milliseconds: float) -> None:
        """Write a figure."""
        beats = self._heart.taken()
        print(f"{what:34} {milliseconds:9.1f} ms   {beats}", flush=True)
        if self._where:
            for stack, times in beats.where.most_common(6):
                print(f"    {times:4} {stack}")


if __name__ == "__main__":
    sys.exit(main())
