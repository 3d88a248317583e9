"""Where the ink stands on pages that somebody else has set: they are drawn small, and looked at."""

from collections.abc import Iterator, Sequence
from typing import Any

from PIL import Image, ImageChops

from proceedings.model.ready import ReadyInk

_LONGEST = 600
"""Pixels of a drawn page's longer side: one is a point and a half of A4."""
_FAINT = 6
"""Steps of 255 by which paper may differ from white."""

Sides = tuple[float, float, float, float]


def inked(data: bytes, boxes: Sequence[Sides], sizes: Sequence[tuple[float, float]]) -> list[ReadyInk | None]:
    """Return what part of each page bears ink, None of a blank one; nothing where the file cannot be drawn.

    `boxes` are what is seen of the pages (left, bottom, right, top), `sizes` how large they are when upright, points.
    """
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as document:
            return list(_of_pages(document, boxes, sizes)) if len(document) == len(boxes) else []
    except (pypdfium2.PdfiumError, ValueError, MemoryError):
        return []


def _of_pages(document: Any, boxes: Sequence[Sides], sizes: Sequence[tuple[float, float]]) -> Iterator[ReadyInk | None]:
    for index, (box, (width, height)) in enumerate(zip(boxes, sizes, strict=True)):
        page = document[index]
        page.set_cropbox(*box)
        shown = page.render(scale=_LONGEST / max(page.get_size()), grayscale=True, optimize_mode="print").to_pil()
        found = _bounds(shown.convert("L"))
        page.close()
        across, down = width / shown.width, height / shown.height
        yield (
            None
            if found is None
            else ReadyInk(
                left=max(found[0] - 1, 0) * across,
                top=max(found[1] - 1, 0) * down,
                right=min((found[2] + 1) * across, width),
                bottom=min((found[3] + 1) * down, height),
            )
        )


def _bounds(shown: Image.Image) -> tuple[int, int, int, int] | None:
    """Return left, top, right and bottom of what is not white."""
    return ImageChops.invert(shown).point([0 if step <= _FAINT else 255 for step in range(256)]).getbbox()
