"""To freeze an edition: the name under which it goes out."""

from PySide6.QtCore import QDate, QLocale, Slot
from PySide6.QtWidgets import QWidget

from ui.dialogs.fields import form_of, line_field
from ui.dialogs.form import FormDialog, hint
from ui.wording import Speech


class FreezeDialog(FormDialog):
    """Asks for a name and says what freezing means."""

    def __init__(self, speech: Speech, is_stale: bool, *, parent: QWidget | None = None) -> None:
        super().__init__(speech, speech("freeze-title"), accept="freeze-accept", parent=parent)
        today = QLocale(speech.lang).toString(QDate.currentDate(), QLocale.FormatType.ShortFormat)
        self.name = line_field(speech("freeze-name"), speech("freeze-proposed", date=today))
        self.body.addWidget(hint(speech("freeze-hint")))
        if is_stale:
            self.body.addWidget(hint(speech("freeze-stale")))
        self.body.addWidget(form_of([(speech("freeze-name"), self.name)]))
        self.body.addStretch(1)
        self.name.textChanged.connect(self._tell)
        self.name.selectAll()
        self.name.setFocus()

    @property
    def value(self) -> str:
        """The name."""
        return " ".join(self.name.text().split())

    @Slot()
    def _tell(self) -> None:
        self.set_ready(bool(self.value))
