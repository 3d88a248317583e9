"""A submitted .docx opened as a package: guarded against hostile archives, its parts and relationships by name."""

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from typing import Any, TypeAlias
from urllib.parse import unquote

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue] (lxml ships no types)

from proceedings.errors import UnreadableFile
from proceedings.model.value import value

Element: TypeAlias = Any
"""An lxml element; lxml ships no types."""

MAX_ENTRIES = 10_000
MAX_TOTAL = 512 << 20
MAX_XML = 64 << 20
"""A tree takes about ten times the bytes of its part."""
MAX_RATIO = 250
"""Deflate cannot pass 1032; documents of repeated table cells reach about 100."""
RATIO_FROM = 16 << 20
"""Bytes under which a high ratio does no harm."""

MAIN_TYPES = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)

DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, NotImplementedError, OSError, ValueError,
)  # fmt: skip
"""What zipfile raises at one damaged byte or another."""

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP_MAGIC = b"PK\x03\x04"

# ECMA-376 Part 1 (Strict) and Part 4 (Transitional) differ in namespaces alone for what is read here.
STRICT_NAMESPACES = (
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
)

RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@value(kw_only=True)
class Relationship:
    """A named link from one part to another or to the world outside."""

    kind: str
    """Last segment of the relationship type: `image`, `footnotes`, `hyperlink`, …"""
    target: str
    """Part name, or the URI when external."""
    external: bool


