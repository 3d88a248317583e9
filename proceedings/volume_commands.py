"""The commands that edit a volume file: what the window does, for scripts; each is one step of the file's history."""

import argparse
import re
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from proceedings.compiler import check_source
from proceedings.console import Console
from proceedings.errors import UsageError, VolumeError
from proceedings.model.progress import ShouldStop
from proceedings.model.volume import PaperId, Section, Volume, Words
from proceedings.order import by_programme, edits

if TYPE_CHECKING:
    from proceedings.model.paper import Metadata
    from proceedings.project import Added, Project

DONE = 0
DONE_WITH_ERRORS = 1
NOT_DONE = 2

Command = Callable[[argparse.Namespace, Console, ShouldStop], int]
Add = Callable[[str, Command, str], argparse.ArgumentParser]

_KEYS = ("author", "title", "date", "programme")
_TARGET = re.compile(r"(?P<section>.+?)(?::(?P<position>\d+))?")


def add_commands(add: Add, cache: Callable[[], Path]) -> None:
    """Declare the commands; `add` takes name, command and what it does, `cache` names the folder of set papers."""
    command = add("new", _new, "make a volume file")
    _add_volume(command)
    command.add_argument("--from", dest="folder", type=Path, metavar="FOLDER", help="folder of papers to import")
    command.add_argument("--style", metavar="NAME", help="house style")
    command.add_argument("--lang", choices=("kk", "ru", "en"), help="main language of the printed words")

    command = add("add", _add, "add papers to a volume file")
    _add_volume(command)
    command.add_argument("files", type=Path, nargs="+", metavar="FILE")
    command.add_argument("--section", metavar="S", help="number or title of the section (default: the last)")

    command = add("order", _order, "sort the papers of a volume file, or move one")
    _add_volume(command)
    command.set_defaults(cache=cache)
    command.add_argument("--by", nargs="+", metavar=("KEY", "FILE"), help="author | title | date | programme FILE")
    command.add_argument("--move", metavar="PAPER", help="paper to be moved, by its id or file name")
    command.add_argument("--to", metavar="SECTION[:POS]", help="number or title of its new section, and place there")

    command = add("export-folder", _export_folder, "write a volume file's papers and description into a folder")
    _add_volume(command)
    command.add_argument("folder", type=Path, metavar="DIR")


def _add_volume(command: argparse.ArgumentParser) -> None:
    command.add_argument("volume", type=Path, metavar="NAME.proc", help="the volume file")


def _new(options: argparse.Namespace, console: Console, should_stop: ShouldStop) -> int:
    from proceedings.order import read_volume
    from proceedings.project import SUFFIX, Project, import_folder
    from proceedings.style import load_style

    path: Path = options.volume
    if path.suffix.lower() != SUFFIX:
        raise UsageError("usage.no-volume-name", path=str(path))
    if not path.parent.is_dir():
        raise UsageError("usage.no-folder", path=str(path.parent))
    if options.style:
        load_style(options.style)
    if options.folder:
        read_volume(options.folder)  # before a file is made of it
    with Project.create(path) as project:
        added = None
        if options.folder:
            added = import_folder(
                project, options.folder, name="import-folder", on_progress=console.progress, should_stop=should_stop
            )
        _set_looks(project, options.style, options.lang)
        papers = len(project.volume.papers)
    console.wipe()
    console.say("made", file=path, papers=papers)
    return _told(added, console) if added else DONE


def _set_looks(project: "Project", style: str | None, lang: str | None) -> None:
    volume = project.volume
    looks = replace(volume, style=style or volume.style, lang=lang or volume.lang)
    if looks != volume:
        project.edit("set-style", looks)


def _add(options: argparse.Namespace, console: Console, should_stop: ShouldStop) -> int:
    from proceedings.project import add_papers

    with _opened(options.volume) as project:
        if options.section:
            section = _section(project.volume, options.section)
        else:
            if not project.volume.sections:
                project.edit("add-section", edits.section_added(project.volume, Words()))
            section = len(project.volume.sections) - 1
        added = add_papers(
            project,
            options.files,
            section,
            len(project.volume.sections[section].papers),
            name="add-papers",
            on_progress=console.progress,
            should_stop=should_stop,
        )
    console.wipe()
    console.say("added", papers=len(added.papers))
    return _told(added, console)


