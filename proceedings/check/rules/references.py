"""A paper that cites sources lists them, cites what it lists, and lists each once."""

import re
from collections.abc import Iterator, Sequence

from proceedings.check.citations import AUTHOR_AND_YEAR, cited_numbers
from proceedings.check.reading import Entry, Reading, Said, Where, number_list
from proceedings.model.finding import Finding, Severity

_CLAUSE = "ГОСТ Р 7.0.5-2008, 7"
_PUBLISHED = re.compile(r"публикаци|публікаці|опубл|жарияланған|трудов|publications", re.IGNORECASE)
_FEWEST = 2
"""Different references that are cited by number in a paper that cites so."""


def check_references(reading: Reading) -> Iterator[Finding]:
    """Yield findings for lists that are missing, entries that are not cited and citations of no entry."""
    cited = [(number, said) for said in reading.running for number in cited_numbers(said.text)]
    if not reading.lists:
        yield from _no_list(reading, cited)
        return
    entries = reading.entries
    numbers = {number for number, _ in cited}
    listed = {entry.number for entry in entries}
    if len(numbers & listed) >= min(_FEWEST, len(listed)):
        yield from _nowhere(cited, listed)
        yield from _uncited(entries, numbers)
        if reading.limits.citation_order:
            yield from _out_of_order(cited, listed)
    elif not numbers and not reading.paper.notes and not _cites_by_name(reading.running) and not _is_own(reading):
        facts = (("count", str(len(entries))),)
        yield Finding(
            severity=Severity.NOTE, code="check.never-cites", place=entries[0].place, facts=facts, clause=_CLAUSE
        )
    yield from _count(reading, entries)


def _no_list(reading: Reading, cited: Sequence[tuple[int, Said]]) -> Iterator[Finding]:
    if cited:
        place = cited[0][1].paragraph.place
        yield Finding(severity=Severity.WARNING, code="check.no-references", place=place, clause=_CLAUSE)
    elif not reading.paper.notes:
        yield Finding(severity=Severity.NOTE, code="check.no-sources", clause="ГОСТ Р 7.0.7-2021")


def _nowhere(cited: Sequence[tuple[int, Said]], listed: set[int]) -> Iterator[Finding]:
    last = max(listed)
    beyond = sorted({number for number, _ in cited if number > last})
    if beyond:
        place = next(said.paragraph.place for number, said in cited if number > last)
        facts = (("numbers", number_list(beyond)), ("last", str(last)))
        yield Finding(severity=Severity.WARNING, code="check.cited-nowhere", place=place, facts=facts, clause=_CLAUSE)


def _uncited(entries: Sequence[Entry], numbers: set[int]) -> Iterator[Finding]:
    silent = [entry for entry in entries if entry.number not in numbers]
    if silent:
        facts = (("numbers", number_list([entry.number for entry in silent])), ("count", str(len(silent))))
        yield Finding(severity=Severity.NOTE, code="check.uncited", place=silent[0].place, facts=facts, clause=_CLAUSE)


def _out_of_order(cited: Sequence[tuple[int, Said]], listed: set[int]) -> Iterator[Finding]:
    first = {number: said for number, said in reversed(cited) if number in listed}
    told = list(dict.fromkeys(number for number, _ in cited if number in listed))
    wrong = next((number for number, wanted in zip(told, sorted(told), strict=True) if number != wanted), None)
    if wrong is not None:
        facts = (("number", str(wrong)), ("before", str(sorted(told)[told.index(wrong)])))
        place = first[wrong].paragraph.place
        yield Finding(severity=Severity.NOTE, code="check.citation-order", place=place, facts=facts)


def _cites_by_name(running: Sequence[Said]) -> bool:
    return any(AUTHOR_AND_YEAR.search(said.text) or re.search(r"\[[А-ЯӘҒҚҢӨҰҮҺІA-Z]", said.text) for said in running)


def _is_own(reading: Reading) -> bool:
    """Say whether the list is of what the author published, which nobody cites."""
    first = next(index for index, said in enumerate(reading.said) if said.where is Where.REFERENCE)
    return any(_PUBLISHED.search(said.text) for said in reading.said[max(0, first - 2) : first])


def _count(reading: Reading, entries: Sequence[Entry]) -> Iterator[Finding]:
    least, most = reading.limits.references
    count = len(entries)
    if count < least or (most and count > most):
        facts = (("count", str(count)), ("least", str(least)), ("most", str(most)))
        yield Finding(severity=Severity.NOTE, code="check.references-count", place=entries[0].place, facts=facts)
