"""The findings' panel: counts that filter, the list, what a finding means, and what can be done about it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from proceedings.model.finding import FixKind, Severity
from proceedings.model.volume import PaperId
from ui.actions import filled, pop_up
from ui.desk import Desk
from ui.findings.fixes import fix_all
from ui.findings.model import COLUMNS, ICONS, FindingsModel
from ui.findings.rows import FindingRow, RowKeeper, counts_of, explanation, rows_of, shown
from ui.look import Flow, RoomyRows, fit_names, put_icon, scaled, set_widths
from ui.preview.empty import EmptyPage
from ui.wording import Speech

_COUNTS = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.NOTE: "notes"}

WIDTHS = (120, 92, 0)
"""Pixels of the columns at 100 %; the message takes what is left."""


class FindingsPanel(QWidget):
    """What a person should look at."""

    place_asked = Signal(str, str)
    """(paper, words) to be shown in the pages."""
    details_asked = Signal(str, str, str)
    """(paper, field, language) that a person has to fill in."""
    compile_asked = Signal()
    counted = Signal()
    """There are other findings than before."""
    chosen = Signal()
    """Another finding is in hand, or it stands otherwise."""

    def __init__(self, desk: Desk, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._speech = speech
        self._paper: PaperId | None = None
        self._actions: Sequence[QAction | None] = ()
        self._all: tuple[FindingRow, ...] = ()
        self._rows_of = RowKeeper()
        self.counts: Mapping[Severity, int] = {}
        """How many findings of each severity stand."""
        self.model = FindingsModel(speech, self)
        self.list = QTreeView()
        self.count_buttons = {severity: QToolButton() for severity in Severity}
        self.only_this, self.with_accepted = QCheckBox(), QCheckBox()
        self.words = QLabel(wordWrap=True)
        self.fix_button, self.fix_all_button, self.accept_button = QPushButton(), QPushButton(), QPushButton()
        self.reason = QLineEdit()
        self.none = EmptyPage("compile")
        self._stack = QStackedWidget()
        self._gather = QTimer(self, singleShot=True, interval=0)
        self._place()
        self._connect()
        self.set_speech(speech)

    # ---- words

    def set_speech(self, speech: Speech) -> None:
        """Say everything in another language."""
        self._speech = speech
        self.model.set_speech(speech)
        fit_names(self.list.header())
        self.list.setAccessibleName(speech.plain("findings"))
        self.only_this.setText(speech("only-this-paper"))
        self.with_accepted.setText(speech("with-accepted"))
        self.reason.setPlaceholderText(speech("accept-reason"))
        self.reason.setAccessibleName(speech("accept-reason"))
        self.fix_button.setText(speech("fix"))
        self.fix_all_button.setText(speech("fix-all-of-rule"))
        self.refresh()

    # ---- what is shown

    @property
    def rows(self) -> tuple[FindingRow, ...]:
        """All findings, shown or not."""
        return self._all

    @property
    def current(self) -> FindingRow | None:
        """The finding in hand."""
        index = self.list.currentIndex()
        return self.model.rows[index.row()] if index.isValid() else None

    @property
    def alike(self) -> int:
        """How many findings of the same rule as the one in hand the program can put right by itself."""
        return len(self._like(self.current)) if self.current else 0

    def set_menu(self, actions: Sequence[QAction | None]) -> None:
        """Say what the context menu of a finding holds; None is a line."""
        self._actions = actions

    def show_paper(self, paper: PaperId | None) -> None:
        """Let «only this paper» mean another one."""
        self._paper = paper
        self.only_this.setEnabled(paper is not None)
        if self.only_this.isChecked():
            self._filter()

    @Slot()
    def refresh(self) -> None:
        """Gather the findings anew, and keep the one in hand."""
        volume = self._desk.volume
        self._all = rows_of(self._desk, volume.papers, volume.excluded, self._rows_of) if self._desk.is_open else ()
        self.counts = counts_of(self._all)
        for severity, button in self.count_buttons.items():
            button.setText(self._speech(_COUNTS[severity], n=self.counts.get(severity, 0)))
            button.setToolTip(self._speech(f"show-{_COUNTS[severity]}"))
        self._filter()
        self.counted.emit()

    # ---- commands of the menu

    @Slot()
    def next(self) -> None:
        """Go to the next finding, and to its place in the pages."""
        self._step(1)

    @Slot()
    def previous(self) -> None:
        """Go to the finding before, and to its place in the pages."""
        self._step(-1)

    @Slot()
    def jump(self) -> None:
        """Go to the place of the finding in hand."""
        self._jump()

    @Slot()
    def fix(self) -> None:
        """Put the finding in hand right, or open the field that a person has to fill in."""
        row = self.current
        if row is None or row.finding.fix is None:
            return
        fix = row.finding.fix
        if fix.kind is FixKind.ENTER:
            self.details_asked.emit(fix.paper or row.paper or "", fix.field, fix.lang)
        else:
            fix_all(self._desk, [row])

    @Slot()
    def fix_rule(self) -> None:
        """Put right all findings of the same rule, in one step."""
        row = self.current
        if row:
            fix_all(self._desk, self._like(row))

    @Slot()
    def accept(self) -> None:
        """Let the finding in hand stand for the reason that is typed, or ask for the reason; raise it when it stood."""
        row = self.current
        if row is None or row.paper is None:
            return
        if row.finding.accepted:
            held = [each for each in self._desk.decisions(row.paper).accepted if each.code == row.finding.code]
            place = row.finding.place
            near = [each for each in held if each.place.excerpt == place.excerpt] or held
            if near:
                self._desk.unaccept(row.paper, near[0])
        elif not self.reason.text().strip():
            self.window().raise_()
            self.reason.setFocus()
        else:
            self._desk.accept(row.paper, [row.finding], self.reason.text().strip())
            self.reason.clear()
            self.list.setFocus()

    # ---- inside

    def _place(self) -> None:
        for severity, button in self.count_buttons.items():
            put_icon(button, ICONS[severity])
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setCheckable(True)
            button.setChecked(True)
        self.list.setRootIsDecorated(False)
        self.list.setItemDelegate(RoomyRows(self.list))
        self.list.setUniformRowHeights(True)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.setAllColumnsShowFocus(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setModel(self.model)
        header = self.list.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(COLUMNS.index("message"), QHeaderView.ResizeMode.Stretch)
        set_widths(header, WIDTHS)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.none)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.addWidget(self._stack)
        self._splitter.addWidget(self._explanation())
        self._splitter.setStretchFactor(0, 4)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(4), scaled(4), scaled(4), 0)
        column.setSpacing(scaled(4))
        column.addLayout(Flow(*self.count_buttons.values(), spacing=scaled(4)))
        column.addLayout(Flow(self.only_this, self.with_accepted, spacing=scaled(6)))
        column.addWidget(self._splitter, 1)
        self.setFocusProxy(self.list)

    def _explanation(self) -> QWidget:
        box = QWidget()
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words.setMargin(scaled(4))
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        accept = QHBoxLayout()
        accept.addWidget(self.reason, 1)
        accept.addWidget(self.accept_button)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, scaled(4))
        column.addWidget(self.words, 1)
        column.addLayout(Flow(self.fix_button, self.fix_all_button, spacing=scaled(6)))
        column.addLayout(accept)
        return box

    def _connect(self) -> None:
        self._gather.timeout.connect(self.refresh)
        for told in (
            self._desk.reports_changed,
            self._desk.volume_changed,
            self._desk.checked,
            self._desk.compiled,
            self._desk.opened,
            self._desk.closed,
        ):
            told.connect(self._gather.start)
        for button in (*self.count_buttons.values(), self.only_this, self.with_accepted):
            button.toggled.connect(self._filter)
        self.list.selectionModel().currentChanged.connect(self._tell)
        self.list.activated.connect(self._jump)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.list.clicked.connect(self._jump)
        self.fix_button.clicked.connect(self.fix)
        self.fix_all_button.clicked.connect(self.fix_rule)
        self.accept_button.clicked.connect(self.accept)
        self.reason.returnPressed.connect(self.accept)
        self.none.asked.connect(self.compile_asked)

    @Slot()
    def _filter(self) -> None:
        held = self.current
        at = self.list.currentIndex().row()
        severities = frozenset(severity for severity, button in self.count_buttons.items() if button.isChecked())
        paper = self._paper if self.only_this.isChecked() else None
        rows = shown(self._all, severities, paper, accepted=self.with_accepted.isChecked())
        if rows != self.model.rows:
            self.model.show_rows(rows)
            places = [place for place, row in enumerate(rows) if held and row.key == held.key]
            kept = places[0] if places else min(at, len(rows) - 1)
            if kept >= 0 and held:
                self.list.setCurrentIndex(self.model.index(kept, 0))
        self._stack.setCurrentIndex(0 if rows else 1)
        is_known = all(self._desk.report(each) or self._desk.fault(each) for each in self._desk.volume.papers)
        said = "no-findings" if is_known else "findings-not-known"
        self.none.set_words(self._speech(said), self._speech("compile").replace("&", ""))
        self.none.button.setVisible(bool(self._desk.volume.papers))
        self._tell()

    @Slot()
    def _tell(self) -> None:
        """Say what the finding in hand means, and what can be done about it."""
        row = self.current
        editable = not self._desk.read_only
        self.words.setText(explanation(row, self._speech) if row else self._speech("finding-choose"))
        fix = row.finding.fix if row else None
        self.fix_button.setEnabled(fix is not None and editable)
        self.fix_button.setText(self._speech("fix-enter" if fix and fix.kind is FixKind.ENTER else "fix"))
        like = self._like(row) if row else ()
        self.fix_all_button.setVisible(len(like) > 1)
        self.fix_all_button.setEnabled(editable)
        is_accepted = bool(row and row.finding.accepted)
        can_accept = editable and row is not None and row.paper is not None
        self.accept_button.setText(self._speech("raise-again" if is_accepted else "accept"))
        self.accept_button.setEnabled(can_accept)
        self.reason.setVisible(not is_accepted)
        self.reason.setEnabled(can_accept)
        self.chosen.emit()

    def _like(self, row: FindingRow) -> tuple[FindingRow, ...]:
        """Return the findings of the same rule that the program can put right by itself."""
        code = row.finding.code
        same = [each for each in self._all if each.finding.code == code and not each.finding.accepted]
        return tuple([each for each in same if each.can_fix])

    @Slot(QModelIndex)
    def _jump(self, _index: QModelIndex | None = None) -> None:
        row = self.current
        if row and row.paper:
            self.place_asked.emit(row.paper, row.finding.place.excerpt)

    @Slot(QPoint)
    def _show_menu(self, at: QPoint) -> None:
        if self.list.indexAt(at).isValid():
            pop_up(filled(QMenu(self), self._actions), self.list.viewport().mapToGlobal(at))

    def _step(self, by: int) -> None:
        rows = len(self.model.rows)
        if not rows:
            return
        at = self.list.currentIndex().row()
        at = (at + by) % rows if at >= 0 else (0 if by > 0 else rows - 1)
        self.list.setCurrentIndex(self.model.index(at, 0))
        self._jump()
