"""An Edition and a Printer in, the PDF for that printer out: PDF/X-4 (ISO 15930-7) and PDF/A-2u.

The set pages are those of the screen edition; around them come bleed and marks, in them colours become inks, and links,
outline and tags stay out. A file says that it is PDF/X-4 only when our preflight has found that it is.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from mmap import mmap
from pathlib import Path
from typing import BinaryIO

from reportlab.pdfbase.pdfdoc import PDFArrayCompact as Array
from reportlab.pdfbase.pdfdoc import PDFDictionary as Dictionary
from reportlab.pdfbase.pdfdoc import PDFName as Name
from reportlab.pdfbase.pdfdoc import PDFObject
from reportlab.pdfbase.pdfdoc import PDFObjectReference as Reference
from reportlab.pdfbase.pdfdoc import PDFString as String

from proceedings.bind.colour import KNOCK_OUT, Inks
from proceedings.bind.edition import Edition, Leaf
from proceedings.bind.images import ImageStream
from proceedings.bind.metadata import information, press_packet, standard_claim
from proceedings.bind.pdf import FAN, Document, branch_name, page_labels, page_name, titled, write_document
from proceedings.bind.preflight import PreflightReport, preflight
from proceedings.bind.raw import Formatted, Stream, deflated
from proceedings.bind.streams import WrittenPage
from proceedings.model.measure import MM
from proceedings.model.progress import OnProgress, ShouldStop
from proceedings.model.value import value
from proceedings.style import Style
from proceedings.style.printer import Printer

OVERPRINT = b"/Ov gs"
BLACK = b"0 0 0 1 k 0 0 0 1 K"

_GAP = 1 * MM  # between bleed and marks
_MARK = 5 * MM
_MARK_WIDTH = 0.25
_REGISTRY = "http://www.color.org"


@value(kw_only=True)
class Sheet:
    """A trimmed page in what is printed around it; points."""

    width: float
    height: float
    bleed: float
    margin: float
    """From the edge of what is printed to the trimmed page."""
    folds: tuple[float, ...] = ()
    """Where it is folded, from the left trimmed edge."""

    def box(self, around: float) -> Array:
        """Return the trimmed page's box, larger by so much on all sides."""
        low, across, up = self.margin - around, self.margin + self.width + around, self.margin + self.height + around
        return Array([round(side, 3) for side in (low, low, across, up)])

    def clip(self) -> bytes:
        """Let nothing be seen outside the bleed."""
        low, width, height = self.margin - self.bleed, self.width + 2 * self.bleed, self.height + 2 * self.bleed
        return b"%g %g %g %g re W n " % tuple([round(side, 3) for side in (low, low, width, height)])

    def marks(self) -> bytes:
        """Draw crop marks outside the bleed, on every plate (ISO 32000-1 §8.6.6.4), and short ones at folds."""
        left, right = self.margin, self.margin + self.width
        low, high = self.margin, self.margin + self.height
        near, far = self.bleed + _GAP, self.bleed + _GAP + _MARK
        lines: list[tuple[float, ...]] = []
        for x in (left, right, *[left + fold for fold in self.folds]):
            lines += [(x, low - far, x, low - near), (x, high + near, x, high + far)]
        for y in (low, high):
            lines += [(left - far, y, left - near, y), (right + near, y, right + far, y)]
        drawn = b" ".join([b"%g %g m %g %g l S" % tuple([round(part, 3) for part in line]) for line in lines])
        return b"q /All CS 1 SCN %g w %b Q" % (_MARK_WIDTH, drawn)


def sheet_of(width: float, height: float, *, bleed: float, marks: bool, folds: tuple[float, ...] = ()) -> Sheet:
    """Return the sheet of a trimmed page; bleed in millimetres."""
    around = bleed * MM
    margin = around + (2 * _GAP + _MARK if marks else 0.0)
    return Sheet(width=width, height=height, bleed=around, margin=margin, folds=folds)


@value()
class Layer:
    """A part of a sheet in a graphics state of its own: what is set before it, and what is drawn in that state."""

    before: bytes
    pages: tuple[WrittenPage, ...]


