"""The tree of the outline: groups of rows in, an item model out, with drops that ask and renaming that asks."""

from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QByteArray, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QFont

from proceedings.model.volume import PaperId
from ui.look import colours, icon
from ui.outline.rows import Group, Kind, PaperRow, PartRow, Status
from ui.outline.words import COLUMNS, ICONS, cell_words, group_words, spoken, title_of
from ui.wording import Speech

PAPERS, SECTION = "application/x-proceedings-papers", "application/x-proceedings-section"
"""What is dragged inside the outline."""

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_TITLE = COLUMNS.index("title")


def _flags(*, leaf: bool, drop: bool, drag: bool, edit: bool) -> Qt.ItemFlag:
    flag = Qt.ItemFlag
    held = flag.ItemIsEnabled | flag.ItemIsSelectable
    for wanted, which in (
        (leaf, flag.ItemNeverHasChildren),
        (drop, flag.ItemIsDropEnabled),
        (drag, flag.ItemIsDragEnabled),
        (edit, flag.ItemIsEditable),
    ):
        held |= which if wanted else flag.NoItemFlags
    return held


_FLAGS = {
    (leaf, drop, drag, edit): _flags(leaf=leaf, drop=drop, drag=drag, edit=edit)
    for leaf, drop, drag, edit in product((False, True), repeat=4)
}
"""Made once: the view asks thousands of times."""


