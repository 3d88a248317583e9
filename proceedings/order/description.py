"""Read `volume.toml`: what it says of the event, the sections and the order; every key and type checked."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, cast

from proceedings.errors import VolumeError
from proceedings.language.detect import language_of
from proceedings.model.decisions import UNDECIDED, Decisions, MetadataEdits
from proceedings.model.paper import Author
from proceedings.model.value import value
from proceedings.model.volume import Committee, Event, Person, Words

DESCRIPTION = "volume.toml"
"""Name of the description in the volume's folder."""

_LANGUAGES = ("kk", "ru", "en")
NO_WORDS = Words()

_KINDS = ("papers", "greetings")


@value(kw_only=True)
class SectionDescription:
    """What the description says of the section in a folder."""

    folder: str
    title: Words = NO_WORDS
    chairs: tuple[Person, ...] = ()
    kind: str = "papers"
    order: tuple[str, ...] = ()
    """Names of files, as far as they do not stand in natural order."""


@value(kw_only=True)
class ReadyDescription:
    """What the description says of a ready PDF."""

    file: str
    """Its path in the volume's folder."""
    decisions: Decisions = UNDECIDED


@value(kw_only=True)
class Description:
    """All that `volume.toml` says."""

    event: Event
    sections: tuple[SectionDescription, ...]
    lang: str
    langs: tuple[str, ...]
    style: str
    ready: tuple[ReadyDescription, ...] = ()


def read_description(file: Path) -> Description:
    """Return what `file` says; raise VolumeError `volume.syntax`, `volume.key` or `volume.value` with the line."""
    text = ""
    try:
        text = file.read_text(encoding="utf-8-sig")
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        named = re.search(r"at line (\d+)", str(fault))
        line = named[1] if named else str(text.count("\n") + 1)
        raise VolumeError("volume.syntax", file=file.name, fault=str(fault), line=line) from fault
    top = _Table(file, "", table)
    lang = top.choice("language", _LANGUAGES, "ru")
    description = Description(
        lang=lang,
        langs=top.choices("languages", _LANGUAGES),
        style=top.text("style") or "a5-book",
        event=_event(top, lang),
        sections=tuple([_section(each, lang) for each in top.tables("sections")]),
        ready=tuple([_ready(each, lang) for each in top.tables("ready")]),
    )
    top.refuse_others()
    return description


def line_of(file: Path, key: str, value: str = "") -> str:
    """Return the number of the line where `key` stands, of those the one that also says `value`; `0` when none does."""
    lines = list(enumerate(file.read_text(encoding="utf-8-sig").splitlines(), 1))
    starts = re.compile(rf"[\s\[]*(?:[\w-]+\.)*{re.escape(key)}\s*[=.\]]")
    found = [(number, text) for number, text in lines if starts.match(text)]
    exact = [number for number, text in found if value and value in text]
    others = [number for number, text in lines if value and f'"{value}"' in text]
    return str((exact or others or [number for number, _ in found] or [0])[0])


def _event(top: "_Table", lang: str) -> Event:
    return Event(
        title=top.words("title", lang),
        subtitle=top.words("subtitle", lang),
        dedication=top.words("dedication", lang),
        place=top.words("place", lang),
        date=_dates(top),
        year=top.text("year"),
        city=top.words("city", lang),
        publisher=top.words("publisher", lang),
        organisers=top.all_words("organisers", lang),
        editors=tuple([_person(each, lang) for each in top.tables("editors")]),
        isbn=top.text("isbn"),
        udc=top.text("udc"),
        bbk=top.text("bbk"),
        author_mark=top.text("author_mark"),
        recommended=top.words("recommended", lang),
        annotation=top.words("annotation", lang),
        reviewers=tuple([_person(each, lang) for each in top.tables("reviewers")]),
        committees=tuple([_committee(each, lang) for each in top.tables("committees")]),
        print_run=top.text("print_run"),
        logos=top.pictures("logos"),
    )


