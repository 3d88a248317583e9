"""Read what a conference asks of its papers: `styles/rules/NAME.toml` → Limits."""

import re
import tomllib
from pathlib import Path
from typing import Any, cast

from proceedings.errors import StyleError
from proceedings.model.decisions import ON_REQUEST
from proceedings.model.finding import Severity
from proceedings.model.value import value
from proceedings.style.load import styles_folder

Span = tuple[int, int]
"""Least and most; 0 is no limit."""

_ANY: Span = (0, 0)

LANGUAGES = ("kk", "ru", "en")
REQUIRED = ("udc", "irsti", "doi", "affiliation", "email", "orcid")
RECORDS = ("gost", "ieee")


@value(kw_only=True)
class Limits:
    """What a call for papers asks; nothing by default, but what every printer does."""

    authors: Span = _ANY
    pages: Span = _ANY
    characters: Span = _ANY
    """Of the text, with blanks and references."""
    keywords: Span = _ANY
    abstract_words: Span = _ANY
    references: Span = _ANY
    resolution: int = 150
    """Least dots to the inch of a picture at its printed size."""
    languages: tuple[str, ...] = ()
    """In which papers are taken; empty: in any."""
    abstract_languages: tuple[str, ...] = ()
    """In which every paper has an abstract and keywords."""
    title_languages: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    """Other parts of the front block, of `REQUIRED`."""
    records: str = "gost"
    """By which rules references are written."""
    requested: tuple[str, ...] = ()
    """Rules of normalizing that are off until asked for, of `ON_REQUEST`."""
    citation_order: bool = False
    """References are numbered in the order in which they are first cited."""
    severity: tuple[tuple[str, str], ...] = ()
    """(code, severity) where it is not the rule's own."""
    accepted: tuple[tuple[str, str], ...] = ()
    """(code, reason) of rules that this conference does not mind."""


NO_LIMITS = Limits()

_SPANS = frozenset({"authors", "pages", "characters", "keywords", "abstract_words", "references"})
_WORDS = {
    "languages": LANGUAGES,
    "abstract_languages": LANGUAGES,
    "title_languages": LANGUAGES,
    "required": REQUIRED,
    "requested": tuple(sorted(ON_REQUEST)),
}
_TABLES = {"severity": tuple(Severity), "accepted": ()}
_AT_LINE = re.compile(r"at line (\d+)")
_CODE = re.compile(r"[a-z]+\.[a-z]+(?:-[a-z]+)*")


def load_limits(name: str) -> Limits:
    """Return the limits of the conference rules `name`, or of the TOML file at that path.

    Raise StyleError `rules.unknown`, `rules.syntax` or `rules.key`, the last two with the line.
    """
    path = Path(name) if name.endswith(".toml") else styles_folder() / "rules" / f"{name}.toml"
    if not path.is_file():
        raise StyleError("rules.unknown", rules=name, known=", ".join(rules_names()))
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as fault:
        raise StyleError("rules.syntax", file=path.name, line="0", fault=str(fault)) from fault
    except OSError as fault:
        raise StyleError("rules.unknown", rules=name, known=", ".join(rules_names())) from fault
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        said = _AT_LINE.search(str(fault))
        line = said[1] if said else str(text.count("\n") + 1)  # else it is the end of the document
        raise StyleError("rules.syntax", file=path.name, line=line, fault=str(fault)) from fault
    return Limits(**{key: _checked(path.name, text, key, value) for key, value in table.items()})


def rules_names() -> tuple[str, ...]:
    """Return the names of all conference rules that come with the program, sorted."""
    return tuple(sorted([file.stem for file in (styles_folder() / "rules").glob("*.toml")]))


def _checked(file: str, text: str, key: str, value: object) -> Any:
    """Return `value` as the field `key` wants it."""
    if key in _TABLES and isinstance(value, dict):
        rows = cast("dict[str, object]", value)
        for code, said in rows.items():
            if not _CODE.fullmatch(code) or not _fits_table(key, said):
                raise _fault(file, text, f"{key}.{code}", said)
        return tuple(rows.items())
    entries = cast("list[Any]", value) if isinstance(value, list) else []
    if key in _SPANS and len(entries) == 2 and all(type(entry) is int and entry >= 0 for entry in entries):
        least, most = entries
        if not most or least <= most:
            return (least, most)
    elif key in _WORDS and entries and all(entry in _WORDS[key] for entry in entries):
        return tuple(dict.fromkeys(entries))
    elif (
        (key == "records" and value in RECORDS)
        or (key == "citation_order" and isinstance(value, bool))
        or (key == "resolution" and type(value) is int and value >= 0)
    ):
        return value
    raise _fault(file, text, key, value)


def _fits_table(key: str, said: object) -> bool:
    return isinstance(said, str) and bool(said.strip()) and (not _TABLES[key] or said in _TABLES[key])


def _fault(file: str, text: str, key: str, value: object) -> StyleError:
    """Name the line on which `key` stands."""
    table, _, word = key.partition(".")
    names = f'"{re.escape(word)}"|{re.escape(word)}|{re.escape(key)}' if word else re.escape(table)
    pattern = re.compile(rf"\s*(?:[\w.]*\.)?(?:{names})\s*=|\s*\[\s*{re.escape(table)}\s*\]\s*$")
    lines = [number for number, line in enumerate(text.splitlines(), 1) if pattern.match(line)]
    line = lines[-1 if word else 0] if lines else 0
    return StyleError("rules.key", file=file, key=key, value=str(value), wanted=_wanted(table), line=str(line))


def _wanted(key: str) -> str:
    """Return what a value of `key` looks like; all keys when there is no such key."""
    if key in _SPANS:
        return "[5, 8]"
    if key in _WORDS:
        return "[" + ", ".join([f'"{word}"' for word in _WORDS[key]]) + "]"
    if key in _TABLES:
        return '"check.no-sources" = "…"' if key == "accepted" else '"check.pages" = "error" / "warning" / "note"'
    known = {"records": '"gost" / "ieee"', "citation_order": "true / false", "resolution": "300"}
    return known.get(key) or ", ".join(sorted([*_SPANS, *_WORDS, *_TABLES, *known]))
