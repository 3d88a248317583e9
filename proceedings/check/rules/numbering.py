"""Figures and tables are numbered in their order, each number once."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from proceedings.check.numbered import TABLE, Numbered, numbered_objects, rank
from proceedings.check.reading import Reading
from proceedings.model.finding import Finding, Severity


def check_numbering(reading: Reading) -> Iterator[Finding]:
    """Yield a warning for the first figure and the first table out of its order, or with another's number."""
    series: dict[tuple[str, bool], list[Numbered]] = {}
    for each in numbered_objects(reading):
        if each.number:
            series.setdefault((each.series, each.after), []).append(each)
    for (name, _), objects in series.items():
        twice = next((each for index, each in enumerate(objects) if each.number in _numbers(objects[:index])), None)
        broken = next((each for last, each in pairwise(objects) if rank(each.number) < rank(last.number)), None)
        at = broken or twice
        if at is None:
            continue
        code = "check.table-number" if name == TABLE else "check.figure-number"
        clause = "ГОСТ 7.32-2017, 6.6" if name == TABLE else "ГОСТ 7.32-2017, 6.5"
        facts = (("numbers", ", ".join([each.number for each in objects])), ("number", at.number))
        yield Finding(severity=Severity.WARNING, code=code, place=at.place, facts=facts, clause=clause)


def _numbers(objects: Sequence[Numbered]) -> set[str]:
    return {each.number for each in objects}
