"""Import review: files in; which come in, where to, under what title, authors, language and УДК, out."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from proceedings.candidates import Candidate
from proceedings.errors import ProceedingsError
from proceedings.model.progress import Progress
from proceedings.model.volume import PaperId
from proceedings.project import Placement
from proceedings.wording import sentence
from ui.dialogs.fields import ChoiceField
from ui.dialogs.form import FormDialog, hint, page_of, paragraph
from ui.dialogs.import_model import AUTHORS, CHOICES, COLUMNS, DEED, FILE, LANG, LEAVE, SECTION, TITLE, UDC, ImportModel
from ui.jobs import Job, Work
from ui.look import scaled
from ui.wording import Speech

_WIDTHS = {FILE: 20, DEED: 18, SECTION: 20, TITLE: 40, AUTHORS: 26, LANG: 13, UDC: 14}
"""Of columns, in characters."""

ROWS = 14


class ImportDialog(FormDialog):
    """Reads the files, shows what was recognised in a grid, lets everything be put right before it comes in."""

    def __init__(
        self,
        speech: Speech,
        work: Work,
        *,
        sections: Sequence[str],
        titles: Mapping[PaperId, str],
        section: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(speech, speech("import-title"), accept="import-accept", parent=parent)
        self._sections, self._titles, self._section = sections, titles, section
        self.model: ImportModel | None = None
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(speech("import-reading"))
        self._words = paragraph(speech("import-reading"))
        self.table = _table(speech)
        self._summary = hint("")
        self._target = ChoiceField(speech("import-target"), [(str(at), name) for at, name in enumerate(sections)])
        self._target.activated.connect(self._put)
        self._stack = QStackedWidget()
        self._stack.addWidget(page_of(self._words, self._bar))
        self._stack.addWidget(self._review())
        self.body.addWidget(self._stack, 1)
        self.set_ready(False)
        self._job = Job(work, self)
        self._job.progressed.connect(self._tell)
        self._job.succeeded.connect(self._show)
        self._job.failed.connect(self._fail)
        self._job.start()

    @property
    def value(self) -> tuple[Placement, ...]:
        """Where the files go that come in."""
        return self.model.placements if self.model else ()

    def done(self, result: int) -> None:
        """Stop reading and close."""
        self._job.stop()
        self._job.wait()
        super().done(result)

    def _review(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        label = QLabel(self.speech("import-target"))
        label.setBuddy(self._target)
        line.addWidget(label)
        line.addWidget(self._target)
        line.addStretch(1)
        page = page_of(hint(self.speech("import-hint")), self.table, row, self._summary, spread=False)
        page.layout().setStretch(1, 1)  # type: ignore[union-attr] - it was just given one
        return page

    @Slot(Progress)
    def _tell(self, progress: Progress) -> None:
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)

    @Slot(object)
    def _show(self, candidates: object) -> None:
        found = cast("tuple[Candidate, ...]", candidates)
        self.model = ImportModel(self.speech, found, self._sections, self._titles, self._section)
        self.model.setParent(self)
        self.table.setModel(self.model)
        self.table.setColumnHidden(SECTION, len(self._sections) < 2)
        metrics = self.table.fontMetrics()
        for column, characters in _WIDTHS.items():
            self.table.setColumnWidth(column, metrics.averageCharWidth() * characters + scaled(24))
        self.model.dataChanged.connect(self._sum)
        self._stack.setCurrentIndex(1)
        self._sum()
        self.resize(self._wanted())
        self.table.setFocus()
        if found:
            self.table.setCurrentIndex(self.model.index(0, TITLE))

    @Slot(Exception)
    def _fail(self, fault: Exception) -> None:
        self._bar.hide()
        known = isinstance(fault, ProceedingsError)
        self._words.setText(sentence(fault, self.speech.lang) if known else self.speech("import-failed"))

    @Slot()
    def _sum(self) -> None:
        rows = self.model.rows if self.model else []
        revisions = sum(1 for placement in self.value if placement.revises is not None)
        faults = sum(1 for row in rows if row.candidate.fault)
        same = sum(1 for row in rows if row.candidate.same_as)
        left = sum(1 for row in rows if row.deed == LEAVE) - faults - same
        self._summary.setText(
            self.speech(
                "import-summary",
                new=len(self.value) - revisions,
                revisions=revisions,
                same=same,
                faults=faults,
                left=left,
            )
        )
        self.set_ready(bool(self.value))

    @Slot()
    def _put(self) -> None:
        if self.model is None:
            return
        chosen = sorted({index.row() for index in self.table.selectedIndexes()})
        self.model.put_into(chosen if len(chosen) > 1 else range(len(self.model.rows)), int(self._target.value))


class CellDelegate(QStyledItemDelegate):
    """Edits cells: a list where there are choices, a line of text elsewhere."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Any) -> QWidget:  # noqa: N802 - Qt's name
        """Return the editor of a cell."""
        choices = index.data(CHOICES)
        if not choices:
            return super().createEditor(parent, option, index)
        box = QComboBox(parent)
        for value, words in choices:
            box.addItem(words, value)
        box.activated.connect(self._commit)
        return box

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:  # noqa: N802 - Qt's name
        """Show what the cell holds."""
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(index.data(Qt.ItemDataRole.EditRole))))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: Any, index: QModelIndex | QPersistentModelIndex) -> None:  # noqa: N802 - Qt's name
        """Take what was chosen."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData(), Qt.ItemDataRole.EditRole)
        else:
            super().setModelData(editor, model, index)

    @Slot()
    def _commit(self) -> None:
        editor = cast("QWidget", self.sender())
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)


def _table(speech: Speech) -> QTableView:
    table = QTableView()
    table.setAccessibleName(speech("import-title"))
    table.setItemDelegate(CellDelegate(table))
    table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
    table.setEditTriggers(
        QAbstractItemView.EditTrigger.DoubleClicked
        | QAbstractItemView.EditTrigger.EditKeyPressed
        | QAbstractItemView.EditTrigger.AnyKeyPressed
        | QAbstractItemView.EditTrigger.SelectedClicked
    )
    table.setAlternatingRowColors(True)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setCornerButtonEnabled(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(scaled(28))
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    characters = sum(_WIDTHS.values())
    wide = table.fontMetrics().averageCharWidth() * characters + scaled(24) * len(COLUMNS) + scaled(24)
    table.setMinimumSize(min(wide, scaled(560)), scaled(28) * 5)
    table.setSizeAdjustPolicy(QAbstractItemView.SizeAdjustPolicy.AdjustToContents)
    return table
