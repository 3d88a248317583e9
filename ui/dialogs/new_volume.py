"""A new volume: nothing in, a volume and the file it is to be kept in out."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from proceedings.model.volume import Event, Section, Volume, Words
from proceedings.order.edits import with_sections
from ui.dialogs.event import EventPage, OrganisersPage
from ui.dialogs.fields import ChoiceField, form_of, line_field
from ui.dialogs.form import FormDialog, PageList, hint, page_of
from ui.dialogs.organisers import used
from ui.dialogs.sections import sections_field
from ui.dialogs.style import StyleChooser
from ui.dialogs.style_picture import Drawing
from ui.look import put_icon
from ui.wording import Speech

SUFFIX = ".proc"

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVolume:
    """A volume to be made."""

    file: Path
    volume: Volume
    pictures: dict[str, bytes]
    """Logos, by SHA-256."""


class NewVolumeDialog(FormDialog):
    """Event, organisers, style and sections; only the title is needed, the rest can wait."""

    def __init__(self, speech: Speech, *, drawing: Drawing | None = None, parent: QWidget | None = None) -> None:
        super().__init__(speech, speech("new-volume-title"), accept="new-volume-create", parent=parent)
        self._named = False
        self._pictures: dict[str, bytes] = {}
        self.event_page = EventPage(speech, brief=True)
        self._organisers = OrganisersPage(speech, self._pictures)
        self.chooser = StyleChooser(speech, "a5-book", drawing)
        languages = [(lang, speech(f"language-{lang}")) for lang in ("kk", "ru", "en")]
        self.lang = ChoiceField(speech("volume-language"), languages)
        self.lang.set_value(speech.lang)
        self.sections = sections_field(speech, brief=True)
        self.sections.set_value((_first_section(),))
        self.file = line_field(speech("new-volume-file"))
        look = page_of(form_of([(speech("volume-language"), self.lang)]), self.chooser, spread=False)
        ordered = page_of(hint(speech("new-volume-sections-hint")), self.sections, spread=False)
        self.pages = PageList(speech("new-volume-title"))
        for icon_name, word, page in (
            ("event", "page-event", self.event_page),
            ("organisers", "page-organisers", self._organisers),
            ("style", "page-style", look),
            ("section", "page-sections", ordered),
        ):
            self.pages.add(icon_name, speech(word), page)
        self.body.addWidget(self.pages, 1)
        self.body.addWidget(self._file_row())
        self.event_page.changed.connect(self._refresh)
        self.file.textEdited.connect(self._name)
        self._refresh()
        self.event_page.title.box(speech.lang).setFocus()

    @property
    def value(self) -> NewVolume:
        """The volume as it stands, and its file."""
        lang = self.lang.value
        event = self._organisers.laid_on(self.event_page.laid_on(Event()))
        langs = (lang, *[other for other in ("kk", "ru", "en") if other != lang])
        volume = Volume(event=event, sections=(), lang=lang, langs=langs, style=self.chooser.value)
        file = Path(self.file.text().strip()).expanduser()
        return NewVolume(
            file=file if file.suffix == SUFFIX else file.with_name(file.name + SUFFIX),
            volume=with_sections(volume, self.sections.value),
            pictures=used(self._pictures, event.logos),
        )

    def done(self, result: int) -> None:
        """Stop drawing, remember the folder, close."""
        self.chooser.close_jobs()
        if result:
            QSettings("proceedings", "proceedings").setValue("folder/volumes", str(self.value.file.parent))
        super().done(result)

    def _file_row(self) -> QWidget:
        choose = QPushButton(self.speech("dialog-choose"))
        put_icon(choose, "folder")
        choose.setAutoDefault(False)
        choose.clicked.connect(self._ask)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.file, 1)
        line.addWidget(choose)
        row.setFocusProxy(self.file)
        return form_of([(self.speech("new-volume-file"), row)])

    @Slot()
    def _refresh(self) -> None:
        """Propose a file named after the event, until the person names it; let the volume be made once it has both."""
        title = self.event_page.title.value.best(self.speech.lang)
        if not self._named:
            name = file_name(title) or self.speech("new-volume-title")
            self.file.setText(str(free_file(volumes_folder(), name)))
        file = self.file.text().strip()
        self.set_ready(bool(title) and bool(file))
        self.accept_button.setToolTip("" if title else self.speech("new-volume-needs-title"))

    @Slot()
    def _name(self) -> None:
        self._named = True
        self._refresh()

    @Slot()
    def _ask(self) -> None:
        title = self.speech("new-volume-file")
        chosen, _ = QFileDialog.getSaveFileName(self, title, self.file.text(), self.speech("files-volumes"))
        if chosen:
            self.file.setText(chosen)
            self._name()


def volumes_folder() -> Path:
    """Return where volumes were last kept, the person's documents at first."""
    kept = str(QSettings("proceedings", "proceedings").value("folder/volumes", "", type=str))
    return Path(kept or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def free_file(folder: Path, name: str) -> Path:
    """Return where a volume called `name` can be kept without touching another."""
    number, free = 1, folder / f"{name}{SUFFIX}"
    while free.exists():
        number += 1
        free = folder / f"{name} ({number}){SUFFIX}"
    return free


def file_name(title: str) -> str:
    """Return a name for a file: what every system takes, not longer than one reads at a glance."""
    plain = " ".join(_FORBIDDEN.sub(" ", title).split()).strip(". ")
    if len(plain) > LONGEST_NAME:
        plain = plain[:LONGEST_NAME].rpartition(" ")[0] or plain[:LONGEST_NAME]
    return plain.rstrip(".,:;–— ")


def _first_section() -> Section:
    title = Words(kk="1-секция", ru="Секция 1", en="Section 1")
    return replace(Section(name="", title=title, papers=()), name="1")
