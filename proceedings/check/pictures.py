"""What the bytes of a picture say besides what it shows: its size, and where it was taken."""

import io
import struct
import warnings

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_NO_FRAME = {0xC4, 0xC8, 0xCC}  # between SOF0 and SOF15: DHT, JPG, DAC (ITU-T T.81 table B.1)
_GPS = 0x8825
"""Tag of the directory with coordinates (Exif 2.3 §4.6.3)."""
_LATITUDE = 2
_HEAD = 1 << 16
"""Bytes among which the metadata begin: before the picture itself (Exif 2.3 §4.5.4; PNG, 11.3.2.3)."""


def pixel_size(data: bytes) -> tuple[int, int] | None:
    """Return width and height of a PNG or JPEG in pixels, None when its bytes do not say."""
    try:
        if data.startswith(_PNG):
            width, height = struct.unpack_from(">II", data, 16)
            return width, height
        return _jpeg_size(data) if data.startswith(_JPEG) else None
    except (struct.error, IndexError):
        return None


def tells_where(data: bytes) -> bool:
    """Say whether a picture bears coordinates of the place where it was taken."""
    if data.find(b"Exif", 0, _HEAD) < 0 and data.find(b"eXIf", 0, _HEAD) < 0:
        return False
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of damaged metadata
            with Image.open(io.BytesIO(data)) as picture:
                return bool(picture.getexif().get_ifd(_GPS).get(_LATITUDE))
    except (OSError, SyntaxError, ValueError, KeyError, Image.DecompressionBombError):  # Pillow's words for damage
        return False


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    at = 2
    while at < len(data):
        while data[at] == data[at + 1] == 0xFF:  # fill bytes, ITU-T T.81 §B.1.1.2
            at += 1
        lead, marker, size = struct.unpack_from(">BBH", data, at)
        if lead != 0xFF:
            return None
        if 0xC0 <= marker <= 0xCF and marker not in _NO_FRAME:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        at += 2 + size
    return None
