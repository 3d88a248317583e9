"""A DOI has the form under which it is found."""

import re
from collections.abc import Iterator

from proceedings.check.reading import Reading, Where
from proceedings.model.finding import Finding, Fix, FixKind, Severity

_SAID = re.compile(
    r"(?:\bdoi\.org/+|\bdoi\b(?!\.)[\s:]*)(?P<said>(?:[^\s,;>»”](?:,(?=\d))?)+(?:(?<=/)\s[^\s,;>»”]+)?)", re.IGNORECASE
)
_PREFIX = re.compile(r"(?:https?://)?(?:dx\.)?doi\.org/+", re.IGNORECASE)
_SOUND = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s]+")
_DIGITS = re.compile(r"\d{3}")


def check_doi(reading: Reading) -> Iterator[Finding]:
    """Yield a warning for what is called a DOI and is none; with the right form where it is plain."""
    own = reading.paper.metadata.doi
    for said in reading.said:
        if "doi" not in said.low:
            continue
        for match in _SAID.finditer(said.text):
            written = match["said"].strip(".)]")
            plain = _PREFIX.sub("", written, count=1)
            if (_SOUND.fullmatch(plain) and not _is_doubled(match[0])) or not _DIGITS.search(plain):
                continue
            mended = _mended(plain)
            is_own = said.where is Where.HEAD and not own
            fix = Fix(kind=FixKind.SET if mended else FixKind.ENTER, field="doi", after=mended) if is_own else None
            facts = (("said", written), ("right", mended))
            yield Finding(
                severity=Severity.WARNING,
                code="check.doi",
                place=said.paragraph.place,
                facts=facts,
                clause="ISO 26324",
                fix=fix,
            )


def _is_doubled(said: str) -> bool:
    return said.lower().count("doi.org/") > 1


def _mended(plain: str) -> str:
    """Return the DOI that was meant, empty when one would have to guess."""
    close = re.sub(r"\s", "", plain).replace("\\", "/")
    found = _SOUND.search(re.sub(r"^1[OО]\.|^10,", "10.", close, flags=re.IGNORECASE))
    return found[0] if found else ""
