"""Findings: what a person should look at."""

from enum import StrEnum

from proceedings.model.value import value


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@value(kw_only=True)
class Place:
    """Where in a submitted file something stands."""

    part: str = ""
    """`body`, `footnote 3`, `table 2`, …; empty for the whole file."""
    paragraph: int = 0
    """Number of the paragraph in the body, from 1; 0 when it has none."""
    excerpt: str = ""
    """First words there."""


NOWHERE = Place()


class FixKind(StrEnum):
    """What a fix asks for."""

    ENTER = "enter"
    """A person has to know it: the paper's details are opened at the field."""
    SET = "set"
    """The field of the metadata becomes `after`."""
    NAME = "name"
    """The author named `before` is named `after`."""
    EXCLUDE = "exclude"
    """The paper is left out of the volume."""


@value(kw_only=True)
class Fix:
    """How a finding can be put right without the author; `decisions.with_fix` lays it on."""

    kind: FixKind
    field: str = ""
    """Of `MetadataEdits`: `titles`, `authors`, `abstracts`, `keywords`, `udc`, `irsti`, `doi`."""
    lang: str = ""
    """Of fields that stand in several languages."""
    paper: str = ""
    """Which paper is meant, where the finding is the volume's; its own otherwise."""
    before: str = ""
    after: str = ""


@value(kw_only=True)
class Finding:
    """Something a person should look at."""

    severity: Severity
    code: str
    """Stable and dotted: `collect.tracked-changes`. Sentences are made from it in `wording.py`."""
    place: Place = NOWHERE
    facts: tuple[tuple[str, str], ...] = ()
    """Names and values that the sentence needs."""
    clause: str = ""
    """The standard that asks for it, and where it does: `ГОСТ 7.32-2017, 6.5`; empty when none does."""
    fix: Fix | None = None
    accepted: str = ""
    """Why a person lets it stand; empty while nobody does."""
