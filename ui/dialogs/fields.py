"""Fields of forms, each with a value of the model in and the same kind of value out."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QDate, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from proceedings.model.volume import Words
from ui.look import scaled
from ui.wording import Speech

LANGUAGES = ("kk", "ru", "en")

TAGS = {"kk": "ҚАЗ", "ru": "РУС", "en": "ENG"}
"""What stands before a field in each language; the same in every language of the window."""

NO_DATE = QDate(1900, 1, 1)

CHARACTERS = 46
"""Width of a line of text that has room."""


class LineBox(QLineEdit):
    """A line of text, wide enough to read a name in it."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Want room for the characters of a long name."""
        return QSize(self.fontMetrics().averageCharWidth() * CHARACTERS, super().sizeHint().height())


class TextBox(QPlainTextEdit):
    """A few lines of plain text; Tab goes on to the next field."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Want room for the lines."""
        margins = 2 * (self.frameWidth() + round(self.document().documentMargin()))
        width = self.fontMetrics().averageCharWidth() * CHARACTERS
        return QSize(width, self.fontMetrics().lineSpacing() * self._lines + margins + 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never be lower."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())


class WordsField(QWidget):
    """The same words in three languages, one under the other."""

    changed = Signal()

    def __init__(self, speech: Speech, label: str, *, lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: dict[str, QLineEdit | TextBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(scaled(3))
        grid.setColumnStretch(1, 1)
        for row, lang in enumerate(LANGUAGES):
            box = LineBox() if lines == 1 else TextBox(lines)
            box.setAccessibleName(f"{label} ({speech(f'language-{lang}')})")
            box.setToolTip(box.accessibleName())
            box.textChanged.connect(self.changed)
            tag = QLabel(TAGS[lang])
            tag.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            tag.setContentsMargins(0, scaled(4) if lines > 1 else 0, 0, 0)
            grid.addWidget(tag, row, 0, Qt.AlignmentFlag.AlignTop if lines > 1 else Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(box, row, 1)
            self._boxes[lang] = box
        box = self._boxes[speech.lang]
        self.setFocusProxy(box)

    @property
    def value(self) -> Words:
        """The words as they stand."""
        return Words(**{lang: _text(box) for lang, box in self._boxes.items()})

    def set_value(self, words: Words) -> None:
        """Show other words."""
        for lang, box in self._boxes.items():
            if isinstance(box, QLineEdit):
                box.setText(words[lang])
                box.setCursorPosition(0)
            else:
                box.setPlainText(words[lang])

    def box(self, lang: str) -> QLineEdit | TextBox:
        """Return the field of one language."""
        return self._boxes[lang]


class DatesField(QWidget):
    """One day or two: ISO 8601, the two parted by `/`; empty when the first is not set."""

    changed = Signal()

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first, self._last = _date_edit(speech, "date-first"), _date_edit(speech, "date-last")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._first)
        row.addWidget(QLabel("–"))
        row.addWidget(self._last)
        row.addStretch(1)
        for edit in (self._first, self._last):
            edit.dateChanged.connect(self.changed)

    @property
    def value(self) -> str:
        """The day or days."""
        first, last = self._first.date(), self._last.date()
        if first == NO_DATE:
            return ""
        begin = first.toString(Qt.DateFormat.ISODate)
        return begin if last <= first else f"{begin}/{last.toString(Qt.DateFormat.ISODate)}"

    def set_value(self, text: str) -> None:
        """Show other days."""
        first, _, last = text.partition("/")
        for edit, day in ((self._first, first), (self._last, last)):
            date = QDate.fromString(day, Qt.DateFormat.ISODate)
            edit.setDate(date if date.isValid() else NO_DATE)


class ChoiceField(QComboBox):
    """One of several values, each with words for it."""

    def __init__(self, name: str, choices: list[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for value, words in choices:
            self.addItem(words, value)

    @property
    def value(self) -> str:
        """The value that is chosen."""
        return str(self.currentData())

    def set_value(self, value: str) -> None:
        """Choose another value; one that is unknown chooses the first."""
        self.setCurrentIndex(max(0, self.findData(value)))


def line_field(name: str, value: str = "", *, placeholder: str = "") -> LineBox:
    """Return a field for a line of text."""
    field = LineBox(value)
    field.setAccessibleName(name)
    field.setPlaceholderText(placeholder)
    return field


def form_of(rows: Sequence[tuple[str, QWidget]]) -> QWidget:
    """Return a form: labels at the left, fields at the right; long labels go above their fields."""
    form = QWidget()
    layout = QFormLayout(form)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setVerticalSpacing(scaled(10))
    layout.setHorizontalSpacing(scaled(12))
    layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
    layout.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    layout.setFormAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    for text, field in rows:
        label = QLabel(text)
        label.setBuddy(field.focusProxy() or field)
        layout.addRow(label, field)
    return form


def _text(box: QLineEdit | TextBox) -> str:
    return " ".join((box.text() if isinstance(box, QLineEdit) else box.toPlainText()).split())


def _date_edit(speech: Speech, name: str) -> QDateEdit:
    edit = QDateEdit()
    edit.setAccessibleName(speech(name))
    edit.setToolTip(speech(name))
    edit.setCalendarPopup(True)
    edit.setMinimumDate(NO_DATE)
    edit.setSpecialValueText(speech("no-date"))
    edit.setLocale(QLocale(speech.lang))
    edit.setDisplayFormat("yyyy-MM-dd" if speech.lang == "en" else "dd.MM.yyyy")
    edit.setDate(NO_DATE)
    calendar = edit.calendarWidget()
    cast("QWidget", calendar).setLocale(QLocale(speech.lang))
    return edit
