"""Descriptions of pictures: the pictures of a volume in, what is to be read out instead of each out."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from proceedings.illustrating import Illustrated
from proceedings.model.decisions import AltText
from proceedings.model.volume import PaperId
from ui.dialogs.form import FormDialog, hint
from ui.look import icon, scaled
from ui.wording import Speech

PICTURE, PAPER, TEXT = range(3)
_THUMBNAIL = 72


class AlternativesDialog(FormDialog):
    """A row for each picture; what is to be said of it is written in place."""

    def __init__(
        self,
        speech: Speech,
        pictures: Sequence[Illustrated],
        titles: Mapping[PaperId, str],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(speech, speech("alternatives-title"), accept="alternatives-accept", parent=parent)
        self._pictures = tuple(pictures)
        self.body.addWidget(hint(speech("alternatives-text")))
        self.missing = QCheckBox(speech("alternatives-missing"))
        self.missing.toggled.connect(self._show_missing)
        self.body.addWidget(self.missing)
        self.table = QTableWidget(len(self._pictures), 3)
        self.table.setAccessibleName(speech("alternatives-title"))
        self.table.setHorizontalHeaderLabels([speech(f"alternatives-{each}") for each in ("picture", "paper", "said")])
        self.table.setIconSize(QSize(scaled(_THUMBNAIL), scaled(_THUMBNAIL)))
        self.table.setWordWrap(True)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(scaled(_THUMBNAIL + 8))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setMinimumSize(scaled(640), scaled(320))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(PICTURE, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(PAPER, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(PAPER, scaled(200))
        for row, each in enumerate(self._pictures):
            self._fill(row, each, titles.get(each.paper, each.paper))
        self.body.addWidget(self.table, 1)
        if self._pictures:
            self.table.setCurrentCell(0, TEXT)
        self.table.setFocus()

    @property
    def value(self) -> Mapping[PaperId, tuple[AltText, ...]]:
        """What is to be read out, of every paper with pictures: only what differs from what the file says itself."""
        said: dict[PaperId, list[AltText]] = {}
        for row, each in enumerate(self._pictures):
            item = self.table.item(row, TEXT)
            text = " ".join(item.text().split()) if item else ""
            own = said.setdefault(each.paper, [])
            if text and text != (each.written or each.caption):
                own.append(AltText(graphic=each.key, text=text))
        return MappingProxyType({paper: tuple(alts) for paper, alts in said.items()})

    def _fill(self, row: int, each: Illustrated, title: str) -> None:
        picture = QTableWidgetItem(_shown(each), "")
        picture.setData(Qt.ItemDataRole.AccessibleTextRole, each.caption or title)
        paper = QTableWidgetItem(f"{title}\n{each.caption}" if each.caption else title)
        paper.setToolTip(paper.text())
        for item in (picture, paper):
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
        text = QTableWidgetItem(each.alt)
        text.setToolTip(self.speech("alternatives-tip"))
        for column, item in ((PICTURE, picture), (PAPER, paper), (TEXT, text)):
            self.table.setItem(row, column, item)

    @Slot(bool)
    def _show_missing(self, only: bool) -> None:
        """Leave out the pictures that somebody has described already."""
        for row, each in enumerate(self._pictures):
            described = bool(each.written) or each.alt != each.caption
            self.table.setRowHidden(row, only and described)


def _shown(each: Illustrated) -> QIcon:
    pixels = QPixmap()
    return QIcon(pixels) if each.picture and pixels.loadFromData(each.picture) else icon("picture")
