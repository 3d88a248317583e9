"""The fields of a paper's details: what was recognised and what the editor set in, text out, and back."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from proceedings.model.decisions import UNDECIDED, Decisions, MetadataEdits, TextEdit, with_edits
from proceedings.model.finding import NOWHERE, Place
from proceedings.model.paper import Author, Metadata, Recognised, Written

LANGUAGES = ("kk", "ru", "en")
TEXTS = ("titles", "abstracts", "keywords")
"""Fields that stand in every language."""
CODES = ("udc", "irsti", "doi")

_ROLES: Mapping[str, str] = MappingProxyType(
    {
        "titles": "title",
        "abstracts": "abstract",
        "keywords": "keywords",
        "authors": "authors",
        "affiliations": "affiliation",
        "udc": "codes",
        "irsti": "codes",
        "doi": "codes",
    }
)
_BETWEEN = re.compile(r"\s*[;\n]\s*")
_BETWEEN_NAMES = re.compile(r"\s*[,;\n]\s*")


@dataclass(frozen=True, slots=True)
class Spot:
    """A field, in a language where it stands in several."""

    field: str
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the front block about people, in a language that is not the paper's first."""

    field: str
    """`authors` or `affiliations`."""
    lang: str
    place: Place
    before: str
    """As the author wrote it."""
    after: str
    """As the editor put it right; the same while nobody did."""
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """All that is said of one paper's details."""

    found: Metadata
    """As recognised."""
    edits: MetadataEdits = UNDECIDED.metadata
    recognised: tuple[Recognised, ...] = ()
    lang: str = ""
    """The paper's main language."""

    @property
    def said(self) -> Metadata:
        """What is printed."""
        return with_edits(self.found, self.edits)

    @property
    def main(self) -> str:
        """The language of the first title, in which authors are named."""
        return self.said.titles[0][0] if self.said.titles else self.lang


def text_at(metadata: Metadata, spot: Spot) -> str:
    """Return the text of a field: keywords parted by semicolons, affiliations one a line, authors by commas."""
    if spot.field in CODES:
        return str(getattr(metadata, spot.field))
    if spot.field == "keywords":
        return "; ".join(dict(metadata.keywords).get(spot.lang, ()))
    if spot.field == "affiliations":
        return "\n".join(metadata.affiliations)
    if spot.field == "authors":
        return ", ".join([author.name for author in metadata.authors])
    return dict(getattr(metadata, spot.field)).get(spot.lang, "")


def is_edited(edits: MetadataEdits, spot: Spot) -> bool:
    """Tell whether the editor set a field."""
    held = getattr(edits, spot.field)
    return spot.lang in dict(held) if spot.field in TEXTS else held is not None


def with_text(sheet: Sheet, spot: Spot, text: str) -> MetadataEdits:
    """Return the editor's edits with `text` in a field; what was recognised takes the edit back."""
    typed = text.strip() if spot.field == "affiliations" else " ".join(text.split())
    if typed == text_at(sheet.found, spot):
        return without(sheet.edits, spot)
    if spot.field in CODES:
        return replace(sheet.edits, **{spot.field: typed})
    if spot.field == "affiliations":
        places = tuple([" ".join(line.split()) for line in typed.splitlines() if line.strip()])
        return replace(sheet.edits, affiliations=places)
    if spot.field == "authors":
        return replace(sheet.edits, authors=renamed(sheet.said.authors, typed))
    value = tuple([word for word in _BETWEEN.split(typed) if word]) if spot.field == "keywords" else typed
    return replace(
        sheet.edits, **{spot.field: tuple({**dict(getattr(sheet.edits, spot.field)), spot.lang: value}.items())}
    )


def without(edits: MetadataEdits, spot: Spot) -> MetadataEdits:
    """Return the editor's edits less the one of a field."""
    if spot.field not in TEXTS:
        return replace(edits, **{spot.field: None})
    kept = {lang: said for lang, said in getattr(edits, spot.field) if lang != spot.lang}
    return replace(edits, **{spot.field: tuple(kept.items())})


def renamed(authors: Sequence[Author], names: str) -> tuple[Author, ...]:
    """Return authors called by `names`: a known name keeps what is known of the person, a new one the place's."""
    typed = [name for name in _BETWEEN_NAMES.split(names) if name]
    known = {author.name: author for author in authors}
    if len(typed) == len(authors):
        return tuple(
            [known.get(name) or replace(author, name=name) for name, author in zip(typed, authors, strict=True)]
        )
    return tuple([known.get(name, Author(name=name)) for name in typed])


def sureness(sheet: Sheet, spot: Spot) -> tuple[float, Place]:
    """Return (how sure what was recognised is, where it stands); (0, NOWHERE) of what was not found."""
    if not text_at(sheet.found, spot):
        return 0.0, NOWHERE
    lang = spot.lang or ("" if spot.field in CODES else sheet.main)
    near = [each for each in sheet.recognised if each.field == _ROLES[spot.field] and lang in {"", each.lang}]
    if spot.field in CODES:
        code = text_at(sheet.found, spot)
        near = [each for each in near if code[:6] in each.place.excerpt] or near
    if not near:
        return (0.4, NOWHERE)
    return min([each.confidence for each in near]), near[0].place


def lines_of(sheet: Sheet, written: Sequence[Written], decisions: Decisions) -> tuple[Line, ...]:
    """Return the lines that name people and places of work in the languages other than the first."""
    texts = {each.place: each.text for each in written}
    edited = {edit.place: edit for edit in decisions.texts}
    fields = {"authors": "authors", "affiliation": "affiliations"}
    return tuple(
        [
            Line(
                field=fields[each.field],
                lang=each.lang,
                place=each.place,
                before=texts[each.place],
                after=edited[each.place].after if each.place in edited else texts[each.place],
                confidence=each.confidence,
            )
            for each in sheet.recognised
            if each.field in fields and each.lang != sheet.main and each.place in texts
        ]
    )


def edit_of(line: Line, after: str) -> TextEdit:
    """Return the edit that makes a line say `after`."""
    return TextEdit(place=line.place, before=line.before, after=after)
