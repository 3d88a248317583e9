"""Findings: what a person should look at."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in a submitted file something stands."""

    part: str = ""
    """`body`, `footnote 3`, `table 2`, …; empty for the whole file."""
    paragraph: int = 0
    """Number of the paragraph in the body, from 1; 0 when it has none."""
    excerpt: str = ""
    """First words there."""


NOWHERE = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something a person should look at."""

    severity: Severity
    code: str
    """Stable and dotted: `collect.tracked-changes`. Sentences are made from it in `ui/wording.py` and the commands."""
    place: Place = NOWHERE
    facts: tuple[tuple[str, str], ...] = ()
    """Names and values that the sentence needs."""
