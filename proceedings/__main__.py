"""The command `proceedings`."""

import multiprocessing
import sys


def main() -> int:
    """Run a command of the person's; return its exit code."""
    multiprocessing.freeze_support()
    try:
        from proceedings.cli import main as run

        return run()
    except KeyboardInterrupt:  # before the command could prepare for it
        return 130


if __name__ == "__main__":
    sys.exit(main())
