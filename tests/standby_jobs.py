"""What the tests let a worker that stays do."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

from proceedings.errors import VolumeError
from proceedings.model.progress import OnProgress, Progress, ShouldStop


def begin(word: str) -> Callable[[str, OnProgress, ShouldStop], object]:
    """Return what does as a job's name says, and counts its jobs."""
    done: list[str] = []

    def work(job: str, on_progress: OnProgress, should_stop: ShouldStop) -> object:
        done.append(job)
        if job == "die":
            os._exit(3)
        if job == "refuse":
            raise VolumeError("volume.empty")
        if job == "stumble":
            raise ZeroDivisionError
        while job == "polite":
            on_progress(Progress(stage="typeset", done=1, total=2))
            if should_stop():
                return "stopped in time"
            time.sleep(0.01)
        while job == "deaf":
            time.sleep(0.01)
        return word, len(done), os.getpid()

    return work


def begin_badly() -> Callable[[str, OnProgress, ShouldStop], object]:
    raise VolumeError("volume.no-folder", folder="nowhere")
