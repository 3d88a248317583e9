"""Changes: what the program did to an author's text."""

import hashlib

from proceedings.model.finding import NOWHERE, Place
from proceedings.model.value import value


@value(kw_only=True)
class Change:
    """One automatic change, which can be taken back."""

    rule: str
    before: str
    after: str
    place: Place = NOWHERE


def key_of(change: Change) -> str:
    """Return what `change` is known by again, in a later version of the paper, too: sixteen hexadecimal digits.

    That is its rule, the first words of its paragraph and the words it touched, not where in the file the paragraph
    stands. Blanks and marks do not count, so that one change taken back does not hide another of the same words.
    """
    said = "\n".join([change.rule, _letters(change.place.excerpt), _letters(change.before)])
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _letters(text: str) -> str:
    return "".join([sign for sign in text.casefold() if sign.isalnum()])
