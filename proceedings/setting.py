"""Papers in, their pages in the cache out: set by worker processes, each under a key of all that can change its pages.

A paper's key holds its bytes, the editor's decisions about it, the style, what its conference asks, and the code that
sets it: whatever else happens to the volume, its pages are not set again.
"""

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from proceedings.cache import Cache, paper_key
from proceedings.errors import ProceedingsError, Stopped
from proceedings.model.decisions import UNDECIDED, Decisions, MetadataEdits
from proceedings.model.paper import Manuscript
from proceedings.model.progress import OnProgress, Progress, ShouldStop
from proceedings.model.ready import ReadyPdf
from proceedings.model.value import value
from proceedings.model.volume import PaperId
from proceedings.survey import PaperDetails, PaperReport
from proceedings.whereabouts import Whereabouts
from proceedings.workers import Limits, run_jobs

if TYPE_CHECKING:
    from proceedings.bind.book import BoundPaper
    from proceedings.check import Limits as Rules
    from proceedings.typeset import Setter

LIMITS = Limits()
"""What reading and setting one paper may cost."""

PAPERS_A_WORKER = 6
"""Fewer papers than this are not worth another worker's start."""

_ROOMS = (
    "proceedings.bind.book",
    "proceedings.check.paper",
    "proceedings.collect.reader",
    "proceedings.normalize",
    "proceedings.typeset.paper",
)
"""Loaded when a worker begins, so that workers that begin together load them once."""

OnReport = Callable[[PaperId, "PaperReport | ProceedingsError"], None]
"""Hears of every paper once, in the order in which they are known."""


def unheard(_paper: PaperId, _said: PaperReport | ProceedingsError) -> None:
    """Take no notice of what is known of a paper."""


@value()
class Task:
    """A paper to be set."""

    paper: PaperId
    path: Path
    kind: str = "papers"
    """Its section's."""
    decisions: Decisions = UNDECIDED


@value()
class Setting:
    """How papers are to be set and checked."""

    style: str
    digest: str
    """Of the style."""
    engine: str
    """Version of the code that sets them."""
    rules: str = ""
    limits: str = ""
    """What the rules say."""

    def key(self, sha256: str, kind: str, decisions: Decisions = UNDECIDED) -> str:
        """Return where in the cache a paper set so stands."""
        shape = shaping(decisions)
        decided = "" if shape == UNDECIDED else repr(shape)
        return paper_key(sha256, self.digest, self.engine, f"{kind} {self.limits}{decided}")


@value()
class Work:
    """What the setting of papers needs besides the papers."""

    setting: Setting
    shelf: Cache
    jobs: int | None
    on_progress: OnProgress
    should_stop: ShouldStop
    on_report: OnReport = unheard
    meanwhile: Callable[[Sequence[str]], None] = lambda _keys: None
    """Called once, while the workers start, with the keys of the papers that need none."""


@value()
class Wanted:
    """A paper that is to be known, before it is certain that anything must be set."""

    paper: PaperId
    sha256: str
    kind: str
    decisions: Decisions


def set_papers(
    wanted: Sequence[Wanted], paths: Mapping[PaperId, Path], work: Work
) -> dict[PaperId, PaperReport | ProceedingsError]:
    """Return what is known of every paper, in the order of `wanted`; those the cache does not know are set.

    What the editor lets stand is no matter of the cache: `with_acceptances` lays it on.
    Raise Stopped.
    """
    # What the cache knows already
    found: dict[PaperId, PaperReport | ProceedingsError] = {}
    for each in wanted:
        if work.should_stop():
            raise Stopped
        report = work.shelf.head(work.setting.key(each.sha256, each.kind, each.decisions))
        if isinstance(report, PaperReport):
            found[each.paper] = report
            work.on_report(each.paper, report)

    # The others, by the workers
    known = [report for report in found.values() if isinstance(report, PaperReport)]
    work.on_progress(Progress(stage="typeset", done=len(found), total=len(wanted)))
    missing = [
        Task(each.paper, paths[each.paper], each.kind, each.decisions) for each in wanted if each.paper not in found
    ]
    for task, said in run_jobs(
        begin_setting,
        (work.setting, str(work.shelf.folder)),
        missing,
        workers=workers_for(len(missing), work.jobs),
        limits=LIMITS,
        should_stop=work.should_stop,
        meanwhile=lambda: work.meanwhile([report.key for report in known]),
    ):
        found[task.paper] = said
        work.on_report(task.paper, said)
        work.on_progress(Progress(stage="typeset", done=len(found), total=len(wanted)))
    return {each.paper: found[each.paper] for each in wanted}


