"""A submitted file → Manuscript."""

import hashlib
from pathlib import Path
from types import MappingProxyType

from proceedings.collect.archive import Archive, Element
from proceedings.collect.body import Story, StoryReader
from proceedings.collect.fields import OpenFields, link_targets, unclosed_fields
from proceedings.collect.foreign import docx_bytes
from proceedings.collect.lists import Numbering
from proceedings.collect.looks import RunLooks
from proceedings.collect.names import W
from proceedings.collect.notes import note_parts, read_notes
from proceedings.collect.reading import Reading
from proceedings.collect.styles import Styles
from proceedings.errors import UnreadableFile
from proceedings.model.blocks import Block
from proceedings.model.finding import NOWHERE, Severity
from proceedings.model.paper import Manuscript
from proceedings.model.ready import PDF_MAGIC

KEPT_STYLES = 8
_known_styles: dict[bytes, Styles] = {}
"""By the digest of their part."""


def read_manuscript(path: Path) -> Manuscript:
    """Read a submitted file.

    Word's own formats are read here; .doc, .odt and .rtf go through LibreOffice first; a PDF keeps its pages. Raises
    `UnreadableFile`.
    """
    try:
        submitted = path.read_bytes()
    except OSError as error:
        raise UnreadableFile("collect.no-file", file=path.name, detail=error.strerror or "") from error
    if path.suffix.lower() == ".pdf" or submitted.startswith(PDF_MAGIC):
        from proceedings.collect.ready import read_ready  # what reads PDFs takes a third of a second to load

        return read_ready(path, submitted)
    data, converted_from = docx_bytes(path, submitted)
    archive = Archive(path.name, data)
    try:
        return read_package(archive, hashlib.sha256(submitted).hexdigest(), converted_from)
    except RecursionError as error:
        raise archive.unreadable("collect.nesting", part=archive.main) from error


def read_package(archive: Archive, sha256: str, converted_from: str = "") -> Manuscript:
    """Read an opened package; `sha256` is that of the submitted file, which was `converted_from` another format."""
    root = archive.xml(archive.main)
    reading = _begin(archive)
    if converted_from:
        reading.find(Severity.NOTE, "collect.converted", NOWHERE, format=converted_from)
    looks = RunLooks(reading.styles)
    reading.targets |= link_targets(root)
    roots = note_parts(reading)
    story = StoryReader(reading, looks, OpenFields(unclosed_fields(root)), Story(part="body", numbered=True))
    blocks: list[Block] = []
    for body in root.iterchildren(f"{W}body"):
        blocks += story.read(body)
    notes = read_notes(reading, looks, roots)
    if not blocks:
        reading.find(Severity.WARNING, "collect.no-text", NOWHERE)
    return Manuscript(
        source=archive.source,
        sha256=sha256,
        blocks=tuple(blocks),
        notes=MappingProxyType(notes),
        media=MappingProxyType(reading.media),
        properties=_properties(archive),
        findings=reading.all_findings(),
    )


def _begin(archive: Archive) -> Reading:
    styles = _styles(archive)
    return Reading(archive, styles, Numbering(_part(archive, "numbering"), styles))


def _styles(archive: Archive) -> Styles:
    """Return the styles; papers written in the conference's template share them."""
    name = archive.first_of_kind(archive.main, "styles")
    if name is None:
        return Styles(None)
    digest = hashlib.sha256(archive.read(name)).digest()
    known = _known_styles.get(digest)
    if known is None:
        if len(_known_styles) >= KEPT_STYLES:
            _known_styles.clear()
        known = _known_styles[digest] = Styles(archive.xml(name))
    return known


def _part(archive: Archive, kind: str) -> Element | None:
    name = archive.first_of_kind(archive.main, kind)
    return None if name is None else archive.xml(name)


def _properties(archive: Archive) -> tuple[tuple[str, str], ...]:
    """Return the core properties that say something (ECMA-376 Part 2 §8)."""
    name = archive.first_of_kind("", "core-properties")
    if name is None:
        return ()
    found = [(element.tag.rpartition("}")[2], (element.text or "").strip()) for element in archive.xml(name)]
    return tuple((name, text) for name, text in found if text)
