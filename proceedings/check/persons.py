"""Names as printed in, the person behind them out: Қасымова А. Б., Касымова А.Б. and Kassymova A. are one."""

from collections.abc import Iterable

from proceedings.language.names import Name, name_of


def are_one(one: Name, other: Name) -> bool:
    """Say whether two names can be the same person's: one surname, no initial that contradicts."""
    if one.key != other.key or not one.initials or not other.initials:
        return False
    return all(first == second for first, second in zip(one.initials, other.initials, strict=False))


def spellings(names: Iterable[str]) -> list[list[str]]:
    """Return the groups of printed names that are one person's with the surname in several spellings."""
    people: list[list[tuple[str, Name]]] = []
    by_key: dict[str, list[list[tuple[str, Name]]]] = {}
    for printed in dict.fromkeys(names):
        name = name_of(printed)
        if name is None:
            continue
        known = by_key.setdefault(name.key, [])
        group = next((group for group in known if all(are_one(name, other) for _, other in group)), None)
        if group is None:
            group = []
            known.append(group)
            people.append(group)
        group.append((printed, name))
    several = [group for group in people if len({name.surname.casefold() for _, name in group}) > 1]
    return [[printed for printed, _ in group] for group in several]
