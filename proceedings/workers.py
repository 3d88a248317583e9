"""Jobs on strangers' files in, one outcome each out: worked in processes that may crash, hang or swell without harm.

Each worker is a process with one pipe. It is kept two jobs ahead so that it never waits, its results come back in
order, and therefore the first unanswered job is the one that it died of. The pool is our own because a file may kill
the process that reads it, and such a file must cost its own paper only.

Workers are forked where that is safe: on Linux, from a process of one thread, as the commands are. Several then share
one start, which costs as much as ten papers. Elsewhere, and from the window with its threads, they are spawned.
"""

import contextlib
import faulthandler
import gc
import multiprocessing
import os
import signal
import sys
import time
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Generic, TypeVar

from proceedings.errors import ProceedingsError, Stopped
from proceedings.model.progress import ShouldStop
from proceedings.model.value import value

AHEAD = 2
"""Jobs that a worker holds: the one it works on and the next."""

POLL = 0.1
"""Seconds between two looks at `should_stop`."""

GRACE = 5.0
"""Seconds past the limit after which a worker without a living parent ends itself."""

_TO_ALL = (signal.SIGINT, signal.SIGTERM)
"""Signals that a terminal, or whoever ends us, sends to the whole process group."""

J = TypeVar("J")
R = TypeVar("R")


@value(kw_only=True)
class Limits:
    """What one job may cost."""

    seconds: float = 20.0
    """Of wall time; 0 for no limit."""
    memory: int = 1 << 30
    """Bytes of address space that a worker may take, beyond what a fork brings; 0 for no limit.

    Only where the system can limit it.
    """
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
    meanwhile: Callable[[], object] = lambda: None,
) -> Iterator[tuple[J, R | ProceedingsError]]:
    """Yield every job exactly once with its result or error, in the order in which they end.

    `begin(*arguments)` runs once in each worker, or in one place for all, and returns what does a job there; it stands
    in a module that is light to import. `meanwhile` is called once, while the workers start. Errors that the limits
    cause are ProceedingsError `compile.timeout`, `compile.memory`, `compile.crashed`.
    Raise Stopped within POLL seconds after `should_stop()` turns true, and whatever ProceedingsError `begin` raised.
    """
    crew = _Crew(begin, arguments, jobs, min(workers, len(jobs)), limits)
    try:
        crew.hire()
        crew.feed()
        meanwhile()
        while crew.unfinished:
            if should_stop():
                raise Stopped
            crew.hire()
            crew.feed()
            yield from crew.hear()
            yield from crew.time_out()
    except ProceedingsError as error:
        if should_stop() and not isinstance(error, Stopped):  # what goes wrong while all is ended is no news
            raise Stopped from error
        raise
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
        self._target = (begin, arguments)
        self._size = size
        self._limits = limits
        self._workers: list[_Worker[J]] = []
        self._forks = forking_is_safe()

    def hire(self) -> None:
        """Start workers while there are places and jobs for them; several that are forked begin in one place, here."""
        if self._forks and self._size > 1 and self._target[0] is not _begun_before:
            self._target = (_begun_before, (_begun(*self._target),))
        while self._waiting and len(self._workers) < self._size:
            context = multiprocessing.get_context("fork") if self._forks else multiprocessing.get_context("spawn")
            ours, theirs = context.Pipe()
            others = [ours, *[worker.connection for worker in self._workers]] if self._forks else []
            arguments = (theirs, others, *self._target, self._limits_of_one())
            process = context.Process(target=_serve, args=arguments, daemon=True)
            with signals_held_back(forked=self._forks):
                process.start()
            theirs.close()
            self._workers.append(_Worker(process, ours))

    def _limits_of_one(self) -> Limits:
        if not self._forks or not self._limits.memory:
            return self._limits
        return replace(self._limits, memory=self._limits.memory + address_space())

    def feed(self) -> None:
        """Give each worker its next jobs, the idlest first; one that is not ready yet finds them when it is."""
        for depth in range(AHEAD):
            for worker in self._workers:
                if self._waiting and len(worker.held) == depth:
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
        if worker.ready and not worker.held:
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


def forking_is_safe() -> bool:
    """Tell whether this process has one thread only, libraries' own included, on a system that bears a fork."""
    return sys.platform == "linux" and len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208 - names are enough


def address_space() -> int:
    """Return the bytes of address space that this process has mapped; Linux only."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split(maxsplit=1)[0])
    return pages * os.sysconf("SC_PAGE_SIZE")


@contextlib.contextmanager
def signals_held_back(*, forked: bool = False) -> Generator[None]:
    """Start a process that no signal to our whole group reaches, from its first instant until it has left the group.

    It inherits that they are held back, and lets them through in `detach`.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    if not forked:
        resource_tracker.ensure_running()  # it would lift the mask if it had to be started under it
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _TO_ALL)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


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
    others: Sequence[Connection],
    begin: Callable[..., Callable[[Any], Any]],
    arguments: tuple[Any, ...],
    limits: Limits,
) -> None:
    """Do the worker's life: get ready, then answer one job after the other until the pipe closes.

    `others` are the parent's ends of the pipes, which a fork inherits: held here they would never close.
    """
    detach()
    limit_memory(limits.memory)
    for other in others:
        other.close()
    work = _ready(connection, begin, arguments)
    with contextlib.suppress(EOFError, OSError):
        while work is not None:
            job = connection.recv()
            _set_alarm(limits.seconds)
            kind, said = _answer(work, job)
            _set_alarm(0)
            connection.send((kind, said))
            if kind is _Kind.SPENT:
                return
            del job, said
            gc.collect(0)


def _begun(begin: Callable[..., Callable[[Any], Any]], arguments: tuple[Any, ...]) -> Callable[[Any], Any]:
    """Return what does a job; raise ProceedingsError."""
    try:
        work = begin(*arguments)
    except ProceedingsError:
        raise
    except Exception as fault:
        raise ProceedingsError("compile.no-worker", fault=traceback.format_exc()) from fault
    gc.freeze()  # what was loaded stays
    return work


def _begun_before(work: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return what was begun before the worker was forked."""
    return work


def _ready(
    connection: Connection, begin: Callable[..., Callable[[Any], Any]], arguments: tuple[Any, ...]
) -> Callable[[Any], Any] | None:
    """Say that the worker is ready, and return what does a job; None when it could not begin."""
    try:
        work = _begun(begin, arguments)
    except ProceedingsError as error:
        connection.send((_Kind.BROKEN, error))
        return None
    gc.set_threshold(500_000, 20, 50)  # more than a paper makes: cycles are looked for when it is done
    connection.send((_Kind.READY, None))
    return work


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
    """Leave the terminal's process group, whose signals are the parent's to answer, and say nothing on its streams."""
    if hasattr(os, "setpgid"):
        os.setpgid(0, 0)
    for number in _TO_ALL:
        signal.signal(number, signal.SIG_IGN)  # those that came before we had left are forgotten
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _TO_ALL)
    faulthandler.disable()  # it would write where the parent had it write
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
