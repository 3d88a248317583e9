"""The form of the details: three tabs of what stands in every language, then what a paper has once."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QDateTime, QLocale, Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSizePolicy,
    QTableView,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from proceedings.model.decisions import Decisions
from proceedings.model.paper import Author
from proceedings.project import Original
from ui.details.field import LIKELY, Field, LineField, TextField
from ui.details.people import PeopleModel
from ui.details.values import CODES, LANGUAGES, Line, Spot
from ui.look import colours, fit_names, put_icon, scaled, set_widths
from ui.wording import Speech

OWN_NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
"""What the languages call themselves; the same in every language of the window."""

ANSWERS = ("", "waiting", "approved", "corrections")
_HINTS = {"keywords": "hint-keywords", "affiliations": "hint-affiliations"}
_WIDTHS = (150, 130, 110, 56, 180)


class DetailsForm(QWidget):
    """All fields; what is typed is told by their signals."""

    def __init__(self, speech: Speech) -> None:
        super().__init__()
        self._speech = speech
        self._lines: dict[str, list[Field]] = {lang: [] for lang in LANGUAGES}
        self._main = ""
        self.tabs = QTabWidget()
        self.fields: list[Field] = []
        self.model = PeopleModel(speech, self)
        self.people = QTableView()
        self.people_label, self.people_told, self.people_reset = QLabel(), QLabel(), QToolButton(autoRaise=True)
        self.add_button, self.remove_button = QToolButton(autoRaise=True), QToolButton(autoRaise=True)
        self.up_button, self.down_button = QToolButton(autoRaise=True), QToolButton(autoRaise=True)
        self.proof, self.language = QComboBox(), QComboBox()
        self.proof_label, self.language_label, self.received_label = QLabel(), QLabel(), QLabel()
        self.note_label, self.received, self.note = QLabel(), QLabel(wordWrap=True), TextField(2, 6)
        self._places: dict[str, QVBoxLayout] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(8))
        column.addWidget(self._tabs())
        column.addWidget(self._people())
        column.addWidget(self._field(Spot("affiliations"), TextField(2, 8)))
        for code in CODES:
            column.addWidget(self._field(Spot(code), LineField()))
        column.addLayout(self._rest())
        self._connect()

    # ---- words

    def set_speech(self, speech: Speech) -> None:
        """Say everything in another language."""
        self._speech = speech
        for field in (*self.fields, *[line for lines in self._lines.values() for line in lines]):
            field.set_name(speech(f"detail-{field.spot.field}"), speech)
            field.box.setPlaceholderText(speech(_HINTS[field.spot.field]) if field.spot.field in _HINTS else "")
        self.model.set_speech(speech)
        self.people.setAccessibleName(speech("detail-people"))
        self.people_label.setText(speech("detail-people"))
        for button, word in (
            (self.people_reset, "back-to-detected"),
            (self.add_button, "author-add"),
            (self.remove_button, "author-remove"),
            (self.up_button, "author-up"),
            (self.down_button, "author-down"),
        ):
            button.setToolTip(speech(word))
            button.setAccessibleName(speech(word))
        for label, box, word in (
            (self.proof_label, self.proof, "detail-proof"),
            (self.language_label, self.language, "detail-language"),
            (self.note_label, self.note, "detail-note"),
        ):
            label.setText(speech(word))
            box.setAccessibleName(speech(word))
        self.received_label.setText(speech("detail-received"))
        _fill(self.proof, [(answer, speech(f"proof-{answer or 'none'}")) for answer in ANSWERS])
        _fill(self.language, [("", ""), *[(lang, speech(f"language-{lang}")) for lang in LANGUAGES]])
        self._name_tabs()
        fit_names(self.people.horizontalHeader())

    def _name_tabs(self) -> None:
        for at, lang in enumerate(LANGUAGES):
            own = OWN_NAMES[lang]
            self.tabs.setTabText(at, f"{own} •" if lang == self._main else own)
            self.tabs.setTabToolTip(at, self._speech("detail-main") if lang == self._main else own)

    # ---- what is shown

    def begin_anew(self) -> None:
        """Forget of which paper the tabs were."""
        self._main = ""

    def field_of(self, spot: Spot) -> Field | None:
        """Return the field of a spot."""
        return next((field for field in self.fields if field.spot == spot), None)

    def show_language(self, lang: str) -> None:
        """Open the tab of a language."""
        if lang in LANGUAGES:
            self.tabs.setCurrentIndex(LANGUAGES.index(lang))

    def show_lines(self, lines: Sequence[Line], main: str, heard: Callable[[Field], None]) -> list[tuple[Line, Field]]:
        """Show the lines about people in other languages; return each with its field, new ones `heard`."""
        if main != self._main:
            first = not self._main
            self._main = main
            self._name_tabs()
            if first:
                self.show_language(main)
        shown: list[tuple[Line, Field]] = []
        for lang in LANGUAGES:
            here = [line for line in lines if line.lang == lang]
            spots = [Spot(line.field, lang) for line in here]
            if [field.spot for field in self._lines[lang]] != spots:
                self._make_lines(lang, spots, heard)
            shown += zip(here, self._lines[lang], strict=True)
        return shown

    def _make_lines(self, lang: str, spots: Sequence[Spot], heard: Callable[[Field], None]) -> None:
        for field in self._lines[lang]:
            field.setParent(None)
            field.deleteLater()
        self._lines[lang] = [Field(spot, TextField(1, 4)) for spot in spots]
        for field in self._lines[lang]:
            self._places[lang].addWidget(field)
            field.set_name(self._speech(f"detail-{field.spot.field}"), self._speech)
            heard(field)

    def fit_people(self) -> None:
        """Make the table of authors as high as its rows."""
        rows = max(self.model.rowCount(), 1)
        height = self.people.horizontalHeader().sizeHint().height() + 2 * self.people.frameWidth()
        bar = self.people.horizontalScrollBar().sizeHint().height()
        self.people.setFixedHeight(height + rows * self.people.verticalHeader().defaultSectionSize() + bar)

    def tell_people(self, share: float, *, edited: bool, detected: str, free: bool) -> None:
        """Say how the authors were recognised."""
        percent = round(share * 100)
        word = "field-not-found" if not percent else "field-check" if share < LIKELY else "field-detected"
        said = self._speech("field-edited") if edited else self._speech(word, percent=percent)
        colour = colours().accent if edited else colours().warning if share < LIKELY else colours().good
        self.people_told.setText(said)
        self.people_told.setStyleSheet(f"QLabel {{ color: {colour} }}")
        self.people_reset.setVisible(edited)
        self.people_reset.setToolTip(f"{self._speech('back-to-detected')}: {detected}")
        for button in (self.add_button, self.people_reset):
            button.setEnabled(free)
        self._tell_buttons()

    def show_rest(self, decided: Decisions, original: Original, lang: str, *, free: bool) -> None:
        """Show the answer to proofs, the language, when the file came, the editor's remark."""
        self.proof.setCurrentIndex(max(0, self.proof.findData(decided.proof)))
        self.proof_label.setText(self._speech("detail-proof"))
        self.language.setItemText(0, self._speech("language-detected", lang=self._speech(f"language-{lang or 'ru'}")))
        self.language.setCurrentIndex(max(0, self.language.findData(decided.lang)))
        when = QDateTime.fromString(original.received, Qt.DateFormat.ISODate).toLocalTime()
        told = QLocale(self._speech.lang).toString(when, QLocale.FormatType.ShortFormat) if when.isValid() else ""
        self.received.setText(told or "—")
        if not self.note.hasFocus() and self.note.text() != decided.note:
            self.note.setText(decided.note)
        self.note.setReadOnly(not free)
        for box in (self.proof, self.language):
            box.setEnabled(free)

    # ---- inside

    def _field(self, spot: Spot, box: TextField | LineField) -> Field:
        field = Field(spot, box)
        self.fields.append(field)
        return field

    def _tabs(self) -> QWidget:
        for lang in LANGUAGES:
            page = QWidget()
            column = QVBoxLayout(page)
            column.setSpacing(scaled(6))
            column.addWidget(self._field(Spot("titles", lang), TextField(2, 5)))
            lines = QVBoxLayout()
            lines.setSpacing(scaled(6))
            self._places[lang] = lines
            column.addLayout(lines)
            column.addWidget(self._field(Spot("abstracts", lang), TextField(4, 24)))
            column.addWidget(self._field(Spot("keywords", lang), TextField(2, 5)))
            column.addStretch(1)
            self.tabs.addTab(page, "")
        return self.tabs

    def _people(self) -> QWidget:
        table = self.people
        table.setModel(self.model)
        table.verticalHeader().hide()
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setHighlightSections(False)
        set_widths(header, _WIDTHS)
        for button, name in (
            (self.add_button, "add"),
            (self.remove_button, "delete"),
            (self.up_button, "up"),
            (self.down_button, "down"),
            (self.people_reset, "undo"),
        ):
            put_icon(button, name)
        row = QHBoxLayout()
        row.setSpacing(scaled(2))
        row.addWidget(self.people_label, 1)
        row.addWidget(self.people_told)
        for button in (self.people_reset, self.add_button, self.remove_button, self.up_button, self.down_button):
            row.addWidget(button)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(2))
        column.addLayout(row)
        column.addWidget(table)
        return box

    def _rest(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(scaled(6))
        grid.setColumnStretch(1, 1)
        rows = (
            (self.proof_label, self.proof),
            (self.language_label, self.language),
            (self.received_label, self.received),
            (self.note_label, self.note),
        )
        for row, (label, box) in enumerate(rows):
            label.setBuddy(box)
            grid.addWidget(
                label, row, 0, Qt.AlignmentFlag.AlignTop if box is self.note else Qt.AlignmentFlag.AlignVCenter
            )
            grid.addWidget(box, row, 1)
        for box in (self.proof, self.language):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(10)
        return grid

    def _connect(self) -> None:
        self.add_button.clicked.connect(self._add)
        self.remove_button.clicked.connect(self._remove)
        self.up_button.clicked.connect(self._up)
        self.down_button.clicked.connect(self._down)
        self.people.selectionModel().currentChanged.connect(self._tell_buttons)
        self.tabs.currentChanged.connect(self._fit_tabs)
        self._fit_tabs()

    @Slot()
    def _fit_tabs(self) -> None:
        """Let the tabs be as high as the page that is open, not as the highest."""
        for at in range(self.tabs.count()):
            page = self.tabs.widget(at)
            here = QSizePolicy.Policy.Preferred if at == self.tabs.currentIndex() else QSizePolicy.Policy.Ignored
            if page:
                page.setSizePolicy(QSizePolicy.Policy.Preferred, here)
        self.tabs.updateGeometry()

    @Slot()
    def _tell_buttons(self) -> None:
        row, last = self.people.currentIndex().row(), self.model.rowCount() - 1
        free = self.add_button.isEnabled()
        self.remove_button.setEnabled(free and row >= 0)
        self.up_button.setEnabled(free and row > 0)
        self.down_button.setEnabled(free and 0 <= row < last)

    @Slot()
    def _add(self) -> None:
        authors = self.model.authors
        places = authors[-1].affiliations if authors else ()
        name = self._speech("author-new")
        self.model.edited.emit((*authors, replace(Author(name=name), affiliations=places)))

    @Slot()
    def _remove(self) -> None:
        row = self.people.currentIndex().row()
        self.model.edited.emit(tuple([each for at, each in enumerate(self.model.authors) if at != row]))

    @Slot()
    def _up(self) -> None:
        self._move(-1)

    @Slot()
    def _down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        row = self.people.currentIndex().row()
        authors = [*self.model.authors]
        authors.insert(row + by, authors.pop(row))
        self.people.selectRow(row + by)
        self.model.edited.emit(tuple(authors))


def _fill(box: QComboBox, choices: Sequence[tuple[str, str]]) -> None:
    at = max(box.currentIndex(), 0)
    box.clear()
    for value, words in choices:
        box.addItem(words, value)
    box.setCurrentIndex(at)
