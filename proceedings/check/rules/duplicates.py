"""A source is listed once."""

import re
from collections.abc import Iterator

from proceedings.check.reading import Entry, Reading
from proceedings.model.finding import Finding, Severity

_ASIDE = re.compile(r"\(?\s*\b(?:дата (?:обращения|просмотра)|обращение|accessed|қаралған күні)\b.*|\[[^\]]*\]")
_WORD = re.compile(r"[^\W_]+")
_FEWEST = 4
_ALIKE = 0.88
"""Share of words that two entries for one source have in common."""
_DIGITS = re.compile(r"\d+")


def check_duplicates(reading: Reading) -> Iterator[Finding]:
    """Yield a warning for each entry that repeats an earlier one of the same list."""
    for entries in reading.lists:
        seen: list[tuple[Entry, frozenset[str], frozenset[str]]] = []
        for entry in entries:
            text = _ASIDE.sub(" ", entry.text.lower())
            words, digits = frozenset(_WORD.findall(text)), frozenset(_DIGITS.findall(text))
            first = next((other for other, known, years in seen if years == digits and _are_alike(words, known)), None)
            if first is not None:
                facts = (("number", str(entry.number)), ("other", str(first.number)))
                yield Finding(
                    severity=Severity.WARNING,
                    code="check.listed-twice",
                    place=entry.place,
                    facts=facts,
                    clause="ГОСТ Р 7.0.5-2008, 7",
                )
            elif len(words) >= _FEWEST:
                seen.append((entry, words, digits))


def _are_alike(words: frozenset[str], known: frozenset[str]) -> bool:
    shorter, longer = sorted((len(words), len(known)))
    return shorter >= _FEWEST and shorter >= _ALIKE * longer and len(words & known) >= _ALIKE * len(words | known)
