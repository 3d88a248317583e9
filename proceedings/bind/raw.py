"""Objects of ReportLab's, written by us: it takes the time to look at every letter of every name."""

import zlib
from functools import lru_cache
from typing import Any

from reportlab.pdfbase import pdfdoc

Name = lru_cache(maxsize=4096)(pdfdoc.PDFName)


class Dictionary(pdfdoc.PDFDictionary):
    """A dictionary, its keys in their order."""

    def format(self, document: pdfdoc.PDFDocument, IND: bytes = b"") -> bytes:  # noqa: N803 - ReportLab's own name
        """Return the dictionary's bytes."""
        del IND
        entries: dict[str, Any] = self.dict
        parts = [b"/%b %b" % (key.encode(), formatted(entries[key], document)) for key in sorted(entries)]
        return b"<<%b>>" % b"".join(parts)


class Array(pdfdoc.PDFArray):
    """An array."""

    def format(self, document: pdfdoc.PDFDocument, IND: bytes = b"") -> bytes:  # noqa: N803 - ReportLab's own name
        """Return the array's bytes."""
        del IND
        return b"[%b]" % b" ".join([formatted(item, document) for item in self.sequence])


def formatted(value: object, document: pdfdoc.PDFDocument) -> bytes:
    """Return a value as it stands in a file; text is taken for what is written already."""
    if isinstance(value, str):
        return value.encode()
    if isinstance(value, pdfdoc.PDFObjectReference):
        return b"%d %d R" % document.idToObjectNumberAndVersion[value.name]
    if isinstance(value, int):
        return b"%d" % value
    if isinstance(value, float):
        return (b"%.4f" % value).rstrip(b"0").rstrip(b".")
    if isinstance(value, bytes):
        return value
    item: Any = value
    return item.format(document)


class Stream(pdfdoc.PDFObject):
    """A stream whose bytes are written as they are."""

    def __init__(self, content: bytes, **entries: object) -> None:
        self.content = content
        self.dictionary = Dictionary({**entries, "Length": len(content)})

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """Return the stream's object."""
        # An end of line before `endstream` is wanted by ISO 19005-2 §6.1.7.1.
        return b"".join((self.dictionary.format(document), b"\nstream\n", self.content, b"\nendstream"))


class Deflated(Stream):
    """A stream that was deflated before, with no other entries: of pages there are thousands."""

    def __init__(self, content: bytes) -> None:  # the dictionary would never be asked for
        self.content = content

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """Return the stream's object."""
        del document
        content = self.content
        return b"<</Filter /FlateDecode/Length %d>>\nstream\n%b\nendstream" % (len(content), content)


class Formatted(pdfdoc.PDFObject):
    """An object whose bytes are made elsewhere."""

    content = b""

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """Return the bytes."""
        del document
        return self.content


def deflated(content: bytes, level: int = 6, **entries: object) -> Stream:
    """Return a stream of `content`, deflated."""
    return Stream(zlib.compress(content, level), Filter=Name("FlateDecode"), **entries)
