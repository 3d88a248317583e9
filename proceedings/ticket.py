"""What was bound for a printer in, what goes along with it out: the job ticket, and the preflight report by page."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from proceedings import __version__
from proceedings.bind.preflight import PreflightReport
from proceedings.bind.volume import BoundPack
from proceedings.model.blocks import Block, Cell, Paragraph, Role, Row, Table
from proceedings.model.finding import Finding, Severity
from proceedings.model.measure import MM
from proceedings.model.paper import Metadata, Paper
from proceedings.model.text import Run
from proceedings.model.value import value
from proceedings.model.volume import Volume
from proceedings.style import Style
from proceedings.style.printer import Printer
from proceedings.wording import report_words, sentence

_LABELS = 150.0  # points for the names of what is said

Facts = Mapping[str, object]


@value(kw_only=True)
class Job:
    """All that a ticket is written from."""

    volume: Volume
    style: Style
    printer: Printer
    pack: BoundPack
    files: tuple[tuple[str, Path], ...]
    """(what it is: `block`, `cover`, `imposed`; file)."""

    @property
    def reports(self) -> tuple[PreflightReport, ...]:
        """What preflight found, the block's report first."""
        return tuple([each for each in (self.pack.block.preflight, self.pack.cover.preflight) if each])

    @property
    def ready(self) -> bool:
        """Whether all may go to the printer."""
        lacks_nothing = not any(each.severity is Severity.ERROR for each in self.pack.cover.findings)
        return lacks_nothing and all(report.passes for report in self.reports)


def ticket_facts(job: Job) -> Facts:
    """Return the ticket as JSON holds it; lengths in millimetres."""
    volume, printer, pack = job.volume, job.printer, job.pack
    event, lang, page = volume.event, volume.lang, job.style.page
    standards = [report.conforms and bool(printer.standard) for report in job.reports]
    return {
        "title": event.title.best(lang),
        "subtitle": event.subtitle.best(lang),
        "isbn": event.isbn,
        "organisers": [each.best(lang) for each in event.organisers],
        "editors": [each.name.best(lang) for each in event.editors],
        "publisher": event.publisher.best(lang),
        "city": event.city.best(lang),
        "year": event.year,
        "run": int(event.print_run) if event.print_run.isdecimal() else None,
        "printer": {"profile": printer.name, "title": printer.title.best(lang), "contact": printer.contact},
        "format": {"width": _rounded(page.width / MM), "height": _rounded(page.height / MM)},
        "pages": pack.block.pages,
        "blank_pages_at_end": pack.blanks,
        "imposition": printer.imposition,
        "sheets": pack.sheets or None,
        "inks": {"block": _inks(printer.colour, both=True), "cover": _inks(printer.cover_colour, both=False)},
        "paper": {"block": printer.paper, "cover": printer.cover_paper},
        "binding": printer.binding,
        "spine": _rounded(pack.cover.spine),
        "cover": {"width": _rounded(pack.cover.width), "height": _rounded(page.height / MM)},
        "bleed": {"block": printer.bleed, "cover": printer.cover_bleed},
        "standard": printer.standard if all(standards) else None,
        "condition": printer.condition,
        "ready": job.ready,
        "files": [
            {"name": file.name, "what": what, "bytes": file.stat().st_size, "sha256": sha256(file)}
            for what, file in job.files
        ],
        "made_by": f"Proceedings {__version__}",
    }


def ticket_paper(job: Job, facts: Facts) -> Paper:
    """Return the ticket as a paper to be set, in the language of the volume."""
    lang = job.volume.lang
    item = (report_words("pack-item", lang), report_words("pack-value", lang))
    body: list[Block] = [
        _paragraph(report_words("pack-ready" if job.ready else "pack-not-ready", lang), lang),
        _heading(report_words("pack-book", lang), lang),
        _table(list(_book_rows(job, lang)), lang, head=item),
        _heading(report_words("pack-making", lang), lang),
        _table(list(_making_rows(job, facts, lang)), lang, head=item),
        _heading(report_words("pack-files", lang), lang),
        _table(
            [(file.name, report_words(f"pack-{what}", lang)) for what, file in job.files],
            lang,
            head=(report_words("pack-file", lang), report_words("pack-what", lang)),
        ),
    ]
    return _paper(report_words("pack-ticket", lang), body, lang)


def preflight_paper(job: Job) -> Paper:
    """Return what preflight found as a paper to be set, page by page."""
    lang = job.volume.lang
    body: list[Block] = [_paragraph(report_words("pack-ready" if job.ready else "pack-not-ready", lang), lang)]
    for report, found in _reported(job):
        body += [_heading(report.file, lang), _paragraph(_counted(report, found, lang), lang)]
        if not found:
            body.append(_paragraph(report_words("pack-clean", lang), lang))
            continue
        head = [report_words(f"pack-{name}", lang) for name in ("page", "severity", "found")]
        rows = [
            (label or report_words("pack-whole", lang), _severity(finding, lang), sentence(finding, lang))
            for label, finding in found
        ]
        body.append(_table(rows, lang, head=head, widths=(60.0, 80.0, 320.0)))
    return _paper(report_words("pack-preflight", lang), body, lang)


def preflight_text(job: Job) -> str:
    """Return the same as plain text, a finding a line."""
    lang = job.volume.lang
    lines = [report_words("pack-ready" if job.ready else "pack-not-ready", lang)]
    for report, found in _reported(job):
        lines += ["", report.file, _counted(report, found, lang), *found_lines(found, lang)]
    return "\n".join(lines) + "\n"


