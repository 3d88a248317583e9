"""What lies on the desk: the open volume, what is known of its papers, its last good pages, the work that goes on."""

import os
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Signal, Slot

from proceedings.cache import Cache
from proceedings.compiler import keys_of
from proceedings.errors import ProceedingsError
from proceedings.model.finding import Finding
from proceedings.model.paper import Metadata
from proceedings.model.progress import OnProgress, Progress, ShouldStop
from proceedings.model.volume import PaperId, Volume, Words
from proceedings.project import RULES, Added, Intake, Placement, Project, Source, error_of, replace_paper, source_of
from proceedings.studio import Studio
from proceedings.survey import Compiled, PaperDetails, PaperReport, Survey, with_acceptances
from ui.desk.commands import Commands
from ui.desk.editing import NOTHING
from ui.desk.folders import cache_folder, draft_path, drafts_folder
from ui.desk.jobs import CHECK, COMPILE, EDIT, IMPORT, PREVIEW, Jobs
from ui.desk.reports import Batch, Known
from ui.desk.results import Imported, Previewed, Revised


class Desk(Commands):
    """The open volume: the one mutable thing behind the window.

    Every edit is a method that commits one named command at once and returns whether anything is different; work that
    takes time is begun by a method that returns at once, and its end is told by a signal. Of each kind of work one goes
    on at a time: asked for again, it begins anew.
    """

    opened = Signal()
    """Another volume lies on the desk: read everything anew."""
    closed = Signal()
    """The desk is empty."""
    reports_changed = Signal(tuple)
    """Papers of which something else is known now: pages, findings, changes, metadata, why they cannot be read."""
    imported = Signal(Imported)
    revised = Signal(Revised)
    preview_ready = Signal(Previewed)
    compiled = Signal(Compiled)
    """`last` is new. Until then the last good pages are kept, whatever fails."""
    checked = Signal(Survey)
    begun = Signal(str)
    """A kind of work: `import`, `check`, `compile`, `preview`."""
    progressed = Signal(str, Progress)
    ended = Signal(str)
    """Once for each `begun`, however it ended: after `imported`, `compiled`, `failed`, or nothing when stopped."""
    _heard = Signal(dict)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.last: Compiled | None = None
        """The last good volume."""
        self.previewed: PaperId | None = None
        """The paper whose preview is kept up to date."""
        self._folder = tempfile.TemporaryDirectory(prefix="proceedings-", ignore_cleanup_errors=True)
        self._numbers = count(1)
        self._known = Known()
        self._checked: dict[PaperId, str] = {}
        self._volume_findings: tuple[Finding, ...] = ()
        self._compiled_of: object = None
        self._check_waits = False
        self._studio = Studio(cache_folder())
        self._jobs = Jobs(self)
        self._jobs.begun.connect(self.begun)
        self._jobs.progressed.connect(self.progressed)
        self._jobs.failed.connect(self.failed)
        self._jobs.ended.connect(self._end)
        self._heard.connect(self._hear)

    # ---- a volume comes and goes

    @property
    def is_open(self) -> bool:
        """Whether a volume lies on the desk."""
        return self.project is not None

    @property
    def path(self) -> Path | None:
        """The open volume file."""
        return self.project.path if self.project else None

    @property
    def name(self) -> str:
        """Name of the open volume, empty when there is none."""
        return self.path.stem if self.path else ""

    @property
    def is_draft(self) -> bool:
        """Whether the volume file lies in the program's own folder, where nobody put it on purpose."""
        return self.path is not None and self.path.parent.parent == drafts_folder()

    def new(self, path: Path, volume: Volume = NOTHING) -> bool:
        """Make a volume file at `path` and lay it on the desk; return whether that went well."""
        return self._lay(lambda: Project.create(path, volume))

    def open(self, path: Path, *, read_only: bool = False, take_over: bool = False) -> bool:
        """Lay a volume file on the desk; return whether that went well, `failed("edit", error)` says why not.

        A file that somebody has open is laid for reading: `holder` says who. `take_over` takes it all the same.
        """
        return self._lay(lambda: Project.open_read_only(path) if read_only else Project.open(path, take_over=take_over))

    def open_folder(self, folder: Path, path: Path | None = None) -> bool:
        """Make a volume file of a folder of papers, a draft by default, and import the folder into it."""
        made = self.new(path or draft_path(folder.name))
        if made:
            self._import_folder(folder)
        return made

    def open_sample(self, path: Path | None = None) -> bool:
        """Make a volume file of the sample volume, a draft by default."""
        made = self.new(path or draft_path("sample"))
        if made:
            self._import_folder(Path(self._folder.name) / "sample", is_sample=True)
        return made

    def save_as(self, path: Path) -> bool:
        """Write the volume file, history and all, to `path` and go on with that one."""
        project = self.project
        if project is None or not self._attempted(lambda held: held.save_copy(path) is None):
            return False
        return self.open(path)

    def close(self) -> None:
        """Stop what goes on, leave one whole file behind and clear the desk."""
        self._jobs.close()
        if self._project:
            self._project.close()
            self._project = None
        self.last = None
        self.previewed = None
        self._history = None
        self._known = Known()
        self._checked = {}
        self._volume_findings = ()
        self.closed.emit()

    def dispose(self) -> None:
        """Close, and remove what lay beside; the desk is not used again."""
        self._studio.close()
        self.close()
        self._folder.cleanup()

    # ---- what is known of the papers

    def report(self, paper: PaperId) -> PaperReport | None:
        """Return what was last known of a paper, None while it was never set; accepted findings bear the reason."""
        report = self._known.report(paper)
        return with_acceptances(report, self.decisions(paper)) if report else None

    def fault(self, paper: PaperId) -> ProceedingsError | None:
        """Return why a paper cannot be read, None when it can."""
        held = self.submissions.get(paper)
        if held and held.fault:
            return error_of(held.fault)
        return self._known.fault(paper)

    def metadata(self, paper: PaperId) -> Metadata:
        """Return title, authors and the rest as they will be printed; empty while the paper was never set."""
        report = self.report(paper)
        return report.metadata if report else Metadata()

    def details(self, paper: PaperId) -> PaperDetails | None:
        """Return the changes made to a paper; read from the disk when asked for, a few milliseconds."""
        report = self.report(paper)
        found = Cache(cache_folder()).details(report.key) if report else None
        return found if isinstance(found, PaperDetails) else None

    @property
    def volume_findings(self) -> tuple[Finding, ...]:
        """Findings of no single paper, of the last check or compile."""
        return self._volume_findings

    def start_of(self, paper: PaperId) -> tuple[int, str] | None:
        """Return (index of its first page in the last volume, the number printed there)."""
        starts = self.last.starts if self.last else ()
        return next(((index, number) for each, index, number in starts if each == paper), None)

    @property
    def rules(self) -> str:
        """What the conference asks of its papers, by name; empty when it asks nothing."""
        return str(self.project.setting(RULES, "")) if self.project else ""

    def set_rules(self, name: str) -> bool:
        """Choose what the conference asks; not undone, as settings are not."""
        done = self._attempted(lambda project: project.set(RULES, name) is None)
        if done:
            self.check()
        return done

    # ---- files come in

    def add_papers(self, files: Sequence[Path], section: int = -1, index: int = 1 << 30) -> None:
        """Bring files into a section at `index`: one step of the history, told by `imported`.

        The last section by default; a volume without sections gets one.
        """
        project = self._writable()
        if project is None:
            return
        if not self.volume.sections:
            self.add_section(Words())
        at = section % len(self.volume.sections)
        name = self.volume.sections[at].name

        def work(on_progress: OnProgress, should_stop: ShouldStop) -> Intake:
            intake = Intake(project)
            intake.take(files, name, on_progress, should_stop)
            return intake

        self._jobs.start(IMPORT, work, lambda intake: self._place(cast("Intake", intake), at, index))

    def add_folder(self, folder: Path) -> None:
        """Bring in a folder, its subfolders as sections; a volume without sections takes its description too."""
        if self._writable():
            self._import_folder(folder)

    def import_reviewed(self, placements: Sequence[Placement]) -> None:
        """Bring files in as a person has looked at them, by one step of the history, told by `imported`."""
        project = self._writable()
        if project is None:
            return
        names = [section.name for section in self.volume.sections]

        def work(on_progress: OnProgress, should_stop: ShouldStop) -> Intake:
            intake = Intake(project)
            for section, name in enumerate(names):
                files = [each.file for each in placements if each.section == section]
                if files:
                    intake.take(files, name, on_progress, should_stop)
            return intake

        def land(intake: Intake) -> None:
            self._land(lambda: intake.reviewed(placements, "add-papers"))

        self._jobs.start(IMPORT, work, lambda intake: land(cast("Intake", intake)))

    def replace_paper(self, paper: PaperId, file: Path) -> bool:
        """Put the author's revision in the place of a paper's file; the decisions stay. Told by `revised`."""

        def deed(project: Project) -> bool:
            changed = self._told(replace_paper(project, paper, file, name="replace-paper"))
            self.revised.emit(Revised(paper=paper, changed=changed))
            return changed

        return self._done(deed)

    # ---- pages are made

    @property
    def is_stale(self) -> bool:
        """Whether the volume is another one now than when the last good pages were made."""
        return self.project is None or self.project.state != self._compiled_of

    def is_busy(self, *kinds: str) -> bool:
        """Tell whether work of these kinds, of any by default, goes on."""
        return self._jobs.is_busy(*kinds)

    def compile(self) -> None:
        """Compile the volume; `compiled` tells the end, and the last good pages stay until then."""
        project = self.project
        if project is None:
            return
        self._jobs.stop(CHECK)  # what it has set so far is set
        out = self._file("volume")
        state, source, studio = project.state, self._source(project), self._studio
        keys = keys_of(source)

        def work(on_progress: OnProgress, should_stop: ShouldStop) -> Compiled:
            batch = Batch(self._heard.emit)
            compiled = studio.compile(
                source, out, on_progress=on_progress, on_report=batch.add, should_stop=should_stop
            )
            batch.flush()
            return compiled

        self._jobs.start(COMPILE, work, lambda compiled: self._keep(cast("Compiled", compiled), state, keys))

    def check(self) -> None:
        """Read and set the papers that are not known as they are now; `reports_changed` and `checked` tell of it.

        Done of its own accord after every edit that changes papers. A compile does the same and more.
        """
        project = self.project
        self._check_waits = project is not None and self.is_busy(COMPILE)
        if project is None or not self.volume.papers or self._check_waits:
            return
        source, studio = self._source(project), self._studio
        keys = keys_of(source)
        jobs = max(1, (os.cpu_count() or 1) - 1)

        def work(on_progress: OnProgress, should_stop: ShouldStop) -> Survey:
            batch = Batch(self._heard.emit)
            studio.prepare()
            survey = studio.check(
                source, jobs=jobs, on_progress=on_progress, on_report=batch.add, should_stop=should_stop
            )
            batch.flush()
            return survey

        self._jobs.start(CHECK, work, lambda survey: self._survey(cast("Survey", survey), keys))

    def preview(self, paper: PaperId) -> None:
        """Set one paper as it is now, before all other work, and keep its preview up to date; `preview_ready` tells."""
        project = self.project
        if project is None or paper not in self.volume.papers:
            return
        self.previewed = paper
        source, out, studio = self._source(project), self._file("paper"), self._studio

        def work(_on_progress: OnProgress, should_stop: ShouldStop) -> Compiled:
            return studio.preview(source, paper, out, should_stop)

        self._jobs.start(PREVIEW, work, lambda made: self._show(paper, cast("Compiled", made)))

    def stop(self, *kinds: str) -> None:
        """Stop work of these kinds, of all by default."""
        self._check_waits = False
        self._jobs.stop(*kinds)

    def save(self, out: Path) -> None:
        """Copy the last good volume to `out`, by way of a file beside it; raise OSError when that cannot be done."""
        if self.last is None:
            return
        part = out.with_name(out.name + ".part")
        try:
            shutil.copyfile(self.last.out, part)
            part.replace(out)
        finally:
            part.unlink(missing_ok=True)

    def discard(self, file: Path) -> None:
        """Remove pages that are shown no more."""
        if file.parent == Path(self._folder.name):
            file.unlink(missing_ok=True)

    # ---- inside

    def _lay(self, opening: Callable[[], Project]) -> bool:
        try:
            project = opening()
        except ProceedingsError as fault:
            self.failed.emit(EDIT, fault)
            return False
        self.close()
        self._project = project
        self.opened.emit()
        self.check()
        return True

    def _writable(self) -> Project | None:
        return None if self.read_only else self.project

    def _source(self, project: Project) -> Source:
        return source_of(project, Cache(cache_folder()).originals)

    def _file(self, name: str) -> Path:
        return Path(self._folder.name) / f"{name}-{next(self._numbers)}.pdf"

    def _import_folder(self, folder: Path, *, is_sample: bool = False) -> None:
        project = self._writable()
        if project is None:
            return

        def work(on_progress: OnProgress, should_stop: ShouldStop) -> tuple[Intake, Volume]:
            if is_sample:
                from proceedings.sample import write_sample

                folder.mkdir(exist_ok=True)
                write_sample(folder)
            intake = Intake(project)
            return intake, intake.take_folder(folder, on_progress, should_stop)

        def done(result: object) -> None:
            intake, found = cast("tuple[Intake, Volume]", result)
            self._land(lambda: intake.joined(found, folder, "import-folder"))

        self._jobs.start(IMPORT, work, done)

    def _place(self, intake: Intake, section: int, index: int) -> None:
        self._land(lambda: intake.placed(section, index, "add-papers"))

    def _land(self, landing: Callable[[], Added]) -> None:
        """Put what was taken into the volume, and tell the window."""
        landed: list[Added] = []

        def deed(_project: Project) -> bool:
            landed.append(landing())
            return self._told(landed[0].edited)

        self._done(deed)
        for added in landed:
            told = Imported(papers=added.papers, duplicates=added.duplicates, unreadable=added.unreadable)
            self.imported.emit(told)

    def _changed(self) -> None:
        super()._changed()
        self._check_if_needed()

    def _check_if_needed(self) -> None:
        """Check when papers are other ones than at the last check, not when they only moved."""
        project = self.project
        if project is None:
            return
        keys = keys_of(self._source(project))
        if keys.items() <= self._checked.items():
            return
        self.check()
        paper = self.previewed
        if paper and paper in keys and keys[paper] != self._checked.get(paper):
            self.preview(paper)

    def _keep(self, compiled: Compiled, state: object, keys: Mapping[PaperId, str]) -> None:
        self._checked = dict(keys)
        self.last = compiled
        self._compiled_of = state
        self._volume_findings = compiled.survey.volume_findings
        self.compiled.emit(compiled)

    def _survey(self, survey: Survey, keys: Mapping[PaperId, str]) -> None:
        self._checked = dict(keys)
        self._volume_findings = survey.volume_findings
        self.checked.emit(survey)

    def _show(self, paper: PaperId, made: Compiled) -> None:
        self._hear({paper: made.survey.papers[paper]})
        self.preview_ready.emit(Previewed(paper=paper, file=made.out, pages=made.pages))

    @Slot(str)
    def _end(self, kind: str) -> None:
        self.ended.emit(kind)
        if kind == COMPILE and self._check_waits:
            self._check_if_needed()

    @Slot(dict)
    def _hear(self, said: Mapping[PaperId, PaperReport | ProceedingsError]) -> None:
        changed = self._known.learn(said)
        if changed:
            self.reports_changed.emit(changed)
