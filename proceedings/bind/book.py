"""The parts of a book in their order, and the number of every page."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from proceedings.bind.citation import Extent
from proceedings.bind.committees import committee_pages
from proceedings.bind.contents import Entry, contents_pages
from proceedings.bind.edition import Bookmark, Division, Edition, Leaf, folio
from proceedings.bind.heads import Heads, running_title
from proceedings.bind.offprints import Reprint, offprint_cover
from proceedings.bind.opener import opener_page, section_label
from proceedings.bind.streams import WrittenPaper, write_pages
from proceedings.bind.titlepage import title_page, title_verso
from proceedings.language.words import printed
from proceedings.model.paper import Metadata
from proceedings.model.setpage import Kind, SetPaper
from proceedings.model.value import value
from proceedings.model.volume import PaperId, Section, Volume
from proceedings.style import Style
from proceedings.typeset.setter import Setter

_CONTENTS = "contents"


@value(kw_only=True)
class BoundPaper:
    """A paper ready to be bound: its pages and what the contents say of it."""

    metadata: Metadata
    lang: str
    pages: WrittenPaper


@value(kw_only=True)
class _Slot:
    """A page of the book before its number is known."""

    paper: SetPaper | WrittenPaper | None = None
    """None for a blank."""
    index: int = 0
    """Of the paper's page."""
    chapter: int = -1
    """Index of the chapter that it is part of."""
    scope: str = ""
    head: str | None = None
    """Text of the running head; None when the page has neither head nor folio."""
    lang: str = ""
    first: bool = False
    """Whether the folio stands at the foot, under the first page of something."""
    name: str = ""
    """Of the volume's destination at its top."""


_BLANK = _Slot()


@value()
class _Chapter:
    """A section with what is there of its papers."""

    section: Section
    number: int
    """0 when it has no number."""
    papers: tuple[tuple[PaperId, BoundPaper], ...]

    @property
    def has_opener(self) -> bool:
        return bool(self.section.title) and self.section.kind != "greetings"


