"""A word over the pages: that they are of an earlier state, or that the last compile failed; with what can be done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ui.look import colours, scaled


class Banner(QFrame):
    """One sentence and one button."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.button = QPushButton()
        self.button.clicked.connect(self.asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(scaled(12), scaled(6), scaled(8), scaled(6))
        row.addWidget(self.label, 1)
        row.addWidget(self.button)
        self.hide()

    def text(self) -> str:
        """Return what is said."""
        return self.label.text()

    def say(self, text: str, button: str = "") -> None:
        """Say something; nothing when `text` is empty."""
        held = colours()
        self.setStyleSheet(
            f"QFrame#banner {{ background: {held.banner} }} QFrame#banner QLabel {{ color: {held.on_banner} }}"
        )
        self.label.setText(text)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self.setVisible(bool(text))
