"""A word over the pages: that they are of an earlier state, or that the last compile failed; with what can be done."""

from PySide6.QtCore import QEvent, Qt, Signal
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
        self._colour()
        self.label.setText(text)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self.setVisible(bool(text))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.text():
            self._colour()

    def _colour(self) -> None:
        held = colours()
        sheet = f"QFrame#banner {{ background: {held.banner} }} QFrame#banner QLabel {{ color: {held.on_banner} }}"
        if self.styleSheet() != sheet:
            self.setStyleSheet(sheet)
