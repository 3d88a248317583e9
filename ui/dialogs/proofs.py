"""Proofs: the papers of a volume and their authors' answers in; which proofs to make, and where, out."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from proceedings.model.volume import PaperId
from ui.dialogs.fields import form_of, line_field
from ui.dialogs.form import FormDialog, hint
from ui.look import RoomyRows, icon, put_icon, scaled
from ui.look.theme import colours
from ui.wording import Speech

ANSWERS = ("", "waiting", "approved", "corrections")
"""What an author may have said: nothing was sent, nothing yet, go ahead, or corrections."""

_PAPER = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofRow:
    """A paper, and its author's answer."""

    paper: PaperId
    title: str
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofChoice:
    """Proofs to be made."""

    papers: tuple[PaperId, ...]
    folder: Path
    mark_waiting: bool
    """Whether the papers are to be marked as waiting for an answer."""


class ProofsDialog(FormDialog):
    """Tick papers; those without an answer are ticked already."""

    def __init__(
        self, speech: Speech, rows: Sequence[ProofRow], folder: Path, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(speech, speech("proofs-title"), accept="proofs-accept", parent=parent)
        self.list = QListWidget()
        self.list.setItemDelegate(RoomyRows(self.list))
        self.list.setAccessibleName(speech("proofs-papers"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(scaled(2))
        self.list.setMinimumSize(scaled(420), scaled(200))
        for row in rows:
            answer = speech(f"proof-{row.answer}" if row.answer else "answer-none")
            item = QListWidgetItem(answer_icon(row.answer), f"{row.title} — {answer}")
            item.setToolTip(item.text())
            item.setData(_PAPER, row.paper)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = row.answer in {"", "corrections"}
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self._mark = QCheckBox(speech("proofs-mark"))
        self._mark.setChecked(True)
        self.folder = line_field(speech("export-folder"), str(folder))
        self.body.addWidget(hint(speech("proofs-hint")))
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._mark)
        self.body.addWidget(self._folder_row())
        self.all_button, self.none_button = self._button("proofs-all"), self._button("proofs-none")
        self.all_button.clicked.connect(self._tick_all)
        self.none_button.clicked.connect(self._tick_none)
        self.list.itemChanged.connect(self._refresh)
        self.folder.textChanged.connect(self._refresh)
        self.list.setFocus()
        if rows:
            self.list.setCurrentRow(0)
        self._refresh()

    @property
    def value(self) -> ProofChoice:
        """What is chosen."""
        items = [self.list.item(row) for row in range(self.list.count())]
        papers = [item.data(_PAPER) for item in items if item.checkState() is Qt.CheckState.Checked]
        folder = Path(self.folder.text()).expanduser()
        return ProofChoice(papers=tuple(papers), folder=folder, mark_waiting=self._mark.isChecked())

    @Slot()
    def _refresh(self) -> None:
        self.set_ready(bool(self.value.papers) and bool(self.folder.text().strip()))

    @Slot()
    def _tick_all(self) -> None:
        self._tick(Qt.CheckState.Checked)

    @Slot()
    def _tick_none(self) -> None:
        self._tick(Qt.CheckState.Unchecked)

    def _tick(self, state: Qt.CheckState) -> None:
        for row in range(self.list.count()):
            self.list.item(row).setCheckState(state)

    @Slot()
    def _ask(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.speech("export-folder"), self.folder.text())
        if chosen:
            self.folder.setText(chosen)

    def _folder_row(self) -> QWidget:
        choose = QPushButton(self.speech("dialog-choose"))
        put_icon(choose, "folder")
        choose.setAutoDefault(False)
        choose.clicked.connect(self._ask)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.folder, 1)
        line.addWidget(choose)
        row.setFocusProxy(self.folder)
        return form_of([(self.speech("export-folder"), row)])

    def _button(self, word: str) -> QPushButton:
        button = QPushButton(self.speech(word))
        button.setAutoDefault(False)
        self.buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        return button


def answer_icon(answer: str) -> QIcon:
    """Return the icon of an author's answer."""
    held = colours()
    shades = {"waiting": held.waiting, "approved": held.good, "corrections": held.warning}
    return icon(answer or "proof", shades.get(answer, ""))
