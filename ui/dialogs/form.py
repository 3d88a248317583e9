"""What dialogs are made of: a frame with buttons, a list of pages, headings, hints; they scroll only when they must."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.look import icon, scaled
from ui.wording import Speech

COMFORTABLE = 76
"""Characters across a dialog at least, so that what is explained is read in few lines."""

SCREEN_SHARE = 0.92
"""Part of the screen that a dialog takes at most."""


class FormDialog(QDialog):
    """A dialog with a place for its content and a row of buttons; Enter accepts, Esc leaves everything as it was."""

    def __init__(self, speech: Speech, title: str, *, accept: str = "dialog-ok", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.speech = speech
        self.setWindowTitle(title)
        self.setSizeGripEnabled(True)
        content = QWidget()
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(2, 2, 2, 2)
        self.body.setSpacing(scaled(8))
        self._content = Scrolled(content)
        self.buttons = QDialogButtonBox()
        self.accept_button = QPushButton(speech(accept))
        self.accept_button.setDefault(True)
        self.buttons.addButton(self.accept_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.reject_button = QPushButton(speech("dialog-cancel"))
        self.reject_button.setAutoDefault(False)
        self.buttons.addButton(self.reject_button, QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(scaled(16), scaled(16), scaled(16), scaled(12))
        frame.setSpacing(scaled(12))
        frame.addWidget(self._content, 1)
        frame.addWidget(self.buttons)

    def only_close(self) -> None:
        """Leave one button, for a dialog that asks nothing."""
        self.accept_button.hide()
        self.reject_button.setText(self.speech("dialog-close"))
        self.reject_button.setDefault(True)

    def set_ready(self, ready: bool) -> None:
        """Let the dialog be accepted, or not yet."""
        self.accept_button.setEnabled(ready)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Open as large as the content wants, within the screen."""
        if not event.spontaneous():
            self.resize(self._wanted())
        super().showEvent(event)

    def _wanted(self) -> QSize:
        room = self.screen().availableSize() * SCREEN_SHARE
        hinted = self.sizeHint()
        width = min(max(hinted.width(), self.fontMetrics().averageCharWidth() * COMFORTABLE), room.width())
        around = hinted - self._content.sizeHint()
        height = self._content.height_for(width - around.width()) + around.height()
        return QSize(width, max(height, self.minimumHeight())).boundedTo(room)


class PageList(QWidget):
    """Pages of a dialog, chosen by a list at the side: arrow keys and the mouse."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setIconSize(QSize(scaled(20), scaled(20)))
        self.list.setSpacing(scaled(2))
        self._stack = QStackedWidget()
        self.list.currentRowChanged.connect(self._stack.setCurrentIndex)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(16))
        row.addWidget(self.list)
        row.addWidget(self._stack, 1)

    def add(self, icon_name: str, title: str, page: QWidget) -> None:
        """Add a page under its title."""
        item = QListWidgetItem(icon(icon_name), title)
        item.setSizeHint(QSize(self.list.fontMetrics().horizontalAdvance(title) + scaled(56), scaled(36)))
        self.list.addItem(item)
        self._stack.addWidget(Scrolled(page))
        width = max(self.list.sizeHintForColumn(0), item.sizeHint().width())
        self.list.setFixedWidth(max(self.list.minimumWidth(), width + 2 * self.list.frameWidth() + scaled(8)))
        if self.list.count() == 1:
            self.list.setCurrentRow(0)

    @property
    def page(self) -> int:
        """Index of the page that is shown."""
        return self.list.currentRow()

    @Slot(int)
    def show_page(self, index: int) -> None:
        """Show another page."""
        self.list.setCurrentRow(index)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return self.list.count()


class Scrolled(QScrollArea):
    """A page that scrolls only where the screen is too small for it."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self._page = page
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Want what the page wants."""
        width = self._page.sizeHint().width() + self._bar()
        return QSize(width, self.height_for(width))

    def height_for(self, width: int) -> int:
        """Return the height at which nothing has to scroll."""
        height = self._page.sizeHint().height()
        if self._page.hasHeightForWidth():
            height = max(self._page.minimumSizeHint().height(), self._page.heightForWidth(width - self._bar()))
        return height + 4

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be as wide as the page must be, as low as it goes."""
        return QSize(self._page.minimumSizeHint().width() + self._bar(), scaled(120))

    def _bar(self) -> int:
        return self.verticalScrollBar().sizeHint().width() + 4


def page_of(*content: QWidget, spread: bool = True) -> QWidget:
    """Return a page with `content` from top to bottom."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, scaled(4), 0)
    column.setSpacing(scaled(12))
    for widget in content:
        column.addWidget(widget)
    if spread:
        column.addStretch(1)
    return page


def heading(text: str) -> QLabel:
    """Return a heading inside a dialog."""
    label = QLabel(text)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def title_label(text: str, share: float = 1.5) -> QLabel:
    """Return a large title."""
    label = QLabel(text)
    font = label.font()
    font.setPixelSize(round(font.pixelSize() * share) if font.pixelSize() > 0 else scaled(20))
    label.setFont(font)
    label.setWordWrap(True)
    return label


def hint(text: str) -> QLabel:
    """Return words that only explain."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label


def paragraph(text: str) -> QLabel:
    """Return words that are to be read, and can be copied."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def wide(widget: QWidget, characters: int) -> QWidget:
    """Make a widget at least so many characters wide, whatever the size of the text."""
    widget.setMinimumWidth(widget.fontMetrics().averageCharWidth() * characters)
    return widget
