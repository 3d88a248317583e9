"""What the window shows while no volume is open: what to do, and how; what was open before; why the last try failed."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QIcon, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from ui.look import icon, put_icon, scaled
from ui.wording import Speech

_PATH = Qt.ItemDataRole.UserRole

MOST_RECENT = 8

TITLE_SHARE = 1.7
"""Size of the title, as a share of the text's."""


class StartPage(QScrollArea):
    """An invitation: four things to begin with, the volumes opened last, and a place to drop files."""

    new_asked = Signal()
    open_asked = Signal()
    sample_asked = Signal()
    paper_asked = Signal()
    recent_chosen = Signal(str)
    dropped = Signal(list)
    """Paths (`Path`) of what was dropped on the page."""

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._recents: tuple[Path, ...] = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._title = QLabel(wordWrap=True)
        self._title.setObjectName("title")
        self._fault = QLabel(wordWrap=True)
        self._fault.setObjectName("fault")
        self._fault.setTextFormat(Qt.TextFormat.PlainText)
        self._fault.hide()
        self.new_button = CommandButton("new")
        self.open_button = CommandButton("open")
        self.sample_button = CommandButton("sample")
        self.paper_button = CommandButton("check")
        self.new_button.setDefault(True)
        self._recent_title = QLabel()
        self.recent_list = QListWidget()
        self.drop_zone = DropZone()
        self._place()
        self.follow_text()
        for button, asked in (
            (self.new_button, self.new_asked),
            (self.open_button, self.open_asked),
            (self.sample_button, self.sample_asked),
            (self.paper_button, self.paper_asked),
        ):
            button.clicked.connect(asked)
        self.recent_list.itemActivated.connect(self._choose)
        self.drop_zone.dropped.connect(self.dropped)
        self.set_speech(speech)

    def set_speech(self, speech: Speech) -> None:
        """Say everything in another language."""
        self._speech = speech
        self._title.setText(speech("start-title"))
        for button, word in (
            (self.new_button, "start-new"),
            (self.open_button, "start-open"),
            (self.sample_button, "start-sample"),
            (self.paper_button, "start-paper"),
        ):
            button.set_words(speech(word), speech(f"{word}-text"))
        self._recent_title.setText(speech("start-recent"))
        self.recent_list.setAccessibleName(speech("start-recent"))
        self.drop_zone.set_words(speech("start-drop"))
        self.set_recents(self._recents)

    def set_recents(self, files: Sequence[Path]) -> None:
        """Offer the volumes opened last; those that are gone are left out."""
        self._recents = tuple(files)
        self.recent_list.clear()
        for file in [each for each in files if each.exists()][:MOST_RECENT]:
            item = QListWidgetItem(icon("folder" if file.is_dir() else "sample"), file.stem or file.name)
            item.setToolTip(str(file))
            item.setData(_PATH, str(file))
            self.recent_list.addItem(item)
        has_any = self.recent_list.count() > 0
        self._recent_title.setVisible(has_any)
        self.recent_list.setVisible(has_any)
        rows = min(self.recent_list.count(), MOST_RECENT)
        row = max(self.recent_list.sizeHintForRow(0), scaled(28)) if has_any else 0
        self.recent_list.setFixedHeight(rows * row + scaled(8))

    def show_fault(self, text: str) -> None:
        """Say why there are no pages; nothing when `text` is empty."""
        self._fault.setText(text)
        self._fault.setVisible(bool(text))

    def follow_text(self) -> None:
        """Let the title, the icons and the room for them grow with the text."""
        for button in self.findChildren(CommandButton):
            button.follow_text()
        font = self._title.font()
        text = self.font().pixelSize()
        font.setPixelSize(round(text * TITLE_SHARE) if text > 0 else scaled(22))
        self._title.setFont(font)
        self.recent_list.setIconSize(QSize(scaled(20), scaled(20)))
        self.set_recents(self._recents)

    @Slot(QListWidgetItem)
    def _choose(self, item: QListWidgetItem) -> None:
        self.recent_chosen.emit(item.data(_PATH))

    def _place(self) -> None:
        bold = self._recent_title.font()
        bold.setBold(True)
        self._recent_title.setFont(bold)
        self.recent_list.setFrameShape(QFrame.Shape.NoFrame)
        self.recent_list.viewport().setAutoFillBackground(False)
        self.recent_list.setSpacing(scaled(2))
        column = QVBoxLayout()
        column.setSpacing(scaled(8))
        column.addStretch(2)
        for widget in (self._title, self._fault):
            column.addWidget(widget)
        column.addSpacing(scaled(8))
        for button in (self.new_button, self.open_button, self.sample_button, self.paper_button):
            column.addWidget(button)
        column.addSpacing(scaled(8))
        column.addWidget(self.drop_zone)
        column.addSpacing(scaled(8))
        column.addWidget(self._recent_title)
        column.addWidget(self.recent_list)
        column.addStretch(3)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(scaled(24), scaled(24), scaled(24), scaled(24))
        row.addStretch(1)
        row.addLayout(column, 6)
        row.addStretch(1)
        self.setWidget(page)


