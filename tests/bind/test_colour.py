import io
import zlib

import pytest
from PIL import Image

from proceedings.bind.colour import Inks
from proceedings.bind.images import ImageStream, read_image
from proceedings.style.printer import load_printer

ICC = load_printer("offset-a5").icc_file


def inks(*, gray: bool = False, limit: int = 300) -> Inks:
    return Inks(ICC, gray=gray, limit=limit, hairline=0.5)


def converted(content: bytes, *, gray: bool = False) -> bytes:
    return zlib.decompress(inks(gray=gray).content(zlib.compress(content)))


def picture(mode: str, *, kind: str = "PNG") -> ImageStream:
    """Return a picture of all strong colours."""
    made = Image.new("RGBA", (32, 32))
    made.putdata([(x * 8, y * 8, (x * y) % 256, 255 - 4 * x) for y in range(32) for x in range(32)])
    out = io.BytesIO()
    (made if mode == "RGBA" else made.convert("RGB").convert(mode)).save(out, kind)
    found = read_image("image/jpeg" if kind == "JPEG" else "image/png", out.getvalue())
    assert found
    return found


def test_grays_become_black_alone():
    assert converted(b"q 0.5 g 0 0 1 1 re f Q") == b"q /Kn gs 0 0 0 0.5 k 0 0 1 1 re f Q"
    assert converted(b"0.2 0.2 0.2 RG") == b"/Kn gs 0 0 0 0.8 K"
    assert converted(b"1e-05 G") == b"/Kn gs 0 0 0 1 K"


def test_colours_become_inks_or_black():
    *ink, name = converted(b"0.8 0.1 0.1 rg").split()[2:]
    assert name == b"k"
    assert float(ink[1]) > 0.7
    assert converted(b"0.8 0.1 0.1 rg", gray=True).startswith(b"/Kn gs 0 0 0 0.6")


def test_strings_and_other_operators_are_left_alone():
    for content in (b"[( 0.5 g )-12( 1 0 0 rg )]TJ", rb"[(a\)0 g\\)]TJ", b"/G1 gs", b"1 0 0 1 5 5 cm"):
        assert converted(content) == content


def test_thin_lines_are_made_as_wide_as_the_printer_wants():
    assert converted(b"0.35 w [] 0 d 0 0 m 9 9 l S") == b"0.5 w [] 0 d 0 0 m 9 9 l S"
    assert converted(b"0.9 w 0 0 m 9 9 l S") == b"0.9 w 0 0 m 9 9 l S"


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("limit", [240, 300])
def test_pictures_keep_to_the_ink_limit(kind: str, limit: int):
    made = inks(limit=limit).picture(picture("RGB", kind=kind))
    assert (made.colours, made.bits, made.mask) == (4, 8, None)
    data = _pixels(made)
    assert max(sum(data[at : at + 4]) for at in range(0, len(data), 4)) <= limit * 2.55 + 2


def test_gray_books_have_gray_pictures():
    for mode in ("RGB", "RGBA", "P", "1"):
        assert inks(gray=True).picture(picture(mode)).colours == 1
    assert inks().picture(picture("L")).colours == 1


def test_rows_are_read_back_as_they_were():
    source = Image.new("RGB", (9, 7))
    source.putdata([(n * 29 % 256,) * 3 for n in range(63)])
    out = io.BytesIO()
    source.save(out, "PNG")
    image = read_image("image/png", out.getvalue())
    assert image
    assert _pixels(inks().picture(image)) == bytes(n * 29 % 256 for n in range(63))


def _pixels(image: ImageStream) -> bytes:
    if image.jpeg:
        with Image.open(io.BytesIO(image.data)) as picture:
            return picture.tobytes()
    size = image.width * image.colours
    data = zlib.decompress(image.data)
    above = bytes(size)
    rows: list[bytes] = []
    for at in range(0, len(data), size + 1):
        assert data[at] == 2
        above = bytes((one + two) % 256 for one, two in zip(data[at + 1 : at + 1 + size], above, strict=True))
        rows.append(above)
    return b"".join(rows)
