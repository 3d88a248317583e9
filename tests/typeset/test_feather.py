"""White grows by whole lines, above headings and about what stands between text."""

from proceedings.model.setpage import Heading
from proceedings.typeset.feather import room_to_stretch, stretched
from proceedings.typeset.galley import Slab

TEXT = Slab(height=10.0)
HEADING = Slab(height=10.0, stretch=2, heading=Heading(1, "", 0, 0.0))
FIGURE = Slab(height=40.0, stretch=2)


def placed(*slabs: Slab) -> list[tuple[float, Slab]]:
    tops = [sum([slab.height for slab in slabs[:index]]) for index in range(len(slabs))]
    return list(zip(tops, slabs, strict=True))


def test_nothing_grows_at_the_top_of_a_column() -> None:
    assert room_to_stretch(placed(HEADING, TEXT)) == 0
    assert room_to_stretch(placed(TEXT, HEADING, FIGURE)) == 4


def test_white_grows_above_a_heading_and_on_both_sides_of_a_figure() -> None:
    assert [y for y, _ in stretched(placed(TEXT, HEADING, TEXT), 2, 10.0)] == [0.0, 30.0, 40.0]
    assert [y for y, _ in stretched(placed(TEXT, FIGURE, TEXT), 2, 10.0)] == [0.0, 20.0, 70.0]


def test_lines_are_shared_out_in_turns() -> None:
    column = stretched(placed(TEXT, HEADING, TEXT, HEADING, TEXT), 3, 10.0)
    assert [y for y, _ in column] == [0.0, 30.0, 40.0, 60.0, 70.0]
