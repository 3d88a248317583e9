"""The tree of changes: groups of rows in, an item model of two levels out."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from proceedings.wording import name_words, place_words, rule_words
from ui.changes.rows import ChangeRow, RuleGroup
from ui.look import icon
from ui.wording import Speech

COLUMNS = ("before", "after", "place")
RECOGNISED = "recognised-"
"""With what the rules begin that say what a paragraph is."""

NAMED = frozenset({"front-order", "figure", "frame", "layout-table"})
"""Rules whose changes name parts of a paper, not its words."""

LONGEST = 160
"""Characters of a text that a cell shows."""

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()


class ChangesModel(QAbstractItemModel):
    """Rules, and under each its changes: before, after, place.

    Of an index the internal id is 0 for a rule, and 1 + the rule's row for a change.
    """

    def __init__(self, speech: Speech, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._groups: tuple[RuleGroup, ...] = ()

    @property
    def groups(self) -> tuple[RuleGroup, ...]:
        """What is shown."""
        return self._groups

    def set_speech(self, speech: Speech) -> None:
        """Say everything in another language."""
        self.beginResetModel()
        self._speech = speech
        self.endResetModel()

    def show_groups(self, groups: Sequence[RuleGroup]) -> None:
        """Show other changes."""
        self.beginResetModel()
        self._groups = tuple(groups)
        self.endResetModel()

    def group_at(self, index: Index) -> RuleGroup | None:
        """Return the rule that an index stands for or under."""
        if not index.isValid():
            return None
        return self._groups[index.row() if index.internalId() == 0 else index.internalId() - 1]

    def row_at(self, index: Index) -> ChangeRow | None:
        """Return the change that an index stands for, None for a rule."""
        if not index.isValid() or index.internalId() == 0:
            return None
        return self._groups[index.internalId() - 1].rows[index.row()]

    def index(self, row: int, column: int, parent: Index = _NONE) -> QModelIndex:
        """Return the index of a cell."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = _NONE) -> QModelIndex:  # type: ignore[override]
        """Return the rule under which a change stands."""
        if not index.isValid() or index.internalId() == 0:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index = _NONE) -> int:  # noqa: N802 - Qt's name
        """Return how many rules there are, or changes under one."""
        if not parent.isValid():
            return len(self._groups)
        return len(self._groups[parent.row()].rows) if parent.internalId() == 0 and parent.column() == 0 else 0

    def columnCount(self, parent: Index = _NONE) -> int:  # noqa: N802 - Qt's name
        """Return how many columns there are."""
        del parent
        return len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        """Return a column's name."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._speech(f"change-{COLUMNS[section]}")
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        group, row = self.group_at(index), self.row_at(index)
        if group is None:
            return None
        if row is None:
            return self._group_data(group, index.column(), role)
        return self._row_data(row, COLUMNS[index.column()], role)

    def _group_data(self, group: RuleGroup, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        if column == 0 and role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            said = rule_words(group.rule, self._speech.lang)
            if group.rule.startswith(RECOGNISED):
                said += f": {name_words(group.rule.removeprefix(RECOGNISED), self._speech.lang)}"
            if group.is_off:
                return f"{said} · {self._speech('rule-off')}"
            return f"{said} · {sum(not row.is_reverted for row in group.rows)}"
        return None

    def _row_data(self, row: ChangeRow, column: str, role: int) -> Any:
        change = row.change
        if role == Qt.ItemDataRole.DisplayRole:
            said = {
                "before": self._shown(change.rule, change.before),
                "after": self._shown(change.rule, change.after),
                "place": place_words(change.place, self._speech.lang),
            }[column]
            return f"{self._speech('reverted')} · {said}" if row.is_reverted and column == "after" else said[:LONGEST]
        if role == Qt.ItemDataRole.ToolTipRole:
            return (
                f"{self._shown(change.rule, change.before)}\n→ {self._shown(change.rule, change.after)}"
                f"\n{place_words(change.place, self._speech.lang)}"
            )
        if role == Qt.ItemDataRole.FontRole and row.is_reverted and column == "after":
            font = QFont()
            font.setStrikeOut(True)
            return font
        return (
            icon("undo") if role == Qt.ItemDataRole.DecorationRole and row.is_reverted and column == "after" else None
        )

    def _shown(self, rule: str, text: str) -> str:
        """Return a text as a cell shows it; what a part of a paper is called, in words."""
        if rule not in NAMED and not rule.startswith(RECOGNISED):
            return visible(text)
        names = [name_words(name, self._speech.lang) for name in text.split() if not name.isdecimal()]
        return ", ".join([self._speech("plain-text") if name in {"Normal", "body"} else name for name in names])


def visible(text: str) -> str:
    """Return a text whose blanks can be told apart: a no-break space, a thin one, a soft hyphen, a line break."""
    marks = {"\u00a0": "⍽", "\u202f": "⍽", "\u2009": "⍽", "\u00ad": "·", "\u2011": "‑", "\n": "↵", "\t": "⇥"}
    return "".join([marks.get(sign, sign) for sign in text])
