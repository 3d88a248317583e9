"""The table of authors: what is known of each in, an item model to be edited in place out."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from proceedings.model.paper import Author
from ui.details.names import Spelling
from ui.wording import Speech

COLUMNS = ("name", "email", "orcid", "places", "spellings")

_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dXx]")

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()


class PeopleModel(QAbstractTableModel):
    """One author a row: name as printed, e-mail, ORCID, numbers of the places of work, spellings in other scripts.

    Nothing is changed here: an edit asks for other authors, and what comes of it is shown.
    """

    edited = Signal(tuple)
    """The authors as they are to be."""

    def __init__(self, speech: Speech, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._authors: tuple[Author, ...] = ()
        self._spellings: tuple[tuple[Spelling, ...], ...] = ()
        self._is_free = True

    @property
    def authors(self) -> tuple[Author, ...]:
        """Who is shown."""
        return self._authors

    def set_speech(self, speech: Speech) -> None:
        """Say everything in another language."""
        self._speech = speech
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def show_authors(
        self, authors: Sequence[Author], spellings: Sequence[tuple[Spelling, ...]], *, is_free: bool
    ) -> None:
        """Show other authors; `is_free` says whether they may be edited."""
        self._is_free = is_free
        if (tuple(authors), tuple(spellings)) == (self._authors, self._spellings):
            return  # what is being typed beside stays
        if len(authors) == len(self._authors):
            self._authors, self._spellings = tuple(authors), tuple(spellings)
            if authors:
                self.dataChanged.emit(self.index(0, 0), self.index(len(authors) - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self._authors, self._spellings = tuple(authors), tuple(spellings)
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:  # noqa: N802 - Qt's name
        """Return how many authors there are."""
        return 0 if parent.isValid() else len(self._authors)

    def columnCount(self, parent: Index = _NONE) -> int:  # noqa: N802 - Qt's name
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        """Return a column's name."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._speech(f"author-{COLUMNS[section]}")
        return self._speech(f"author-{COLUMNS[section]}-tip") if role == Qt.ItemDataRole.ToolTipRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        shown = {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.EditRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        }
        return self._text(index.row(), COLUMNS[index.column()]) if index.isValid() and role in shown else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say what may be done with a cell."""
        held = super().flags(index)
        free = self._is_free and index.isValid() and COLUMNS[index.column()] != "spellings"
        return held | Qt.ItemFlag.ItemIsEditable if free else held

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802 - Qt's name
        """Ask for another name, address, ORCID or place of work."""
        text = " ".join(str(value).split())
        column = COLUMNS[index.column()]
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or (column == "name" and not text):
            return False
        before = self._authors[index.row()]
        after = _edited(before, column, text)
        if after != before:
            authors = [after if at == index.row() else each for at, each in enumerate(self._authors)]
            self.edited.emit(tuple(authors))
        return True

    def _text(self, row: int, column: str) -> str:
        author = self._authors[row]
        if column == "places":
            return ", ".join([str(place + 1) for place in author.affiliations])
        if column == "spellings":
            spelt = self._spellings[row] if row < len(self._spellings) else ()
            return " · ".join([f"{lang}: {name}" for lang, name in spelt])
        return str(getattr(author, column))


def _edited(author: Author, column: str, text: str) -> Author:
    if column == "places":
        return replace(author, affiliations=tuple([int(each) - 1 for each in re.findall(r"[1-9]\d?", text)]))
    if column == "orcid":
        found = _ORCID.search(text)
        return replace(author, orcid=found[0].upper() if found else text)
    return replace(author, **{column: text})
