"""What can be done in the window: names with keys and icons in, the toolkit's actions in their menus out."""

from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from ui.look import put_icon
from ui.wording import Speech


@dataclass(frozen=True, slots=True)
class Entry:
    """An action; its words are the phrase `act-<name>`."""

    name: str
    keys: str = ""
    icon: str = ""
    needs: str = ""
    """What must be there: `volume`, `papers` chosen, `pages`; nothing when empty."""


MENUS: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    (
        "file",
        (
            Entry("new", "Ctrl+N", "new"),
            Entry("open", "Ctrl+O", "open"),
            Entry("sample", "", "sample"),
            Entry("paper", "Ctrl+Shift+O", "check"),
            Entry("add", "Ctrl+I", "add-papers", "volume"),
            Entry("name-state", "Ctrl+S", "save", "volume"),
            Entry("save-as", "Ctrl+Shift+S", "copy", "volume"),
            Entry("export", "Ctrl+E", "export", "volume"),
            Entry("print", "Ctrl+P", "print", "pages"),
            Entry("close", "Ctrl+W", "close", "volume"),
            Entry("quit", "Ctrl+Q"),
        ),
    ),
    (
        "edit",
        (
            Entry("undo", "Ctrl+Z", "undo", "volume"),
            Entry("redo", "Ctrl+Shift+Z", "redo", "volume"),
            Entry("history", "Ctrl+H", "history", "volume"),
            Entry("rename", "F2", "edit", "volume"),
            Entry("exclude", "Del", "left-out", "papers"),
            Entry("find", "Ctrl+F", "search", "pages"),
            Entry("preferences", "Ctrl+,", "settings"),
        ),
    ),
    (
        "volume",
        (
            Entry("properties", "Ctrl+D", "event", "volume"),
            Entry("style", "Ctrl+Shift+D", "style", "volume"),
            Entry("sections", "Ctrl+Shift+E", "people", "volume"),
            Entry("add-section", "Ctrl+Shift+N", "section", "volume"),
            Entry("sort-author", "", "sort", "volume"),
            Entry("sort-title", "", "sort", "volume"),
            Entry("lock", "", "lock", "volume"),
        ),
    ),
    (
        "paper",
        (
            Entry("replace", "Ctrl+R", "revision", "papers"),
            Entry("proofs", "Ctrl+Shift+P", "proof", "volume"),
            Entry("approved", "", "approved", "papers"),
            Entry("corrections", "", "corrections", "papers"),
            Entry("waiting", "", "waiting", "papers"),
        ),
    ),
    (
        "view",
        (
            Entry("zoom-in", "Ctrl++", "zoom-in", "pages"),
            Entry("zoom-out", "Ctrl+-", "zoom-out", "pages"),
            Entry("fit-width", "Ctrl+0", "fit-width", "pages"),
            Entry("fit-page", "Ctrl+9", "fit-page", "pages"),
            Entry("full-screen", "F11", "fullscreen"),
        ),
    ),
    (
        "build",
        (
            Entry("compile", "Ctrl+B", "compile", "volume"),
            Entry("compile-as", "Ctrl+Shift+B", "compile", "volume"),
            Entry("stop", "Ctrl+.", "stop", "volume"),
            Entry("check", "F7", "refresh", "volume"),
            Entry("next-finding", "F8", "down", "volume"),
            Entry("previous-finding", "Shift+F8", "up", "volume"),
        ),
    ),
    ("help", (Entry("guide", "F1", "help"), Entry("keys", "Ctrl+F1", "keyboard"), Entry("about", "", "about"))),
)

TOOLBAR = ("add", "undo", "redo", "check", "compile", "stop", "find")


class Actions:
    """Every action by name, and the menus in which they stand."""

    def __init__(self, window: QMainWindow) -> None:
        self._made: dict[str, QAction] = {}
        self._needs: dict[str, str] = {}
        self._menus: dict[str, QMenu] = {}
        for name, entries in MENUS:
            menu = QMenu(window)
            window.menuBar().addMenu(menu)
            self._menus[name] = menu
            for entry in entries:
                action = QAction(window)
                action.setObjectName(entry.name)
                action.setShortcut(QKeySequence(entry.keys))
                if entry.icon:
                    put_icon(action, entry.icon)
                menu.addAction(action)
                self._made[entry.name], self._needs[entry.name] = action, entry.needs

    def __getitem__(self, name: str) -> QAction:
        return self._made[name]

    def menu(self, name: str) -> QMenu:
        """Return a menu."""
        return self._menus[name]

    def set_speech(self, speech: Speech) -> None:
        """Say everything in a language."""
        for name, menu in self._menus.items():
            menu.setTitle(speech(f"acts-{name}"))
        for name, action in self._made.items():
            action.setText(speech(f"act-{name}"))
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            words = speech.plain(f"act-{name}")
            action.setToolTip(f"{words} ({keys})" if keys else words)

    def enable(self, there: frozenset[str]) -> None:
        """Let be done what has all it needs."""
        for name, action in self._made.items():
            action.setEnabled(not self._needs[name] or self._needs[name] in there)

    def listed(self) -> list[tuple[str, list[QAction]]]:
        """Return the actions by menu."""
        return [(menu.title(), menu.actions()) for menu in self._menus.values()]
