"""A job ends exactly once, whatever its work does."""

from __future__ import annotations

import time

import pytest
from pytestqt.qtbot import QtBot

from proceedings.errors import Stopped, VolumeError
from proceedings.model.progress import OnProgress, Progress, ShouldStop
from ui.jobs import Job, Work


def run(qtbot: QtBot, work: Work, *, stop: bool = False) -> list[object]:
    """Return the signals of the job's end, in order."""
    job = Job(work)
    ends: list[object] = []
    job.succeeded.connect(ends.append)
    job.failed.connect(ends.append)
    job.stopped.connect(lambda: ends.append("stopped"))
    with qtbot.waitSignal(job.finished, timeout=5000):
        job.start()
        if stop:
            job.stop()
    qtbot.wait(20)
    return ends


def until_stopped(_on_progress: OnProgress, should_stop: ShouldStop) -> object:
    while not should_stop():
        time.sleep(0.005)
    raise Stopped


@pytest.mark.parametrize("fault", [VolumeError("volume.no-papers"), ZeroDivisionError()])
def test_a_job_ends_once(qtbot: QtBot, fault: Exception) -> None:
    def fail(_on_progress: OnProgress, _should_stop: ShouldStop) -> object:
        raise fault

    assert run(qtbot, lambda _on_progress, _should_stop: 7) == [7]
    assert run(qtbot, fail) == [fault]
    assert run(qtbot, until_stopped, stop=True) == ["stopped"]


def test_progress_comes_ten_times_a_second_at_most(qtbot: QtBot) -> None:
    def work(on_progress: OnProgress, _should_stop: ShouldStop) -> object:
        for done in range(300):
            on_progress(Progress(stage="typeset", done=done, total=300))
            time.sleep(0.001)
        return None

    job = Job(work)
    heard: list[Progress] = []
    job.progressed.connect(heard.append)
    with qtbot.waitSignal(job.finished, timeout=5000):
        job.start()
    qtbot.wait(20)
    assert 1 <= len(heard) <= 8
