"""The title leaf: the title page and its verso (ГОСТ Р 7.0.4-2020, as far as the event's data reach)."""

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from proceedings.bind.logos import logo_row
from proceedings.bind.stack import Stack, own_pages
from proceedings.language.words import date_words, printed
from proceedings.model.blocks import Align
from proceedings.model.setpage import Kind, Node, SetPage, SetPaper
from proceedings.model.text import CharStyle, Run
from proceedings.model.volume import Event, Person, Volume, Words
from proceedings.style import Style, TextStyle
from proceedings.typeset.setter import Setter

_ABOVE_TITLE = 0.42  # part of the free height between organisers and foot that stands above the title
_DASH = "\u00a0– "


def title_page(volume: Volume, style: Style, setter: Setter) -> SetPaper:
    """Set organisers, title, subtitle, place and date, and the imprint at the foot."""
    event, lang = volume.event, volume.lang
    nodes: list[Node] = []
    top, middle, foot = (Stack(setter, style, nodes) for _ in range(3))
    padded = (*event.logos, *[""] * len(event.organisers))
    files = [(logo, organiser.best(lang)) for logo, organiser in zip(padded, event.organisers, strict=False)]
    logos = logo_row(files, style.page.measure, nodes, centred=style.book.title_axis != "left")
    if logos.items:
        top.y += logos.height
        top.skip(1)
    for organiser in event.organisers:
        top.add(organiser.best(lang), _look(style, "cover_organiser", below=0.3), lang=lang)
    middle.add(event.title.best(lang), _look(style, "cover_title"), lang=lang, kind=Kind.H1)
    _add_subtitles(middle, volume, style)
    middle.skip(1)
    middle.add(event.dedication.best(lang), _look(style, "cover_place", italic=True, below=1.0), lang=lang)
    middle.add(place_and_date(event, lang), _look(style, "cover_place"), lang=lang)
    foot.add(imprint(event, lang, " · "), _look(style, "cover_foot"), lang=lang)
    free = style.page.depth - top.y - middle.y - foot.y
    page = SetPage(
        (
            *logos.items,
            *top.items(),
            *middle.items(top.y + max(free, 0.0) * _ABOVE_TITLE),
            *foot.items(style.page.depth - foot.y),
        )
    )
    return replace(own_pages((page,), nodes), media=MappingProxyType(dict(logos.media)))


def title_verso(volume: Volume, style: Style, setter: Setter, pages: int) -> SetPaper:
    """Set classification, parallel titles, editors, the bibliographic record, ISBN and ©."""
    event, lang = volume.event, volume.lang
    small = replace(style.text["further"], align=Align.LEFT, hyphenate=False, above=0.0, below=0.0)
    nodes: list[Node] = []
    top, record, foot = (Stack(setter, style, nodes) for _ in range(3))
    for key, code in (("udc", event.udc), ("bbk", event.bbk)):
        top.add(f"{printed(key, lang)} {code}" if code else "", small, lang=lang)
    top.add(event.author_mark, replace(small, left=small.size * 2), lang=lang)
    justified = replace(small, align=Align.JUSTIFY, hyphenate=True)
    _add_people(record, event.reviewers, printed("reviewers", lang), small, lang)
    word = printed("editors" if len(event.editors) > 1 else "editor", lang)
    _add_people(record, event.editors, word, small, lang)
    record.add(event.recommended.best(lang), replace(small, italic=True, below=1.0), lang=lang)
    _add_parallel_titles(record, volume, small)
    record.add(_record(event, lang, pages), justified, lang=lang)
    record.add(event.annotation.best(lang), replace(justified, above=1.0), lang=lang)
    isbn = f"ISBN {event.isbn}" if event.isbn else ""
    foot.add(isbn, small, lang=lang)
    rights = " ".join(part for part in (event.publisher.best(lang), event.year) if part)
    items = list(foot.items(style.page.depth - foot.y)) if isbn else []
    if rights:
        first = style.page.depth - small.lead
        baseline = Stack(setter, style, nodes)
        baseline.add(f"© {rights}", replace(small, align=Align.RIGHT), lang=lang)
        items.extend(baseline.items(first))
    free = style.page.depth - top.y - record.y - small.lead
    page = SetPage((*top.items(), *record.items(top.y + max(free, 0.0) * _ABOVE_TITLE), *items))
    return own_pages((page,), nodes)


def place_and_date(event: Event, lang: str) -> str:
    """Return where and when the event took place."""
    return ", ".join(
        part for part in (event.place.best(lang), date_words(event.date, lang) if event.date else "") if part
    )


def imprint(event: Event, lang: str, between: str) -> str:
    """Return city, publisher and year."""
    return between.join(part for part in (event.city.best(lang), event.publisher.best(lang), event.year) if part)


def _look(style: Style, element: str, **changes: object) -> TextStyle:
    """Return how an element of the title page looks on the style's axis."""
    align = Align.LEFT if style.book.title_axis == "left" else Align.CENTER
    return replace(style.text[element], **{"align": align, "hyphenate": False, **changes})  # type: ignore[arg-type]


def _others(words: Words, volume: Volume) -> list[tuple[str, str]]:
    """Return (language, words) in the volume's other languages, each wording once."""
    main = words.best(volume.lang)
    found = {words[lang]: lang for lang in reversed(volume.langs) if words[lang] and words[lang] != main}
    return [(lang, text) for text, lang in reversed(found.items())]


def _add_subtitles(stack: Stack, volume: Volume, style: Style) -> None:
    subtitle = volume.event.subtitle
    stack.add(subtitle.best(volume.lang), _look(style, "cover_subtitle"), lang=volume.lang)
    for lang, text in _others(subtitle, volume):
        stack.add(text, _look(style, "cover_place", below=0.15), lang=lang)


def _add_people(stack: Stack, people: Sequence[Person], word: str, small: TextStyle, lang: str) -> None:
    if not people:
        return
    stack.add(word, replace(small, bold=True), lang=lang)
    for person in people:
        rest = ", ".join(part for part in (person.degree.best(lang), person.post.best(lang)) if part)
        runs = (
            Run(text=person.name.best(lang)),
            Run(text=f", {rest}" if rest else "", style=CharStyle(italic=True)),
        )
        stack.add_runs(runs, replace(small, left=small.size, first_indent=-small.size), lang=lang)
    stack.skip(1)


def _add_parallel_titles(stack: Stack, volume: Volume, small: TextStyle) -> None:
    event = volume.event
    for lang, title in _others(event.title, volume):
        subtitle = event.subtitle[lang]
        runs = (Run(text=title), Run(text=f". {subtitle}" if subtitle else "", style=CharStyle(italic=True)))
        stack.add_runs(runs, small, lang=lang)
        stack.skip(0.5)
    stack.skip(1)


def _record(event: Event, lang: str, pages: int) -> str:
    """Return the bibliographic record (ГОСТ 7.1-2003, short form)."""
    title = ": ".join(part for part in (event.title.best(lang), _lowered(event.subtitle.best(lang))) if part)
    if not title:
        return ""
    held = place_and_date(event, lang)
    city = ": ".join(part for part in (event.city.best(lang), event.publisher.best(lang)) if part)
    published = ", ".join(part for part in (city, event.year) if part)
    extent = f"{pages}\u00a0{printed('page-short', lang)}"
    return _DASH.join(
        part for part in (f"{title} ({held})." if held else f"{title}.", f"{published}.", extent) if part != "."
    )


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
