"""Colour spaces and pictures of a PDF in, the inks that they lay down out (ISO 32000-1 §8.6)."""

from typing import Any

from proceedings.bind.images import opened
from proceedings.model.value import value

_ROUNDING = 4  # per cent of ink that halving twice may add
_MOST_PIXELS = 60_000_000


@value()
class Space:
    """A colour space."""

    kind: str = "gray"
    """`gray`, `rgb` of a screen, `cmyk`, `managed` (described by a profile), `spot`, `all` plates, or `other`."""


@value()
class Paint:
    """What something is painted with."""

    space: Space
    parts: tuple[float, ...] = (0.0,)

    @property
    def inks(self) -> tuple[float, ...]:
        """C, M, Y and K from 0 to 1; empty where only the printer's own profile knows them."""
        kind, parts = self.space.kind, self.parts
        if kind == "gray" and len(parts) == 1:
            return 0.0, 0.0, 0.0, 1.0 - parts[0]
        if kind == "cmyk" and len(parts) == 4:
            return parts
        if kind == "all" and parts:
            return (parts[0],) * 4
        return ()


BLACK = Paint(Space())
"""What everything is painted with before anything is said (ISO 32000-1 table 52)."""

_DEVICES = {
    "/DeviceGray": "gray",
    "/G": "gray",
    "/CalGray": "gray",
    "/DeviceRGB": "rgb",
    "/RGB": "rgb",
    "/CalRGB": "rgb",
    "/DeviceCMYK": "cmyk",
    "/CMYK": "cmyk",
    "/Lab": "managed",
}


def resolved(item: Any) -> Any:
    """Return an object itself where a reference to it stands."""
    return item.get_object() if hasattr(item, "get_object") else item


def number(item: Any) -> float:
    """Return an operand as a number; nought when it is none."""
    try:
        return float(resolved(item))
    except (TypeError, ValueError):
        return 0.0


def space_of(item: Any) -> Space:
    """Return the colour space that a name or an array stands for."""
    found = resolved(item)
    if not isinstance(found, list) or not found:
        return Space(_DEVICES.get(str(found), "other"))
    name = str(resolved(found[0]))
    if name == "/Indexed" and len(found) > 1:
        return space_of(found[1])
    if name == "/ICCBased" and len(found) > 1:
        return Space({1: "gray", 4: "cmyk"}.get(int(number(resolved(found[1]).get("/N", 3))), "managed"))
    if name == "/Separation" and len(found) > 1:
        ink = str(resolved(found[1]))
        return Space({"/All": "all", "/Black": "other", "/None": "other"}.get(ink, "spot"))
    if name == "/DeviceN":
        return Space("spot")
    return Space(_DEVICES.get(name, "other"))


def picture_ink(image: Any) -> int:
    """Return the most ink that any place of a CMYK picture has, per cent; 0 where its pixels cannot be read."""
    from PIL import Image, ImageChops

    try:
        pixels = _pixels(image)
        if pixels is None:
            return 0
        cyan, magenta, yellow, black = pixels.split()
    except (ValueError, OSError, SyntaxError, TypeError, KeyError, Image.DecompressionBombError):
        return 0
    halves = [ImageChops.add(cyan, magenta, scale=2), ImageChops.add(yellow, black, scale=2)]
    most: Any = ImageChops.add(halves[0], halves[1], scale=2).getextrema()[1]
    ink = round(most * 400 / 255)
    return max(0, ink - _ROUNDING) if ink > 300 else ink


def _pixels(image: Any) -> Any:
    """Return a CMYK picture's pixels as inks; None for one whose kind is not read."""
    from PIL import Image, ImageChops

    filters = resolved(image.get("/Filter", []))
    last = str(filters[-1] if isinstance(filters, list) and filters else filters)
    decode = [number(part) for part in resolved(image.get("/Decode", []))]
    size = int(number(image.get("/Width"))), int(number(image.get("/Height")))
    if size[0] * size[1] > _MOST_PIXELS:
        return None
    if last == "/DCTDecode":
        with opened(image.get_data()) as picture:
            if picture.mode != "CMYK":
                return None
            pixels = picture.copy()
            inverted = "adobe" in picture.info  # Pillow has turned them round already
    elif last in {"/FlateDecode", "[]"} and number(image.get("/BitsPerComponent", 8)) == 8:
        pixels, inverted = Image.frombytes("CMYK", size, image.get_data()), False
    else:
        return None
    turned = bool(decode) and decode[0] > decode[1]
    return ImageChops.invert(pixels) if turned != inverted else pixels
