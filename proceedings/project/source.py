"""A volume file as the compiler wants it: the volume, its papers as files that workers can read, the decisions."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from proceedings.model.decisions import Decisions
from proceedings.model.volume import PaperId, Volume
from proceedings.project.errors import ProjectDamaged
from proceedings.project.folder import plain_name
from proceedings.project.project import SUFFIX, Project
from proceedings.project.shadow import written
from proceedings.project.state import Original


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What is to be compiled."""

    volume: Volume
    papers: Mapping[PaperId, Path]
    """By the papers of the volume; the path of one that is damaged past mending leads nowhere."""
    decisions: Mapping[PaperId, Decisions]
    """Of the papers about which something was decided."""


def is_volume_file(path: Path) -> bool:
    """Tell whether `path` is to be opened as a volume file."""
    return path.suffix.lower() == SUFFIX and not path.is_dir()


def volume_and_papers(path: Path, folder: Path) -> Source:
    """Return what the volume file at `path` holds, whoever else has it open; raise what `Project.open` raises.

    Submitted files are laid out below `folder`, a cache, each once under its SHA-256 and its own name.
    """
    with Project.open_read_only(path) as project:
        return source_of(project, folder)


def source_of(project: Project, folder: Path) -> Source:
    """Return what an open volume file holds; see `volume_and_papers`."""
    volume = project.volume
    return Source(
        volume=volume,
        papers=MappingProxyType({paper: _laid_out(project, paper, folder) for paper in volume.papers}),
        decisions=project.state.decisions,
    )


def _laid_out(project: Project, paper: PaperId, folder: Path) -> Path:
    original: Original = project.submissions[paper].original
    path = folder / original.sha256[:2] / original.sha256 / plain_name(original.name)
    if not path.is_file():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            written(path, project.original(original.sha256))
        except ProjectDamaged:
            return path  # the worker that reads it says that it is not there
    return path
