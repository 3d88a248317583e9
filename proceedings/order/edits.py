"""Everything an editor does to the order of a volume; every function gives a new volume.

Sections are named by their index, papers by their id. «The bin» holds the papers that are not in the volume.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from proceedings.errors import VolumeError
from proceedings.language.collate import sort_key
from proceedings.model.paper import Metadata
from proceedings.model.volume import PaperId, Section, Volume, Words

__all__ = [
    "by_author",
    "by_title",
    "excluded",
    "forgotten",
    "frozen_as",
    "in_order",
    "moved",
    "placed",
    "renamed",
    "section_added",
    "section_moved",
    "section_removed",
    "sorted_by",
    "with_chairs",
    "with_order_locked",
    "with_sections",
]


def moved(volume: Volume, paper: PaperId, section: int, index: int) -> Volume:
    """Return `volume` with one paper elsewhere; see `placed`."""
    return placed(volume, (paper,), section, index)


def placed(volume: Volume, papers: Iterable[PaperId], section: int, index: int) -> Volume:
    """Return `volume` with `papers`, in the order given, at `index` among the other papers of a section.

    `index` is brought within bounds; papers come from any section, from the bin, or from outside the volume.
    """
    _check(volume, section)
    chosen = tuple(dict.fromkeys(papers))
    cleared = _without(volume, chosen)
    others = cleared.sections[section].papers
    at = max(0, min(index, len(others)))
    return _with_papers(cleared, section, (*others[:at], *chosen, *others[at:]))


def excluded(volume: Volume, papers: Iterable[PaperId]) -> Volume:
    """Return `volume` with `papers` in the bin."""
    chosen = tuple(dict.fromkeys(papers))
    cleared = _without(volume, chosen)
    return replace(cleared, excluded=(*cleared.excluded, *chosen))


def forgotten(volume: Volume, papers: Iterable[PaperId]) -> Volume:
    """Return `volume` without `papers`, which are not in the bin either."""
    return _without(volume, tuple(papers))


def section_added(volume: Volume, title: Words, index: int | None = None, *, name: str = "") -> Volume:
    """Return `volume` with a new empty section at `index`, at the end by default.

    `name`, which is made of the title by default, is brought to one that no other section bears.
    """
    taken = {section.name for section in volume.sections}
    section = Section(name=_free(name or title.best(volume.lang) or "section", taken), title=title, papers=())
    at = len(volume.sections) if index is None else max(0, min(index, len(volume.sections)))
    return replace(volume, sections=(*volume.sections[:at], section, *volume.sections[at:]))


def section_moved(volume: Volume, section: int, index: int) -> Volume:
    """Return `volume` with a section at `index` among the others."""
    chosen = _check(volume, section)
    others = volume.sections[:section] + volume.sections[section + 1 :]
    at = max(0, min(index, len(others)))
    return replace(volume, sections=(*others[:at], chosen, *others[at:]))


def section_removed(volume: Volume, section: int) -> Volume:
    """Return `volume` without a section; its papers go to the bin."""
    papers = _check(volume, section).papers
    cleared = excluded(volume, papers)
    return replace(cleared, sections=cleared.sections[:section] + cleared.sections[section + 1 :])


def with_sections(volume: Volume, sections: Sequence[Section]) -> Volume:
    """Return `volume` with exactly these sections; papers of those that are gone go to the bin.

    A section without a name gets one made of its title.
    """
    taken = {section.name for section in sections if section.name}
    named: list[Section] = []
    for section in sections:
        name = section.name or _free(section.title.best(volume.lang) or "section", taken)
        taken.add(name)
        named.append(replace(section, name=name))
    kept = {paper for section in named for paper in section.papers}
    gone = [paper for paper in volume.papers if paper not in kept]
    return replace(excluded(volume, gone), sections=tuple(named))


def renamed(volume: Volume, section: int, title: Words) -> Volume:
    """Return `volume` with another title over a section; the section's name stays."""
    return _with_section(volume, section, replace(_check(volume, section), title=title))


