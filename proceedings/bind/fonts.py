"""The codes that a volume draws in, the fonts that its PDF embeds out.

A Type 0 font whose two-byte codes are CIDs: what a code draws stands in its CIDToGIDMap, what it means in its
ToUnicode map, so that codes need not change from volume to volume (ISO 32000-1 §9.7).
"""

import hashlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from proceedings.bind.streams import BLANK_CODE, BLANK_WIDTH
from proceedings.bind.truetype import TrueType
from proceedings.model.setpage import FIRST_OWN_CODE
from proceedings.model.value import value

_SOFT_HYPHEN = 0x00AD
_HYPHENS = (0x2010, 0x002D)
_STAND_INS = (0x25A1, 0xFFFD)
"""Drawn for a character that no font has, best first."""

_NOTHING = "\u200b"
"""Text of a glyph whose characters belong to the glyph before it."""

_BLOCK = 100  # entries of a bfchar or bfrange block (Adobe technical note 5014)

_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{body}endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


@value(kw_only=True)
class EmbeddedFont:
    """All that a PDF says of one font."""

    name: str
    """PostScript name with the tag of its subset."""
    program: bytes
    """The subset, a TrueType font."""
    cid_to_gid: bytes
    widths: tuple[tuple[int, tuple[float, ...]], ...]
    """(first code, widths of consecutive codes in 1/1000 em)."""
    to_unicode: bytes
    box: tuple[int, ...]
    ascent: int
    descent: int
    cap_height: int
    italic_angle: float
    weight: int
    fixed_pitch: bool


def embedded_font(path: Path, codes: Iterable[str], own: Mapping[str, str]) -> EmbeddedFont:
    """Cut out of the font file what draws `codes`; `own` says what the codes of our own mean.

    Raise StyleError `style.font` when the file is no TrueType font.
    """
    font = _opened(path, path.stat().st_mtime_ns)
    numbers = sorted({ord(code) for code in codes} - {BLANK_CODE})
    glyphs = _glyphs(font, numbers, own)
    program, new, blank = font.subset(glyphs.values(), blank=font.units * BLANK_WIDTH // 1000)
    cids = {code: new[glyph] for code, glyph in glyphs.items()}
    widths = {code: round(font.advances[glyph] * 1000 / font.units, 2) for code, glyph in glyphs.items()}
    texts = {code: own.get(chr(code), chr(code)) or _NOTHING for code in numbers}

    def scaled(length: int) -> int:
        return round(length * 1000 / font.units)

    return EmbeddedFont(
        name=f"{_tag(font.name, numbers)}+{font.name}",
        program=program,
        cid_to_gid=_map({**cids, BLANK_CODE: blank}),
        widths=_runs({**widths, BLANK_CODE: BLANK_WIDTH}),
        to_unicode=_to_unicode({**texts, BLANK_CODE: " "}),
        box=tuple(scaled(side) for side in font.box),
        ascent=scaled(font.ascent),
        descent=scaled(font.descent),
        cap_height=scaled(font.cap_height),
        italic_angle=font.italic_angle,
        weight=font.weight,
        fixed_pitch=font.fixed_pitch,
    )


@lru_cache(maxsize=16)
def _opened(path: Path, _modified: int) -> TrueType:
    return TrueType(path)


def _glyphs(font: TrueType, codes: list[int], meanings: Mapping[str, str]) -> dict[int, int]:
    """Return the glyph of every code; a character that the font lacks gets a stand-in."""
    own = {code: code - FIRST_OWN_CODE for code in codes if chr(code) in meanings}
    known = font.glyphs([code for code in codes if code not in own] + [*_HYPHENS, *_STAND_INS])
    stand_in = next((known[code] for code in _STAND_INS if code in known), 0)
    hyphen = next((known[code] for code in _HYPHENS if code in known), stand_in)
    glyphs = {code: known.get(code, hyphen if code == _SOFT_HYPHEN else stand_in) for code in codes}
    return {**glyphs, **{code: glyph for code, glyph in own.items() if glyph < font.count}}


def _tag(name: str, codes: list[int]) -> str:
    """Return six letters that tell subsets of one font apart (ISO 32000-1 §9.6.4), the same for the same codes."""
    number = int.from_bytes(hashlib.sha256(f"{name} {codes}".encode()).digest()[:8], "big")
    return "".join(chr(ord("A") + number // 26**place % 26) for place in range(6))


def _map(glyphs: Mapping[int, int]) -> bytes:
    table = bytearray(2 * (max(glyphs) + 1))
    for code, glyph in glyphs.items():
        table[2 * code : 2 * code + 2] = glyph.to_bytes(2, "big")
    return bytes(table)


def _runs(widths: Mapping[int, float]) -> tuple[tuple[int, tuple[float, ...]], ...]:
    """Gather consecutive codes."""
    codes = sorted(widths)
    cuts = [0, *[index + 1 for index, (code, after) in enumerate(pairwise(codes)) if after != code + 1], len(codes)]
    return tuple((codes[start], tuple(widths[code] for code in codes[start:end])) for start, end in pairwise(cuts))


def _to_unicode(texts: Mapping[int, str]) -> bytes:
    """Return the CMap that gives every code its text."""
    plain = sorted(code for code, text in texts.items() if text == chr(code))
    ranges: list[list[int]] = []
    for code in plain:
        # A range may not leave its first byte (ISO 32000-1 §9.10.3).
        if ranges and code == ranges[-1][1] + 1 and code >> 8 == ranges[-1][0] >> 8:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    lines = [f"<{first:04X}> <{last:04X}> <{first:04X}>" for first, last in ranges]
    others = sorted((code, text) for code, text in texts.items() if text != chr(code))
    singles = [f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in others]
    return _CMAP.format(body=_blocks("bfrange", lines) + _blocks("bfchar", singles)).encode()


def _blocks(kind: str, lines: list[str]) -> str:
    blocks = [lines[start : start + _BLOCK] for start in range(0, len(lines), _BLOCK)]
    return "".join(f"{len(block)} begin{kind}\n" + "\n".join(block) + f"\nend{kind}\n" for block in blocks)
