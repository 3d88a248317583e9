"""How quick the desk is with a large volume: `python -m tests.ui.desk.bench [PAPERS]`; nothing is asserted."""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer, SignalInstance
from PySide6.QtWidgets import QApplication

from proceedings.model.decisions import MetadataEdits
from tests.small_volume import write_volume
from ui.desk import Desk

TIMES = 20


class Heartbeat:
    """The longest time for which the event loop did not come round."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._clock = QElapsedTimer()
        self._clock.start()
        self._timer = QTimer()
        self._timer.setInterval(10)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def taken(self) -> float:
        """Return the longest gap in milliseconds and begin anew."""
        longest, self.longest = self.longest, 0.0
        return longest

    def _beat(self) -> None:
        self.longest = max(self.longest, self._clock.nsecsElapsed() / 1e6)
        self._clock.restart()


def wait(signal: SignalInstance, deed: Callable[[], object]) -> float:
    """Do something and return the milliseconds until the signal told of its end."""
    loop = QEventLoop()
    signal.connect(loop.quit)
    begun = time.perf_counter()
    deed()
    loop.exec()
    signal.disconnect(loop.quit)
    return (time.perf_counter() - begun) * 1000


def rest(desk: Desk) -> None:
    """Wait until nothing goes on."""
    while desk.is_busy():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)


def say(what: str, milliseconds: float, gap: float | None = None) -> None:
    """Write a figure."""
    beat = f"   longest gap {gap:6.0f} ms" if gap is not None else ""
    sys.stdout.write(f"{what:34} {milliseconds:9.1f} ms{beat}\n")


def main(folder: Path, papers: int) -> None:
    """Build the volume and measure."""
    os.environ["XDG_CACHE_HOME"] = os.environ["XDG_DATA_HOME"] = str(folder / "own")
    application = QApplication([])
    beat, desk = Heartbeat(), Desk()
    sent = write_volume(folder / "sent", papers=papers)
    path = folder / "Big.proc"
    application.processEvents()
    beat.taken()
    say(f"import {papers} papers", wait(desk.imported, lambda: desk.open_folder(sent, path)), beat.taken())
    say("know them all", wait(desk.checked, lambda: None), beat.taken())
    say("compile", wait(desk.compiled, desk.compile), beat.taken())
    say("compile again", wait(desk.compiled, desk.compile), beat.taken())
    desk.close()
    beat.taken()
    begun = time.perf_counter()
    desk.open(path)
    say("open", (time.perf_counter() - begun) * 1000)
    say("  and know them all", wait(desk.checked, lambda: None) + (time.perf_counter() - begun) * 0, beat.taken())
    costs: list[float] = []
    for number in range(TIMES):
        begun = time.perf_counter()
        desk.move([desk.volume.papers[(number * 37) % papers]], number % 2, number)
        costs.append((time.perf_counter() - begun) * 1000)
        application.processEvents()
    say("move a paper, median", statistics.median(costs), beat.taken())
    say("move a paper, worst", max(costs))
    paper = desk.volume.papers[5]
    say("first preview", wait(desk.preview_ready, lambda: desk.preview(paper)), beat.taken())
    costs = []
    for number in range(TIMES):
        titled = MetadataEdits(titles=(("en", f"Title {number}"),))
        costs.append(wait(desk.preview_ready, lambda titled=titled: desk.set_metadata(paper, titled)))
    say("preview after an edit, median", statistics.median(costs), beat.taken())
    say("preview after an edit, worst", max(costs))
    rest(desk)
    desk.set_style("a4-proceedings")
    desk.compile()
    QTimer.singleShot(1500, desk.stop)
    wait(desk.progressed, lambda: None)
    begun = 0.0
    while desk.is_busy("compile"):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
        if begun == 0.0 and not desk.is_busy("check"):
            begun = time.perf_counter()
    desk.compile()
    QApplication.processEvents()
    time.sleep(0.5)
    begun = time.perf_counter()
    desk.stop()
    rest(desk)
    say("stop", (time.perf_counter() - begun) * 1000)
    desk.dispose()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as temporary:
        main(Path(temporary), int(sys.argv[1]) if sys.argv[1:] else 500)
