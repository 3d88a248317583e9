"""What stands where there are no pages yet: what to do next, and the button to do it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ui.look import put_icon, scaled


class EmptyPage(QWidget):
    """A sentence and, where there is something to press, a button."""

    asked = Signal()

    def __init__(self, icon_name: str = "") -> None:
        super().__init__()
        self.label = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.button = QPushButton()
        self.button.clicked.connect(self.asked)
        if icon_name:
            put_icon(self.button, icon_name)
        self.button.setVisible(bool(icon_name))
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(24), scaled(24), scaled(24), scaled(24))
        column.addStretch(1)
        column.addWidget(self.label)
        column.addSpacing(scaled(12))
        column.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def set_words(self, text: str, button: str = "") -> None:
        """Say what to do next."""
        self.label.setText(text)
        self.button.setText(button)
