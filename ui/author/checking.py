"""A paper's file in, all that its author wants to know of it out; made off the window's thread."""

from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from proceedings.cache import Cache, user_folder
from proceedings.compiler import preview_of
from proceedings.model.change import Change
from proceedings.model.progress import OnProgress, ShouldStop
from proceedings.model.volume import Event, PaperId, Section, Volume, Words
from proceedings.project import Source
from proceedings.survey import PaperDetails, PaperReport
from ui.jobs import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A paper as it will be printed, and what there is to say of it."""

    file: Path
    """The author's."""
    pages: Path
    report: PaperReport
    changes: tuple[Change, ...] = ()
    change_pages: tuple[int, ...] = ()
    """Index of the page of each change, negative where it is not known."""


def checking(file: Path, out: Path, style: str, rules: str) -> Work:
    """Return the work of setting and checking the paper in `file` by the `rules` of a conference."""

    def work(on_progress: OnProgress, should_stop: ShouldStop) -> Checked:
        cache = user_folder() / "papers"
        paper = PaperId(file.name)
        section = Section(name="", title=Words(), papers=(paper,))
        volume = Volume(event=Event(), sections=(section,), style=style)
        source = Source(volume=volume, papers=MappingProxyType({paper: file}), rules=rules)
        made = preview_of(source, paper, out, cache=cache, on_progress=on_progress, should_stop=should_stop)
        report = made.survey.papers[paper]
        details = Cache(cache).details(report.key)
        known = details if isinstance(details, PaperDetails) else PaperDetails(changes=())
        return Checked(file=file, pages=out, report=report, changes=known.changes, change_pages=known.change_pages)

    return work
