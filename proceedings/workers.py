"""Jobs on strangers' files in, one outcome each out: worked in processes that may crash, hang or swell without harm.

Each worker is a spawned process with one pipe. It is kept two jobs ahead so that it never waits, its results come back
in order, and therefore the first unanswered job is the one that it died of. The pool is our own because a file may kill
the process that reads it, and such a file must cost its own paper only.
"""

import contextlib
import gc
import multiprocessing
import os
import signal
import sys
import time
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

from proceedings.errors import ProceedingsError, Stopped
from proceedings.model.progress import ShouldStop

AHEAD = 2
"""Jobs that a worker holds: the one it works on and the next."""

POLL = 0.1
"""Seconds between two looks at `should_stop`."""

GRACE = 5.0
"""Seconds past the limit after which a worker without a living parent ends itself."""

J = TypeVar("J")
R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one job may cost."""

    seconds: float = 20.0
    """Of wall time; 0 for no limit."""
    memory: int = 1 << 30
    """Bytes of address space of the whole worker; 0 for no limit. Only where the system can limit it."""
    start: float = 60.0
    """Seconds that a worker may take to get ready."""


class _Kind(Enum):
    """What a worker says."""

    READY = "ready"
    DONE = "done"
    FAILED = "failed"
    SPENT = "spent"
    """Failed, and the worker leaves because its memory is used up."""
    BROKEN = "broken"
    """It could not begin."""


@dataclass(slots=True)
class _Worker(Generic[J]):
    process: BaseProcess
    connection: Connection
    ready: bool = False
    since: float = field(default_factory=time.monotonic)
    """When it began to start, or began its first unanswered job."""
    held: deque[J] = field(default_factory=deque[J])


def run_jobs(
    begin: Callable[..., Callable[[J], R]],
    arguments: tuple[Any, ...],
    jobs: Sequence[J],
    *,
    workers: int,
    limits: Limits,
    should_stop: ShouldStop,
) -> Iterator[tuple[J, R | ProceedingsError]]:
    """Yield every job exactly once with its result or error, in the order in which they end.

    `begin(*arguments)` runs once in each worker and returns what does a job there; it stands in a module that is light
    to import. Errors that the limits cause are ProceedingsError `compile.timeout`, `compile.memory`, `compile.crashed`.
    Raise Stopped within POLL seconds after `should_stop()` turns true, and whatever ProceedingsError `begin` raised.
    """
    crew = _Crew(begin, arguments, jobs, min(workers, len(jobs)), limits)
    try:
        while crew.unfinished:
            if should_stop():
                raise Stopped
            crew.hire()
            crew.feed()
            yield from crew.hear()
            yield from crew.time_out()
    finally:
        crew.dismiss()


class _Crew(Generic[J, R]):
    """The workers and the jobs that wait for them."""

    def __init__(
        self,
        begin: Callable[..., Callable[[J], R]],
        arguments: tuple[Any, ...],
        jobs: Sequence[J],
        size: int,
        limits: Limits,
    ) -> None:
        self.unfinished = len(jobs)
        self._waiting = deque(jobs)
        self._target = (begin, arguments, limits)
        self._size = size
        self._limits = limits
        self._workers: list[_Worker[J]] = []
        self._context = multiprocessing.get_context("spawn")

    def hire(self) -> None:
        """Start workers while there are places and jobs for them."""
        while self._waiting and len(self._workers) < self._size:
            ours, theirs = self._context.Pipe()
            process = self._context.Process(target=_serve, args=(theirs, *self._target), daemon=True)
            with interrupts_held_back():
                process.start()
            theirs.close()
            self._workers.append(_Worker(process, ours))

    def feed(self) -> None:
        """Give each ready worker its next jobs, the idlest first."""
        for depth in range(AHEAD):
            for worker in self._workers:
                if self._waiting and worker.ready and len(worker.held) == depth:
                    self._give(worker)

    def hear(self) -> Iterator[tuple[J, R | ProceedingsError]]:
        """Wait a little for the workers and yield what they answered."""
        by_connection: dict[object, _Worker[J]] = {worker.connection: worker for worker in self._workers}
        for connection in wait([worker.connection for worker in self._workers], POLL):
            worker = by_connection[connection]
            try:
                kind, said = worker.connection.recv()
            except (EOFError, OSError):
                yield from self._bury(worker)
            else:
                yield from self._take(worker, kind, said)

    def time_out(self) -> Iterator[tuple[J, R | ProceedingsError]]:
        """Kill the workers that exceed their time."""
        now = time.monotonic()
        for worker in tuple(self._workers):
            if not worker.ready and now - worker.since > self._limits.start:
                raise ProceedingsError("compile.no-worker", fault=f"not ready after {self._limits.start:.0f} s")
            if worker.ready and worker.held and 0 < self._limits.seconds < now - worker.since:
                yield self._fail(worker, ProceedingsError("compile.timeout", seconds=f"{self._limits.seconds:g}"))

    def dismiss(self) -> None:
        """Kill every worker."""
        for worker in tuple(self._workers):
            self._remove(worker)

    def _give(self, worker: _Worker[J]) -> None:
        if not worker.held:
            worker.since = time.monotonic()
        job = self._waiting.popleft()
        worker.held.append(job)
        with contextlib.suppress(OSError):  # a dead worker is noticed when its answer is awaited
            worker.connection.send(job)

    def _take(self, worker: _Worker[J], kind: _Kind, said: Any) -> Iterator[tuple[J, R | ProceedingsError]]:
        worker.since = time.monotonic()
        if kind is _Kind.READY:
            worker.ready = True
        elif kind is _Kind.BROKEN:
            raise said
        elif kind is _Kind.SPENT:
            yield self._fail(worker, said)
        else:
            self.unfinished -= 1
            yield worker.held.popleft(), said

    def _bury(self, worker: _Worker[J]) -> Iterator[tuple[J, R | ProceedingsError]]:
        worker.process.join(POLL)
        fault = last_words(worker.process.exitcode)
        if not worker.ready:
            raise ProceedingsError("compile.no-worker", fault=fault)
        if worker.held:
            yield self._fail(worker, ProceedingsError("compile.crashed", fault=fault))
        else:
            self._remove(worker)

    def _fail(self, worker: _Worker[J], error: ProceedingsError) -> tuple[J, R | ProceedingsError]:
        """Blame the worker's first job for `error`; its other jobs wait for another worker."""
        job = worker.held.popleft()
        self._waiting.extendleft(reversed(worker.held))
        self._remove(worker)
        self.unfinished -= 1
        return job, error

    def _remove(self, worker: _Worker[J]) -> None:
        self._workers.remove(worker)
        worker.connection.close()
        kill(worker.process)


