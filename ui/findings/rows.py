"""The findings of a volume as rows: an open volume in, plain values out, in printing order, the gravest first."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from proceedings.errors import ProceedingsError
from proceedings.model.decisions import Decisions, accepted_among
from proceedings.model.finding import Finding, FixKind, Severity
from proceedings.model.volume import PaperId
from proceedings.project import Submission
from proceedings.survey import PaperReport
from proceedings.wording import place_words, sentence
from ui.wording import Speech

RANK = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """A finding and whose it is."""

    paper: PaperId | None
    """None for the volume's."""
    title: str
    """What the paper is called in the list."""
    finding: Finding

    @property
    def key(self) -> tuple[object, ...]:
        """What it is known by again when findings are gathered anew."""
        return self.paper, self.finding.code, self.finding.place, self.finding.facts

    @property
    def can_fix(self) -> bool:
        """Whether the program can put it right by itself."""
        return self.finding.fix is not None and self.finding.fix.kind is not FixKind.ENTER


class Known(Protocol):
    """What the list asks of the desk."""

    @property
    def volume_findings(self) -> tuple[Finding, ...]: ...  # noqa: D102 - the desk says it
    @property
    def submissions(self) -> Mapping[PaperId, Submission]: ...  # noqa: D102
    def report(self, paper: PaperId) -> PaperReport | None: ...  # noqa: D102
    def fault(self, paper: PaperId) -> ProceedingsError | None: ...  # noqa: D102
    def decisions(self, paper: PaperId) -> Decisions: ...  # noqa: D102


RowsOf = Callable[[Known, PaperId], Sequence[FindingRow]]


class RowKeeper:
    """Makes the rows of a paper, anew only when something else is known of it."""

    def __init__(self) -> None:
        self._kept: dict[PaperId, tuple[PaperReport, Sequence[FindingRow]]] = {}

    def __call__(self, known: Known, paper: PaperId) -> Sequence[FindingRow]:
        """Return the rows of a paper."""
        report, kept = known.report(paper), self._kept.get(paper)
        if report is None or known.fault(paper):
            return tuple(_of_paper(known, paper))
        if kept is None or kept[0] is not report:
            kept = (report, tuple(_of_paper(known, paper)))
            self._kept[paper] = kept
        return kept[1]


def rows_of(
    known: Known, papers: Sequence[PaperId], unread: Iterable[PaperId] = (), made: RowsOf | None = None
) -> tuple[FindingRow, ...]:
    """Return the volume's findings, then those of `papers`, and of the papers in the bin those that cannot be read."""
    of_paper = made or _of_paper
    rows = [FindingRow(paper=None, title="", finding=finding) for finding in known.volume_findings]
    for paper in papers:
        rows += of_paper(known, paper)
    for paper in unread:
        if known.fault(paper):
            rows += _of_paper(known, paper)
    return tuple(rows)


def counts_of(rows: Iterable[FindingRow]) -> Mapping[Severity, int]:
    """Return how many findings of each severity stand."""
    return Counter(row.finding.severity for row in rows if not row.finding.accepted)


def shown(
    rows: Iterable[FindingRow], severities: frozenset[Severity], paper: PaperId | None, *, accepted: bool
) -> tuple[FindingRow, ...]:
    """Return the rows that pass the filter; `paper` is None for all papers, `accepted` lets accepted ones be shown."""
    return tuple(
        [
            row
            for row in rows
            if row.finding.severity in severities
            and (paper is None or row.paper == paper)
            and (accepted or not row.finding.accepted)
        ]
    )


def family(code: str) -> str:
    """Return the phrase that names the kind of rule behind a code."""
    room = code.partition(".")[0]
    return f"family-{room if room in {'collect', 'normalize', 'check', 'typeset'} else 'volume'}"


def explanation(row: FindingRow, speech: Speech) -> str:
    """Return all that is to be said of a finding, a paragraph a line."""
    finding = row.finding
    lines = [sentence(finding, speech.lang)]
    place = place_words(finding.place, speech.lang)
    if place:
        lines.append(f"{speech('finding-place')} {place}")
    if finding.clause:
        lines.append(f"{speech('finding-clause')} {finding.clause}")
    if finding.fix and finding.fix.after:
        lines.append(f"{finding.fix.before or '—'} → {finding.fix.after}")
    if finding.accepted:
        lines.append(speech("finding-accepted", reason=finding.accepted))
    return "\n".join(lines)


def _of_paper(known: Known, paper: PaperId) -> list[FindingRow]:
    fault, report = known.fault(paper), known.report(paper)
    held = known.submissions.get(paper)
    title = report.metadata.title if report and report.metadata.title else held.original.name if held else paper
    if fault:
        said = Finding(severity=Severity.ERROR, code=fault.code, facts=tuple(fault.facts.items()))
        return [FindingRow(paper=paper, title=title, finding=said)]
    found = accepted_among(report.findings, known.decisions(paper).accepted) if report else ()
    ranked = sorted(found, key=lambda each: RANK[each.severity])
    return [FindingRow(paper=paper, title=title, finding=finding) for finding in ranked]
