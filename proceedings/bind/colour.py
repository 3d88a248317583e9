"""Colours of the screen in, inks of a press out: operators of content streams, and pictures.

Grays become black ink alone (K), so that text and lines need no register; colours go through the profile of the
printing condition, and never lay down more ink than it allows.
"""

import io
import re
import struct
import zlib
from dataclasses import replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from proceedings.bind.images import ImageStream, opened
from proceedings.style.load import styles_folder

KNOCK_OUT = "Kn"
"""Name of the graphics state in which nothing overprints; text is set in another."""

_GRID = 33  # steps of the table a side: what is between them lies within 1 % of the profile's own answer
_OVERSHOOT = 8  # per cent of ink that JPEG may add to what it was given
_QUALITY = 92
_SAMPLE = 1 << 15
"""Bytes of a picture from which it is told how the others are packed best."""
_LEVEL = 4  # of deflation: half the work of 6 for a twentieth more bytes
# A string, which is skipped, or a colour or a width in front of its operator (ISO 32000-1 tables 57 and 74).
_COLOUR = re.compile(
    rb"\((?:[^\\()]|\\.)*+\)|(?<![\w.-])((?:-?[\d.]+(?:e-\d+)? ){3}(?:rg|RG)|-?[\d.]+(?:e-\d+)? [gGw])(?![\w*])",
    re.DOTALL,
)
_PNG = b"\x89PNG\r\n\x1a\n"


