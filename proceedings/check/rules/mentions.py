"""The text speaks of every figure and table, first of the first; and of none that is not there."""

from collections.abc import Iterator, Sequence

from proceedings.check.numbered import FIGURE, TABLE, Mention, Numbered, mentions, numbered_objects, rank
from proceedings.check.reading import Reading
from proceedings.model.finding import Finding, Severity

_BEFORE, _AFTER = 6, 3
"""Blocks around a figure in which «на рисунке» without a number speaks of it."""


def check_mentions(reading: Reading) -> Iterator[Finding]:
    """Yield findings for figures and tables that are not mentioned, mentioned out of order, or not there."""
    said = mentions(reading)
    objects = [each for each in numbered_objects(reading) if not each.after]
    for series in dict.fromkeys(each.series for each in objects):
        own = [each for each in objects if each.series == series]
        about = [each for each in said if each.series == series]
        yield from _never(series, own, about)
        yield from _out_of_order(series, own, about)
        yield from _nowhere(series, own, about)


def _never(series: str, objects: Sequence[Numbered], said: Sequence[Mention]) -> Iterator[Finding]:
    numbers = {each.number for each in said}
    silent = [each for each in objects if each.number not in numbers and not _is_near(each, said)]
    if not silent or (len(objects) == 1 and said):
        return
    facts = (("numbers", ", ".join([each.number or "–" for each in silent])), ("count", str(len(silent))))
    yield Finding(
        severity=Severity.NOTE,
        code="check.table-unmentioned" if series == TABLE else "check.figure-unmentioned",
        place=silent[0].place,
        facts=facts,
        clause=_clause(series),
    )


def _is_near(numbered: Numbered, said: Sequence[Mention]) -> bool:
    """Say whether a mention without a number stands so near that it can mean nothing else."""
    return any(not each.number and numbered.block - _BEFORE <= each.block <= numbered.block + _AFTER for each in said)


def _out_of_order(series: str, objects: Sequence[Numbered], said: Sequence[Mention]) -> Iterator[Finding]:
    there = {each.number for each in objects if each.number}
    first: dict[str, Mention] = {}
    for each in said:
        if each.number in there:
            first.setdefault(each.number, each)
    order = [each.number for each in objects if each.number in first]
    told = list(first)
    if told == order or len(set(order)) != len(order) or order != sorted(order, key=rank):
        return  # when they are not even numbered in their order, that is what must be told
    at = next(number for number, wanted in zip(told, order, strict=True) if number != wanted)
    facts = (("number", at), ("before", order[told.index(at)]))
    yield Finding(
        severity=Severity.NOTE,
        code="check.table-order" if series == TABLE else "check.figure-order",
        place=first[at].place,
        facts=facts,
        clause=_clause(series),
    )


def _nowhere(series: str, objects: Sequence[Numbered], said: Sequence[Mention]) -> Iterator[Finding]:
    there = {each.number for each in objects}
    if series not in {FIGURE, TABLE} or "" in there:
        return
    for number in dict.fromkeys(each.number for each in said if each.number and each.number not in there):
        at = next(each for each in said if each.number == number)
        yield Finding(
            severity=Severity.WARNING,
            code="check.no-such-table" if series == TABLE else "check.no-such-figure",
            place=at.place,
            facts=(("number", number),),
            clause=_clause(series),
        )


def _clause(series: str) -> str:
    return "ГОСТ 7.32-2017, 6.6" if series == TABLE else "ГОСТ 7.32-2017, 6.5"