@contextlib.contextmanager
def interrupts_held_back() -> Generator[None]:
    """Start a process that a Ctrl-C on the terminal does not reach, from its first instant on."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # it would lift the mask if it had to be started under it
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def kill(process: BaseProcess) -> None:
    """End `process` and whatever it started."""
    if process.pid is not None and hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):  # it may not have founded its group yet
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.join()
    process.close()


def last_words(code: int | None) -> str:
    """Return what a process died of, by its exit code."""
    if code is not None and code < 0:
        return signal.Signals(-code).name
    return f"exit code {code}"


def _serve(
    connection: Connection,
    begin: Callable[..., Callable[[Any], Any]],
    arguments: tuple[Any, ...],
    limits: Limits,
) -> None:
    """Do the worker's life: get ready, then answer one job after the other until the pipe closes."""
    detach()
    limit_memory(limits.memory)
    work = _begun(connection, begin, arguments)
    with contextlib.suppress(EOFError, OSError):
        while work is not None:
            job = connection.recv()
            _set_alarm(limits.seconds)
            kind, said = _answer(work, job)
            _set_alarm(0)
            connection.send((kind, said))
            if kind is _Kind.SPENT:
                return


def _begun(
    connection: Connection, begin: Callable[..., Callable[[Any], Any]], arguments: tuple[Any, ...]
) -> Callable[[Any], Any] | None:
    try:
        work = begin(*arguments)
    except ProceedingsError as error:
        connection.send((_Kind.BROKEN, error))
    except Exception:  # noqa: BLE001 - the door of a process
        connection.send((_Kind.BROKEN, ProceedingsError("compile.no-worker", fault=traceback.format_exc())))
    else:
        gc.freeze()  # what was loaded stays, and papers are trees: looking for cycles in them costs a twentieth
        gc.set_threshold(50_000, 20, 50)
        connection.send((_Kind.READY, None))
        return work
    return None


def _answer(work: Callable[[Any], Any], job: Any) -> tuple[_Kind, Any]:
    try:
        return _Kind.DONE, work(job)
    except ProceedingsError as error:
        return _Kind.FAILED, error
    except MemoryError:
        return _Kind.SPENT, ProceedingsError("compile.memory")
    except Exception as fault:  # noqa: BLE001 - the door where a job ends
        return _Kind.FAILED, ProceedingsError(
            "compile.crashed", fault=f"{type(fault).__name__}: {fault}"[:200], trace=traceback.format_exc()
        )


def detach() -> None:
    """Leave the terminal's process group, whose Ctrl-C is the parent's to answer, and say nothing on its streams."""
    if hasattr(os, "setpgid"):
        os.setpgid(0, 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (1, 2):
        os.dup2(nowhere, stream)


def limit_memory(most: int) -> None:
    """Set the soft limit only, so that a program started from here may ask for the system's own again."""
    if most and sys.platform != "win32":
        import resource

        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _set_alarm(seconds: float) -> None:
    """Let the system end this process some time after `seconds`, should the parent be gone; 0 to cancel."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds + GRACE if seconds else 0)