class Inks:
    """The inks of one printing condition; `gray` prints all in black alone."""

    def __init__(self, icc: Path, *, gray: bool, limit: int, hairline: float) -> None:
        """Limit the ink, per cent of all four together; no line is thinner than `hairline`, points."""
        self._icc = icc
        self._hairline = hairline
        self._gray = gray
        self._limit = limit
        self._operator = lru_cache(maxsize=4096)(self._converted)

    def content(self, content: bytes) -> bytes:
        """Return a deflated content stream in inks, no line too thin; the same bytes where nothing changed."""
        plain = zlib.decompress(content)
        inked = _COLOUR.sub(lambda found: self._operator(found[1]) if found[1] else found[0], plain)
        return content if inked == plain else zlib.compress(inked, 5)

    def picture(self, image: ImageStream) -> ImageStream:
        """Return a picture in inks, its opacity laid on the white of the paper."""
        if image.colours == 1 and not image.palette and not image.mask:
            return image
        seen = self._seen(image)
        if self._gray or _is_gray(seen):
            return _stored(image, seen.convert("L"))
        return _stored(image, seen.convert("RGB").filter(self._table))

    def _converted(self, operator: bytes) -> bytes:
        *numbers, name = operator.split()
        if name == b"w":
            return b"%g w" % max(float(numbers[0]), self._hairline)
        parts = [min(max(float(number), 0.0), 1.0) for number in numbers]
        inks = self._inks(parts[0], parts[-1] if len(parts) == 1 else parts[1], parts[-1])
        # White would not be seen where black overprints (ISO 32000-1 §8.6.7): what has a colour of its own knocks out.
        return b"/%b gs %g %g %g %g %b" % (KNOCK_OUT.encode(), *inks, b"k" if name.islower() else b"K")

    def _inks(self, red: float, green: float, blue: float) -> tuple[float, ...]:
        """Return C, M, Y and K of a plain colour."""
        from PIL import Image

        pixel = Image.new("RGB", (1, 1), tuple([round(part * 255) for part in (red, green, blue)]))
        if red == green == blue:
            return 0.0, 0.0, 0.0, round(1 - red, 3)
        if self._gray:
            value: Any = pixel.convert("L").getpixel((0, 0))
            return 0.0, 0.0, 0.0, round(1 - value / 255, 3)
        inks: Any = pixel.filter(self._table).getpixel((0, 0))
        return tuple([round(ink / 255, 3) for ink in inks])

    def _seen(self, image: ImageStream) -> Any:
        """Return a picture as the screen shows it, in sRGB or gray, on white."""
        from PIL import Image, ImageCms

        with opened(image.data if image.jpeg else _png_file(image)) as picture:
            seen = picture if picture.mode in {"L", "RGB"} else picture.convert("RGB")
            profile = picture.info.get("icc_profile", b"")
            if profile and seen.mode == "RGB":
                try:
                    source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
                    seen = ImageCms.profileToProfile(seen, source, ImageCms.createProfile("sRGB")) or seen
                except ImageCms.PyCMSError:
                    pass  # a damaged profile: its numbers are taken for sRGB, as the screen edition does
            if self._gray:
                seen = seen.convert("L")
            elif seen is picture:
                seen = seen.copy()
        if image.mask:
            with opened(_png_file(image.mask)) as opacity:
                white = Image.new(seen.mode, seen.size, "white")
                seen = Image.composite(seen, white, opacity.convert("L").resize(seen.size))
        return seen

    @cached_property
    def _table(self) -> Any:
        """The condition's inks on a grid of sRGB: between its points they are interpolated, so never over the limit."""
        from PIL import Image, ImageCms, ImageFilter

        steps = [round(step * 255 / (_GRID - 1)) for step in range(_GRID)]
        grid = Image.frombytes(
            "RGB",
            (_GRID * _GRID, _GRID),
            bytes([part for b in steps for g in steps for r in steps for part in (r, g, b)]),
        )
        screen = ImageCms.ImageCmsProfile(str(styles_folder() / "icc" / "sRGB.icc"))
        press = ImageCms.ImageCmsProfile(str(self._icc))
        inks = ImageCms.profileToProfile(
            grid,
            screen,
            press,
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            outputMode="CMYK",
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
        if inks is None:
            raise ValueError(self._icc)
        parts = inks.tobytes()
        limit = (self._limit - _OVERSHOOT) * 2.55
        table = [ink for at in range(0, len(parts), 4) for ink in _limited(parts[at : at + 4], limit)]
        return ImageFilter.Color3DLUT(_GRID, table, channels=4, target_mode="CMYK")


def _limited(inks: bytes, limit: float) -> tuple[float, ...]:
    """Return C, M, Y and K from 0 to 1; where they are more than `limit` together, the colours give way to black."""
    coloured, black = sum(inks[:3]), inks[3]
    share = min(1.0, (limit - black) / coloured) if coloured else 1.0
    return (*[ink * share / 255 for ink in inks[:3]], black / 255)


def _stored(image: ImageStream, picture: Any) -> ImageStream:
    """Return the picture compressed as it was before: photographs as JPEG, drawings without loss."""
    out = io.BytesIO()
    colours = 1 if picture.mode == "L" else 4
    entries = {"bits": 8, "colours": colours, "palette": b"", "mask": None, "width": picture.width}
    if image.jpeg:
        picture.save(out, "JPEG", quality=_QUALITY)
        return replace(image, data=out.getvalue(), **entries)
    return replace(image, data=_filtered(picture), **entries)


def _is_gray(picture: Any) -> bool:
    """Tell whether a picture has no colour in it, whatever its mode."""
    from PIL import ImageChops

    if picture.mode == "L":
        return True
    red, green, blue = picture.split()
    furthest: list[Any] = [ImageChops.difference(green, other).getextrema()[1] for other in (red, blue)]
    return max(furthest) <= 2


def _png_file(image: ImageStream) -> bytes:
    """Return a picture that PDF holds as a PNG's data as that PNG."""
    colour = 3 if image.palette else {1: 0, 3: 2}[image.colours]
    head = struct.pack(">IIBBBBB", image.width, image.height, image.bits, colour, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"PLTE", image.palette), (b"IDAT", image.data), (b"IEND", b"")]
    return _PNG + b"".join([_chunk(kind, data) for kind, data in chunks if data or kind == b"IEND"])


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _filtered(picture: Any) -> bytes:
    """Return a picture's rows as PDF wants them with PNG's prediction: each differs little from the one above it."""
    from PIL import Image, ImageChops

    above = Image.new(picture.mode, picture.size)
    above.paste(picture, (0, 1))
    rows = ImageChops.subtract_modulo(picture, above).tobytes()
    size = picture.width * len(picture.getbands())
    return _deflated(b"".join([b"\x02" + rows[at : at + size] for at in range(0, len(rows), size)]))


def _deflated(rows: bytes) -> bytes:
    """Deflate rows; those of flat drawings by their runs alone, which is less work and no more bytes."""
    middle = len(rows) // 2
    sample = rows[middle : middle + _SAMPLE]
    runs, whole = [len(_packed(sample, strategy)) for strategy in (zlib.Z_RLE, zlib.Z_DEFAULT_STRATEGY)]
    return _packed(rows, zlib.Z_RLE if runs <= whole else zlib.Z_DEFAULT_STRATEGY)


def _packed(rows: bytes, strategy: int) -> bytes:
    packer = zlib.compressobj(_LEVEL, strategy=strategy)
    return packer.compress(rows) + packer.flush()
