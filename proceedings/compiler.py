"""A folder of papers or a volume file in, a volume out: the only module that knows the order of the stages.

Papers are read and set in worker processes and kept in a cache, one entry a paper; the volume is bound from those
entries. Rooms are imported where they are needed: the parent never loads what reads Word files, a worker never loads
what binds.
"""

import contextlib
import os
import tempfile
from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from proceedings.cache import Cache, engine_version
from proceedings.errors import ProceedingsError, Stopped, UsageError, VolumeError
from proceedings.model.decisions import UNDECIDED, Decisions
from proceedings.model.paper import Paper
from proceedings.model.progress import OnProgress, Progress, ShouldStop
from proceedings.model.volume import Event, PaperId, Section, Volume, Words
from proceedings.setting import LIMITS, OnReport, Setting, Wanted, Work, set_papers, sha256_of, shaping, unheard
from proceedings.survey import Compiled, PaperDetails, PaperReport, Survey, with_acceptances
from proceedings.workers import run_jobs

if TYPE_CHECKING:
    from proceedings.bind.book import BoundPaper
    from proceedings.bind.preflight import PreflightReport
    from proceedings.project import Source
    from proceedings.style import Style
    from proceedings.typeset import Setter

DEFAULT_STYLE = "a5-book"
"""Of a paper that belongs to no volume."""

EDITIONS = ("screen", "press")

READING_FORMATS = ("text", "json")


def _silent(_progress: Progress) -> None:
    """Take no notice of progress."""


def _never() -> bool:
    return False


def compile_volume(
    source: "Path | Source",
    out: Path,
    *,
    style: str | None = None,
    edition: str = "screen",
    printer: str = "",
    screen: Path | None = None,
    jobs: int | None = None,
    cache: Path | None = None,
    on_progress: OnProgress = _silent,
    on_report: OnReport = unheard,
    should_stop: ShouldStop = _never,
) -> Compiled:
    """Compile `source`, a folder or a volume file, into the file `out`, which appears whole or not at all.

    `style` overrides the volume's own; `printer` names whom a press edition is for, an offset house when empty, and
    `screen` is where the screen edition goes that is made with it from the same pages;
    `cache` is the folder of set papers, None for one that goes with the call.
    Papers that cannot be read are left out and reported. Raise VolumeError when none can, UsageError, StyleError,
    ProjectError, Stopped.
    """
    from proceedings.style import load_style
    from proceedings.style.printer import DEFAULT_PRINTER, load_printer

    _check_edition(edition)
    press = load_printer(printer or DEFAULT_PRINTER) if edition == "press" else None
    for file in (out, screen):
        check_out(file or out)
    on_progress(Progress(stage="collect", done=0, total=0))
    with opened_cache(cache) as shelf, opened_source(source, shelf) as found:
        volume = found.volume
        house = load_style(style or volume.style)

        # Read and set what the cache does not know
        setting = setting_of(style or volume.style, found.rules)
        work = Work(setting, shelf, jobs, on_progress, should_stop, on_report)
        warm_up, setters = _warming(house)
        papers, survey = papers_to_bind(found, work, warm_up)
        if not papers:
            raise nothing_readable(source, survey)

        # Bind all that could be read
        from proceedings.bind.volume import bind_volume

        bound = bind_volume(
            volume,
            papers,
            house,
            out,
            on_progress=on_progress,
            should_stop=should_stop,
            setter=setters[0],
            printer=press,
            screen=screen if press else None,
        )
        shelf.prune()
    return Compiled(out=out, pages=bound.pages, survey=survey, starts=bound.starts, preflight=bound.preflight)


def _warming(house: "Style") -> tuple[Callable[[int], None], list["Setter"]]:
    """Return what warms a setter up for so many pages, and where that then stands."""
    setters: list[Setter] = []

    def warm_up(pages: int) -> None:
        from proceedings.bind.volume import warm_setter

        setters.append(warm_setter(house, pages))

    return warm_up, setters


def preview_paper(
    path: Path,
    out: Path,
    *,
    style: str | None = None,
    rules: str = "",
    decisions: Decisions = UNDECIDED,
    report: Path | None = None,
    cache: Path | None = None,
    on_progress: OnProgress = _silent,
    should_stop: ShouldStop = _never,
) -> Compiled:
    """Set the paper at `path` into the file `out`, as its author will see it; raise what keeps it from being read.

    `report` is the file of the report for the author; `rules` names what the conference asks.
    """
    _check_paper_file(path)
    source = replace(_source_of_paper(path, decisions), rules=rules)
    paper = source.volume.papers[0]
    return preview_of(
        source,
        paper,
        out,
        style=style,
        report=report,
        cache=cache,
        on_progress=on_progress,
        should_stop=should_stop,
    )


