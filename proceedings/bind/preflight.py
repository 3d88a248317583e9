"""A PDF and a Printer in, what the printer would send it back for out, page by page; the PDF may be anybody's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from proceedings.errors import UnreadableFile
from proceedings.model.finding import Finding, Severity
from proceedings.model.measure import MM
from proceedings.style.printer import Printer

_MOST_FORMS = 12  # forms inside forms; deeper ones are drawn by nobody
_TOLERANCE = 0.5  # points by which boxes may differ
_NUMBER = rb"[-+]?(?:\d+\.?\d*|\.\d+)(?:e-\d+)?"
# Strings and comments are stepped over; then the operators that matter (ISO 32000-1 annex A).
_TOKENS = re.compile(
    rb"\((?:[^\\()]|\\.)*+\)|%[^\r\n]*|(?<![\w/])(?:"
    rb"(?P<state>[qQ])"
    rb"|(?P<matrix>(?:" + _NUMBER + rb"\s+){6})cm"
    rb"|(?P<cmyk>(?:" + _NUMBER + rb"\s+){4})[kK]"
    rb"|(?P<rgb>(?:" + _NUMBER + rb"\s+){3})(?:rg|RG)"
    rb"|(?P<width>" + _NUMBER + rb")\s+w"
    rb")(?![\w*])|/(?P<name>[^\s/<>\[\]()]+)\s+Do(?!\w)",
    re.DOTALL,
)

Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReport:
    """What was found on one page."""

    index: int
    label: str
    """The number printed there, as the file says."""
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
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
    def passes(self) -> bool:
        """Whether the file can go to the printer."""
        found = [*self.findings, *[finding for page in self.by_page for finding in page.findings]]
        return not any(finding.severity is Severity.ERROR for finding in found)


def preflight(path: Path, printer: Printer) -> PreflightReport:
    """Check a file against what a printer asks; raise UnreadableFile `preflight.encrypted` or `preflight.damaged`."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    try:
        reader = PdfReader(path)
        if reader.is_encrypted:
            raise UnreadableFile("preflight.encrypted", file=path.name)
        labels = reader.page_labels
        pages = [_Page(page, printer) for page in reader.pages]
        by_page = [
            PageReport(index=index, label=label, findings=tuple(dict.fromkeys(page.findings())))
            for index, (page, label) in enumerate(zip(pages, labels, strict=True))
        ]
        whole = tuple(_of_the_file(reader, printer, len(pages)))
    except DependencyError as fault:  # a cipher that only a protected file needs
        raise UnreadableFile("preflight.encrypted", file=path.name) from fault
    except (PyPdfError, OSError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as fault:
        raise UnreadableFile("preflight.damaged", file=path.name, detail=str(fault)[:200]) from fault
    return PreflightReport(
        file=path.name,
        printer=printer.name,
        pages=len(pages),
        findings=whole,
        by_page=tuple([page for page in by_page if page.findings]),
    )


def _intents(reader: Any) -> list[Any]:
    return list(_resolved(reader.root_object.get("/OutputIntents", [])))


def _of_the_file(reader: Any, printer: Printer, pages: int) -> Iterator[Finding]:
    """Yield what concerns all pages together, PDF/X-4's conditions among them (ISO 15930-7 §6)."""
    if pages % printer.multiple:
        yield _error("multiple", pages=pages, multiple=printer.multiple)
    if printer.least_pages and pages < printer.least_pages:
        yield _error("few-pages", pages=pages, least=printer.least_pages)
    if printer.most_pages and pages > printer.most_pages:
        yield _error("many-pages", pages=pages, most=printer.most_pages)
    root = reader.root_object
    if any(key in root for key in ("/AcroForm", "/OpenAction", "/AA")) or "/JavaScript" in _resolved(
        root.get("/Names", {})
    ):
        yield _error("actions")
    sizes = {_size(page.get("/TrimBox") or page.mediabox) for page in reader.pages}
    if len(sizes) > 1:
        yield _error("sizes", sizes=", ".join(sorted(f"{width}×{height}" for width, height in sizes)))
    if not printer.standard:
        return
    found = [_resolved(intent) for intent in _intents(reader) if _resolved(intent).get("/S") == "/GTS_PDFX"]
    if len(found) != 1 or "/DestOutputProfile" not in found[0]:
        yield _error("no-intent")
    else:
        head = _resolved(found[0]["/DestOutputProfile"]).get_data()[:40]
        if head[12:16] != b"prtr" or head[16:20] not in {b"CMYK", b"GRAY"}:
            yield _error("no-intent")
    metadata = _resolved(root.get("/Metadata"))
    if metadata is None or b"PDF/X-4" not in metadata.get_data():
        yield _error("no-claim", standard=printer.standard)
    if str(_resolved(reader.trailer.get("/Info", {})).get("/Trapped", "")) not in {"/True", "/False"}:
        yield _error("trapped")
    if "/ID" not in reader.trailer:
        yield _error("no-id")


class _Page:
    """One page while it is being looked through."""

    def __init__(self, page: Any, printer: Printer) -> None:
        self._page = page
        self._printer = printer

    def findings(self) -> Iterator[Finding]:
        """Yield what is wrong with the page."""
        yield from self._boxes()
        if self._page.get("/Annots"):
            yield _warning("annotations")
        contents = self._page.get_contents()
        if contents is not None:
            resources = _resolved(self._page.get("/Resources", {}))
            yield from self._content(contents.get_data(), resources, (1, 0, 0, 1, 0, 0), 0)

    def _boxes(self) -> Iterator[Finding]:
        page, printer = self._page, self._printer
        if "/TrimBox" not in page and "/ArtBox" not in page:
            if printer.standard:
                yield _error("no-trim")
            return
        trim = _box(page.get("/TrimBox") or page.get("/ArtBox"))
        size = _size(trim)
        if printer.trims and not any(abs(size[0] - w) <= 1 and abs(size[1] - h) <= 1 for w, h in printer.trims):
            yield _error("trim", size=f"{size[0]}×{size[1]}")
        bleed, media = _box(page.get("/BleedBox") or page.mediabox), _box(page.mediabox)
        if not (_inside(trim, bleed) and _inside(bleed, media)):
            yield _error("boxes")
        around = min(trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3])
        if around < printer.bleed * MM - _TOLERANCE:
            yield _error("bleed", bleed=f"{around / MM:.1f}", wanted=f"{printer.bleed:g}")

    def _content(self, content: bytes, resources: Any, matrix: Matrix, depth: int) -> Iterator[Finding]:
        """Yield what the operators of a content stream do that they should not."""
        yield from self._fonts(resources)
        yield from self._states(resources)
        drawn = _resolved(resources.get("/XObject", {}))
        stack: list[Matrix] = []
        for found in _TOKENS.finditer(content):
            kind = found.lastgroup
            if kind == "state":
                if found["state"] == b"q":
                    stack.append(matrix)
                elif stack:
                    matrix = stack.pop()
            elif kind == "matrix":
                matrix = _times(_matrix(found["matrix"].split()), matrix)
            elif kind == "rgb":
                yield _error("rgb")
            elif kind == "cmyk":
                yield from self._plain_ink([float(part) for part in found["cmyk"].split()])
            elif kind == "width":
                width = float(found["width"]) * abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) ** 0.5
                if width < self._printer.hairline - 0.01:
                    yield _warning("hairline", width=f"{width:.2f}", least=f"{self._printer.hairline:g}")
            elif kind == "name":
                item = _resolved(drawn.get("/" + found["name"].decode("latin-1")))
                if item is not None:
                    yield from self._drawn(item, resources, matrix, depth)

    def _drawn(self, item: Any, resources: Any, matrix: Matrix, depth: int) -> Iterator[Finding]:
        if item.get("/Subtype") == "/Image":
            yield from self._image(item, matrix)
        elif depth < _MOST_FORMS:
            inner = _times(_matrix(item.get("/Matrix", (1, 0, 0, 1, 0, 0))), matrix)
            yield from self._content(item.get_data(), _resolved(item.get("/Resources", resources)), inner, depth + 1)

    def _plain_ink(self, inks: list[float]) -> Iterator[Finding]:
        total = round(sum(inks) * 100)
        if total > self._printer.ink:
            yield _error("ink", ink=total, most=self._printer.ink)
        if self._printer.colour == "gray" and any(inks[:3]):
            yield _error("coloured")

    def _image(self, image: Any, matrix: Matrix) -> Iterator[Finding]:
        space = _resolved(image.get("/ColorSpace"))
        name = str(_resolved(space[0]) if isinstance(space, list) and space else space)
        if name == "/Indexed":
            base = _resolved(space[1])
            name = str(_resolved(base[0]) if isinstance(base, list) and base else base)
        if name in {"/DeviceRGB", "/CalRGB"}:
            yield _error("rgb-picture")
        elif name == "/DeviceCMYK" and self._printer.colour == "gray":
            yield _error("coloured")
        wide, high = (matrix[0] ** 2 + matrix[1] ** 2) ** 0.5, (matrix[2] ** 2 + matrix[3] ** 2) ** 0.5
        if not wide or not high:
            return
        ppi = round(min(int(image["/Width"]) * 72 / wide, int(image["/Height"]) * 72 / high))
        if image.get("/ImageMask") or int(image.get("/BitsPerComponent", 8)) == 1:
            if ppi < self._printer.line_art_ppi:
                yield _warning("line-art", ppi=ppi, wanted=self._printer.line_art_ppi)
        elif ppi < self._printer.least_ppi:
            yield _error("ppi", ppi=ppi, least=self._printer.least_ppi)
        elif ppi < self._printer.wanted_ppi:
            yield _warning("ppi-wanted", ppi=ppi, wanted=self._printer.wanted_ppi)
        if "/SMask" in image:
            yield _warning("transparency")

    def _fonts(self, resources: Any) -> Iterator[Finding]:
        for font in _resolved(resources.get("/Font", {})).values():
            own = _resolved(font)
            if own.get("/Subtype") == "/Type3":
                continue  # its glyphs are drawn by the file itself
            below = _resolved(own["/DescendantFonts"])[0] if "/DescendantFonts" in own else own
            descriptor = _resolved(_resolved(below).get("/FontDescriptor"))
            if descriptor is None or not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
                yield _error("font", font=str(own.get("/BaseFont", ""))[1:])

    def _states(self, resources: Any) -> Iterator[Finding]:
        for state in _resolved(resources.get("/ExtGState", {})).values():
            own = _resolved(state)
            clear = any(float(own.get(key, 1)) < 1 for key in ("/ca", "/CA"))
            if (
                clear
                or own.get("/SMask", "/None") != "/None"
                or own.get("/BM", "/Normal") not in {"/Normal", "/Compatible"}
            ):
                yield _warning("transparency")