class Book:
    """A volume laid out: every page in its place, with its number."""

    def __init__(self, volume: Volume, papers: Mapping[PaperId, BoundPaper], style: Style, setter: Setter) -> None:
        self._volume = volume
        self._style = style
        self._setter = setter
        self._chapters = _chapters(volume, papers)
        self._papers = {key: paper for chapter in self._chapters for key, paper in chapter.papers}

    def edition(self, *, front_matter: bool = True) -> Edition:
        """Return the book as an edition; without front matter it is an author's preview."""
        body = list(self._body())
        back = front_matter and self._style.book.contents == "back"
        front = list(self._front(body, with_contents=not back)) if front_matter else []
        if back:
            body.extend(self._contents(body))
        slots = [*front, *body]
        if front_matter:
            slots[1] = replace(slots[1], paper=title_verso(self._volume, self._style, self._setter, len(slots)))
        edition = self._written(slots, len(front))
        places = {name: leaf for name, leaf, _ in edition.places}
        return replace(edition, bookmarks=tuple(self._bookmarks(places)))

    def starts(self, edition: Edition) -> tuple[tuple[PaperId, int, str], ...]:
        """Return (paper, index of its first page, number printed there)."""
        places = {name: leaf for name, leaf, _ in edition.places}
        return tuple((key, places[_paper_name(key)], edition.folio(places[_paper_name(key)])) for key in self._papers)

    def numbers(self) -> dict[PaperId, int]:
        """Return the page number at which each paper begins; front matter does not change it."""
        begun = [(slot.scope, n) for n, slot in enumerate(self._body(), 1) if slot.scope and not slot.index]
        return {PaperId(scope): number for scope, number in begun}

    def offprint(self, key: PaperId, first: int) -> Edition:
        """Return one paper under a cover of its own, its pages numbered from `first` on as in the volume."""
        volume, paper = self._volume, self._papers[key]
        chapter = next(chapter for chapter in self._chapters if key in dict(chapter.papers))
        lang = paper.lang or volume.lang
        reprint = Reprint(
            metadata=paper.metadata,
            title=_title(key, paper),
            lang=lang,
            event=volume.event,
            extent=Extent(str(first), str(first + len(paper.pages.pages) - 1)),
        )

        # A page that is a recto in the volume stays one: the cover's back is left blank before it
        cover = [_Slot(paper=offprint_cover(reprint, self._style, self._setter)), *[_BLANK] * (first % 2)]
        pages = _paper_slots(key, paper, self._verso(chapter.section), volume.lang, first - 1)
        edition = self._written([*cover, *pages], len(cover), first=first, lang=lang)
        return replace(
            edition,
            title=reprint.title,
            author=", ".join([author.name for author in paper.metadata.authors]),
            subject=reprint.record,
            keywords=", ".join(dict(paper.metadata.keywords).get(lang, ())),
            bookmarks=tuple(_paper_bookmarks(key, paper, len(cover), 0)),
        )

    def _verso(self, section: Section) -> str:
        """Return what stands at the head of a verso."""
        return section.title.best(self._volume.lang) or self._volume.event.title.best(self._volume.lang)

    def _body(self) -> Iterator[_Slot]:
        """Yield sections with their openers on rectos, and the papers."""
        lang = self._volume.lang
        count = 0
        for number, chapter in enumerate(self._chapters):
            section = chapter.section
            if chapter.has_opener:
                if count % 2:
                    yield _BLANK
                    count += 1
                page = opener_page(section, chapter.number, self._volume, self._style, self._setter)
                yield _Slot(paper=page, name=_section_name(section), chapter=number)
                count += 1
            verso = self._verso(section)
            for key, paper in chapter.papers:
                yield from _paper_slots(key, paper, verso, lang, count, chapter=number)
                count += len(paper.pages.pages)

    def _front(self, body: list[_Slot], *, with_contents: bool) -> Iterator[_Slot]:
        """Yield the title leaf and the contents; the body begins on a recto after them."""
        yield _Slot(paper=title_page(self._volume, self._style, self._setter))
        yield _BLANK  # its verso, set when the number of pages is known
        committees = committee_pages(self._volume, self._style, self._setter)
        if committees:
            yield from [_Slot(paper=committees, index=index) for index in range(len(committees.pages))]
            if len(committees.pages) % 2:
                yield _BLANK
        if with_contents:
            slots = self._contents(body)
            yield from slots
            if len(slots) % 2:
                yield _BLANK

    def _contents(self, body: list[_Slot]) -> list[_Slot]:
        volume = self._volume
        folios = {slot.name: str(index + 1) for index, slot in enumerate(body) if slot.name}
        entries = tuple(self._entries(folios))
        paper = contents_pages(entries, self._style, self._setter, lang=volume.lang, langs=volume.langs)
        head = printed("contents", volume.lang)
        return [
            _Slot(
                paper=paper, index=index, head=head, lang=volume.lang, first=not index, name="" if index else _CONTENTS
            )
            for index in range(len(paper.pages))
        ]

    def _entries(self, folios: Mapping[str, str]) -> Iterator[Entry]:
        lang = self._volume.lang
        for chapter in self._chapters:
            section = chapter.section
            if section.title:
                label = section_label(section, chapter.number, lang)
                title = section.title.best(lang)
                target = _section_name(section) if chapter.has_opener else _paper_name(chapter.papers[0][0])
                yield Entry(
                    title=f"{label}. {title}" if label else title,
                    lang=lang,
                    folio=folios.get(target, "") if chapter.has_opener else "",
                    target=target,
                    section=True,
                )
            for key, paper in chapter.papers:
                yield Entry(
                    title=_title(key, paper),
                    lang=paper.lang,
                    authors=", ".join(author.name for author in paper.metadata.authors),
                    folio=folios[_paper_name(key)],
                    target=_paper_name(key),
                )

    def _written(self, slots: list[_Slot], roman: int, *, first: int = 1, lang: str = "") -> Edition:
        """Write the volume's own pages, in `lang` or the volume's, and give every page its head and folio."""
        heads = Heads(self._style, self._setter)
        numbers = {
            index: heads.add(
                slot.head,
                folio(index, roman, first),
                recto=not index % 2,
                lang=slot.lang,
                foot=slot.first,
            )
            for index, slot in enumerate(slots)
            if slot.head is not None
        }
        places = {slot.name: index for index, slot in enumerate(slots) if slot.name}
        volume = self._volume
        lang = lang or volume.lang
        slots = _with_pages_written(slots, lang, places)
        head_paper, head_pages = heads.written()
        leaves = tuple(
            Leaf(
                scope=slot.scope,
                page=slot.paper.pages[slot.index] if isinstance(slot.paper, WrittenPaper) else None,
                head=head_pages[numbers[index]] if index in numbers else None,
            )
            for index, slot in enumerate(slots)
        )
        return Edition(
            title=volume.event.title.best(volume.lang),
            author=", ".join(person.name.best(volume.lang) for person in volume.event.editors),
            subject=volume.event.subtitle.best(volume.lang),
            lang=lang,
            date=volume.event.date.partition("/")[0] or volume.event.year,
            leaves=leaves,
            roman=roman,
            first=first,
            sources=(
                head_paper,
                *[slot.paper for slot in slots if isinstance(slot.paper, WrittenPaper) and not slot.index],
            ),
            places=tuple((name, index, 0.0) for name, index in places.items()),
            divisions=tuple(self._divisions(slots)),
        )

    def _divisions(self, slots: list[_Slot]) -> Iterator[Division]:
        """Yield the branches of the structure tree: a part for each section that has a title."""
        for number, group in groupby(enumerate(slots), key=lambda place: place[1].chapter):
            begun = [
                Division(
                    kind=Kind.ARTICLE if slot.scope else Kind.SECT, lang=slot.paper.lang, paper=slot.paper, first=index
                )
                for index, slot in group
                if isinstance(slot.paper, WrittenPaper) and not slot.index
            ]
            if number >= 0 and self._chapters[number].section.title:
                yield Division(kind=Kind.PART, parts=tuple(begun))
            else:
                yield from begun

    def _bookmarks(self, places: Mapping[str, int]) -> Iterator[Bookmark]:
        """Yield the outline: contents, sections, papers, their headings of the first level."""
        lang = self._volume.lang
        if _CONTENTS in places and self._style.book.contents != "back":
            yield Bookmark(level=0, title=printed("contents", lang), leaf=places[_CONTENTS], y=0.0)
        for chapter in self._chapters:
            section = chapter.section
            if section.title:
                label = section_label(section, chapter.number, lang)
                title = section.title.best(lang)
                first = places.get(_section_name(section), places[_paper_name(chapter.papers[0][0])])
                yield Bookmark(level=0, title=f"{label}. {title}" if label else title, leaf=first, y=0.0)
            level = 1 if section.title else 0
            for key, paper in chapter.papers:
                yield from _paper_bookmarks(key, paper, places[_paper_name(key)], level)
        if _CONTENTS in places and self._style.book.contents == "back":
            yield Bookmark(level=0, title=printed("contents", lang), leaf=places[_CONTENTS], y=0.0)