def preview_of(
    source: "Source",
    paper: PaperId,
    out: Path,
    *,
    style: str | None = None,
    report: Path | None = None,
    cache: Path | None = None,
    on_progress: OnProgress = _silent,
    should_stop: ShouldStop = _never,
) -> Compiled:
    """Set one paper of a volume into the file `out`, as its author will see it; raise what keeps it from being read.

    `report` is the file of the report for the author.
    """
    from proceedings.bind.volume import bind_preview
    from proceedings.style import load_style

    for file in (out, report):
        check_out(file or out)
    house = load_style(style or source.volume.style)
    with opened_cache(cache) as shelf:
        setting = setting_of(style or source.volume.style, source.rules)
        work = Work(setting, shelf, 1, on_progress, should_stop)
        papers, survey = papers_to_bind(_only(source, paper), work)
        if paper in survey.unreadable:
            raise survey.unreadable[paper]
        bound = bind_preview(papers[paper], house, out)
        if report is not None:
            _write_report(report, paper, survey.papers[paper], shelf)
    return Compiled(out=out, pages=bound.pages, survey=survey, starts=((paper, 0, "1"),))


def _write_report(file: Path, paper: PaperId, report: PaperReport, shelf: Cache) -> None:
    """Write what the author of a paper is told of it, in place of what may be there."""
    from proceedings.report import author_report

    details = shelf.details(report.key)
    if not isinstance(details, PaperDetails):
        raise ProceedingsError("compile.cache", folder=str(shelf.folder))
    beside = file.with_name(f"{file.name}.part")
    beside.write_text(author_report(paper.rpartition("/")[2], report, details), encoding="utf-8")
    beside.replace(file)


def check_source(
    source: "Path | Source",
    *,
    rules: str = "",
    style: str | None = None,
    jobs: int | None = None,
    cache: Path | None = None,
    on_progress: OnProgress = _silent,
    on_report: OnReport = unheard,
    should_stop: ShouldStop = _never,
) -> Survey:
    """Return what there is to say of a folder of papers, of a volume file or of one paper; nothing is bound.

    `rules` names what the conference asks of its papers. Raise what `compile_volume` raises.
    """
    with opened_cache(cache) as shelf, opened_source(source, shelf) as found:
        setting = setting_of(style or found.volume.style, rules or found.rules)
        survey = surveyed(found, Work(setting, shelf, jobs, on_progress, should_stop, on_report))
        if not survey.papers:
            raise nothing_readable(source, survey)
        shelf.prune()
    return survey


def shapes_of(source: "Source") -> dict[PaperId, tuple[object, ...]]:
    """Return what tells a volume's papers, as they are now, from what they were; two equal shapes have equal pages.

    It costs less than `Setting.key`, which also knows the style's file and the engine, so that it may be asked often.
    """
    house = (source.volume.style, source.rules)
    return {each.paper: (each.sha256, each.kind, shaping(each.decisions), *house) for each in wanted_of(source)}


def read_paper(path: Path, *, reading: str = "text", should_stop: ShouldStop = _never) -> str:
    """Return what is understood of the paper at `path`, as `text` or `json`; raise what keeps it from being read."""
    _check_paper_file(path)
    jobs = run_jobs(begin_reading, (reading,), [path], workers=1, limits=LIMITS, should_stop=should_stop)
    for _, said in jobs:
        if isinstance(said, str):
            return said
        raise said
    raise Stopped


def preflight_file(path: Path, *, printer: str = "", should_stop: ShouldStop = _never) -> "PreflightReport":
    """Return what a printer would send the PDF at `path` back for; it is read by a worker, since it may be anybody's.

    Raise UnreadableFile, StyleError, UsageError, Stopped.
    """
    from proceedings.style.printer import DEFAULT_PRINTER, load_printer

    _check_paper_file(path)
    load_printer(printer or DEFAULT_PRINTER)
    named = (printer or DEFAULT_PRINTER,)
    for _, said in run_jobs(begin_preflight, named, [path], workers=1, limits=LIMITS, should_stop=should_stop):
        if isinstance(said, ProceedingsError):
            raise said
        return said
    raise Stopped


def begin_preflight(printer: str) -> "Callable[[Path], PreflightReport]":
    """Return, inside a worker, what checks a PDF against what a printer asks."""
    import logging

    from proceedings.bind.preflight import preflight
    from proceedings.style.printer import load_printer

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it repairs on the way is no news to anybody
    asked = load_printer(printer)
    return lambda path: preflight(path, asked)


def check_out(out: Path) -> None:
    """Raise UsageError when no file can be written at `out`."""
    if out.is_dir():
        raise UsageError("usage.out-is-folder", path=str(out))
    if not out.parent.is_dir():
        raise UsageError("usage.no-folder", path=str(out.parent))
    if not os.access(out.parent, os.W_OK):
        raise UsageError("usage.not-writable", path=str(out.parent))


def _check_edition(edition: str) -> None:
    if edition not in EDITIONS:
        raise UsageError("usage.no-edition", edition=edition)


def _check_paper_file(path: Path) -> None:
    if not path.is_file():
        raise UsageError("usage.no-file", path=str(path))


def nothing_readable(source: "Path | Source", survey: Survey) -> ProceedingsError:
    """Return the error of a source none of whose papers can be read."""
    errors = tuple(survey.unreadable.values())
    if not errors:
        return VolumeError("volume.empty")
    if isinstance(source, Path) and source.is_file() and len(errors) == 1:
        return errors[0]
    traces = [error.facts["trace"] for error in errors if "trace" in error.facts]
    ours = {"trace": traces[0]} if traces else {}
    where = {"folder": str(source)} if isinstance(source, Path) else {}
    return VolumeError("volume.nothing-readable", **where, papers=str(len(errors)), **ours)


