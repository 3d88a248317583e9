"""Sizes and coordinates in the bytes of pictures."""

import io

import pytest
from PIL import Image

from proceedings.check.pictures import pixel_size, tells_where
from tests.check.cases import photograph


def _saved(form: str, **more: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (30, 20)).save(out, form, **more)  # type: ignore[arg-type]
    return out.getvalue()


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_sizes(form: str):
    assert pixel_size(_saved(form)) == (30, 20)


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xd8", b"\xff\xd8\xff\xe0\x00", b"\x89PNG\r\n\x1a\n", b"<svg/>", b"GIF89a"]
)
def test_what_has_no_size(data: bytes):
    assert pixel_size(data) is None


def test_coordinates():
    assert tells_where(photograph())
    assert not tells_where(_saved("JPEG"))
    assert not tells_where(_saved("PNG"))


def test_exif_without_a_place_tells_nothing():
    exif = Image.Exif()
    exif[0x0112] = 1
    assert not tells_where(_saved("JPEG", exif=exif))


def test_damaged_exif_tells_nothing():
    assert not tells_where(photograph()[:60])
    assert not tells_where(b"Exif\0\0 and noise")
