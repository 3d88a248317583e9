"""What an editor's decisions and the house style allow to be changed: the question the ledger asks of every change."""

from collections.abc import Collection

from proceedings.model.change import Change, key_of
from proceedings.model.decisions import EVERY_RULE, ON_REQUEST, UNDECIDED, Decisions


class Allowed:
    """The changes that may be made to one paper."""

    def __init__(self, decisions: Decisions = UNDECIDED, asked: Collection[str] = ()) -> None:
        self._off = frozenset(decisions.reverted_rules)
        self._asked = frozenset([*asked, *decisions.requested_rules])
        self._reverted = frozenset([key_of(change) for change in decisions.reverted])

    @property
    def silent(self) -> frozenset[str]:
        """The rules that are turned off or were never asked for."""
        return self._off | (ON_REQUEST - self._asked)

    @property
    def doubts(self) -> bool:
        """Whether a change of a rule that is not silent may be one that is not to be made."""
        return bool(self._off or self._reverted)

    def asks(self, rule: str) -> bool:
        """Whether a rule that is off until asked for was asked for."""
        return rule in self._asked and rule not in self._off and EVERY_RULE not in self._off

    def __call__(self, change: Change) -> bool:
        """Whether `change` is to be made."""
        if change.rule in ON_REQUEST and change.rule not in self._asked:
            return False
        if self._off and (EVERY_RULE in self._off or change.rule in self._off):
            return False
        return not self._reverted or key_of(change) not in self._reverted