class OutlineModel(QAbstractItemModel):
    """Two levels: groups (front matter, sections, back matter, bin), and in them papers or parts of the book.

    Of an index the internal id is 0 for a group, and 1 + the group's row for what stands in it. Nothing is moved here:
    a drop asks for the move, and the volume that comes of it is shown.
    """

    papers_dropped = QtSignal(list, int, int)
    """(papers, section, index among its rows as they stand); section -1 is the bin."""
    section_dropped = QtSignal(int, int)
    """(section, index among the other sections)."""
    files_dropped = QtSignal(list, int, int)
    """(paths, section, index)."""
    renamed = QtSignal(int, str)
    """(section, title in the volume's language)."""
    retitled = QtSignal(str, str)
    """(paper, title)."""

    def __init__(self, speech: Speech, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._groups: tuple[Group, ...] = ()
        self._lang = "ru"
        self._is_free = True

    # ---- what it shows

    @property
    def groups(self) -> tuple[Group, ...]:
        """What is shown."""
        return self._groups

    def set_speech(self, speech: Speech) -> None:
        """Say everything in another language."""
        self._speech = speech
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        self._all_changed()

    def show_groups(self, groups: tuple[Group, ...], lang: str, *, is_free: bool) -> bool:
        """Show a volume whose language is `lang`; return whether rows came, went or moved.

        `is_free` says whether papers may be moved and titles be edited.
        """
        self._is_free = is_free
        self._lang = lang
        if _skeleton(groups) == _skeleton(self._groups):
            changed = groups != self._groups
            self._groups = groups
            if changed:
                self._all_changed()
            return False
        self.beginResetModel()
        self._groups = groups
        self.endResetModel()
        return True

    def group_at(self, index: Index) -> Group | None:
        """Return the group that an index stands for or in."""
        if not index.isValid():
            return None
        return self._groups[index.row() if index.internalId() == 0 else index.internalId() - 1]

    def row_at(self, index: Index) -> PaperRow | PartRow | None:
        """Return the row that an index stands for, None for a group."""
        if not index.isValid() or index.internalId() == 0:
            return None
        return self._groups[index.internalId() - 1].rows[index.row()]

    def paper_at(self, index: Index) -> PaperId | None:
        """Return the paper that an index stands for."""
        row = self.row_at(index)
        return row.paper if isinstance(row, PaperRow) else None

    def index_of(self, paper: PaperId) -> QModelIndex:
        """Return where a paper stands; invalid when it does not."""
        for at, group in enumerate(self._groups):
            for place, row in enumerate(group.rows):
                if isinstance(row, PaperRow) and row.paper == paper:
                    return self.createIndex(place, 0, at + 1)
        return QModelIndex()

    def index_of_section(self, section: int) -> QModelIndex:
        """Return where a section stands; invalid when it does not."""
        rows = [at for at, group in enumerate(self._groups) if group.section == section >= 0]
        return self.createIndex(rows[0], 0, 0) if rows else QModelIndex()

    # ---- the tree

    def index(self, row: int, column: int, parent: Index = _NONE) -> QModelIndex:
        """Return the index of a cell."""
        if not (0 <= row < self.rowCount(parent) and 0 <= column < len(COLUMNS)):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = _NONE) -> QModelIndex:  # type: ignore[override]
        """Return the group in which a row stands."""
        if not index.isValid() or index.internalId() == 0:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index = _NONE) -> int:  # noqa: N802 - Qt's name
        """Return how many groups there are, or rows in a group."""
        if not parent.isValid():
            return len(self._groups)
        return len(self._groups[parent.row()].rows) if parent.internalId() == 0 and parent.column() == 0 else 0

    def columnCount(self, parent: Index = _NONE) -> int:  # noqa: N802 - Qt's name
        """Return how many columns there are."""
        del parent
        return len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        """Return a column's name."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._speech(f"column-{COLUMNS[section]}")
        return self._speech(f"column-{COLUMNS[section]}-tip") if role == Qt.ItemDataRole.ToolTipRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        group, row = self.group_at(index), self.row_at(index)
        if group is None:
            return None
        if row is None:
            return self._group_data(group, index.column(), role)
        return self._row_data(row, COLUMNS[index.column()], role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say what may be done with a cell."""
        group, row = self.group_at(index), self.row_at(index)
        if group is None:
            return Qt.ItemFlag.ItemIsDropEnabled
        if not self._is_free:
            return _FLAGS[row is not None, False, False, False]
        if isinstance(row, PaperRow):
            return _FLAGS[True, False, True, index.column() == _TITLE and row.status is not Status.UNREAD]
        is_section = row is None and group.kind is Kind.SECTION
        takes = is_section or (row is None and group.kind is Kind.BIN)
        return _FLAGS[row is not None, takes, is_section, is_section and index.column() == 0]

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802 - Qt's name
        """Ask for another title; the volume that comes of it is shown."""
        group, row = self.group_at(index), self.row_at(index)
        text = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or group is None or not text:
            return False
        if isinstance(row, PaperRow):
            if text != row.title:
                self.retitled.emit(row.paper, text)
        elif text != title_of(group.title, self._lang):
            self.renamed.emit(group.section, text)
        return True

    # ---- dragging

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's name
        """Papers are moved, files are copied."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def supportedDragActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's name
        """Papers are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's name
        """Return what may be dropped."""
        return [PAPERS, SECTION, "text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 - Qt's name
        """Return the papers that are dragged, in their order, or the one section."""
        data = QMimeData()
        rows = sorted({(index.internalId(), index.row()) for index in indexes})
        papers = [self._groups[at - 1].rows[row] for at, row in rows if at]
        named = [row.paper for row in papers if isinstance(row, PaperRow)]
        if named:
            data.setData(PAPERS, QByteArray("\n".join(named).encode()))
            data.setText("\n".join([row.title for row in papers if isinstance(row, PaperRow)]))
        elif rows:
            data.setData(SECTION, QByteArray(str(self._groups[rows[0][1]].section).encode()))
        return data

    def canDropMimeData(  # noqa: N802 - Qt's name
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Say whether what is dragged may be dropped here."""
        del action, column
        if not self._is_free:
            return False
        if data.hasFormat(SECTION):
            return self._section_landing(data, row, parent) >= 0
        if data.hasFormat(PAPERS) or data.hasUrls():
            return self._landing(row, parent, is_file=not data.hasFormat(PAPERS)) is not None
        return False

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:  # noqa: N802
        """Ask for the move; False, since True would let the view remove the rows that were dragged."""
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        if data.hasFormat(SECTION):
            self.section_dropped.emit(_section_in(data), self._section_landing(data, row, parent))
            return False
        landing = self._landing(row, parent, is_file=not data.hasFormat(PAPERS))
        if landing and data.hasFormat(PAPERS):
            self.papers_dropped.emit(bytes(data.data(PAPERS).data()).decode().split("\n"), *landing)
        elif landing:
            paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
            self.files_dropped.emit(paths, *landing)
        return False

    def _landing(self, row: int, parent: Index, *, is_file: bool) -> tuple[int, int] | None:
        """Return (section, index) of a drop, None where nothing can be dropped."""
        if not parent.isValid():  # between groups: at the end of the section above
            if row < 0:
                return (-2, 0) if is_file else None
            above = [group for group in self._groups[:row] if group.kind is Kind.SECTION]
            return (above[-1].section, len(above[-1].rows)) if above else None
        group = self.group_at(parent)
        if group is None or parent.internalId() != 0:
            return None
        if group.kind is Kind.BIN and not is_file:
            return (-1, 0)
        return (group.section, len(group.rows) if row < 0 else row) if group.kind is Kind.SECTION else None

    def _section_landing(self, data: QMimeData, row: int, parent: Index) -> int:
        """Return the index among the other sections of a section that is dropped, -1 where it cannot stand."""
        if parent.isValid():  # on or in a section: it takes that one's place
            group = self.group_at(parent)
            return group.section if group and group.kind is Kind.SECTION else -1
        if row < 1:
            return -1
        above = [group.section for group in self._groups[:row] if group.kind is Kind.SECTION]
        return len(above) - (_section_in(data) in above)

    # ---- cells

    def _group_data(self, group: Group, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        if column != 0:
            return None
        said = group_words(group, self._speech, self._lang)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return said
        if role == Qt.ItemDataRole.EditRole:
            return title_of(group.title, self._lang) or group.folder
        return icon("left-out") if role == Qt.ItemDataRole.DecorationRole and group.kind is Kind.BIN else None

    def _row_data(self, row: PaperRow | PartRow, column: str, role: int) -> Any:
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return cell_words(row, column, self._speech)
        if role == Qt.ItemDataRole.ToolTipRole:
            return spoken(row, self._speech)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell_words(row, column, self._speech)
        if role == Qt.ItemDataRole.TextAlignmentRole and column in {"number", "pages", "first-page"}:
            return _RIGHT
        if role == Qt.ItemDataRole.DecorationRole and column == "status" and isinstance(row, PaperRow):
            return icon(ICONS[row.status], status_colour(row.status))
        return None

    def _all_changed(self) -> None:
        last = len(COLUMNS) - 1
        if self._groups:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._groups) - 1, last))
        for at, group in enumerate(self._groups):
            if group.rows:
                self.dataChanged.emit(
                    self.createIndex(0, 0, at + 1), self.createIndex(len(group.rows) - 1, last, at + 1)
                )


def status_colour(status: Status) -> str:
    """Return the colour of a status's icon; the icon's shape and the word say the same."""
    held = colours()
    return {
        Status.UNREADABLE: held.error,
        Status.ERROR: held.error,
        Status.WARNING: held.warning,
        Status.UNREAD: held.waiting,
        Status.READY: held.good,
    }[status]


def _section_in(data: QMimeData) -> int:
    return int(bytes(data.data(SECTION).data()).decode())


def _skeleton(groups: Sequence[Group]) -> list[tuple[Kind, int, list[str]]]:
    """Return what must stay for rows to stay: kinds of groups, sections, papers in their order."""
    return [
        (group.kind, group.section, [row.paper if isinstance(row, PaperRow) else row.name for row in group.rows])
        for group in groups
    ]