class CommandButton(QPushButton):
    """A large button: an icon, what it does, and a line that explains."""

    def __init__(self, icon_name: str) -> None:
        super().__init__()
        put_icon(self, icon_name)
        self._name, self._text = QLabel(wordWrap=True), QLabel(wordWrap=True)
        bold = self._name.font()
        bold.setBold(True)
        self._name.setFont(bold)
        self._text.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        words = QVBoxLayout()
        words.setSpacing(scaled(2))
        words.addWidget(self._name)
        words.addWidget(self._text)
        row = QHBoxLayout(self)
        row.addLayout(words, 1)
        self.follow_text()
        for label in (self._name, self._text):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_words(self, name: str, text: str) -> None:
        """Say what the button does."""
        self._name.setText(name.replace("&", ""))
        self._text.setText(text)
        self.setAccessibleName(self._name.text())
        self.setAccessibleDescription(text)
        self.updateGeometry()

    def follow_text(self) -> None:
        """Leave as much room for the icon as it takes beside the text."""
        layout = self.layout()
        if layout:
            layout.setContentsMargins(scaled(52), scaled(10), scaled(12), scaled(10))

    def text(self) -> str:
        """Return what the button does."""
        return self._name.text()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Want what the words want."""
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be as low as the words allow."""
        layout = self.layout()
        return layout.minimumSize() if layout else super().minimumSizeHint()

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Grow where the words are turned over."""
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout else super().heightForWidth(width)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Say that the words may be turned over."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the button's frame, and the icon at the left of the words."""
        super().paintEvent(event)
        edge = scaled(24)
        self.icon().paint(QPainter(self), scaled(16), (self.height() - edge) // 2, edge, edge)

    def initStyleOption(self, option: QStyleOptionButton) -> None:  # noqa: N802 - Qt's name
        """Leave the icon out of the frame: it stands where the words leave room for it."""
        super().initStyleOption(option)
        option.icon = QIcon()


class DropZone(QLabel):
    """A place for papers, folders and volumes that are dragged here."""

    dropped = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self._over = False
        self.setAcceptDrops(True)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.setMargin(scaled(20))

    def set_words(self, text: str) -> None:
        """Say what may be dropped."""
        self.setText(text)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Welcome files and folders."""
        if dropped_paths(event):
            self._over = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """Look as before."""
        self._over = False
        self.update()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Take what was dropped."""
        self._over = False
        self.update()
        paths = dropped_paths(event)
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the words in a dashed frame."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = QPalette.ColorRole.Accent if self._over else QPalette.ColorRole.Dark
        painter.setPen(QPen(self.palette().color(role), 2 if self._over else 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), scaled(6), scaled(6))


def dropped_paths(event: QDropEvent) -> list[Path]:
    """Return the files and folders that are dragged."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
