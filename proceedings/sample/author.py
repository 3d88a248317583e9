"""One imagined author at work on one file: what their keyboard and Word do wrong, and the parts written so far."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from pathlib import Path

from proceedings.model.value import value
from proceedings.sample.package import Package
from proceedings.sample.source import Definitions, Paragraph, SampleSourceError, Source

CAPITAL, SMALL = "А-ЯЁӘҒҚҢӨҰҮҺІA-Z", "а-яёәғқңөұүһіa-z"
INITIALS = rf"[{CAPITAL}]\.\s?(?:[{CAPITAL}]\.\s?)?"
NAME = rf"[{CAPITAL}][{SMALL}]+"
SIGNED = re.compile(
    rf"{NAME} {INITIALS}|{INITIALS}{NAME}"  # Surname A. B., A. B. Surname
    rf"|(?:{NAME} )?{NAME} (?:{NAME} )?[{CAPITAL}][{SMALL}]+(?:вич|вна|ұлы|қызы)\b"  # with a patronymic
    r"|(?<!\w)[A-Z][a-z]+ [A-Z][a-z]+(?:-[A-Z][a-z]+)?(?=\s*[,^])"  # Name Surname, before a comma or superscript
)


@value(kw_only=True)
class Habits:
    """What one author's keyboard and Word do wrong, the same all through a file."""

    language: str  # "right", or the one tag put on everything
    trailing_blanks: float  # share of paragraphs ending in blanks
    spell_marks: bool  # proofErr elements left among the runs
    line: int  # line pitch of the body in 240ths
    rsids: tuple[str, ...]


@dataclass(slots=True)
class Writer:
    """One document being written; the parts its body needs gather in `package`."""

    source: Source
    habits: Habits
    chance: random.Random
    font_path: Path | None = None
    package: Package = field(default_factory=Package)
    list_number: int = 0
    list_kind: str = "none"
    drawings: int = 0


def author_of(source: Source) -> str:
    """Guess whose computer wrote the file: the first name near the top, or the signature at the end."""
    paragraphs = [
        block.text.replace("~", " ") for block in source.blocks if isinstance(block, Paragraph) and block.text
    ]
    for text in (*paragraphs[:9], *paragraphs[-4:]):
        if found := SIGNED.search(text):
            return found.group().strip()
    return "Пользователь"


def habits_by_chance(chance: random.Random) -> Habits:
    """Draw an author: shares as measured over real manuscripts."""
    return Habits(
        language=chance.choices(("right", "ru-RU", "en-US"), (58, 25, 17))[0],
        trailing_blanks=chance.choice((0.1, 0.25, 0.4)),
        spell_marks=chance.random() < 0.6,
        line=chance.choice((240, 240, 276, 360)),
        rsids=tuple(f"00{chance.getrandbits(24):06X}" for _ in range(6)),
    )


def definition_of(definitions: Definitions, name: str, kind: str, writer: Writer) -> dict[str, str]:
    """Find a named definition, or say where it is missing."""
    if name not in definitions:
        message = f"{writer.source.name}: {name!r} is not defined; add it under [{kind}] after ===="
        raise SampleSourceError(message)
    return definitions[name]
