"""A PDF and a Printer in, what the printer would send it back for out, page by page; the PDF may be anybody's."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from proceedings.bind.boxes import box_of, size_of
from proceedings.bind.inks import resolved
from proceedings.bind.inspection import PageInspection, error
from proceedings.errors import Stopped, UnreadableFile
from proceedings.model.finding import Finding, Severity
from proceedings.model.progress import ShouldStop
from proceedings.model.value import value
from proceedings.style.printer import Printer

_CLAIMS = b"GTS_PDFXVersion>PDF/X-4<"
_OF_THE_STANDARD = frozenset(
    (
        *("actions", "sizes", "no-intent", "no-claim", "trapped", "no-id", "no-trim", "boxes", "bleed"),
        *("annotations", "rgb", "rgb-picture", "font"),
    )
)
"""What ISO 15930-7 forbids, and what every print shop means by it; all else is a printer's own wish."""


@value(kw_only=True)
class PageReport:
    """What was found on one page."""

    index: int
    label: str
    """The number printed there, as the file says."""
    findings: tuple[Finding, ...]


@value(kw_only=True)
class PreflightReport:
    """What was found in a file."""

    file: str
    printer: str
    pages: int
    findings: tuple[Finding, ...] = ()
    """Of the whole file."""
    by_page: tuple[PageReport, ...] = ()
    """Pages with findings."""

    @property
    def found(self) -> tuple[tuple[str, Finding], ...]:
        """(label of the page, finding), those of the whole file under an empty label first."""
        whole = [("", finding) for finding in self.findings]
        return (*whole, *[(page.label, finding) for page in self.by_page for finding in page.findings])

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What keeps the file from going to the printer."""
        return tuple([finding for _, finding in self.found if finding.severity is Severity.ERROR])

    @property
    def passes(self) -> bool:
        """Whether the file can go to the printer."""
        return not self.errors

    @property
    def conforms(self) -> bool:
        """Whether the file meets the standard, whatever else the printer wishes."""
        return not any(finding.code.removeprefix("preflight.") in _OF_THE_STANDARD for finding in self.errors)


def preflight(
    path: Path, printer: Printer, *, claimed: bool = True, should_stop: ShouldStop = lambda: False
) -> PreflightReport:
    """Check a file against what a printer asks.

    `claimed` is False for a file that does not say yet that it is PDF/X. Raise UnreadableFile `preflight.encrypted` or
    `preflight.damaged`, or Stopped.
    """
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    try:
        reader = PdfReader(path)
        if reader.is_encrypted:
            raise UnreadableFile("preflight.encrypted", file=path.name)
        labels = reader.page_labels
        pages = list(reader.pages)
        known: dict[int, tuple[Finding, ...]] = {}
        by_page = [
            PageReport(
                index=index, label=labels[index], findings=_of_the_page(page, index, printer, known, should_stop)
            )
            for index, page in enumerate(pages)
        ]
        whole = tuple(_of_the_file(reader, pages, printer, claimed=claimed))
    except DependencyError as fault:  # a cipher that only a protected file needs
        raise UnreadableFile("preflight.encrypted", file=path.name) from fault
    except (PyPdfError, OSError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as fault:
        raise UnreadableFile("preflight.damaged", file=path.name, detail=str(fault)[:200]) from fault
    return PreflightReport(
        file=path.name,
        printer=printer.name,
        pages=len(by_page),
        findings=whole,
        by_page=tuple([page for page in by_page if page.findings]),
    )


def _of_the_page(
    page: Any, index: int, printer: Printer, known: dict[int, tuple[Finding, ...]], should_stop: ShouldStop
) -> tuple[Finding, ...]:
    if should_stop():
        raise Stopped
    return tuple(dict.fromkeys(PageInspection(page, index, printer, known).findings()))


def _intents(reader: Any) -> list[Any]:
    return list(resolved(reader.root_object.get("/OutputIntents", [])))


def _of_the_file(reader: Any, leaves: list[Any], printer: Printer, *, claimed: bool) -> Iterator[Finding]:
    """Yield what concerns all pages together, PDF/X-4's conditions among them (ISO 15930-7 §6)."""
    pages = len(leaves)
    if pages % printer.multiple:
        yield error("multiple", pages=pages, multiple=printer.multiple)
    if printer.least_pages and pages < printer.least_pages:
        yield error("few-pages", pages=pages, least=printer.least_pages)
    if printer.most_pages and pages > printer.most_pages:
        yield error("many-pages", pages=pages, most=printer.most_pages)
    root = reader.root_object
    if any(key in root for key in ("/AcroForm", "/OpenAction", "/AA")) or "/JavaScript" in resolved(
        root.get("/Names", {})
    ):
        yield error("actions")
    sizes = {size_of(box_of(page.get("/TrimBox") or page.mediabox)) for page in leaves}
    if len(sizes) > 1:
        yield error("sizes", sizes=", ".join(sorted(f"{width}×{height}" for width, height in sizes)))
    if not printer.standard:
        return
    found = [resolved(intent) for intent in _intents(reader) if resolved(intent).get("/S") == "/GTS_PDFX"]
    if len(found) != 1 or "/DestOutputProfile" not in found[0]:
        yield error("no-intent")
    else:
        head = resolved(found[0]["/DestOutputProfile"]).get_data()[:40]
        if head[12:16] != b"prtr" or head[16:20] not in {b"CMYK", b"GRAY"}:
            yield error("no-intent")
    metadata = resolved(root.get("/Metadata"))
    if claimed and (metadata is None or _CLAIMS not in metadata.get_data()):
        yield error("no-claim", standard=printer.standard)
    if str(resolved(reader.trailer.get("/Info", {})).get("/Trapped", "")) not in {"/True", "/False"}:
        yield error("trapped")
    if "/ID" not in reader.trailer:
        yield error("no-id")