def write_press(
    edition: Edition, style: Style, printer: Printer, out: Path, *, on_progress: OnProgress, should_stop: ShouldStop
) -> PreflightReport:
    """Write the edition to `out` as the printer wants it, blank pages added at the end; return what preflight found.

    Raise Stopped when asked to stop; then nothing is left.
    """
    sheet = sheet_of(style.page.width, style.page.height, bleed=printer.bleed, marks=printer.marks)
    document = PressDocument(padded(edition, printer), style, printer, sheet)
    return write_checked(document, out, on_progress=on_progress, should_stop=should_stop)


def padded(edition: Edition, printer: Printer) -> Edition:
    """Return the edition with as many blank pages at its end as the printer's multiple wants."""
    wanting = printer.padded(len(edition.leaves)) - len(edition.leaves)
    return titled(replace(edition, leaves=(*edition.leaves, *[Leaf()] * wanting)))


def write_checked(
    document: "PressDocument", out: Path, *, on_progress: OnProgress, should_stop: ShouldStop
) -> PreflightReport:
    """Write the document to `out`, preflight it, and claim the standard where it is met."""
    draft = out.with_name(out.name + ".draft")
    try:
        write_document(document, draft, on_progress=on_progress, should_stop=should_stop)
        report = preflight(draft, document.printer, claimed=False, should_stop=should_stop)
        if document.printer.standard and document.fit and report.conforms:
            _claim(draft, document.printer.standard)
        draft.replace(out)
    finally:
        with suppress(FileNotFoundError):
            draft.unlink()
    return replace(report, file=out.name)


def _claim(file: Path, standard: str) -> None:
    """Write the standard's name where the metadata kept room for it: the file's length and offsets stay."""
    said = standard_claim(standard)
    with file.open("r+b") as opened, mmap(opened.fileno(), 0) as data:
        at = data.rfind(b" " * len(said) + b"\n</rdf:Description>")
        data[at : at + len(said)] = said


