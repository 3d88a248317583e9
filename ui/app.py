"""The window's program."""

import multiprocessing
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from ui.wording import Speech, language_of


def main(volume: Path | None = None) -> int:
    """Open the window, on `volume` or on the folder that the command names; return the exit code.

    The toolkit is imported here and not above: worker processes may import this module.
    """
    multiprocessing.freeze_support()
    import PySide6

    refusal = refused(PySide6.__version__, sys.version_info[:3])
    if refusal:
        sys.stderr.write(refusal + "\n")
        return 2
    from PySide6.QtCore import QLocale
    from PySide6.QtWidgets import QApplication

    from ui.main_window import MainWindow

    application = QApplication(sys.argv[:1])
    application.setApplicationName("Proceedings")
    application.setApplicationDisplayName("Proceedings")
    for name in ("SIGINT", "SIGTERM"):  # Python's own answers wait until the toolkit comes back to it
        signal.signal(getattr(signal, name), signal.SIG_DFL)
    window = MainWindow(Speech(language_of(QLocale.system().name())))
    window.show()
    named = volume or _named_volume()
    if named:
        window.open_folder(named)
    return application.exec()


def refused(qt: str, python: Sequence[int]) -> str:
    """Return why this pair of versions must not run, in words; empty when it may.

    PySide6 6.12 loses a reference to None on most calls under Python before 3.12, until the interpreter aborts.
    """
    if _numbers(qt) < (6, 12) or tuple(python[:2]) >= (3, 12):
        return ""
    from proceedings.console import spoken_language

    return Speech(spoken_language())("bad-toolkit", qt=qt, python=".".join(str(part) for part in python[:3]))


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".")[:2] if part.isdecimal())


def _named_volume() -> Path | None:
    """Return the folder named on the command line of `proceedings-gui`."""
    named = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    return Path(named[0]) if named and Path(sys.argv[0]).stem == "proceedings-gui" else None


if __name__ == "__main__":
    sys.exit(main())
