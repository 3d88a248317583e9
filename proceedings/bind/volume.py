"""The doors of this room: bind a volume, or the preview of a single paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from proceedings.bind.book import Book, BoundPaper
from proceedings.bind.pdf import write_pdf
from proceedings.bind.press import write_press
from proceedings.model.progress import OnProgress, Progress, ShouldStop
from proceedings.model.volume import Event, PaperId, Section, Volume, Words
from proceedings.style import Style
from proceedings.style.printer import Printer
from proceedings.typeset.setter import Setter

__all__ = ["BoundPaper", "BoundVolume", "bind_preview", "bind_volume"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundVolume:
    """What was bound."""

    pages: int
    starts: tuple[tuple[PaperId, int, str], ...]
    """(paper, index of its first page in the file, the number printed there), in printing order."""


def bind_volume(
    volume: Volume,
    papers: Mapping[PaperId, BoundPaper],
    style: Style,
    out: Path,
    *,
    on_progress: OnProgress,
    should_stop: ShouldStop,
    setter: Setter | None = None,
    printer: Printer | None = None,
) -> BoundVolume:
    """Write the volume as a PDF; papers that are missing from `papers` are left out.

    A `printer` makes it the press edition for that printer, none the screen edition. A `setter` of the same style may
    be given to spare its warming up. Raise Stopped, and leave no file, when asked to.
    """
    on_progress(Progress(stage="bind", done=0, total=1))
    book = Book(volume, papers, style, setter or Setter(style))
    edition = book.edition()
    on_progress(Progress(stage="bind", done=1, total=1))
    pages = len(edition.leaves)
    if printer:
        pages = write_press(edition, style, printer, out, on_progress=on_progress, should_stop=should_stop)
    else:
        write_pdf(edition, style, out, on_progress=on_progress, should_stop=should_stop)
    return BoundVolume(pages=pages, starts=book.starts(edition))


def bind_preview(paper: BoundPaper, style: Style, out: Path, *, setter: Setter | None = None) -> BoundVolume:
    """Write one paper as a PDF: a volume without title page and contents."""
    key = PaperId("paper")
    authors = ", ".join(author.name for author in paper.metadata.authors)
    volume = Volume(
        event=Event(title=Words(ru=paper.metadata.title or authors)),
        sections=(Section(name="", title=Words(), papers=(key,)),),
        lang=paper.lang or "ru",
        style=style.name,
    )
    book = Book(volume, {key: paper}, style, setter or Setter(style))
    edition = book.edition(front_matter=False)
    write_pdf(edition, style, out, on_progress=lambda _progress: None, should_stop=lambda: False)
    return BoundVolume(pages=len(edition.leaves), starts=book.starts(edition))
