import subprocess
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.bind.book import Book
from proceedings.bind.imposition import Side, creep, gathering, sides, write_imposed
from proceedings.model.measure import MM
from proceedings.style.printer import load_printer
from proceedings.typeset.setter import Setter
from tests.bind.build import house, small_volume

BOOKLET = load_printer("office-booklet")
SIGNATURES = load_printer("office-signatures")


def pairs(order: tuple[Side, ...]) -> list[tuple[int, int]]:
    return [(side.left, side.right) for side in order]


def folded(order: tuple[Side, ...]) -> list[int]:
    """Fold one gathering and turn its leaves: every sheet gives a leaf before the fold and one behind it.

    The front of a sheet shows its right half first; turned about the short edge, that leaf's back is the left half of
    the sheet's back. Behind the fold it is the other way round.
    """
    before: list[int] = []
    behind: list[int] = []
    for front, back in zip(order[::2], order[1::2], strict=True):
        before += [front.right, back.left]
        behind = [back.right, front.left, *behind]
    return before + behind


def test_a_booklet_of_eight_and_a_second_gathering_are_the_known_ones():
    assert pairs(sides(8, BOOKLET)) == [(8, 1), (2, 7), (6, 3), (4, 5)]
    second = sides(32, SIGNATURES)[8:]
    assert pairs(second) == [(32, 17), (18, 31), (30, 19), (20, 29), (28, 21), (22, 27), (26, 23), (24, 25)]


@given(st.integers(1, 400))
def test_folding_a_booklet_puts_the_pages_in_order(pages: int):
    order = sides(pages, BOOKLET)
    whole = -(-pages // 4) * 4
    assert folded(order) == list(range(1, whole + 1))
    assert sorted(number for side in order for number in (side.left, side.right)) == list(range(1, whole + 1))


@given(st.integers(1, 400))
def test_folding_gatherings_puts_the_pages_in_order(pages: int):
    order = sides(pages, SIGNATURES)
    size = SIGNATURES.signature
    read = [number for at in range(0, len(order), size // 2) for number in folded(order[at : at + size // 2])]
    assert read == list(range(1, -(-pages // size) * size + 1))


@given(st.integers(1, 90).map(lambda quarter: quarter * 4), st.integers(0, 9))
def test_facing_pages_make_up_the_same_sum_and_odd_ones_lie_right(pages: int, gatherings: int):
    first = gatherings * pages + 1
    for side in gathering(first, pages):
        assert side.left + side.right == 2 * first + pages - 1
        assert side.right % 2 == 1 or side.left % 2 == 1
        assert side.right % 2 == 1
        assert side.left % 2 == 0
        assert 0 <= side.depth < pages / 4


def test_inner_sheets_move_towards_the_spine():
    assert [creep(side.depth, 0.1) for side in sides(16, SIGNATURES)[::2]] == pytest.approx([0, 0.1, 0.2, 0.3])


def test_sheets_hold_every_page_once_where_it_belongs(tmp_path: Path):
    setter = Setter(house())
    volume, papers = small_volume(setter)
    edition = Book(volume, papers, setter.style, setter).edition()
    out = tmp_path / "imposed.pdf"
    silent = {"on_progress": lambda _: None, "should_stop": lambda: False}
    assert write_imposed(edition, setter.style, BOOKLET, out, **silent) == -(-len(edition.leaves) // 4)  # type: ignore[arg-type]
    width = setter.style.page.width
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages) == len(sides(len(edition.leaves), BOOKLET))
        assert [float(side) for side in pdf.pages[0].TrimBox] == pytest.approx([0, 0, 2 * width, 595.276], abs=0.01)
        moves = [
            next(float(part) for part in stream.read_bytes().decode().split(" cm ")[0].split()[-2:])
            for page in pdf.pages
            for stream in page.get("/Contents", [])
            if b" cm " in stream.read_bytes() and stream.read_bytes().startswith(b"q 0 ")
        ]
    outer = setter.style.page.outer
    depths = [side.depth for side in sides(len(edition.leaves), BOOKLET)]
    assert len(moves) > 4
    assert all(min(abs(move - outer - depth * 0.1 * MM) for depth in depths) < 0.01 for move in moves)
    # The folios that the two halves of the middle sheet bear follow one another.
    text = subprocess.run(
        ["pdftotext", "-layout", "-f", str(len(depths)), "-l", str(len(depths)), str(out), "-"],
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    last = sides(len(edition.leaves), BOOKLET)[-1]
    folios = [edition.folio(number - 1) for number in (last.left, last.right)]
    assert all(folio in text.split() for folio in folios)
