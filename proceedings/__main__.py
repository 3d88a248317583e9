"""The command `proceedings`."""

import contextlib
import multiprocessing
import os
import sys


def main() -> int:
    """Run a command of the person's; return its exit code."""
    multiprocessing.freeze_support()
    try:
        from proceedings.cli import main as run

        code = run()
    except KeyboardInterrupt:  # before the command could prepare for it
        return 130
    if "PySide6" not in sys.modules:
        _leave(code)
    return code


def _leave(code: int) -> None:
    """End the process without taking a volume apart piece by piece first, which takes as long as binding a third."""
    with contextlib.suppress(OSError):
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
        os._exit(code)


if __name__ == "__main__":
    sys.exit(main())
