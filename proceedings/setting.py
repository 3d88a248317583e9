"""Papers in, their pages in the cache out: set by worker processes, each under a key of all that can change its pages.

A paper's key holds its bytes, the editor's decisions about it, the style, what its conference asks, and the code that
sets it: whatever else happens to the volume, its pages are not set again.
"""

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from proceedings.cache import Cache, paper_key
from proceedings.errors import ProceedingsError, Stopped
from proceedings.model.decisions import UNDECIDED, Decisions
from proceedings.model.paper import Paper
from proceedings.model.progress import OnProgress, Progress, ShouldStop
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

OnReport = Callable[[PaperId, "PaperReport | ProceedingsError"], None]
"""Hears of every paper once, in the order in which they are known."""


def unheard(_paper: PaperId, _said: PaperReport | ProceedingsError) -> None:
    """Take no notice of what is known of a paper."""


@dataclass(frozen=True, slots=True)
class Task:
    """A paper to be set."""

    paper: PaperId
    path: Path
    kind: str = "papers"
    """Its section's."""
    decisions: Decisions = UNDECIDED


@dataclass(frozen=True, slots=True)
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
        return paper_key(sha256, self.digest, self.engine, f"{kind} {self.limits}{_shaping(decisions)}")


@dataclass(frozen=True, slots=True)
class Work:
    """What the setting of papers needs besides the papers."""

    setting: Setting
    shelf: Cache
    jobs: int | None
    on_progress: OnProgress
    should_stop: ShouldStop
    on_report: OnReport = unheard


@dataclass(frozen=True, slots=True)
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
            work.on_report(each.paper, found[each.paper])

    # The others, by the workers
    work.on_progress(Progress(stage="typeset", done=len(found), total=len(wanted)))
    missing = [
        Task(each.paper, paths[each.paper], each.kind, each.decisions) for each in wanted if each.paper not in found
    ]
    for task, said in run_jobs(
        begin_setting,
        (work.setting, str(work.shelf.folder)),
        missing,
        workers=_workers(len(missing), work.jobs),
        limits=LIMITS,
        should_stop=work.should_stop,
    ):
        found[task.paper] = said
        work.on_report(task.paper, found[task.paper])
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
    from proceedings.normalize import normalize
    from proceedings.style import load_style
    from proceedings.typeset import Setter

    setter = Setter(load_style(setting.style))
    limits = load_limits(setting.rules) if setting.rules else NO_LIMITS
    shelf = Cache(Path(folder))

    def set_one(task: Task) -> PaperReport:
        paper = normalize(read_manuscript(task.path), task.decisions)
        return set_into(shelf, setting, task, paper, setter, limits)[0]

    return set_one


def set_into(
    shelf: Cache, setting: Setting, task: Task, paper: Paper, setter: "Setter", limits: "Rules"
) -> "tuple[PaperReport, BoundPaper]":
    """Set `paper`, keep its pages on the shelf and return them, with what there is to say of them."""
    from proceedings.bind.book import BoundPaper
    from proceedings.bind.streams import write_pages
    from proceedings.check import examine_paper, told_once
    from proceedings.typeset import set_paper

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
        changes=paper.changes, change_pages=tuple([where.page_of(change.place) for change in paper.changes])
    )
    body = BoundPaper(metadata=paper.metadata, lang=paper.lang, pages=written)
    shelf.write(key, report, details, body)
    return report, body


def _shaping(decisions: Decisions) -> str:
    """Return what in `decisions` can change pages or findings; what was accepted or remarked cannot."""
    shaping = replace(decisions, accepted=(), proof="", note="")
    return "" if shaping == UNDECIDED else repr(shaping)


def _workers(papers: int, jobs: int | None) -> int:
    """Return how many workers to employ: as many as were asked for, else as many as are worth their start."""
    return min(jobs, papers) if jobs else max(1, min(os.cpu_count() or 1, papers // PAPERS_A_WORKER))
