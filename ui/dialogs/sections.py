"""Sections and their chairs: a volume in, the volume with its sections as the editor wants them out."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from proceedings.model.volume import Section, Volume, Words
from proceedings.order.edits import with_sections
from ui.dialogs.fields import ChoiceField, WordsField, form_of
from ui.dialogs.form import FormDialog, Scrolled, heading, hint
from ui.dialogs.people import ListField, people_field
from ui.wording import Speech

KINDS = ("papers", "greetings")


class SectionEditor(QWidget):
    """Title, kind and chairs of a section."""

    changed = Signal()

    def __init__(self, speech: Speech, *, brief: bool = False) -> None:
        super().__init__()
        self._section = _BLANK
        self._title = WordsField(speech, speech("section-title"), lines=1 if brief else 2)
        kinds = [(kind, speech(f"section-kind-{kind}")) for kind in KINDS]
        self._kind = ChoiceField(speech("section-kind"), kinds)
        self._chairs = people_field(speech, speech("section-chairs"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        rows: list[tuple[str, QWidget]] = [(speech("section-title"), self._title), (speech("section-kind"), self._kind)]
        column.addWidget(form_of(rows))
        if brief:
            self._chairs.setParent(self)
            self._chairs.hide()
        else:
            column.addWidget(heading(speech("section-chairs")))
            column.addWidget(self._chairs, 1)
        self._title.changed.connect(self.changed)
        self._kind.currentIndexChanged.connect(self.changed)
        self._chairs.changed.connect(self.changed)
        self.setFocusProxy(self._title)

    @property
    def value(self) -> Section:
        """The section as it stands; its papers are those it had."""
        return replace(self._section, title=self._title.value, kind=self._kind.value, chairs=self._chairs.value)

    def set_value(self, section: Section) -> None:
        """Show another section."""
        self._section = section
        self._title.set_value(section.title)
        self._kind.set_value(section.kind)
        self._chairs.set_value(section.chairs)


class SectionsDialog(FormDialog):
    """The list of sections, each edited beside it."""

    def __init__(self, speech: Speech, volume: Volume, *, section: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(speech, speech("sections-title"), parent=parent)
        self._volume = volume
        self.field = sections_field(speech)
        self.field.set_value(volume.sections)
        if volume.sections:
            self.field.list.setCurrentRow(section)
        self._warning = hint("")
        self.body.addWidget(Scrolled(self.field), 1)
        self.body.addWidget(self._warning)
        self.field.changed.connect(self._warn)
        self._warn()
        self.field.list.setFocus()

    @property
    def value(self) -> Volume:
        """The volume with the sections as they stand; papers of those taken away are in the bin."""
        return with_sections(self._volume, self.field.value)

    @Slot()
    def _warn(self) -> None:
        after = self.value
        lost = len(after.excluded) - len(self._volume.excluded)
        self._warning.setText(self.speech("sections-lost", count=lost) if lost else self.speech("sections-hint"))


def sections_field(speech: Speech, *, brief: bool = False) -> ListField:
    """Return a list of sections; a `brief` one asks for no chairs."""

    def words(section: Section) -> str:
        return section.title.best(speech.lang) or section.name

    editor = SectionEditor(speech, brief=brief)
    lines = 4 if brief else 8
    return ListField(speech, speech("sections"), editor, blank=_blank, words=words, lines=lines, beside=not brief)


_BLANK = Section(name="", title=Words(), papers=())


def _blank() -> Section:
    return _BLANK
