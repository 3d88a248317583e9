"""The pages of a volume's description: the event, the imprint, the organisers, the people."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from proceedings.model.isbn import isbn_fault
from proceedings.model.volume import Event
from ui.dialogs.fields import DatesField, WordsField, form_of, line_field
from ui.dialogs.form import hint
from ui.dialogs.organisers import organisers_field, organisers_of, parted
from ui.dialogs.people import committees_field, people_field
from ui.look import icon, scaled
from ui.look.theme import colours
from ui.wording import Speech


class EventPage(QWidget):
    """What the title page says of the event."""

    changed = Signal()

    def __init__(self, speech: Speech, *, brief: bool = False) -> None:
        super().__init__()
        self.title = WordsField(speech, speech("event-title"), lines=2)
        self._subtitle = WordsField(speech, speech("event-subtitle"))
        self._dates = DatesField(speech)
        self._place = WordsField(speech, speech("event-place"))
        self._dedication = WordsField(speech, speech("event-dedication"))
        rows = [
            (speech("event-title"), self.title),
            (speech("event-subtitle"), self._subtitle),
            (speech("event-dates"), self._dates),
            (speech("event-place"), self._place),
            (speech("event-dedication"), self._dedication),
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form_of(rows[:-1] if brief else rows))
        column.addStretch(1)
        for field in (self.title, self._subtitle, self._dates, self._place, self._dedication):
            field.changed.connect(self.changed)
        self.setFocusProxy(self.title)

    def set_value(self, event: Event) -> None:
        """Show another event."""
        self.title.set_value(event.title)
        self._subtitle.set_value(event.subtitle)
        self._dates.set_value(event.date)
        self._place.set_value(event.place)
        self._dedication.set_value(event.dedication)

    def laid_on(self, event: Event) -> Event:
        """Return `event` with what stands here."""
        return replace(
            event,
            title=self.title.value,
            subtitle=self._subtitle.value,
            date=self._dates.value,
            place=self._place.value,
            dedication=self._dedication.value,
        )


class ImprintPage(QWidget):
    """Who publishes the volume, under which numbers and codes."""

    changed = Signal()

    def __init__(self, speech: Speech) -> None:
        super().__init__()
        self._speech = speech
        self._city = WordsField(speech, speech("imprint-city"))
        self._publisher = WordsField(speech, speech("imprint-publisher"))
        self._year = line_field(speech("imprint-year"))
        self.isbn = line_field(speech("imprint-isbn"), placeholder="978-601-…")
        self._verdict = _Verdict()
        self._udc = line_field(speech("imprint-udc"), placeholder="342.7")
        self._bbk = line_field(speech("imprint-bbk"), placeholder="67.400.7")
        self._mark = line_field(speech("imprint-author-mark"), placeholder="П 68")
        self._run = line_field(speech("imprint-run"), placeholder="300")
        self._recommended = WordsField(speech, speech("imprint-recommended"), lines=2)
        self._annotation = WordsField(speech, speech("imprint-annotation"), lines=3)
        number = QWidget()
        row = QVBoxLayout(number)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(3))
        row.addWidget(self.isbn)
        row.addWidget(self._verdict)
        number.setFocusProxy(self.isbn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            form_of(
                [
                    (speech("imprint-isbn"), number),
                    (speech("imprint-udc"), self._udc),
                    (speech("imprint-bbk"), self._bbk),
                    (speech("imprint-author-mark"), self._mark),
                    (speech("imprint-city"), self._city),
                    (speech("imprint-publisher"), self._publisher),
                    (speech("imprint-year"), self._year),
                    (speech("imprint-run"), self._run),
                    (speech("imprint-recommended"), self._recommended),
                    (speech("imprint-annotation"), self._annotation),
                ]
            )
        )
        column.addStretch(1)
        self.isbn.textChanged.connect(self._judge)
        self._judge()
        self.setFocusProxy(self.isbn)

    def set_value(self, event: Event) -> None:
        """Show the imprint of another event."""
        for field, words in (
            (self._city, event.city),
            (self._publisher, event.publisher),
            (self._recommended, event.recommended),
            (self._annotation, event.annotation),
        ):
            field.set_value(words)
        for line, text in (
            (self._year, event.year),
            (self.isbn, event.isbn),
            (self._udc, event.udc),
            (self._bbk, event.bbk),
            (self._mark, event.author_mark),
            (self._run, event.print_run),
        ):
            line.setText(text)

    def laid_on(self, event: Event) -> Event:
        """Return `event` with what stands here."""
        return replace(
            event,
            city=self._city.value,
            publisher=self._publisher.value,
            recommended=self._recommended.value,
            annotation=self._annotation.value,
            year=self._year.text().strip(),
            isbn=self.isbn.text().strip(),
            udc=self._udc.text().strip(),
            bbk=self._bbk.text().strip(),
            author_mark=self._mark.text().strip(),
            print_run=self._run.text().strip(),
        )

    @Slot()
    def _judge(self) -> None:
        """Say whether the ISBN is one; a wrong one is shown, not refused: it may still be on its way."""
        text = self.isbn.text().strip()
        fault = isbn_fault(text) if text else ""
        self._verdict.show_words(
            self._speech(f"isbn-{fault}" if fault else "isbn-good" if text else "isbn-none"), fault
        )


class _Verdict(QWidget):
    """A word on what was typed, with the icon of its kind."""

    def __init__(self) -> None:
        super().__init__()
        self._words = hint("")
        self._icon = QLabel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._words)

    def show_words(self, words: str, fault: str) -> None:
        """Show words, as a warning where there is a `fault`."""
        self._words.setText(f"▲ {words}" if fault else words)
        palette = self._words.palette()
        palette.setColor(self._words.foregroundRole(), colours().warning if fault else colours().muted)
        self._words.setPalette(palette)
        self._icon.setPixmap(icon("warning" if fault else "note").pixmap(scaled(16)))


class OrganisersPage(QWidget):
    """Who held the event, and their logos."""

    def __init__(self, speech: Speech, pictures: dict[str, bytes]) -> None:
        super().__init__()
        self.field = organisers_field(speech, speech("organisers"), pictures)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(hint(speech("organisers-hint")))
        column.addWidget(self.field, 1)
        self.setFocusProxy(self.field)

    def set_value(self, event: Event) -> None:
        """Show the organisers of another event."""
        self.field.set_value(organisers_of(event.organisers, event.logos))

    def laid_on(self, event: Event) -> Event:
        """Return `event` with the organisers that stand here."""
        organisers, logos = parted(self.field.value)
        return replace(event, organisers=organisers, logos=logos)


class PeoplePage(QWidget):
    """Editors or reviewers."""

    def __init__(self, speech: Speech, field: str) -> None:
        super().__init__()
        self._field = field
        self._people = people_field(speech, speech(field))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(hint(speech(f"{field}-hint")))
        column.addWidget(self._people, 1)
        self.setFocusProxy(self._people)

    def set_value(self, event: Event) -> None:
        """Show the people of another event."""
        self._people.set_value(getattr(event, self._field))

    def laid_on(self, event: Event) -> Event:
        """Return `event` with the people that stand here."""
        return replace(event, **{self._field: self._people.value})


class CommitteesPage(QWidget):
    """The committees and their members."""

    def __init__(self, speech: Speech) -> None:
        super().__init__()
        self._committees = committees_field(speech, speech("committees"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(hint(speech("committees-hint")))
        column.addWidget(self._committees, 1)
        self.setFocusProxy(self._committees)

    def set_value(self, event: Event) -> None:
        """Show the committees of another event."""
        self._committees.set_value(event.committees)

    def laid_on(self, event: Event) -> Event:
        """Return `event` with the committees that stand here."""
        return replace(event, committees=self._committees.value)
