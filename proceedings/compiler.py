"""A folder of papers in, a volume out: the only module that knows the order of the stages.

Papers are read and set in worker processes and kept in a cache, one entry a paper; the volume is bound in this process
from those entries. Rooms are imported where they are needed: the parent never loads what reads Word files, a worker
never loads what binds.
"""

import contextlib
import hashlib
import os
import tempfile
from collections import Counter
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from proceedings.cache import Cache, engine_version, paper_key
from proceedings.errors import ProceedingsError, Stopped, UsageError, VolumeError
from proceedings.model.finding import Finding
from proceedings.model.paper import Paper
from proceedings.model.progress import OnProgress, Progress, ShouldStop
from proceedings.model.volume import PaperId, Volume
from proceedings.survey import Compiled, PaperReport, Survey
from proceedings.workers import Limits, run_jobs

if TYPE_CHECKING:
    from proceedings.bind.book import BoundPaper

DEFAULT_STYLE = "a5-book"
"""Of a paper that belongs to no volume."""

EDITIONS = ("screen", "press")

LIMITS = Limits()
"""What reading and setting one paper may cost."""

PAPERS_A_WORKER = 6
"""Fewer papers than this are not worth another worker's start."""

READING_FORMATS = ("text", "json")


def _silent(_progress: Progress) -> None:
    """Take no notice of progress."""


def _never() -> bool:
    return False


def compile_volume(
    source: Path,
    out: Path,
    *,
    style: str | None = None,
    edition: str = "screen",
    jobs: int | None = None,
    cache: Path | None = None,
    on_progress: OnProgress = _silent,
    should_stop: ShouldStop = _never,
) -> Compiled:
    """Compile the folder `source` into the file `out`, which appears whole or not at all.

    `style` overrides the volume's own; `cache` is the folder of set papers, None for one that goes with the call.
    Papers that cannot be read are left out and reported. Raise VolumeError when none can, UsageError, StyleError,
    Stopped.
    """
    from proceedings.bind.volume import bind_volume
    from proceedings.order import read_volume
    from proceedings.style import load_style

    _check_edition(edition)
    check_out(out)
    on_progress(Progress(stage="collect", done=0, total=0))
    volume = read_volume(source)
    house = load_style(style or volume.style)

    with _opened_cache(cache) as shelf:
        # Read and set what the cache does not know
        work = _Work(_Setting(house.name, house.digest, engine_version()), shelf, jobs, on_progress, should_stop)
        papers, survey = _papers_to_bind(_tasks(source, volume), work)
        if not papers:
            raise _nothing_readable(source, survey)

        # Bind all that could be read
        bound = bind_volume(volume, papers, house, out, on_progress=on_progress, should_stop=should_stop)
        shelf.prune()
    return Compiled(out=out, pages=bound.pages, survey=survey, starts=bound.starts)


def preview_paper(
    path: Path,
    out: Path,
    *,
    style: str | None = None,
    cache: Path | None = None,
    on_progress: OnProgress = _silent,
    should_stop: ShouldStop = _never,
) -> Compiled:
    """Set the paper at `path` into the file `out`, as its author will see it; raise what keeps it from being read."""
    from proceedings.bind.volume import bind_preview
    from proceedings.style import load_style

    _check_paper_file(path)
    check_out(out)
    house = load_style(style or DEFAULT_STYLE)
    paper = PaperId(path.name)
    with _opened_cache(cache) as shelf:
        work = _Work(_Setting(house.name, house.digest, engine_version()), shelf, 1, on_progress, should_stop)
        papers, survey = _papers_to_bind((_Task(paper, path),), work)
        if paper in survey.unreadable:
            raise survey.unreadable[paper]
        bound = bind_preview(papers[paper], house, out)
    return Compiled(out=out, pages=bound.pages, survey=survey, starts=((paper, 0, "1"),))


def check_source(
    source: Path,
    *,
    rules: str = "",
    style: str | None = None,
    jobs: int | None = None,
    cache: Path | None = None,
    on_progress: OnProgress = _silent,
    should_stop: ShouldStop = _never,
) -> Survey:
    """Return what there is to say of a folder of papers, or of one paper; nothing is bound.

    `rules` names what the conference asks of its papers. Raise what `compile_volume` raises.
    """
    from proceedings.check import load_limits
    from proceedings.order import read_volume
    from proceedings.style import load_style

    if source.is_file():
        tasks = (_Task(PaperId(source.name), source),)
    else:
        volume = read_volume(source)
        tasks = _tasks(source, volume)
        style = style or volume.style
    house = load_style(style or DEFAULT_STYLE)
    with _opened_cache(cache) as shelf:
        limits = repr(load_limits(rules)) if rules else ""
        setting = _Setting(house.name, house.digest, engine_version(), rules, limits)
        _, survey = _set_papers(tasks, _Work(setting, shelf, jobs, on_progress, should_stop))
        if not survey.papers:
            raise _nothing_readable(source, survey)
        shelf.prune()
    return survey


