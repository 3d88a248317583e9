"""Formulas written as MTEF, versions 3 and 5, and embedded in a compound file ([MS-CFB])."""

import struct

from proceedings.collect.mtef import TEMPLATES, Char, Line, Matrix, Object, Pile, Template

SECTOR = 512
_FREE, _END_OF_CHAIN, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SELECTORS_3 = {"paren": 1, "fraction": 14, "root": 13, "sup": 15, "sub": 15, "sub-sup": 15, "over-bar": 17, "sum": 29}
_VARIATIONS_3 = {"sup": 0, "sub": 1, "sub-sup": 2}


def mtef(formula: Line, version: int = 5) -> bytes:
    """Return a formula as Equation Editor (3) or MathType (5) would store it."""
    inside = b"".join([_written(each, version) for each in formula.objects])
    if version == 3:
        return bytes((3, 1, 1, 3, 10)) + inside + bytes(1)
    fonts = bytes((17, 1)) + b"Times New Roman\0" + bytes((8, 1, 0, 19)) + b"WinAllBasicCodePages\0"
    preferences = bytes((18, 0, 1, 0x21, 0x2F, 1, 0x41, 0x50, 0xF0, 2, 0, 1, 2))
    return bytes((5, 1, 0, 6, 9)) + b"DSMT6\0" + bytes(1) + fonts + preferences + bytes((10,)) + inside + bytes(1)


def _tag(kind: int, version: int, options: int = 0) -> bytes:
    return bytes((kind, options)) if version == 5 else bytes((kind | options << 4,))


def _written(held: Object, version: int) -> bytes:
    match held:
        case Line(objects=objects):
            if not objects:
                return _tag(1, version, 1)
            return _tag(1, version) + _list(objects, version)
        case Char(code=code, face=face, marks=marks):
            embellished = (1 if version == 5 else 2) if marks else 0
            told = _tag(2, version, embellished) + struct.pack("<BH", face + 128, code)
            return told + (b"".join([_tag(6, version) + bytes((mark,)) for mark in marks]) + b"\0" if marks else b"")
        case Pile(lines=lines, align=align):
            return _tag(4, version) + bytes((align, 0)) + _list(lines, version)
        case Matrix(columns=columns, cells=cells, align=align):
            rows = len(cells) // columns
            parts = bytes((2 * (rows + 1) + 7) // 8 + (2 * (columns + 1) + 7) // 8)
            return _tag(5, version) + bytes((0, align, 0, rows, columns)) + parts + _list(cells, version)
        case Template():
            return _template(held, version)


def _template(held: Template, version: int) -> bytes:
    if version == 3:
        head = bytes((_SELECTORS_3[held.name], _VARIATIONS_3.get(held.name, 0), 0))
    else:
        variation = held.variation
        told = (variation,) if variation < 0x80 else (variation & 0x7F | 0x80, variation >> 8)
        head = bytes((TEMPLATES.index(held.name), *told, 0))
    return _tag(3, version) + head + _list(held.slots, version)


def _list(objects: tuple[Object, ...], version: int) -> bytes:
    return b"".join([_written(each, version) for each in objects]) + b"\0"


def embedded(stored: bytes) -> bytes:
    """Return a compound file that holds a formula as the stream `Equation Native`."""
    native = struct.pack("<HIHI", 28, 0x20000, 0xC0DE, len(stored)).ljust(28, b"\0") + stored
    native = native.ljust(4096, b"\0")  # what is shorter would lie in the short-stream container
    sectors = -(-len(native) // SECTOR)
    chain = [_FAT, _END_OF_CHAIN, *range(3, sectors + 2), _END_OF_CHAIN]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(SECTOR, b"\xff")
    entries = _entry("Root Entry", 5, 1, _END_OF_CHAIN, 0) + _entry("Equation Native", 2, _FREE, 2, len(native))
    return _header() + table + entries.ljust(SECTOR, b"\0") + native.ljust(sectors * SECTOR, b"\0")


def _header() -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<9I", 0, 1, 1, 0, 4096, _END_OF_CHAIN, 0, _END_OF_CHAIN, 0)
    return (head + struct.pack("<I", 0)).ljust(SECTOR, b"\xff")


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    said = (name + "\0").encode("utf-16-le")
    head = said.ljust(64, b"\0") + struct.pack("<HBB3I", len(said), kind, 1, _FREE, _FREE, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)
