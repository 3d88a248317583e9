"""Whether a window stays awake: the gaps between two turns of its event loop, and what held them up."""

import sys
import threading
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field

from PySide6.QtCore import QTimer

BEAT = 10
"""Milliseconds between two beats of a loop that nothing holds up."""

LOOK = 0.005
"""Seconds between two looks at a loop that is held up."""


@dataclass(slots=True)
class Beats:
    """What was seen since the last question."""

    longest: float = 0.0
    """Milliseconds of wall time."""
    own: float = 0.0
    """Most milliseconds of the window's own thread between two beats, however busy the machine is."""
    late: int = 0
    """How often more than `limit` milliseconds passed."""
    where: Counter[str] = field(default_factory=Counter[str])
    """Lines on which the thread stood while it was late."""

    def __str__(self) -> str:
        return f"longest gap {self.longest:5.0f} ms, own {self.own:5.0f} ms, late {self.late}"


class Heart:
    """Beats in the event loop; a thread beside it looks where the loop stands when it is late."""

    def __init__(self, limit: float = 100.0, *, looks: bool = False) -> None:
        self._limit = limit
        self._beats = Beats()
        self._wall, self._own = time.perf_counter(), time.thread_time()
        self._main = threading.main_thread().ident or 0
        self._timer = QTimer()
        self._timer.setInterval(BEAT)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        self._ends = threading.Event()
        self._looker = threading.Thread(target=self._look, daemon=True)
        if looks:
            self._looker.start()

    def taken(self) -> Beats:
        """Return what was seen and begin anew."""
        self._beat()
        seen, self._beats = self._beats, Beats()
        return seen

    def stop(self) -> None:
        """Beat no more."""
        self._timer.stop()
        self._ends.set()
        if self._looker.is_alive():
            self._looker.join()

    def _beat(self) -> None:
        wall, own = time.perf_counter(), time.thread_time()
        gap = (wall - self._wall) * 1000
        self._beats.longest = max(self._beats.longest, gap)
        self._beats.own = max(self._beats.own, (own - self._own) * 1000)
        self._beats.late += gap > self._limit
        self._wall, self._own = wall, own

    def _look(self) -> None:
        while not self._ends.wait(LOOK):
            if (time.perf_counter() - self._wall) * 1000 > self._limit / 2:
                frame = sys._current_frames().get(self._main)
                stack = traceback.extract_stack(frame)[-8:] if frame else []
                ours = [each for each in stack if "proceedings" in each.filename or "/ui/" in each.filename] or stack
                self._beats.where[" < ".join(f"{each.name}:{each.lineno}" for each in reversed(ours[-4:]))] += 1
