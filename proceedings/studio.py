"""The engine as a window keeps it: two workers that stay, one to preview a paper at once, one to bind the volume.

The caller's own process neither reads papers nor holds their pages, so that a window stays quick whatever goes on.
"""

import contextlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from proceedings.cache import Cache
from proceedings.compiler import nothing_readable, setting_of, surveyed, wanted_of
from proceedings.errors import ProceedingsError, Stopped
from proceedings.model.paper import Manuscript
from proceedings.model.progress import OnProgress, Progress, ShouldStop
from proceedings.model.value import value
from proceedings.model.volume import PaperId, Volume
from proceedings.setting import LIMITS, OnReport, Setting, Task, Work, set_into, unheard
from proceedings.standby import Deed, Standby
from proceedings.survey import Compiled, Survey
from proceedings.workers import Limits

if TYPE_CHECKING:
    from proceedings.bind.volume import BoundVolume
    from proceedings.project import Source

KEPT = 8
"""Manuscripts that the previewing worker holds."""

NO_LIMITS = Limits(seconds=0, memory=0)
"""Of binding, which reads nothing that a stranger wrote."""


@value()
class Sketch:
    """A preview to be made."""

    task: Task
    setting: Setting
    key: str
    """Where in the cache the paper stands."""
    out: Path | None
    """None to read the paper only, so that its next preview begins at once."""


@value()
class Sheets:
    """A volume to be bound."""

    volume: Volume
    keys: Mapping[PaperId, str]
    """Where in the cache its papers stand."""
    style: str
    out: Path


class Studio:
    """The workers and the cache they share; its methods may be called from any thread."""

    def __init__(self, folder: Path) -> None:
        self._shelf = Cache(folder)
        self._previewer: Standby[Sketch, Compiled | None] = Standby(begin_previewing, (str(folder),), LIMITS)
        self._binder: Standby[Sheets, BoundVolume | tuple[PaperId, ...]] = Standby(
            begin_binding, (str(folder),), NO_LIMITS
        )

    def prepare(self, style: str) -> None:
        """Start the workers and load what every answer needs, so that the first preview finds all warm.

        It takes a tenth of a second and is done in a thread; a studio that is closed meanwhile stays closed.
        """
        with contextlib.suppress(ProceedingsError):
            self._previewer.prepare()
            self._binder.prepare()
            setting_of(style, "")

    def close(self) -> None:
        """End the workers."""
        self._previewer.close()
        self._binder.close()

    def preview(self, source: "Source", paper: PaperId, out: Path, should_stop: ShouldStop) -> Compiled:
        """Set one paper of a volume into the file `out`; raise what keeps it from being read."""
        made = self._previewer.ask(self._sketch(source, paper, out), _silent, should_stop)
        if made is None:
            raise ProceedingsError("compile.crashed", fault="no preview")
        return made

    def read(self, source: "Source", paper: PaperId) -> None:
        """Let the previewing worker read a paper that is soon to be edited; done in a thread, as `prepare` is."""
        with contextlib.suppress(ProceedingsError, Stopped):
            self._previewer.ask(self._sketch(source, paper, None), _silent, _never)

    def _sketch(self, source: "Source", paper: PaperId, out: Path | None) -> Sketch:
        wanted = next(each for each in wanted_of(source) if each.paper == paper)
        task = Task(paper, source.papers[paper], wanted.kind, wanted.decisions)
        setting = setting_of(source.volume.style, source.rules)
        key = setting.key(wanted.sha256, wanted.kind, wanted.decisions)
        return Sketch(task, setting, key, out)

    def check(
        self,
        source: "Source",
        *,
        jobs: int | None = None,
        on_progress: OnProgress,
        on_report: OnReport = unheard,
        should_stop: ShouldStop,
    ) -> Survey:
        """Set what the cache does not know and return what there is to say of a volume."""
        setting = setting_of(source.volume.style, source.rules)
        return surveyed(source, Work(setting, self._shelf, jobs, on_progress, should_stop, on_report))

    def compile(
        self,
        source: "Source",
        out: Path,
        *,
        on_progress: OnProgress,
        on_report: OnReport = unheard,
        should_stop: ShouldStop,
    ) -> Compiled:
        """Compile a volume into the file `out`, as `compile_volume` does."""
        setting = setting_of(source.volume.style, source.rules)
        work = Work(setting, self._shelf, None, on_progress, should_stop, on_report)
        for _ in range(2):
            survey = surveyed(source, work)
            if not survey.papers:
                raise nothing_readable(source, survey)
            keys = {paper: report.key for paper, report in survey.papers.items()}
            bound = self._binder.ask(Sheets(source.volume, keys, setting.style, out), on_progress, should_stop)
            if not isinstance(bound, tuple):
                self._shelf.prune()
                return Compiled(out=out, pages=bound.pages, survey=survey, starts=bound.starts)
            for paper in bound:  # a damaged entry: its paper is set again
                self._shelf.remove(keys[paper])
        raise ProceedingsError("compile.cache", folder=str(self._shelf.folder))


