"""Read what a conference asks of its papers: `styles/rules/NAME.toml` → Limits."""

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, cast

from proceedings.errors import StyleError
from proceedings.style.load import styles_folder

Span = tuple[int, int]
"""Least and most; 0 is no limit."""

_ANY: Span = (0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Limits that a call for papers sets; none by default."""

    authors: Span = _ANY
    pages: Span = _ANY
    keywords: Span = _ANY
    abstract_words: Span = _ANY
    abstract_languages: tuple[str, ...] = ()


NO_LIMITS = Limits()


def load_limits(name: str) -> Limits:
    """Return the limits of the conference rules `name`, or of the TOML file at that path.

    Raise StyleError `rules.unknown`, `rules.syntax` or `rules.key`.
    """
    path = Path(name) if name.endswith(".toml") else styles_folder() / "rules" / f"{name}.toml"
    if not path.is_file():
        known = ", ".join(sorted([file.stem for file in (styles_folder() / "rules").glob("*.toml")]))
        raise StyleError("rules.unknown", rules=name, known=known)
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise StyleError("rules.syntax", file=str(path), fault=str(fault)) from fault
    return Limits(**{key: _checked(path, key, value) for key, value in table.items()})


def _checked(path: Path, key: str, value: object) -> Any:
    """Return `value` as the field `key` wants it."""
    entries = cast("list[object]", value) if isinstance(value, list) else []
    wanted = str if key == "abstract_languages" else int
    fits = bool(entries) and all(type(entry) is wanted for entry in entries) and (wanted is str or len(entries) == 2)
    if not fits or key not in {field.name for field in fields(Limits)}:
        raise StyleError("rules.key", file=path.name, key=key, value=str(value))
    return tuple(entries)