def found_lines(found: Sequence[tuple[str, Finding]], lang: str) -> list[str]:
    """Return a line for each (label of the page, finding): page, kind, sentence."""
    return [
        f"{label or report_words('pack-whole', lang)}: {_severity(finding, lang)}: {sentence(finding, lang)}"
        for label, finding in found
    ]


def sha256(file: Path) -> str:
    """Return a file's checksum."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _reported(job: Job) -> Iterator[tuple[PreflightReport, tuple[tuple[str, Finding], ...]]]:
    """Yield each file's report with what was found, what the cover lacks among it."""
    for report in job.reports:
        lacks = job.pack.cover.findings if report is job.pack.cover.preflight else ()
        yield report, (*[("", finding) for finding in lacks], *report.found)


def _book_rows(job: Job, lang: str) -> Iterator[tuple[str, str]]:
    event = job.volume.event
    imprint = ", ".join([part for part in (event.city.best(lang), event.publisher.best(lang), event.year) if part])
    said = {
        "title": event.title.best(lang),
        "subtitle": event.subtitle.best(lang),
        "organisers": "; ".join([each.best(lang) for each in event.organisers]),
        "editors": ", ".join([each.name.best(lang) for each in event.editors]),
        "publisher": imprint,
    }
    for name, words in said.items():
        if words:
            yield report_words(f"pack-{name}", lang), words
    yield "ISBN", event.isbn or "—"


def _making_rows(job: Job, facts: Facts, lang: str) -> Iterator[tuple[str, str]]:
    """Yield (name, what is said) of how the book is made."""
    printer, pack, page = job.printer, job.pack, job.style.page

    def size(width: float, height: float) -> str:
        return report_words("pack-millimetres", lang, width=_said(width / MM, lang), height=_said(height / MM, lang))

    open_ = report_words("pack-open", lang)
    run, standard = facts["run"], facts["standard"]
    spine = report_words(
        "pack-spine-said",
        lang,
        spine=_said(pack.cover.spine, lang),
        leaves=pack.block.pages // 2,
        leaf=_said(printer.leaf, lang, 3),
        allowance=_said(printer.allowance, lang),
    )
    said = {
        "printer": printer.title.best(lang) or printer.name,
        "contact": printer.contact,
        "format": size(page.width, page.height),
        "pages": report_words("pack-pages-said", lang, pages=pack.block.pages, blanks=pack.blanks),
        "sheets": str(pack.sheets or ""),
        "run": report_words("pack-copies", lang, run=run) if run else open_,
        "block-colours": _inks(printer.colour, both=True),
        "cover-colours": _inks(printer.cover_colour, both=False),
        "paper": printer.paper or open_,
        "cover-paper": printer.cover_paper or open_,
        "binding": report_words(f"pack-{printer.binding}", lang),
        "spine": spine if pack.cover.spine else "",
        "cover-size": size(pack.cover.width * MM, page.height),
        "bleed": report_words(
            "pack-bleed-said", lang, bleed=_said(printer.bleed, lang), cover=_said(printer.cover_bleed, lang)
        ),
        "standard": f"{standard or report_words('pack-no-standard', lang)}; {printer.condition}",
    }
    for name, words in said.items():
        if words:
            yield report_words(f"pack-{name}", lang), words


def _inks(colour: str, *, both: bool) -> str:
    """Return how many inks lie on the two sides of a leaf: `1+1`, `4+4`; of a cover's, inside none: `4+0`."""
    inks = 1 if colour == "gray" else 4
    return f"{inks}+{inks if both else 0}"


def _said(length: float, lang: str, places: int = 1) -> str:
    """Return a length as people write it."""
    said = f"{length:.{places}f}".rstrip("0").rstrip(".")
    return said if lang == "en" else said.replace(".", ",")


def _rounded(length: float) -> float:
    return round(length, 2)


def _severity(finding: Finding, lang: str) -> str:
    return report_words(f"pack-{finding.severity}", lang)


def _counted(report: PreflightReport, found: Sequence[tuple[str, Finding]], lang: str) -> str:
    counts = {
        severity: sum(finding.severity is severity for _, finding in found)
        for severity in (Severity.ERROR, Severity.WARNING)
    }
    return report_words(
        "pack-counted",
        lang,
        pages=report.pages,
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
    )


def _paper(title: str, body: Sequence[Block], lang: str) -> Paper:
    head = (Paragraph(content=(Run(text=title),), role=Role.TITLE, lang=lang),)
    return Paper(
        source="ticket", sha256="", lang=lang, metadata=Metadata(titles=((lang, title),)), head=head, body=tuple(body)
    )


def _heading(text: str, lang: str) -> Paragraph:
    return Paragraph(content=(Run(text=text),), role=Role.HEADING, level=1, lang=lang)


def _paragraph(text: str, lang: str) -> Paragraph:
    return Paragraph(content=(Run(text=text),), lang=lang)


def _table(
    rows: Sequence[Sequence[str]], lang: str, *, head: Sequence[str], widths: tuple[float, ...] = (_LABELS, 310.0)
) -> Table:
    return Table(
        rows=tuple(
            [
                Row(
                    cells=tuple([(at, Cell(blocks=(_paragraph(text, lang),))) for at, text in enumerate(row)]),
                    header=not number,
                )
                for number, row in enumerate((head, *rows))
            ]
        ),
        widths=widths,
    )
