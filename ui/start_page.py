"""What the window shows while there are no pages: what to do, and how."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ui.wording import Speech


class StartPage(QWidget):
    """An invitation to drop a folder, with buttons for those who do not drag."""

    open_asked = Signal()
    sample_asked = Signal()

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel(speech("empty-title"))
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.8)
        title.setFont(font)
        text = QLabel(speech("empty-text"))
        self._fault = QLabel()
        self._fault.setObjectName("fault")
        self._fault.setTextFormat(Qt.TextFormat.PlainText)
        self._fault.hide()
        self.open_button = QPushButton(speech("open"))
        self.open_button.setDefault(True)
        self.open_button.clicked.connect(self.open_asked)
        self.sample_button = QPushButton(speech("open-sample"))
        self.sample_button.clicked.connect(self.sample_asked)

        column = QVBoxLayout(self)
        column.addStretch(2)
        for label in (title, text, self._fault):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addSpacing(16)
        for button in (self.open_button, self.sample_button):
            button.setMinimumWidth(260)
            column.addWidget(button, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def show_fault(self, text: str) -> None:
        """Say why there are no pages; nothing when `text` is empty."""
        self._fault.setText(text)
        self._fault.setVisible(bool(text))
