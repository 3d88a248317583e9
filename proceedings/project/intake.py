"""Submitted files come in: each kept as it is, known again by its bytes, and none stopping the others."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from proceedings.errors import ProceedingsError, Stopped, UnreadableFile
from proceedings.model.decisions import UNDECIDED, Decisions
from proceedings.model.progress import OnProgress, Progress, ShouldStop
from proceedings.model.ready import PDF_MAGIC
from proceedings.model.value import value
from proceedings.model.volume import PaperId, Section, Volume
from proceedings.order import edits, read_decisions, read_volume
from proceedings.project.project import Edited, Project, now
from proceedings.project.state import Fault, Original, Submission

Opens = Callable[[str, bytes], None]
"""Takes a file's name and bytes and raises UnreadableFile when it is no paper."""


@value(kw_only=True)
class Added:
    """What came of files that were brought in."""

    papers: tuple[PaperId, ...]
    """Those that are in the volume now."""
    duplicates: tuple[tuple[Path, PaperId], ...]
    """Files left out, and the paper that has the same bytes already."""
    unreadable: tuple[tuple[Path, ProceedingsError], ...]
    """Files that are no papers; those that could be opened at all are kept in the bin."""
    edited: Edited


@value(kw_only=True)
class Placement:
    """Where a file goes that a person has looked at, and what was decided about it."""

    file: Path
    section: int = 0
    decisions: Decisions = UNDECIDED
    revises: PaperId | None = None
    """The paper whose file it replaces; section and decisions are then that paper's own."""


NOTHING_DECIDED: Mapping[PaperId, Decisions] = MappingProxyType({})


def opens(name: str, data: bytes) -> None:
    """Raise UnreadableFile when the bytes are no document of Word; other formats are believed until they are read."""
    from proceedings.collect.archive import Archive
    from proceedings.collect.foreign import foreign_kind

    if data.startswith(PDF_MAGIC):
        return
    kind = foreign_kind(Path(name), data)
    if kind == "encrypted":
        raise UnreadableFile("collect.encrypted", file=name)
    if not kind:
        Archive(name, data)


def add_papers(
    project: Project,
    files: Sequence[Path],
    section: int,
    index: int,
    *,
    name: str = "Add papers",
    check: Opens = opens,
    on_progress: OnProgress = lambda _: None,
    should_stop: ShouldStop = lambda: False,
) -> Added:
    """Bring `files` into a section at `index` by one command called `name`; raise Stopped, and then none came in.

    A window lets an Intake `take` the files in a thread of its own and places them in its own.
    """
    folder = project.volume.sections[section].name
    intake = Intake(project, check)
    intake.take(files, folder, on_progress, should_stop)
    return intake.placed(section, index, name)


def import_folder(
    project: Project,
    folder: Path,
    *,
    name: str = "Import folder",
    check: Opens = opens,
    on_progress: OnProgress = lambda _: None,
    should_stop: ShouldStop = lambda: False,
) -> Added:
    """Bring in a folder of papers by one command called `name`; raise what `read_volume` raises, and Stopped.

    A volume without sections takes its description too; another one keeps its own, takes papers into sections of the
    same name and adds the missing sections.
    """
    intake = Intake(project, check)
    found = intake.take_folder(folder, on_progress, should_stop)
    return intake.joined(found, folder, name)


def replace_paper(
    project: Project, paper: PaperId, file: Path, *, name: str = "Replace by revision", check: Opens = opens
) -> Edited:
    """Put the author's revision in the place of `paper`'s file by one command; the old file and the decisions stay.

    Raise UnreadableFile; a file with the bytes that count already changes nothing.
    """
    data = _bytes(file)
    check(file.name, data)
    original = _original(file.name, data)
    held = project.submissions[paper]
    if held.original.sha256 == original.sha256:
        return Edited(command=None)
    project.add_original(original, data)
    revised = Submission(original=original, earlier=(*held.earlier, held.original))
    return project.edit(name, submissions={paper: revised})


def _with_section(volume: Volume, section: Section, papers: Sequence[PaperId]) -> Volume:
    names = [each.name for each in volume.sections]
    if section.name not in names:
        return replace(volume, sections=(*volume.sections, replace(section, papers=tuple(papers))))
    at = names.index(section.name)
    return edits.placed(volume, papers, at, len(volume.sections[at].papers))


