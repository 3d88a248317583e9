"""A worker that stays is warm at the second job, and is replaced when it dies or does not listen."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest

from proceedings.errors import ProceedingsError, Stopped, VolumeError
from proceedings.model.progress import Progress
from proceedings.standby import Standby
from proceedings.workers import Limits
from tests import standby_jobs


def never() -> bool:
    return False


def unheard(_progress: Progress) -> None:
    pass


@pytest.fixture
def worker() -> Iterator[Standby[str, Any]]:
    made: Standby[str, Any] = Standby(standby_jobs.begin, ("word",), Limits())
    yield made
    made.close()


def test_one_process_does_one_job_after_the_other(worker: Standby[str, Any]) -> None:
    worker.prepare()
    first, second = [worker.ask("count", unheard, never) for _ in range(2)]
    assert (first[:2], second[:2]) == (("word", 1), ("word", 2))
    assert first[2] == second[2]


def test_what_a_job_raises_is_raised_here_and_the_worker_stays(worker: Standby[str, Any]) -> None:
    with pytest.raises(VolumeError, match=r"volume\.empty"):
        worker.ask("refuse", unheard, never)
    with pytest.raises(ProceedingsError, match=r"compile\.crashed") as raised:
        worker.ask("stumble", unheard, never)
    assert "ZeroDivisionError" in raised.value.facts["trace"]
    assert worker.ask("count", unheard, never)[1] == 3


def test_a_worker_that_dies_is_replaced(worker: Standby[str, Any]) -> None:
    with pytest.raises(ProceedingsError, match=r"compile\.crashed.*exit code 3"):
        worker.ask("die", unheard, never)
    assert worker.ask("count", unheard, never)[1] == 1


def test_a_worker_that_listens_stops_and_stays_warm(worker: Standby[str, Any]) -> None:
    heard: list[Progress] = []
    assert worker.ask("polite", heard.append, lambda: len(heard) > 2) == "stopped in time"
    assert worker.ask("count", unheard, never)[1] == 2


def test_a_worker_that_does_not_listen_is_stopped_within_half_a_second(worker: Standby[str, Any]) -> None:
    worker.ask("count", unheard, never)
    begun = time.monotonic()
    with pytest.raises(Stopped):
        worker.ask("deaf", unheard, lambda: True)
    assert time.monotonic() - begun < 0.5
    assert worker.ask("count", unheard, never)[1] == 1


def test_a_job_that_lasts_too_long_ends() -> None:
    worker: Standby[str, Any] = Standby(standby_jobs.begin, ("word",), Limits(seconds=0.3))
    with pytest.raises(ProceedingsError, match=r"compile\.timeout"):
        worker.ask("deaf", unheard, never)
    worker.close()


def test_a_worker_that_cannot_begin_says_why() -> None:
    worker: Standby[str, Any] = Standby(standby_jobs.begin_badly, (), Limits())
    for _ in range(2):
        with pytest.raises(VolumeError, match=r"volume\.no-folder"):
            worker.ask("count", unheard, never)
    worker.close()
    with pytest.raises(Stopped):
        worker.ask("count", unheard, never)
