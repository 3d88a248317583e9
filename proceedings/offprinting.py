"""A folder of papers or a volume file in, a PDF of each paper out, with the page numbers that it has in the volume.

Pages come from the cache that volumes are compiled from; what sets them is not even loaded when all are there. Each
offprint is written by a worker: one that fails costs its own paper only.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from proceedings.cache import Cache
from proceedings.compiler import nothing_readable, opened_cache, opened_source, papers_to_bind, setting_of
from proceedings.errors import ProceedingsError, UsageError
from proceedings.model.progress import OnProgress, Progress, ShouldStop
from proceedings.model.value import value
from proceedings.model.volume import PaperId, Section, Volume
from proceedings.setting import LIMITS, Work, workers_for
from proceedings.survey import Survey
from proceedings.workers import run_jobs

if TYPE_CHECKING:
    from proceedings.project import Source


@value(kw_only=True)
class Offprint:
    """A paper's own PDF."""

    file: Path
    pages: int
    """Of the file, its cover counted."""
    first: int
    """The number on the paper's first page, as in the volume."""


@value(kw_only=True)
class Offprints:
    """What was made of a volume."""

    made: Mapping[PaperId, Offprint]
    failed: Mapping[PaperId, ProceedingsError]
    """Papers whose pages are there and whose offprint could not be written; the unreadable ones the survey has."""
    survey: Survey


@value()
class _Task:
    """An offprint to be written."""

    paper: PaperId
    key: str
    """Where in the cache the paper's pages stand."""
    section: Section
    first: int


def make_offprints(
    source: "Path | Source",
    folder: Path,
    *,
    style: str | None = None,
    jobs: int | None = None,
    cache: Path | None = None,
    on_progress: OnProgress,
    should_stop: ShouldStop,
) -> Offprints:
    """Write the offprint of every readable paper of `source`, a folder or a volume file, into `folder`.

    `style`, `jobs` and `cache` are those of `compile_volume`; raise what it raises. Offprints that are written when
    somebody asks to stop stay.
    """
    from proceedings.bind.book import Book
    from proceedings.style import load_style
    from proceedings.typeset import Setter

    _make_folder(folder)
    on_progress(Progress(stage="collect", done=0, total=0))
    with opened_cache(cache) as shelf, opened_source(source, shelf) as found:
        volume = replace(found.volume, style=style or found.volume.style)
        house = load_style(volume.style)

        # Read and set what the cache does not know, and see at which page each paper begins
        papers, survey = papers_to_bind(
            found, Work(setting_of(volume.style, found.rules), shelf, jobs, on_progress, should_stop)
        )
        if not papers:
            raise nothing_readable(source, survey)
        numbers = Book(volume, papers, house, Setter(house)).numbers()

        # Write them, each for itself
        tasks = [
            _Task(paper, survey.papers[paper].key, replace(section, papers=(paper,)), numbers[paper])
            for section in volume.sections
            for paper in section.papers
            if paper in numbers
        ]
        done: dict[PaperId, Offprint | ProceedingsError] = {}
        on_progress(Progress(stage="offprints", done=0, total=len(tasks)))
        begun = (replace(volume, sections=()), str(shelf.folder), str(folder))
        workers = workers_for(len(tasks), jobs)
        for task, said in run_jobs(
            begin_offprints, begun, tasks, workers=workers, limits=LIMITS, should_stop=should_stop
        ):
            done[task.paper] = said
            on_progress(Progress(stage="offprints", done=len(done), total=len(tasks)))
        shelf.prune()
    return Offprints(
        made={task.paper: said for task in tasks if isinstance(said := done[task.paper], Offprint)},
        failed={task.paper: said for task in tasks if isinstance(said := done[task.paper], ProceedingsError)},
        survey=survey,
    )


def begin_offprints(volume: Volume, shelf: str, folder: str) -> Callable[[_Task], Offprint]:
    """Return, inside a worker, what writes an offprint of a paper of `volume`, whose sections the tasks bring."""
    from proceedings.bind.volume import bind_offprint
    from proceedings.style import load_style
    from proceedings.typeset import Setter

    house = load_style(volume.style)
    setter = Setter(house)
    cache = Cache(Path(shelf))

    def written(task: _Task) -> Offprint:
        paper = cache.body(task.key)
        if paper is None:
            raise ProceedingsError("compile.cache", folder=shelf)
        whole = replace(volume, sections=(task.section,))
        file, pages = bind_offprint(whole, task.paper, paper, task.first, Path(folder), setter)
        return Offprint(file=file, pages=pages, first=task.first)

    return written


def _make_folder(folder: Path) -> None:
    """Make the folder, or raise UsageError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as fault:
        raise UsageError("usage.out-is-file", path=str(folder)) from fault
    except OSError as fault:
        raise UsageError("usage.not-writable", path=str(folder)) from fault
