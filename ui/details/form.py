"""The form of the details: three tabs of what stands in every language, then what a paper has once."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QDateTime, QLocale, Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLabel,
    QSizePolicy,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from proceedings.model.decisions import Decisions
from proceedings.project import Original
from ui.details.authors import AuthorsBox
from ui.details.field import Field, LineField, TextField
from ui.details.values import CODES, LANGUAGES, Line, Spot
from ui.look import scaled
from ui.wording import Speech

OWN_NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
"""What the languages call themselves; the same in every language of the window."""

ANSWERS = ("", "waiting", "approved", "corrections")
_HINTS = {"keywords": "hint-keywords", "affiliations": "hint-affiliations"}


class DetailsForm(QWidget):
    """All fields; what is typed is told by their signals."""

    def __init__(self, speech: Speech) -> None:
        super().__init__()
        self._speech = speech
        self._lines: dict[str, list[Field]] = {lang: [] for lang in LANGUAGES}
        self._main = ""
        self.tabs = QTabWidget()
        self.fields: list[Field] = []
        self.authors = AuthorsBox(speech)
        self.proof, self.language = QComboBox(), QComboBox()
        self.proof_label, self.language_label, self.received_label = QLabel(), QLabel(), QLabel()
        self.note_label, self.received, self.note = QLabel(), QLabel(wordWrap=True), TextField(2, 6)
        self._places: dict[str, QVBoxLayout] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(8))
        column.addWidget(self._tabs())
        column.addWidget(self.authors)
        column.addWidget(self._field(Spot("affiliations"), TextField(2, 8)))
        for code in CODES:
            column.addWidget(self._field(Spot(code), LineField()))
        column.addLayout(self._rest())
        self.tabs.currentChanged.connect(self._fit_tabs)
        self._fit_tabs()

    # ---- words

    def set_speech(self, speech: Speech) -> None:
        """Say everything in another language."""
        self._speech = speech
        for field in (*self.fields, *[line for lines in self._lines.values() for line in lines]):
            field.set_name(speech(f"detail-{field.spot.field}"), speech)
            field.box.setPlaceholderText(speech(_HINTS[field.spot.field]) if field.spot.field in _HINTS else "")
        self.authors.set_speech(speech)
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

    def _name_tabs(self) -> None:
        for at, lang in enumerate(LANGUAGES):
            own = OWN_NAMES[lang]
            self.tabs.setTabText(at, f"{own} •" if lang == self._main else own)
            self.tabs.setTabToolTip(at, self._speech("detail-main") if lang == self._main else own)

    # ---- what is shown

    def begin_anew(self) -> None:
        """Forget of which paper the tabs were."""
        self._main = ""
        self.authors.begin_anew()

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

    def _rest(self) -> QFormLayout:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setVerticalSpacing(scaled(6))
        for label, box in (
            (self.proof_label, self.proof),
            (self.language_label, self.language),
            (self.received_label, self.received),
            (self.note_label, self.note),
        ):
            label.setBuddy(box)
            form.addRow(label, box)
        for box in (self.proof, self.language):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(10)
        return form

    @Slot()
    def _fit_tabs(self) -> None:
        """Let the tabs be as large as the page that is open, not as the largest."""
        for at in range(self.tabs.count()):
            page = self.tabs.widget(at)
            here = QSizePolicy.Policy.Preferred if at == self.tabs.currentIndex() else QSizePolicy.Policy.Ignored
            if page:
                page.setSizePolicy(here, here)
        self.tabs.updateGeometry()


def _fill(box: QComboBox, choices: Sequence[tuple[str, str]]) -> None:
    at = max(box.currentIndex(), 0)
    box.clear()
    for value, words in choices:
        box.addItem(words, value)
    box.setCurrentIndex(at)
