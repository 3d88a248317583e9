"""ORCID, ISBN and ISSN have the check digit that their other digits ask for."""

import re
from collections.abc import Callable, Iterator

from proceedings.check.reading import Reading
from proceedings.model.finding import Finding, Fix, FixKind, Severity

_ORCID = re.compile(
    r"(?:orcid\W{0,4}(?:id|org/)?\W{0,4}(?=\d)|(?<![\d-])(?=000\d))"
    r"(\d{4})[-–‑](\d{4})[-–‑](\d{4})[-–‑](\d{3}[\dXxХх])(?![\d-])",
    re.IGNORECASE,
)
"""Sixteen digits that are called one, or begin as all that were ever given out; others may be cards and contracts."""
_ISBN = re.compile(r"\bISBN(?:-1[03])?:?\s*((?:97[89][-–‑ ]?)?\d[\d–‑ -]{7,14}[\dXxХх])(?![\d-])")
_ISSN = re.compile(
    r"\b[ep]?ISSN(?:\s*\((?:print|online|p|e)\))?:?\s*(\d{4}[-–‑]?\d{3}[\dXxХх])(?![\d-])", re.IGNORECASE
)


def check_identifiers(reading: Reading) -> Iterator[Finding]:
    """Yield an error for each ORCID, a warning for each ISBN and ISSN that was mistyped."""
    for said in reading.said:
        text, place = said.text, said.paragraph.place
        if "000" in text or "orcid" in said.low:
            for match in _ORCID.finditer(text):
                if not _is_orcid("".join(match.groups())):
                    yield Finding(
                        severity=Severity.ERROR,
                        code="check.orcid",
                        place=place,
                        facts=(("said", "-".join(match.groups())),),
                        clause="ISO 7064, MOD 11-2",
                        fix=Fix(kind=FixKind.ENTER, field="authors"),
                    )
        if "IS" in text:
            yield from (
                Finding(severity=Severity.WARNING, code=code, place=place, facts=(("said", number),), clause=clause)
                for pattern, code, clause, is_sound in _BOOKS
                for number in pattern.findall(text)
                if not is_sound(_digits(number))
            )


def _is_orcid(digits: str) -> bool:
    from stdnum.iso7064 import mod_11_2

    return mod_11_2.is_valid(_digits(digits))


def _is_isbn(digits: str) -> bool:
    from stdnum import isbn  # it loads what it would ask servers with

    return isbn.is_valid(digits)


def _is_issn(digits: str) -> bool:
    from stdnum import issn

    return issn.is_valid(digits)


def _digits(number: str) -> str:
    """Return the digits of `number`; the Cyrillic letter that looks like X is one, too."""
    return re.sub(r"[^\dX]", "", number.upper().replace("Х", "X"))


_BOOKS: tuple[tuple[re.Pattern[str], str, str, Callable[[str], bool]], ...] = (
    (_ISBN, "check.isbn", "ISO 2108; ГОСТ Р 7.0.53-2007", _is_isbn),
    (_ISSN, "check.issn", "ISO 3297; ГОСТ 7.56-2002", _is_issn),
)