def read_paper(path: Path, *, reading: str = "text", should_stop: ShouldStop = _never) -> str:
    """Return what is understood of the paper at `path`, as `text` or `json`; raise what keeps it from being read."""
    _check_paper_file(path)
    jobs = run_jobs(begin_reading, (reading,), [path], workers=1, limits=LIMITS, should_stop=should_stop)
    for _, said in jobs:
        if isinstance(said, str):
            return said
        raise said
    raise Stopped


def check_out(out: Path) -> None:
    """Raise UsageError when no file can be written at `out`."""
    if out.is_dir():
        raise UsageError("usage.out-is-folder", path=str(out))
    if not out.parent.is_dir():
        raise UsageError("usage.no-folder", path=str(out.parent))
    if not os.access(out.parent, os.W_OK):
        raise UsageError("usage.not-writable", path=str(out.parent))


def _check_edition(edition: str) -> None:
    if edition != "screen":
        raise UsageError("usage.no-edition", edition=edition)


def _check_paper_file(path: Path) -> None:
    if not path.is_file():
        raise UsageError("usage.no-file", path=str(path))


def _nothing_readable(source: Path, survey: Survey) -> ProceedingsError:
    errors = tuple(survey.unreadable.values())
    if source.is_file():
        return errors[0]
    traces = [error.facts["trace"] for error in errors if "trace" in error.facts]
    ours = {"trace": traces[0]} if traces else {}
    return VolumeError("volume.nothing-readable", folder=str(source), papers=str(len(errors)), **ours)


@contextlib.contextmanager
def _opened_cache(folder: Path | None) -> Generator[Cache]:
    """Open the cache in `folder`; without one, or where it cannot be written, one that lasts as long as the work."""
    if folder is not None and _can_be_written(folder):
        yield Cache(folder)
        return
    with tempfile.TemporaryDirectory(prefix="proceedings-") as temporary:
        yield Cache(Path(temporary))


def _can_be_written(folder: Path) -> bool:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK)


@dataclass(frozen=True, slots=True)
class _Task:
    """A paper to be set."""

    paper: PaperId
    path: Path
    kind: str = "papers"
    """Its section's."""


@dataclass(frozen=True, slots=True)
class _Setting:
    """How papers are to be set and checked."""

    style: str
    digest: str
    """Of the style."""
    engine: str
    """Version of the code that sets them."""
    rules: str = ""
    limits: str = ""
    """What the rules say."""

    def key(self, sha256: str, kind: str) -> str:
        """Return where in the cache a paper set so stands."""
        return paper_key(sha256, self.digest, self.engine, f"{kind} {self.limits}")


@dataclass(frozen=True, slots=True)
class _Work:
    """What the setting of papers needs besides the papers."""

    setting: _Setting
    shelf: Cache
    jobs: int | None
    on_progress: OnProgress
    should_stop: ShouldStop


def _tasks(source: Path, volume: Volume) -> tuple[_Task, ...]:
    return tuple(_Task(paper, source / paper, section.kind) for section in volume.sections for paper in section.papers)


def _papers_to_bind(tasks: Sequence[_Task], work: _Work) -> tuple[dict[PaperId, "BoundPaper"], Survey]:
    """Return the pages of every readable paper, and what is known of them all; raise `compile.cache` past mending."""
    for _ in range(2):
        keys, survey = _set_papers(tasks, work)
        papers = {paper: work.shelf.body(key) for paper, key in keys.items()}
        lost = [paper for paper, body in papers.items() if body is None]
        if not lost:
            return papers, survey
        for paper in lost:  # a damaged entry: its paper is set again
            work.shelf.remove(keys[paper])
    raise ProceedingsError("compile.cache", folder=str(work.shelf.folder))


