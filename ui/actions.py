"""What can be done in the window: names with keys and icons in, the toolkit's actions in their menus out."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from ui.look import draw_icons, promise_icon
from ui.wording import Speech


@dataclass(frozen=True, slots=True)
class Entry:
    """An action; its words are the phrase `act-<name>`."""

    name: str
    keys: str = ""
    icon: str = ""
    needs: str = ""
    """What must be there, several parted by blanks: `volume`, `free` (it may be edited), `papers` chosen, `paper` in
    hand, `ready` PDFs chosen, `section` in hand, `finding` and `change` in hand, `pages`; nothing when empty."""


LINE = Entry("")
"""A line between entries."""


def submenu(name: str) -> Entry:
    """Return the place of a menu inside a menu."""
    return Entry(f"menu-{name}")


MENUS: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    (
        "file",
        (
            Entry("new", "Ctrl+N", "new"),
            Entry("open", "Ctrl+O", "open"),
            submenu("recent"),
            Entry("sample", "", "sample"),
            Entry("paper", "Ctrl+Shift+O", "check"),
            LINE,
            Entry("add", "Ctrl+I", "add-papers", "free"),
            Entry("name-state", "Ctrl+S", "save", "free"),
            Entry("save-as", "Ctrl+Shift+S", "copy", "volume"),
            Entry("export", "Ctrl+E", "export", "volume"),
            Entry("print", "Ctrl+P", "print", "pages"),
            Entry("viewer", "Ctrl+Shift+V", "fullscreen", "pages"),
            LINE,
            Entry("close", "Ctrl+W", "close", "volume"),
            Entry("quit", "Ctrl+Q"),
        ),
    ),
    (
        "edit",
        (
            Entry("undo", "Ctrl+Z", "undo", "free"),
            Entry("redo", "Ctrl+Shift+Z", "redo", "free"),
            Entry("history", "Ctrl+H", "history", "volume"),
            LINE,
            Entry("rename", "F2", "edit", "free row"),
            Entry("exclude", "Del", "left-out", "free row"),
            Entry("put-back", "Ins", "add", "free binned"),
            LINE,
            Entry("find", "Ctrl+F", "search", "volume"),
            Entry("filter", "Ctrl+Shift+F", "filter", "volume"),
            LINE,
            Entry("preferences", "Ctrl+,", "settings"),
        ),
    ),
    (
        "volume",
        (
            Entry("properties", "Ctrl+D", "event", "volume"),
            Entry("style", "Ctrl+Shift+D", "style", "free"),
            Entry("sections", "Ctrl+Shift+E", "people", "free"),
            Entry("add-section", "Ctrl+Shift+N", "section", "free"),
            LINE,
            Entry("sort-author", "Ctrl+Alt+A", "sort", "free"),
            Entry("sort-title", "Ctrl+Alt+T", "sort", "free"),
            Entry("sort-date", "Ctrl+Alt+R", "sort", "free"),
            Entry("sort-programme", "Ctrl+Alt+P", "sort", "free"),
            Entry("lock", "Ctrl+L", "lock", "free"),
            LINE,
            Entry("freeze", "Ctrl+Shift+L", "freeze", "free"),
        ),
    ),
    (
        "paper",
        (
            Entry("details", "Alt+Return", "author", "paper"),
            Entry("text", "Ctrl+T", "edit", "free paper"),
            Entry("original", "Ctrl+Shift+T", "paper", "paper"),
            Entry("replace", "Ctrl+R", "revision", "free paper"),
            LINE,
            Entry("move-up", "Alt+Up", "up", "free row"),
            Entry("move-down", "Alt+Down", "down", "free row"),
            Entry("to-previous", "Alt+Left", "previous", "free papers"),
            Entry("to-next", "Alt+Right", "next", "free papers"),
            LINE,
            Entry("whole-page", "Ctrl+Alt+W", "fit-page", "free ready"),
            Entry("alternatives", "Ctrl+Shift+I", "picture", "free"),
            Entry("proofs", "Ctrl+Shift+P", "proof", "volume"),
            Entry("waiting", "Ctrl+Shift+1", "waiting", "free papers"),
            Entry("approved", "Ctrl+Shift+2", "approved", "free papers"),
            Entry("corrections", "Ctrl+Shift+3", "corrections", "free papers"),
            Entry("no-answer", "Ctrl+Shift+0", "close", "free papers"),
        ),
    ),
    (
        "review",
        (
            Entry("check", "F7", "refresh", "volume"),
            Entry("next-finding", "F8", "down", "volume"),
            Entry("previous-finding", "Shift+F8", "up", "volume"),
            LINE,
            Entry("jump", "Ctrl+J", "search", "finding"),
            Entry("fix", "F9", "ok", "free fix"),
            Entry("fix-rule", "Shift+F9", "check", "free fixes"),
            Entry("accept", "Ctrl+F9", "approved", "free finding"),
            LINE,
            Entry("revert", "F4", "undo", "free change"),
            Entry("revert-rule", "Shift+F4", "undo", "free rule"),
            Entry("revert-all", "Ctrl+Shift+F4", "recover", "free paper"),
        ),
    ),
    (
        "view",
        (
            submenu("panes"),
            Entry("show-paper", "Alt+1", "paper", "volume"),
            Entry("show-volume", "Alt+2", "spread", "volume"),
            Entry("show-compare", "Alt+3", "compare", "volume"),
            LINE,
            Entry("page", "Ctrl+G", "next", "pages"),
            Entry("zoom-in", "Ctrl++", "zoom-in", "volume"),
            Entry("zoom-out", "Ctrl+-", "zoom-out", "volume"),
            Entry("fit-width", "Ctrl+0", "fit-width", "volume"),
            Entry("fit-page", "Ctrl+9", "fit-page", "volume"),
            Entry("facing", "Ctrl+8", "spread", "volume"),
            LINE,
            Entry("full-screen", "F11", "fullscreen"),
            Entry("reset-layout", "", "recover"),
        ),
    ),
    (
        "build",
        (
            Entry("compile", "Ctrl+B", "compile", "volume"),
            Entry("compile-as", "Ctrl+Shift+B", "compile", "volume"),
            Entry("stop", "Ctrl+.", "stop", "busy"),
        ),
    ),
    ("help", (Entry("guide", "F1", "help"), Entry("keys", "Ctrl+F1", "keyboard"), Entry("about", "", "about"))),
)

TOOLBAR = ("add", "", "undo", "redo", "", "check", "compile", "stop", "", "find", "")

LABELLED = ("add", "check", "compile")
"""Buttons of the toolbar that bear their word."""

ONLY_IN_OUTLINE = ("rename", "exclude", "put-back", "move-up", "move-down", "to-previous", "to-next")
"""Keys that mean something else elsewhere: they are heard while the outline has the keyboard."""

CHECKABLE = ("facing", "lock", "whole-page")


class Actions:
    """Every action by name, and the menus in which they stand."""

    def __init__(self, window: QMainWindow) -> None:
        self._made: dict[str, QAction] = {}
        self._needs: dict[str, frozenset[str]] = {}
        self._menus: dict[str, QMenu] = {}
        for name, entries in MENUS:
            menu = QMenu(window)
            menu.setToolTipsVisible(True)
            menu.aboutToShow.connect(partial(draw_icons, menu))
            window.menuBar().addMenu(menu)
            self._menus[name] = menu
            for entry in entries:
                self._add(window, menu, entry)

    def __getitem__(self, name: str) -> QAction:
        return self._made[name]

    def menu(self, name: str) -> QMenu:
        """Return a menu, or one inside another."""
        return self._menus[name]

    def chosen(self, *names: str) -> list[QAction | None]:
        """Return actions by name, for a context menu; an empty name is a line."""
        return [self._made[name] if name else None for name in names]

    def listen_only_in(self, outline: QWidget) -> None:
        """Let the keys of the outline's own actions be heard while it has the keyboard."""
        for name in ONLY_IN_OUTLINE:
            self._made[name].setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            outline.addAction(self._made[name])

    def set_speech(self, speech: Speech) -> None:
        """Say everything in a language."""
        for name, menu in self._menus.items():
            menu.setTitle(speech(f"acts-{name}"))
        for name in self._made:
            self.rename(name, speech(f"act-{name}"))

    def rename(self, name: str, words: str) -> None:
        """Call an action otherwise, as when its meaning turns with what is in hand."""
        action = self._made[name]
        action.setText(words)
        action.setIconText(words.replace("&", "").removesuffix("…"))
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        plain = words.replace("&", "").removesuffix("…")
        action.setToolTip(f"{plain} ({keys})" if keys else plain)

    def enable(self, there: frozenset[str]) -> None:
        """Let be done what has all it needs."""
        for name, action in self._made.items():
            action.setEnabled(self._needs[name] <= there)

    def listed(self) -> list[tuple[str, list[QAction]]]:
        """Return the actions by menu."""
        whole = [(menu, menu.actions()) for menu in self._menus.values()]
        mine = set(map(id, self._made.values()))
        return [(menu.title(), [action for action in actions if id(action) in mine]) for menu, actions in whole]

    def _add(self, window: QMainWindow, menu: QMenu, entry: Entry) -> None:
        if not entry.name:
            menu.addSeparator()
            return
        if entry.name.startswith("menu-"):
            name = entry.name.removeprefix("menu-")
            self._menus[name] = menu.addMenu("")
            return
        action = QAction(window)
        action.setObjectName(entry.name)
        action.setShortcut(QKeySequence(entry.keys))
        action.setCheckable(entry.name in CHECKABLE)
        if entry.icon:
            promise_icon(action, entry.icon)
        menu.addAction(action)
        self._made[entry.name], self._needs[entry.name] = action, frozenset(entry.needs.split())


def filled(menu: QMenu, actions: Sequence[QAction | None]) -> QMenu:
    """Return `menu` with actions; None is a line."""
    for action in actions:
        if action is None:
            menu.addSeparator()
        else:
            menu.addAction(action)
    draw_icons(menu)
    return menu


def pop_up(menu: QMenu, place: QPoint) -> None:
    """Show a context menu at a global place; it is gone once it is closed."""
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(place)
