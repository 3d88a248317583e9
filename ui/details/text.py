"""A small editor for typos: paragraphs as their author wrote them in, text edits out; the file stays whole."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QPlainTextEdit, QPushButton, QWidget

from proceedings.model.decisions import TextEdit
from proceedings.model.finding import Place
from proceedings.model.paper import Written
from ui.dialogs.form import FormDialog, hint
from ui.look import RoomyRows, colours, icon, scaled
from ui.wording import Speech

OBJECT = "\ufffc"
"""Stands for a note, formula or picture."""

LONGEST = 120
"""Characters of a paragraph that the list shows."""


class TextDialog(FormDialog):
    """The list of paragraphs, and the one in hand to be put right; notes, formulas and pictures cannot be lost."""

    def __init__(
        self,
        speech: Speech,
        title: str,
        written: Sequence[Written],
        edits: Sequence[TextEdit],
        *,
        at: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(speech, speech("text-title", title=title), accept="text-accept", parent=parent)
        self._written = tuple(written)
        self._standing = {edit.place: edit for edit in edits}
        self._after: dict[int, str] = {}
        self._at = -1
        self.filter = QLineEdit(clearButtonEnabled=True)
        self.filter.setPlaceholderText(speech("text-filter"))
        self.filter.setAccessibleName(speech("text-filter"))
        self.list = QListWidget()
        self.list.setAccessibleName(speech("text-paragraphs"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setItemDelegate(RoomyRows(self.list))
        self.list.setMinimumHeight(scaled(140))
        self.box = QPlainTextEdit()
        self.box.setTabChangesFocus(True)
        self.box.setAccessibleName(speech("text-now"))
        self.box.setMinimumHeight(scaled(140))
        self.author_text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.author_text.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.fault = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.fault.setStyleSheet(f"QLabel {{ color: {colours().error} }}")
        self.reset_button = QPushButton(speech("text-reset"))
        self.reset_button.setAutoDefault(False)
        now = QLabel(speech("text-now"))
        now.setBuddy(self.box)
        for widget in (hint(speech("text-hint")), self.filter):
            self.body.addWidget(widget)
        self.body.addWidget(self.list, 2)
        self.body.addWidget(now)
        self.body.addWidget(self.box, 1)
        for widget in (self.author_text, self.fault):
            self.body.addWidget(widget)
        self.body.addWidget(self.reset_button, alignment=Qt.AlignmentFlag.AlignLeft)
        self._fill()
        self.list.currentRowChanged.connect(self._choose)
        self.filter.textChanged.connect(self._sift)
        self.box.textChanged.connect(self._keep)
        self.reset_button.clicked.connect(self._reset)
        self.list.setCurrentRow(min(max(at, 0), len(self._written) - 1))
        self.list.scrollToItem(self.list.item(self.list.currentRow()), QListWidget.ScrollHint.PositionAtCenter)
        self.box.setFocus()
        self._tell()

    @property
    def value(self) -> tuple[TextEdit, ...]:
        """The paragraphs that are other ones now than before the dialog."""
        changed = [(at, after) for at, after in sorted(self._after.items()) if after != self._now(at)]
        return tuple(
            [
                TextEdit(place=self._written[at].place, before=self._written[at].text, after=after)
                for at, after in changed
            ]
        )

    # ---- inside

    def _now(self, at: int) -> str:
        """Return what a paragraph said before the dialog."""
        held = self._standing.get(self._written[at].place)
        return held.after if held else self._written[at].text

    def _fill(self) -> None:
        for at, each in enumerate(self._written):
            item = QListWidgetItem(_shown(self._now(at)))
            self.list.addItem(item)
            self._mark(at)
            item.setToolTip(each.place.part or "")

    def _mark(self, at: int) -> None:
        edited = self._after.get(at, self._now(at)) != self._written[at].text
        self.list.item(at).setIcon(icon("edit") if edited else QIcon())

    @Slot(int)
    def _choose(self, row: int) -> None:
        if row < 0:
            return
        self._at = row
        self.box.blockSignals(True)
        self.box.setPlainText(self._after.get(row, self._now(row)))
        self.box.blockSignals(False)
        self._tell()

    @Slot()
    def _keep(self) -> None:
        if self._at < 0:
            return
        self._after[self._at] = self.box.toPlainText()
        self.list.item(self._at).setText(_shown(self._after[self._at]))
        self._mark(self._at)
        self._tell()

    @Slot()
    def _reset(self) -> None:
        if self._at >= 0:
            self.box.setPlainText(self._written[self._at].text)
            self.box.setFocus()

    @Slot(str)
    def _sift(self, text: str) -> None:
        wanted = text.casefold()
        for at, each in enumerate(self._written):
            self.list.setRowHidden(at, wanted not in each.text.casefold() and wanted not in self._now(at).casefold())

    def _tell(self) -> None:
        """Say what the author wrote, and why the text cannot be taken as it stands."""
        at = self._at
        edited = at >= 0 and self.box.toPlainText() != self._written[at].text
        self.author_text.setText(self.speech("text-author", text=self._written[at].text) if edited else "")
        self.author_text.setVisible(edited)
        self.reset_button.setEnabled(edited)
        bad = [row for row, after in self._after.items() if not is_safe(self._written[row].text, after)]
        self.fault.setText(self.speech("text-unsafe") if bad else "")
        self.fault.setVisible(bool(bad))
        self.set_ready(bool(self.value) and not bad)


def is_safe(before: str, after: str) -> bool:
    """Tell whether `after` keeps every note, formula and picture, in one paragraph that is not empty."""
    kept = before.count(OBJECT) == after.count(OBJECT)
    return kept and any(map(str.isalnum, after)) and after.count("\n") <= before.count("\n")


def paragraph_with(written: Sequence[Written], words: str, place: Place | None = None) -> int:
    """Return the index of the paragraph that stands at `place` or has `words`, the first when none does.

    Of the words only letters and digits count; where a line of print says more than a paragraph, its middle is enough.
    """
    if place and place.paragraph:
        for at, each in enumerate(written):
            if (each.place.part, each.place.paragraph) == (place.part, place.paragraph):
                return at
    letters = [_letters(each.text) for each in written]
    sought = _letters(words)
    for part in (sought, sought[len(sought) // 4 : -len(sought) // 4 or None]):
        for at, text in enumerate(letters):
            if part and part in text:
                return at
    return 0


def _shown(text: str) -> str:
    words = " ".join(text.replace(OBJECT, "▯").split())
    return words if len(words) <= LONGEST else words[:LONGEST] + "…"


def _letters(text: str) -> str:
    return "".join([sign for sign in text.casefold() if sign.isalnum()])
