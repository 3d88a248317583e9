"""Lists whose entries are edited beside them: people, committees, organisers, sections."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Protocol

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPalette, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from proceedings.model.volume import Committee, Person, Words
from ui.dialogs.fields import WordsField, form_of
from ui.look import RoomyRows, put_icon, scaled
from ui.wording import Speech


class Editor(Protocol):
    """A widget that edits one entry."""

    changed: Any

    @property
    def value(self) -> Any:
        """The entry as it stands."""
        ...

    def set_value(self, value: Any) -> None:
        """Show another entry."""
        ...


class EntryList(QListWidget):
    """A list that says what to do while it is empty."""

    def __init__(self, name: str, invitation: str, lines: int = 5) -> None:
        super().__init__()
        self._invitation = invitation
        self._lines = lines
        self.setAccessibleName(name)
        self.setItemDelegate(RoomyRows(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Want a few lines and as much width as a name."""
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * 20, metrics.lineSpacing() * self._lines + scaled(20))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never be smaller."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the entries, or the invitation."""
        super().paintEvent(event)
        if not self.count():
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            room = self.viewport().rect().adjusted(scaled(8), scaled(8), -scaled(8), -scaled(8))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._invitation)


class ListField(QWidget):
    """Entries in an order of their own: add, remove, move, edit."""

    changed = Signal()

    def __init__(
        self,
        speech: Speech,
        name: str,
        editor: Any,
        *,
        blank: Callable[[], Any],
        words: Callable[[Any], str],
        lines: int = 5,
        beside: bool = False,
    ) -> None:
        super().__init__()
        self._entries: list[Any] = []
        self._blank, self._words, self._speech = blank, words, speech
        self._editor: Editor = editor
        self._filling = False
        self.list = EntryList(name, speech("list-empty", name=name), lines)
        self.list.currentRowChanged.connect(self._show)
        self.add_button = self._button("add", "list-add")
        self.remove_button = self._button("delete", "list-remove")
        self.up_button = self._button("up", "list-up")
        self.down_button = self._button("down", "list-down")
        for button, slot in (
            (self.add_button, self.add),
            (self.remove_button, self.remove),
            (self.up_button, self._up),
            (self.down_button, self._down),
        ):
            button.clicked.connect(slot)
        for key, slot in (("Del", self.remove), ("Alt+Up", self._up), ("Alt+Down", self._down), ("Ins", self.add)):
            QShortcut(QKeySequence(key), self.list, slot, context=Qt.ShortcutContext.WidgetShortcut)
        self._editor.changed.connect(self._take)
        self._place(editor, beside=beside)
        self._show(-1)

    @property
    def value(self) -> tuple[Any, ...]:
        """The entries, those without any words left out."""
        return tuple([entry for entry in self._entries if entry != self._blank()])

    def set_value(self, entries: tuple[Any, ...]) -> None:
        """Show other entries."""
        self._entries = list(entries)
        self.list.clear()
        for entry in entries:
            self.list.addItem(self._line(entry))
            self.list.item(self.list.count() - 1).setToolTip(self._line(entry))
        self.list.setCurrentRow(0 if entries else -1)
        self._show(self.list.currentRow())

    @Slot()
    def add(self) -> None:
        """Add a blank entry and go to its first field."""
        self._entries.append(self._blank())
        self.list.addItem(self._line(self._entries[-1]))
        self.list.setCurrentRow(len(self._entries) - 1)
        self._focus_editor()
        self.changed.emit()

    @Slot()
    def remove(self) -> None:
        """Take away the entry that is chosen."""
        row = self.list.currentRow()
        if row >= 0:
            del self._entries[row]
            self.list.takeItem(row)
            self._show(self.list.currentRow())
            self.changed.emit()

    def shift(self, by: int) -> None:
        """Move the chosen entry up or down."""
        row = self.list.currentRow()
        to = row + by
        if row >= 0 and 0 <= to < len(self._entries):
            self._entries.insert(to, self._entries.pop(row))
            self.list.insertItem(to, self.list.takeItem(row))
            self.list.setCurrentRow(to)
            self.changed.emit()

    @Slot()
    def _up(self) -> None:
        self.shift(-1)

    @Slot()
    def _down(self) -> None:
        self.shift(1)

    @Slot(int)
    def _show(self, row: int) -> None:
        chosen = 0 <= row < len(self._entries)
        self._filling = True
        self._editor.set_value(self._entries[row] if chosen else self._blank())
        self._filling = False
        self._widget.setEnabled(chosen)
        self.remove_button.setEnabled(chosen)
        self.up_button.setEnabled(chosen and row > 0)
        self.down_button.setEnabled(chosen and row < len(self._entries) - 1)

    @Slot()
    def _take(self) -> None:
        row = self.list.currentRow()
        if self._filling or not 0 <= row < len(self._entries):
            return
        self._entries[row] = self._editor.value
        item = self.list.item(row)
        item.setText(self._line(self._entries[row]))
        item.setToolTip(item.text())
        self.changed.emit()

    def _line(self, entry: Any) -> str:
        return self._words(entry) or self._speech("list-blank")

    def _focus_editor(self) -> None:
        (self._widget.focusProxy() or self._widget).setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, icon_name: str, word: str) -> QToolButton:
        button = QToolButton()
        put_icon(button, icon_name)
        button.setIconSize(QSize(scaled(16), scaled(16)))
        button.setToolTip(self._speech(word))
        button.setAccessibleName(self._speech(word))
        return button

    def _place(self, editor: QWidget, *, beside: bool) -> None:
        self._widget = editor
        buttons = QHBoxLayout()
        for button in (self.add_button, self.remove_button, self.up_button, self.down_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addLayout(buttons)
        whole = QHBoxLayout(self) if beside else QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(scaled(12))
        whole.addLayout(left, 0 if beside else 1)
        whole.addWidget(editor, 1 if beside else 0)
        self.setFocusProxy(self.list)


class PersonEditor(QWidget):
    """Name, degree and post of somebody, in three languages."""

    changed = Signal()

    def __init__(self, speech: Speech) -> None:
        super().__init__()
        self._name = WordsField(speech, speech("person-name"))
        self._degree = WordsField(speech, speech("person-degree"))
        self._post = WordsField(speech, speech("person-post"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            form_of(
                [
                    (speech("person-name"), self._name),
                    (speech("person-degree"), self._degree),
                    (speech("person-post"), self._post),
                ]
            )
        )
        column.addStretch(1)
        for field in (self._name, self._degree, self._post):
            field.changed.connect(self.changed)
        self.setFocusProxy(self._name)

    @property
    def value(self) -> Person:
        """The person as it stands."""
        return Person(name=self._name.value, degree=self._degree.value, post=self._post.value)

    def set_value(self, person: Person) -> None:
        """Show another person."""
        self._name.set_value(person.name)
        self._degree.set_value(person.degree)
        self._post.set_value(person.post)


class CommitteeEditor(QWidget):
    """A committee: its name and its members."""

    changed = Signal()

    def __init__(self, speech: Speech) -> None:
        super().__init__()
        self._title = WordsField(speech, speech("committee-title"))
        self._members = people_field(speech, speech("committee-members"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form_of([(speech("committee-title"), self._title)]))
        column.addWidget(self._members, 1)
        self._title.changed.connect(self.changed)
        self._members.changed.connect(self.changed)
        self.setFocusProxy(self._title)

    @property
    def value(self) -> Committee:
        """The committee as it stands."""
        return Committee(title=self._title.value, members=self._members.value)

    def set_value(self, committee: Committee) -> None:
        """Show another committee."""
        self._title.set_value(committee.title)
        self._members.set_value(committee.members)


def people_field(speech: Speech, name: str) -> ListField:
    """Return a list of people."""

    def words(person: Person) -> str:
        return person.name.best(speech.lang)

    return ListField(speech, name, PersonEditor(speech), blank=_nobody, words=words, beside=True)


def committees_field(speech: Speech, name: str) -> ListField:
    """Return a list of committees."""

    def words(committee: Committee) -> str:
        return committee.title.best(speech.lang)

    return ListField(speech, name, CommitteeEditor(speech), blank=Committee, words=words, lines=3)


def named(words: Words) -> Person:
    """Return a person of whom only the name is known."""
    return replace(_nobody(), name=words)


def _nobody() -> Person:
    return Person(name=Words())
