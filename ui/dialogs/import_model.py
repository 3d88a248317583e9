"""The grid of the import review: candidates in, what the editor decides about each out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from proceedings.candidates import Candidate, Sure
from proceedings.model.decisions import UNDECIDED, Decisions, MetadataEdits
from proceedings.model.paper import Author
from proceedings.model.volume import PaperId
from proceedings.project import Placement
from proceedings.wording import sentence
from ui.look import icon
from ui.look.theme import colours
from ui.wording import Speech

Index = QModelIndex | QPersistentModelIndex

FILE, DEED, SECTION, TITLE, AUTHORS, LANG, UDC = range(7)

COLUMNS = ("file", "deed", "section", "title", "authors", "lang", "udc")

_HEADINGS = {
    "file": "import-file",
    "deed": "import-deed",
    "section": "import-section",
    "title": "import-name",
    "authors": "import-authors",
    "lang": "import-lang",
    "udc": "import-udc",
}

ADD, LEAVE = "add", "leave"
"""What is done with a file; the id of a paper, after `revises:`, for a revision of it."""

REVISES = "revises:"

CHOICES = Qt.ItemDataRole.UserRole + 1
"""Role of the choices of a cell: a list of (value, words)."""

VALUE = Qt.ItemDataRole.UserRole + 2

_SIDES = {SECTION, TITLE, AUTHORS, LANG, UDC}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A file, and what is decided about it so far."""

    candidate: Candidate
    deed: str
    section: int
    title: str
    authors: str
    lang: str
    udc: str

    @classmethod
    def of(cls, candidate: Candidate, section: int) -> "Row":
        """Return what is proposed for a candidate."""
        metadata = candidate.metadata
        return cls(
            candidate=candidate,
            deed=_proposed(candidate),
            section=section,
            title=metadata.title,
            authors=", ".join([author.name for author in metadata.authors]),
            lang=candidate.lang,
            udc=metadata.udc,
        )

    @property
    def placement(self) -> Placement | None:
        """Where the file goes, None when it is left out."""
        file = self.candidate.file
        if self.deed.startswith(REVISES):
            return Placement(file=file, revises=PaperId(self.deed.removeprefix(REVISES)))
        return Placement(file=file, section=self.section, decisions=self._decisions()) if self.deed == ADD else None

    def _decisions(self) -> Decisions:
        """Return only what the editor set otherwise than it was recognised."""
        found = Row.of(self.candidate, self.section)
        names = [" ".join(name.split()) for name in self.authors.split(",") if name.strip()]
        known = {author.name: author for author in self.candidate.metadata.authors}
        edits = MetadataEdits(
            titles=((self.lang, self.title),) if self.title != found.title else (),
            authors=tuple([known.get(name, Author(name=name)) for name in names])
            if self.authors != found.authors
            else None,
            udc=self.udc if self.udc != found.udc else None,
        )
        lang = self.lang if self.lang != found.lang else ""
        return replace(UNDECIDED, metadata=edits, lang=lang)


