"""Read a folder of submitted papers: its subfolders are the sections, in the order people number them."""

import os
import re
import unicodedata
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from proceedings.errors import VolumeError
from proceedings.language.collate import natural_key
from proceedings.model.decisions import Decisions
from proceedings.model.ready import SIGNATURE
from proceedings.model.volume import Event, PaperId, Section, Volume, Words
from proceedings.order.description import (
    DESCRIPTION,
    Description,
    SectionDescription,
    line_of,
    read_description,
    words_in,
)

PAPER_SUFFIXES = frozenset({".docx", ".docm", ".dotx", ".doc", ".odt", ".rtf", ".pdf"})
"""Endings of the files taken for papers; a PDF keeps its pages."""

_HEAD = 64
"""Bytes of a PDF in which we sign what we wrote."""

_NUMBERED = re.compile(r"\s*\d+(?:\.\d+)*(?:\s*[.)_]+|\s*[-–—]+(?!(?:й|я|е|го|лет|жыл|ші|шы|th|st|nd|rd))|\s)[\s_–—-]*")
"""A number before a name, but not the first word of «77-летие Декларации»."""
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")


def read_volume(folder: Path) -> Volume:
    """Return the volume that `folder` holds: its sections and papers, and what `volume.toml` says of the event.

    Sections and papers that the description names stand in its order, all others after them in natural order.
    Folders without papers give no section. Raise VolumeError `volume.no-folder`, `volume.no-papers`, or what the
    description is to blame for: `volume.syntax`, `volume.key`, `volume.value`, `volume.no-section`, `volume.no-paper`.
    """
    if not folder.is_dir():
        raise VolumeError("volume.no-folder", folder=str(folder))
    file = folder / DESCRIPTION
    description = read_description(file) if file.is_file() else None
    found = _papers_by_section(folder, _named_in(description) if description else frozenset())
    if not any(found.values()):
        raise VolumeError("volume.no-papers", folder=str(folder), endings=" ".join(sorted(PAPER_SUFFIXES)))
    if description is None:
        volume = Volume(event=Event(), sections=())
        return replace(volume, sections=_sections(found, (), volume.lang, file))
    return Volume(
        event=description.event,
        sections=_sections(found, description.sections, description.lang, file),
        lang=description.lang,
        langs=description.langs,
        style=description.style,
    )


def read_decisions(folder: Path) -> dict[PaperId, Decisions]:
    """Return what `volume.toml` decides about ready PDFs; raise what `read_volume` raises, `volume.no-paper` too."""
    file = folder / DESCRIPTION
    found: dict[PaperId, Decisions] = {}
    for each in read_description(file).ready if file.is_file() else ():
        if not _is_paper(folder, each.file, {_composed(each.file)}):
            line = line_of(file, "file", each.file)
            raise VolumeError("volume.no-paper", file=file.name, paper=each.file, folder=str(folder), line=line)
        found[PaperId(each.file)] = each.decisions
    return found


def _named_in(description: Description) -> frozenset[str]:
    """Return the paths of the papers that a description names."""
    ordered = [Path(section.folder, name).as_posix() for section in description.sections for name in section.order]
    return frozenset(map(_composed, [*ordered, *[each.file for each in description.ready]]))


def _papers_by_section(folder: Path, named: Collection[str]) -> dict[str, list[str]]:
    """Return the paths of papers by section, both in natural order; papers outside sections under the empty name."""
    names = _visible(folder)
    found = {"": [name for name in names if _is_paper(folder, name, named)]}
    for name in names:
        if (folder / name).is_dir():
            found[name] = _papers_below(folder, name, named)
    return found


def _papers_below(folder: Path, section: str, named: Collection[str]) -> list[str]:
    """Return the papers of a section; authors' own subfolders belong to it."""
    found: list[str] = []
    for here, folders, files in os.walk(folder / section):
        folders[:] = [name for name in folders if not _is_hidden(name)]
        inside = Path(here).relative_to(folder)
        paths = [(inside / name).as_posix() for name in files]
        found += [path for path in paths if _is_paper(folder, path, named)]
    return sorted(found, key=natural_key)


def _visible(folder: Path) -> list[str]:
    return sorted([path.name for path in folder.iterdir() if not _is_hidden(path.name)], key=natural_key)


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$", "__MACOSX"))


def _is_paper(folder: Path, paper: str, named: Collection[str]) -> bool:
    """Tell whether the file at a path in `folder` is a paper; a PDF of our own is one where it is `named`."""
    path = folder / paper
    if path.suffix.lower() not in PAPER_SUFFIXES or _is_hidden(path.name) or not path.is_file():
        return False
    return path.suffix.lower() != ".pdf" or _composed(paper) in named or not is_our_own(path)


def is_our_own(path: Path) -> bool:
    """Tell whether this program wrote the PDF at `path`: a volume that lies among its papers is none of them."""
    try:
        with path.open("rb") as file:
            return SIGNATURE in file.read(_HEAD)
    except OSError:
        return False


def _sections(
    found: dict[str, list[str]],
    described: tuple[SectionDescription, ...],
    lang: str,
    file: Path,
) -> tuple[Section, ...]:
    by_name = {_composed(name): name for name in found}
    sections: list[Section] = []
    for section in described:
        name = by_name.pop(_composed(section.folder), None)
        if name is None:
            raise VolumeError(
                "volume.no-section",
                file=file.name,
                folder=section.folder,
                line=line_of(file, "folder", section.folder),
            )
        sections.append(_section(name, found[name], section, lang, file))
    others = [_section(name, found[name], SectionDescription(folder=name), lang, file) for name in by_name.values()]
    outside = [section for section in others if not section.name]
    named = [section for section in others if section.name]
    return tuple([section for section in (*outside, *sections, *named) if section.papers])


def _section(name: str, papers: list[str], section: SectionDescription, lang: str, file: Path) -> Section:
    return Section(
        name=name,
        title=section.title or title_from(name, lang),
        papers=_in_order(name, papers, section.order, file),
        chairs=section.chairs,
        kind=section.kind,
    )


def _in_order(name: str, papers: list[str], order: tuple[str, ...], file: Path) -> tuple[PaperId, ...]:
    """Return `papers` with those that `order` names first."""
    left = {_composed(paper.removeprefix(f"{name}/")): PaperId(paper) for paper in papers}
    first: list[PaperId] = []
    for wanted in order:
        paper = left.pop(_composed(wanted), None)
        if paper is None:
            raise VolumeError(
                "volume.no-paper",
                file=file.name,
                paper=wanted,
                folder=name,
                line=line_of(file, "order", wanted),
            )
        first.append(paper)
    return (*first, *left.values())


def _composed(name: str) -> str:
    """Make names comparable between file systems that write й as one character and those that write it as two."""
    return unicodedata.normalize("NFC", name)


def title_from(name: str, lang: str) -> Words:
    """Return a section's title made of its folder's name, without the number before it."""
    bare = _composed(name)
    shown = _NUMBERED.sub("", bare, count=1) if _NUMBERED.match(bare) else bare
    shown = " ".join((shown or bare).replace("_", " ").split())
    if _SLUG.fullmatch(shown):
        shown = shown.replace("-", " ").capitalize()
    return words_in(shown, lang)
