"""The rows of the outline as plain values: an open volume in, groups of rows out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol

from proceedings.errors import ProceedingsError
from proceedings.model.decisions import Decisions, accepted_among
from proceedings.model.finding import Finding, Severity
from proceedings.model.volume import PaperId, Section, Volume, Words
from proceedings.project import Submission
from proceedings.survey import PaperReport

NO_WORDS = Words()


class Status(StrEnum):
    """How a paper stands, the worst first."""

    UNREADABLE = "unreadable"
    ERROR = "error"
    WARNING = "warning"
    UNREAD = "unread"
    READY = "ready"


class Kind(StrEnum):
    """Kinds of groups."""

    FRONT = "front"
    SECTION = "section"
    BACK = "back"
    BIN = "bin"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRow:
    """A part of the book that is no paper: title page, imprint, contents."""

    name: str
    """`title-page`, `imprint`, `contents`, or empty where `title` says what it is."""
    title: str = ""
    page: int = -1
    """Index in the last volume, -1 when it is not there."""
    first: str = ""
    """The number printed there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow:
    """A paper."""

    paper: PaperId
    number: int = 0
    """Within its section, from 1."""
    authors: tuple[str, ...] = ()
    title: str = ""
    lang: str = ""
    pages: int = 0
    first: str = ""
    """The number printed on its first page in the last volume."""
    status: Status = Status.UNREAD
    errors: int = 0
    warnings: int = 0
    proof: str = ""
    received: str = ""
    """Date, ISO 8601."""
    source: str = ""
    """Name of the file that was sent in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What stands at the first level of the tree."""

    kind: Kind
    section: int = -1
    """Index of the section, -1 of the others."""
    title: Words = NO_WORDS
    folder: str = ""
    """Name of the section."""
    is_greetings: bool = False
    number: int = 0
    """Printed before the section's title; 0 where there is none."""
    rows: tuple[PaperRow | PartRow, ...] = ()


class Known(Protocol):
    """What the outline asks of the desk."""

    @property
    def volume(self) -> Volume: ...  # noqa: D102 - the desk says it
    @property
    def submissions(self) -> Mapping[PaperId, Submission]: ...  # noqa: D102
    def report(self, paper: PaperId) -> PaperReport | None: ...  # noqa: D102
    def fault(self, paper: PaperId) -> ProceedingsError | None: ...  # noqa: D102
    def decisions(self, paper: PaperId) -> Decisions: ...  # noqa: D102


Starts = Mapping[PaperId, tuple[int, str]]
"""(index of its first page in the last volume, the number printed there) of each paper."""

NO_STARTS: Starts = MappingProxyType({})


RowOf = Callable[[Known, PaperId, int, str], "PaperRow"]
"""As `paper_row`."""


class RowKeeper:
    """Makes rows of papers, each anew only when something else is known of its paper."""

    def __init__(self) -> None:
        self._kept: dict[PaperId, tuple[tuple[object, ...], tuple[int, str], PaperRow]] = {}

    def __call__(self, known: Known, paper: PaperId, number: int = 0, first: str = "") -> PaperRow:
        """Return what `paper_row` returns."""
        said = (known.report(paper), known.decisions(paper), known.submissions.get(paper))
        place = (number, first)
        kept = self._kept.get(paper)
        if kept and kept[1] == place and all(one is other for one, other in zip(kept[0], said, strict=True)):
            return kept[2]
        row = paper_row(known, paper, number, first)
        if not known.fault(paper):  # of faults there may be another one for the same file
            self._kept[paper] = (said, place, row)
        return row


def groups_of(
    known: Known, starts: Starts = NO_STARTS, parts: Sequence[PartRow] = (), row_of: RowOf | None = None
) -> tuple[Group, ...]:
    """Return the whole outline; `parts` are those of the last volume that are no papers, in its order."""
    row_of = row_of or paper_row
    volume = known.volume
    first = min([index for index, _ in starts.values()], default=1 << 30)
    fixed = (PartRow(name="title-page", page=0 if starts else -1), PartRow(name="imprint", page=1 if starts else -1))
    front = (*fixed, *[part for part in parts if part.page < first])
    back = tuple([part for part in parts if part.page >= first])
    groups = [Group(kind=Kind.FRONT, rows=front)]
    numbered = 0
    for index, section in enumerate(volume.sections):
        greets = section.kind == "greetings"
        numbered += not greets and bool(section.title)
        number = 0 if greets or not section.title else numbered
        rows = [
            row_of(known, paper, place, starts[paper][1] if paper in starts else "")
            for place, paper in enumerate(section.papers, 1)
        ]
        groups.append(_section(index, section, number, tuple(rows)))
    if back:
        groups.append(Group(kind=Kind.BACK, rows=back))
    if volume.excluded:
        rows = tuple([row_of(known, paper, 0, "") for paper in volume.excluded])
        groups.append(Group(kind=Kind.BIN, rows=rows))
    return tuple(groups)


def paper_row(known: Known, paper: PaperId, number: int = 0, first: str = "") -> PaperRow:
    """Return all that the outline says of a paper."""
    report, fault = known.report(paper), known.fault(paper)
    submission = known.submissions.get(paper)
    decided = known.decisions(paper)
    standing = standing_findings(report.findings, decided) if report else ()
    errors = sum(finding.severity is Severity.ERROR for finding in standing)
    warnings = sum(finding.severity is Severity.WARNING for finding in standing)
    return PaperRow(
        paper=paper,
        number=number,
        authors=tuple([author.name for author in report.metadata.authors]) if report else (),
        title=report.metadata.title if report else "",
        lang=report.lang if report else "",
        pages=report.pages if report else 0,
        first=first,
        status=_status(report, fault, errors, warnings),
        errors=errors,
        warnings=warnings,
        proof=decided.proof,
        received=submission.original.received[:10] if submission else "",
        source=submission.original.name if submission else paper,
    )


def standing_findings(findings: Sequence[Finding], decided: Decisions) -> tuple[Finding, ...]:
    """Return the findings that the editor has not accepted."""
    return tuple([finding for finding in accepted_among(findings, decided.accepted) if not finding.accepted])


def _section(index: int, section: Section, number: int, rows: tuple[PaperRow, ...]) -> Group:
    return Group(
        kind=Kind.SECTION,
        section=index,
        title=section.title,
        folder=section.name,
        is_greetings=section.kind == "greetings",
        number=number,
        rows=rows,
    )


def _status(report: PaperReport | None, fault: ProceedingsError | None, errors: int, warnings: int) -> Status:
    if fault:
        return Status.UNREADABLE
    if report is None:
        return Status.UNREAD
    if errors:
        return Status.ERROR
    return Status.WARNING if warnings else Status.READY
