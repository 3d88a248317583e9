"""The outline's panel: filter, lock and tree; what is done in it becomes the desk's commands."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from proceedings.model.decisions import MetadataEdits
from proceedings.model.volume import PaperId
from ui.actions import filled, pop_up
from ui.desk import Desk
from ui.look import fit_names, icon, put_icon, scaled
from ui.outline.model import OutlineModel
from ui.outline.moves import Moves
from ui.outline.rows import Kind, PartRow, RowKeeper, groups_of
from ui.outline.tree import OutlineTree
from ui.outline.words import COLUMNS, FILTERS, ICONS, group_words, title_of
from ui.wording import Speech

_PROOF_ICONS = {"waiting": "waiting", "approved": "approved", "corrections": "corrections"}


class OutlinePanel(QWidget):
    """The volume as a tree."""

    chosen = Signal()
    """Other rows are chosen, or the keyboard stands on another one."""
    paper_opened = Signal(str)
    part_opened = Signal(int)
    """Index of the page of a title page, an imprint, contents."""
    files_dropped = Signal(list, int, int)
    """(paths, section, index); section -2 for a drop beside the sections."""

    def __init__(self, desk: Desk, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._speech = speech
        self._parts: tuple[PartRow, ...] = ()
        self._row_of = RowKeeper()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._for_papers: Sequence[QAction | None] = ()
        self._for_section: Sequence[QAction | None] = ()
        self.model = OutlineModel(speech, self)
        self.tree = OutlineTree(self.model)
        self.moves = Moves(desk, self.tree)
        self.filter_line = QLineEdit(clearButtonEnabled=True)
        put_icon(self.filter_line.addAction(icon("filter"), QLineEdit.ActionPosition.LeadingPosition), "filter")
        self.status_filter = QComboBox()
        self.lock_button = QToolButton(autoRaise=True)
        self.lock_button.setCheckable(True)
        self.hint = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._place()
        self._connect()
        self.set_speech(speech)
        self.refresh()

    # ---- words

    def set_speech(self, speech: Speech) -> None:
        """Say everything in another language."""
        self._speech = speech
        self.model.set_speech(speech)
        fit_names(self.tree.header())
        self.tree.setAccessibleName(speech.plain("outline"))
        self.filter_line.setPlaceholderText(speech("filter"))
        self.filter_line.setAccessibleName(speech("filter"))
        self.status_filter.setAccessibleName(speech("filter-status"))
        self.status_filter.setToolTip(speech("filter-status"))
        at = max(self.status_filter.currentIndex(), 0)
        self.status_filter.blockSignals(True)
        self.status_filter.clear()
        for name in FILTERS:
            word = f"proof-{name}" if name in _PROOF_ICONS else f"status-{name}"
            shown = icon({**ICONS, **_PROOF_ICONS}.get(name, "filter"))
            self.status_filter.addItem(shown, speech(word), str(name))
        self.status_filter.setCurrentIndex(at)
        self.status_filter.blockSignals(False)
        self._show_lock()
        self._narrow()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Draw icons in the colours of the palette in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.status_filter.count():
            self.set_speech(self._speech)

    # ---- what is chosen

    def papers(self) -> tuple[PaperId, ...]:
        """Return the papers that are chosen."""
        return self.tree.papers()

    def current_paper(self) -> PaperId | None:
        """Return the paper on which the keyboard stands."""
        return self.tree.current_paper()

    def current_section(self) -> int:
        """Return the section on or in which the keyboard stands, -1 when it is none."""
        group = self.tree.current_group()
        return group.section if group else -1

    def choose(self, papers: Sequence[PaperId]) -> None:
        """Choose papers."""
        self.tree.choose(tuple(papers))

    def follow(self, paper: PaperId) -> None:
        """Let the keyboard stand on the paper whose page is in sight, without taking the focus."""
        if paper != self.current_paper() and len(self.papers()) < 2:
            self.tree.choose((paper,))

    def set_menus(self, papers: Sequence[QAction | None], section: Sequence[QAction | None]) -> None:
        """Say what the context menus of papers and of sections hold; None is a line."""
        self._for_papers, self._for_section = papers, section

    def set_parts(self, parts: Sequence[PartRow]) -> None:
        """Show other parts of the book that are no papers."""
        self._parts = tuple(parts)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the volume as it stands."""
        volume = self._desk.volume
        starts = {paper: (index, number) for paper, index, number in self._desk.last.starts} if self._desk.last else {}
        groups = groups_of(self._desk, starts, self._parts, self._row_of) if self._desk.is_open else ()
        self.tree.show_groups(groups, volume.lang, is_free=self._desk.is_open and not self._desk.read_only)
        self._show_lock()
        self._narrow()

    # ---- commands of the menu

    @Slot()
    def rename(self) -> None:
        """Edit the title on which the keyboard stands."""
        self.tree.rename()

    @Slot()
    def focus_filter(self) -> None:
        """Put the keyboard into the filter line."""
        self.filter_line.setFocus()
        self.filter_line.selectAll()

    # ---- inside

    def _place(self) -> None:
        put_icon(self.lock_button, "unlock")
        row = QHBoxLayout()
        row.setSpacing(scaled(4))
        row.addWidget(self.filter_line, 3)
        row.addWidget(self.status_filter, 2)
        row.addWidget(self.lock_button)
        self.status_filter.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.status_filter.setMinimumContentsLength(4)
        self.hint.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(4), scaled(4), scaled(4), 0)
        column.setSpacing(scaled(4))
        column.addLayout(row)
        column.addWidget(self.hint)
        column.addWidget(self.tree, 1)
        self.setFocusProxy(self.tree)

    def _connect(self) -> None:
        queued = Qt.ConnectionType.QueuedConnection  # a drag must be over before its rows go
        self.model.papers_dropped.connect(self.moves.drop, queued)
        self.model.section_dropped.connect(self.moves.drop_section, queued)
        self.model.files_dropped.connect(self.files_dropped, queued)
        self.model.renamed.connect(self._rename_section, queued)
        self.model.retitled.connect(self._retitle, queued)
        self.tree.chosen.connect(self.chosen)
        self.tree.paper_opened.connect(self.paper_opened)
        self.tree.clicked.connect(self._open_part)
        self.tree.customContextMenuRequested.connect(self._show_menu)
        self.tree.header().customContextMenuRequested.connect(self._show_columns)
        self.filter_line.textChanged.connect(self._narrow)
        self.status_filter.currentIndexChanged.connect(self._narrow)
        self.lock_button.clicked.connect(self._lock)
        for told in (self._desk.volume_changed, self._desk.reports_changed):
            told.connect(self.refresh)
        for told in (self._desk.compiled, self._desk.opened):
            told.connect(self._soon.start)  # all else first, and the rows in a turn of their own
        self._soon.timeout.connect(self.refresh)
        for told in (self._desk.opened, self._desk.closed):
            told.connect(self._begin_anew)
        self._desk.closed.connect(self.refresh)

    @Slot()
    def _begin_anew(self) -> None:
        self._parts = ()
        self._row_of = RowKeeper()
        self.filter_line.clear()
        self.status_filter.setCurrentIndex(0)

    @Slot()
    def _narrow(self) -> None:
        wanted, kept = self.filter_line.text(), str(self.status_filter.currentData() or "all")
        found = self.tree.narrow(wanted, kept)
        is_narrow = bool(wanted.strip()) or kept != "all"
        empty = self._desk.is_open and not self._desk.volume.papers and not self._desk.volume.excluded
        self.hint.setText(self._speech("outline-empty") if empty else self._speech("outline-none-match"))
        self.hint.setVisible(empty or (is_narrow and not found))

    @Slot()
    def _lock(self) -> None:
        self._desk.lock_order(self.lock_button.isChecked())
        self._show_lock()

    def _show_lock(self) -> None:
        locked = self._desk.volume.order_locked
        self.lock_button.setChecked(locked)
        self.lock_button.setEnabled(not self._desk.read_only)
        put_icon(self.lock_button, "lock" if locked else "unlock")
        said = self._speech("order-locked" if locked else "order-free")
        self.lock_button.setToolTip(said)
        self.lock_button.setAccessibleName(said)

    @Slot(int, str)
    def _rename_section(self, section: int, title: str) -> None:
        volume = self._desk.volume
        words = volume.sections[section].title
        lang = volume.lang if words[volume.lang] or not words else next(each for each in volume.langs if words[each])
        self._desk.rename_section(section, replace(words, **{lang: title}))

    @Slot(str, str)
    def _retitle(self, paper: PaperId, title: str) -> None:
        report = self._desk.report(paper)
        held = self._desk.decisions(paper).metadata
        titles = report.metadata.titles if report else ()
        lang = titles[0][0] if titles else (report.lang if report else "")
        self._desk.set_metadata(paper, _with_title(held, lang, title))

    def _open_part(self) -> None:
        row = self.tree.current_row()
        if isinstance(row, PartRow) and row.page >= 0:
            self.part_opened.emit(row.page)

    @Slot(QPoint)
    def _show_menu(self, at: QPoint) -> None:
        index = self.tree.indexAt(at)
        if index.isValid() and not self.tree.selectionModel().isSelected(index):
            self.tree.setCurrentIndex(index)
        menu = self.menu_at(index)
        if menu:
            pop_up(menu, self.tree.viewport().mapToGlobal(at))

    def menu_at(self, index: QModelIndex) -> QMenu | None:
        """Return what can be done with a row, None with a part of the book that is no paper."""
        group, row = self.model.group_at(index), self.model.row_at(index)
        if isinstance(row, PartRow):
            return None
        menu = filled(QMenu(self), self._for_papers if row else self._for_section)
        if row:
            self._add_targets(menu, -1 if group is None else group.section)
        return menu

    def _add_targets(self, menu: QMenu, here: int) -> None:
        """Offer the other sections as places to move the papers to."""
        places = menu.addMenu(self._speech("move-to"))
        for group in self.model.groups:
            if group.kind is Kind.SECTION and group.section != here:
                words = title_of(group.title, self._desk.volume.lang) or group_words(group, self._speech, "")
                action = places.addAction(words)
                action.setData(group.section)
        places.triggered.connect(self._move_to)
        places.setEnabled(bool(places.actions()) and not self._desk.read_only)

    @Slot(QAction)
    def _move_to(self, action: QAction) -> None:
        self._desk.move(self.papers(), int(action.data()), 1 << 30)

    @Slot(QPoint)
    def _show_columns(self, at: QPoint) -> None:
        """Offer to hide and show columns."""
        menu = QMenu(self)
        header = self.tree.header()
        for column, name in enumerate(COLUMNS):
            action = menu.addAction(self._speech(f"column-{name}-tip"))
            action.setCheckable(True)
            action.setChecked(not header.isSectionHidden(column))
            action.setEnabled(name not in {"number", "title"})
            action.setData(column)
        menu.triggered.connect(self._show_column)
        pop_up(menu, header.mapToGlobal(at))

    @Slot(QAction)
    def _show_column(self, action: QAction) -> None:
        self.tree.header().setSectionHidden(int(action.data()), not action.isChecked())

    def drop_paths(self, paths: Sequence[Path]) -> None:
        """Take files that were dropped beside the tree."""
        self.files_dropped.emit(list(paths), -2, 0)


def _with_title(held: MetadataEdits, lang: str, title: str) -> MetadataEdits:
    return replace(held, titles=tuple({**dict(held.titles), lang: title}.items()))
