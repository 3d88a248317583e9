"""What holds for the whole volume: that it can only be read, and why; that its edition has gone out."""

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.preview.banner import Banner
from ui.wording import Speech


class Notice(Banner):
    """A sentence over the pages, and what can be done about it."""

    copy_asked = Signal()
    thaw_asked = Signal()

    def __init__(self, desk: Desk, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._speech = speech
        self.asked.connect(self._ask)
        for told in (desk.opened, desk.closed, desk.volume_changed):
            told.connect(self.refresh)

    def set_speech(self, speech: Speech) -> None:
        """Say everything in another language."""
        self._speech = speech
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Say what holds now; nothing when the volume can be edited and has not gone out."""
        desk, speech = self._desk, self._speech
        if desk.is_open and desk.read_only:
            self.say(self._who(), speech.plain("act-save-as"))
        elif desk.volume.frozen:
            self.say(speech("edition-frozen", edition=desk.volume.frozen), speech("thaw"))
        else:
            self.say("")

    def _who(self) -> str:
        """Return who has the volume open for writing."""
        holder = self._desk.holder
        if holder is None or not (holder.user or holder.host):
            return self._speech("read-only-folder")
        when = QDateTime.fromString(holder.since, Qt.DateFormat.ISODate).toLocalTime()
        since = QLocale(self._speech.lang).toString(when, QLocale.FormatType.ShortFormat)
        return self._speech("read-only-held", user=holder.user, host=holder.host, since=since)

    @Slot()
    def _ask(self) -> None:
        if self._desk.read_only:
            self.copy_asked.emit()
        else:
            self.thaw_asked.emit()
