"""The keys of the program: actions in, a list to search in out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.dialogs.about import table_of
from ui.dialogs.fields import line_field
from ui.dialogs.form import FormDialog
from ui.wording import Speech


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcut:
    """A key and what it does."""

    place: str
    """The menu."""
    name: str
    key: str


class ShortcutsDialog(FormDialog):
    """All keys, filtered as one types."""

    def __init__(self, speech: Speech, shortcuts: Sequence[Shortcut], *, parent: QWidget | None = None) -> None:
        super().__init__(speech, speech("shortcuts-title"), parent=parent)
        self.only_close()
        self._shortcuts = shortcuts
        self.filter = line_field(speech("shortcuts-find"), placeholder=speech("shortcuts-find"))
        rows = [(each.name, each.key, each.place) for each in shortcuts]
        self.table = table_of([speech("shortcuts-what"), speech("shortcuts-key"), speech("shortcuts-where")], rows)
        self.table.setAccessibleName(speech("shortcuts-title"))
        self.body.addWidget(self.filter)
        self.body.addWidget(self.table, 1)
        self.filter.textChanged.connect(self._sift)
        self.filter.setFocus()

    @Slot(str)
    def _sift(self, text: str) -> None:
        wanted = text.casefold()
        for row, shortcut in enumerate(self._shortcuts):
            words = f"{shortcut.name} {shortcut.key} {shortcut.place}"
            self.table.setRowHidden(row, wanted not in words.casefold())


def shortcuts_of(menus: Iterable[tuple[str, Sequence[QAction]]]) -> tuple[Shortcut, ...]:
    """Return the keys of actions, by the menus that hold them; those without a key are left out."""
    found: list[Shortcut] = []
    for menu, actions in menus:
        for action in actions:
            keys = [key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()]
            if keys:
                name = action.text().replace("&", "").removesuffix("…")
                found.append(Shortcut(place=menu.replace("&", ""), name=name, key=", ".join(keys)))
    return tuple(found)