def _resolved(item: Any) -> Any:
    """Return an object itself where a reference to it stands."""
    return item.get_object() if hasattr(item, "get_object") else item


def _matrix(parts: Any) -> Matrix:
    a, b, c, d, e, f = (float(part) for part in parts)
    return a, b, c, d, e, f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """Return the product of two matrices (ISO 32000-1 §8.3.4)."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _box(box: Any) -> tuple[float, float, float, float]:
    left, low, right, high = (float(_resolved(side)) for side in box)
    return left, low, right, high


def _size(box: Any) -> tuple[int, int]:
    """Return width and height in millimetres."""
    left, low, right, high = _box(box)
    return round((right - left) / MM), round((high - low) / MM)


def _inside(inner: tuple[float, ...], outer: tuple[float, ...]) -> bool:
    return (
        inner[0] >= outer[0] - _TOLERANCE
        and inner[1] >= outer[1] - _TOLERANCE
        and inner[2] <= outer[2] + _TOLERANCE
        and inner[3] <= outer[3] + _TOLERANCE
    )


def _error(code: str, **facts: object) -> Finding:
    return _finding(Severity.ERROR, code, facts)


def _warning(code: str, **facts: object) -> Finding:
    return _finding(Severity.WARNING, code, facts)


def _finding(severity: Severity, code: str, facts: dict[str, object]) -> Finding:
    return Finding(
        severity=severity, code=f"preflight.{code}", facts=tuple([(name, str(fact)) for name, fact in facts.items()])
    )
