"""Objects in, the file's bytes out: small objects together in deflated streams, found by a cross-reference stream.

See ISO 32000-1 §7.5.7 and §7.5.8.
"""

import hashlib
import struct
import zlib
from collections.abc import Sequence
from typing import BinaryIO

from proceedings.model.ready import SIGNATURE

_HEADER = b"%%PDF-%b\n%%\xe2\xe3\xcf\xd3 " + SIGNATURE + b"\n"

_LEVEL = 3  # of deflation: half the work of 6 for a seventh more bytes of what is little
_TOGETHER = 200  # objects in a stream: what is read to get at one of them
_FREE, _ALONE, _INSIDE = 0, 1, 2  # kinds of cross-reference entries, table 18


class ObjectFile:
    """A PDF file that is written object after object, so that it is never in memory as a whole."""

    def __init__(self, file: BinaryIO, size: int, version: bytes = b"1.7") -> None:
        """Begin a file of objects with numbers below `size`; streams of objects get higher ones."""
        self._file = file
        self._at = file.write(_HEADER % version)
        self._places: list[tuple[int, int, int]] = [(_FREE, 0, 0xFFFF)] * size
        self._digest = hashlib.sha256()
        self._waiting: list[tuple[int, bytes]] = []

    def add_stream(self, number: int, body: bytes) -> None:
        """Write a stream object."""
        self._digest.update(body)
        self._write(number, body)

    def add(self, number: int, body: bytes) -> None:
        """Write an object that is no stream, together with others."""
        self._digest.update(body)
        self._waiting.append((number, body))
        if len(self._waiting) == _TOGETHER:
            self._flush()

    def add_all(self, first: int, bodies: Sequence[bytes]) -> None:
        """Write objects whose numbers follow one another."""
        self._digest.update(b"".join(bodies))
        waiting = [*self._waiting, *enumerate(bodies, first)]
        for start in range(0, len(waiting), _TOGETHER):
            self._waiting = waiting[start : start + _TOGETHER]
            if len(self._waiting) == _TOGETHER:
                self._flush()

    def finish(self, catalog: int, info: int) -> None:
        """Write the cross-references; the file's identity follows from its content."""
        self._flush()
        start, number = self._at, len(self._places)
        self._places.append((_ALONE, start, 0))
        table = zlib.compress(b"".join([struct.pack(">BIH", *place) for place in self._places]))
        identity = self._digest.hexdigest()[:32].encode()
        self._file.write(
            b"%d 0 obj\n<</Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]"
            b"/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n"
            % (number, len(self._places), catalog, info, identity, identity, len(table), table, start)
        )

    def _write(self, number: int, body: bytes) -> None:
        self._places[number] = (_ALONE, self._at, 0)
        self._at += self._file.write(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    def _flush(self) -> None:
        if not self._waiting:
            return
        number = len(self._places)
        self._places.append((_FREE, 0, 0xFFFF))
        offsets: list[bytes] = []
        at = 0
        for index, (inner, body) in enumerate(self._waiting):
            self._places[inner] = (_INSIDE, number, index)
            offsets.append(b"%d %d" % (inner, at))
            at += len(body) + 1
        head = b" ".join(offsets) + b"\n"
        data = zlib.compress(head + b"\n".join([body for _, body in self._waiting]), _LEVEL)
        entries = b"/N %d/First %d/Filter/FlateDecode/Length %d" % (len(self._waiting), len(head), len(data))
        self._write(number, b"<</Type/ObjStm%b>>\nstream\n%b\nendstream" % (entries, data))
        self._waiting = []
