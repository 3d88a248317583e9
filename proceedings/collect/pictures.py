"""Pictures of any format → what a PDF can hold: PNG and JPEG untouched, SVG as it is, all others as PNG."""

import io
import warnings
from collections.abc import Mapping
from typing import TYPE_CHECKING

from proceedings.collect.metafiles import converted_metafiles

if TYPE_CHECKING:
    from PIL.Image import Image

PNG, JPEG, SVG, EMF, WMF = "image/png", "image/jpeg", "image/svg+xml", "image/x-emf", "image/x-wmf"

MAX_PIXELS = 120_000_000
"""A0 at 300 dpi has 139 million; no figure of a paper comes near."""

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"GIF8", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"BM", "image/bmp"),
    (b"\x00\x00\x00\x0cjP  ", "image/jp2"),
    (b"\xd7\xcd\xc6\x9a", WMF),
    (b"\x01\x00\x09\x00", WMF),
    (b"\x02\x00\x09\x00", WMF),
)
_BY_PILLOW = frozenset({"image/gif", "image/tiff", "image/bmp", "image/webp", "image/jp2"})


def media_type(data: bytes) -> str:
    """Return the media type that the first bytes tell, empty when they tell none."""
    for magic, mime in _MAGIC:
        if data.startswith(magic):
            return mime
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[:4] == b"\x01\x00\x00\x00" and data[40:44] == b" EMF":
        return EMF
    return SVG if b"<svg" in data[:4096] else ""


def is_readable(mime: str) -> bool:
    """Tell whether pictures of this media type can be prepared."""
    return mime in (PNG, JPEG, SVG, EMF, WMF) or mime in _BY_PILLOW


def prepare(data: bytes, mime: str) -> tuple[bytes, str] | None:
    """Return (bytes, media type) as PNG, JPEG or SVG; None when the picture is damaged or of an unknown format.

    The bytes decide, not `mime`, which is only a hint for bytes that tell nothing. PNG and JPEG are not decoded.
    """
    found = media_type(data) or mime
    if found == PNG:
        return (data, PNG) if len(data) > 33 and data[12:16] == b"IHDR" and b"IDAT" in data else None
    if found == JPEG:
        return (data, JPEG) if _has_frame(data) else None
    if found == SVG:
        return data, SVG
    if found in (EMF, WMF):
        png = converted_metafiles({"": data}).get("")
        return (png, PNG) if png else None
    return _as_png(data) if found in _BY_PILLOW else None


def prepare_all(pictures: Mapping[str, bytes]) -> dict[str, tuple[bytes, str]]:
    """Prepare pictures by key, those that fail left out; metafiles are converted in one go, which saves much time."""
    metafiles = {key: data for key, data in pictures.items() if media_type(data) in (EMF, WMF)}
    done = {key: (png, PNG) for key, png in converted_metafiles(metafiles).items()}
    for key, data in pictures.items():
        if key not in metafiles and (prepared := prepare(data, "")) is not None:
            done[key] = prepared
    return done


def _has_frame(data: bytes) -> bool:
    """Tell whether a JPEG has a frame header (SOF0–SOF15, ITU-T T.81 table B.1), walking its segments."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return True
        if marker == 0xFF:  # a fill byte
            at += 1
        elif marker == 0x01 or 0xD0 <= marker <= 0xD8:
            at += 2
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return False


def _as_png(data: bytes) -> tuple[bytes, str] | None:
    import PIL.Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of damaged metadata; the size is checked below
            with PIL.Image.open(io.BytesIO(data)) as image:
                if image.width * image.height > MAX_PIXELS:
                    return None
                image.seek(0)
                return _png_bytes(image), PNG
    except (OSError, SyntaxError, ValueError, EOFError, PIL.Image.DecompressionBombError):  # Pillow's words for damage
        return None


def _png_bytes(image: "Image") -> bytes:
    clear = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    if clear:
        shown = image.convert("RGBA")
    elif image.mode in ("1", "L", "P", "RGB"):
        shown = image
    elif image.mode.startswith("I;16"):
        shown = image.point(lambda value: value / 256).convert("L")
    elif image.mode in ("I", "F"):
        shown = image.convert("L")
    else:
        shown = image.convert("RGB")
    out = io.BytesIO()
    shown.save(out, "PNG")
    return out.getvalue()
