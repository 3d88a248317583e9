"""What lies on the desk: the open volume, what is known of its papers, its last good pages, the work that goes on."""

import contextlib
import os
import shutil
import tempfile
import threading
from collections import ChainMap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from proceedings.cache import Cache
from proceedings.comparison import compare_papers
from proceedings.compiler import shapes_of
from proceedings.errors import ProceedingsError
from proceedings.model.decisions import AcceptedFinding, Decisions
from proceedings.model.finding import Finding
from proceedings.model.paper import Metadata
from proceedings.model.progress import OnProgress, ShouldStop
from proceedings.model.volume import PaperId, Volume
from proceedings.project import RULES, Project, Source, State, error_of, source_of
from proceedings.studio import Studio
from proceedings.survey import Compiled, PaperDetails, PaperReport, Survey, with_acceptances
from ui.desk.editing import NOTHING
from ui.desk.folders import cache_folder, draft_path, drafts_folder
from ui.desk.importing import Importing
from ui.desk.jobs import CHECK, COMPILE, EDIT, PREVIEW
from ui.desk.reports import Batch, Known
from ui.desk.results import Previewed, Revision
from ui.jobs import Work

PAUSE = 800
"""Milliseconds after the last edit of the paper that is previewed until the volume is checked."""

Shapes = Mapping[PaperId, tuple[object, ...]]
"""What tells papers from what they were."""


