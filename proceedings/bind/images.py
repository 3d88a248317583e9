"""PNG and JPEG in, image streams out; compressed data passes through untouched wherever PDF can hold it."""

import hashlib
import io
import struct
import warnings
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Any, NamedTuple

from proceedings.model.value import value

_PNG = b"\x89PNG\r\n\x1a\n"
_QUALITY = 92  # of what must be compressed anew
_GRAY, _RGB, _PALETTE = 0, 2, 3  # colour types of PNG (ISO 15948 §11.2.2); 4 and 6 carry alpha
_NO_FRAME = {0xC4, 0xC8, 0xCC}  # between SOF0 and SOF15: DHT, JPG, DAC (ITU-T T.81 table B.1)

_SCAN = 0xDA
_REMARKS = {0xE1, 0xED, 0xFE}  # APP1 (Exif, XMP), APP13 (IPTC), COM; colour profiles and Adobe's transform stay


@value(kw_only=True)
class ImageStream:
    """A picture as an image XObject (ISO 32000-1 §8.9.5)."""

    name: str
    """Its resource name: the same for the same bytes, in any volume."""
    width: int
    height: int
    bits: int
    colours: int
    """Components of a pixel as stored: 1 or 3; 4 of a picture in inks."""
    data: bytes
    jpeg: bool = False
    palette: bytes = b""
    """RGB triples of an indexed picture."""
    mask: "ImageStream | None" = None
    """Its opacity."""


def read_image(mime: str, data: bytes) -> ImageStream | None:
    """Return the picture, None when its bytes are not what `mime` (PNG or JPEG) says or are damaged."""
    name = "I" + hashlib.sha256(data).hexdigest()[:16]
    try:
        return _jpeg(name, data) if mime == "image/jpeg" else _png(name, data)
    except (ValueError, IndexError, struct.error, OSError, SyntaxError):
        return None


class _Png(NamedTuple):
    width: int
    height: int
    bits: int
    colour: int
    interlaced: bool
    palette: bytes
    transparent: bool
    idat: bytes


def _png(name: str, data: bytes) -> ImageStream:
    png = _chunks(data)
    if png.transparent or png.interlaced or png.colour not in {_GRAY, _RGB, _PALETTE}:
        return _split(name, data)
    return ImageStream(
        name=name,
        width=png.width,
        height=png.height,
        bits=png.bits,
        colours=3 if png.colour == _RGB else 1,
        data=png.idat,
        palette=png.palette if png.colour == _PALETTE else b"",
    )


def _chunks(data: bytes) -> _Png:
    if not data.startswith(_PNG):
        raise ValueError(data[:8])
    head = palette = b""
    transparent = False
    idat: list[bytes] = []
    at = len(_PNG)
    while at < len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        chunk = data[at + 8 : at + 8 + size]
        if len(chunk) < size:
            raise ValueError(kind)
        at += 12 + size
        if kind == b"IHDR":
            head = chunk
        elif kind == b"PLTE":
            palette = chunk
        elif kind == b"tRNS":
            transparent = True
        elif kind == b"IDAT":
            idat.append(chunk)
        elif kind == b"IEND":
            break
    width, height, bits, colour, _, _, interlace = struct.unpack(">IIBBBBB", head)
    if not idat or not width or not height:
        raise ValueError(head)
    return _Png(width, height, bits, colour, bool(interlace), palette, transparent, b"".join(idat))


def _split(name: str, data: bytes) -> ImageStream:
    """Part colour and opacity, each filtered and deflated as a plain PNG again."""
    with opened(data) as picture:
        full = picture.convert("RGBA")
        gray = picture.mode in {"1", "L", "LA", "I;16", "I"}
    alpha = full.getchannel("A")
    base = _saved(name, full.convert("L" if gray else "RGB"))
    if alpha.getextrema() == (255, 255):
        return base
    return replace(base, mask=_saved(name + "m", alpha))


@contextmanager
def opened(data: bytes) -> Generator[Any]:
    """Open a picture with Pillow; raise ValueError for one of more pixels than a picture has."""
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(io.BytesIO(data)) as picture:
                picture.load()
                yield picture
        except (Image.DecompressionBombWarning, Image.DecompressionBombError) as fault:
            raise ValueError(data[:8]) from fault


def _saved(name: str, picture: Any) -> ImageStream:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return _png(name, out.getvalue())


def _jpeg(name: str, data: bytes) -> ImageStream:
    if not data.startswith(b"\xff\xd8"):
        raise ValueError(data[:2])
    at = 2
    while True:
        while data[at] == data[at + 1] == 0xFF:  # fill bytes, ITU-T T.81 §B.1.1.2
            at += 1
        lead, marker, size = struct.unpack_from(">BBH", data, at)
        if lead != 0xFF:
            raise ValueError(at)
        if 0xC0 <= marker <= 0xCF and marker not in _NO_FRAME:
            break
        at += 2 + size
    bits, height, width, colours = struct.unpack_from(">BHHB", data, at + 4)
    if colours not in {1, 3, 4} or not width or not height:
        raise ValueError(colours)
    if colours == 4:
        return _jpeg(name, _in_srgb(data))
    return ImageStream(
        name=name,
        width=width,
        height=height,
        bits=bits,
        colours=colours,
        data=_bare(data),
        jpeg=True,
    )


def _bare(data: bytes) -> bytes:
    """Return a JPEG without what its camera and its editors wrote into it: place, owner, thumbnails, remarks."""
    kept = [data[:2]]
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        if data[at + 1] == 0xFF:  # fill bytes, ITU-T T.81 §B.1.1.2
            at += 1
            continue
        marker, size = struct.unpack_from(">xBH", data, at)
        if marker == _SCAN:
            break
        if marker not in _REMARKS:
            kept.append(data[at : at + 2 + size])
        at += 2 + size
    return data if sum(map(len, kept)) == at else b"".join([*kept, data[at:]])


def _in_srgb(data: bytes) -> bytes:
    """Return a CMYK picture in sRGB, the only space that the screen edition says the meaning of."""
    from PIL import ImageCms

    out = io.BytesIO()
    with opened(data) as picture:
        profile = picture.info.get("icc_profile", b"")
        seen = picture.convert("RGB")
        if profile:
            target = ImageCms.createProfile("sRGB")
            with suppress(ImageCms.PyCMSError):
                source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
                seen = ImageCms.profileToProfile(picture, source, target, outputMode="RGB") or seen
        seen.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()