def _dates(top: "_Table") -> str:
    first, last = top.day("date"), top.day("end")
    return f"{first}/{last}" if first and last and last != first else first


def _section(table: "_Table", lang: str) -> SectionDescription:
    section = SectionDescription(
        folder=table.text("folder"),
        title=table.words("title", lang),
        chairs=tuple([_person(each, lang) for each in table.tables("chairs")]),
        kind=table.choice("kind", _KINDS, "papers"),
        order=table.texts("order"),
    )
    table.refuse_others()
    return section


def _ready(table: "_Table", lang: str) -> ReadyDescription:
    edits = MetadataEdits(
        titles=_titles(table, lang),
        authors=tuple([_author(each) for each in table.rows("authors", "name")]) if table.says("authors") else None,
        affiliations=table.texts("affiliations") if table.says("affiliations") else None,
    )
    decisions = Decisions(
        metadata=edits,
        lang=table.choice("language", ("", *_LANGUAGES), ""),
        placement={"text": "", "page": "page"}[table.choice("place", ("text", "page"), "text")],
    )
    ready = ReadyDescription(file=table.text("file"), decisions=decisions)
    table.refuse_others()
    return ready


def _titles(table: "_Table", lang: str) -> tuple[tuple[str, str], ...]:
    """Return titles in the order in which they are given, and empty ones in the languages that no title is given in.

    An empty title takes away what the file says of itself; in languages that `keeps` names it stays.
    """
    title = table.words("title", lang)
    kept = table.texts("keeps")
    if not title and not table.says("keeps"):
        return ()
    langs = dict.fromkeys((*table.named("title"), *_LANGUAGES))
    return tuple([(each, title[each]) for each in langs if each not in kept])


def _author(table: "_Table") -> Author:
    author = Author(
        name=table.text("name"),
        email=table.text("email"),
        orcid=table.text("orcid"),
        affiliations=tuple([number - 1 for number in table.numbers("affiliations")]),
    )
    table.refuse_others()
    return author


def _committee(table: "_Table", lang: str) -> Committee:
    committee = Committee(
        title=table.words("title", lang),
        members=tuple([_person(each, lang) for each in table.tables("members")]),
    )
    table.refuse_others()
    return committee


def _person(table: "_Table", lang: str) -> Person:
    person = Person(
        name=table.words("name", lang),
        degree=table.words("degree", lang),
        post=table.words("post", lang),
    )
    table.refuse_others()
    return person


_T = TypeVar("_T")


