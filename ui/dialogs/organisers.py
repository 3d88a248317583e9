"""Organisers of an event: their names in three languages, and a logo each."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSettings, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from proceedings.model.volume import Words
from ui.dialogs.fields import WordsField, form_of
from ui.dialogs.people import ListField
from ui.look import put_icon, scaled
from ui.wording import Speech

LARGEST = 1200
"""Pixels of a logo's longer edge; larger ones are made smaller."""


_NAMELESS = Words()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organiser:
    """An organiser, and the SHA-256 of its logo; empty for none."""

    name: Words = _NAMELESS
    logo: str = ""


class OrganiserEditor(QWidget):
    """Name and logo of an organiser."""

    changed = Signal()

    def __init__(self, speech: Speech, pictures: dict[str, bytes]) -> None:
        super().__init__()
        self._speech = speech
        self._pictures = pictures
        self._logo = ""
        self._name = WordsField(speech, speech("organiser-name"))
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setMinimumSize(scaled(96), scaled(56))
        self._choose = QPushButton(speech("logo-choose"))
        put_icon(self._choose, "picture")
        self._remove = QPushButton(speech("logo-remove"))
        self._choose.clicked.connect(self._ask)
        self._remove.clicked.connect(self._drop)
        row = QHBoxLayout()
        for widget in (self._picture, self._choose, self._remove):
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form_of([(speech("organiser-name"), self._name)]))
        column.addLayout(row)
        self._name.changed.connect(self.changed)
        self.setFocusProxy(self._name)

    @property
    def value(self) -> Organiser:
        """The organiser as it stands."""
        return Organiser(name=self._name.value, logo=self._logo)

    def set_value(self, organiser: Organiser) -> None:
        """Show another organiser."""
        self._name.set_value(organiser.name)
        self._show(organiser.logo)

    def take_logo(self, file: Path) -> None:
        """Use the picture in `file`; say so when it is none."""
        data = picture_bytes(file)
        if not data:
            self._picture.setText(self._speech("logo-bad", file=file.name))
            return
        sha256 = hashlib.sha256(data).hexdigest()
        self._pictures[sha256] = data
        self._show(sha256)
        self.changed.emit()

    def _show(self, logo: str) -> None:
        self._logo = logo
        image = QImage.fromData(self._pictures.get(logo, b""))
        if image.isNull():
            self._picture.setText(self._speech("logo-none"))
        else:
            edge = scaled(56)
            ratio = Qt.AspectRatioMode.KeepAspectRatio
            smooth = Qt.TransformationMode.SmoothTransformation
            self._picture.setPixmap(QPixmap.fromImage(image.scaled(edge * 2, edge, ratio, smooth)))
        self._remove.setEnabled(bool(logo))

    @Slot()
    def _ask(self) -> None:
        settings = QSettings("proceedings", "proceedings")
        kept = str(settings.value("folder/logos", "", type=str))
        title = self._speech("logo-choose")
        chosen, _ = QFileDialog.getOpenFileName(self, title, kept, self._speech("files-pictures"))
        if chosen:
            settings.setValue("folder/logos", str(Path(chosen).parent))
            self.take_logo(Path(chosen))

    @Slot()
    def _drop(self) -> None:
        self._show("")
        self.changed.emit()


def organisers_field(speech: Speech, name: str, pictures: dict[str, bytes]) -> ListField:
    """Return a list of organisers; the bytes of logos that are chosen come into `pictures`, by SHA-256."""

    def words(organiser: Organiser) -> str:
        return organiser.name.best(speech.lang)

    return ListField(speech, name, OrganiserEditor(speech, pictures), blank=Organiser, words=words, lines=4)


def organisers_of(names: tuple[Words, ...], logos: tuple[str, ...]) -> tuple[Organiser, ...]:
    """Join names and logos."""
    padded = (*logos, *[""] * len(names))
    return tuple([Organiser(name=name, logo=logo) for name, logo in zip(names, padded, strict=False)])


def parted(organisers: tuple[Organiser, ...]) -> tuple[tuple[Words, ...], tuple[str, ...]]:
    """Return names and logos apart; no logos at all when nobody has one."""
    logos = tuple([each.logo for each in organisers])
    return tuple([each.name for each in organisers]), logos if any(logos) else ()


def picture_bytes(file: Path) -> bytes:
    """Return the picture in `file` as PNG, not larger than needed; empty when it is no picture."""
    image = QImage(str(file))
    if image.isNull():
        return b""
    if max(image.width(), image.height()) > LARGEST:
        ratio = Qt.AspectRatioMode.KeepAspectRatio
        image = image.scaled(LARGEST, LARGEST, ratio, Qt.TransformationMode.SmoothTransformation)
    written = QByteArray()
    buffer = QBuffer(written)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] - the stubs know file names only
    return bytes(written.data())


def used(pictures: Mapping[str, bytes], logos: tuple[str, ...]) -> dict[str, bytes]:
    """Return the pictures that are logos."""
    return {sha256: data for sha256, data in pictures.items() if sha256 in logos}