class ImportModel(QAbstractTableModel):
    """Rows of files; all but the file itself can be edited."""

    def __init__(
        self,
        speech: Speech,
        candidates: Sequence[Candidate],
        sections: Sequence[str],
        titles: Mapping[PaperId, str],
        section: int,
    ) -> None:
        super().__init__()
        self._speech = speech
        self._sections = list(sections)
        self._titles = titles
        self.rows = [Row.of(each, section) for each in candidates]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """Return the number of files."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """Return the number of columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802 - Qt's name
        """Name the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._speech(_HEADINGS[COLUMNS[section]])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let everything be edited that has a meaning for this file."""
        flags = super().flags(index)
        row = self.rows[index.row()]
        editable = index.column() == DEED if row.deed != ADD else index.column() != FILE
        if row.candidate.fault or not editable:
            return flags
        return flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = 0) -> Any:
        """Return words, the icon of what is not sure, why, or the value and choices for the editor."""
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._hint(row, column)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icon(row, column)
        if role == CHOICES:
            return self._choices(row, column)
        if role in {VALUE, Qt.ItemDataRole.EditRole}:
            return row.candidate.file.name if column == FILE else getattr(row, COLUMNS[column])
        if role == Qt.ItemDataRole.ForegroundRole and (row.deed == LEAVE or (row.deed != ADD and column in _SIDES)):
            return colours().disabled
        return None

    def setData(self, index: Index, value: Any, role: int = 0) -> bool:  # noqa: N802 - Qt's name
        """Take what the editor decided."""
        if role != Qt.ItemDataRole.EditRole or index.column() == FILE:
            return False
        self._set(index.row(), COLUMNS[index.column()], value)
        return True

    def put_into(self, rows: Sequence[int], section: int) -> None:
        """Send files to another section."""
        for row in rows:
            self._set(row, "section", section)

    @property
    def placements(self) -> tuple[Placement, ...]:
        """Where the files go that are not left out."""
        return tuple([placement for row in self.rows if (placement := row.placement)])

    def _set(self, row: int, name: str, value: Any) -> None:
        taken = " ".join(value.split()) if isinstance(value, str) else value
        self.rows[row] = replace(self.rows[row], **{name: taken})
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    def _words(self, row: Row, column: int) -> str:
        if column == FILE:
            return row.candidate.file.name
        if column == DEED:
            return dict(self._choices(row, DEED)).get(row.deed, "")
        if column == SECTION:
            return self._sections[row.section] if row.deed == ADD and self._sections else ""
        if column == LANG:
            return self._speech(f"language-{row.lang}") if row.lang else ""
        return str(getattr(row, COLUMNS[column])) or ("" if row.candidate.fault else self._speech("import-none"))

    def _hint(self, row: Row, column: int) -> str:
        each = row.candidate
        if each.fault:
            return sentence(each.fault, self._speech.lang)
        if column == DEED and each.same_as:
            return self._speech("import-same", paper=self._title(each.same_as))
        if column == DEED and each.twin:
            return self._speech("import-twin", file=each.twin)
        trust = dict(each.trust).get(COLUMNS[column])
        said = f"{self._words(row, column)}\n{self._speech(f'import-{trust}')}" if trust else self._words(row, column)
        return str(each.file) if column == FILE else said

    def _icon(self, row: Row, column: int) -> Any:
        each = row.candidate
        if column == DEED:
            if each.fault:
                return icon("error", colours().error)
            if row.deed.startswith(REVISES):
                return icon("revision")
            return icon("excluded" if row.deed == LEAVE else "warning" if each.twin else "add")
        trust = dict(each.trust).get(COLUMNS[column])
        edited = getattr(row, COLUMNS[column], None) != getattr(Row.of(each, row.section), COLUMNS[column], None)
        if not trust or trust is Sure.SURE or edited or row.deed != ADD:
            return None
        return icon("warning", colours().warning)

    def _choices(self, row: Row, column: int) -> list[tuple[Any, str]]:
        if column == SECTION:
            return list(enumerate(self._sections))
        if column == LANG:
            return [(lang, self._speech(f"language-{lang}")) for lang in ("kk", "ru", "en")]
        if column != DEED:
            return []
        each = row.candidate
        if each.fault:
            return [(LEAVE, self._speech("import-unreadable"))]
        if each.same_as:
            return [(LEAVE, self._speech("import-duplicate"))]
        revised = [each.revision_of] if each.revision_of else []
        others = [paper for paper in self._titles if paper != each.revision_of]
        revisions = [(REVISES + paper, self._speech("import-revises", paper=self._title(paper))) for paper in revised]
        rest = [(REVISES + paper, self._speech("import-revises", paper=self._title(paper))) for paper in others]
        return [(ADD, self._speech("import-add")), *revisions, (LEAVE, self._speech("import-leave")), *rest]

    def _title(self, paper: str) -> str:
        return self._titles.get(PaperId(paper)) or Path(paper).name


def _proposed(candidate: Candidate) -> str:
    if candidate.fault or candidate.same_as:
        return LEAVE
    return REVISES + candidate.revision_of if candidate.revision_of else ADD
