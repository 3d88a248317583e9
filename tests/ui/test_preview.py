"""The place in a volume that was compiled anew."""

from __future__ import annotations

import pytest

from ui.preview.place import moved

BEFORE = {"": (0, 4), "a": (4, 6), "b": (10, 4)}


@pytest.mark.parametrize(
    ("place", "after", "now"),
    [
        (5.25, BEFORE, 5.25),
        (11.5, {"": (0, 4), "a": (4, 8), "b": (12, 4)}, 13.5),
        (11.0, {"": (0, 4), "b": (4, 4), "a": (8, 6)}, 5.0),
        (13.0, {"": (0, 4), "a": (4, 3), "b": (7, 2)}, 8.5),
        (2.5, {"": (0, 6), "a": (6, 6), "b": (12, 4)}, 2.5),
        (11.0, {"": (0, 4), "a": (4, 6)}, 11.0),
    ],
)
def test_the_place_moves_with_its_paper(place: float, after: dict[str, tuple[int, int]], now: float) -> None:
    assert moved(place, BEFORE, after) == now
