"""TrueType fonts: reading the tables that a PDF needs, and cutting out the glyphs that a volume draws.

A subset keeps outlines and widths alone (`glyf`, `loca`, `head`, `hhea`, `hmtx`, `maxp`): codes, kerning and
substitution were settled when the lines were set, and hints mean nothing on paper. Numbers: ISO/IEC 14496-22.
"""

import struct
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from pathlib import Path

from proceedings.errors import StyleError

_WORDS, _SCALE, _MORE, _SCALE_XY, _TWO_BY_TWO, _INSTRUCTIONS = 0x01, 0x08, 0x20, 0x40, 0x80, 0x100  # glyf components
_MAGIC = 0xB1B0AFBA  # head.checkSumAdjustment


class TrueType:
    """A font file with `glyf` outlines.

    Raise StyleError `style.font` when it is no such font.
    """

    def __init__(self, path: Path) -> None:
        self.name = "".join(letter for letter in path.stem if letter.isascii() and (letter.isalnum() or letter == "-"))
        self._data = path.read_bytes()
        try:
            self._tables = self._directory()
            self._read()
        except (struct.error, KeyError, IndexError) as fault:
            raise StyleError("style.font", font=path.name, fault=repr(fault)) from fault

    def _directory(self) -> dict[str, tuple[int, int]]:
        (count,) = struct.unpack_from(">H", self._data, 4)
        records = [struct.unpack_from(">4s4xII", self._data, 12 + 16 * index) for index in range(count)]
        return {tag.decode("latin-1"): (start, size) for tag, start, size in records}

    def table(self, tag: str) -> bytes:
        """Return a table's bytes."""
        start, size = self._tables[tag]
        return self._data[start : start + size]

    def _read(self) -> None:
        head, hhea = self.table("head"), self.table("hhea")
        (self.units,) = struct.unpack_from(">H", head, 18)
        self.box: tuple[int, ...] = struct.unpack_from(">4h", head, 36)
        self.ascent, self.descent = struct.unpack_from(">hh", hhea, 4)
        (self.count,) = struct.unpack_from(">H", self.table("maxp"), 4)
        (metrics,) = struct.unpack_from(">H", hhea, 34)
        hmtx = _numbers("H", self.table("hmtx")[: metrics * 4])
        self.advances = hmtx[::2].tolist()
        self.advances += self.advances[-1:] * (self.count - metrics)
        self._bearings = hmtx[1::2].tolist() + _numbers("H", self.table("hmtx")[metrics * 4 :]).tolist()
        loca = self.table("loca")
        long = struct.unpack_from(">h", head, 50)[0]
        self._loca = _numbers("I", loca) if long else array("I", [2 * half for half in _numbers("H", loca)])
        self._glyf = self._tables["glyf"][0]
        self.italic_angle = struct.unpack_from(">i", self.table("post"), 4)[0] / 65536
        self.fixed_pitch = bool(struct.unpack_from(">I", self.table("post"), 12)[0])
        os2 = self.table("OS/2") if "OS/2" in self._tables else b""
        self.weight = struct.unpack_from(">H", os2, 4)[0] if os2 else 400
        has_heights = len(os2) >= 90 and struct.unpack_from(">H", os2)[0] >= 2
        self.cap_height = struct.unpack_from(">h", os2, 88)[0] if has_heights else self.ascent

    def glyphs(self, codes: Iterable[int]) -> dict[int, int]:
        """Return the glyph number of each character that the font has (`cmap` format 4)."""
        cmap = self.table("cmap")
        (count,) = struct.unpack_from(">H", cmap, 2)
        records = [struct.unpack_from(">HHI", cmap, 4 + 8 * index) for index in range(count)]
        starts = [at for platform, _, at in records if platform in {0, 3} and cmap[at : at + 2] == b"\0\4"]
        if not starts:
            raise StyleError("style.font", font=self.name, fault="cmap")
        segments = struct.unpack_from(">H", cmap, starts[0] + 6)[0] // 2
        base = starts[0] + 14
        ends = _numbers("H", cmap[base : base + 2 * segments])
        firsts, deltas, offsets = (
            _numbers("H", cmap[base + 2 + 2 * segments * part :][: 2 * segments]) for part in (1, 2, 3)
        )
        found: dict[int, int] = {}
        for code in codes:
            index = bisect_left(ends, code)
            if index == segments or firsts[index] > code:
                continue
            glyph = code
            if offsets[index]:
                at = base + 2 + 6 * segments + 2 * index + offsets[index] + 2 * (code - firsts[index])
                (glyph,) = struct.unpack_from(">H", cmap, at)
                if not glyph:
                    continue
            glyph = (glyph + deltas[index]) & 0xFFFF
            if glyph:
                found[code] = glyph
        return found

    def outline(self, glyph: int) -> bytes:
        """Return a glyph's entry in `glyf`, empty for a blank."""
        return self._data[self._glyf + self._loca[glyph] : self._glyf + self._loca[glyph + 1]]

    def subset(self, glyphs: Iterable[int], *, blank: int) -> tuple[bytes, dict[int, int], int]:
        """Return a font of `glyphs` and their parts, the new number of each, and that of a blank `blank` units wide."""
        kept = self._with_parts({0, *glyphs})
        numbers = {old: new for new, old in enumerate(kept)}
        outlines = [_unhinted(self.outline(old), numbers) for old in kept]
        metrics = [(self.advances[old], self._bearings[old]) for old in kept]
        return _font(self, [*outlines, b""], [*metrics, (blank, 0)]), numbers, len(kept)

    def _with_parts(self, glyphs: set[int]) -> list[int]:
        """Add the components of composite glyphs, however deep."""
        kept: set[int] = set()
        wanted = {glyph for glyph in glyphs if glyph < self.count}
        while wanted:
            kept |= wanted
            wanted = {part for glyph in wanted for _, part, _ in _components(self.outline(glyph))} - kept
        return sorted(kept)


