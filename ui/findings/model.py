"""The list of findings: rows in, an item model out."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from proceedings.model.finding import Severity
from proceedings.wording import sentence
from ui.findings.rows import FindingRow, explanation, family
from ui.look import colours, icon
from ui.wording import Speech

COLUMNS = ("paper", "rule", "message")
ICONS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()


class FindingsModel(QAbstractTableModel):
    """One finding a row; severity is told by icon and word."""

    def __init__(self, speech: Speech, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._rows: tuple[FindingRow, ...] = ()

    @property
    def rows(self) -> tuple[FindingRow, ...]:
        """What is shown."""
        return self._rows

    def set_speech(self, speech: Speech) -> None:
        """Say everything in another language."""
        self.beginResetModel()
        self._speech = speech
        self.endResetModel()

    def show_rows(self, rows: Sequence[FindingRow]) -> None:
        """Show other findings."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:  # noqa: N802 - Qt's name
        """Return how many findings there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NONE) -> int:  # noqa: N802 - Qt's name
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        """Return a column's name."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._speech(f"finding-{COLUMNS[section]}")
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = self._words(row, column)
            return f"{self._speech(row.finding.severity)}: {said}" if column == "message" else said
        if role == Qt.ItemDataRole.ToolTipRole:
            return explanation(row, self._speech)
        if role == Qt.ItemDataRole.DecorationRole and column == "message":
            return icon(ICONS[row.finding.severity], _colour(row.finding.severity))
        return None

    def _words(self, row: FindingRow, column: str) -> str:
        if column == "paper":
            return row.title if row.paper else self._speech("volume")
        if column == "rule":
            return self._speech(family(row.finding.code))
        said = sentence(row.finding, self._speech.lang)
        return f"{self._speech('accepted')} · {said}" if row.finding.accepted else said


def _colour(severity: Severity) -> str:
    held = colours()
    return {Severity.ERROR: held.error, Severity.WARNING: held.warning, Severity.NOTE: held.muted}[severity]
