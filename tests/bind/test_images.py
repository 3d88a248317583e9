import io
import zlib

import pytest
from PIL import Image

from proceedings.bind.images import read_image
from tests.bind.build import png


def jpeg(mode: str) -> bytes:
    out = io.BytesIO()
    Image.new(mode, (9, 4)).save(out, "JPEG")
    return out.getvalue()


@pytest.mark.parametrize(("mode", "colours", "bits"), [("RGB", 3, 8), ("L", 1, 8), ("1", 1, 1)])
def test_plain_png_passes_through(mode: str, colours: int, bits: int):
    data = png(mode)
    image = read_image("image/png", data)
    assert image
    assert (image.width, image.height, image.colours, image.bits) == (7, 5, colours, bits)
    assert image.data in data
    assert len(zlib.decompress(image.data)) == 5 * (1 + (7 * colours * bits + 7) // 8)


def test_palette_passes_through():
    image = read_image("image/png", png("P"))
    assert image
    assert image.palette
    assert len(image.palette) % 3 == 0


def test_transparent_png_is_parted_into_colour_and_opacity():
    image = read_image("image/png", png("RGBA"))
    assert image
    assert image.colours == 3
    assert image.mask
    assert image.mask.colours == 1
    assert image.mask.name != image.name


def test_opaque_alpha_leaves_no_mask():
    out = io.BytesIO()
    Image.new("RGBA", (3, 3), (1, 2, 3, 255)).save(out, "PNG")
    image = read_image("image/png", out.getvalue())
    assert image
    assert image.mask is None


def test_palette_with_transparency_is_parted():
    image = read_image("image/png", png("P", transparency=0))
    assert image
    assert image.colours == 3


@pytest.mark.parametrize(("mode", "colours"), [("RGB", 3), ("L", 1)])
def test_jpeg_passes_through(mode: str, colours: int):
    data = jpeg(mode)
    image = read_image("image/jpeg", data)
    assert image
    assert (image.width, image.height, image.colours, image.jpeg) == (9, 4, colours, True)
    assert image.data is data


def test_cmyk_is_read_as_srgb():
    image = read_image("image/jpeg", jpeg("CMYK"))
    assert image
    assert (image.width, image.height, image.colours, image.jpeg) == (9, 4, 3, True)
    with Image.open(io.BytesIO(image.data)) as picture:
        assert picture.mode == "RGB"
        assert picture.getpixel((4, 2)) == (255, 255, 255)


def test_same_bytes_have_the_same_name():
    assert read_image("image/png", png()) == read_image("image/png", png())


@pytest.mark.parametrize("mime", ["image/png", "image/jpeg"])
@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff", png()[:60], png()[:20], jpeg("RGB")[:30], b"GIF89a"])
def test_damaged_pictures_are_refused(mime: str, data: bytes):
    assert read_image(mime, data) is None


def photograph() -> bytes:
    """Return a photograph that tells where and by whom it was taken."""
    exif = Image.Exif()
    exif[0x013B] = "Photographer"
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 8.0, 0.0), 3: "E", 4: (71.0, 26.0, 0.0)})
    out = io.BytesIO()
    Image.new("RGB", (40, 30), (200, 10, 10)).save(
        out, "JPEG", exif=exif, comment=b"by the photographer", icc_profile=b"profile"
    )
    return out.getvalue()


def test_a_photograph_does_not_tell_where_it_was_taken():
    data = photograph()
    assert b"Exif" in data
    image = read_image("image/jpeg", data)
    assert image
    for word in (b"Exif", b"hotographer"):
        assert word not in image.data
    assert b"ICC_PROFILE" in image.data
    assert Image.open(io.BytesIO(image.data)).tobytes() == Image.open(io.BytesIO(data)).tobytes()
