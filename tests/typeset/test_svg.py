"""Simple SVG pictures as outlines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.model.outline import Outline, Path
from proceedings.typeset.svg import read_svg
from proceedings.typeset.svg_path import segments

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 50">'


def svg(inside: str) -> Outline | None:
    return read_svg(f"{HEAD}{inside}</svg>".encode(), 100.0, 50.0)


def only(inside: str) -> Path:
    outline = svg(inside)
    assert outline is not None
    (path,) = outline.paths
    return path


@pytest.mark.parametrize(
    ("data", "ops", "points"),
    [
        ("M1 2L3 4z", "MLZ", [(1, 2), (3, 4)]),
        ("m1,2 3,4-1-1", "MLL", [(1, 2), (4, 6), (3, 5)]),
        ("M0 0h5v5H1V2", "MLLLL", [(0, 0), (5, 0), (5, 5), (1, 5), (1, 2)]),
        ("M0 0C1 1 2 1 3 0S5-1 6 0", "MCC", [(0, 0), (1, 1), (2, 1), (3, 0), (4, -1), (5, -1), (6, 0)]),
        ("M0 0Q3 3 6 0", "MC", [(0, 0), (2, 2), (4, 2), (6, 0)]),
        ("M1 1l1 0z l0 1", "MLZL", [(1, 1), (2, 1), (1, 2)]),
        ("M0 0a0 5 0 0 1 3 4", "MC", [(0, 0), (0, 0), (3, 4), (3, 4)]),
    ],
)
def test_path_data(data: str, ops: str, points: list[tuple[float, float]]):
    found_ops, found = segments(data)
    assert found_ops == ops
    assert found == [pytest.approx(point) for point in points]


def test_an_arc_ends_where_it_says_and_keeps_its_radius():
    ops, points = segments("M10 0A10 10 0 0110 20")
    assert ops == "MCC"
    assert points[-1] == pytest.approx((10, 20))
    assert points[3] == pytest.approx((20, 10))


@given(st.text(alphabet="MmLlHhVvCcSsQqTtAaZz0123456789.-, e", max_size=40))
def test_path_data_of_any_kind_is_read_or_refused(data: str):
    read_svg(f'{HEAD}<path d="{data}"/></svg>'.encode())


def test_shapes_and_their_looks():
    path = only('<rect x="1" y="2" width="3" height="4" fill="#f00" stroke="rgb(0,0,255)" stroke-width="2"/>')
    assert path == Path(
        ops="MLLLZ",
        coords=(1.0, 2.0, 4.0, 2.0, 4.0, 6.0, 1.0, 6.0),
        fill=(1.0, 0.0, 0.0),
        stroke=(0.0, 0.0, 1.0),
        width=2.0,
    )
    assert only('<circle cx="5" cy="5" r="2"/>').ops == "MCCCCZ"
    assert only('<polygon points="0,0 1,0 1,1"/>').ops == "MLLZ"
    assert only('<line x1="0" y1="0" x2="1" y2="1" stroke="black"/>').fill is None


def test_rules_classes_and_styles_in_their_order():
    inside = '<style>.a{fill:red} rect{fill:blue}</style><rect class="a" width="1" height="1"STYLE/>'
    assert only(inside.replace("STYLE", "")).fill == (1.0, 0.0, 0.0)
    assert only(inside.replace("STYLE", ' style="fill:#fff"')).fill == (1.0,)


def test_transforms_add_up():
    path = only(
        '<g transform="translate(10 5)"><path transform="scale(2)" d="M1 1L2 2" stroke="black" fill="none"/></g>'
    )
    assert path.coords == (12.0, 7.0, 14.0, 9.0)
    assert path.width == pytest.approx(2.0)


def test_opacity_is_mixed_with_paper():
    assert only('<rect width="1" height="1" fill-opacity="0.5"/>').fill == (0.5,)
    assert svg('<rect width="1" height="1" opacity="0"/>') is None


def test_uses_are_drawn_in_place():
    inside = '<defs><path id="p" d="M0 0L1 0" stroke="black"/></defs><use xlink:href="#p" x="5" y="6"/>'
    assert only(inside).coords == (5.0, 6.0, 6.0, 6.0)


def test_text_becomes_labels():
    outline = svg(
        '<text x="10" y="20" font-size="8" text-anchor="middle" font-weight="bold">Ось <tspan>x</tspan></text>'
    )
    assert outline is not None
    (label,) = outline.labels
    assert (label.x, label.y, label.size, label.anchor, label.bold) == (10.0, 20.0, 8.0, "middle", True)
    assert label.text.replace(" ", "") == "Осьx"


def test_a_clipping_rectangle_that_cuts_nothing_is_ignored():
    clip = '<clipPath id="c"><rect width="50" height="50"/></clipPath>'
    assert svg(f'{clip}<g clip-path="url(#c)"><rect width="9" height="9"/></g>') is not None
    assert svg(f'{clip}<g clip-path="url(#c)"><rect width="90" height="9"/></g>') is None


@pytest.mark.parametrize(
    "inside",
    [
        '<image width="1" height="1"/>',
        '<rect width="1" height="1" fill="url(#gradient)"/>',
        '<rect width="1" height="1" filter="url(#f)"/>',
        '<text transform="rotate(90)">x</text>',
        "<foreignObject/>",
        "",
    ],
)
def test_what_is_not_simple_is_left_to_the_fallback(inside: str):
    assert svg(inside) is None


@pytest.mark.parametrize(
    "data", [b"", b"<svg", b"<html/>", b'<!DOCTYPE svg [<!ENTITY a "b">]><svg viewBox="0 0 1 1"/>']
)
def test_no_svg_is_none(data: bytes):
    assert read_svg(data) is None
