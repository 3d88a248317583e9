"""A volume of proceedings: the event, its sections and the order of their papers."""

from typing import NewType

from proceedings.model.value import value

PaperId = NewType("PaperId", str)
"""Path of the paper's file inside the volume's folder, with `/`; in a volume file the one under which it came in, kept
wherever the paper moves."""


@value(kw_only=True)
class Words:
    """The same words in the languages of the volume; empty where they were not given."""

    kk: str = ""
    ru: str = ""
    en: str = ""

    def __getitem__(self, lang: str) -> str:
        return {"kk": self.kk, "ru": self.ru, "en": self.en}.get(lang, "")

    def __bool__(self) -> bool:
        return bool(self.kk or self.ru or self.en)

    def best(self, lang: str) -> str:
        """Return the words in `lang`, else in any language they exist in."""
        return self[lang] or self.ru or self.kk or self.en


@value(kw_only=True)
class Person:
    """Somebody with a part in the volume: an editor, a chair."""

    name: Words
    degree: Words = Words()
    post: Words = Words()


@value(kw_only=True)
class Committee:
    """People named together: a programme committee, an editorial board."""

    title: Words = Words()
    members: tuple[Person, ...] = ()


@value(kw_only=True)
class Event:
    """The conference, and what the title page says of it."""

    title: Words = Words()
    subtitle: Words = Words()
    dedication: Words = Words()
    place: Words = Words()
    date: str = ""
    """ISO 8601, or two dates parted by `/`."""
    year: str = ""
    city: Words = Words()
    publisher: Words = Words()
    organisers: tuple[Words, ...] = ()
    editors: tuple[Person, ...] = ()
    isbn: str = ""
    udc: str = ""
    bbk: str = ""
    author_mark: str = ""
    """Авторский знак: a letter and the number of the author table."""
    recommended: Words = Words()
    """«Рекомендовано к изданию …»: the whole sentence."""
    annotation: Words = Words()
    reviewers: tuple[Person, ...] = ()
    committees: tuple[Committee, ...] = ()
    print_run: str = ""
    """Copies, in digits."""
    logos: tuple[str, ...] = ()
    """By organiser, the SHA-256 of a picture that the volume file keeps; empty for none. Of a
    volume that is laid out to be bound, the picture's path."""


@value(kw_only=True)
class Section:
    """A section and its papers in printing order."""

    name: str
    """Name of its folder; empty for papers that stand before or without sections."""
    title: Words
    papers: tuple[PaperId, ...]
    chairs: tuple[Person, ...] = ()
    kind: str = "papers"
    """`papers`, or `greetings` (no opener of its own on a recto, no number)."""


@value(kw_only=True)
class Volume:
    """What is to be bound, in its order."""

    event: Event
    sections: tuple[Section, ...]
    lang: str = "ru"
    """Main language of the printed words."""
    langs: tuple[str, ...] = ("kk", "ru", "en")
    """Languages of headings that stand in several."""
    style: str = "a5-book"
    excluded: tuple[PaperId, ...] = ()
    """Papers that were sent in but are not in the volume."""
    order_locked: bool = False
    """Whether the order of papers is guarded against accidental moves."""
    frozen: str = ""
    """Name of the edition that went out; what is changed later differs from it."""

    @property
    def papers(self) -> tuple[PaperId, ...]:
        """All papers in printing order."""
        return tuple(paper for section in self.sections for paper in section.papers)
