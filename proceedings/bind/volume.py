"""The doors of this room: bind a volume, or the preview of a single paper."""

from collections.abc import Mapping
from pathlib import Path

from proceedings.bind.book import Book, BoundPaper
from proceedings.bind.cover import CoverReport, write_cover
from proceedings.bind.edition import Edition
from proceedings.bind.imposition import write_imposed
from proceedings.bind.offprints import offprint_name
from proceedings.bind.pdf import write_pdf
from proceedings.bind.preflight import PreflightReport
from proceedings.bind.press import write_press
from proceedings.model.progress import OnProgress, Progress, ShouldStop
from proceedings.model.value import value
from proceedings.model.volume import Event, PaperId, Section, Volume, Words
from proceedings.style import Style
from proceedings.style.printer import Printer
from proceedings.typeset.setter import Setter

__all__ = [
    "BoundPack",
    "BoundPaper",
    "BoundVolume",
    "PackFiles",
    "bind_offprint",
    "bind_pack",
    "bind_preview",
    "bind_volume",
]


@value(kw_only=True)
class BoundVolume:
    """What was bound."""

    pages: int
    starts: tuple[tuple[PaperId, int, str], ...]
    """(paper, index of its first page in the file, the number printed there), in printing order."""
    preflight: PreflightReport | None = None
    """What was found in the press edition."""


@value(kw_only=True)
class BoundPack:
    """What was bound for a printer."""

    block: BoundVolume
    blanks: int
    """Pages added at the end."""
    cover: CoverReport
    sheets: int
    """Sheets of the imposed book; 0 where single pages are wanted."""


@value(kw_only=True)
class PackFiles:
    """Where the parts of a printer's pack go."""

    block: Path
    cover: Path
    imposed: Path
    screen: Path | None = None
    """Where the screen edition goes, if that is wanted too."""


def warm_setter(style: Style, pages: int) -> Setter:
    """Return a setter of the style that has set the folios of so many pages before, so that binding need not wait.

    Of few pages none: every digit is in use by the hundredth page, so what was set before changes no byte.
    """
    setter = Setter(style)
    for page in range(100, pages):
        setter.line(str(page), style.text["folio"])
    return setter


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
    screen: Path | None = None,
) -> BoundVolume:
    """Write the volume as a PDF; papers that are missing from `papers` are left out.

    A `printer` makes it the press edition for that printer, none the screen edition; with a printer, `screen` is where
    the screen edition goes beside it. A `setter` of the same style may be given to spare its warming up. Raise Stopped,
    and leave no file, when asked to.
    """
    book = Book(volume, papers, style, setter or Setter(style))
    edition = _edition(book, on_progress)
    if screen or not printer:
        write_pdf(edition, style, screen or out, on_progress=on_progress, should_stop=should_stop)
    if not printer:
        return BoundVolume(pages=len(edition.leaves), starts=book.starts(edition))
    report = write_press(edition, style, printer, out, on_progress=on_progress, should_stop=should_stop)
    return BoundVolume(pages=report.pages, starts=book.starts(edition), preflight=report)


def bind_pack(
    volume: Volume,
    papers: Mapping[PaperId, BoundPaper],
    style: Style,
    files: PackFiles,
    *,
    printer: Printer,
    on_progress: OnProgress,
    should_stop: ShouldStop,
) -> BoundPack:
    """Write what a printer needs: the block, the cover, and imposed sheets where the printer is an office's own."""
    setter = Setter(style)
    book = Book(volume, papers, style, setter)
    edition = _edition(book, on_progress)
    if files.screen:
        write_pdf(edition, style, files.screen, on_progress=on_progress, should_stop=should_stop)
    report = write_press(edition, style, printer, files.block, on_progress=on_progress, should_stop=should_stop)
    sheets = 0
    if printer.imposition != "pages":
        sheets = write_imposed(edition, style, printer, files.imposed, on_progress=on_progress, should_stop=should_stop)
    cover = write_cover(
        volume, style, setter, printer, report.pages, files.cover, on_progress=on_progress, should_stop=should_stop
    )
    block = BoundVolume(pages=report.pages, starts=book.starts(edition), preflight=report)
    return BoundPack(block=block, blanks=report.pages - len(edition.leaves), cover=cover, sheets=sheets)


def _edition(book: Book, on_progress: OnProgress) -> Edition:
    on_progress(Progress(stage="bind", done=0, total=1))
    edition = book.edition()
    on_progress(Progress(stage="bind", done=1, total=1))
    return edition


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


def bind_offprint(
    volume: Volume, key: PaperId, paper: BoundPaper, first: int, folder: Path, setter: Setter
) -> tuple[Path, int]:
    """Write a paper of `volume` by itself into `folder`, numbered from `first` on; return its file and its pages."""
    edition = Book(volume, {key: paper}, setter.style, setter).offprint(key, first)
    out = folder / offprint_name(paper.metadata, edition.title, first)
    write_pdf(edition, setter.style, out, on_progress=lambda _progress: None, should_stop=lambda: False)
    return out, len(edition.leaves)
