"""Fonts of a ready PDF in, what archives and screen readers miss in them out (ISO 19005-2 §6.2.11)."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject

from proceedings.collect.pdf_maps import letters_of, spoken
from proceedings.collect.pdf_objects import of

_KNOWN_ENCODINGS = frozenset(("/WinAnsiEncoding", "/MacRomanEncoding", "/MacExpertEncoding", "/StandardEncoding"))
_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_SUBSET = re.compile(r"^/?[A-Z]{6}\+")
_SAID = re.compile(r"/(?:uni[0-9A-F]{4}|u[0-9A-F]{4,6}|\.notdef|[A-Za-z]{1,24}(?:\.[a-z0-9]+)?)")
_COUNTED = re.compile(r"/(?:[A-Za-z]{1,2}\d+|[gG](?:lyph)?\d+|cid\d+)$")
"""Names of glyphs that say nothing: `/g12`, `/a7`."""
_SYMBOLIC = 4
_PRIVATE = re.compile(
    rb"(?:[Ee][0-9A-Fa-f]{3}|[Ff][0-8][0-9A-Fa-f]{2}|0000|[Ff]{3}[EeFf]|[Ff][Ee][Ff]{2}|[Dd][Bb][89A-Fa-f][0-9A-Fa-f]{5})$"
)
"""Letters that mean something to one font only, or nothing."""


def missing_programs(fonts: Iterable[Any]) -> list[str]:
    """Return the names of the fonts that are not in the file, each once."""
    return sorted({_shown(font) for font in fonts if not _is_embedded(font)})


def unreadable_fonts(fonts: Iterable[Any], codes: Callable[[Any], set[int]]) -> list[str]:
    """Return the names of the fonts of which nobody can say which letters they show, each once; `codes` are shown."""
    return sorted({_shown(font) for font in fonts if not (_is_mapped(font, codes(font)) and _is_encoded(font))})


def _is_embedded(font: DictionaryObject) -> bool:
    if of(font, "/Subtype") == "/Type3":
        return True
    descendants = of(font, "/DescendantFonts")
    inner: Any = descendants[0].get_object() if isinstance(descendants, ArrayObject) and descendants else font
    descriptor = of(inner, "/FontDescriptor")
    return isinstance(descriptor, DictionaryObject) and any(key in descriptor for key in _PROGRAMS)


def _is_mapped(font: DictionaryObject, shown: set[int]) -> bool:
    """Whether codes lead to letters, by a map or by an encoding that everybody knows (ISO 19005-2 §6.2.11.7)."""
    cmap: Any = of(font, "/ToUnicode")
    if hasattr(cmap, "get_data"):
        letters = letters_of(spoken(cmap.get_data(), str(of(font, "/BaseFont", ""))))
        used = letters.keys() - {0} if of(font, "/Subtype") == "/Type0" else shown
        return all(code in letters and not _PRIVATE.match(letters[code]) for code in used)
    encoding: Any = of(font, "/Encoding")
    if isinstance(encoding, DictionaryObject):
        named = [str(each) for each in of(encoding, "/Differences", ()) if isinstance(each, str)]
        return all(_SAID.fullmatch(name) and not _COUNTED.match(name) for name in named)
    return of(font, "/Subtype") != "/Type0" and str(encoding) in _KNOWN_ENCODINGS


def _is_encoded(font: DictionaryObject) -> bool:
    """Whether a TrueType font says how its glyphs are found (ISO 19005-2 §6.2.11.6)."""
    if of(font, "/Subtype") != "/TrueType":
        return True
    encoding: Any = of(font, "/Encoding")
    descriptor: Any = of(font, "/FontDescriptor")
    symbolic = isinstance(descriptor, DictionaryObject) and int(of(descriptor, "/Flags", 0)) & _SYMBOLIC
    if symbolic:
        return encoding is None
    base = of(encoding, "/BaseEncoding") if isinstance(encoding, DictionaryObject) else encoding
    return str(base) in {"/WinAnsiEncoding", "/MacRomanEncoding"}


def _shown(font: DictionaryObject) -> str:
    return _SUBSET.sub("", str(of(font, "/BaseFont", of(font, "/Name", "?")))).lstrip("/")
