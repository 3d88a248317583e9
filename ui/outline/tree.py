"""The tree itself: it keeps what was open, chosen and in sight when the volume behind it changes."""

from PySide6.QtCore import QByteArray, QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from proceedings.model.volume import PaperId
from ui.look import RoomyRows, scaled, set_widths
from ui.outline.model import OutlineModel
from ui.outline.rows import Group, PaperRow, PartRow
from ui.outline.words import COLUMNS, matches

WIDTHS = {
    "number": 44,
    "authors": 88,
    "title": 0,
    "language": 36,
    "pages": 36,
    "first-page": 36,
    "status": 104,
    "received": 88,
}
"""Pixels at 100 %; the title takes what is left, so that the status stays in sight."""

AT_FIRST_HIDDEN = ("received",)


class OutlineTree(QTreeView):
    """Papers under their sections, to be dragged about."""

    chosen = Signal()
    """Other rows are chosen, or another one is the current one."""
    paper_opened = Signal(str)
    """A paper was double-clicked, or Enter pressed on it."""

    def __init__(self, model: OutlineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._folded: set[tuple[str, str]] = set()
        self._is_narrow = False
        self.setItemDelegate(RoomyRows(self))
        self.setUniformRowHeights(True)  # before expandAll, or the tree is painted empty
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setAutoScroll(True)
        self.setExpandsOnDoubleClick(False)
        self.setAllColumnsShowFocus(True)
        self.setIndentation(scaled(16))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._size_columns()
        self.collapsed.connect(self._fold)
        self.expanded.connect(self._unfold)
        self.doubleClicked.connect(self._open)
        self.selectionModel().selectionChanged.connect(self._tell)
        self.selectionModel().currentChanged.connect(self._tell)

    # ---- what is chosen

    def papers(self) -> tuple[PaperId, ...]:
        """Return the papers that are chosen, from top to bottom."""
        rows = self.selectionModel().selectedRows()
        rows.sort(key=lambda index: (index.internalId(), index.row()))
        papers = [self._model.paper_at(index) for index in rows]
        return tuple([paper for paper in papers if paper is not None])

    def current_paper(self) -> PaperId | None:
        """Return the paper on which the keyboard stands."""
        return self._model.paper_at(self.currentIndex())

    def current_group(self) -> Group | None:
        """Return the group on which the keyboard stands, or in which its row does."""
        return self._model.group_at(self.currentIndex())

    def current_row(self) -> PaperRow | PartRow | None:
        """Return the row on which the keyboard stands, None on a group."""
        return self._model.row_at(self.currentIndex())

    def choose(self, papers: tuple[PaperId, ...], current: PaperId | None = None) -> None:
        """Choose papers; the keyboard stands on `current`, the first of them by default."""
        chosen = QItemSelection()
        for paper in papers:
            index = self._model.index_of(paper)
            if index.isValid():
                chosen.select(index, index.siblingAtColumn(len(COLUMNS) - 1))
        first = self._model.index_of(current or papers[0]) if papers else QModelIndex()
        flag = QItemSelectionModel.SelectionFlag
        if first.isValid():
            self.selectionModel().setCurrentIndex(first.siblingAtColumn(COLUMNS.index("title")), flag.NoUpdate)
            self.scrollTo(first)
        self.selectionModel().select(chosen, flag.ClearAndSelect)

    def choose_section(self, section: int) -> None:
        """Choose a section."""
        index = self._model.index_of_section(section)
        if index.isValid():
            self.setCurrentIndex(index)

    def rename(self) -> None:
        """Edit the title of the section or paper on which the keyboard stands."""
        index = self.currentIndex()
        if index.isValid():
            title = index if index.internalId() == 0 else index.siblingAtColumn(COLUMNS.index("title"))
            self.setCurrentIndex(title)
            self.edit(title)

    # ---- what is shown

    def show_groups(self, groups: tuple[Group, ...], lang: str, *, is_free: bool) -> None:
        """Show a volume and keep what was open, chosen and in sight."""
        papers, current = self.papers(), self.current_paper()
        group = self.current_group() if self.current_row() is None else None
        bar = self.verticalScrollBar().value()
        if not self._model.show_groups(groups, lang, is_free=is_free):
            return
        self.setUpdatesEnabled(False)
        for at, each in enumerate(groups):
            self.setFirstColumnSpanned(at, QModelIndex(), True)
            self.setExpanded(self._model.index(at, 0), _key(each) not in self._folded)
        if papers or current:
            self.choose(papers, current)
        elif group and group.section >= 0:
            self.choose_section(min(group.section, sum(each.section >= 0 for each in groups) - 1))
        self.verticalScrollBar().setValue(bar)
        self.setUpdatesEnabled(True)

    def narrow(self, wanted: str, kept: str) -> int:
        """Show only the papers that match; return how many do."""
        found = 0
        is_narrow = bool(wanted.strip()) or kept != "all"
        if not is_narrow and not self._is_narrow:
            return sum([isinstance(row, PaperRow) for group in self._model.groups for row in group.rows])
        self._is_narrow = is_narrow
        for at, group in enumerate(self._model.groups):
            here = 0
            for place, row in enumerate(group.rows):
                fits = not is_narrow or (isinstance(row, PaperRow) and matches(row, wanted, kept))
                self.setRowHidden(place, self._model.index(at, 0), not fits)
                here += fits and isinstance(row, PaperRow)
            self.setRowHidden(at, QModelIndex(), is_narrow and not here)
            found += here
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open the paper on Enter."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and self.state() is not QAbstractItemView.State.EditingState:
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _size_columns(self) -> None:
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(True)
        header.setMinimumSectionSize(scaled(28))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.setSectionResizeMode(COLUMNS.index("title"), QHeaderView.ResizeMode.Stretch)
        self.reset_columns()

    def restore_columns(self, state: QByteArray) -> None:
        """Show the columns as they were kept."""
        self.header().restoreState(state)

    def reset_columns(self) -> None:
        """Show the columns as at first."""
        header = self.header()
        for column, name in enumerate(COLUMNS):
            header.moveSection(header.visualIndex(column), column)
            header.setSectionHidden(column, name in AT_FIRST_HIDDEN)
        set_widths(header, [WIDTHS[name] for name in COLUMNS])

    @Slot(QModelIndex)
    def _fold(self, index: QModelIndex) -> None:
        group = self._model.group_at(index)
        if group:
            self._folded.add(_key(group))

    @Slot(QModelIndex)
    def _unfold(self, index: QModelIndex) -> None:
        group = self._model.group_at(index)
        if group:
            self._folded.discard(_key(group))

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        paper = self._model.paper_at(index)
        if paper:
            self.paper_opened.emit(paper)
        elif index.isValid() and index.internalId() == 0:
            self.setExpanded(index, not self.isExpanded(index))

    @Slot()
    def _tell(self) -> None:
        self.chosen.emit()


def _key(group: Group) -> tuple[str, str]:
    return group.kind.value, group.folder
