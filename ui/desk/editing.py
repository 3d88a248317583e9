"""The open volume file and its history: every edit one named command, on the disk before the window hears of it."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal

from proceedings.errors import ProceedingsError
from proceedings.model.decisions import UNDECIDED, Decisions
from proceedings.model.volume import Event, PaperId, Volume
from proceedings.project import Checkpoint, Command, Edited, Holder, Original, Project, Recovery, Submission
from proceedings.project.project import now
from ui.desk.jobs import EDIT
from ui.desk.steps import step_name, step_parts

NOTHING = Volume(event=Event(), sections=())
"""What lies on an empty desk."""


class Editing(QObject):
    """The open volume file."""

    volume_changed = Signal()
    """After every command, undo and redo: sections, order, decisions, files."""
    history_changed = Signal()
    """There are other steps or checkpoints than before."""
    noticed = Signal(str, dict)
    """(code, facts) of something the editor should hear of that is no fault: `desk.frozen`, `desk.recovered`, …"""
    failed = Signal(str, Exception)
    """(what was tried: `edit` or a job's name, why it failed); nothing has changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project: Project | None = None
        self._history: tuple[Command, ...] | None = None

    # ---- what there is

    @property
    def project(self) -> Project | None:
        """The open volume file, None when the desk is empty."""
        return self._project

    @property
    def volume(self) -> Volume:
        """The volume as it stands."""
        return self._project.volume if self._project else NOTHING

    @property
    def submissions(self) -> Mapping[PaperId, Submission]:
        """The files that were sent in, by paper; papers in the bin too."""
        return self._project.submissions if self._project else MappingProxyType({})

    def decisions(self, paper: PaperId) -> Decisions:
        """Return what was decided about `paper`."""
        return self._project.decisions(paper) if self._project else UNDECIDED

    @property
    def read_only(self) -> bool:
        """Whether nothing can be edited."""
        return self._project is None or self._project.read_only

    @property
    def holder(self) -> Holder | None:
        """Who has the file open for writing, when we may only read."""
        return self._project.holder if self._project else None

    @property
    def recovery(self) -> Recovery | None:
        """What was done to a damaged file on opening."""
        return self._project.recovery if self._project else None

    def called(self, papers: Sequence[PaperId]) -> str:
        """Return what the one paper is called, empty when there are several or none."""
        held = self.submissions.get(papers[0]) if len(papers) == 1 else None
        return held.original.name if held else ""

    def is_ready(self, paper: PaperId) -> bool:
        """Whether a paper is a PDF, whose pages are set already."""
        held = self.submissions.get(paper)
        return held is not None and held.original.name.lower().endswith(".pdf")

    def picture(self, sha256: str) -> bytes:
        """Return a picture that the volume file keeps, empty when it keeps none under this SHA-256."""
        try:
            return self._project.original(sha256) if self._project else b""
        except ProceedingsError:
            return b""

    # ---- what changes it

    def keep_pictures(self, pictures: Mapping[str, bytes]) -> bool:
        """Keep pictures, by SHA-256, in the volume file for good; return whether that went well."""

        def kept(project: Project) -> bool:
            for sha256, data in pictures.items():
                project.add_original(Original(sha256=sha256, name=f"{sha256[:12]}.png", received=now()), data)
            return True

        return self._attempted(kept)

    def edit(
        self,
        name: str,
        volume: Volume | None = None,
        *,
        decisions: Mapping[PaperId, Decisions] = MappingProxyType({}),
        submissions: Mapping[PaperId, Submission | None] = MappingProxyType({}),
        about: str = "",
        instead_of: int = 0,
    ) -> bool:
        """Push one command and commit it; return whether anything is different now.

        `name` is a code such as `move-papers`, which the history keeps, with what it was `about`, and which the phrase
        `command-<name>` puts into words. A command that comes `instead_of` the last one takes its place, so that what
        is typed in one go is one step. What keeps the edit from being made is told by `failed`, and then nothing has
        changed.
        """

        def deed(project: Project) -> bool:
            goes_on = bool(instead_of) and instead_of == self.last_step
            if goes_on:
                project.undo()
            named = step_name(name, about)
            edited = project.edit(named, volume, decisions=decisions, submissions=submissions)
            return self._told(edited) or goes_on

        return self._done(deed)

    def undo(self) -> bool:
        """Take back the last command; return whether there was one."""
        return self._done(lambda project: project.undo() is not None)

    def redo(self) -> bool:
        """Do again what was taken back last; return whether there was anything."""
        return self._done(lambda project: project.redo() is not None)

    def go_to(self, command: int) -> bool:
        """Undo or redo until the command with this id is the last that stands; 0 is the beginning."""
        standing = [step.id for step in self.history() if not step.undone]
        undone = [step.id for step in self.history() if step.undone]
        back = sum(each > command for each in standing)
        forth = sum(each <= command for each in undone)

        def steps(project: Project) -> bool:
            for _ in range(back):
                project.undo()
            for _ in range(forth):
                project.redo()
            return back + forth > 0

        return self._done(steps)

    # ---- history

    def history(self) -> tuple[Command, ...]:
        """Return the commands, oldest first; those taken back come last and can be done again."""
        if self._history is None:
            self._history = self._project.history() if self._project else ()
        return self._history

    @property
    def last_step(self) -> int:
        """Id of the command that `undo` would take back, 0 when there is none."""
        return next((step.id for step in reversed(self.history()) if not step.undone), 0)

    @property
    def undo_step(self) -> str:
        """Name, with what it was about, of the command that `undo` would take back; empty when there is none."""
        return next((step.name for step in reversed(self.history()) if not step.undone), "")

    @property
    def redo_step(self) -> str:
        """Name, with what it was about, of the command that `redo` would do again; empty when there is none."""
        return next((step.name for step in self.history() if step.undone), "")

    @property
    def undo_name(self) -> str:
        """Code of the command that `undo` would take back, empty when there is none."""
        return step_parts(self.undo_step)[0]

    @property
    def redo_name(self) -> str:
        """Code of the command that `redo` would do again, empty when there is none."""
        return step_parts(self.redo_step)[0]

    def checkpoint(self, name: str) -> bool:
        """Give the present state a name (Ctrl+S); the history stays as it is."""
        made = self._attempted(lambda project: bool(project.checkpoint(name)))
        if made:
            self.history_changed.emit()
        return made

    def checkpoints(self) -> tuple[Checkpoint, ...]:
        """Return the named states, oldest first."""
        return self._project.checkpoints() if self._project else ()

    def restore(self, checkpoint: Checkpoint) -> bool:
        """Go back to a named state, by a command that can be undone."""
        return self._done(lambda project: self._told(project.restore(checkpoint, "restore-checkpoint")))

    # ---- inside

    def _done(self, deed: Callable[[Project], bool]) -> bool:
        """Do something that changes the volume, and tell the window."""
        done = self._attempted(deed)
        if done:
            self._changed()
        return done

    def _changed(self) -> None:
        """Tell that the volume is different now."""
        self._history = None
        self.volume_changed.emit()
        self.history_changed.emit()

    def _attempted(self, deed: Callable[[Project], bool]) -> bool:
        if self._project is None:
            return False
        try:
            return deed(self._project)
        except ProceedingsError as fault:
            self.failed.emit(EDIT, fault)
            return False

    def _told(self, edited: Edited) -> bool:
        if edited.command and edited.frozen:
            self.noticed.emit("desk.frozen", {"edition": edited.frozen})
        return edited.command is not None
