"""The authors of a paper: a table of as much of them as there is room for, and fields for the rest of one of them."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QModelIndex, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDataWidgetMapper,
    QFormLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from proceedings.model.paper import Author
from ui.details.field import LIKELY, LineField
from ui.details.people import COLUMNS, PeopleModel
from ui.look import Flow, colours, fit_width, put_icon, scaled
from ui.look.rows import HEIGHT
from ui.wording import Speech

WIDTHS = {"name": 150, "email": 130, "orcid": 130, "places": 56, "spellings": 180}
"""Pixels at 100 %; the name takes what is left."""

FIRST = ("name", "places", "email", "orcid", "spellings")
"""Which columns are shown first where there is no room for all."""


class AuthorsBox(QWidget):
    """What is known of every author, to be edited in place; nothing is ever to be scrolled for at the side."""

    def __init__(self, speech: Speech) -> None:
        super().__init__()
        self._speech = speech
        self._row = 0
        self.model = PeopleModel(speech, self)
        self.table = QTableView()
        self.label, self.told, self.reset = QLabel(), QLabel(), QToolButton(autoRaise=True)
        self.add_button, self.remove_button = QToolButton(autoRaise=True), QToolButton(autoRaise=True)
        self.up_button, self.down_button = QToolButton(autoRaise=True), QToolButton(autoRaise=True)
        self.fields = {name: LineField() for name in COLUMNS if name != "name"}
        self._labels = {name: QLabel() for name in self.fields}
        self._rest = QFormLayout()
        self._of_one = QDataWidgetMapper(self)
        self._place()
        self._connect()

    # ---- words

    def set_speech(self, speech: Speech) -> None:
        """Say everything in another language."""
        self._speech = speech
        self.model.set_speech(speech)
        self.table.setAccessibleName(speech("detail-people"))
        self.label.setText(speech("detail-people"))
        for button, word in (
            (self.reset, "back-to-detected"),
            (self.add_button, "author-add"),
            (self.remove_button, "author-remove"),
            (self.up_button, "author-up"),
            (self.down_button, "author-down"),
        ):
            button.setToolTip(speech(word))
            button.setAccessibleName(speech(word))
        for name, field in self.fields.items():
            self._labels[name].setText(speech(f"author-{name}"))
            field.setAccessibleName(speech(f"author-{name}"))
            field.setToolTip(speech(f"author-{name}-tip"))
        self._fit_columns()

    # ---- what is shown

    def begin_anew(self) -> None:
        """Begin with the first author of another paper."""
        self._row = 0

    def fit(self) -> None:
        """Make the table as high as its rows, and go on with the author in hand."""
        rows = self.model.rowCount()
        if rows and not self.table.currentIndex().isValid():
            self.table.selectRow(min(self._row, rows - 1))
        self.table.verticalHeader().setDefaultSectionSize(scaled(HEIGHT))
        height = self.table.horizontalHeader().sizeHint().height() + 2 * self.table.frameWidth()
        self.table.setFixedHeight(height + max(rows, 1) * scaled(HEIGHT))

    def tell(self, share: float, *, edited: bool, detected: str, free: bool) -> None:
        """Say how the authors were recognised."""
        percent = round(share * 100)
        word = "field-not-found" if not percent else "field-check" if share < LIKELY else "field-detected"
        said = self._speech("field-edited") if edited else self._speech(word, percent=percent)
        colour = colours().accent if edited else colours().warning if share < LIKELY else colours().good
        self.told.setText(said)
        self.told.setStyleSheet(f"QLabel {{ color: {colour} }}")
        self.reset.setVisible(edited)
        self.reset.setToolTip(f"{self._speech('back-to-detected')}: {detected}")
        for button in (self.add_button, self.reset):
            button.setEnabled(free)
        for name, field in self.fields.items():
            field.setReadOnly(not free or name == "spellings")
        self._tell_buttons()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show as many columns as there is room for."""
        super().resizeEvent(event)
        self._fit_columns()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()
            self._fit_columns()

    # ---- inside

    def _place(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.verticalHeader().hide()
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(COLUMNS.index("name"), QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        buttons = (self.add_button, self.remove_button, self.up_button, self.down_button)
        for button, icon_name in (
            (self.reset, "undo"),
            (self.add_button, "add"),
            (self.remove_button, "delete"),
            (self.up_button, "up"),
            (self.down_button, "down"),
        ):
            put_icon(button, icon_name)
        self._rest.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self._rest.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for field, label in zip(self.fields.values(), self._labels.values(), strict=True):
            label.setBuddy(field)
            self._rest.addRow(label, field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(4))
        column.addLayout(Flow(self.label, self.told, self.reset, spacing=scaled(2), first_grows=True))
        column.addWidget(table)
        column.addLayout(Flow(*buttons, spacing=scaled(2)))
        column.addLayout(self._rest)

    def _connect(self) -> None:
        self._of_one.setModel(self.model)
        for name, field in self.fields.items():
            self._of_one.addMapping(field, COLUMNS.index(name))
        self.add_button.clicked.connect(self._add)
        self.remove_button.clicked.connect(self._remove)
        self.up_button.clicked.connect(self._up)
        self.down_button.clicked.connect(self._down)
        self.table.selectionModel().currentChanged.connect(self._choose)

    @Slot()
    def _fit_columns(self) -> None:
        """Show the columns that there is room for, and fields for the others."""
        header = self.table.horizontalHeader()
        room = self.width() - 2 * self.table.frameWidth()
        for name in FIRST:
            column = COLUMNS.index(name)
            room -= fit_width(header, column, WIDTHS[name])
            is_shown = name == "name" or room >= 0
            self.table.setColumnHidden(column, not is_shown)
            if name in self.fields:
                header.resizeSection(column, fit_width(header, column, WIDTHS[name]))
                self._rest.setRowVisible(self.fields[name], not is_shown)

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self._row = index.row()
            self._of_one.setCurrentIndex(index.row())
            for field in self.fields.values():
                field.setCursorPosition(0)
        for field in self.fields.values():
            field.setEnabled(index.isValid())
        self._tell_buttons()

    def _tell_buttons(self) -> None:
        row, last = self.table.currentIndex().row(), self.model.rowCount() - 1
        free = self.add_button.isEnabled()
        self.remove_button.setEnabled(free and row >= 0)
        self.up_button.setEnabled(free and row > 0)
        self.down_button.setEnabled(free and 0 <= row < last)

    @Slot()
    def _add(self) -> None:
        authors = self.model.authors
        places = authors[-1].affiliations if authors else ()
        self._row = len(authors)
        self.model.edited.emit((*authors, replace(Author(name=self._speech("author-new")), affiliations=places)))

    @Slot()
    def _remove(self) -> None:
        row = self.table.currentIndex().row()
        self.model.edited.emit(tuple([each for at, each in enumerate(self.model.authors) if at != row]))

    @Slot()
    def _up(self) -> None:
        self._move(-1)

    @Slot()
    def _down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        row = self.table.currentIndex().row()
        authors = [*self.model.authors]
        authors.insert(row + by, authors.pop(row))
        self.table.selectRow(row + by)
        self.model.edited.emit(tuple(authors))
