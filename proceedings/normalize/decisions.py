"""An editor's decisions on what was changed in an author's text: rules switched off, single changes taken back.

They are kept apart from the text and laid on top whenever it is normalised, so that they outlive a new version of the
manuscript: a change is known by its rule, the first words of its paragraph and the words it touched, not by where in
the file the paragraph stands.
"""

import hashlib
from dataclasses import dataclass, replace

from proceedings.model.change import Change

ON_REQUEST = frozenset({"caption-label"})
"""Rules that are a matter of the house style: off until they are asked for."""

EVERY_RULE = "*"
"""Among the rules that are off: all of them are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """What is not to be changed."""

    off: frozenset[str] = frozenset()
    """Names of rules; `EVERY_RULE` for all."""
    on: frozenset[str] = frozenset()
    """Names of rules that are laid only `ON_REQUEST`, by the house style or the editor."""
    reverted: frozenset[str] = frozenset()
    """Keys of single changes."""

    def without_rule(self, rule: str) -> "Decisions":
        """Return these decisions with `rule` switched off."""
        return replace(self, off=self.off | {rule}, on=self.on - {rule})

    def with_rule(self, rule: str) -> "Decisions":
        """Return these decisions with `rule` switched on again."""
        return replace(self, off=self.off - {rule}, on=self.on | ({rule} & ON_REQUEST))

    def without(self, change: Change) -> "Decisions":
        """Return these decisions with `change` taken back."""
        return replace(self, reverted=self.reverted | {key_of(change)})

    def allowing(self, change: Change) -> "Decisions":
        """Return these decisions with `change` made again."""
        return replace(self, reverted=self.reverted - {key_of(change)})

    def allow(self, change: Change) -> bool:
        """Whether `change` is to be made."""
        if change.rule in ON_REQUEST and change.rule not in self.on:
            return False
        if self is NONE:
            return True
        if EVERY_RULE in self.off or change.rule in self.off:
            return False
        return not self.reverted or key_of(change) not in self.reverted


NONE = Decisions()


def key_of(change: Change) -> str:
    """Return what `change` is known by again: sixteen hexadecimal digits.

    Blanks and marks do not count, so that one change taken back does not hide another of the same words.
    """
    said = "\n".join([change.rule, _letters(change.place.excerpt), _letters(change.before)])
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _letters(text: str) -> str:
    return "".join([sign for sign in text.casefold() if sign.isalnum()])
