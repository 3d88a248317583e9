"""The history's panel: every step, the newest first; a click goes there, and nothing is lost by it."""

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListView, QStackedWidget, QVBoxLayout, QWidget

from proceedings.project import Checkpoint
from ui.desk import Desk
from ui.history.model import HistoryModel
from ui.look import RoomyRows, scaled
from ui.preview.empty import EmptyPage
from ui.wording import Speech


class HistoryPanel(QWidget):
    """The steps of the open volume."""

    def __init__(self, desk: Desk, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._speech = speech
        self.model = HistoryModel(speech, self)
        self.list = QListView()
        self.hint = QLabel(wordWrap=True)
        self.none = EmptyPage()
        self._stack = QStackedWidget()
        self.list.setModel(self.model)
        self.list.setItemDelegate(RoomyRows(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.none)
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(4), scaled(4), scaled(4), scaled(4))
        column.setSpacing(scaled(4))
        column.addWidget(self.hint)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.list)
        self.list.clicked.connect(self.go)
        self.list.activated.connect(self.go)
        for told in (desk.history_changed, desk.opened, desk.closed):
            told.connect(self.refresh)
        self.set_speech(speech)

    def set_speech(self, speech: Speech) -> None:
        """Say everything in another language."""
        self._speech = speech
        self.model.set_speech(speech)
        self.list.setAccessibleName(speech("dock-history"))
        self.hint.setText(speech("history-click"))
        self.none.set_words(speech("history-none"))
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the history anew."""
        steps = self._desk.history()
        if self._desk.is_open:
            self.model.show_steps(steps, self._desk.checkpoints())
            self.list.setCurrentIndex(self.model.index(self.model.now, 0))
        else:
            self.model.clear()
        self._stack.setCurrentIndex(0 if steps else 1)
        self.hint.setVisible(bool(steps))
        self.list.setEnabled(not self._desk.read_only)

    @Slot(QModelIndex)
    def go(self, index: QModelIndex) -> None:
        """Undo or redo until the step is the last that stands; a named state is gone back to by a step of its own."""
        row = self.model.row_at(index.row())
        if isinstance(row, Checkpoint):
            self._desk.restore(row)
        elif row is None or row.id != self._desk.last_step:
            self._desk.go_to(row.id if row else 0)
