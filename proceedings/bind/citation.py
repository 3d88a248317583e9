"""A paper's metadata, its volume's and its pages in, the record that others cite it by out.

In the paper's own language, by ГОСТ Р 7.0.5-2008 §7 with the punctuation of ГОСТ Р 7.0.100-2018: headings name up to
three authors; of more, the first ones stand behind the title.
"""

from proceedings.language.names import cited_name
from proceedings.language.words import date_words, printed
from proceedings.model.paper import Author, Metadata
from proceedings.model.value import value
from proceedings.model.volume import Event

_IN_HEADING = 3
_BEHIND_TITLE = 4
"""All are named up to so many (ГОСТ Р 7.0.100-2018 §5.2.6.2), else the first three."""
_DASH = "\u00a0– "
_NBSP = "\u00a0"


@value()
class Extent:
    """First and last page of a paper, as printed."""

    first: str
    last: str

    def words(self, lang: str) -> str:
        """Return «С. 5–12»."""
        pages = self.first if self.first == self.last else f"{self.first}–{self.last}"
        return f"{printed('pages-cited', lang)}{_NBSP}{pages}"


def citation(metadata: Metadata, title: str, event: Event, extent: Extent, lang: str) -> str:
    """Return the record of a paper that stands on the pages of `extent`; what is not known is left out."""
    authors = [author for author in metadata.authors if author.name.strip()]
    heading = ", ".join([cited_name(author.name) for author in authors]) if len(authors) <= _IN_HEADING else ""
    own = f"{title}{_responsible(authors, lang)}" if len(authors) > _IN_HEADING else title
    areas = [
        _closed(f"{heading} {own} // {collection(event, lang)}".strip()),
        _closed(_published(event, lang)),
        _closed(extent.words(lang)),
        _closed(f"ISBN{_NBSP}{event.isbn}" if event.isbn else ""),
        _closed(f"DOI{_NBSP}{metadata.doi}" if metadata.doi else ""),
    ]
    return _DASH.join([area for area in areas if area])


def collection(event: Event, lang: str) -> str:
    """Return the title of the volume with what explains it, and where and when the event took place."""
    title, subtitle = event.title.best(lang), event.subtitle.best(lang)
    named = f"{_NBSP}: ".join([part for part in (title, _lowered(subtitle) if title else subtitle) if part])
    held = ", ".join([part for part in (event.place.best(lang), date_words(event.date, lang)) if part])
    return f"{named} ({held})" if held and named else named or held


def _responsible(authors: list[Author], lang: str) -> str:
    """Return the statement behind the title: all names, or three and «[и др.]»."""
    names = [author.name.strip() for author in authors]
    if len(names) <= _BEHIND_TITLE:
        return f" / {', '.join(names)}"
    return f" / {', '.join(names[:3])} [{printed('and-others', lang)}]"


def _published(event: Event, lang: str) -> str:
    where = f"{_NBSP}: ".join([part for part in (event.city.best(lang), event.publisher.best(lang)) if part])
    return ", ".join([part for part in (where, event.year) if part])


def _closed(area: str) -> str:
    """End an area with one full stop."""
    return f"{area.rstrip(' .')}." if area.strip(" ./") else ""


def _lowered(text: str) -> str:
    """Begin an explanation of the title small, unless its first word is an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
