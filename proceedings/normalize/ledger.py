"""The ledger: what was changed, in the order it was done."""

from proceedings.model.change import Change
from proceedings.model.finding import Place

_LONGEST = 160


class Ledger:
    """Collects the changes of one paper."""

    def __init__(self) -> None:
        self._changes: list[Change] = []

    def note(self, rule: str, place: Place, before: str, after: str) -> None:
        """Enter a change of words or of structure."""
        self._changes.append(Change(rule=rule, before=_short(before), after=_short(after), place=place))

    def all(self) -> tuple[Change, ...]:
        """Return what was entered, oldest first."""
        return tuple(self._changes)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