def sha256_of(path: Path) -> str:
    """Hash a file; one that cannot be opened is left to a worker to complain of."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def begin_setting(setting: Setting, folder: str) -> Callable[[Task], PaperReport]:
    """Return, inside a worker, what sets a paper into the cache in `folder`."""
    from proceedings.check import NO_LIMITS, load_limits
    from proceedings.collect import read_manuscript
    from proceedings.style import load_style
    from proceedings.typeset import Setter

    for room in _ROOMS:
        import_module(room)
    setter = Setter(load_style(setting.style))
    limits = load_limits(setting.rules) if setting.rules else NO_LIMITS
    shelf = Cache(Path(folder))

    def set_one(task: Task) -> PaperReport:
        return set_into(shelf, setting, task, read_manuscript(task.path), setter, limits)[0]

    return set_one


def set_into(
    shelf: Cache, setting: Setting, task: Task, manuscript: Manuscript, setter: "Setter", limits: "Rules"
) -> "tuple[PaperReport, BoundPaper]":
    """Set a paper, keep its pages on the shelf and return them, with what there is to say of them."""
    from proceedings.bind.book import BoundPaper
    from proceedings.bind.streams import write_pages
    from proceedings.check import examine_paper, told_once
    from proceedings.normalize import normalize, spellings_of, written_of
    from proceedings.typeset import set_paper

    if manuscript.ready is not None:
        return _place_into(shelf, setting, task, manuscript, manuscript.ready, setter)
    asked = (*setter.style.requested, *limits.requested)
    paper = normalize(manuscript, task.decisions, asked)
    unedited = replace(task.decisions, metadata=MetadataEdits())
    found_in = paper if unedited == task.decisions else normalize(manuscript, unedited, asked)
    printed = set_paper(paper, setter)
    written = write_pages(printed)
    where = Whereabouts(paper, printed)
    found, sketch = examine_paper(paper, limits, task.kind, printed)
    findings = told_once((*found, *written.findings))
    key = setting.key(paper.sha256, task.kind, task.decisions)
    report = PaperReport(
        key=key,
        pages=len(written.pages),
        lang=paper.lang,
        sha256=paper.sha256,
        metadata=paper.metadata,
        findings=findings,
        finding_pages=tuple([where.page_of(finding.place) for finding in findings]),
        changes=tuple(sorted(Counter([change.rule for change in paper.changes]).items())),
        sketch=sketch,
    )
    details = PaperDetails(
        changes=paper.changes,
        change_pages=tuple([where.page_of(change.place) for change in paper.changes]),
        recognised=paper.recognised,
        metadata=found_in.metadata,
        spellings=spellings_of(paper.head),
        written=written_of(manuscript),
    )
    body = BoundPaper(metadata=paper.metadata, lang=paper.lang, pages=written)
    shelf.write(key, report, details, body)
    return report, body


def _place_into(
    shelf: Cache, setting: Setting, task: Task, manuscript: Manuscript, ready: ReadyPdf, setter: "Setter"
) -> "tuple[PaperReport, BoundPaper]":
    """Place the pages of a ready PDF; nothing in them is put in order, nor asked what a conference asks of papers."""
    from proceedings.bind.book import BoundPaper
    from proceedings.bind.ready import place_ready
    from proceedings.check import sketch_of
    from proceedings.normalize import normalize

    paper = normalize(manuscript, task.decisions)
    written = place_ready(ready, paper, setter.style.page, task.decisions.placement)
    key = setting.key(paper.sha256, task.kind, task.decisions)
    findings = (*manuscript.findings, *written.findings)
    report = PaperReport(
        key=key,
        pages=len(written.pages),
        lang=paper.lang,
        sha256=paper.sha256,
        metadata=paper.metadata,
        findings=findings,
        finding_pages=(-1,) * len(findings),
        changes=(),
        sketch=sketch_of(paper),
    )
    unedited = normalize(manuscript, replace(task.decisions, metadata=MetadataEdits()))
    details = PaperDetails(changes=(), recognised=(), metadata=unedited.metadata)
    body = BoundPaper(metadata=paper.metadata, lang=paper.lang, pages=written)
    shelf.write(key, report, details, body)
    return report, body


def shaping(decisions: Decisions) -> Decisions:
    """Return what in `decisions` can change pages or findings; what was accepted or remarked cannot."""
    return replace(decisions, accepted=(), proof="", note="")


def workers_for(papers: int, jobs: int | None) -> int:
    """Return how many workers to employ: as many as were asked for, else as many as are worth their start."""
    return min(jobs, papers) if jobs else max(1, min(os.cpu_count() or 1, papers // PAPERS_A_WORKER))
