"""Changes: what the program did to an author's text."""

from dataclasses import dataclass

from proceedings.model.finding import NOWHERE, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One automatic change, which can be taken back."""

    rule: str
    before: str
    after: str
    place: Place = NOWHERE
