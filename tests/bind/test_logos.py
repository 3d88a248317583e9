"""Logos stand in one row, none too high, and each says whose it is."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image as Picture

from proceedings.bind.logos import HIGHEST, logo_row
from proceedings.bind.titlepage import title_page
from proceedings.model.setpage import Image, Kind, Line, Node
from proceedings.model.volume import Volume, Words
from proceedings.typeset.setter import Setter
from tests.bind.build import EVENT


def drawn(path: Path, width: int, height: int) -> str:
    Picture.new("RGB", (width, height), "navy").save(path)
    return str(path)


@pytest.fixture
def logos(tmp_path: Path) -> list[tuple[str, str]]:
    sizes = {"wide.png": (400, 60), "square.jpg": (100, 100), "tall.png": (50, 200)}
    return [(drawn(tmp_path / name, *size), name) for name, size in sizes.items()]


@pytest.mark.parametrize("measure", [323.0, 120.0])
@pytest.mark.parametrize("centred", [True, False])
def test_a_row_fits_the_measure(logos: list[tuple[str, str]], measure: float, centred: bool) -> None:
    nodes: list[Node] = []
    row = logo_row(logos, measure, nodes, centred=centred)
    assert [(node.kind, node.alt) for node in nodes] == [(Kind.FIGURE, alt) for _, alt in logos]
    assert all(item.height <= HIGHEST + 0.01 and item.height <= row.height + 0.01 for item in row.items)
    edges = [(item.x, item.x + item.width) for item in row.items]
    assert all(end < begin for (_, end), (begin, _) in pairwise(edges))
    assert edges[0][0] >= -0.01
    assert edges[-1][1] <= measure + 0.01
    assert abs(edges[0][0] - (measure - edges[-1][1] if centred else 0)) < 0.01
    assert row.items[0].height < row.items[1].height < row.items[2].height


def test_what_is_no_picture_is_left_out(logos: list[tuple[str, str]], tmp_path: Path) -> None:
    (tmp_path / "noise.png").write_bytes(b"noise")
    files = [(str(tmp_path / "noise.png"), "noise"), (str(tmp_path / "gone.png"), "gone"), ("", "none"), logos[0]]
    nodes: list[Node] = []
    assert len(logo_row(files, 300, nodes, centred=True).items) == len(nodes) == 1
    assert not logo_row(files[:3], 300, [], centred=True).items


def test_the_title_page_begins_with_them(logos: list[tuple[str, str]], setter: Setter) -> None:
    event = replace(EVENT, organisers=(Words(ru="А"), Words(ru="Б")), logos=(logos[1][0],))
    page = title_page(Volume(event=event, sections=(), lang="ru"), setter.style, setter)
    first, *rest = page.pages[0].items
    assert isinstance(first, Image)
    assert page.nodes[first.node].alt == "А"
    assert set(page.media) == {logos[1][0]}
    assert all(item.y > first.y + first.height for item in rest if isinstance(item, Line))
