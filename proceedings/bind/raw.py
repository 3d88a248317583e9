"""Objects of ReportLab's whose bytes are made elsewhere."""

import zlib

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFDictionary as Dictionary
from reportlab.pdfbase.pdfdoc import PDFName as Name


class Stream(pdfdoc.PDFObject):
    """A stream whose bytes are written as they are."""

    def __init__(self, content: bytes, **entries: object) -> None:
        self.content = content
        self.dictionary = Dictionary({**entries, "Length": len(content)})

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """Return the stream's object."""
        # An end of line before `endstream` is wanted by ISO 19005-2 §6.1.7.1.
        return b"".join((self.dictionary.format(document), b"\nstream\n", self.content, b"\nendstream"))


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
