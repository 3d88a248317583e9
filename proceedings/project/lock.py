"""The lock of a volume file: one writes, the others read and can be told who it is.

The file beside (`Name.proc.lock`) says who; the system's own lock on it says whether he still lives, so that what a
killed process leaves is taken over at once. A lock named by another machine is believed, whatever the system says:
not every network share passes locks on.
"""

import getpass
import json
import os
import socket
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from proceedings.model.value import value

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_FAR = 1 << 20
"""Offset of the locked byte: Windows lets nobody read locked ones."""


@value(kw_only=True)
class Holder:
    """Who has a volume file open for writing."""

    host: str
    user: str
    pid: int
    since: str
    """ISO 8601."""


class Lock:
    """The lock of the volume file at `path`."""

    def __init__(self, path: Path) -> None:
        self.file = path.with_name(path.name + ".lock")
        self._number = -1

    def take(self, *, by_force: bool = False) -> Holder | None:
        """Take the lock: return None when it is ours now, else its holder. Raise OSError where no lock can be written.

        `by_force` takes it from another machine's holder, as a person may decide who knows that one to be gone.
        """
        while True:
            number = os.open(self.file, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
            holder = self.holder()
            elsewhere = holder is not None and holder.host != socket.gethostname() and not by_force
            if not _locked(number) or elsewhere:
                os.close(number)
                return holder or _unknown()
            if self._is(number):
                break
            os.close(number)  # who had it removed the file in the meantime
        self._number = number
        os.ftruncate(number, 0)
        os.write(number, json.dumps(asdict(_myself())).encode())
        os.fsync(number)
        return None

    def release(self) -> None:
        """Give the lock back."""
        if self._number >= 0:
            if sys.platform == "win32":
                os.close(self._number)
                self.file.unlink(missing_ok=True)
            else:
                self.file.unlink(missing_ok=True)
                os.close(self._number)
            self._number = -1

    def holder(self) -> Holder | None:
        """Return who the file names, None when it names nobody."""
        try:
            return Holder(**json.loads(self.file.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def _is(self, number: int) -> bool:
        try:
            return os.path.samestat(os.fstat(number), self.file.stat())
        except FileNotFoundError:
            return False


def _locked(number: int) -> bool:
    try:
        if sys.platform == "win32":
            os.lseek(number, _FAR, os.SEEK_SET)
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
            os.lseek(number, 0, os.SEEK_SET)
        else:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _myself() -> Holder:
    try:
        user = getpass.getuser()
    except (KeyError, OSError):
        user = ""
    return Holder(
        host=socket.gethostname(), user=user, pid=os.getpid(), since=datetime.now(UTC).isoformat("T", "seconds")
    )


def _unknown() -> Holder:
    return Holder(host="", user="", pid=0, since="")