def begin_previewing(folder: str) -> Deed[Sketch, Compiled | None]:
    """Return, inside a worker, what previews a paper; it keeps setters and the last manuscripts."""
    from proceedings.bind.volume import bind_preview
    from proceedings.check import NO_LIMITS as NO_RULES
    from proceedings.check import load_limits
    from proceedings.collect import read_manuscript
    from proceedings.style import load_style
    from proceedings.typeset import Setter

    shelf = Cache(Path(folder))
    setter_of = cache(lambda name: Setter(load_style(name)))
    manuscripts: dict[Path, Manuscript] = {}

    def manuscript_at(path: Path) -> Manuscript:
        held = manuscripts.pop(path, None) or read_manuscript(path)
        manuscripts[path] = held
        for oldest in list(manuscripts)[:-KEPT]:
            del manuscripts[oldest]
        return held

    def preview(sketch: Sketch, _on_progress: OnProgress, _should_stop: ShouldStop) -> Compiled | None:
        setting, task = sketch.setting, sketch.task
        setter = setter_of(setting.style)
        if sketch.out is None:
            manuscript_at(task.path)
            return None
        report, body = shelf.head(sketch.key), shelf.body(sketch.key)
        if report is None or body is None:
            limits = load_limits(setting.rules) if setting.rules else NO_RULES
            report, body = set_into(shelf, setting, task, manuscript_at(task.path), setter, limits)
        bound = bind_preview(body, load_style(setting.style), sketch.out, setter=setter)
        survey = Survey(papers={task.paper: report}, unreadable={})
        return Compiled(out=sketch.out, pages=bound.pages, survey=survey, starts=((task.paper, 0, "1"),))

    return preview


def begin_binding(folder: str) -> "Deed[Sheets, BoundVolume | tuple[PaperId, ...]]":
    """Return, inside a worker, what binds a volume from the cache, or names the papers that are damaged there."""
    from proceedings.bind.volume import BoundVolume, bind_volume
    from proceedings.style import load_style
    from proceedings.typeset import Setter

    shelf = Cache(Path(folder))
    setter_of = cache(lambda name: Setter(load_style(name)))

    def bind(sheets: Sheets, on_progress: OnProgress, should_stop: ShouldStop) -> BoundVolume | tuple[PaperId, ...]:
        on_progress(Progress(stage="bind", done=0, total=1))
        papers = {paper: shelf.body(key) for paper, key in sheets.keys.items()}
        lost = tuple([paper for paper, body in papers.items() if body is None])
        if lost:
            return lost
        return bind_volume(
            sheets.volume,
            papers,
            load_style(sheets.style),
            sheets.out,
            on_progress=on_progress,
            should_stop=should_stop,
            setter=setter_of(sheets.style),
        )

    return bind


def _never() -> bool:
    """Let a job come to its end."""
    return False


def _silent(_progress: Progress) -> None:
    """Take no notice of progress."""
