"""The changes to a paper by rule: what was changed and what was taken back in, groups of rows out."""

from collections.abc import Sequence
from dataclasses import dataclass

from proceedings.model.change import Change, key_of
from proceedings.model.decisions import EVERY_RULE, Decisions


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """A change, standing or taken back."""

    change: Change
    is_reverted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleGroup:
    """All that a rule did in a paper."""

    rule: str
    rows: tuple[ChangeRow, ...]
    is_off: bool = False
    """Whether the rule is switched off in this paper."""


def groups_of(changes: Sequence[Change], decided: Decisions) -> tuple[RuleGroup, ...]:
    """Return the changes by rule, in the order in which the rules first appear; rules switched off come last."""
    standing = {key_of(change) for change in changes} if decided.reverted else set[object]()
    by_rule: dict[str, list[ChangeRow]] = {}
    for change in changes:
        by_rule.setdefault(change.rule, []).append(ChangeRow(change=change))
    for change in decided.reverted:
        if key_of(change) not in standing:
            by_rule.setdefault(change.rule, []).append(ChangeRow(change=change, is_reverted=True))
    for rule in decided.reverted_rules:
        if rule != EVERY_RULE:
            by_rule.setdefault(rule, [])
    return tuple(
        [
            RuleGroup(
                rule=rule,
                rows=tuple(sorted(rows, key=lambda row: row.change.place.paragraph)),
                is_off=rule in decided.reverted_rules,
            )
            for rule, rows in by_rule.items()
        ]
    )


def matches(row: ChangeRow, wanted: str) -> bool:
    """Whether a change has the words that are looked for."""
    said = f"{row.change.before} {row.change.after} {row.change.place.excerpt}".casefold()
    return wanted.casefold() in said
