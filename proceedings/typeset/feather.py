"""A column that is a few lines short in, the same at its full depth out: white that stands anyway grows."""

from collections.abc import Sequence

from proceedings.typeset.galley import Slab

Placed = tuple[float, Slab]
"""(y, slab)."""


def room_to_stretch(placed: Sequence[Placed]) -> int:
    """Return by how many lines of the grid the white in a column may grow: none at its top."""
    return sum([slab.stretch for _, slab in placed[1:]])


def stretched(placed: Sequence[Placed], lines: int, grid: float) -> list[Placed]:
    """Return a column with so many lines more of white, shared out in turns.

    White grows above a heading; of what stands between text, as a figure does, before and after it alike.
    """
    grown = [0] * len(placed)
    while lines:
        for index in range(1, len(placed)):
            if lines and grown[index] < placed[index][1].stretch:
                grown[index] += 1
                lines -= 1
    moved: list[Placed] = []
    down = 0.0
    for more, (y, slab) in zip(grown, placed, strict=True):
        own = more if slab.heading else more / 2
        moved.append((y + (down + own) * grid, slab))
        down += more
    return moved
