"""A word in, glyphs out: kerning and ligatures by HarfBuzz, each word of a face shaped once."""

import itertools
import unicodedata

from proceedings.model.setpage import FIRST_OWN_CODE, LAST_OWN_CODE, OwnGlyph, Word
from proceedings.typeset.fonts import MISSING, Face, Fonts, hb

Pieces = tuple[tuple[str, Word], ...]
"""(face, word): one piece as a rule, several where letters come from fallback faces."""

SOFT_HYPHEN = "\u00ad"
HYPHEN = "\u2010"
_UNSEEN = frozenset("\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters without a shape, which no face needs to have."""


class Shaper:
    """Shapes words and remembers them."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._words: dict[tuple[str, str], dict[str, Pieces]] = {}
        self.own: dict[tuple[str, str], str] = {}
        """Text of every glyph code of our own, by (face, code)."""
        self.missing: set[str] = set()
        """Characters met that no face has."""

    def shape(self, face: str, features: str, text: str) -> Pieces:
        """Return `text` (no blanks in it) set in `face` with OpenType `features` (`smcp,onum`)."""
        known = self._words.get((face, features))
        if known is None:
            known = self._words[face, features] = {}
        pieces = known.get(text)
        if pieces is None:
            pieces = known[text] = self._shape(face, features, text)
        return pieces

    def own_glyphs(self) -> tuple[OwnGlyph, ...]:
        """Return every glyph code of our own met so far."""
        return tuple(OwnGlyph(face, code, text) for (face, code), text in sorted(self.own.items()))

    def _shape(self, face: str, features: str, text: str) -> Pieces:
        text = "".join([c for c in unicodedata.normalize("NFC", text) if c >= " " and c not in _UNSEEN])
        if SOFT_HYPHEN in text:  # seen only at the end of a line
            text = text[:-1].replace(SOFT_HYPHEN, "") + text[-1]
        if not text:
            return ()
        parts = self._by_face(face, text)
        return tuple([(name, self._word(self._fonts.face(name), features, part)) for name, part in parts])

    def _by_face(self, face: str, text: str) -> list[tuple[str, str]]:
        """Cut `text` where the face must change."""
        if self._fonts.face(face).has(text):
            return [(face, text)]
        has = self._fonts.face(face).characters
        parts: list[tuple[str, str]] = []
        for character in text:
            name = face if ord(character) in has else self._fonts.face_for(character, face)
            if not name:
                self.missing.add(character)
                name = self._fonts.face_for(MISSING, face) or face
            if parts and parts[-1][0] == name:
                parts[-1] = (name, parts[-1][1] + character)
            else:
                parts.append((name, character))
        return parts

    def _word(self, face: Face, features: str, text: str) -> Word:
        buffer = hb.Buffer()
        buffer.add_str(text.replace(SOFT_HYPHEN, HYPHEN))  # HarfBuzz hides soft hyphens
        buffer.guess_segment_properties()
        hb.shape(face.font, buffer, dict.fromkeys(features.split(","), True) if features else None)
        infos = buffer.glyph_infos
        em, advances = face.em, face.advances
        moves = [position.x_advance * 1000 / em for position in buffer.glyph_positions]
        glyphs = [info.codepoint for info in infos]
        if glyphs == [face.glyphs[character] for character in text]:
            codes = text if text.isascii() or max(text) <= "\uffff" else self._own_codes(face, glyphs, list(text))
        else:
            codes = self._own_codes(face, glyphs, _clusters(text, [info.cluster for info in infos]))
        if 0 in glyphs:
            stand_in = advances[face.glyphs[MISSING]]
            moves = [move if glyph else stand_in for glyph, move in zip(glyphs, moves, strict=True)]
        kerns = [move - advances[glyph] if glyph else 0.0 for glyph, move in zip(glyphs, moves, strict=True)]
        kerned = tuple([(index, round(kern, 1)) for index, kern in enumerate(kerns) if abs(kern) > 0.5])
        return Word(text, codes, kerned, sum(moves))

    def _own_codes(self, face: Face, glyphs: list[int], clusters: list[str]) -> str:
        """Return a code for each glyph: the character where it is nominal and in the BMP, else one of our own."""
        codes: list[str] = []
        for glyph, text in zip(glyphs, clusters, strict=True):
            nominal = len(text) == 1 and text <= "\uffff" and face.glyphs[text] == glyph
            own = chr(FIRST_OWN_CODE + glyph)
            if nominal or own > chr(LAST_OWN_CODE) or not glyph:
                codes.append(text[:1] if text[:1] <= "\uffff" else "\ufffd")
            else:
                codes.append(own)
                self.own.setdefault((face.name, own), text)
        return "".join(codes)


def _clusters(text: str, starts: list[int]) -> list[str]:
    """Return the characters that each glyph stands for.

    A cluster of as many glyphs as characters is a letter with marks; of any other the text belongs to its first glyph.
    """
    bounds = sorted({*starts, len(text)})
    following = dict(itertools.pairwise(bounds))
    parts: list[str] = []
    for start, group in itertools.groupby(starts):
        cluster, glyphs = text[start : following[start]], len(list(group))
        parts.extend(cluster if len(cluster) == glyphs else [cluster, *[""] * (glyphs - 1)])
    return parts
