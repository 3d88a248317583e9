"""What the reading of one file has gathered so far: shared by the readers of its parts."""

from collections import Counter
from dataclasses import dataclass, field

from proceedings.collect.archive import Archive
from proceedings.collect.lists import Numbering
from proceedings.collect.styles import Styles
from proceedings.model.finding import NOWHERE, Finding, Place, Severity

EXCERPT = 60
"""Characters of an excerpt."""


def excerpt(text: str) -> str:
    """Return the first words of `text`."""
    words = " ".join(text[: 4 * EXCERPT].split())
    return words if len(words) <= EXCERPT else f"{words[:EXCERPT].rsplit(' ', 1)[0]}…"


@dataclass(slots=True, kw_only=True)
class Tally:
    """Something met many times and reported once: how often, and where first."""

    severity: Severity
    facts: Counter[str] = field(default_factory=Counter[str])
    place: Place = NOWHERE


class Reading:
    """The state of reading one file; the only mutable thing in this room besides its readers."""

    def __init__(self, archive: Archive, styles: Styles, numbering: Numbering) -> None:
        self.archive = archive
        self.styles = styles
        self.numbering = numbering
        self.targets: set[str] = set()
        self.media: dict[str, bytes] = {}
        self.findings: list[Finding] = []
        self.noted: dict[str, tuple[str, str, str]] = {}
        """Notes that were mentioned, in order: key → (kind, id, the author's own mark)."""
        self.tables = 0
        self._tallies: dict[str, Tally] = {}

    def find(self, severity: Severity, code: str, place: Place, **facts: str) -> None:
        """Add a finding."""
        self.findings.append(Finding(severity=severity, code=code, place=place, facts=tuple(facts.items())))

    def tally(self, severity: Severity, code: str, fact: str, place: Place, count: int = 1) -> None:
        """Count something that becomes one finding at the end, at the first place it was met."""
        known = self._tallies.setdefault(code, Tally(severity=severity, place=place))
        known.facts[fact] += count

    def all_findings(self) -> tuple[Finding, ...]:
        """Return the findings, the counted ones last."""
        counted = [
            Finding(
                severity=known.severity,
                code=code,
                place=known.place,
                facts=tuple((name, str(count)) for name, count in known.facts.items()),
            )
            for code, known in self._tallies.items()
        ]
        return (*self.findings, *counted)
