"""About the program: versions and licences of everything it is made of."""

import platform
import re
from dataclasses import dataclass
from email.message import Message
from importlib.metadata import PackageNotFoundError, metadata
from importlib.resources import files
from typing import cast

from PySide6.QtCore import Qt, Slot, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from proceedings import __version__
from ui.dialogs.form import FormDialog, hint, title_label
from ui.look import picture, put_icon, scaled
from ui.wording import Speech

LIBRARIES = (
    "PySide6-Essentials",
    "fonttools",
    "lxml",
    "Pillow",
    "platformdirs",
    "py3langid",
    "pypdf",
    "pyphen",
    "python-docx",
    "reportlab",
    "uharfbuzz",
    "ziamath",
)

_LICENSED = re.compile(r"License :: OSI Approved :: (.+)")

_FONT_LICENCES = {"SIL OPEN FONT LICENSE": "OFL-1.1", "Apache License": "Apache-2.0", "Bitstream": "Bitstream Vera"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A library or a font."""

    name: str
    version: str
    licence: str


class AboutDialog(FormDialog):
    """The program's name, version and licence, and those of its parts."""

    def __init__(self, speech: Speech, *, parent: QWidget | None = None) -> None:
        super().__init__(speech, speech("about-title"), parent=parent)
        self.only_close()
        drawn = QLabel()
        drawn.setPixmap(picture("about", 48))
        self.body.addWidget(drawn, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(title_label(f"{speech('app')} {__version__}"))
        self.body.addWidget(hint(speech("about-text")))
        self.body.addWidget(hint(speech("about-offline")))
        parts = (*libraries(), *fonts())
        headings = [speech("about-part"), speech("about-version"), speech("about-licence")]
        self.table = table_of(headings, [(part.name, part.version, part.licence) for part in parts])
        self.table.setAccessibleName(speech("about-parts"))
        self.body.addWidget(self.table, 1)
        self.copy_button = QPushButton(speech("about-copy"))
        put_icon(self.copy_button, "copy")
        self.copy_button.setAutoDefault(False)
        self.buttons.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_button.clicked.connect(self._copy)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(versions())


def versions() -> str:
    """Return the versions of the program, of what it runs on and of its libraries, a line each."""
    rows = [
        ("Proceedings", __version__),
        ("Python", platform.python_version()),
        ("Qt", qVersion()),
        ("System", platform.platform()),
        ("Platform", QGuiApplication.platformName()),
        *[(part.name, part.version) for part in libraries()],
    ]
    return "\n".join([f"{name} {version}" for name, version in rows])


def libraries() -> tuple[Part, ...]:
    """Return the libraries that are installed, with what they say of their licence."""
    return tuple([part for name in LIBRARIES if (part := _library(name))])


def fonts() -> tuple[Part, ...]:
    """Return the families of fonts that ship with the program."""
    found: list[Part] = []
    for file in sorted((files("styles") / "fonts").iterdir(), key=lambda each: each.name):
        if file.name.endswith("-LICENSE.txt"):
            text = file.read_bytes().decode("utf-8", "replace")
            licence = next((short for words, short in _FONT_LICENCES.items() if words.lower() in text.lower()), "")
            name = re.sub(r"(?<=[a-z])(?=[A-Z0-9])", " ", file.name.removesuffix("-LICENSE.txt"))
            found.append(Part(name=name, version="", licence=licence or file.name))
    return tuple(found)


def table_of(headings: list[str], rows: list[tuple[str, ...]]) -> QTableWidget:
    """Return a table to be read: columns as wide as their words, the last one as wide as there is room."""
    table = QTableWidget(len(rows), len(headings))
    table.setHorizontalHeaderLabels(headings)
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            table.setItem(row, column, item)
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.verticalHeader().setDefaultSectionSize(scaled(28))
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.horizontalHeader().setStretchLastSection(True)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.resizeColumnsToContents()
    width = sum(table.columnWidth(column) for column in range(table.columnCount())) + scaled(40)
    table.setMinimumWidth(min(width, scaled(680)))
    table.setMinimumHeight(scaled(28) * min(max(len(rows), 3) + 1, 9))
    return table


def _library(name: str) -> Part | None:
    try:
        said = cast("Message", metadata(name))
    except PackageNotFoundError:
        return None
    classified = [match[1] for each in said.get_all("Classifier") or [] if (match := _LICENSED.match(each))]
    named = (said.get("License-Expression") or "") or "; ".join(classified)
    licence = named or (said.get("License") or "").strip().partition("\n")[0]
    return Part(name=said["Name"], version=said["Version"], licence=licence[:60])
