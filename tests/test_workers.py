"""The pool: every job ends exactly once, whatever its file does to the process that reads it."""

from __future__ import annotations

import mmap
import os
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from proceedings import workers
from proceedings.errors import ProceedingsError, Stopped, StyleError, UnreadableFile
from proceedings.workers import Limits, run_jobs
from tests.workers_jobs import begin, begin_badly

pytestmark = pytest.mark.filterwarnings("ignore:.*use of fork:DeprecationWarning")

posix = pytest.mark.skipif(sys.platform == "win32", reason="limits of the system exist on POSIX only")


@pytest.fixture(autouse=True, params=["forked", "spawned"])
def started(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Start workers either way, though a fork of the tests' own threads is not what the program would do."""
    forks = request.param == "forked"
    if forks and sys.platform != "linux":
        pytest.skip("forked on Linux only")
    monkeypatch.setattr(workers, "forking_is_safe", lambda: forks)


def never() -> bool:
    return False


def outcomes(
    jobs: Sequence[str], *, size: int = 2, limits: Limits | None = None, folder: str = ""
) -> list[tuple[str, str | ProceedingsError]]:
    limits = limits or Limits()
    return list(run_jobs(begin, (folder,), jobs, workers=size, limits=limits, should_stop=never))


def codes(found: list[tuple[str, str | ProceedingsError]]) -> dict[str, str]:
    return {job: said.code if isinstance(said, ProceedingsError) else said for job, said in found}


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"


def test_every_job_is_answered_once() -> None:
    jobs = [f"job-{number}" for number in range(50)]
    found = outcomes(jobs)
    assert sorted(found) == sorted((job, job.upper()) for job in jobs)


def test_no_jobs_start_no_worker() -> None:
    assert outcomes([]) == []


def test_bad_jobs_cost_only_themselves(tmp_path: Path) -> None:
    bad = {
        "hang-1": "compile.timeout",
        "crash-1": "compile.crashed",
        "leave-1": "compile.crashed",
        "unreadable-1": "collect.not-word",
        "bug-1": "compile.crashed",
    }
    good = [f"good-{number}" for number in range(12)]
    jobs = [*bad, *good, "crash-2"]
    found = outcomes(jobs, limits=Limits(seconds=0.5), folder=str(tmp_path))
    assert sorted(job for job, _ in found) == sorted(jobs)
    assert codes(found) == bad | {job: job.upper() for job in good} | {"crash-2": "compile.crashed"}
    begun = [path.name.rpartition("-")[0] for path in tmp_path.iterdir()]
    assert sorted(begun) == sorted(jobs)


@posix
def test_memory_is_limited() -> None:
    found = outcomes(["swell-1", "good-1", "good-2", "swell-2"], size=1, limits=Limits(memory=1 << 29))
    assert codes(found) == {
        "swell-1": "compile.memory",
        "good-1": "GOOD-1",
        "good-2": "GOOD-2",
        "swell-2": "compile.memory",
    }


@posix
def test_what_a_fork_brings_is_no_memory_of_the_job() -> None:
    with mmap.mmap(-1, 256 << 20):
        (found,) = outcomes(["take"], size=1, limits=Limits(memory=256 << 20))
    assert codes([found]) == {"take": "take"}


def test_a_crash_names_its_signal_or_fault() -> None:
    said = {
        job: error.facts["fault"] for job, error in outcomes(["leave", "bug"]) if isinstance(error, ProceedingsError)
    }
    assert said == {"leave": "exit code 7", "bug": "KeyError: 'bug'"}


def test_an_unreadable_file_keeps_its_kind_and_facts() -> None:
    ((_, error),) = outcomes(["unreadable-x"])
    assert isinstance(error, UnreadableFile)
    assert error.facts == {"file": "unreadable-x"}


@pytest.mark.parametrize("job", ["hang", "spin"])
def test_stop_is_prompt_and_leaves_no_worker(job: str, tmp_path: Path) -> None:
    asked: list[float] = []

    def should_stop() -> bool:
        if not asked and any(tmp_path.iterdir()):
            asked.append(time.monotonic())
        return bool(asked)

    with pytest.raises(Stopped):
        list(run_jobs(begin, (str(tmp_path),), [job] * 3, workers=2, limits=Limits(), should_stop=should_stop))
    assert time.monotonic() - asked[0] < 0.5
    assert not any(alive(int(path.name.rpartition("-")[2])) for path in tmp_path.iterdir())


def test_leaving_the_loop_ends_the_workers(tmp_path: Path) -> None:
    jobs = run_jobs(begin, (str(tmp_path),), ["good", "hang"], workers=1, limits=Limits(), should_stop=never)
    assert next(jobs) == ("good", "GOOD")
    jobs.close()
    assert not any(alive(int(path.name.rpartition("-")[2])) for path in tmp_path.iterdir())


@posix
def test_what_a_worker_started_ends_with_it() -> None:
    ((_, pid),) = outcomes(["child"])
    assert isinstance(pid, str)
    time.sleep(0.1)
    assert not alive(int(pid))


def test_errors_before_the_first_job_are_raised() -> None:
    def run(kind: str) -> None:
        list(run_jobs(begin_badly, (kind,), ["x"], workers=1, limits=Limits(), should_stop=never))

    with pytest.raises(StyleError):
        run("error")
    for kind, fault in (("exit", "exit code 3"), ("bug", "ZeroDivisionError")):
        with pytest.raises(ProceedingsError, match="no-worker") as caught:
            run(kind)
        assert fault in caught.value.facts["fault"]


def test_a_worker_is_silent(capfd: pytest.CaptureFixture[str]) -> None:
    outcomes(["noise"])
    assert capfd.readouterr() == ("", "")


def test_an_error_met_while_stopping_is_no_news() -> None:
    asked: list[bool] = []

    def should_stop() -> bool:
        asked.append(True)
        return len(asked) > 1

    with pytest.raises(Stopped):
        list(run_jobs(begin_badly, ("exit",), ["x"], workers=1, limits=Limits(start=0.0), should_stop=should_stop))


def test_something_is_done_meanwhile(tmp_path: Path) -> None:
    done: list[bool] = []
    options = {"workers": 2, "limits": Limits(), "should_stop": never, "meanwhile": lambda: done.append(True)}
    jobs = list(run_jobs(begin, (str(tmp_path),), ["a", "b", "c"], **options))  # type: ignore[arg-type]
    assert len(jobs) == 3
    assert done == [True]


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_no_fork_from_a_process_with_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    parted = threading.Event()
    thread = threading.Thread(target=parted.wait)
    thread.start()
    try:
        assert not workers.forking_is_safe()
    finally:
        parted.set()
        thread.join()
