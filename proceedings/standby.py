"""A worker that stays: it does one job after the other and keeps warm what they share.

It is a spawned process with a pipe, as those of `workers` are, but it lives as long as its owner wants it, tells of its
progress, and is asked to stop before it is killed: a killed worker is cold when it begins anew.
"""

import contextlib
import multiprocessing
import threading
import time
import traceback
from collections.abc import Callable
from enum import Enum
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

from proceedings.errors import ProceedingsError, Stopped
from proceedings.model.progress import OnProgress, Progress, ShouldStop
from proceedings.workers import Limits, detach, kill, last_words, limit_memory, signals_held_back

POLL = 0.05
"""Seconds between two looks at `should_stop`."""

PATIENCE = 0.35
"""Seconds for which a worker that was asked to stop may go on before it is killed."""

J = TypeVar("J")
R = TypeVar("R")

Deed = Callable[[J, OnProgress, ShouldStop], R]
"""What does a job inside the worker."""


class _Kind(Enum):
    """What a worker says."""

    TOLD = "told"
    DONE = "done"
    FAILED = "failed"


class Standby(Generic[J, R]):
    """A worker that stays; its methods may be called from any thread.

    `begin(*arguments)` runs once in the worker and returns what does a job there; it stands in a module that is light
    to import.
    """

    def __init__(self, begin: Callable[..., Deed[J, R]], arguments: tuple[Any, ...], limits: Limits) -> None:
        self._target = (begin, arguments)
        self._limits = limits
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._jobs = 0
        self._guard = threading.Lock()
        self._closed = False

    def prepare(self) -> None:
        """Start the worker where there is none, and do not wait until it is ready."""
        with self._guard:
            self._started()

    def ask(self, job: J, on_progress: OnProgress, should_stop: ShouldStop) -> R:
        """Return what the worker makes of `job`.

        Raise what it raises, Stopped, and `compile.timeout`, `compile.crashed` for what the worker died of.
        """
        with self._guard:
            connection = self._started()
            self._jobs += 1
            try:
                connection.send((self._jobs, job))
                return self._answer(connection, on_progress, should_stop)
            except (EOFError, OSError):
                fault = self._buried()
                if self._closed:
                    raise Stopped from None
                raise ProceedingsError("compile.crashed", fault=fault) from None

    def close(self) -> None:
        """Kill the worker; it is not started again."""
        self._closed = True
        process = self._process
        if process is not None:
            with contextlib.suppress(ValueError):  # closed in this moment by the thread that waits for it
                process.kill()
        with self._guard:
            self._buried()

    def _started(self) -> Connection:
        if self._closed:
            raise Stopped
        if self._process is None or self._connection is None or not self._process.is_alive():
            self._buried()
            context = multiprocessing.get_context("spawn")
            self._connection, theirs = context.Pipe()
            arguments = (theirs, *self._target, self._limits.memory)
            process = context.Process(target=_serve, args=arguments, daemon=True)
            with signals_held_back():
                process.start()
            self._process = process  # not before it has begun: `close` may kill it from another thread
            theirs.close()
        return self._connection

    def _answer(self, connection: Connection, on_progress: OnProgress, should_stop: ShouldStop) -> R:
        """Wait for the end of the job, or of our patience."""
        begun = time.monotonic()
        asked: float | None = None
        while True:
            if connection.poll(POLL):
                kind, said = connection.recv()
                if kind is _Kind.DONE:
                    return said
                if kind is _Kind.FAILED:
                    raise said
                on_progress(said)
            now = time.monotonic()
            if asked is None and should_stop():
                asked = now
                connection.send((self._jobs, None))
            if self._closed or (asked is not None and now - asked > PATIENCE):
                self._buried()
                raise Stopped
            if 0 < self._limits.seconds < now - begun:
                self._buried()
                raise ProceedingsError("compile.timeout", seconds=f"{self._limits.seconds:g}")

    def _buried(self) -> str:
        """End the worker and return what it died of."""
        process, connection = self._process, self._connection
        self._process = self._connection = None
        if connection is not None:
            connection.close()
        if process is None:
            return ""
        process.join(POLL)
        fault = last_words(process.exitcode)
        kill(process)
        return fault


def _serve(
    connection: Connection, begin: Callable[..., Deed[Any, Any]], arguments: tuple[Any, ...], memory: int
) -> None:
    """Do the worker's life: one job after the other until the pipe closes."""
    detach()
    limit_memory(memory)
    with contextlib.suppress(EOFError, OSError):
        work = _begun(begin, arguments)
        while True:
            number, job = connection.recv()
            if job is not None:  # else a wish to stop what was just done
                connection.send(_done(work, job, _Ear(connection, number)))


def _begun(begin: Callable[..., Deed[Any, Any]], arguments: tuple[Any, ...]) -> Deed[Any, Any]:
    """Return what does a job, or what says of each why it cannot be done."""
    try:
        return begin(*arguments)
    except Exception as fault:  # noqa: BLE001 - the door of a process
        reason = _fault_of(fault)

        def refuse(_job: object, _on_progress: OnProgress, _should_stop: ShouldStop) -> Any:
            raise reason

        return refuse


class _Ear:
    """Hears inside the worker whether its owner wants it to stop, and tells of progress."""

    def __init__(self, connection: Connection, number: int) -> None:
        self._connection = connection
        self._number = number
        self._stopped = False
        self._told = 0.0

    def tell(self, progress: Progress) -> None:
        """Tell the owner how far the job has come, twenty times a second at most."""
        now = time.monotonic()
        if now - self._told >= POLL:
            self._told = now
            self._connection.send((_Kind.TOLD, progress))

    def should_stop(self) -> bool:
        """Tell whether the owner asked to stop this job."""
        while not self._stopped and self._connection.poll():
            number, _ = self._connection.recv()
            self._stopped = number == self._number
        return self._stopped


def _done(work: Deed[Any, Any], job: Any, ear: _Ear) -> tuple[_Kind, Any]:
    try:
        return _Kind.DONE, work(job, ear.tell, ear.should_stop)
    except Exception as fault:  # noqa: BLE001 - the door where a job ends
        return _Kind.FAILED, _fault_of(fault)


def _fault_of(fault: Exception) -> ProceedingsError:
    if isinstance(fault, ProceedingsError):
        return fault
    if isinstance(fault, MemoryError):
        return ProceedingsError("compile.memory")
    said = f"{type(fault).__name__}: {fault}"[:200]
    return ProceedingsError("compile.crashed", fault=said, trace="".join(traceback.format_exception(fault)))
