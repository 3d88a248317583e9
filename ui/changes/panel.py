"""The changes panel: what was done to the paper in hand, by rule; one change, a rule or all of it can be taken back."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from proceedings.model.decisions import EVERY_RULE
from proceedings.model.volume import PaperId
from ui.actions import filled, pop_up
from ui.changes.model import ChangesModel
from ui.changes.rows import RuleGroup, groups_of, matches
from ui.desk import Desk
from ui.look import Flow, RoomyRows, icon, put_icon, scaled, set_widths
from ui.preview.empty import EmptyPage
from ui.wording import Speech


class ChangesPanel(QWidget):
    """Before → after, and back."""

    place_asked = Signal(str, str)
    """(paper, words) to be shown in the pages."""
    chosen = Signal()
    """Another change or rule is in hand, or it stands otherwise."""

    def __init__(self, desk: Desk, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._speech = speech
        self._papers: tuple[PaperId, ...] = ()
        self._paper: PaperId | None = None
        self._actions: Sequence[QAction | None] = ()
        self._folded: set[str] = set()
        self.model = ChangesModel(speech, self)
        self.tree = QTreeView()
        self.title = QLabel(wordWrap=True)
        self.filter_line = QLineEdit(clearButtonEnabled=True)
        self.revert_button, self.rule_button, self.all_button = QPushButton(), QPushButton(), QPushButton()
        self.none = EmptyPage()
        self._stack = QStackedWidget()
        self._is_old = False
        self._gather = QTimer(self, singleShot=True, interval=0)
        self._place()
        self._connect()
        self.set_speech(speech)

    def set_speech(self, speech: Speech) -> None:
        """Say everything in another language."""
        self._speech = speech
        self.model.set_speech(speech)
        self.tree.setAccessibleName(speech.plain("changes"))
        self.filter_line.setPlaceholderText(speech("changes-filter"))
        self.filter_line.setAccessibleName(speech("changes-filter"))
        self.refresh()

    def show_papers(self, papers: tuple[PaperId, ...], paper: PaperId | None) -> None:
        """Show what was done to `paper`; rules are taken back in all of `papers`."""
        self._papers = papers
        if paper != self._paper:
            self._paper = paper
            self._gather.start()

    @Slot()
    def refresh(self) -> None:
        """Read the changes anew; those in sight and in hand stay."""
        details = self._desk.details(self._paper) if self._paper else None
        groups = groups_of(details.changes, self._desk.decisions(self._paper)) if details and self._paper else ()
        if groups != self.model.groups or self.tree.model().rowCount() != len(groups):
            self._show(groups)
        self._tell_all()

    @Slot()
    def _refresh_if_seen(self) -> None:
        """Read the changes anew when somebody looks at them, else when somebody will."""
        self._is_old = not self.isVisible()
        if not self._is_old:
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Be up to date when looked at."""
        super().showEvent(event)
        if self._is_old:
            self._refresh_if_seen()

    @property
    def has_change(self) -> bool:
        """Whether a change is in hand that can be taken back or made again."""
        return self.revert_button.isEnabled()

    @property
    def has_rule(self) -> bool:
        """Whether a rule is in hand."""
        return self.rule_button.isEnabled()

    def set_menu(self, actions: Sequence[QAction | None]) -> None:
        """Say what the context menu of a change or rule holds; None is a line."""
        self._actions = actions

    # ---- commands

    @Slot()
    def revert(self) -> None:
        """Take the change in hand back, or make it again."""
        row = self.model.row_at(self.tree.currentIndex())
        if row is None or self._paper is None:
            return
        if row.is_reverted:
            self._desk.make_again(self._paper, [row.change])
        else:
            self._desk.revert(self._paper, [row.change])

    @Slot()
    def revert_rule(self) -> None:
        """Take back all that the rule in hand changed in the papers that are chosen, or let it change them again."""
        group = self.model.group_at(self.tree.currentIndex())
        if group is None or self._paper is None:
            return
        papers = self._papers or (self._paper,)
        if group.is_off:
            self._desk.follow_rule(papers, group.rule)
        else:
            self._desk.revert_rule(papers, group.rule)

    @Slot()
    def revert_all(self) -> None:
        """Leave the papers that are chosen as their authors wrote them, or let the rules change them again."""
        if self._paper is None:
            return
        papers = self._papers or (self._paper,)
        if self._is_all_off():
            self._desk.follow_rule(papers, EVERY_RULE)
        else:
            self._desk.revert_rule(papers, EVERY_RULE)

    # ---- inside

    def _place(self) -> None:
        put_icon(self.filter_line.addAction(icon("filter"), QLineEdit.ActionPosition.LeadingPosition), "filter")
        self.tree.setItemDelegate(RoomyRows(self.tree))
        self.tree.setUniformRowHeights(True)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.setModel(self.model)
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.tree.setAllColumnsShowFocus(True)
        self.tree.setIndentation(scaled(16))
        header = self.tree.header()
        set_widths(header, (130, 130, 120))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self.none)
        buttons = Flow(self.revert_button, self.rule_button, self.all_button, spacing=scaled(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(4), scaled(4), scaled(4), scaled(4))
        column.setSpacing(scaled(4))
        column.addWidget(self.title)
        column.addWidget(self.filter_line)
        column.addWidget(self._stack, 1)
        column.addLayout(buttons)
        self.setFocusProxy(self.tree)

    def _connect(self) -> None:
        self._gather.timeout.connect(self._refresh_if_seen)
        for told in (self._desk.reports_changed, self._desk.volume_changed, self._desk.opened, self._desk.closed):
            told.connect(self._gather.start)
        self.filter_line.textChanged.connect(self._filter)
        self.tree.selectionModel().currentChanged.connect(self._tell)
        self.tree.activated.connect(self._jump)
        self.tree.customContextMenuRequested.connect(self._show_menu)
        self.tree.clicked.connect(self._jump)
        self.tree.collapsed.connect(self._fold)
        self.tree.expanded.connect(self._unfold)
        self.revert_button.clicked.connect(self.revert)
        self.rule_button.clicked.connect(self.revert_rule)
        self.all_button.clicked.connect(self.revert_all)

    def _show(self, groups: Sequence[RuleGroup]) -> None:
        index = self.tree.currentIndex()
        held, at = self.model.group_at(index), index.row()
        is_change = self.model.row_at(index) is not None
        bar = self.tree.verticalScrollBar().value()
        self.model.show_groups(groups)
        for row, group in enumerate(self.model.groups):
            self.tree.setFirstColumnSpanned(row, QModelIndex(), True)
            self.tree.setExpanded(self.model.index(row, 0), group.rule not in self._folded)
            if held and group.rule == held.rule:
                parent = self.model.index(row, 0)
                kept = self.model.index(min(at, len(group.rows) - 1), 0, parent) if is_change and group.rows else parent
                self.tree.setCurrentIndex(kept)
        self.tree.verticalScrollBar().setValue(bar)
        self._filter()

    @Slot()
    def _filter(self) -> None:
        wanted = self.filter_line.text().strip()
        for at, group in enumerate(self.model.groups):
            parent = self.model.index(at, 0)
            fits = [not wanted or matches(row, wanted) for row in group.rows]
            for row, each in enumerate(fits):
                self.tree.setRowHidden(row, parent, not each)
            self.tree.setRowHidden(at, QModelIndex(), bool(wanted) and not any(fits))

    def _tell_all(self) -> None:
        groups = self.model.groups
        standing = sum(not row.is_reverted for group in groups for row in group.rows)
        name = (self._desk.metadata(self._paper).title or self._paper) if self._paper else ""
        self.title.setText(f"{name} · {self._speech('changes-count', n=standing)}" if name else "")
        self.title.setVisible(bool(name))
        self._stack.setCurrentIndex(0 if groups else 1)
        self.filter_line.setVisible(bool(groups))
        said = "changes-none" if self._paper else "changes-choose"
        self.none.set_words(self._speech("changes-all-off" if self._is_all_off() else said))
        self._tell()

    @Slot()
    def _tell(self) -> None:
        """Say what can be done with the change or rule in hand."""
        index = self.tree.currentIndex()
        row, group = self.model.row_at(index), self.model.group_at(index)
        editable = not self._desk.read_only
        self.revert_button.setEnabled(editable and row is not None and not (group and group.is_off))
        self.revert_button.setText(self._speech("make-again" if row and row.is_reverted else "revert"))
        self.rule_button.setEnabled(editable and group is not None)
        self.rule_button.setText(self._speech("follow-rule" if group and group.is_off else "revert-rule"))
        self.all_button.setEnabled(editable and self._paper is not None)
        self.all_button.setText(self._speech("follow-all" if self._is_all_off() else "revert-all"))
        self.all_button.setToolTip("" if self._is_all_off() else self._speech("revert-all-tip"))
        self.chosen.emit()

    @Slot(QPoint)
    def _show_menu(self, at: QPoint) -> None:
        if self.tree.indexAt(at).isValid():
            pop_up(filled(QMenu(self), self._actions), self.tree.viewport().mapToGlobal(at))

    def _is_all_off(self) -> bool:
        return self._paper is not None and EVERY_RULE in self._desk.decisions(self._paper).reverted_rules

    @Slot(QModelIndex)
    def _jump(self, index: QModelIndex) -> None:
        row = self.model.row_at(index)
        if row and self._paper:
            near = row.change.place.excerpt or row.change.after
            self.place_asked.emit(self._paper, near)

    @Slot(QModelIndex)
    def _fold(self, index: QModelIndex) -> None:
        group = self.model.group_at(index)
        if group:
            self._folded.add(group.rule)

    @Slot(QModelIndex)
    def _unfold(self, index: QModelIndex) -> None:
        group = self.model.group_at(index)
        if group:
            self._folded.discard(group.rule)
