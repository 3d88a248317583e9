"""Hyphens between plain numbers: the unspaced short dash of a range."""

import re

from proceedings.normalize.content import Edit
from proceedings.normalize.rules.line import Line, edits_at, near

_YEARS = r"(?P<y1>1[5-9]\d\d|20\d\d)[ \u00a0]?[-–—][ \u00a0]?(?P<y2>1[5-9]\d\d|20\d\d)"
_PAGES = (
    r"(?P<mark>(?:[СсCcPpРр]|pp|PP|Pp|бб?|стр|Б)\.[ \u00a0]?)(?P<p1>\d{1,4})[ \u00a0]?[-–—][ \u00a0]?(?P<p2>\d{1,4})"
)
_PLAIN = r"(?P<n1>\d{1,3})-(?P<n2>\d{1,3})"
_BEFORE = r"(?<![\w.,:/\\\-–—№#+=()])"
_RANGE = re.compile(rf"(?<!\w){_PAGES}(?![\w\-–/])|{_BEFORE}(?:{_YEARS}|{_PLAIN})(?![\w\-–/:=+]|[.,]\d)")
_RANGE_IN_PARENTHESES = re.compile(rf"(?<=[(\[]){_YEARS}(?=[)\],; \u00a0])")
_BETWEEN_DIGITS = re.compile(r"[-–—](?:(?<=\d.)|(?<=\d[ \u00a0].))(?=[ \u00a0]?\d)")
_LONGEST = 10
"""Characters before the dash: `стр. 1234 `."""
_IDENTIFIER = re.compile(
    r"(?:№|N|No\.?|ISBN|ISSN|ГОСТ(?:\s?Р)?|СТ\s?РК|ISO|IEC|ИСО|МЭК|IEEE|RFC|DOI|УДК|ӘОЖ|UDC|МРНТИ"
    r"|ҒТАМР|IRSTI|тел\.?|факс|код|инв\.|шифр|СНиП|EN|BS|ТУ|[A-ZА-Я]{2,}-?)[ \u00a0:]*\Z"
)


def ranges(line: Line) -> list[Edit]:
    """Set `–` in ranges of years, pages and plain numbers; codes, telephones and dates stay."""

    def dash(match: re.Match[str]) -> str:
        found = {name: words for name, words in match.groupdict().items() if words is not None}
        first, last = _ends(found)
        if int(first) >= int(last) and not ("mark" in found and len(last) < len(first)):
            return match[0]
        if _IDENTIFIER.search(line.text, max(0, match.start() - 14), match.start()):
            return match[0]
        return f"{found.get('mark', '')}{first}–{last}"

    places = [match.start() for match in _BETWEEN_DIGITS.finditer(line.text)]
    edits: dict[int, Edit] = {}
    for pattern in (_RANGE, _RANGE_IN_PARENTHESES) if places else ():
        found = edits_at(near(pattern, line.text, places, _LONGEST), line, dash)
        edits.update({edit[0]: edit for edit in found})
    return sorted(edits.values())


def _ends(found: dict[str, str]) -> tuple[str, str]:
    for kind in "ypn":
        if f"{kind}1" in found:
            return found[f"{kind}1"], found[f"{kind}2"]
    return "0", "0"
