"""Objects of a ready PDF in, self-contained copies out: written, cleaned of what PDF/A refuses, free of the file.

What goes does not change what is seen: marks and metadata of the other file, hints for printers' devices, lists of
glyphs that must be complete if they are there at all (ISO 19005-2 §6.2).
"""

import re
import zlib
from typing import Any

from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from proceedings.collect.pdf_content import shown, unmarked
from proceedings.collect.pdf_maps import spoken
from proceedings.model.ready import CMYK_SPACE, RGB_SPACE, ReadyObject

LEVEL = 6
MOST_OBJECTS = 50_000
_DEEPEST = 60

_DROPPED = frozenset(
    {
        *("/Parent", "/StructParent", "/StructParents", "/Metadata", "/PieceInfo", "/Thumb", "/LastModified", "/OPI"),
        *("/Alternates", "/Ref", "/OC", "/AF", "/Measure", "/PtData", "/TR", "/TR2", "/HT", "/HTP", "/CIDSet"),
        *("/CharSet", "/Interpolate"),
    }
)
_OF_STREAMS = frozenset(["/Length", "/DL", "/F", "/FFilter", "/FDecodeParms"])
_NAMED = frozenset(["/Font", "/XObject", "/ExtGState", "/Pattern", "/Shading", "/CharProcs"])
"""Dictionaries whose keys are names that somebody chose."""
_DEVICES = {"/DeviceCMYK": CMYK_SPACE, "/DeviceRGB": RGB_SPACE}
_IRREGULAR = re.compile(rb"[^!-~]|[#()<>\[\]{}/%]")
_PAINTING = frozenset(("/Form", "/Image"))


class TooLarge(ValueError):
    """More objects than a page can need."""