class _Table:
    """A table of the description whose keys are taken one by one; those left at the end are refused."""

    def __init__(self, file: Path, path: str, values: Mapping[str, Any]) -> None:
        self._file = file
        self._path = path
        self._values = dict(values)
        self._known: set[str] = set()

    def text(self, key: str) -> str:
        """Return a string; whole numbers pass, for years."""
        value = self._take(key, "")
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        return str(self._wanted(key, value, isinstance(value, str), "a text in quotes"))

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._take(key, [])
        fits = isinstance(value, list) and all(isinstance(each, str) for each in cast("list[Any]", value))
        return tuple(self._wanted(key, value, fits, "a list of texts"))

    def numbers(self, key: str) -> tuple[int, ...]:
        """Return whole numbers from 1."""
        value = self._take(key, [])
        fits = isinstance(value, list) and all(type(each) is int and each > 0 for each in cast("list[Any]", value))
        return tuple(self._wanted(key, value, fits, "a list of numbers from 1"))

    def says(self, key: str) -> bool:
        return key in self._values

    def named(self, key: str) -> tuple[str, ...]:
        """Return the keys of a table in their order, none of what is no table."""
        value = self._values.get(key)
        return tuple(cast("dict[str, Any]", value)) if isinstance(value, dict) else ()

    def rows(self, key: str, name: str) -> "list[_Table]":
        """Return tables; a text among them stands for a table that says no more than `name`."""
        value = self._take(key, [])
        fits = isinstance(value, list) and all(isinstance(each, str | dict) for each in cast("list[Any]", value))
        return [
            _Table(self._file, f"{self._path}{key}.", each if isinstance(each, dict) else {name: each})
            for each in self._wanted(key, value, fits, "a list of texts")
        ]

    def pictures(self, key: str) -> tuple[str, ...]:
        """Return the paths of files that are named as they lie beside the description; empty for an empty name."""
        found: list[str] = []
        for name in self.texts(key):
            path = self._file.parent / name
            self._wanted(key, name, not name or path.is_file(), "the name of a picture in the folder")
            found.append(str(path) if name else "")
        return tuple(found)

    def choice(self, key: str, known: tuple[str, ...], default: str) -> str:
        value = self._take(key, default)
        return self._wanted(key, value, value in known, " | ".join(known))

    def choices(self, key: str, known: tuple[str, ...]) -> tuple[str, ...]:
        values = self.texts(key) or known
        for each in values:
            self._wanted(key, each, each in known, " | ".join(known))
        return values

    def day(self, key: str) -> str:
        """Return a date as ISO 8601, empty when it is not given."""
        value = self._take(key, "")
        if type(value) is date:
            return value.isoformat()
        try:
            return date.fromisoformat(value).isoformat() if value else ""
        except (TypeError, ValueError):
            raise self._refusal("volume.value", key, value, "2025-12-10") from None

    def words(self, key: str, lang: str) -> Words:
        """Return words by language; a single text is words of the language it is written in."""
        return self._words(key, self._take(key, {}), lang)

    def all_words(self, key: str, lang: str) -> tuple[Words, ...]:
        value = self._take(key, [])
        self._wanted(key, value, isinstance(value, list), "a list")
        return tuple([self._words(key, each, lang) for each in value])

    def tables(self, key: str) -> "list[_Table]":
        value = self._take(key, [])
        fits = isinstance(value, list) and all(isinstance(each, dict) for each in cast("list[Any]", value))
        return [
            _Table(self._file, f"{self._path}{key}.", each) for each in self._wanted(key, value, fits, f"[[{key}]]")
        ]

    def refuse_others(self) -> None:
        """Raise VolumeError for a key nobody asked for."""
        for key, given in self._values.items():
            if key not in self._known:
                raise self._refusal("volume.key", key, given, ", ".join(sorted(self._known)))

    def _take(self, key: str, default: object) -> Any:
        self._known.add(key)
        return self._values.get(key, default)

    def _words(self, key: str, value: object, lang: str) -> Words:
        if isinstance(value, str):
            return words_in(value, lang)
        wanted = 'a text, or texts by language: kk = "…", ru = "…", en = "…"'
        table = cast("dict[str, Any]", self._wanted(key, value, isinstance(value, dict), wanted))
        for name, text in table.items():
            if name not in _LANGUAGES:
                raise self._refusal("volume.key", f"{key}.{name}", text, ", ".join(_LANGUAGES))
            self._wanted(f"{key}.{name}", text, isinstance(text, str), "a text in quotes")
        return Words(**table)

    def _wanted(self, key: str, value: _T, fits: bool, wanted: str) -> _T:
        if not fits:
            raise self._refusal("volume.value", key, value, wanted)
        return value

    def _refusal(self, code: str, key: str, value: object, wanted: str) -> VolumeError:
        return VolumeError(
            code,
            file=self._file.name,
            key=self._path + key,
            value=str(value),
            wanted=wanted,
            line=line_of(self._file, key.rpartition(".")[2], value if isinstance(value, str) else ""),
        )


def words_in(text: str, lang: str) -> Words:
    """Return `text` as words of the language it is written in."""
    found = language_of(text, lang)
    return Words(kk=text) if found == "kk" else Words(en=text) if found == "en" else Words(ru=text)
