"""The list of steps: commands in, an item model out, the newest first."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QDateTime, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from proceedings.project import Checkpoint, Command
from ui.history.words import step_words
from ui.look import icon
from ui.wording import Speech

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()


class HistoryModel(QAbstractListModel):
    """Steps that were taken back, steps that stand, the beginning; named states stand where they were made."""

    def __init__(self, speech: Speech, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._rows: tuple[Command | Checkpoint | None, ...] = ()
        self._now = 0

    @property
    def now(self) -> int:
        """The row at which the volume stands."""
        here = [at for at, row in enumerate(self._rows) if isinstance(row, Command) and row.id == self._now]
        return here[0] if here else len(self._rows) - 1

    def set_speech(self, speech: Speech) -> None:
        """Say everything in another language."""
        self._speech = speech
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))

    def show_steps(self, commands: Sequence[Command], checkpoints: Sequence[Checkpoint]) -> None:
        """Show a history; with no volume there is none."""
        self.beginResetModel()
        rows: list[Command | Checkpoint] = sorted([*commands, *checkpoints], key=_when, reverse=True)
        self._rows = (*rows, None)
        self._now = next((each.id for each in reversed(commands) if not each.undone), 0)
        self.endResetModel()

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self._rows = ()
        self.endResetModel()

    def row_at(self, row: int) -> Command | Checkpoint | None:
        """Return a step or named state, None for the beginning."""
        return self._rows[row]

    def rowCount(self, parent: Index = _NONE) -> int:  # noqa: N802 - Qt's name
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._said(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{self._said(row)}\n{_told(row.time, self._speech.lang)}" if row else self._said(row)
        if role == Qt.ItemDataRole.DecorationRole:
            return icon(self._icon(row, index.row()))
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(index.row() == self.now)
            font.setItalic(isinstance(row, Command) and row.undone)
            return font
        return None

    def _said(self, row: Command | Checkpoint | None) -> str:
        if row is None:
            return self._speech("history-beginning")
        if isinstance(row, Checkpoint):
            return self._speech("history-state", name=row.name)
        said = step_words(row.name, self._speech)
        return self._speech("history-undone", step=said) if row.undone else said

    def _icon(self, row: Command | Checkpoint | None, at: int) -> str:
        if at == self.now:
            return "next"
        if isinstance(row, Checkpoint):
            return "save"
        return "redo" if row and row.undone else "ok"


def _when(row: Command | Checkpoint) -> tuple[str, bool, int]:
    return row.time, isinstance(row, Checkpoint), row.id


def _told(time: str, lang: str) -> str:
    when = QDateTime.fromString(time, Qt.DateFormat.ISODate).toLocalTime()
    return QLocale(lang).toString(when, QLocale.FormatType.ShortFormat) if when.isValid() else ""
