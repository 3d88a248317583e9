"""Jobs good and bad, done in worker processes by the tests of the pool."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from proceedings.errors import StyleError, UnreadableFile


def begin(folder: str = "") -> Callable[[str], str]:
    """Return what does a job; `folder` receives a file for every job begun."""

    def work(job: str) -> str:
        if folder:
            Path(folder, f"{job}-{os.getpid()}").touch()
        return _do(job)

    return work


def _do(job: str) -> str:
    kind = job.partition("-")[0]
    if kind == "hang":
        time.sleep(600)
    if kind == "spin":
        while True:
            pass
    if kind == "swell":
        return str(len(bytearray(4 << 30)))
    if kind == "take":
        return job if bytearray(64 << 20) else ""
    if kind == "crash":
        ctypes.string_at(0)
    if kind == "leave":
        os._exit(7)
    if kind == "unreadable":
        raise UnreadableFile("collect.not-word", file=job)
    if kind == "bug":
        raise KeyError(job)
    if kind == "child":
        return str(subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"]).pid)
    if kind == "noise":
        os.write(2, b"noise of a library\n")
    return job.upper()


def begin_badly(kind: str) -> Callable[[str], str]:
    """Fail before the first job."""
    if kind == "error":
        raise StyleError("style.key", file="x.toml")
    if kind == "exit":
        os._exit(3)
    raise ZeroDivisionError
