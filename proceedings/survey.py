"""What is known of papers once they are set, and of the file they were bound into."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from proceedings.errors import ProceedingsError
from proceedings.model.change import Change
from proceedings.model.decisions import Decisions, accepted_among
from proceedings.model.finding import Finding, Severity
from proceedings.model.paper import Metadata, Recognised, Written
from proceedings.model.value import value
from proceedings.model.volume import PaperId

if TYPE_CHECKING:
    from proceedings.bind.preflight import PreflightReport

UNKNOWN = Metadata()
"""Of a paper of which nothing was recognised."""


@value(kw_only=True)
class PaperReport:
    """What is known of a paper once it is set."""

    key: str
    """Where in the cache its pages and details stand."""
    pages: int
    lang: str
    sha256: str
    """Of the submitted file."""
    metadata: Metadata
    findings: tuple[Finding, ...]
    finding_pages: tuple[int, ...] = ()
    """By finding, the index of the paper's page on which its place lies; -1 where it lies nowhere in particular."""
    changes: tuple[tuple[str, int], ...]
    """(rule, how often it changed something)."""
    sketch: tuple[int, ...] = ()
    """Of its words, by which papers of a volume are compared."""


@value(kw_only=True)
class PaperDetails:
    """What is known of a paper and asked of one at a time."""

    changes: tuple[Change, ...]
    """Everything that was done to the author's text, in the order in which it was done."""
    change_pages: tuple[int, ...] = ()
    """By change, the index of the paper's page on which its place lies; -1 where it lies nowhere in particular."""
    recognised: tuple[Recognised, ...] = ()
    """What was found in the manuscript, where, and how sure that is."""
    metadata: Metadata = UNKNOWN
    """What was recognised, before the editor's own words were laid on it."""
    spellings: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """The authors' names by language, as the front block has them."""
    written: tuple[Written, ...] = ()
    """What the author wrote, before anything was laid on it."""


@value(kw_only=True)
class Survey:
    """What a source holds: its papers that could be set, in printing order, and those that could not be read."""

    papers: Mapping[PaperId, PaperReport]
    unreadable: Mapping[PaperId, ProceedingsError]
    volume_findings: tuple[Finding, ...] = ()

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """The findings of the volume and of all papers."""
        return (*self.volume_findings, *(finding for report in self.papers.values() for finding in report.findings))

    @property
    def errors(self) -> int:
        """How many errors there are, papers that cannot be read among them."""
        return len(self.unreadable) + self._count(Severity.ERROR)

    @property
    def warnings(self) -> int:
        """How many warnings there are."""
        return self._count(Severity.WARNING)

    @property
    def changes(self) -> int:
        """How many changes were made to the authors' texts."""
        return sum(count for report in self.papers.values() for _, count in report.changes)

    def _count(self, severity: Severity) -> int:
        return sum(finding.severity is severity and not finding.accepted for finding in self.all_findings)


@value(kw_only=True)
class Compiled:
    """A finished volume or preview."""

    out: Path
    pages: int
    survey: Survey
    starts: tuple[tuple[PaperId, int, str], ...]
    """(paper, index of its first page in the file, the number printed there), in printing order."""
    preflight: "PreflightReport | None" = None
    """What was found in a press edition."""


def with_acceptances(report: PaperReport, decisions: Decisions) -> PaperReport:
    """Return `report`, the findings that the editor let stand bearing the reason."""
    if not decisions.accepted:
        return report
    return replace(report, findings=accepted_among(report.findings, decisions.accepted))
