"""Pictures made fit for a PDF."""

import io
import shutil
import struct
import time

import pytest
from PIL import Image

from proceedings.collect import metafiles
from proceedings.collect.metafiles import metafile_size, office_program
from proceedings.collect.pictures import EMF, JPEG, PNG, SVG, WMF, media_type, prepare, prepare_all


def picture(form: str, mode: str = "RGB", size: tuple[int, int] = (8, 6)) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size).save(out, form)
    return out.getvalue()


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_png_and_jpeg_pass_unchanged_and_quickly(form: str):
    data = picture(form, size=(2000, 1500))
    begin = time.perf_counter()
    prepared = prepare(data, "image/whatever")
    assert time.perf_counter() - begin < 0.02
    assert prepared is not None
    assert prepared[0] is data
    assert prepared[1] == f"image/{form.lower()}"


@pytest.mark.parametrize(
    ("form", "mode", "kept"),
    [
        ("GIF", "P", "P"),
        ("TIFF", "CMYK", "RGB"),
        ("TIFF", "I;16", "L"),
        ("BMP", "RGB", "RGB"),
        ("WEBP", "RGBA", "RGBA"),
    ],
)
def test_other_formats_become_png(form: str, mode: str, kept: str):
    prepared = prepare(picture(form, mode), "")
    assert prepared is not None
    assert prepared[1] == PNG
    with Image.open(io.BytesIO(prepared[0])) as image:
        assert (image.size, image.mode) == ((8, 6), kept)


@pytest.mark.parametrize("data", [b"", b"text", picture("PNG")[:20], b"\xff\xd8\xff\xe0\x00\x10", picture("GIF")[:12]])
def test_damaged_pictures_are_none(data: bytes):
    assert prepare(data, "image/png") is None


def test_enormous_pictures_are_refused():
    header = b"BM" + struct.pack("<IHHIIiiHHIIiiII", 100, 0, 0, 54, 40, 200_000, 200_000, 1, 24, 0, 0, 0, 0, 0, 0)
    assert prepare(header + bytes(64), "") is None


def test_media_types_are_told_by_the_first_bytes():
    emf = b"\x01\x00\x00\x00" + bytes(36) + b" EMF" + bytes(60)
    assert [media_type(data) for data in (picture("PNG"), picture("JPEG"), b"<?xml?><svg/>", emf)] == [
        PNG,
        JPEG,
        SVG,
        EMF,
    ]
    assert media_type(b"\xd7\xcd\xc6\x9a") == WMF


def placeable_metafile() -> bytes:
    """Return a WMF of one inch by half an inch: a line across."""
    header = struct.pack("<IH4hHI", 0x9AC6CDD7, 0, 0, 0, 1000, 500, 1000, 0)
    check = 0
    for (word,) in struct.iter_unpack("<H", header):
        check ^= word
    records = struct.pack("<IHhh", 5, 0x020C, 500, 1000) + struct.pack("<IHhh", 5, 0x0214, 0, 0)
    records += struct.pack("<IHhh", 5, 0x0213, 500, 1000) + struct.pack("<IH", 3, 0)
    size = (18 + len(records)) // 2
    return header + struct.pack("<H", check) + struct.pack("<HHHIHIH", 1, 9, 0x300, size, 0, 5, 0) + records


def test_the_size_of_a_metafile_is_in_its_header():
    assert metafile_size(placeable_metafile()) == pytest.approx((25.4, 12.7))
    assert metafile_size(b"none") == (100.0, 75.0)


def test_metafiles_are_converted_at_their_shape():
    if office_program() is None or shutil.which("lodraw") is None:
        pytest.skip("LibreOffice Draw is not installed")
    prepared = prepare_all({"a": placeable_metafile(), "b": picture("PNG"), "c": b"text"})
    assert sorted(prepared) == ["a", "b"]
    with Image.open(io.BytesIO(prepared["a"][0])) as image:
        assert image.width / image.height == pytest.approx(2.0, rel=0.02)
        assert image.width >= 390


def test_without_libreoffice_metafiles_are_none(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(metafiles, "office_program", lambda: None)
    monkeypatch.setattr(metafiles, "_CACHE", {})
    assert prepare(placeable_metafile(), "") is None
