"""Export: what can be made in; what is to be made, and the folder it goes to, out."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QPushButton, QWidget

from ui.dialogs.fields import ChoiceField, form_of, line_field
from ui.dialogs.form import FormDialog, hint
from ui.look import put_icon, scaled
from ui.wording import Speech


class Deliverable(StrEnum):
    """Something that a volume can be given out as."""

    SCREEN = "screen"
    PRESS = "press"
    OFFPRINTS = "offprints"
    PROOFS = "proofs"
    METADATA = "metadata"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportChoice:
    """What is to be made."""

    deliverables: tuple[Deliverable, ...]
    folder: Path
    printer: str = ""
    """Name of the printer's profile, for the press pack."""


class ExportDialog(FormDialog):
    """Boxes to tick, each with a line that says what comes of it."""

    def __init__(
        self,
        speech: Speech,
        available: Sequence[Deliverable],
        folder: Path,
        printers: Sequence[tuple[str, str]] = (),
        *,
        printer: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Offer what is `available`; `printers` are (name of the profile, its title), `printer` the first choice."""
        super().__init__(speech, speech("export-title"), accept="export-accept", parent=parent)
        self.boxes: dict[Deliverable, QCheckBox] = {}
        for each in available:
            box = QCheckBox(speech(f"deliverable-{each}"))
            about = hint(speech(f"deliverable-{each}-text"))
            about.setContentsMargins(scaled(24), 0, 0, scaled(4))
            box.setAccessibleDescription(about.text())
            box.toggled.connect(self._refresh)
            self.body.addWidget(box)
            self.body.addWidget(about)
            self.boxes[each] = box
        self._printer = ChoiceField(speech("export-printer"), list(printers))
        self._printer.set_value(printer)
        self.folder = line_field(speech("export-folder"), str(folder))
        self.folder.textChanged.connect(self._refresh)
        choose = QPushButton(speech("dialog-choose"))
        put_icon(choose, "folder")
        choose.setAutoDefault(False)
        choose.clicked.connect(self._ask)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.folder, 1)
        line.addWidget(choose)
        row.setFocusProxy(self.folder)
        rows: list[tuple[str, QWidget]] = [(speech("export-folder"), row)]
        if printers:
            rows.insert(0, (speech("export-printer"), self._printer))
        self.body.addWidget(form_of(rows))
        self.body.addStretch(1)
        if available:
            self.boxes[available[0]].setChecked(True)
            self.boxes[available[0]].setFocus()
        self._refresh()

    @property
    def value(self) -> ExportChoice:
        """What is chosen."""
        chosen = tuple([each for each, box in self.boxes.items() if box.isChecked()])
        printer = self._printer.value if Deliverable.PRESS in chosen and self._printer.count() else ""
        return ExportChoice(deliverables=chosen, folder=Path(self.folder.text()).expanduser(), printer=printer)

    @Slot()
    def _refresh(self) -> None:
        press = self.boxes.get(Deliverable.PRESS)
        self._printer.setEnabled(bool(press and press.isChecked()))
        self.set_ready(any(box.isChecked() for box in self.boxes.values()) and bool(self.folder.text().strip()))

    @Slot()
    def _ask(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.speech("export-folder"), self.folder.text())
        if chosen:
            self.folder.setText(chosen)
