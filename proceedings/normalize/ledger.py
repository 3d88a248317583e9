"""The ledger: what was changed, in the order it was done, and what the editor decided against."""

from proceedings.model.change import Change
from proceedings.model.finding import Place
from proceedings.normalize.decisions import Allowed

_LONGEST = 160


class Ledger:
    """Collects the changes of one paper, less those that are not `allowed`."""

    def __init__(self, allowed: Allowed | None = None) -> None:
        self._changes: list[Change] = []
        self._allowed = allowed or Allowed()
        self.silent = self._allowed.silent
        """Rules of which no change would be made, whatever they found."""
        self._doubted = self._allowed.doubts

    def note(self, rule: str, place: Place, before: str, after: str) -> bool:
        """Enter a change of words or of structure; return whether it is to be made."""
        if rule in self.silent:
            return False
        change = Change(
            rule=rule,
            before=before if len(before) <= _LONGEST else _short(before),
            after=after if len(after) <= _LONGEST else _short(after),
            place=place,
        )
        if self._doubted and not self._allowed(change):
            return False
        self._changes.append(change)
        return True

    def asks(self, rule: str) -> bool:
        """Whether a rule that is off until asked for is to be laid."""
        return self._allowed.asks(rule)

    def all(self) -> tuple[Change, ...]:
        """Return what was entered, oldest first."""
        return tuple(self._changes)


def _short(text: str) -> str:
    return text[: _LONGEST - 1] + "…"
