"""A volume file that was mended, or that somebody else has open: what happened, and what can be done."""

from enum import StrEnum

from PySide6.QtCore import QDateTime, QLocale, Qt, Slot
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QListWidget, QPushButton, QWidget

from proceedings.project import Holder, Recovery
from ui.dialogs.form import FormDialog, hint, paragraph, title_label
from ui.look import RoomyRows, picture, scaled
from ui.look.theme import colours
from ui.wording import Speech


class RecoveryDialog(FormDialog):
    """What was brought back of a damaged volume file, what was lost, and where the damaged one is kept."""

    def __init__(self, speech: Speech, recovery: Recovery, *, parent: QWidget | None = None) -> None:
        super().__init__(speech, speech("recovery-title"), accept="recovery-go-on", parent=parent)
        self.reject_button.hide()
        whole = not recovery.lost_commits and not recovery.lost_files
        drawn = QLabel()
        drawn.setPixmap(picture("recover" if whole else "warning", 40, colours().good if whole else colours().warning))
        self.body.addWidget(drawn)
        self.body.addWidget(title_label(speech("recovery-whole" if whole else "recovery-part"), 1.3))
        came = speech("recovery-backup" if recovery.backup else "recovery-file", commits=recovery.commits)
        self.body.addWidget(paragraph(came))
        if recovery.lost_commits:
            self.body.addWidget(paragraph(speech("recovery-lost-steps", count=recovery.lost_commits)))
        if recovery.lost_files:
            self.body.addWidget(paragraph(speech("recovery-lost-files")))
            names = QListWidget()
            names.setItemDelegate(RoomyRows(names))
            names.setAccessibleName(speech("recovery-lost-files"))
            names.addItems(list(recovery.lost_files))
            names.setMaximumHeight(scaled(140))
            self.body.addWidget(names)
        self.body.addWidget(hint(speech("recovery-kept", file=recovery.damaged.name)))
        self.body.addStretch(1)


class Opening(StrEnum):
    """How a volume is opened that somebody else has open."""

    READ_ONLY = "read-only"
    TAKE_OVER = "take-over"
    NOT = "not"


class LockedDialog(FormDialog):
    """Who has the volume open; to read it, to take it over from somebody known to be gone, or to leave it."""

    def __init__(self, speech: Speech, file: str, holder: Holder | None, *, parent: QWidget | None = None) -> None:
        super().__init__(speech, speech("locked-dialog"), accept="locked-read", parent=parent)
        self.value = Opening.NOT
        who = holder or Holder(host="", user="", pid=0, since="")
        known = bool(who.user or who.host)
        drawn = QLabel()
        drawn.setPixmap(picture("lock", 40))
        self.body.addWidget(drawn)
        self.body.addWidget(title_label(speech("locked-title", file=file), 1.3))
        since = QDateTime.fromString(who.since, Qt.DateFormat.ISODate).toLocalTime()
        told = QLocale(speech.lang).toString(since, QLocale.FormatType.ShortFormat) if since.isValid() else "?"
        words = speech("locked-by", user=who.user or "?", host=who.host or "?", since=told)
        self.body.addWidget(paragraph(words if known else speech("locked-unknown")))
        self.body.addWidget(hint(speech("locked-hint")))
        self.take_over_button = QPushButton(speech("locked-take-over"))
        self.take_over_button.setAutoDefault(False)
        self.buttons.addButton(self.take_over_button, QDialogButtonBox.ButtonRole.DestructiveRole)
        self.take_over_button.clicked.connect(self._take_over)
        self.body.addStretch(1)

    def accept(self) -> None:
        """Read only, unless the volume is to be taken over."""
        if self.value is Opening.NOT:
            self.value = Opening.READ_ONLY
        super().accept()

    @Slot()
    def _take_over(self) -> None:
        self.value = Opening.TAKE_OVER
        self.accept()
