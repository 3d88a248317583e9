"""Preferences: language, palette, size of text, cache, LibreOffice; what is chosen is seen at once."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from ui.dialogs.fields import ChoiceField, form_of, line_field
from ui.dialogs.form import FormDialog, hint, paragraph
from ui.look import SCALES, SCHEMES, LookChoice, put_icon
from ui.wording import LANGUAGES, Speech

OWN_NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
"""A language is named in itself, so that who cannot read the window finds the way back."""

OFFICES = ("soffice", "libreoffice")

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """What a person prefers."""

    lang: str
    look: LookChoice
    office: str = ""
    """Path of LibreOffice; empty for the one that is found."""


class PreferencesDialog(FormDialog):
    """Preferences in one page."""

    tried = Signal(object)
    """Preferences as they stand in the dialog, to be shown at once; the first ones again after Cancel."""
    cache_cleared = Signal()

    def __init__(self, speech: Speech, preferences: Preferences, cache: Path, *, parent: QWidget | None = None) -> None:
        super().__init__(speech, speech("preferences-title"), parent=parent)
        self._before = preferences
        self._cache = cache
        self.lang = ChoiceField(speech("preferences-language"), [(lang, OWN_NAMES[lang]) for lang in LANGUAGES])
        schemes = [(scheme, speech(f"scheme-{scheme}")) for scheme in SCHEMES]
        self.scheme = ChoiceField(speech("preferences-scheme"), schemes)
        self.scale = ChoiceField(speech("preferences-scale"), [(str(scale), f"{scale} %") for scale in SCALES])
        self.office = line_field(speech("preferences-office"), preferences.office, placeholder=found_office())
        self._office_words = hint("")
        self._cache_words = paragraph("")
        self.clear_button = QPushButton(speech("preferences-clear"))
        self.clear_button.setAutoDefault(False)
        self.lang.set_value(preferences.lang)
        self.scheme.set_value(preferences.look.scheme)
        self.scale.set_value(str(preferences.look.scale))
        rows: list[tuple[str, QWidget]] = [
            (speech("preferences-language"), self.lang),
            (speech("preferences-scheme"), self.scheme),
            (speech("preferences-scale"), self.scale),
            (speech("preferences-office"), self._with_button(self.office)),
            ("", self._office_words),
            (speech("preferences-cache"), self._row(self._cache_words, self.clear_button)),
            ("", hint(speech("preferences-cache-hint"))),
        ]
        self.body.addWidget(form_of(rows))
        self.body.addStretch(1)
        for box in (self.lang, self.scheme, self.scale):
            box.currentIndexChanged.connect(self._try)
        self.office.textChanged.connect(self._tell_office)
        self.clear_button.clicked.connect(self._clear)
        self._tell_office()
        self._tell_cache()
        self.lang.setFocus()

    @property
    def value(self) -> Preferences:
        """The preferences as they stand."""
        look = LookChoice(scheme=self.scheme.value, scale=int(self.scale.value))
        return Preferences(lang=self.lang.value, look=look, office=self.office.text().strip())

    def reject(self) -> None:
        """Take back what was tried."""
        self.tried.emit(self._before)
        super().reject()

    @Slot()
    def _try(self) -> None:
        self.tried.emit(self.value)

    @Slot()
    def _tell_office(self) -> None:
        named = self.office.text().strip()
        good = Path(named).is_file() if named else bool(found_office())
        self._office_words.setText(self.speech("office-good" if good else "office-bad" if named else "office-none"))

    def _tell_cache(self) -> None:
        size = folder_size(self._cache)
        self._cache_words.setText(self.speech("preferences-cache-size", size=self.speech.number(size / MEGABYTE)))
        self.clear_button.setEnabled(size > 0)

    @Slot()
    def _clear(self) -> None:
        shutil.rmtree(self._cache, ignore_errors=True)
        self.cache_cleared.emit()
        self._tell_cache()

    @Slot()
    def _ask_office(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.speech("preferences-office"), self.office.text())
        if chosen:
            self.office.setText(chosen)

    def _with_button(self, field: QWidget) -> QWidget:
        choose = QPushButton(self.speech("dialog-choose"))
        put_icon(choose, "folder")
        choose.setAutoDefault(False)
        choose.clicked.connect(self._ask_office)
        return self._row(field, choose)

    def _row(self, first: QWidget, second: QWidget) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(first, 1)
        line.addWidget(second)
        row.setFocusProxy(first)
        return row


def found_office() -> str:
    """Return where LibreOffice is, empty when it is not found."""
    return next((path for name in OFFICES if (path := shutil.which(name))), "")


def folder_size(folder: Path) -> int:
    """Return the bytes that the files in `folder` take."""
    total = 0
    for file in folder.rglob("*"):
        try:
            total += file.stat().st_size if file.is_file() else 0
        except OSError:  # gone in the meantime
            continue
    return total