def _order(options: argparse.Namespace, console: Console, should_stop: ShouldStop) -> int:
    if bool(options.by) == bool(options.move) or bool(options.move) != bool(options.to):
        raise UsageError("usage.order")
    with _opened(options.volume) as project:
        if options.move:
            project.edit("move-papers", _moved(project, options.move, options.to))
            return DONE
        key, *rest = options.by
        if key not in _KEYS or len(rest) != (key == "programme"):
            raise UsageError("usage.order")
        if key == "date":
            received = {paper: held.original.received for paper, held in project.submissions.items()}
            project.edit("sort-by-date", edits.sorted_by(project.volume, received))
            return DONE
        metadata = _metadata(project, options.cache(), console, should_stop)
        if key == "programme":
            return _order_by_programme(project, Path(rest[0]), metadata, console)
        words = edits.by_author(metadata) if key == "author" else edits.by_title(metadata)
        project.edit(f"sort-by-{key}", edits.sorted_by(project.volume, words))
    return DONE


def _order_by_programme(project: "Project", file: Path, metadata: "dict[PaperId, Metadata]", console: Console) -> int:
    from proceedings.collect.roster import read_roster

    found = by_programme(project.volume, read_roster(file), metadata)
    project.edit("sort-by-programme", found.volume)
    console.say("programme", found=len(found.matches), missing=len(found.missing), unlisted=len(found.unlisted))
    for talk in found.missing:
        console.say("no-paper-for", row=talk.row, talk=talk.title or talk.authors)
    for paper in found.unlisted:
        console.say("not-in-programme", paper=paper)
    return DONE_WITH_ERRORS if found.missing or found.unlisted else DONE


def _export_folder(options: argparse.Namespace, console: Console, _should_stop: ShouldStop) -> int:
    from proceedings.project import Project, export_folder

    with Project.open_read_only(options.volume) as project:
        written = export_folder(project, options.folder)
    console.say("written", folder=options.folder, files=len(written))
    return DONE


@contextmanager
def _opened(path: Path) -> "Generator[Project]":
    """Open a volume file for writing; raise ProjectLocked when somebody else has it open."""
    from proceedings.project import Project, locked_by

    with Project.open(path) as project:
        if project.read_only:
            raise locked_by(path, project.holder)
        yield project


def _section(volume: Volume, wanted: str) -> int:
    """Return the index of the section with this number, title or name."""
    if wanted.isdecimal():
        number = int(wanted) - 1
        if 0 <= number < len(volume.sections):
            return number
    for index, section in enumerate(volume.sections):
        if wanted.casefold() in {said.casefold() for said in _names(section)}:
            return index
    raise VolumeError("volume.no-such-section", number=wanted, sections=str(len(volume.sections)))


def _names(section: Section) -> Sequence[str]:
    return [said for said in (section.name, section.title.kk, section.title.ru, section.title.en) if said]


def _moved(project: "Project", paper: str, target: str) -> Volume:
    volume = project.volume
    held = [
        each
        for each, submission in project.submissions.items()
        if paper in {each, submission.original.name} or each.rpartition("/")[2] == paper
    ]
    if len(held) != 1:
        raise UsageError("usage.no-such-paper", paper=paper, found=str(len(held)))
    found = _TARGET.fullmatch(target)
    section = _section(volume, found["section"] if found else target)
    position = int(found["position"]) - 1 if found and found["position"] else 1 << 30
    return edits.moved(volume, held[0], section, position)


def _metadata(project: "Project", cache: Path, console: Console, should_stop: ShouldStop) -> "dict[PaperId, Metadata]":
    from proceedings.cache import Cache
    from proceedings.project import source_of

    source = source_of(project, Cache(cache).originals)
    survey = check_source(source, cache=cache, on_progress=console.progress, should_stop=should_stop)
    console.wipe()
    return {paper: report.metadata for paper, report in survey.papers.items()}


def _told(added: "Added", console: Console) -> int:
    """Say which files did not come in, and why."""
    for file, paper in added.duplicates:
        console.say("duplicate", file=file.name, paper=paper)
    for _, error in added.unreadable:
        console.error(error)
    if added.unreadable:
        return DONE_WITH_ERRORS if added.papers else NOT_DONE
    return DONE
