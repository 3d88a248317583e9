"""The title of a pane: its name, and two buttons that let it float and close it.

The toolkit's own title keeps, until the next start, the size of text and buttons that it was made with.
"""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QToolButton, QWidget

from ui.look import put_icon, scaled
from ui.wording import Speech


class PaneTitle(QWidget):
    """A bar by which a dock is dragged, too."""

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        self._dock = dock
        self._speech = Speech("en")
        self.name = QLabel()
        self.float_button, self.close_button = QToolButton(autoRaise=True), QToolButton(autoRaise=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(scaled(6), scaled(2), scaled(2), scaled(2))
        row.setSpacing(scaled(2))
        row.addWidget(self.name, 1)
        for button, icon_name in ((self.float_button, "detach"), (self.close_button, "close")):
            put_icon(button, icon_name)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard has the menu of panes
            row.addWidget(button)
        dock.windowTitleChanged.connect(self.name.setText)
        dock.topLevelChanged.connect(self._tell)
        self.float_button.clicked.connect(self._float)
        self.close_button.clicked.connect(dock.close)

    def set_speech(self, speech: Speech) -> None:
        """Say everything in another language."""
        self._speech = speech
        self._tell()

    @Slot()
    def _float(self) -> None:
        self._dock.setFloating(not self._dock.isFloating())

    @Slot()
    def _tell(self) -> None:
        """Say what the buttons do now."""
        word = "pane-dock" if self._dock.isFloating() else "pane-float"
        for button, said in ((self.float_button, word), (self.close_button, "pane-close")):
            button.setToolTip(self._speech(said))
            button.setAccessibleName(f"{self._dock.windowTitle()}: {self._speech(said)}")
