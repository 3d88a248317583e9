"""An Edition and a Printer in, the PDF for that printer out: PDF/X-4 (ISO 15930-7) and PDF/A-2u.

The set pages are those of the screen edition; around them come bleed and marks, in them colours become inks, and links,
outline and tags stay out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from reportlab.pdfbase.pdfdoc import PDFArrayCompact as Array
from reportlab.pdfbase.pdfdoc import PDFDictionary as Dictionary
from reportlab.pdfbase.pdfdoc import PDFName as Name
from reportlab.pdfbase.pdfdoc import PDFObjectReference as Reference
from reportlab.pdfbase.pdfdoc import PDFString as String

from proceedings.bind.colour import KNOCK_OUT, Inks
from proceedings.bind.edition import Edition, Leaf
from proceedings.bind.images import ImageStream
from proceedings.bind.metadata import press_information, press_packet
from proceedings.bind.pdf import FAN, Document, branch_name, page_labels, page_name, titled, write_document
from proceedings.bind.raw import Stream, deflated
from proceedings.bind.streams import WrittenPage
from proceedings.model.measure import MM
from proceedings.model.progress import OnProgress, ShouldStop
from proceedings.style import Style
from proceedings.style.printer import Printer

OVERPRINT = b"/Ov gs"
BLACK = b"0 0 0 1 k 0 0 0 1 K"

_GAP = 1 * MM  # between bleed and marks
_MARK = 5 * MM
_MARK_WIDTH = 0.25
_REGISTRY = "http://www.color.org"


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True)
class Layer:
    """A part of a page: what is set before it (without `q` and `Q`), and a written page, if any."""

    before: bytes
    page: WrittenPage | None = None


def write_press(
    edition: Edition, style: Style, printer: Printer, out: Path, *, on_progress: OnProgress, should_stop: ShouldStop
) -> int:
    """Write the edition to `out` as the printer wants it and return its pages, blank ones at the end counted.

    Raise Stopped when asked to stop; then nothing is left.
    """
    pages = printer.padded(len(edition.leaves))
    whole = titled(replace(edition, leaves=(*edition.leaves, *[Leaf()] * (pages - len(edition.leaves)))))
    sheet = sheet_of(style.page.width, style.page.height, bleed=printer.bleed, marks=printer.marks)
    document = PressDocument(whole, style, printer, sheet)
    write_document(document, whole, out, on_progress=on_progress, should_stop=should_stop)
    return pages


class PressDocument(Document):
    """The PDF for a printer while it grows."""

    version = b"1.6"  # ISO 15930-7 §6.1

    def __init__(
        self, edition: Edition, style: Style, printer: Printer, sheet: Sheet, *, colour: str = "", marks: bool = True
    ) -> None:
        super().__init__(replace(edition, divisions=(), bookmarks=()), style)
        self._printer = printer
        self._sheet = sheet
        self._with_marks = marks and printer.marks
        self._inks = Inks(printer.icc_file, gray=(colour or printer.colour) == "gray", limit=printer.ink)
        self._around: dict[bytes, Reference] = {}

    def add_leaf(self, index: int, leaf: Leaf) -> None:
        """Add a page of the block, its origin moved by the bleed."""
        left, top = self._origin(index)
        place = b"1 0 0 1 %g %g cm %b %b" % (
            round(self._sheet.margin + left, 3),
            round(self._sheet.margin + top, 3),
            OVERPRINT,
            BLACK,
        )
        written = [part for part in (leaf.page, leaf.head) if part and part.content]
        layers = [Layer(place if not number else b"", part) for number, part in enumerate(written)]
        self.add_sheet(layers, together=True)

    def add_sheet(self, layers: Sequence[Layer], *, together: bool = False) -> None:
        """Add a page of layers, each in a graphics state of its own, or all in that of the first."""
        contents: list[Reference] = []
        for number, layer in enumerate(layers):
            first = not together or not number
            contents.append(self._shared((b"q " if first else b"") + layer.before))
            if layer.page and layer.page.content:
                content = self._inks.content(layer.page.content)
                contents.append(self.Reference(Stream(content, Filter=Name("FlateDecode"))))
            if not together or number == len(layers) - 1:
                contents.append(self._shared(b"Q"))
        if self._with_marks:
            contents.append(self._shared(self._sheet.marks()))
        images = sorted({image for layer in layers if layer.page for image in layer.page.images})
        resources = dict(self._press_resources)
        if images:
            resources["XObject"] = Dictionary({name: self._image(self._images[name]) for name in images})
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
        said = {key: String(text) for key, text in press_information(self._edition).items()}
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
        if self._with_marks:
            tint = Dictionary(
                {"FunctionType": 2, "Domain": Array([0, 1]), "C0": Array([0] * 4), "C1": Array([1] * 4), "N": 1}
            )
            space = Array([Name("Separation"), Name("All"), Name("DeviceCMYK"), self.Reference(tint)])
            resources["ColorSpace"] = Dictionary({"All": self.Reference(space)})
        return resources

    def _press_catalog(self) -> Dictionary:
        packet = press_packet(self._edition, self._printer.standard)
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
        profile = self.Reference(deflated(self._printer.icc_file.read_bytes(), N=4))
        kinds = ["GTS_PDFX", "GTS_PDFA1"] if self._printer.standard else ["GTS_PDFA1"]
        return [
            Dictionary(
                {
                    "Type": Name("OutputIntent"),
                    "S": Name(kind),
                    "OutputConditionIdentifier": String(self._printer.condition),
                    "RegistryName": String(_REGISTRY),
                    "Info": String(self._printer.condition),
                    "DestOutputProfile": profile,
                }
            )
            for kind in kinds
        ]