def _chapters(volume: Volume, papers: Mapping[PaperId, BoundPaper]) -> tuple[_Chapter, ...]:
    """Leave out papers that are not there, and sections without papers; number the others."""
    found = [
        (section, tuple((key, papers[key]) for key in section.papers if key in papers and papers[key].pages.pages))
        for section in volume.sections
    ]
    full = [(section, present) for section, present in found if present]
    numbered = [section for section, _ in full if section.title and section.kind != "greetings"]
    numbers = {id(section): number for number, section in enumerate(numbered, 1)} if len(numbered) > 1 else {}
    return tuple(_Chapter(section, numbers.get(id(section), 0), present) for section, present in full)


def _paper_slots(
    key: PaperId, paper: BoundPaper, verso: str, verso_lang: str, before: int, *, chapter: int = -1
) -> Iterator[_Slot]:
    recto = running_title(paper.metadata, paper.lang) or verso
    for index in range(len(paper.pages.pages)):
        is_verso = (before + index) % 2
        yield _Slot(
            paper=paper.pages,
            index=index,
            chapter=chapter,
            scope=key,
            head=None if paper.pages.pages[index].whole else verso if is_verso else recto,
            lang=verso_lang if is_verso else paper.lang,
            first=not index,
            name="" if index else _paper_name(key),
        )


def _paper_bookmarks(key: PaperId, paper: BoundPaper, leaf: int, level: int) -> Iterator[Bookmark]:
    """Yield the outline of a paper that begins on a leaf: its title and its headings of the first level."""
    yield Bookmark(level=level, title=_title(key, paper), leaf=leaf, y=0.0)
    for heading in paper.pages.headings:
        if heading.level <= paper.pages.depth:
            yield Bookmark(level=level + heading.level, title=heading.title, leaf=leaf + heading.page, y=heading.y)


def _with_pages_written(slots: list[_Slot], lang: str, places: Collection[str]) -> list[_Slot]:
    """Write the volume's own pages, which are in `lang`."""
    own = {id(slot.paper): slot.paper for slot in slots if isinstance(slot.paper, SetPaper)}
    written = {key: write_pages(replace(paper, lang=lang), places=places) for key, paper in own.items()}
    return [replace(slot, paper=written[id(slot.paper)]) if id(slot.paper) in written else slot for slot in slots]


def _title(key: PaperId, paper: BoundPaper) -> str:
    """Return the paper's title, its file's name when none was recognised."""
    return paper.metadata.title or key.rpartition("/")[2].rpartition(".")[0]


def _section_name(section: Section) -> str:
    return f"section {section.name}"


def _paper_name(key: PaperId) -> str:
    return f"paper {key}"
