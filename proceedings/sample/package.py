"""Parts of a Word document → the bytes of a .docx, the same on every run (ECMA-376-2, clause 9)."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from proceedings.model.value import value
from proceedings.sample import boilerplate

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip entry can bear
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"


@value(kw_only=True)
class Properties:
    """Core properties of the document; `written` is ISO 8601 in UTC."""

    author: str
    written: str
    revision: int


@dataclass(slots=True)
class Package:
    """Collects the parts of one document while its body is written."""

    parts: dict[str, bytes] = field(default_factory=dict[str, bytes])
    overrides: dict[str, str] = field(default_factory=dict[str, str])
    relationships: list[str] = field(default_factory=list[str])
    notes: list[str] = field(default_factory=list[str])
    lists: list[str] = field(default_factory=list[str])

    def add_picture(self, png: bytes) -> str:
        """Store a picture; return its relationship id."""
        number = sum(name.startswith("word/media/") for name in self.parts) + 1
        self.parts[f"word/media/image{number}.png"] = png
        return self._relate("image", f"media/image{number}.png")

    def add_chart(self, xml: str) -> str:
        """Store a chart part; return its relationship id."""
        number = sum(name.startswith("word/charts/") for name in self.parts) + 1
        self._add_part(f"word/charts/chart{number}.xml", xml, CHART)
        return self._relate("chart", f"charts/chart{number}.xml")

    def add_link(self, address: str) -> str:
        """Relate an outside address; return its relationship id."""
        return self._relate("hyperlink", address, outside=True)

    def add_note(self, paragraph: str) -> int:
        """Store a footnote's paragraph; return its id (0 and -1 are Word's separators)."""
        self.notes.append(paragraph)
        return len(self.notes)

    def add_list(self, kind: str) -> int:
        """Begin a new automatic list of kind `list` or `bullet`; return its numId."""
        self.lists.append(kind)
        return len(self.lists)

    def to_bytes(self, body: str, properties: Properties, rsids: tuple[str, ...]) -> bytes:
        """Write the whole package around the XML of the document's body."""
        self._add_part("word/document.xml", boilerplate.document(body), f"{WORD}.document.main+xml")
        self._add_related("styles", boilerplate.STYLES)
        self._add_related("settings", boilerplate.settings(rsids, with_notes=bool(self.notes)))
        self._add_related("fontTable", boilerplate.FONT_TABLE)
        if self.lists:
            self._add_related("numbering", boilerplate.numbering(tuple(self.lists)))
        if self.notes:
            self._add_related("footnotes", boilerplate.footnotes(tuple(self.notes)))
        core = "application/vnd.openxmlformats-package.core-properties+xml"
        self._add_part("docProps/core.xml", _core(properties), core)
        extended = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
        self._add_part("docProps/app.xml", boilerplate.APPLICATION, extended)
        return self._zipped()

    def _add_part(self, name: str, xml: str, content_type: str) -> None:
        self.parts[name] = (xml if xml.startswith("<?xml") else XML + xml).encode()
        self.overrides[name] = content_type

    def _add_related(self, kind: str, xml: str) -> None:
        self._add_part(f"word/{kind}.xml", xml, f"{WORD}.{kind}+xml")
        self._relate(kind, f"{kind}.xml")

    def _relate(self, kind: str, target: str, *, outside: bool = False) -> str:
        name = f"rId{len(self.relationships) + 1}"
        mode = ' TargetMode="External"' if outside else ""
        self.relationships.append(
            f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target={quoteattr(target)}{mode}/>',
        )
        return name

    def _zipped(self) -> bytes:
        entries = {
            "[Content_Types].xml": _content_types(self.overrides),
            "_rels/.rels": boilerplate.ROOT_RELATIONSHIPS,
            "word/_rels/document.xml.rels": boilerplate.relationships(self.relationships),
        }
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name, data in [(key, (XML + text).encode()) for key, text in entries.items()] + [*self.parts.items()]:
                entry = zipfile.ZipInfo(name, date_time=EPOCH)
                entry.create_system = 0  # as Word on Windows, and the same on every system
                entry.external_attr = 0
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, data)
        return out.getvalue()


def _content_types(overrides: dict[str, str]) -> str:
    listed = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f"{listed}</Types>"
    )


def _core(properties: Properties) -> str:
    author, written = escape(properties.author), properties.written
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title></dc:title><dc:creator>{author}</dc:creator><cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
        f"<cp:revision>{properties.revision}</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{written}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{written}</dcterms:modified></cp:coreProperties>'
    )
