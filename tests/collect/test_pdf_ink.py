"""Where ink stands on pages that somebody else has set."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from proceedings.collect.pdf_ink import inked
from tests.ready_pdf import edited, ready_pdf

PAGE = (0.0, 0.0, 300.0, 400.0)


def square(canvas: Any) -> None:
    canvas.rect(50, 100, 120, 220, fill=1, stroke=0)


def bounds(path: Path, box: tuple[float, ...] = PAGE, size: tuple[float, float] = (300.0, 400.0)):
    (found,) = inked(path.read_bytes(), [box], [size])  # type: ignore[list-item]
    return (found.left, found.top, found.right, found.bottom) if found else None


def test_ink_is_where_something_is_drawn(tmp_path: Path):
    path = ready_pdf(tmp_path / "a.pdf", square, words=" ")
    assert bounds(path) == pytest.approx((50, 80, 170, 300), abs=2)


def test_pages_are_looked_at_upright_and_cut_to_their_box(tmp_path: Path):
    path = ready_pdf(tmp_path / "a.pdf", square, words=" ")
    turned: Callable[[pikepdf.Pdf], object] = lambda pdf: pdf.pages[0].rotate(90, relative=False)  # noqa: E731
    assert bounds(edited(path, turned), size=(400.0, 300.0)) == pytest.approx((100, 50, 320, 170), abs=2)
    path = ready_pdf(tmp_path / "b.pdf", square, words=" ")
    assert bounds(path, (40, 90, 290, 390), (250, 300)) == pytest.approx((10, 70, 130, 290), abs=2)


def test_white_on_white_is_no_ink(tmp_path: Path):
    def white(canvas: Any) -> None:
        canvas.setFillGray(1)
        canvas.rect(0, 0, 300, 400, fill=1, stroke=0)

    assert bounds(ready_pdf(tmp_path / "a.pdf", white, words=" ")) is None


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 and no more", b"no file at all"])
def test_what_cannot_be_drawn_is_not_known(data: bytes):
    assert inked(data, [PAGE], [(300.0, 400.0)]) == []
