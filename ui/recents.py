"""The volumes opened last: kept in the settings, offered in a menu and on the start page."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ui.start_page import MOST_RECENT
from ui.wording import Speech


class Recents(QObject):
    """Paths, the newest first."""

    chosen = Signal(str)

    def __init__(self, settings: QSettings, menu: QMenu, speech: Callable[[], Speech]) -> None:
        super().__init__(menu)
        self._settings = settings
        self._menu = menu
        self._speech = speech
        menu.aboutToShow.connect(self.fill)
        menu.triggered.connect(self._choose)

    def paths(self) -> list[Path]:
        """Return what was opened, whether it is still there or not."""
        kept = self._settings.value("recents", [], type=list)
        return [Path(str(each)) for each in kept] if isinstance(kept, list) else []

    def add(self, path: Path) -> None:
        """Put a path first."""
        kept = [each for each in self.paths() if each != path]
        self._settings.setValue("recents", [str(each) for each in (path, *kept)][:MOST_RECENT])

    @Slot()
    def fill(self) -> None:
        """Offer those that are still there, and to forget them all."""
        self._menu.clear()
        there = [path for path in self.paths() if path.exists()]
        for number, path in enumerate(there, 1):
            action = self._menu.addAction(f"&{number} {path.stem} — {path.parent}")
            action.setData(str(path))
        if there:
            self._menu.addSeparator()
        forget = self._menu.addAction(self._speech()("recents-forget" if there else "recents-none"))
        forget.setEnabled(bool(there))

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        if action.data():
            self.chosen.emit(str(action.data()))
        else:
            self._settings.setValue("recents", [])
