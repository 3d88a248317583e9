"""A mistake of the program in, a word to the person and a report that can be sent out."""

import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QPlainTextEdit, QPushButton, QWidget

from ui.dialogs.about import versions
from ui.dialogs.form import FormDialog, hint, paragraph, title_label
from ui.look import put_icon, scaled
from ui.wording import Speech

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


class CrashDialog(FormDialog):
    """Says that the mistake is ours, what has happened to the work, and offers the report; its details stay folded."""

    def __init__(self, speech: Speech, trace: str, *, parent: QWidget | None = None) -> None:
        super().__init__(speech, speech("crash-dialog"), parent=parent)
        self.only_close()
        self.report = report_of(trace)
        self.details = QPlainTextEdit(self.report)
        self.details.setReadOnly(True)
        self.details.setAccessibleName(speech("crash-details"))
        self.details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.details.setMinimumHeight(scaled(180))
        self.details.hide()
        self.body.addWidget(title_label(speech("crash-title"), 1.3))
        self.body.addWidget(paragraph(speech("crash-text")))
        self.body.addWidget(hint(speech("crash-report-hint")))
        self.body.addWidget(self.details, 1)
        self.details_button = self._button("crash-details", "more")
        self.details_button.setCheckable(True)
        self.copy_button = self._button("crash-copy", "copy")
        self.save_button = self._button("crash-save", "save")
        self.details_button.toggled.connect(self._unfold)
        self.copy_button.clicked.connect(self._copy)
        self.save_button.clicked.connect(self._ask)
        self.reject_button.setFocus()

    def save(self, out: Path) -> None:
        """Write the report."""
        out.write_text(self.report, encoding="utf-8")

    @Slot(bool)
    def _unfold(self, shown: bool) -> None:
        self.details.setVisible(shown)
        if shown:
            self.resize(self.sizeHint().expandedTo(self.size()))

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report)

    @Slot()
    def _ask(self) -> None:
        proposed = f"proceedings-{datetime.now(UTC):%Y%m%d-%H%M%S}.txt"
        chosen, _ = QFileDialog.getSaveFileName(self, self.speech("crash-save"), proposed)
        if chosen:
            self.save(Path(chosen))

    def _button(self, word: str, icon_name: str) -> QPushButton:
        button = QPushButton(self.speech(word))
        put_icon(button, icon_name)
        button.setAutoDefault(False)
        self.buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        return button


def report_of(trace: str) -> str:
    """Return what helps to find the mistake: versions, the time, the trace with the person's folder left out of it."""
    home = str(Path.home())
    told = trace.replace(home, "~") if len(home) > 1 else trace
    return f"{versions()}\nTime {datetime.now(UTC).isoformat('T', 'seconds')}\n\n{told}"


def report_crashes(speech: Callable[[], Speech], parent: QWidget | None = None) -> Hook:
    """Let mistakes that nobody caught come up as a dialog, one at a time; return what was there before."""
    before = sys.excepthook
    shown: list[CrashDialog] = []

    def tell(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        before(kind, fault, trace)
        if shown or issubclass(kind, KeyboardInterrupt):
            return
        said = "".join(traceback.format_exception(kind, fault, trace))
        dialog = CrashDialog(speech(), said, parent=parent)
        shown.append(dialog)
        dialog.exec()
        shown.clear()

    sys.excepthook = tell
    return before