class Desk(Importing):
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
    preview_ready = Signal(Previewed)
    compiled = Signal(Compiled)
    """`last` is new. Until then the last good pages are kept, whatever fails."""
    checked = Signal(Survey)
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
        self._judged: dict[PaperId, tuple[PaperReport, tuple[AcceptedFinding, ...], PaperReport]] = {}
        self._details: tuple[str, PaperDetails | None] = ("", None)
        self._checked: dict[PaperId, tuple[object, ...]] = {}
        self._decided: Mapping[PaperId, Decisions] = {}
        self._volume_findings: tuple[Finding, ...] = ()
        self._compiled_of: State | None = None
        self._check_waits = False
        self._studio = Studio(cache_folder())
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.check)
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
        with contextlib.suppress(OSError):  # `create` says why not
            path.parent.mkdir(parents=True, exist_ok=True)  # a new person has no folder of documents yet
        return self._lay(lambda: Project.create(path, volume))

    def open(self, path: Path, *, read_only: bool = False, take_over: bool = False) -> bool:
        """Lay a volume file on the desk; return whether that went well, `failed("edit", error)` says why not.

        A file that somebody has open is laid for reading: `holder` says who. `take_over` takes it all the same.
        """
        if self.path is not None and self.path.absolute() == path.absolute():
            self.close()  # else we would find it locked by ourselves
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
        self._soon.stop()
        self._jobs.close()
        if self._project:
            self._project.close()
            self._project = None
        self.last = None
        self._compiled_of = None
        self.previewed = None
        self._history = None
        self._known = Known()
        self._judged = {}
        self._details = ("", None)
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
        """Return what was last known of a paper, None while it was never set; accepted findings bear the reason.

        It is the same object until something else is known or accepted.
        """
        report, accepted = self._known.report(paper), self.decisions(paper).accepted
        if report is None or not accepted:
            return report
        held = self._judged.get(paper)
        if held is None or held[0] is not report or held[1] is not accepted:
            held = (report, accepted, with_acceptances(report, self.decisions(paper)))
            self._judged[paper] = held
        return held[2]

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

    def called(self, papers: Sequence[PaperId]) -> str:
        """Return the title of the one paper, empty when there are several or none."""
        return (self.metadata(papers[0]).title if len(papers) == 1 else "") or super().called(papers)

    def details(self, paper: PaperId) -> PaperDetails | None:
        """Return the changes made to a paper; those of the paper asked for last are kept, others read from the disk."""
        report = self._known.report(paper)
        if report is None:
            return None
        if self._details[0] != report.key:
            found = Cache(cache_folder()).details(report.key)
            self._details = (report.key, found if isinstance(found, PaperDetails) else None)
        return self._details[1]

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

    # ---- pages are made

    @property
    def is_stale(self) -> bool:
        """Whether the volume is another one now than when the last good pages were made."""
        return self.project is None or self.project.state != self._compiled_of

    def is_busy(self, *kinds: str) -> bool:
        """Tell whether work of these kinds, of any by default, goes on."""
        waits = self._soon.isActive() and (not kinds or CHECK in kinds)
        return waits or self._jobs.is_busy(*kinds)

    def compile(self) -> None:
        """Compile the volume; `compiled` tells the end, and the last good pages stay until then."""
        project = self.project
        if project is None:
            return
        self._jobs.stop(CHECK)  # what it has set so far is set
        out = self._file("volume")
        state, source, studio = project.state, self._source(project), self._studio

        def work(on_progress: OnProgress, should_stop: ShouldStop) -> tuple[Compiled, State, Shapes]:
            batch = Batch(self._heard.emit)
            compiled = studio.compile(
                source, out, on_progress=on_progress, on_report=batch.add, should_stop=should_stop
            )
            batch.flush()
            return compiled, state, shapes_of(source)

        self._jobs.start(COMPILE, work, lambda result: self._keep(*cast("tuple[Compiled, State, Shapes]", result)))

    @Slot()
    def check(self) -> None:
        """Read and set the papers that are not known as they are now; `reports_changed` and `checked` tell of it.

        Done of its own accord after every edit that changes papers. A compile does the same and more.
        """
        project = self.project
        self._soon.stop()
        self._check_waits = project is not None and self.is_busy(COMPILE)
        if project is None or not self.volume.papers or self._check_waits:
            return
        source, studio = self._source(project), self._studio
        jobs = max(1, (os.cpu_count() or 1) - 1)

        def work(on_progress: OnProgress, should_stop: ShouldStop) -> tuple[Survey, Shapes]:
            batch = Batch(self._heard.emit)
            survey = studio.check(
                source, jobs=jobs, on_progress=on_progress, on_report=batch.add, should_stop=should_stop
            )
            batch.flush()
            return survey, shapes_of(source)

        self._jobs.start(CHECK, work, lambda result: self._survey(*cast("tuple[Survey, Shapes]", result)))

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

    def get_ready(self, paper: PaperId) -> None:
        """Have a paper read that is soon to be edited, so that the first edit is previewed at once; nothing is told."""
        project = self.project
        if project is not None and paper in self.volume.papers and not self.is_busy():
            arguments = (self._source(project), paper)
            threading.Thread(target=self._studio.read, args=arguments, daemon=True).start()

    def revising(self, paper: PaperId, file: Path) -> Work:
        """Return the work of telling what another version of a paper would change; it gives a Revision."""
        before, report, out = self.original_file(paper), self.report(paper), self._file("revision")
        after = self._page_after(paper)
        source, studio = self._source_with(paper, file), self._studio

        def work(_on_progress: OnProgress, should_stop: ShouldStop) -> Revision:
            comparison = compare_papers(before, file, should_stop=should_stop)
            if report is None or source is None or not after:
                return Revision(comparison=comparison)
            try:
                pages = studio.preview(source, paper, out, should_stop).pages
            finally:
                out.unlink(missing_ok=True)
            return Revision(comparison=comparison, shift=pages - report.pages, page=after)

        return work

    def stop(self, *kinds: str) -> None:
        """Stop work of these kinds, of all by default."""
        self._check_waits = False
        self._soon.stop()
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
        self._history = None  # the window may have asked for that of the empty desk
        self._decided = project.state.decisions
        threading.Thread(target=self._studio.prepare, args=(self.volume.style,), daemon=True).start()
        self.opened.emit()
        self._soon.start(0)  # the window is painted first
        return True

    def _source(self, project: Project) -> Source:
        return source_of(project, Cache(cache_folder()).originals)

    def _source_with(self, paper: PaperId, file: Path) -> Source | None:
        """Return the volume as it would be with another file for a paper."""
        if self.project is None or paper not in self.volume.papers:
            return None
        source = self._source(self.project)
        hashes = {each: sha256 for each, sha256 in source.hashes.items() if each != paper}
        return replace(
            source, papers=ChainMap({paper: file}, cast("dict[PaperId, Path]", source.papers)), hashes=hashes
        )

    def _page_after(self, paper: PaperId) -> str:
        """Return the number printed on the first page after a paper's in the last volume, empty when there is none."""
        numbers = {each: number for each, _, number in self.last.starts} if self.last else {}
        papers = self.volume.papers
        later = papers[papers.index(paper) + 1 :] if paper in papers else ()
        return next((numbers[each] for each in later if each in numbers), "")

    def _file(self, name: str) -> Path:
        return Path(self._folder.name) / f"{name}-{next(self._numbers)}.pdf"

    def _changed(self) -> None:
        before, self._decided = self._decided, self.project.state.decisions if self.project else {}
        super()._changed()
        judged = [paper for paper in {**before, **self._decided} if before.get(paper) is not self._decided.get(paper)]
        if judged:
            self.reports_changed.emit(tuple(judged))
        self._check_if_needed()

    def _check_if_needed(self) -> None:
        """Check when papers are other ones than at the last check, not when they only moved."""
        project = self.project
        if project is None:
            return
        shapes = shapes_of(self._source(project))
        other = {paper for paper, shape in shapes.items() if self._checked.get(paper) != shape}
        if not other:
            return
        shown = self.previewed
        if shown and shown in other:
            self.preview(shown)
        if other == {shown}:
            self._soon.start(PAUSE)  # when the preview has set it, there is nothing left to set
        else:
            self.check()

    def _keep(self, compiled: Compiled, state: State, shapes: Shapes) -> None:
        self._checked = dict(shapes)
        self.last = compiled
        self._compiled_of = state
        self._volume_findings = compiled.survey.volume_findings
        self.compiled.emit(compiled)

    def _survey(self, survey: Survey, shapes: Shapes) -> None:
        self._checked = dict(shapes)
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
