"""A volume and a printer's name in, one archive for that printer out: block, cover, ticket, preflight, checksums."""

import json
import tempfile
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from proceedings.compiler import (
    check_out,
    nothing_readable,
    opened_cache,
    opened_source,
    papers_to_bind,
    setting_of,
)
from proceedings.errors import Stopped
from proceedings.language.translit import file_name
from proceedings.model.finding import Finding, Severity
from proceedings.model.progress import OnProgress, Progress, ShouldStop
from proceedings.model.value import value
from proceedings.setting import OnReport, Work, unheard
from proceedings.survey import Survey

if TYPE_CHECKING:
    from proceedings.bind.preflight import PreflightReport
    from proceedings.model.paper import Paper
    from proceedings.project import Source
    from proceedings.ticket import Job

DOCUMENTS = "a4-proceedings"
"""The style of what accompanies the files."""

SUMS = "SHA256SUMS"

_LONGEST = 40  # letters of a file's name before what it is
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first that an archive can name: the same volume gives the same bytes
_MODE = 0o644 << 16


@value(kw_only=True)
class Pack:
    """A finished pack."""

    out: Path
    pages: int
    survey: Survey
    names: tuple[str, ...]
    """Of the files in it."""
    reports: "tuple[PreflightReport, ...]"
    findings: tuple[Finding, ...]
    """What the cover lacks."""

    @property
    def ready(self) -> bool:
        """Whether the printer can take it."""
        lacks_nothing = not any(finding.severity is Severity.ERROR for finding in self.findings)
        return lacks_nothing and all(report.passes for report in self.reports)


def make_pack(
    source: "Path | Source",
    out: Path,
    *,
    printer: str = "",
    style: str | None = None,
    screen: Path | None = None,
    jobs: int | None = None,
    cache: Path | None = None,
    on_progress: OnProgress,
    on_report: OnReport = unheard,
    should_stop: ShouldStop,
) -> Pack:
    """Make the pack of `source`, a folder or a volume file, as the archive `out`, which appears whole or not at all.

    `screen` is where the screen edition goes that is made of the same pages. Raise what `compile_volume` raises.
    """
    from proceedings.bind.volume import PackFiles, bind_pack
    from proceedings.style import load_style
    from proceedings.style.printer import DEFAULT_PRINTER, load_printer
    from proceedings.ticket import Job

    press = load_printer(printer or DEFAULT_PRINTER)
    for file in (out, screen):
        check_out(file or out)
    on_progress(Progress(stage="collect", done=0, total=0))
    with (
        opened_cache(cache) as shelf,
        opened_source(source, shelf) as found,
        tempfile.TemporaryDirectory(prefix="proceedings-") as folder,
    ):
        # Set what the cache does not know
        volume = found.volume
        house = load_style(style or volume.style)
        work = Work(setting_of(style or volume.style, found.rules), shelf, jobs, on_progress, should_stop, on_report)
        papers, survey = papers_to_bind(found, work)
        if not papers:
            raise nothing_readable(source, survey)

        # Bind
        stem = stem_of(volume.event.title.best(volume.lang))
        places = {what: Path(folder) / f"{stem}-{what}.pdf" for what in ("block", "cover", "imposed")}
        files = PackFiles(**places, screen=screen)
        bound = bind_pack(volume, papers, house, files, printer=press, on_progress=on_progress, should_stop=should_stop)

        # Tell the printer what there is
        made = tuple([(what, file) for what, file in places.items() if file.exists()])
        job = Job(volume=volume, style=house, printer=press, pack=bound, files=made)
        archived = [*[file for _, file in made], *_documents(job, Path(folder) / stem)]
        _write_archive(archived, out, on_progress, should_stop)
        shelf.prune()
    return Pack(
        out=out,
        pages=bound.block.pages,
        survey=survey,
        names=(*[file.name for file in archived], SUMS),
        reports=job.reports,
        findings=bound.cover.findings,
    )


def stem_of(title: str) -> str:
    """Return an ASCII name for a book's files, cut off after a word."""
    name = file_name(title)
    return name if len(name) <= _LONGEST else name[: _LONGEST + 1].rpartition("-")[0] or name[:_LONGEST]


def _documents(job: "Job", stem: Path) -> list[Path]:
    """Write ticket and preflight report beside the files; return them."""
    from proceedings.ticket import preflight_paper, preflight_text, ticket_facts, ticket_paper

    facts = ticket_facts(job)
    ticket, data, report, text = (
        stem.with_name(f"{stem.name}-{name}")
        for name in ("ticket.pdf", "ticket.json", "preflight.pdf", "preflight.txt")
    )
    data.write_text(json.dumps(facts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    text.write_text(preflight_text(job), encoding="utf-8")
    _set_as_pdf(ticket_paper(job, facts), ticket)
    _set_as_pdf(preflight_paper(job), report)
    return [ticket, data, report, text]


def _set_as_pdf(paper: "Paper", out: Path) -> None:
    from proceedings.bind.book import BoundPaper
    from proceedings.bind.streams import write_pages
    from proceedings.bind.volume import bind_preview
    from proceedings.style import load_style
    from proceedings.typeset import Setter, set_paper

    style = load_style(DOCUMENTS)
    setter = Setter(style)
    pages = write_pages(set_paper(paper, setter))
    bind_preview(BoundPaper(metadata=paper.metadata, lang=paper.lang, pages=pages), style, out, setter=setter)


def _write_archive(files: Sequence[Path], out: Path, on_progress: OnProgress, should_stop: ShouldStop) -> None:
    """Write the archive with the files and their checksums, by way of a file beside it that is replaced at the end."""
    from proceedings.ticket import sha256

    part = out.with_name(out.name + ".part")
    try:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            for done, file in enumerate(files):
                on_progress(Progress(stage="pack", done=done, total=len(files)))
                if should_stop():
                    raise Stopped
                archive.writestr(_entry(file.name), file.read_bytes())
            sums = "".join([f"{sha256(file)}  {file.name}\n" for file in files])
            archive.writestr(_entry(SUMS), sums)
        part.replace(out)
    finally:
        with suppress(FileNotFoundError):
            part.unlink()
    on_progress(Progress(stage="pack", done=len(files), total=len(files)))


def _entry(name: str) -> zipfile.ZipInfo:
    """Return an entry that does not depend on when and where it is made."""
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3  # POSIX, whatever the system
    entry.external_attr = _MODE
    return entry
