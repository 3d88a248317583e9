"""Preflight: what was found in a file for the printer in; a report by page, and the page to look at, out."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLabel, QPushButton, QTableWidgetItem, QWidget

from proceedings.model.finding import Severity
from proceedings.pack import Pack
from proceedings.wording import sentence
from ui.dialogs.about import table_of
from ui.dialogs.form import FormDialog, hint, title_label
from ui.look import icon, picture, put_icon
from ui.look.theme import colours
from ui.wording import Speech

_PAGE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something found, in words."""

    severity: Severity
    words: str
    page: int = -1
    """Index of the page in the file, -1 for the whole file."""
    number: str = ""
    """The number printed there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preflight:
    """All that was found."""

    file: str
    pages: int
    profile: str = ""
    remarks: tuple[Remark, ...] = ()

    @property
    def passes(self) -> bool:
        """Whether the file can go to the printer."""
        return not any(remark.severity is Severity.ERROR for remark in self.remarks)


def preflight_of(pack: Pack, lang: str) -> Preflight:
    """Return what was found in a printer's pack: of the block by page, of the cover as a whole."""
    remarks = [Remark(severity=each.severity, words=sentence(each, lang)) for each in pack.findings]
    for report in pack.reports:
        remarks += [
            Remark(severity=each.severity, words=f"{report.file}: {sentence(each, lang)}") for each in report.findings
        ]
    block, *covers = pack.reports
    remarks += [
        Remark(severity=each.severity, words=sentence(each, lang), page=page.index, number=page.label)
        for page in block.by_page
        for each in page.findings
    ]
    remarks += [
        Remark(severity=each.severity, words=f"{cover.file}: {sentence(each, lang)}")
        for cover in covers
        for page in cover.by_page
        for each in page.findings
    ]
    return Preflight(file=pack.out.name, pages=pack.pages, profile=block.printer, remarks=tuple(remarks))


class PreflightDialog(FormDialog):
    """Green or red at the top, and the remarks by page under it."""

    page_chosen = Signal(int)

    def __init__(self, speech: Speech, report: Preflight, *, parent: QWidget | None = None) -> None:
        super().__init__(speech, speech("preflight-title"), parent=parent)
        self.only_close()
        self._report = report
        good = report.passes
        drawn = QLabel()
        drawn.setPixmap(picture("ok" if good else "error", 40, colours().good if good else colours().error))
        self.body.addWidget(drawn)
        self.body.addWidget(title_label(speech("preflight-good" if good else "preflight-bad"), 1.3))
        self.body.addWidget(
            hint(speech("preflight-about", file=report.file, pages=report.pages, profile=report.profile or "—"))
        )
        if report.remarks:
            self._add_table(speech, report.remarks)
        else:
            self.body.addWidget(hint(speech("preflight-nothing")))
        self.save_button = QPushButton(speech("preflight-save"))
        put_icon(self.save_button, "save")
        self.save_button.setAutoDefault(False)
        self.buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.save_button.clicked.connect(self._ask)
        self.body.addStretch(1)

    def text(self) -> str:
        """Return the report as text, a remark a line."""
        speech, report = self.speech, self._report
        lines = [speech("preflight-good" if report.passes else "preflight-bad")]
        lines.append(speech("preflight-about", file=report.file, pages=report.pages, profile=report.profile or "—"))
        for each in report.remarks:
            page = f"{speech('preflight-page')} {each.number}: " if each.number else ""
            lines.append(f"{speech(each.severity)}: {page}{each.words}")
        return "\n".join(lines) + "\n"

    def _add_table(self, speech: Speech, remarks: Sequence[Remark]) -> None:
        ordered = sorted(remarks, key=lambda each: each.page)
        rows = [(each.number or speech("preflight-whole"), speech(each.severity), each.words) for each in ordered]
        headings = [speech("preflight-page"), speech("preflight-severity"), speech("preflight-what")]
        self.table = table_of(headings, rows)
        self.table.setAccessibleName(speech("preflight-title"))
        for row, each in enumerate(ordered):
            self.table.item(row, 0).setData(_PAGE, each.page)  # type: ignore[union-attr] - it was just made
            mark = self.table.item(row, 1)
            if mark:
                colour = {Severity.ERROR: colours().error, Severity.WARNING: colours().warning}.get(each.severity, "")
                mark.setIcon(icon(str(each.severity), colour))
        self.table.resizeColumnsToContents()
        self.table.itemActivated.connect(self._choose)
        self.body.addWidget(self.table, 1)
        self.table.setFocus()

    @Slot(QTableWidgetItem)
    def _choose(self, item: QTableWidgetItem) -> None:
        first = self.table.item(item.row(), 0)
        page = first.data(_PAGE) if first else -1
        if page >= 0:
            self.page_chosen.emit(page)

    @Slot()
    def _ask(self) -> None:
        proposed = f"{Path(self._report.file).stem}-preflight.txt"
        chosen, _ = QFileDialog.getSaveFileName(self, self.speech("preflight-save"), proposed)
        if chosen:
            Path(chosen).write_text(self.text(), encoding="utf-8")
