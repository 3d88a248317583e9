"""Volumes and files for the tests of the volume file."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from proceedings.model.change import Change
from proceedings.model.decisions import (
    UNDECIDED,
    AcceptedFinding,
    Decisions,
    MetadataEdits,
    TextEdit,
)
from proceedings.model.finding import Place
from proceedings.model.paper import Author
from proceedings.model.volume import Event, PaperId, Person, Section, Volume, Words
from proceedings.project import Added, Project, add_papers

EVENT = Event(
    title=Words(kk="Құқық", ru='Право "и" \\ закон', en="Law\nand order"),
    place=Words(ru="Астана"),
    date="2025-12-10/2025-12-12",
    year="2025",
    organisers=(Words(ru="Центр", kk="Орталық"), Words(en="Centre")),
    editors=(Person(name=Words(ru="И. И. Иванов"), post=Words(ru="редактор")),),
    isbn="978-601-00-0000-1",
)

DECIDED = Decisions(
    metadata=MetadataEdits(
        titles=(("ru", "Другое название"), ("en", "")),
        authors=(Author(name="И. И. Иванов", orcid="0000", affiliations=(0, 1)),),
        keywords=(("ru", ("право", "закон")),),
        udc="34",
    ),
    lang="ru",
    reverted=(Change(rule="dash", before="-", after="–", place=Place(paragraph=3)),),
    reverted_rules=("spaces",),
    accepted=(AcceptedFinding(code="check.no-abstract", place=Place(), reason="greeting"),),
    texts=(TextEdit(place=Place(part="body", paragraph=7), before="очепятка", after="опечатка"),),
    proof="waiting",
    note="ask",
)


def no_check(_name: str, _data: bytes) -> None:
    """Take everything for a paper."""


def sections(*titles: str) -> tuple[Section, ...]:
    return tuple(Section(name=title, title=Words(ru=title), papers=()) for title in titles)


def volume(*titles: str) -> Volume:
    return Volume(event=EVENT, sections=sections(*titles), lang="kk", langs=("kk", "ru"))


def files(folder: Path, names: Iterable[str]) -> list[Path]:
    """Write files that differ by their names."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / name for name in names]
    for path in paths:
        path.write_bytes(b"PK" + path.name.encode() * 50)
    return paths


def filled(path: Path, papers: int = 4) -> Project:
    """Return a volume file at `path` with two sections, the papers in the first."""
    project = Project.create(path, volume("A", "B"))
    added(project, files(path.parent / "sent", [f"{number}.docx" for number in range(papers)]))
    return project


def added(project: Project, paths: list[Path], section: int = 0) -> Added:
    return add_papers(project, paths, section, 999, check=no_check)


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def first(project: Project) -> PaperId:
    return project.volume.papers[0]


__all__ = ["DECIDED", "EVENT", "UNDECIDED", "added", "files", "filled", "first", "no_check", "sections", "volume"]
