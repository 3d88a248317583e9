"""Windows metafiles (EMF, WMF) → PNG through LibreOffice, where it is installed."""

import base64
import hashlib
import shutil
import struct
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

TIMEOUT = 90.0
"""Seconds for all metafiles of one call; one takes about a tenth, the start two."""

_CACHE: dict[str, bytes | None] = {}
"""PNG by SHA-256 of the metafile: the same logo stands in many papers; None: it could not be converted."""

_SCREEN_DPI = 96
_DPI = 400
_LEAST, _MOST = 500, 2600
"""Pixels of the longer side."""

_DRAWING = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.graphics">
<office:styles/><office:automatic-styles><style:page-layout style:name="L"><style:page-layout-properties
 fo:margin-top="0mm"
 fo:margin-bottom="0mm" fo:margin-left="0mm" fo:margin-right="0mm" style:print-orientation="portrait"
 fo:page-width="{width:.3f}mm" fo:page-height="{height:.3f}mm"/></style:page-layout>
<style:style style:name="D" style:family="drawing-page"/></office:automatic-styles>
<office:master-styles><style:master-page style:name="M"
 style:page-layout-name="L" draw:style-name="D"/></office:master-styles>
<office:body><office:drawing><draw:page draw:master-page-name="M"><draw:frame svg:x="0mm" svg:y="0mm"
 svg:width="{width:.3f}mm" svg:height="{height:.3f}mm"><draw:image><office:binary-data>{data}</office:binary-data>
</draw:image></draw:frame></draw:page></office:drawing></office:body></office:document>
"""
"""A page of the picture's size and nothing but the picture: exported at screen resolution, so the page is enlarged."""


def office_program() -> str | None:
    """Return the path of LibreOffice, None when it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def metafile_size(data: bytes) -> tuple[float, float]:
    """Return (width, height) in millimetres as the header says, 100 × 75 when it says nothing sensible."""
    width = height = 0.0
    if data[:4] == b"\x01\x00\x00\x00" and len(data) >= 88:  # [MS-EMF] 2.2.9: rclFrame in 0.01 mm
        left, top, right, bottom = struct.unpack_from("<4i", data, 24)
        width, height = (right - left) / 100, (bottom - top) / 100
    elif data[:4] == b"\xd7\xcd\xc6\x9a" and len(data) >= 22:  # [MS-WMF] 2.3.2.3: META_PLACEABLE
        left, top, right, bottom, inch = struct.unpack_from("<4hH", data, 6)
        width, height = ((right - left) * 25.4 / (inch or 1440), (bottom - top) * 25.4 / (inch or 1440))
    sensible = 0.1 < abs(width) < 5000 and 0.1 < abs(height) < 5000
    return (abs(width), abs(height)) if sensible else (100.0, 75.0)


def converted_metafiles(metafiles: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return PNG by the keys of `metafiles`, those that could not be converted left out."""
    digests = {key: hashlib.sha256(data).hexdigest() for key, data in metafiles.items()}
    fresh = {digest: metafiles[key] for key, digest in digests.items() if digest not in _CACHE}
    if fresh:
        _CACHE.update(_convert(fresh))
    found = {key: _CACHE.get(digest) for key, digest in digests.items()}
    return {key: png for key, png in found.items() if png}


def _convert(metafiles: Mapping[str, bytes]) -> dict[str, bytes | None]:
    nothing: dict[str, bytes | None] = dict.fromkeys(metafiles)
    program = office_program()
    if program is None:
        return nothing
    with tempfile.TemporaryDirectory(prefix="metafiles-") as name:
        folder = Path(name)
        for digest, data in metafiles.items():
            folder.joinpath(f"{digest}.fodg").write_text(_drawing(data), encoding="utf-8")
        arguments = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
        arguments += ["--convert-to", "png", "--outdir", name]
        arguments += [str(folder / f"{digest}.fodg") for digest in metafiles]
        try:
            subprocess.run(arguments, capture_output=True, check=False, timeout=TIMEOUT)
        except (OSError, subprocess.TimeoutExpired):
            return nothing
        return nothing | {path.stem: path.read_bytes() for path in folder.glob("*.png") if path.stem in metafiles}


def _drawing(data: bytes) -> str:
    width, height = metafile_size(data)
    longer = max(width, height)
    pixels = min(max(longer / 25.4 * _DPI, _LEAST), _MOST)
    enlarged = pixels / _SCREEN_DPI * 25.4 / longer
    return _DRAWING.format(
        width=width * enlarged, height=height * enlarged, data=base64.b64encode(data).decode("ascii")
    )
