"""The window's program."""

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ui.wording import Speech, language_of

if TYPE_CHECKING:
    from ui.main_window import MainWindow

TURN = 0.001
"""Seconds for which another thread goes on while the window's waits for its turn."""


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
    from PySide6.QtCore import QLocale, QSettings
    from PySide6.QtWidgets import QApplication

    from ui.look import LookChoice, apply_look
    from ui.main_window import MainWindow

    application = QApplication(sys.argv[:1])
    application.setApplicationName("Proceedings")
    application.setApplicationDisplayName("Proceedings")
    for name in ("SIGINT", "SIGTERM"):  # Python's own answers wait until the toolkit comes back to it
        signal.signal(getattr(signal, name), signal.SIG_DFL)
    settings = QSettings("proceedings", "proceedings")
    apply_look(application, LookChoice.kept(settings))
    use_office(str(settings.value("office", "", type=str)))
    lang = str(settings.value("lang", "", type=str)) or language_of(QLocale.system().name())
    window = MainWindow(Speech(language_of(lang)))
    _report_crashes(window)
    keep_awake()
    window.show()
    named = volume or _named_volume()
    if named:
        window.open_path(named)
    return application.exec()


def keep_awake() -> None:
    """Let neither threads nor the search for cycles hold the window up, now that all is loaded.

    A thread that computes gives way after five milliseconds by default, and the window asks for its turn dozens of
    times while it shows a volume. To look through all that is known of a thick volume takes a twentieth of a second.
    """
    sys.setswitchinterval(TURN)
    gc.freeze()  # what was loaded stays
    gc.set_threshold(2_000, 10, 50)


def use_office(program: str) -> None:
    """Let LibreOffice be found where the person says it is; empty leaves it where the system has it."""
    folder = str(Path(program).parent) if program else ""
    path = os.environ.get("PATH", "").split(os.pathsep)
    if folder and folder not in path:
        os.environ["PATH"] = os.pathsep.join([folder, *path])


def _report_crashes(window: "MainWindow") -> None:
    from ui.dialogs.crash import report_crashes

    report_crashes(lambda: window.speech, window)


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