class Pool:
    """The objects copied so far; each is copied once."""

    def __init__(self) -> None:
        self._made: list[ReadyObject | None] = []
        self._known: dict[tuple[int, int], int] = {}
        self._waiting: list[tuple[int, Any]] = []
        self.fonts: list[Any] = []
        """Font dictionaries met."""
        self._shown: dict[int, set[bytes]] = {}
        """What is shown in each font, by the identity of its dictionary, which the file keeps."""
        self.has_rgb = False
        self.has_cmyk = False
        self.has_transparency = False

    def objects(self) -> tuple[ReadyObject, ...]:
        """Copy what is still waiting and return everything."""
        while self._waiting:
            index, item = self._waiting.pop()
            self._made[index] = self._written(item)
        return tuple([each for each in self._made if each is not None])

    def add(self, item: ReadyObject | Any) -> int:
        """Add an object, to be copied later unless it is written already; return its index."""
        if len(self._made) >= MOST_OBJECTS:
            raise TooLarge
        index = len(self._made)
        self._made.append(item if isinstance(item, ReadyObject) else None)
        if not isinstance(item, ReadyObject):
            self._waiting.append((index, item))
        return index

    def form(self, resources: Any, content: bytes, box: tuple[float, ...], group: Any) -> int:
        """Add a page's content, its marks already put in order, as a form XObject (§8.10); return its index."""
        refers: list[int] = []
        self.read(resources, content)
        sides = b" ".join([b"%g" % round(side, 4) for side in box])
        own = self._resources(resources, refers, states=b"/ReadyBegin<</OP false/op false/OPM 0>>")
        body = b"<</Type/XObject/Subtype/Form/BBox[%b]/Filter/FlateDecode/Resources %b" % (sides, own)
        if isinstance(group, DictionaryObject):
            body += b"/Group " + self._value(group, refers, 1)
        # A page begins without overprint, wherever it comes to stand.
        whole = b"/ReadyBegin gs " + content
        return self.add(ReadyObject(body, tuple(refers), zlib.compress(whole, LEVEL)))

    def codes(self, font: Any) -> set[int]:
        """Return the one-byte codes shown in a font."""
        return {code for said in self._shown.get(id(font), ()) for code in said}

    def read(self, resources: Any, content: bytes) -> None:
        """Note what a content stream shows in which font."""
        fonts = of(resources.get_object(), "/Font") if resources is not None else None
        if isinstance(fonts, DictionaryObject) and b"T" in content:
            for name, said in shown(content):
                font = of(fonts, name.decode("latin-1"))
                self._shown.setdefault(id(font), set()).add(said)

    def _written(self, item: Any) -> ReadyObject:
        refers: list[int] = []
        if isinstance(item, StreamObject) and of(item, "/Subtype") == "/Form":
            self.read(item.get("/Resources"), item.get_data())
        if not isinstance(item, StreamObject):
            return ReadyObject(self._value(item, refers, 0), tuple(refers))
        data, filtered = _stored(item)
        gone = _OF_STREAMS if filtered else _OF_STREAMS | {"/Filter", "/DecodeParms"}
        body = self._dictionary(item, refers, 0, without=gone)
        extra = b"" if filtered else b"/Filter/FlateDecode"
        return ReadyObject(body.removesuffix(b">>") + extra, tuple(refers), data)

    def _reference(self, item: IndirectObject, refers: list[int]) -> bytes:
        key = (item.idnum, item.generation)
        if key not in self._known:
            self._known[key] = self.add(item.get_object())
        refers.append(self._known[key])
        return b"%d 0 R"

    def _value(self, item: Any, refers: list[int], depth: int) -> bytes:
        if depth > _DEEPEST:
            raise TooLarge
        if isinstance(item, IndirectObject):
            found = item.get_object()
            simple = found is None or isinstance(found, NameObject | NumberObject | NullObject | BooleanObject)
            return self._value(found, refers, depth + 1) if simple else self._reference(item, refers)
        if isinstance(item, StreamObject):
            refers.append(self.add(item))
            return b"%d 0 R"
        if isinstance(item, DictionaryObject):
            return self._dictionary(item, refers, depth)
        if isinstance(item, ArrayObject):
            return b"[%b]" % b" ".join([self._value(each, refers, depth + 1) for each in item])
        return scalar(item)

    def _dictionary(
        self, item: DictionaryObject, refers: list[int], depth: int, without: frozenset[str] = frozenset()
    ) -> bytes:
        self._look_at(item)
        parts: list[bytes] = []
        is_group = of(item, "/S") == "/Transparency"
        for key in sorted(item):
            if key in _DROPPED or key in without:
                continue
            value = item.raw_get(key)
            if key == "/Resources":
                said = self._resources(value, refers)
            elif key in _NAMED:
                said = self._named(value, refers, depth + 1)
            elif key == "/ToUnicode":
                said = self._map(item, refers)
            elif key == "/OPM":
                said = b"0"  # ISO 19005-2 §6.2.4.2: ICC-based inks do not overprint so
            elif is_group and key == "/CS" and str(item["/CS"]) in _DEVICES:
                refers.append(_DEVICES[str(item["/CS"])])
                said = b"%d 0 R"
            else:
                said = self._value(value, refers, depth + 1)
            parts.append(_name(key) + b" " + said)
        if of(item, "/Subtype") == "/CIDFontType2" and "/CIDToGIDMap" not in item:
            parts.append(b"/CIDToGIDMap/Identity")  # what its absence means, but said: ISO 19005-2 §6.2.11.3.2
        return b"<<%b>>" % b"".join(parts)

    def _map(self, font: DictionaryObject, refers: list[int]) -> bytes:
        """Write a font's map to letters, in letters that mean the same in every font."""
        cmap: Any = of(font, "/ToUnicode")
        if not isinstance(cmap, StreamObject):
            return self._value(font.raw_get("/ToUnicode"), refers, 0)
        said = spoken(cmap.get_data(), str(of(font, "/BaseFont", "")))
        refers.append(self.add(ReadyObject(b"<</Filter/FlateDecode", (), zlib.compress(said, LEVEL))))
        return b"%d 0 R"

    def _resources(self, item: Any, refers: list[int], states: bytes = b"") -> bytes:
        """Write resources, in which the device's colours are those of the edition; with graphics `states` added."""
        found = item.get_object() if item is not None else None
        known = found if isinstance(found, DictionaryObject) else DictionaryObject()
        kept = [key for key in sorted(known) if key not in {"/ColorSpace", "/ExtGState", "/Properties", "/ProcSet"}]
        parts = [_name(key) + b" " + self._named(known.raw_get(key), refers, 1) for key in kept]
        own_states = self._named(known.get("/ExtGState"), refers, 1)
        spaces = self._named(known.get("/ColorSpace"), refers, 1, without=frozenset(("/DefaultCMYK", "/DefaultRGB")))
        refers += [CMYK_SPACE, RGB_SPACE]
        return b"<<%b/ExtGState%b%b>>/ColorSpace%b/DefaultCMYK %%d 0 R/DefaultRGB %%d 0 R>>>>" % (
            b"".join(parts),
            _opened(own_states),
            states,
            _opened(spaces),
        )

    def _named(self, item: Any, refers: list[int], depth: int, without: frozenset[str] = frozenset()) -> bytes:
        """Write a dictionary whose keys are names that somebody chose: all of them stay."""
        found = item.get_object() if item is not None else None
        if not isinstance(found, DictionaryObject):
            return self._value(item, refers, depth)
        kept = [key for key in sorted(found) if key not in without]
        said = [_name(key) + b" " + self._value(found.raw_get(key), refers, depth + 1) for key in kept]
        return b"<<%b>>" % b"".join(said)

    def _look_at(self, item: DictionaryObject) -> None:
        kind = of(item, "/Type")
        if kind == "/Font" and "/Subtype" in item and "/CIDSystemInfo" not in item:
            self.fonts.append(item)
        self.has_transparency |= "/SMask" in item and of(item, "/SMask") != "/None"
        self.has_transparency |= any(str(of(item, key, 1)) not in {"1", "1.0"} for key in ("/ca", "/CA"))
        space = of(item, "/ColorSpace")
        if of(item, "/Subtype") == "/Image" and isinstance(space, NameObject):
            self.has_rgb |= space == "/DeviceRGB"
            self.has_cmyk |= space == "/DeviceCMYK"