class Archive:
    """A package of parts.

    Part names have no leading `/` and are compared without case (ECMA-376 Part 2 §6.2.2.3).
    Raises `UnreadableFile` for what is no Word document or not safe to open.
    """

    def __init__(self, source: str, data: bytes) -> None:
        self.source = source
        self._zip = _open_zip(source, data)
        self._names = {_plain_name(info.filename).lower(): info.filename for info in self._zip.infolist()}
        self._roots: dict[str, Element] = {}
        self._relationships: dict[str, dict[str, Relationship]] = {}
        self._defaults, self._overrides = self._read_content_types()
        self.main = self._find_main()

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._names

    def read(self, name: str) -> bytes:
        """Return the bytes of a part; raise `KeyError` when there is none."""
        try:
            return self._zip.read(self._names[name.lower()])
        except DAMAGE as error:
            raise self.unreadable("collect.truncated", part=name) from error
        except RuntimeError as error:  # zipfile's word for a member that wants a password
            raise self.unreadable("collect.encrypted", part=name) from error

    def xml(self, name: str) -> Element:
        """Return the root of a part, Strict namespaces mapped to Transitional; raise `KeyError` when there is none."""
        key = name.lower()
        if key not in self._roots:
            self._roots[key] = self.parse(self.read(name), name)
        return self._roots[key]

    def parse(self, data: bytes, name: str) -> Element:
        """Return the root element of `data`, the bytes of part `name`."""
        if len(data) > MAX_XML:
            raise self.unreadable("collect.zip-bomb", part=name)
        if b"<!DOCTYPE" in data:  # ECMA-376 Part 2 §6.2.5 forbids it
            raise self.unreadable("collect.external-entity", part=name)
        if b"http://purl.oclc.org/ooxml/" in data:
            for strict, transitional in STRICT_NAMESPACES:
                data = data.replace(strict, transitional)
        try:
            root = etree.fromstring(data, _parser())
        except etree.XMLSyntaxError as error:
            code = "collect.nesting" if "depth" in str(error).lower() else "collect.malformed"
            raise self.unreadable(code, part=name, detail=str(error)) from error
        if root.getroottree().docinfo.doctype:
            raise self.unreadable("collect.external-entity", part=name)
        return root

    def part_of(self, element: Element) -> str:
        """Return the name of the part whose tree, read by `xml`, holds `element`."""
        root = element.getroottree().getroot()
        return next((name for name, known in self._roots.items() if known is root), self.main)

    def content_type(self, name: str) -> str:
        """Return the media type that [Content_Types].xml gives a part, empty when none."""
        key = name.lower()
        extension = key.rpartition(".")[2]
        return self._overrides.get(key) or self._defaults.get(extension, "")

    def relationships(self, part_name: str) -> dict[str, Relationship]:
        """Return the relationships of a part by their id; `""` names the package itself."""
        key = part_name.lower()
        if key not in self._relationships:
            self._relationships[key] = self._read_relationships(key)
        return self._relationships[key]

    def related(self, part_name: str, rel_id: str) -> tuple[str, bytes] | str | None:
        """Return (part name, bytes) of a relationship's target, its URI when external, None when it leads nowhere."""
        relationship = self.relationships(part_name).get(rel_id)
        if relationship is None:
            return None
        if relationship.external:
            return relationship.target
        if relationship.target not in self:
            return None
        return relationship.target, self.read(relationship.target)

    def first_of_kind(self, part_name: str, kind: str) -> str | None:
        """Return the name of the first existing part related as `kind` (`styles`, `numbering`, `footnotes`, …)."""
        for relationship in self.relationships(part_name).values():
            if relationship.kind == kind and not relationship.external and relationship.target in self:
                return relationship.target
        return None

    def unreadable(self, code: str, **facts: str) -> UnreadableFile:
        """Return the error `code` about this file."""
        return UnreadableFile(code, file=self.source, **facts)

    def _read_content_types(self) -> tuple[dict[str, str], dict[str, str]]:
        defaults: dict[str, str] = {}
        overrides: dict[str, str] = {}
        if "[content_types].xml" not in self._names:
            return defaults, overrides
        for element in self.xml("[Content_Types].xml").iter("{*}Default", "{*}Override"):
            media_type = element.get("ContentType", "").strip()
            if element.get("Extension"):
                defaults[element.get("Extension").lower()] = media_type
            elif element.get("PartName"):
                overrides[_plain_name(element.get("PartName")).lower()] = media_type
        return defaults, overrides

    def _read_relationships(self, part_name: str) -> dict[str, Relationship]:
        folder, base = posixpath.split(part_name)
        name = posixpath.join(folder, "_rels", f"{base}.rels")
        if name not in self:
            return {}
        found: dict[str, Relationship] = {}
        for element in self.xml(name).iter(RELATIONSHIP):
            target = element.get("Target", "")
            external = element.get("TargetMode") == "External"
            found[element.get("Id", "")] = Relationship(
                kind=element.get("Type", "").rpartition("/")[2],
                target=target if external else _resolve(folder, target),
                external=external,
            )
        return found

    def _find_main(self) -> str:
        main = self.first_of_kind("", "officeDocument")
        if main is None:
            main = next((name for name, kind in self._overrides.items() if kind in MAIN_TYPES and name in self), None)
        if main is None and "word/document.xml" in self:
            main = "word/document.xml"
        if main is None:
            raise self.unreadable("collect.not-word")
        media_type = self.content_type(main)
        if ("spreadsheet" in media_type or "presentation" in media_type) and media_type not in MAIN_TYPES:
            raise self.unreadable("collect.not-word", found=media_type)
        return main


def _parser() -> Element:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, remove_pis=True
    )


def _plain_name(name: str) -> str:
    return posixpath.normpath(name.replace("\\", "/").lstrip("/"))


def _resolve(folder: str, target: str) -> str:
    """Return the part name of a relationship target, which is relative to its part's folder."""
    path = unquote(target.partition("#")[0]).replace("\\", "/")
    joined = path if path.startswith("/") else posixpath.join("/", folder, path)
    return posixpath.normpath(joined).lstrip("/")


def _open_zip(source: str, data: bytes) -> zipfile.ZipFile:
    if not data:
        raise UnreadableFile("collect.empty", file=source)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except DAMAGE as error:
        code = "collect.truncated" if data.startswith(ZIP_MAGIC) else "collect.not-word"
        raise UnreadableFile(code, file=source) from error
    _check_limits(source, archive.infolist())
    return archive


def _check_limits(source: str, entries: list[zipfile.ZipInfo]) -> None:
    total = sum(entry.file_size for entry in entries)
    swollen = any(e.file_size > RATIO_FROM and e.file_size > MAX_RATIO * max(e.compress_size, 1) for e in entries)
    if len(entries) > MAX_ENTRIES or total > MAX_TOTAL or swollen:
        raise UnreadableFile("collect.zip-bomb", file=source, entries=str(len(entries)), bytes=str(total))
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableFile("collect.encrypted", file=source)