def _numbers(kind: str, data: bytes) -> "array[int]":
    """Read big-endian numbers: kind `H` has 2 bytes, `I` 4."""
    numbers = array(kind, data[: len(data) // array(kind).itemsize * array(kind).itemsize])
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers


def _components(outline: bytes) -> list[tuple[int, int, bytes]]:
    """Return (flags, glyph, arguments) of a composite glyph's parts; none for any other glyph."""
    if len(outline) < 10 or struct.unpack_from(">h", outline)[0] >= 0:
        return []
    parts: list[tuple[int, int, bytes]] = []
    at, flags = 10, _MORE
    while flags & _MORE:
        flags, glyph = struct.unpack_from(">HH", outline, at)
        size = 4 if flags & _WORDS else 2
        size += 2 if flags & _SCALE else 4 if flags & _SCALE_XY else 8 if flags & _TWO_BY_TWO else 0
        parts.append((flags, glyph, outline[at + 4 : at + 4 + size]))
        at += 4 + size
    return parts


def _unhinted(outline: bytes, numbers: dict[int, int]) -> bytes:
    """Return a `glyf` entry without instructions, its components renumbered."""
    if len(outline) < 10:
        return b""
    (contours,) = struct.unpack_from(">h", outline)
    if contours >= 0:
        end = 10 + 2 * contours
        (hints,) = struct.unpack_from(">H", outline, end)
        bare = outline[:end] + b"\0\0" + outline[end + 2 + hints :]
    else:
        bare = outline[:10] + b"".join(
            struct.pack(">HH", flags & ~_INSTRUCTIONS, numbers[glyph]) + arguments
            for flags, glyph, arguments in _components(outline)
        )
    return bare


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % 4)


def _font(source: TrueType, outlines: list[bytes], metrics: list[tuple[int, int]]) -> bytes:
    offsets = [0]
    for outline in outlines:
        offsets.append(offsets[-1] + len(outline))
    head = bytearray(source.table("head"))
    struct.pack_into(">I", head, 8, 0)
    struct.pack_into(">h", head, 50, 1)  # long offsets
    hhea = bytearray(source.table("hhea"))
    struct.pack_into(">H", hhea, 34, len(metrics))
    maxp = bytearray(source.table("maxp"))
    struct.pack_into(">H", maxp, 4, len(outlines))
    tables = {
        b"glyf": b"".join(outlines),
        b"head": bytes(head),
        b"hhea": bytes(hhea),
        b"hmtx": b"".join(struct.pack(">HH", *metric) for metric in metrics),
        b"loca": struct.pack(f">{len(offsets)}I", *offsets),
        b"maxp": bytes(maxp),
    }
    return _assembled(tables)


def _assembled(tables: dict[bytes, bytes]) -> bytes:
    power = len(tables).bit_length() - 1
    directory = [struct.pack(">IHHHH", 0x10000, len(tables), 16 << power, power, 16 * (len(tables) - (1 << power)))]
    at = 12 + 16 * len(tables)
    head_at = 0
    body: list[bytes] = []
    for tag, table in tables.items():
        if tag == b"head":
            head_at = at
        directory.append(struct.pack(">4sIII", tag, _checksum(table), at, len(table)))
        body.append(_padded(table))
        at += len(body[-1])
    font = bytearray(b"".join(directory + body))
    struct.pack_into(">I", font, head_at + 8, (_MAGIC - _checksum(bytes(font))) & 0xFFFFFFFF)
    return bytes(font)


def _checksum(table: bytes) -> int:
    return sum(_numbers("I", _padded(table))) & 0xFFFFFFFF