def with_chairs(volume: Volume, section: int, chairs: Iterable[Any]) -> Volume:
    """Return `volume` with other chairs of a section."""
    return _with_section(volume, section, replace(_check(volume, section), chairs=tuple(chairs)))


def sorted_by(
    volume: Volume, words: Mapping[PaperId, str], section: int | None = None, *, reverse: bool = False
) -> Volume:
    """Return `volume` with the papers of a section, of each section by default, sorted by their `words`.

    Papers alike keep their order; those without words stand last, whichever way is sorted.
    """
    return _resorted(volume, lambda paper: sort_key(words[paper]), words, section, reverse=reverse)


def in_order(volume: Volume, papers: Iterable[PaperId], section: int | None = None) -> Volume:
    """Return `volume` with papers within sections as a programme names them; those it does not name stand last."""
    ranks = {paper: rank for rank, paper in reversed(list(enumerate(papers)))}
    return _resorted(volume, lambda paper: ranks[paper], ranks, section)


def by_author(metadata: Mapping[PaperId, Metadata]) -> dict[PaperId, str]:
    """Return what sorts papers by their first author's surname, then by the others'."""
    return {
        paper: "; ".join([_surname_first(author.name) for author in found.authors])
        for paper, found in metadata.items()
        if found.authors
    }


def by_title(metadata: Mapping[PaperId, Metadata]) -> dict[PaperId, str]:
    """Return what sorts papers by title."""
    return {paper: found.title for paper, found in metadata.items() if found.title}


def with_order_locked(volume: Volume, locked: bool) -> Volume:
    """Return `volume` with its order guarded, or free."""
    return replace(volume, order_locked=locked)


def frozen_as(volume: Volume, edition: str) -> Volume:
    """Return `volume` marked as gone out under the name `edition`; an empty name thaws it."""
    return replace(volume, frozen=edition)


def _check(volume: Volume, section: int) -> Section:
    if not 0 <= section < len(volume.sections):
        raise VolumeError("volume.no-such-section", number=str(section + 1), sections=str(len(volume.sections)))
    return volume.sections[section]


def _with_section(volume: Volume, index: int, section: Section) -> Volume:
    return replace(volume, sections=(*volume.sections[:index], section, *volume.sections[index + 1 :]))


def _with_papers(volume: Volume, index: int, papers: tuple[PaperId, ...]) -> Volume:
    section = volume.sections[index]
    return volume if papers == section.papers else _with_section(volume, index, replace(section, papers=papers))


def _without(volume: Volume, papers: Collection[PaperId]) -> Volume:
    gone = frozenset(papers)
    for index, section in enumerate(volume.sections):
        volume = _with_papers(volume, index, tuple([paper for paper in section.papers if paper not in gone]))
    return replace(volume, excluded=tuple([paper for paper in volume.excluded if paper not in gone]))


def _resorted(
    volume: Volume,
    key: Callable[[PaperId], Any],
    known: Collection[PaperId],
    section: int | None,
    *,
    reverse: bool = False,
) -> Volume:
    if section is not None:
        _check(volume, section)
    for index in range(len(volume.sections)) if section is None else (section,):
        papers = volume.sections[index].papers
        first = sorted([paper for paper in papers if paper in known], key=key, reverse=reverse)
        volume = _with_papers(volume, index, (*first, *[paper for paper in papers if paper not in known]))
    return volume


def _surname_first(name: str) -> str:
    """Return «Иванов И. И.» of «И. И. Иванов»; names without initials stay as they are."""
    words = name.replace(".", ". ").split()
    initials = [word for word in words if word.endswith(".")]
    return " ".join([word for word in words if not word.endswith(".")] + initials)


def _free(name: str, taken: Collection[str]) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name} ({number})"
    return free
