"""Volume properties: an event in, the event as the editor wants it out, with the logos that were chosen."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from proceedings.model.volume import Event
from ui.dialogs.event import CommitteesPage, EventPage, ImprintPage, OrganisersPage, PeoplePage
from ui.dialogs.form import FormDialog, PageList
from ui.dialogs.organisers import used
from ui.wording import Speech

PAGES = ("event", "imprint", "organisers", "editors", "reviewers", "committees")


class VolumeDialog(FormDialog):
    """All that a volume says of itself, on six pages."""

    def __init__(
        self,
        speech: Speech,
        event: Event,
        pictures: Mapping[str, bytes] = MappingProxyType({}),
        *,
        page: str = "event",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(speech, speech("volume-title"), parent=parent)
        self._event = event
        self._pictures = dict(pictures)
        self._known = frozenset(pictures)
        self._parts: tuple[EventPage | ImprintPage | OrganisersPage | PeoplePage | CommitteesPage, ...] = (
            EventPage(speech),
            ImprintPage(speech),
            OrganisersPage(speech, self._pictures),
            PeoplePage(speech, "editors"),
            PeoplePage(speech, "reviewers"),
            CommitteesPage(speech),
        )
        self.pages = PageList(speech("volume-title"))
        for name, icon_name, part in zip(
            PAGES, ("event", "imprint", "organisers", "author", "author", "people"), self._parts, strict=True
        ):
            part.set_value(event)
            self.pages.add(icon_name, speech(f"page-{name}"), part)
        self.body.addWidget(self.pages, 1)
        self.pages.show_page(PAGES.index(page))
        self._parts[PAGES.index(page)].setFocus()

    @property
    def value(self) -> Event:
        """The event as it stands in the dialog."""
        event = self._event
        for part in self._parts:
            event = part.laid_on(event)
        return event

    @property
    def new_pictures(self) -> dict[str, bytes]:
        """Logos that were chosen here, by SHA-256: to be kept in the volume file."""
        logos = self.value.logos
        return {sha256: data for sha256, data in used(self._pictures, logos).items() if sha256 not in self._known}
