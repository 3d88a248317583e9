"""A command in; its processor time, memory and outcome out, all of its processes counted."""

import contextlib
import os
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

INTERVAL = 0.05
"""Seconds between two looks at the memory."""

PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a command cost."""

    cpu: float
    """Seconds of processor time of all its processes."""
    wall: float
    largest: int
    """Bytes of resident memory of its largest process."""
    together: int
    """Most bytes of resident memory that its processes held at one time; what they share is counted in each."""
    said: str


def run(
    command: Sequence[str | Path], *, folder: Path | None = None, environment: Mapping[str, str] | None = None
) -> Cost:
    """Run a command to its end and return its cost; raise RuntimeError with its words when it fails."""
    begun = time.perf_counter()
    together = 0
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as output:
        process = subprocess.Popen(
            [str(word) for word in command],
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        while process.returncode is None:
            together = max(together, _resident(process.pid))
            ended, status, used = os.wait4(process.pid, os.WNOHANG)
            if ended:
                process.returncode = os.waitstatus_to_exitcode(status)
            else:
                time.sleep(INTERVAL)
        output.seek(0)
        said = output.read()
    if process.returncode not in {0, 1}:
        raise RuntimeError(f"{' '.join(map(str, command))}: exit code {process.returncode}\n{said}")
    return Cost(
        cpu=used.ru_utime + used.ru_stime,
        wall=time.perf_counter() - begun,
        largest=used.ru_maxrss * 1024,
        together=max(together, used.ru_maxrss * 1024),
        said=said,
    )


def _resident(session: int) -> int:
    """Return the bytes that the processes of a session hold in memory (proc(5): fields of stat, after the name)."""
    total = 0
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            with contextlib.suppress(OSError):
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
                if int(fields[3]) == session:
                    total += int(fields[21]) * PAGE
    return total