def _opened(dictionary: bytes) -> bytes:
    """Return a written dictionary without its end, an empty one for what is none."""
    return dictionary.removesuffix(b">>") if dictionary.startswith(b"<<") else b"<<"


def of(item: Any, key: str, default: Any = None) -> Any:
    """Return what a dictionary holds under `key`, be it by reference."""
    found = item.get(key, default)
    return found.get_object() if isinstance(found, IndirectObject) else found


def _stored(item: StreamObject) -> tuple[bytes, bool]:
    """Return a stream's bytes, and whether they are as its filters say; what is to be changed is decoded before."""
    filters = of(item, "/Filter")
    names = [str(each) for each in filters] if isinstance(filters, ArrayObject) else [str(filters)] if filters else []
    draws = of(item, "/Subtype") == "/Form" or of(item, "/PatternType") == 1
    if draws:
        return zlib.compress(unmarked(item.get_data()), LEVEL), False
    if not names or {"/LZWDecode", "/Crypt", "/LZW"} & set(names):  # ISO 19005-2 §6.1.7.2
        return zlib.compress(item.get_data(), LEVEL), False
    data = bytes(getattr(item, "_data"))  # noqa: B009 - as stored, which pypdf gives no other way
    if names[0] in {"/FlateDecode", "/Fl"}:
        try:
            zlib.decompress(data)
        except zlib.error:  # damaged: what can be read of it
            return zlib.compress(item.get_data(), LEVEL), False
    return data, True


def scalar(item: Any) -> bytes:
    """Write a name, a number, a string or a constant; no sign of it can be taken for a place to fill."""
    if isinstance(item, NameObject):
        return _name(item)
    if isinstance(item, BooleanObject):
        return b"true" if item.value else b"false"
    if isinstance(item, TextStringObject):
        return b"<%b>" % item.original_bytes.hex().encode()
    if isinstance(item, ByteStringObject | bytes):
        return b"<%b>" % bytes(item).hex().encode()
    if isinstance(item, NumberObject):
        return b"%d" % item
    if isinstance(item, float):
        return (b"%.6f" % item).rstrip(b"0").rstrip(b".") or b"0"
    return b"null"


def _name(name: str) -> bytes:
    raw = name[1:].encode("utf-8", "surrogateescape")
    return b"/" + _IRREGULAR.sub(lambda found: b"#%02X" % found[0][0], raw)
