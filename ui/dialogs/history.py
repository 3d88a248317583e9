"""History: the steps and named states of a volume in; where to go back or forth to, out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QDateTime, QLocale, Qt, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QTabWidget, QWidget

from proceedings.project import Checkpoint, Command
from ui.dialogs.fields import form_of, line_field
from ui.dialogs.form import FormDialog, hint
from ui.look import RoomyRows, icon, scaled
from ui.wording import Speech

_WISH = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryWish:
    """Where the editor wants to go: to a step, or to a named state."""

    command: int | None = None
    """Id of the step that is to be the last one standing; 0 is the beginning."""
    checkpoint: Checkpoint | None = None


class HistoryDialog(FormDialog):
    """Two lists, newest first: every step, and the states that were given a name."""

    def __init__(
        self,
        speech: Speech,
        commands: Sequence[Command],
        checkpoints: Sequence[Checkpoint],
        words: Callable[[str], str],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(speech, speech("history-title"), accept="history-accept", parent=parent)
        self.steps, self.states = QListWidget(), QListWidget()
        for plain in (self.steps, self.states):
            plain.setItemDelegate(RoomyRows(plain))
        self.steps.setAccessibleName(speech("history-steps"))
        self.states.setAccessibleName(speech("history-states"))
        standing = [each.id for each in commands if not each.undone]
        for command in reversed(commands):
            self._add(self.steps, words(command.name), command.time, HistoryWish(command=command.id))
            item = self.steps.item(self.steps.count() - 1)
            _mark(item, now=bool(standing) and command.id == standing[-1], undone=command.undone)
        self._add(self.steps, speech("history-beginning"), "", HistoryWish(command=0))
        for checkpoint in reversed(checkpoints):
            self._add(self.states, checkpoint.name, checkpoint.time, HistoryWish(checkpoint=checkpoint))
        self.tabs = QTabWidget()
        self.tabs.addTab(self.steps, speech("history-steps"))
        self.tabs.addTab(self.states, speech("history-states"))
        self.tabs.setMinimumSize(scaled(440), scaled(320))
        self.body.addWidget(hint(speech("history-hint")))
        self.body.addWidget(self.tabs, 1)
        for view in (self.steps, self.states):
            view.currentItemChanged.connect(self._refresh)
            view.itemActivated.connect(self.accept)
        self.tabs.currentChanged.connect(self._refresh)
        self._now = standing[-1] if standing else 0
        row = next((at for at in range(self.steps.count()) if self._wish(self.steps.item(at)).command == self._now), 0)
        self.steps.setCurrentRow(row)
        self.steps.setFocus()
        self._refresh()

    @property
    def value(self) -> HistoryWish:
        """Where to go; nowhere when nothing is chosen."""
        item = self._view().currentItem()
        return self._wish(item) if item else HistoryWish()

    def _view(self) -> QListWidget:
        return self.states if self.tabs.currentIndex() else self.steps

    def _wish(self, item: QListWidgetItem) -> HistoryWish:
        return item.data(_WISH)

    def _add(self, view: QListWidget, words: str, time: str, wish: HistoryWish) -> None:
        when = QDateTime.fromString(time, Qt.DateFormat.ISODate).toLocalTime()
        told = QLocale(self.speech.lang).toString(when, QLocale.FormatType.ShortFormat) if when.isValid() else ""
        item = QListWidgetItem(f"{words} — {told}" if told else words)
        item.setData(_WISH, wish)
        view.addItem(item)

    @Slot()
    def _refresh(self) -> None:
        wish = self.value
        self.set_ready(wish.checkpoint is not None or (wish.command is not None and wish.command != self._now))


class CheckpointDialog(FormDialog):
    """Give the present state a name (Ctrl+S)."""

    def __init__(self, speech: Speech, proposed: str, *, parent: QWidget | None = None) -> None:
        super().__init__(speech, speech("checkpoint-title"), accept="checkpoint-accept", parent=parent)
        self.name = line_field(speech("checkpoint-name"), proposed)
        self.body.addWidget(hint(speech("checkpoint-hint")))
        self.body.addWidget(form_of([(speech("checkpoint-name"), self.name)]))
        self.body.addStretch(1)
        self.name.textChanged.connect(self._refresh)
        self.name.selectAll()
        self.name.setFocus()

    @property
    def value(self) -> str:
        """The name."""
        return " ".join(self.name.text().split())

    @Slot()
    def _refresh(self) -> None:
        self.set_ready(bool(self.value))


def _mark(item: QListWidgetItem, *, now: bool, undone: bool) -> None:
    """Show where the volume stands, and what was taken back."""
    font = QFont(item.font())
    font.setBold(now)
    font.setItalic(undone)
    item.setFont(font)
    item.setIcon(icon("next" if now else "undo" if undone else "ok"))
