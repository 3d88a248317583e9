"""Maps from a font's codes to letters: read, and their private letters replaced (ISO 32000-1 §9.10.3).

Word and LibreOffice say of a bullet from Symbol that it is U+F0B7, which means something to that font only.
"""

import re
from collections.abc import Iterator

from proceedings.collect.symbols import TABLES, symbol

_BLOCK = re.compile(rb"(beginbf(char|range))(.*?)(endbf)", re.DOTALL)
_ENTRY = re.compile(rb"<[0-9A-Fa-f\s]*>|\[[^\]]*\]")
_HEX = re.compile(rb"[0-9A-Fa-f\s]+(?=>|$)")
_BLANKS = re.compile(rb"\s")
_SYMBOLS = re.compile(rb"[Ff]0[2-9A-Fa-f][0-9A-Fa-f]")
_SUBSET = re.compile(r"^/?(?:[A-Z]{6}\+)?")
_CUT = re.compile(r"(?:mt)?(?:[-,].*)?$")
_LONGEST = 256
"""Codes of a range that is written out."""


def letters_of(cmap: bytes) -> dict[int, bytes]:
    """Return the letters of each code as a map has them, in hex; those of a range by its first."""
    letters: dict[int, bytes] = {}
    for first, last, said in _rows(cmap):
        for number, code in enumerate(range(first, min(last, first + 0xFFFF) + 1)):
            letters[code] = said[min(number, len(said) - 1)]
    return letters


def spoken(cmap: bytes, font: str) -> bytes:
    """Return a map without private letters of Symbol and Wingdings, as far as `font` tells what they are."""
    if not _SYMBOLS.search(cmap):
        return cmap
    known = _known_font(font)
    return _BLOCK.sub(lambda block: b"%b%b%b" % (block[1], _block(block[2], block[3], known), block[4]), cmap)


def _rows(cmap: bytes) -> Iterator[tuple[int, int, list[bytes]]]:
    """Yield first code, last code and letters."""
    for _, kind, block, _ in _BLOCK.findall(cmap):
        for row in _entries(kind, block):
            first, last = int(row[0].strip(b"<>") or b"0", 16), int(row[-2].strip(b"<>") or b"0", 16)
            yield first, last, [_BLANKS.sub(b"", each) for each in _HEX.findall(row[-1].strip(b"<>[]"))] or [b""]


def _entries(kind: bytes, block: bytes) -> Iterator[tuple[bytes, ...]]:
    entries = [found[0] for found in _ENTRY.finditer(block)]
    return zip(*[iter(entries)] * (2 if kind == b"char" else 3), strict=False)


def _block(kind: bytes, block: bytes, font: str) -> bytes:
    rows = [b" ".join([*row[:-1], _said(row, font)]) for row in _entries(kind, block)]
    return b"\n%b\n" % b"\n".join(rows)


def _said(row: tuple[bytes, ...], font: str) -> bytes:
    """Return what a row says, in letters that mean the same everywhere."""
    if row[-1].startswith(b"["):
        return b"[%b]" % b" ".join([b"<%b>" % _letter(each, font) for each in _HEX.findall(row[-1].strip(b"[]"))])
    said = _BLANKS.sub(b"", row[-1].strip(b"<>"))
    if not _SYMBOLS.fullmatch(said) or len(row) == 2:
        return b"<%b>" % _letter(said, font)
    first, last = [int(each.strip(b"<>"), 16) for each in row[:2]]
    if not 0 <= last - first < _LONGEST:
        return row[-1]
    letters = [_letter(b"%04X" % (int(said, 16) + number), font) for number in range(last - first + 1)]
    return b"[%b]" % b" ".join([b"<%b>" % letter for letter in letters])


def _letter(said: bytes, font: str) -> bytes:
    found = symbol(int(said, 16), font) if _SYMBOLS.fullmatch(said) else None
    return found.encode("utf-16-be").hex().upper().encode() if found else said


def _known_font(name: str) -> str:
    """Return the name under which a font's signs are known, as it is without these."""
    plain = _CUT.sub("", _SUBSET.sub("", name).lower())
    return next((known for known in TABLES if known.replace(" ", "") == plain.replace(" ", "")), plain)