def _set_papers(tasks: Sequence[_Task], work: _Work) -> tuple[dict[PaperId, str], Survey]:
    """Return where in the cache each readable paper stands, and what is known of them all, in the order of `tasks`."""
    found: dict[PaperId, tuple[str, PaperReport]] = {}
    unreadable: dict[PaperId, ProceedingsError] = {}

    # What the cache knows already
    for task in tasks:
        if work.should_stop():
            raise Stopped
        key = work.setting.key(_sha256(task.path), task.kind)
        report = work.shelf.head(key)
        if isinstance(report, PaperReport):
            found[task.paper] = (key, report)

    # The others, by the workers
    missing = [task for task in tasks if task.paper not in found]
    work.on_progress(Progress(stage="typeset", done=len(found), total=len(tasks)))
    for task, said in run_jobs(
        begin_setting,
        (work.setting, str(work.shelf.folder)),
        missing,
        workers=_workers(len(missing), work.jobs),
        limits=LIMITS,
        should_stop=work.should_stop,
    ):
        if isinstance(said, ProceedingsError):
            unreadable[task.paper] = said
        else:
            found[task.paper] = said
        work.on_progress(Progress(stage="typeset", done=len(found) + len(unreadable), total=len(tasks)))
    return _surveyed(tasks, found, unreadable)


def _surveyed(
    tasks: Sequence[_Task],
    found: Mapping[PaperId, tuple[str, PaperReport]],
    unreadable: Mapping[PaperId, ProceedingsError],
) -> tuple[dict[PaperId, str], Survey]:
    """Bring what the workers said into printing order and compare the papers with one another."""
    from proceedings.check import check_volume

    readable = [task.paper for task in tasks if task.paper in found]
    reports = {paper: found[paper][1] for paper in readable}
    known = [
        Paper(source=paper, sha256=report.sha256, lang=report.lang, metadata=report.metadata, head=(), body=())
        for paper, report in reports.items()
    ]
    survey = Survey(
        papers=reports,
        unreadable={task.paper: unreadable[task.paper] for task in tasks if task.paper in unreadable},
        volume_findings=check_volume(known, {paper: report.sketch for paper, report in reports.items()}),
    )
    return {paper: found[paper][0] for paper in readable}, survey


def _sha256(path: Path) -> str:
    """Hash a file; one that cannot be opened is left to a worker to complain of."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _workers(papers: int, jobs: int | None) -> int:
    """Return how many workers to employ: as many as were asked for, else as many as are worth their start."""
    return min(jobs, papers) if jobs else max(1, min(os.cpu_count() or 1, papers // PAPERS_A_WORKER))


def begin_reading(reading: str) -> Callable[[Path], str]:
    """Return, inside a worker, what reads a paper and tells what it understood."""
    from proceedings.collect import read_manuscript
    from proceedings.collect.dump import manuscript_json, manuscript_text

    say = manuscript_json if reading == "json" else manuscript_text
    return lambda path: say(read_manuscript(path))


def begin_setting(setting: _Setting, folder: str) -> Callable[[_Task], tuple[str, PaperReport]]:
    """Return, inside a worker, what sets a paper into the cache in `folder`: (key there, report)."""
    from proceedings.bind.book import BoundPaper
    from proceedings.bind.streams import write_pages
    from proceedings.check import NO_LIMITS, check_paper, load_limits, sketch_of, told_once
    from proceedings.collect import read_manuscript
    from proceedings.normalize import normalize
    from proceedings.style import load_style
    from proceedings.typeset import Setter, set_paper

    setter = Setter(load_style(setting.style))
    limits = load_limits(setting.rules) if setting.rules else NO_LIMITS
    shelf = Cache(Path(folder))

    def set_one(task: _Task) -> tuple[str, PaperReport]:
        manuscript = read_manuscript(task.path)
        paper = normalize(manuscript)
        printed = set_paper(paper, setter)
        written = write_pages(printed)
        found = check_paper(paper, limits, kind=task.kind, printed=printed)
        told = told_once((*found, *written.findings))
        report = _report(paper, len(written.pages), told, sketch_of(paper))
        key = setting.key(paper.sha256, task.kind)
        shelf.write(key, report, BoundPaper(metadata=paper.metadata, lang=paper.lang, pages=written))
        return key, report

    return set_one


def _report(paper: Paper, pages: int, findings: tuple[Finding, ...], sketch: tuple[int, ...]) -> PaperReport:
    return PaperReport(
        pages=pages,
        lang=paper.lang,
        sha256=paper.sha256,
        metadata=paper.metadata,
        findings=findings,
        changes=tuple(sorted(Counter(change.rule for change in paper.changes).items())),
        sketch=sketch,
    )