@contextlib.contextmanager
def opened_cache(folder: Path | None) -> Generator[Cache]:
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


@contextlib.contextmanager
def opened_source(source: "Path | Source", shelf: Cache) -> Generator["Source"]:
    """Open a folder of papers, a volume file or one paper."""
    from proceedings.order import read_decisions, read_volume
    from proceedings.project.source import Source, is_volume_file, source_of

    if isinstance(source, Source):
        yield source
    elif is_volume_file(source):
        from proceedings.project import Project

        with Project.open_read_only(source) as project:
            yield source_of(project, shelf.originals)
    elif source.is_file():
        yield _source_of_paper(source, UNDECIDED)
    else:
        volume = read_volume(source)
        papers = {paper: source / paper for paper in volume.papers}
        yield Source(volume=volume, papers=papers, decisions=read_decisions(source))


def _source_of_paper(path: Path, decisions: Decisions) -> "Source":
    from proceedings.project.source import Source

    paper = PaperId(path.name)
    section = Section(name="", title=Words(), papers=(paper,))
    volume = Volume(event=Event(), sections=(section,), style=DEFAULT_STYLE)
    return Source(volume=volume, papers={paper: path}, decisions={paper: decisions})


def _only(source: "Source", paper: PaperId) -> "Source":
    sections = tuple([replace(each, papers=(paper,)) for each in source.volume.sections if paper in each.papers])
    return replace(source, volume=replace(source.volume, sections=sections))


def setting_of(style: str, rules: str) -> Setting:
    """Return how papers are set in a house style and checked by rules; raise StyleError."""
    from proceedings.style import load_style

    house = load_style(style)
    limits = ""
    if rules:
        from proceedings.check import load_limits

        limits = repr(load_limits(rules))
    return Setting(house.name, house.digest, engine_version(), rules, limits)


def wanted_of(source: "Source") -> tuple[Wanted, ...]:
    """Return the papers of a volume in printing order, each with all that decides on its pages."""
    return tuple(
        Wanted(
            paper,
            source.hashes.get(paper) or sha256_of(source.papers[paper]),
            section.kind,
            source.decisions.get(paper, UNDECIDED),
        )
        for section in source.volume.sections
        for paper in section.papers
    )


def papers_to_bind(
    source: "Source", work: Work, warm_up: Callable[[int], None] = lambda _pages: None
) -> tuple[dict[PaperId, "BoundPaper"], Survey]:
    """Return the pages of every readable paper, and what is known of them all; raise `compile.cache` past mending.

    `warm_up` is called while the workers start, with the number of pages that are known already.
    """
    ready: dict[str, BoundPaper | None] = {}

    def make_ready(keys: Sequence[str]) -> None:
        """Load what makes a volume of papers, and the pages that are known already."""
        import_module("proceedings.bind.volume")
        import_module("proceedings.check.volume")
        ready.update({key: work.shelf.body(key) for key in keys})
        warm_up(sum([len(body.pages.pages) for body in ready.values() if body]))

    for _ in range(2):
        survey = surveyed(source, replace(work, meanwhile=make_ready))
        keys = {paper: report.key for paper, report in survey.papers.items()}
        papers = {paper: ready.pop(key, None) or work.shelf.body(key) for paper, key in keys.items()}
        lost = [paper for paper, body in papers.items() if body is None]
        if not lost:
            return papers, survey
        for paper in lost:  # a damaged entry: its paper is set again
            work.shelf.remove(survey.papers[paper].key)
    raise ProceedingsError("compile.cache", folder=str(work.shelf.folder))


def surveyed(source: "Source", work: Work) -> Survey:
    """Set what the cache does not know and compare the papers with one another."""
    from proceedings.check import check_volume

    known = set_papers(wanted_of(source), source.papers, work)
    reports = {
        paper: with_acceptances(said, source.decisions.get(paper, UNDECIDED))
        for paper, said in known.items()
        if isinstance(said, PaperReport)
    }
    return Survey(
        papers=reports,
        unreadable={paper: said for paper, said in known.items() if not isinstance(said, PaperReport)},
        volume_findings=check_volume(
            [_bare(paper, report) for paper, report in reports.items()],
            {paper: report.sketch for paper, report in reports.items()},
            isbn=source.volume.event.isbn,
        ),
    )


def _bare(paper: PaperId, report: PaperReport) -> Paper:
    """Return what is known of a paper without its text."""
    return Paper(source=paper, sha256=report.sha256, lang=report.lang, metadata=report.metadata, head=(), body=())


def begin_reading(reading: str) -> Callable[[Path], str]:
    """Return, inside a worker, what reads a paper and tells what it understood."""
    from proceedings.collect import read_manuscript
    from proceedings.collect.dump import manuscript_json, manuscript_text

    say = manuscript_json if reading == "json" else manuscript_text
    return lambda path: say(read_manuscript(path))
