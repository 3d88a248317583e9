"""A volume in, its `volume.toml` out, as `order.read_volume` and `order.read_decisions` read it."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from proceedings.model.decisions import Decisions, MetadataEdits
from proceedings.model.paper import Author
from proceedings.model.volume import Event, Person, Section, Volume, Words

_ESCAPES = str.maketrans({'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\x7f": "\\u007f"})


_LANGUAGES = ("kk", "ru", "en")
_NONE_READY: Mapping[str, Decisions] = MappingProxyType({})


def description_of(
    volume: Volume,
    folders: Sequence[str],
    files: Sequence[Sequence[str]],
    ready: Mapping[str, Decisions] = _NONE_READY,
) -> str:
    """Return the description; `folders` are those of the sections, `files` the papers' paths in them, in order.

    Logos are named as they lie in the folder; so are `ready` PDFs, about which something was decided.
    """
    lines = [
        f"language = {_text(volume.lang)}",
        f"languages = {_texts(volume.langs)}",
        f"style = {_text(volume.style)}",
        *_event_lines(volume.event),
    ]
    for name, people in (("editors", volume.event.editors), ("reviewers", volume.event.reviewers)):
        for person in people:
            lines += ["", f"[[{name}]]", *_person_lines(person)]
    for committee in volume.event.committees:
        lines += ["", "[[committees]]", *_words_lines("title", committee.title)]
        for member in committee.members:
            lines += ["", "[[committees.members]]", *_person_lines(member)]
    for section, folder, names in zip(volume.sections, folders, files, strict=True):
        if names:
            lines += ["", "[[sections]]", *_section_lines(section, folder, names)]
    for file, decided in ready.items():
        said = _ready_lines(decided)
        if said:
            lines += ["", "[[ready]]", f"file = {_text(file)}", *said]
    return "\n".join(lines) + "\n"


def _event_lines(event: Event) -> list[str]:
    first, _, last = event.date.partition("/")
    lines: list[str] = []
    for key in ("title", "subtitle", "dedication", "place", "city", "publisher", "recommended", "annotation"):
        lines += _words_lines(key, getattr(event, key))
    lines += [f"{key} = {_text(day)}" for key, day in (("date", first), ("end", last)) if day]
    for key in ("year", "isbn", "udc", "bbk", "author_mark", "print_run"):
        if getattr(event, key):
            lines.append(f"{key} = {_text(getattr(event, key))}")
    if event.organisers:
        lines.append(f"organisers = [{', '.join([_table(each) for each in event.organisers])}]")
    if any(event.logos):
        lines.append(f"logos = {_texts(event.logos)}")
    return lines


def _section_lines(section: Section, folder: str, names: Sequence[str]) -> list[str]:
    lines = [f"folder = {_text(folder)}", *_words_lines("title", section.title)]
    if section.kind != "papers":
        lines.append(f"kind = {_text(section.kind)}")
    lines.append(f"order = {_texts(names)}")
    for chair in section.chairs:
        lines += ["", "[[sections.chairs]]", *_person_lines(chair)]
    return lines


def _ready_lines(decided: Decisions) -> list[str]:
    """Return what a description can say of a ready PDF: its titles, people, language and placement."""
    edits = decided.metadata
    lines = _title_lines(edits)
    if edits.authors is not None:
        lines.append(f"authors = [{', '.join(map(_author, edits.authors))}]")
    if edits.affiliations is not None:
        lines.append(f"affiliations = {_texts(edits.affiliations)}")
    lines += [
        f"{key} = {_text(said)}" for key, said in (("language", decided.lang), ("place", decided.placement)) if said
    ]
    return lines


def _title_lines(edits: MetadataEdits) -> list[str]:
    """Return the titles that the editor set, and the languages in which the file's own stay."""
    if not edits.titles:
        return []
    said = dict(edits.titles)
    kept = [lang for lang in _LANGUAGES if lang not in said]
    return [*[f"title.{lang} = {_text(title)}" for lang, title in said.items()], f"keeps = {_texts(kept)}"]


def _author(author: Author) -> str:
    said = [f"{key} = {_text(text)}" for key, text in (("email", author.email), ("orcid", author.orcid)) if text]
    if author.affiliations:
        said.append(f"affiliations = {[place + 1 for place in author.affiliations]}")
    return "{ " + ", ".join([f"name = {_text(author.name)}", *said]) + " }" if said else _text(author.name)


def _person_lines(person: Person) -> list[str]:
    return [line for key in ("name", "degree", "post") for line in _words_lines(key, getattr(person, key))]


def _words_lines(key: str, words: Words) -> list[str]:
    return [f"{key}.{lang} = {_text(words[lang])}" for lang in _LANGUAGES if words[lang]]


def _table(words: Words) -> str:
    return "{ " + ", ".join([f"{lang} = {_text(words[lang])}" for lang in _LANGUAGES if words[lang]]) + " }"


def _texts(texts: Iterable[str]) -> str:
    return "[" + ", ".join([_text(text) for text in texts]) + "]"


def _text(text: str) -> str:
    """Quote a basic string (TOML 1.0)."""
    plain = text.translate(_ESCAPES)
    return '"' + "".join([letter if letter >= " " else f"\\u{ord(letter):04x}" for letter in plain]) + '"'
