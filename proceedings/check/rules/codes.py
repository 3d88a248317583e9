"""The codes in a paper's head, УДК and МРНТИ, have the form that catalogues read."""

import re
from collections.abc import Callable, Iterator

from proceedings.check.reading import Reading, Where
from proceedings.model.blocks import Role
from proceedings.model.finding import Finding, Fix, FixKind, Place, Severity

_UDC_LINE = re.compile(
    r"^\s*(?:УДК|ӘОЖ|UDC)(?:\s*/\s*(?:УДК|ӘОЖ|UDC|ББК|КБЖ|LBC))*[\s:№.–—-]*(?P<said>[^\n\t]*?)"
    r"(?=\s*(?:МРНТИ|ҒТАМР|ГТАМР|FTAMP|IRSTI|ГРНТИ|ББК|КБЖ|LBC|DOI|JEL|$|\n|\t))",
    re.IGNORECASE | re.MULTILINE,
)
_SEPARATOR = re.compile(r";\s*|,\s+|,(?=\d{2,3}[.:])|\s{2,}")
"""Between codes: a comma inside a number is a mistake for its stop."""
_IRSTI_LINE = re.compile(
    r"(?:МРНТИ|ҒТАМР|ГТАМР|FTAMP|IRSTI|ГРНТИ)[\s:№.–—-]*(?P<said>[\d.,;\s]*\d[\d.]*)?", re.IGNORECASE
)

_NUMBER = r"(?:\d{1,3}(?:\.\d{1,3})*)"
_SIGN = r"(?:\((?:[^()]{1,30})\)|[\"«“][^\"»”]{1,20}[\"»”]|=[\d'.=]+|-\d{1,3}(?:\.\d{1,3})*|\.0\d+|[`'’ʹ]\d+(?:\.\d+)*)"
_UDC = re.compile(rf"{_NUMBER}{_SIGN}*(?:[:+/]{{1,2}}\[?[.-]?{_NUMBER}{_SIGN}*\]?)*(?:[А-ЯA-Z]{{1,10}})?")
"""Numbers in groups of three, signs of time, place, language and aspect, joined by `:`, `+` or `/` (ГОСТ 7.90-2007)."""
_IRSTI = re.compile(r"\d\d(?:\.\d\d){1,2}(?:\.\d\d)?")
"""Rubrics of two to four steps, two digits each (ГОСТ 7.77-98)."""


def check_codes(reading: Reading) -> Iterator[Finding]:
    """Yield a warning for a code that no catalogue has, and for a label without its code."""
    for said in reading.said[:40]:
        if said.paragraph.role is not Role.CODES or said.where not in {Where.HEAD, Where.BODY}:
            continue
        place = said.paragraph.place
        for line in _UDC_LINE.finditer(said.text):
            yield from _checked("udc", _SEPARATOR.split(line["said"]), place)
        for line in _IRSTI_LINE.finditer(said.text):
            yield from _checked("irsti", re.split(r"[;,\s]+", line["said"] or ""), place)


def _checked(field: str, codes: list[str], place: Place) -> Iterator[Finding]:
    missing, wrong, clause, fits = _KINDS[field]
    said = [code.strip(" .\u00a0") for code in codes]
    written = [code for code in said if code]
    fix = Fix(kind=FixKind.ENTER, field=field)
    if not any(map(str.isdigit, "".join(written))):
        yield Finding(severity=Severity.WARNING, code=missing, place=place, clause=clause, fix=fix)
        return
    for code in written:
        if not fits(code):
            facts = (("said", code),)
            yield Finding(severity=Severity.WARNING, code=wrong, place=place, facts=facts, clause=clause, fix=fix)


def _is_udc(code: str) -> bool:
    plain = re.sub(r"\s+", "", code)
    return _UDC.fullmatch(plain) is not None


def _is_irsti(code: str) -> bool:
    return _IRSTI.fullmatch(code) is not None


_KINDS: dict[str, tuple[str, str, str, Callable[[str], bool]]] = {
    "udc": ("check.no-udc", "check.udc-form", "ГОСТ 7.90-2007", _is_udc),
    "irsti": ("check.no-irsti", "check.irsti-form", "ГОСТ 7.77-98", _is_irsti),
}
"""Codes of findings for a missing and a wrong code, the standard, and what a right one is."""
