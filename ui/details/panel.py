"""The details' panel: title, people, abstract and codes of the paper in hand, edited in place, each typing one step."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from proceedings.model.decisions import MetadataEdits
from proceedings.model.finding import NOWHERE, Place
from proceedings.model.paper import Author
from proceedings.model.volume import PaperId
from proceedings.wording import place_words
from ui.desk import Desk
from ui.details.field import Field, LineField
from ui.details.form import DetailsForm
from ui.details.names import merged
from ui.details.values import Line, Sheet, Spot, edit_of, is_edited, lines_of, sureness, text_at, with_text, without
from ui.look import scaled
from ui.preview.empty import EmptyPage
from ui.wording import Speech

PAUSE = 250
"""Milliseconds after the last key until what was typed is kept and previewed."""

GET_READY = 400
"""Milliseconds for which a paper is looked at until it is read for edits to come."""


class DetailsPanel(QWidget):
    """The metadata of one paper."""

    place_asked = Signal(str, str)
    """(paper, words) to be shown in the pages."""
    edit_begun = Signal(str)
    """The paper into whose details the person began to type: its pages should be in sight."""

    def __init__(self, desk: Desk, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._speech = speech
        self._papers: tuple[PaperId, ...] = ()
        self._paper: PaperId | None = None
        self._typed: dict[Field, str] = {}
        self._lines: dict[Field, Line] = {}
        self._step: tuple[Field | None, int] = (None, 0)
        self.form = DetailsForm(speech)
        self.title = QLabel(wordWrap=True)
        self.none = EmptyPage()
        self._stack = QStackedWidget()
        self._settled = QTimer(self, singleShot=True, interval=GET_READY)
        self._soon = QTimer(self, singleShot=True, interval=PAUSE)
        self._gather = QTimer(self, singleShot=True, interval=0)
        self._place()
        self._connect()
        self.set_speech(speech)

    def set_speech(self, speech: Speech) -> None:
        """Say everything in another language."""
        self._speech = speech
        self.form.set_speech(speech)
        self.refresh()

    # ---- what is shown

    def show_papers(self, papers: tuple[PaperId, ...], paper: PaperId | None) -> None:
        """Show the details of `paper`; an answer to proofs is recorded for all of `papers`."""
        self._papers = papers
        if paper != self._paper:
            self.flush()
            self._paper = paper
            self._step = (None, 0)
            self.form.begin_anew()
            self._settled.start()
        self.refresh()

    def show_field(self, name: str, lang: str) -> None:
        """Put the keyboard into a field, named as in `MetadataEdits`."""
        field = self.form.field_of(Spot(name, lang)) or self.form.field_of(Spot(name, self._sheet().main))
        if name == "authors" and not lang:
            self.form.authors.table.setFocus()
        elif field:
            self.form.show_language(field.spot.lang)
            field.box.setFocus()

    @Slot()
    def refresh(self) -> None:
        """Read the details anew; what is being typed stays."""
        paper = self._paper
        details = self._desk.details(paper) if paper else None
        self._stack.setCurrentIndex(1 if paper and details else 0)
        said = "details-choose" if paper is None else "details-unread" if self._desk.fault(paper) else "details-reading"
        self.none.set_words(self._speech(said))
        if paper is None or details is None:
            return
        free = not self._desk.read_only
        sheet = self._sheet()
        self.title.setText(self._desk.submissions[paper].original.name)
        for field in self.form.fields:
            self._show(field, sheet, free=free)
        lines = lines_of(sheet, details.written, self._desk.decisions(paper))
        self._lines = {}
        for line, field in self.form.show_lines(lines, sheet.main, self._heard):
            self._lines[field] = line
            if field not in self._typed:
                field.show_text(line.after, free=free)
            edited = line.after != line.before
            field.tell(
                self._speech, line.confidence, edited=edited, detected=line.before, where=self._where(line.place)
            )
        self._show_people(sheet, details.spellings, free=free)
        self._show_rest(paper, free=free)
        self._make_room()

    # ---- commands

    @Slot()
    def flush(self) -> None:
        """Keep what was typed, at once."""
        self._soon.stop()
        paper, typed = self._paper, self._typed
        self._typed = {}
        if paper is None or not typed:
            return
        sheet = self._sheet()
        edits = sheet.edits
        texts = [edit_of(self._lines[field], text.strip()) for field, text in typed.items() if field in self._lines]
        for field, text in typed.items():
            if field not in self._lines:
                edits = with_text(replace(sheet, edits=edits), field.spot, text)
        last = next(reversed(typed))
        instead = self._step[1] if self._step[0] is last else 0
        if texts:
            self._desk.edit_texts(paper, texts, instead_of=instead)
        if edits != sheet.edits:
            self._desk.set_metadata(paper, edits, instead_of=instead)
        self._step = (last, self._desk.last_step)

    # ---- inside

    def _place(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(scaled(6), scaled(4), scaled(6), scaled(6))
        column.setSpacing(scaled(6))
        bold = self.title.font()
        bold.setBold(True)
        self.title.setFont(bold)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        column.addWidget(self.title)
        column.addWidget(self.form)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        self._page = page
        self.area = area
        self._stack.addWidget(self.none)
        self._stack.addWidget(area)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self.setFocusProxy(self.form.fields[0])

    @Slot()
    def _make_room(self) -> None:
        """Be as wide as the form must be: it scrolls downwards only."""
        bar = self.area.verticalScrollBar().sizeHint().width()
        self.area.setMinimumWidth(self._page.minimumSizeHint().width() + bar + scaled(2))

    def _connect(self) -> None:
        self._gather.timeout.connect(self.refresh)
        self._soon.timeout.connect(self.flush)
        self._settled.timeout.connect(self._get_ready)
        for told in (self._desk.reports_changed, self._desk.volume_changed, self._desk.checked):
            told.connect(self._gather.start)
        for told in (self._desk.opened, self._desk.closed):
            told.connect(self._leave)
        for field in self.form.fields:
            self._heard(field)
        self.form.authors.model.edited.connect(self._set_authors, Qt.ConnectionType.QueuedConnection)
        self.form.authors.reset.clicked.connect(self._reset_authors)
        self.form.proof.activated.connect(self._set_proof)
        self.form.language.activated.connect(self._set_language)
        self.form.note.left.connect(self._set_note)
        self.form.tabs.currentChanged.connect(self._make_room)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Get ready for edits, now that there is something to type into."""
        super().showEvent(event)
        self._settled.start()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the palette and the size of the text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._gather.start()

    @Slot()
    def _get_ready(self) -> None:
        if self._paper is None or not self.isVisible() or self._desk.read_only:
            return
        if self._desk.is_busy():
            self._settled.start()
        else:
            self._desk.get_ready(self._paper)

    def _heard(self, field: Field) -> None:
        """Hear of what is typed into a field."""
        field.typed.connect(self._type)
        field.left.connect(self.flush)
        field.reset_asked.connect(self._reset)
        field.place_asked.connect(self._jump)

    def _sheet(self) -> Sheet:
        paper = self._paper
        details = self._desk.details(paper) if paper else None
        report = self._desk.report(paper) if paper else None
        if paper is None or details is None or report is None:
            return Sheet(found=self._desk.metadata(PaperId("")))
        edits = self._desk.decisions(paper).metadata
        return Sheet(found=details.metadata, edits=edits, recognised=details.recognised, lang=report.lang)

    def _show(self, field: Field, sheet: Sheet, *, free: bool) -> None:
        if field not in self._typed:
            field.show_text(text_at(sheet.said, field.spot), free=free)
        share, place = sureness(sheet, field.spot)
        edited = is_edited(sheet.edits, field.spot)
        detected = text_at(sheet.found, field.spot)
        field.tell(self._speech, share, edited=edited, detected=detected, where=self._where(place))

    def _show_people(self, sheet: Sheet, spellings: Sequence[tuple[str, Sequence[str]]], *, free: bool) -> None:
        names = [author.name for author in sheet.said.authors]
        self.form.authors.model.show_authors(sheet.said.authors, merged(names, sheet.main, spellings), is_free=free)
        self.form.authors.fit()
        share, place = sureness(sheet, Spot("authors"))
        edited = sheet.edits.authors is not None
        self.form.authors.tell(share, edited=edited, detected=text_at(sheet.found, Spot("authors")), free=free)
        self.form.authors.told.setToolTip(self._where(place))

    def _show_rest(self, paper: PaperId, *, free: bool) -> None:
        decided, held = self._desk.decisions(paper), self._desk.submissions[paper]
        report = self._desk.report(paper)
        self.form.show_rest(decided, held.original, report.lang if report else "", free=free)
        if len(self._papers) > 1:
            self.form.proof_label.setText(self._speech("details-proof-of", n=len(self._papers)))

    def _where(self, place: Place) -> str:
        return place_words(place, self._speech.lang) if place != NOWHERE else ""

    @Slot()
    def _leave(self) -> None:
        self._typed = {}
        self._soon.stop()
        self._papers, self._paper = (), None
        self.refresh()

    @Slot(str)
    def _type(self, text: str) -> None:
        field = self.sender()
        if isinstance(field, Field) and self._paper:
            if not self._typed:
                self.edit_begun.emit(self._paper)
            if self._typed and field not in self._typed:
                self.flush()
            self._typed[field] = text
            self._soon.start()

    @Slot()
    def _reset(self) -> None:
        field = self.sender()
        if not isinstance(field, Field) or self._paper is None:
            return
        self._typed.pop(field, None)
        if field in self._lines:
            line = self._lines[field]
            self._desk.edit_texts(self._paper, [edit_of(line, line.before)])
        else:
            self._desk.set_metadata(self._paper, without(self._sheet().edits, field.spot))
        field.box.setFocus()

    @Slot()
    def _jump(self) -> None:
        field = self.sender()
        if isinstance(field, Field) and self._paper:
            line = self._lines.get(field)
            place = line.place if line else sureness(self._sheet(), field.spot)[1]
            self.place_asked.emit(self._paper, place.excerpt)

    @Slot(tuple)
    def _set_authors(self, authors: tuple[Author, ...]) -> None:
        self._edit(lambda edits: replace(edits, authors=self._placed(authors)))

    @Slot()
    def _reset_authors(self) -> None:
        self._edit(lambda edits: replace(edits, authors=None))

    def _placed(self, authors: Sequence[Author]) -> tuple[Author, ...]:
        """Return authors with those places of work that there are."""
        count = len(self._sheet().said.affiliations)
        return tuple(
            [
                replace(each, affiliations=tuple([place for place in each.affiliations if place < count]))
                for each in authors
            ]
        )

    def _edit(self, edited: Callable[[MetadataEdits], MetadataEdits]) -> None:
        if self._paper:
            self.edit_begun.emit(self._paper)
            self._desk.set_metadata(self._paper, edited(self._desk.decisions(self._paper).metadata))

    @Slot()
    def _set_proof(self) -> None:
        papers = self._papers if self._paper in self._papers else (self._paper,) if self._paper else ()
        self._desk.set_proof(papers, str(self.form.proof.currentData()))

    @Slot()
    def _set_language(self) -> None:
        if self._paper:
            self._desk.set_language([self._paper], str(self.form.language.currentData()))

    @Slot()
    def _set_note(self) -> None:
        note = self.form.note.text().strip()
        if self._paper and note != self._desk.decisions(self._paper).note:
            self._desk.set_note(self._paper, note)


__all__ = ["DetailsPanel", "LineField"]
