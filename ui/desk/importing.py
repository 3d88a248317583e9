"""Files come in: new papers, whole folders, revisions, the programme; each landing one step of the history."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Signal

from proceedings.cache import Cache
from proceedings.candidates import KnownPaper, read_candidates
from proceedings.model.paper import Metadata
from proceedings.model.progress import OnProgress, Progress, ShouldStop
from proceedings.model.volume import PaperId, Volume, Words
from proceedings.order import Programmed, by_programme
from proceedings.project import Added, Intake, Placement, Project, original_path, replace_paper
from ui.desk.commands import Commands
from ui.desk.folders import cache_folder
from ui.desk.jobs import IMPORT, PROGRAMME, Jobs
from ui.desk.results import Imported, Revised
from ui.jobs import Work


class Importing(Commands):
    """How papers come into the open volume."""

    imported = Signal(Imported)
    revised = Signal(Revised)
    programmed = Signal(Programmed)
    """The volume stands in the programme's order; talks without papers and papers without talks are named."""
    begun = Signal(str)
    """A kind of work: `import`, `programme`, `check`, `compile`, `preview`."""
    progressed = Signal(str, Progress)
    ended = Signal(str)
    """Once for each `begun`, however it ended: after `imported`, `compiled`, `failed`, or nothing when stopped."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = Jobs(self)
        self._jobs.begun.connect(self.begun)
        self._jobs.progressed.connect(self.progressed)
        self._jobs.failed.connect(self.failed)

    def metadata(self, paper: PaperId) -> Metadata:
        """Return title, authors and the rest as they will be printed."""
        raise NotImplementedError

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

        def done(intake: object) -> None:
            self._land(lambda: cast("Intake", intake).placed(at, index, "add-papers"))

        self._jobs.start(IMPORT, work, done)

    def add_folder(self, folder: Path) -> None:
        """Bring in a folder, its subfolders as sections; a volume without sections takes its description too."""
        self._import_folder(folder)

    def add_reviewed(self, placements: Sequence[Placement]) -> None:
        """Bring in what the editor looked at, new papers and revisions, in one step; told by `imported`."""
        project = self._writable()
        if project is None or not placements:
            return
        if not self.volume.sections:
            self.add_section(Words())

        def work(on_progress: OnProgress, should_stop: ShouldStop) -> Intake:
            intake = Intake(project)
            for section, known in enumerate(project.volume.sections):
                files = [each.file for each in placements if each.section == section]
                intake.take(files, known.name, on_progress, should_stop)
            return intake

        def done(intake: object) -> None:
            self._land(lambda: cast("Intake", intake).reviewed(placements, "add-papers"))

        self._jobs.start(IMPORT, work, done)

    def replace_paper(self, paper: PaperId, file: Path) -> bool:
        """Put the author's revision in the place of a paper's file; the decisions stay. Told by `revised`."""

        def deed(project: Project) -> bool:
            changed = self._told(replace_paper(project, paper, file, name="replace-paper"))
            self.revised.emit(Revised(paper=paper, changed=changed))
            return changed

        return self._done(deed)

    def order_by_programme(self, file: Path) -> None:
        """Put the papers in the order of a programme (CSV or XLSX); told by `programmed`."""
        if self._writable() is None:
            return
        volume = self.volume
        metadata = {paper: self.metadata(paper) for paper in volume.papers}

        def work(_on_progress: OnProgress, _should_stop: ShouldStop) -> Programmed:
            from proceedings.collect.roster import read_roster

            return by_programme(volume, read_roster(file), metadata)

        def done(result: object) -> None:
            found = cast("Programmed", result)
            if self.volume != volume:  # edited meanwhile
                self.order_by_programme(file)
                return
            self.edit("sort-by-programme", found.volume)
            self.programmed.emit(found)

        self._jobs.start(PROGRAMME, work, done)

    # ---- before they come in

    def recognising(self, files: Sequence[Path]) -> Work:
        """Return the work of recognising files, for the review before they come in; it gives Candidates."""
        known = self.known_papers()
        return lambda on_progress, should_stop: read_candidates(
            files, known, on_progress=on_progress, should_stop=should_stop
        )

    def known_papers(self) -> Mapping[PaperId, KnownPaper]:
        """Return by what the papers of the volume are known again."""
        return {
            paper: KnownPaper(sha256=held.original.sha256, metadata=self.metadata(paper))
            for paper, held in self.submissions.items()
        }

    def original_file(self, paper: PaperId) -> Path:
        """Return the author's own file, laid out where it may be read and not changed."""
        project = self.project
        if project is None or paper not in project.submissions:
            return Path()
        return original_path(project, paper, Cache(cache_folder()).originals)

    # ---- inside

    def _writable(self) -> Project | None:
        return None if self.read_only else self.project

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
