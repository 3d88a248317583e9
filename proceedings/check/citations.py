"""Mentions of references by number, `[3, с. 12; 4–6]`, as texts in three languages write them."""

import re
from collections.abc import Iterator

BRACKETS = re.compile(r"\[(?<!\b[A-Za-z]\[)(?<!\b[A-Za-z]{2}\[)\s*([1-9]\d{0,2}(?!\d)[^\[\]\n]{0,80})\](?!\s?=)")
"""Not the indices of program texts and sequences: `x[1]=5`."""
_PART = re.compile(r"\s*[;]\s*")
_PAGE = re.compile(
    r"\b(?:[сСcCбБ]|стр|бет|бб|[pP]{1,2}|ст|гл|т|Т|ч|Ч|vol|fig|рис|табл)\b\.?|[-–]?\s?бет|:", re.IGNORECASE
)
_NUMBERS = re.compile(r"(\d{1,3})(?:\s*[-–—]\s*(\d{1,3}))?(?!\d)")
_ONLY = re.compile(r"[\d\s,;–—-]+")
_LONGEST_RANGE = 40

AUTHOR_AND_YEAR = re.compile(r"\(\s*(?:[^()\d]{3,80}?[,\s]\s?)(?:1[89]|20)\d\d[a-zа-я]?(?:[,:;][^()]{0,60})?\)")
"""The other way to cite: `(Иванов, 2020)`."""


def cited_numbers(text: str) -> Iterator[int]:
    """Yield the numbers of the references that `text` mentions, in its order; no pages, intervals or years."""
    for bracket in BRACKETS.finditer(text) if "[" in text else ():
        for part in _PART.split(bracket[1]):
            yield from _numbers_of(part)


def _numbers_of(part: str) -> Iterator[int]:
    if part.isdecimal():
        yield int(part)
        return
    page = _PAGE.search(part)
    if page:
        part = part[: page.start()]
    if not _ONLY.fullmatch(part):
        return
    for match in _NUMBERS.finditer(part):
        first = int(match[1])
        last = int(match[2]) if match[2] else first
        if first == 0 or last < first or last - first > _LONGEST_RANGE:
            continue
        yield from range(first, last + 1)
        if page:
            return  # what follows the reference's number before a page is a volume