class PressDocument(Document):
    """The PDF for a printer while it grows."""

    version = b"1.6"  # ISO 15930-7 §6.1

    def __init__(self, edition: Edition, style: Style, printer: Printer, sheet: Sheet) -> None:
        super().__init__(replace(edition, divisions=(), bookmarks=()), style)
        self.printer = printer
        self._sheet = sheet
        self._inks = Inks(printer.icc_file, gray=printer.colour == "gray", limit=printer.ink, hairline=printer.hairline)
        self._around: dict[bytes, Reference] = {}

    def add_leaf(self, index: int, leaf: Leaf) -> None:
        """Add a page of the block, its origin moved by the bleed, beyond which nothing set elsewhere may reach."""
        clip = self._sheet.clip() if leaf.page and leaf.page.whole else b""
        layer = self.layer(index, leaf, self._sheet.margin, clip)
        self.add_sheet([layer] if layer else [])

    def layer(self, index: int, leaf: Leaf, x: float, clip: bytes = b"") -> Layer | None:
        """Return a page as a layer with its left edge at x; None for a blank."""
        left, top = self._origin(index)
        place = b"1 0 0 1 %g %g cm" % (round(x + left, 3), round(self._sheet.margin + top, 3))
        written = tuple([part for part in (leaf.page, leaf.head) if part and part.content])
        return Layer(b"%b%b %b %b" % (clip, place, OVERPRINT, BLACK), written) if written else None

    def add_sheet(self, layers: Sequence[Layer]) -> None:
        """Add a page of layers, the lowest first."""
        contents: list[Reference] = []
        for layer in layers:
            contents.append(self._shared(b"q " + layer.before))
            for page in layer.pages:
                content = self._inks.content(page.content) if page.coloured else page.content
                contents.append(self.Reference(Stream(content, Filter=Name("FlateDecode"))))
            contents.append(self._shared(b"Q"))
        if self.printer.marks:
            contents.append(self._shared(self._sheet.marks()))
        pictures = self._pictures([page for layer in layers for page in layer.pages])
        resources = dict(self._press_resources)
        if pictures:
            resources["XObject"] = Dictionary(pictures)
        number = len(self._kids)
        page = Dictionary(
            {
                "Type": Name("Page"),
                "Parent": Reference(branch_name(number // FAN)),
                "MediaBox": Array([0, 0, *[round(side + 2 * self._sheet.margin, 3) for side in self._size]]),
                "BleedBox": self._sheet.box(self._sheet.bleed),
                "TrimBox": self._sheet.box(0.0),
                "Resources": Dictionary(resources),
            }
        )
        if contents:
            page["Contents"] = Array(contents)
        self._kids.append(self.Reference(page, page_name(number)))

    def write(self, file: BinaryIO) -> None:
        """Add what stands behind the pages, and write everything."""
        self._add_fonts()
        self._add_page_tree()
        said = {key: String(text) for key, text in information(self._edition).items()}
        info = self._number(Dictionary({**said, "Trapped": Name("False")}))
        self._write_objects(file, self._number(self._press_catalog()), info, [])

    @property
    def _size(self) -> tuple[float, float]:
        return self._sheet.width, self._sheet.height

    def _shared(self, content: bytes) -> Reference:
        """Return a small stream that many pages have."""
        if content not in self._around:
            self._around[content] = self.Reference(Stream(content))
        return self._around[content]

    def _space(self, colours: int) -> PDFObject:
        """Return what the device's colours of a ready page mean: inks are the press's own (ISO 15930-7 §6.2.4)."""
        if colours != 4:
            return super()._space(colours)
        own = Formatted()
        own.content = b"/DeviceCMYK"
        return own

    def _image(self, image: ImageStream) -> Reference:
        """Return the picture's stream in inks, added when it is met first."""
        if image.name in self.idToObject:
            return Reference(image.name)
        return super()._image(self._inks.picture(image))

    @cached_property
    def _press_resources(self) -> dict[str, object]:
        states = {
            "Ov": Dictionary({"Type": Name("ExtGState"), "OP": "true", "op": "true", "OPM": 1}),
            KNOCK_OUT: Dictionary({"Type": Name("ExtGState"), "OP": "false", "op": "false", "OPM": 0}),
        }
        resources: dict[str, object] = {
            "Font": self._fonts,
            "ExtGState": self.Reference(Dictionary({key: self.Reference(state) for key, state in states.items()})),
        }
        if self.printer.marks:
            tint = Dictionary(
                {"FunctionType": 2, "Domain": Array([0, 1]), "C0": Array([0] * 4), "C1": Array([1] * 4), "N": 1}
            )
            space = Array([Name("Separation"), Name("All"), Name("DeviceCMYK"), self.Reference(tint)])
            resources["ColorSpace"] = Dictionary({"All": self.Reference(space)})
        return resources

    def _press_catalog(self) -> Dictionary:
        packet = press_packet(self._edition, self.printer.standard)
        return Dictionary(
            {
                "Type": Name("Catalog"),
                "Pages": Reference("pages"),
                "Lang": String(self._edition.lang),
                "PageLabels": page_labels(self._edition),
                "ViewerPreferences": Dictionary({"DisplayDocTitle": "true"}),
                "Metadata": self.Reference(Stream(packet, Type=Name("Metadata"), Subtype=Name("XML"))),
                "OutputIntents": Array(self._intents()),
            }
        )

    def _intents(self) -> list[Dictionary]:
        """Say for which printing condition the inks are meant; both standards share a profile (ISO 19005-2 §6.2.3)."""
        profile = self.Reference(deflated(self.printer.icc_file.read_bytes(), N=4))
        kinds = ["GTS_PDFX", "GTS_PDFA1"] if self.printer.standard else ["GTS_PDFA1"]
        return [
            Dictionary(
                {
                    "Type": Name("OutputIntent"),
                    "S": Name(kind),
                    "OutputConditionIdentifier": String(self.printer.condition),
                    "RegistryName": String(_REGISTRY),
                    "Info": String(self.printer.condition),
                    "DestOutputProfile": profile,
                }
            )
            for kind in kinds
        ]


class SheetDocument(PressDocument):
    """A PDF of sheets that are no single pages: covers, imposed sides."""

    def __init__(self, edition: Edition, style: Style, printer: Printer, sheet: Sheet) -> None:
        super().__init__(edition, style, printer, sheet)
        self.sheets: list[Sequence[Layer]] = []

    @property
    def pages(self) -> int:
        """How many sheets there are."""
        return len(self.sheets)

    def add_page(self, index: int) -> None:
        """Add a sheet."""
        self.add_sheet(self.sheets[index])
