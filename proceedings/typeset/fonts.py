"""The faces of a style: which glyph a face has for a character, and how wide it is."""

from functools import cached_property
from pathlib import Path
from typing import Any

import uharfbuzz

from proceedings.style import Style, font_path

hb: Any = uharfbuzz
"""HarfBuzz, a compiled module that tells no types."""

MISSING = "□"
"""Stands, in the shape only, for a character that no font has."""


def face_file(style: Style, face: str) -> Path:
    """Return the font file of a face: `serif-bold`, or `fallback-0` for the first fallback."""
    family, _, variant = face.partition("-")
    return font_path(style.fallbacks[int(variant)] if family == "fallback" else style.families[family][variant])


class Face:
    """One font file, opened."""

    def __init__(self, name: str, path: Path) -> None:
        self.name = name
        self._face = hb.Face(hb.Blob.from_file_path(str(path)))
        self.font = hb.Font(self._face)
        self.em = self._face.upem
        self.glyphs = _Glyphs(self.font)
        """The number of the nominal glyph of a character, 0 when there is none."""
        self.advances = _Advances(self.font, self.em)
        """The unkerned width of a glyph in 1/1000 em."""

    @cached_property
    def characters(self) -> frozenset[int]:
        """All code points that the face has a glyph for."""
        return frozenset(self._face.unicodes)

    def has(self, text: str) -> bool:
        """Tell whether the face has a glyph for every character."""
        return self.characters.issuperset(map(ord, text))

    def width(self, text: str) -> float:
        """Return the unkerned width of `text` in 1/1000 em."""
        glyphs, advances = self.glyphs, self.advances
        return sum([advances[glyphs[character]] for character in text])


class _Glyphs(dict[str, int]):
    """Numbers of glyphs by their characters, looked up when first asked for."""

    def __init__(self, font: Any) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, character: str) -> int:
        number = self[character] = self._font.get_nominal_glyph(ord(character)) or 0
        return number


class _Advances(dict[int, float]):
    """Widths of glyphs by their numbers, looked up when first asked for."""

    def __init__(self, font: Any, em: int) -> None:
        super().__init__()
        self._font = font
        self._em = em

    def __missing__(self, glyph: int) -> float:
        width = self[glyph] = self._font.get_glyph_h_advance(glyph) * 1000 / self._em
        return width


class Fonts:
    """The faces of a style, opened when first used."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self._faces: dict[str, Face] = {}

    def face(self, name: str) -> Face:
        """Return the face `name`."""
        face = self._faces.get(name)
        if face is None:
            face = self._faces[name] = Face(name, face_file(self.style, name))
        return face

    def chain(self, name: str) -> tuple[str, ...]:
        """Return the faces to ask for a character, best first."""
        return (name, *(f"fallback-{index}" for index in range(len(self.style.fallbacks))))

    def face_for(self, character: str, name: str) -> str:
        """Return the first face of the chain that has `character`, empty when none has."""
        code = ord(character)
        return next((face for face in self.chain(name) if code in self.face(face).characters), "")


def face_name(family: str, *, bold: bool, italic: bool) -> str:
    """Return the name of a family's face."""
    return f"{family}-{('regular', 'italic', 'bold', 'bold_italic')[2 * bold + italic]}"
