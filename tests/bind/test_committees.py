"""Committees stand on pages of their own, nobody is lost, nobody is set outside the page."""

from dataclasses import replace

from proceedings.bind.book import Book
from proceedings.bind.committees import committee_pages
from proceedings.model.setpage import Line, SetPaper
from proceedings.model.volume import Committee, Person, Volume, Words
from proceedings.typeset.setter import Setter
from tests.bind.build import EVENT


def volume(*sizes: int) -> Volume:
    committees = tuple(
        Committee(
            title=Words(ru=f"Комитет {number}"),
            members=tuple(
                Person(name=Words(ru=f"Член {number}-{each}"), post=Words(ru="ректор")) for each in range(size)
            ),
        )
        for number, size in enumerate(sizes)
    )
    return Volume(event=replace(EVENT, committees=committees), sections=(), lang="ru")


def lines(paper: SetPaper) -> list[list[str]]:
    return [
        [
            "".join(word.text for span in item.spans for word in span.words)
            for item in page.items
            if isinstance(item, Line)
        ]
        for page in paper.pages
    ]


def test_no_committee_no_page(setter: Setter):
    assert committee_pages(volume(), setter.style, setter) is None
    assert committee_pages(volume(0), setter.style, setter) is None


def test_everybody_is_named_once_and_within_the_page(setter: Setter):
    paper = committee_pages(volume(3, 70, 1, 40), setter.style, setter)
    assert paper
    assert len(paper.pages) > 1
    names = [line for page in lines(paper) for line in page if line.startswith("Член")]
    assert len(names) == len(set(names)) == 114
    assert all(
        item.y <= setter.style.page.depth + 0.01
        for page in paper.pages
        for item in page.items
        if isinstance(item, Line)
    )
    assert not any(page[-1].startswith("Комитет") for page in lines(paper))


def test_the_book_has_them_after_its_title_leaf(setter: Setter):
    without = Book(volume(), {}, setter.style, setter).edition()
    edition = Book(volume(3), {}, setter.style, setter).edition()
    assert len(edition.leaves) == len(without.leaves) + 2
    assert edition.leaves[2].page
    assert not edition.leaves[3].page
