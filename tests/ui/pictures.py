"""Pictures of the main window with the sample volume, for the README and to be looked at.

`python -m tests.ui.pictures DIR` writes the two of the README into DIR; with `--all`, every pane and state in every
language, light and dark, at 100 % and 200 %.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QEventLoop, QSettings
from PySide6.QtWidgets import QApplication

from proceedings.model.volume import PaperId
from ui.look import LookChoice, apply_look
from ui.main_window import MainWindow
from ui.wording import LANGUAGES, Speech

PATIENCE = 300.0
"""Seconds for the sample volume to be made."""

COLOURS = 256
"""Of a picture: enough for pages and icons, and a third of the bytes."""

README = (("window-kk", "kk", "light", 100, "details"), ("window-en", "en", "dark", 100, "findings"))
"""(name, language, palette, size of text, pane) of the README's pictures."""


class Studio:
    """A window with the compiled sample volume, on a screen of its own."""

    def __init__(self, folder: Path) -> None:
        self._application = QApplication([])
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(folder / "settings"))
        apply_look(self._application, LookChoice(scheme="light"))
        self.window = MainWindow(Speech("en"))
        self.window.show()
        self.window.desk.open_sample(folder / "Sample.proc")
        self.until(lambda: bool(self.window.desk.volume.papers) and not self.window.desk.is_busy())
        self.window.desk.compile()
        self.until(lambda: self.window.desk.last is not None and not self.window.desk.is_busy())

    def until(self, is_done: Callable[[], bool]) -> None:
        """Let the window work until something is done; raise TimeoutError."""
        end = time.monotonic() + PATIENCE
        while not is_done():
            self._application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
            if time.monotonic() > end:
                raise TimeoutError

    def rest(self, seconds: float = 0.6) -> None:
        """Let the pages be drawn."""
        end = time.monotonic() + seconds
        self.until(lambda: time.monotonic() > end and not self.window.desk.is_busy())

    def look(self, lang: str, scheme: str, scale: int) -> None:
        """Lay a look on the window."""
        apply_look(self._application, LookChoice(scheme=scheme, scale=scale))
        self.window.set_speech(Speech(lang))
        self.window.panes.reset()
        self.rest(0.2)
        self.window.panes.share_out()
        self.rest(0.2)

    def choose(self, pane: str, paper: PaperId) -> None:
        """Show a paper, and a pane beside it."""
        self.window.outline.choose([paper])
        self.window.panes.bring(pane)
        if pane == "findings":
            self.window.actions_["next-finding"].trigger()
        self.rest()

    def take(self, file: Path) -> None:
        """Write a picture of the window, in few colours."""
        self.window.grab().save(str(file))
        with Image.open(file) as taken:
            few = taken.convert("RGB").quantize(COLOURS)
        few.save(file, optimize=True)

    def close(self) -> None:
        """End."""
        self.window.close()


def states(studio: Studio) -> Iterator[str]:
    """Bring the window into each of its states, one after the other, and say what it is called."""
    window = studio.window
    last = window.desk.volume.papers[-1]
    for pane in ("findings", "changes", "details", "history"):
        studio.choose(pane, last)
        yield pane
    for name in ("show-paper", "show-compare", "show-volume"):
        window.actions_[name].trigger()
        studio.rest(1.0)
        if name == "show-compare":
            studio.until(lambda: window.preview.compare.original.pages > 0)
            studio.rest(1.0)
        yield name
    window.actions_["find"].trigger()
    window.preview.find_bar.line.setText("пробация")
    studio.rest(1.5)
    yield "find"
    window.preview.find_bar.leave()
    window.desk.freeze("I")
    window.desk.exclude([last])
    window.panes.bring("history")
    studio.rest()
    yield "frozen-and-stale"
    window.desk.undo()
    window.desk.undo()


def main(arguments: argparse.Namespace) -> None:
    """Write the pictures."""
    arguments.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        for name in ("XDG_CACHE_HOME", "XDG_DATA_HOME"):
            os.environ[name] = temporary
        studio = Studio(Path(temporary))
        papers = studio.window.desk.volume.papers
        for name, lang, scheme, scale, pane in README:
            studio.look(lang, scheme, scale)
            studio.choose(pane, papers[-1])
            studio.take(arguments.folder / f"{name}.png")
        looks = [(lang, scheme, scale) for lang in LANGUAGES for scheme in ("light", "dark") for scale in (100, 200)]
        for lang, scheme, scale in looks if arguments.all else ():
            studio.look(lang, scheme, scale)
            for state in states(studio):
                studio.take(arguments.folder / f"{state}-{lang}-{scheme}-{scale}.png")
        studio.close()


def screen(folder: Path) -> str:
    """Return the name of a platform without a screen of its own that has one as large as the window at 200 % wants."""
    size = {"x": 0, "y": 0, "width": 2880, "height": 1800, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    file = folder / "screen.json"
    file.write_text(json.dumps({"screens": [{"name": "large", **size}]}), encoding="utf-8")
    return f"offscreen:configfile={file}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--all", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        os.environ["QT_QPA_PLATFORM"] = screen(Path(place))
        main(asked)