class Intake:
    """Files on their way in: taken first, as long as that lasts, then put into the volume; one intake at a time."""

    def __init__(self, project: Project, check: Opens = opens) -> None:
        self._project = project
        self._check = check
        self._taken = {_folded(paper) for paper in project.submissions}
        self._known: dict[str, PaperId] = {held.original.sha256: paper for paper, held in project.submissions.items()}
        self._sound: dict[Path, PaperId] = {}
        self._submissions: dict[PaperId, Submission] = {}
        self._duplicates: list[tuple[Path, PaperId]] = []
        self._unreadable: list[tuple[Path, ProceedingsError]] = []
        self._faulty: list[PaperId] = []
        self._described: dict[PaperId, Decisions] = {}
        """What the description of a folder decides, by the papers as they are called there."""

    def take(
        self,
        files: Sequence[Path],
        folder: str,
        on_progress: OnProgress = lambda _: None,
        should_stop: ShouldStop = lambda: False,
    ) -> None:
        """Keep the bytes of `files`, whose ids begin with `folder`, a section's name; raise Stopped."""
        wanted = [(file, f"{folder}/{file.name}" if folder else file.name) for file in files]
        self._take_all(wanted, on_progress, should_stop)

    def take_folder(
        self, folder: Path, on_progress: OnProgress = lambda _: None, should_stop: ShouldStop = lambda: False
    ) -> Volume:
        """Keep the papers and logos of `folder`; return the volume it holds. Raise Stopped, VolumeError."""
        found = read_volume(folder)
        self._described = read_decisions(folder)
        self._take_all([(folder / paper, paper) for paper in found.papers], on_progress, should_stop)
        return replace(found, event=replace(found.event, logos=tuple(map(self._logo, found.event.logos))))

    def placed(self, section: int, index: int, name: str) -> Added:
        """Put what was taken into a section at `index` by one command."""
        return self._ended(name, edits.placed(self._project.volume, self._sound.values(), section, index))

    def joined(self, found: Volume, folder: Path, name: str) -> Added:
        """Put what was taken from `folder`, which holds the volume `found`, into sections of the same names."""
        volume = self._project.volume
        if not volume.sections:
            kept = replace(found, sections=(), excluded=volume.excluded, frozen=volume.frozen)
            volume = replace(kept, order_locked=volume.order_locked)
        for section in found.sections:
            papers = [self._sound[folder / paper] for paper in section.papers if folder / paper in self._sound]
            volume = _with_section(volume, section, papers)
        came = {self._sound.get(folder / paper): decided for paper, decided in self._described.items()}
        return self._ended(name, volume, {paper: decided for paper, decided in came.items() if paper})

    def reviewed(self, placements: Sequence[Placement], name: str) -> Added:
        """Put what was taken where `placements` say, with what was decided about each, by one command."""
        volume = self._project.volume
        decided: dict[PaperId, Decisions] = {}
        revised: dict[PaperId, Submission] = {}
        for each in placements:
            paper = self._sound.get(each.file)
            if paper is None:
                continue
            if each.revises is not None:
                held = self._project.submissions[each.revises]
                fresh = self._submissions.pop(paper).original
                revised[each.revises] = Submission(original=fresh, earlier=(*held.earlier, held.original))
                self._sound[each.file] = each.revises
                continue
            volume = edits.placed(volume, (paper,), each.section, len(volume.sections[each.section].papers))
            decided[paper] = each.decisions
        self._submissions.update(revised)
        return self._ended(name, volume, decided)

    def _ended(self, name: str, volume: Volume, decided: Mapping[PaperId, Decisions] = NOTHING_DECIDED) -> Added:
        volume = edits.excluded(volume, self._faulty)
        return Added(
            papers=tuple(self._sound.values()),
            duplicates=tuple(self._duplicates),
            unreadable=tuple(self._unreadable),
            edited=self._project.edit(name, volume, decisions=decided, submissions=self._submissions),
        )

    def _take_all(self, wanted: Sequence[tuple[Path, str]], on_progress: OnProgress, should_stop: ShouldStop) -> None:
        for done, (file, paper) in enumerate(wanted):
            if should_stop():
                raise Stopped
            on_progress(Progress(stage="add", done=done, total=len(wanted)))
            try:
                self._take(file, paper)
            except UnreadableFile as error:
                self._unreadable.append((file, error))
        on_progress(Progress(stage="add", done=len(wanted), total=len(wanted)))

    def _take(self, file: Path, wanted: str) -> None:
        data = _bytes(file)
        original = _original(file.name, data)
        if original.sha256 in self._known:
            self._duplicates.append((file, self._known[original.sha256]))
            return
        paper = self._free(wanted)
        self._project.add_original(original, data)
        self._known[original.sha256] = paper
        self._taken.add(_folded(paper))
        try:
            self._check(file.name, data)
        except UnreadableFile as error:
            self._submissions[paper] = Submission(
                original=original, fault=Fault(code=error.code, facts=tuple(error.facts.items()))
            )
            self._faulty.append(paper)
            raise
        self._submissions[paper] = Submission(original=original)
        self._sound[file] = paper

    def _logo(self, file: str) -> str:
        """Keep a logo and return its SHA-256; empty for none, and for one that cannot be read."""
        try:
            data = Path(file).read_bytes() if file else b""
        except OSError:
            return ""
        if not data:
            return ""
        original = _original(Path(file).name, data)
        self._project.add_original(original, data)
        return original.sha256

    def _free(self, wanted: str) -> PaperId:
        """Return an id that no paper bears, not even in other letters' case."""
        stem, dot, ending = wanted.rpartition(".")
        number, free = 1, wanted
        while _folded(free) in self._taken:
            number += 1
            free = f"{stem} ({number}){dot}{ending}"
        return PaperId(free)


def error_of(fault: Fault) -> UnreadableFile:
    """Return the error that a kept fault speaks of."""
    return UnreadableFile(fault.code, **dict(fault.facts))


def _folded(paper: str) -> str:
    return paper.casefold()


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as fault:
        raise UnreadableFile("collect.no-file", file=file.name, detail=fault.strerror or "") from fault


def _original(name: str, data: bytes) -> Original:
    return Original(sha256=hashlib.sha256(data).hexdigest(), name=name, received=now())
