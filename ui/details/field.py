"""A field of the details: its name, how sure what was recognised is, the way back to that, and what is typed into."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from ui.details.values import Spot
from ui.look import Flow, colours, put_icon, scaled
from ui.wording import Speech

SURE, LIKELY = 0.9, 0.7
"""How sure what was recognised is: nothing to look at, worth a look; below, to be checked."""


class TextField(QPlainTextEdit):
    """Several lines of plain text, as high as what is in them; Tab goes on to the next field."""

    left = Signal()

    def __init__(self, least: int, most: int) -> None:
        super().__init__()
        self._least, self._most = least, most
        self.setTabChangesFocus(True)
        self.textChanged.connect(self.fit)
        self.fit()

    def text(self) -> str:
        """Return what is typed."""
        return self.toPlainText()

    def setText(self, text: str) -> None:  # noqa: N802 - as the toolkit's line of text has it
        """Show another text."""
        self.setPlainText(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that the field was left."""
        super().focusOutEvent(event)
        self.left.emit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Be as high as the text in the font of the day."""
        super().showEvent(event)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Be as high as the text in the new width."""
        super().resizeEvent(event)
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Be as high as the text, within bounds."""
        lines = max(self._least, min(round(self.document().size().height()), self._most))
        margins = 2 * (self.frameWidth() + round(self.document().documentMargin())) + 4
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + margins)


class LineField(QLineEdit):
    """A line of text that begins to be read at its beginning."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that the field was left."""
        super().focusOutEvent(event)
        self.left.emit()


class Field(QWidget):
    """A labelled text."""

    typed = Signal(str)
    """What the person typed."""
    left = Signal()
    reset_asked = Signal()
    place_asked = Signal()

    def __init__(self, spot: Spot, box: TextField | LineField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spot = spot
        self.box = box
        self.label, self.told = QLabel(), QToolButton(autoRaise=True)
        self.reset = QToolButton(autoRaise=True)
        put_icon(self.reset, "undo")
        self.label.setBuddy(box)
        self.told.clicked.connect(self.place_asked)
        self.reset.clicked.connect(self.reset_asked)
        head = Flow(self.label, self.told, self.reset, spacing=scaled(2), first_grows=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(2))
        column.addLayout(head)
        column.addWidget(box)
        self.setFocusProxy(box)
        box.textChanged.connect(self._tell)
        box.left.connect(self.left)

    def set_name(self, name: str, speech: Speech) -> None:
        """Say what the field is called."""
        self.label.setText(name)
        spoken = f"{name} ({speech(f'language-{self.spot.lang}')})" if self.spot.lang else name
        self.box.setAccessibleName(spoken)
        self.reset.setToolTip(speech("back-to-detected"))
        self.reset.setAccessibleName(f"{spoken}: {speech('back-to-detected')}")
        self.told.setAccessibleName(f"{spoken}: {speech('how-sure')}")

    def show_text(self, text: str, *, free: bool) -> None:
        """Show a text; where the person is typing the same one, the cursor stays."""
        self.box.setReadOnly(not free)
        if _bare(self.box.text()) != _bare(text):
            self.box.blockSignals(True)
            self.box.setText(text)
            if isinstance(self.box, QLineEdit):
                self.box.setCursorPosition(0)
            self.box.blockSignals(False)
            if isinstance(self.box, TextField):
                self.box.fit()

    def tell(self, speech: Speech, share: float, *, edited: bool, detected: str, where: str) -> None:
        """Say how the text came: recognised and how surely, not found, or set by the editor, and what stood before."""
        percent = round(share * 100)
        if edited:
            said, colour = speech("field-edited"), colours().accent
        elif not percent:
            said, colour = speech("field-not-found"), colours().muted
        elif share >= SURE:
            said, colour = speech("field-detected", percent=percent), colours().good
        else:
            said = speech("field-check" if share < LIKELY else "field-detected", percent=percent)
            colour = colours().warning
        self.told.setText(said)
        self.told.setStyleSheet(f"QToolButton {{ color: {colour} }}")
        lines = [speech("field-detected", percent=percent) if percent else speech("field-not-found")]
        lines += [line for line in (where, f"«{detected}»" if edited and detected else "") if line]
        self.told.setToolTip("\n".join(lines))
        self.reset.setVisible(edited)
        self.reset.setEnabled(not self.box.isReadOnly())

    @Slot()
    def _tell(self) -> None:
        self.typed.emit(self.box.text())


def _bare(text: str) -> str:
    return "\n".join([" ".join(line.split()) for line in text.strip().splitlines()])
