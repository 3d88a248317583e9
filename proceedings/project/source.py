"""A volume file as the compiler wants it: the volume, its papers as files that workers can read, the decisions."""

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from pathlib import Path
from types import MappingProxyType

from proceedings.model.decisions import Decisions
from proceedings.model.value import value
from proceedings.model.volume import PaperId, Volume
from proceedings.project.errors import ProjectDamaged, ProjectError
from proceedings.project.folder import plain_name
from proceedings.project.project import SUFFIX, Project
from proceedings.project.shadow import written
from proceedings.project.state import Original

RULES = "rules"
"""Name of the setting that names what the conference asks of its papers."""


@value(kw_only=True)
class Source:
    """What is to be compiled."""

    volume: Volume
    papers: Mapping[PaperId, Path]
    """By the papers of the volume; the path of one that is damaged past mending leads nowhere."""
    decisions: Mapping[PaperId, Decisions] = field(default_factory=lambda: MappingProxyType({}))
    """Of the papers about which something was decided."""
    hashes: Mapping[PaperId, str] = field(default_factory=lambda: MappingProxyType({}))
    """SHA-256 of the papers' files, where it is known without reading them."""
    rules: str = ""
    """What the conference asks of its papers, by name; empty when it asks nothing."""


def is_volume_file(path: Path) -> bool:
    """Tell whether `path` is to be opened as a volume file."""
    return path.suffix.lower() == SUFFIX and not path.is_dir()


def volume_and_papers(path: Path, folder: Path) -> Source:
    """Return what the volume file at `path` holds, whoever else has it open; raise what `Project.open` raises.

    Submitted files are laid out below `folder`, a cache, each once under its SHA-256 and its own name.
    """
    with Project.open_read_only(path) as project:
        found = source_of(project, folder)
        return Source(
            volume=found.volume,
            papers=MappingProxyType(dict(found.papers)),
            decisions=found.decisions,
            hashes=found.hashes,
            rules=found.rules,
        )


def source_of(project: Project, folder: Path) -> Source:
    """Return what an open volume file holds now; its papers are laid out when they are asked for.

    See `volume_and_papers`.
    """
    state = project.state
    originals = {paper: state.submissions[paper].original for paper in state.volume.papers}
    return Source(
        volume=_with_logos(project, state.volume, folder),
        papers=_LaidOut(project, originals, folder),
        decisions=state.decisions,
        hashes=MappingProxyType({paper: original.sha256 for paper, original in originals.items()}),
        rules=str(project.setting(RULES, "")),
    )


def _with_logos(project: Project, volume: Volume, folder: Path) -> Volume:
    """Return `volume` with its logos laid out as files; one that is lost or damaged is left out."""
    laid: list[str] = []
    for sha256 in volume.event.logos:
        path = folder / sha256[:2] / sha256 / "logo.png"
        try:
            if sha256 and not path.is_file():
                path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                written(path, project.original(sha256))
        except ProjectError:
            laid.append("")
        else:
            laid.append(str(path) if sha256 else "")
    return replace(volume, event=replace(volume.event, logos=tuple(laid))) if laid else volume


def original_path(project: Project, paper: PaperId, folder: Path) -> Path:
    """Lay a paper's submitted file out below `folder`, be it in the bin, and return where it lies."""
    return _laid_out(project, project.submissions[paper].original, folder)


class _LaidOut(Mapping[PaperId, Path]):
    """Papers as files: a compile that finds all in its cache lays out none."""

    def __init__(self, project: Project, originals: Mapping[PaperId, Original], folder: Path) -> None:
        self._project = project
        self._originals = originals
        self._folder = folder

    def __getitem__(self, paper: PaperId) -> Path:
        return _laid_out(self._project, self._originals[paper], self._folder)

    def __iter__(self) -> Iterator[PaperId]:
        return iter(self._originals)

    def __len__(self) -> int:
        return len(self._originals)


def _laid_out(project: Project, original: Original, folder: Path) -> Path:
    path = folder / original.sha256[:2] / original.sha256 / plain_name(original.name)
    if not path.is_file():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            written(path, project.original(original.sha256))
        except ProjectDamaged:
            return path  # the worker that reads it says that it is not there
    return path
