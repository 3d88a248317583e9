from itertools import pairwise

import pytest

from proceedings.bind.contents import Entry, contents_pages
from proceedings.model.setpage import Line, SetPage
from proceedings.typeset.setter import Setter, line_end
from tests.bind.build import TITLES


def entries(count: int) -> tuple[Entry, ...]:
    section = Entry(title="Секция 1. Стандарты", lang="ru", folio="3", target="section 1", section=True)
    papers = [
        Entry(title=TITLES[n % 3][1], lang=TITLES[n % 3][0], authors="А. Автор", folio=str(4 + n), target=f"paper {n}")
        for n in range(count)
    ]
    return (section, *papers)


def pages(setter: Setter, count: int) -> tuple[SetPage, ...]:
    return contents_pages(entries(count), setter.style, setter, lang="ru", langs=("kk", "ru", "en")).pages


def words(line: Line) -> list[str]:
    return [word.text for span in line.spans for word in span.words]


def lines(page: SetPage) -> list[Line]:
    return [item for item in page.items if isinstance(item, Line)]


def test_heading_stands_in_three_languages(setter: Setter):
    assert words(lines(pages(setter, 1)[0])[0]) == ["Мазмұны", "·", "Содержание", "·", "Contents"]


@pytest.mark.parametrize("count", [1, 7, 40])
def test_every_entry_is_a_link_over_its_area_and_stays_on_its_page(setter: Setter, count: int):
    made = pages(setter, count)
    targets = [link.target for page in made for link in page.links]
    assert targets == [f"#{entry.target}" for entry in entries(count)]
    for page in made:
        assert all(link.y + link.height <= setter.style.page.depth + 0.02 for link in page.links)


@pytest.mark.parametrize("count", range(8, 31))
def test_no_entry_stands_alone_on_a_last_page(setter: Setter, count: int):
    made = pages(setter, count)
    assert len(made) == 1 or len(made[-1].links) >= 3
    assert [link.target for page in made for link in page.links] == [f"#{entry.target}" for entry in entries(count)]


def test_folios_align_right_and_leaders_share_their_places(setter: Setter):
    measure = setter.style.page.measure
    folios, dots = 0, []
    for line in lines(pages(setter, 6)[0]):
        if words(line)[0].isdigit():
            folios += 1
            assert abs(line_end(line) - measure) < 0.01
        if words(line)[0] == ".":
            span = line.spans[0]
            step = span.words[0].advance * span.size / 1000 + span.gap
            dots.append((span.x / step) % 1)
            assert line_end(line) < measure - 5
    assert folios == 7
    assert len(dots) == 6
    assert all(min(part, 1 - part) < 1e-6 for part in dots)


def test_nothing_collides_on_a_line(setter: Setter):
    for page in pages(setter, 12):
        by_line: dict[float, list[Line]] = {}
        for line in lines(page):
            by_line.setdefault(round(line.y, 3), []).append(line)
        for row in by_line.values():
            row.sort(key=lambda line: line.spans[0].x)
            assert all(line_end(a) < b.spans[0].x for a, b in pairwise(row))


def test_turned_lines_hang(setter: Setter):
    left = [line.spans[0].x for line in lines(pages(setter, 1)[0]) if words(line)[0].istitle()]
    hang = setter.style.text["contents_title"].left
    assert 0.0 in left
    assert any(line.spans[0].x == hang for line in lines(pages(setter, 1)[0]))
