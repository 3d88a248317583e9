from dataclasses import replace

import pytest

from proceedings.bind.book import Book
from proceedings.bind.edition import Edition, roman_numeral
from proceedings.typeset.setter import Setter
from tests.bind.build import house, small_volume


@pytest.fixture
def edition(setter: Setter) -> Edition:
    return Book(*small_volume(setter), setter.style, setter).edition()


@pytest.mark.parametrize(("number", "numeral"), [(1, "i"), (4, "iv"), (9, "ix"), (44, "xliv"), (1999, "mcmxcix")])
def test_roman_numerals(number: int, numeral: str):
    assert roman_numeral(number) == numeral


def test_body_and_openers_begin_on_rectos(edition: Edition):
    places = {name: leaf for name, leaf, _ in edition.places}
    assert edition.roman % 2 == 0
    assert places["paper 0/a.docx"] == edition.roman
    assert [places[f"section {n}"] % 2 for n in (1, 2)] == [0, 0]
    assert places["paper 1/a.docx"] == places["section 1"] + 1


def test_greetings_have_no_opener_and_unreadable_papers_are_left_out(edition: Edition):
    names = [name for name, _, _ in edition.places]
    assert "section 0" not in names
    assert "paper 2/b.docx" not in names


def test_title_leaf_openers_and_blanks_carry_neither_head_nor_folio(edition: Edition):
    places = {name: leaf for name, leaf, _ in edition.places}
    bare = {0, 1, places["section 1"], places["section 2"]}
    for index, leaf in enumerate(edition.leaves):
        assert (leaf.head is None) == (index in bare or leaf.page is None)


def test_outline_has_sections_papers_and_headings_of_the_first_level(edition: Edition):
    marks = [(mark.level, mark.title.split(":")[0][:12]) for mark in edition.bookmarks]
    assert marks[:5] == [(0, "Содержание"), (0, "Приветствия"), (1, "Независимый "), (2, "Введение"), (2, "Итог")]
    assert (0, "Секция\u00a01. Ст") in marks
    assert all("Мелочь" not in title for _, title in marks)


def test_contents_at_the_back_follow_the_papers_in_arabic_numbers(setter: Setter):
    base = house()
    style = replace(base, book=replace(base.book, contents="back"))
    edition = Book(*small_volume(setter), style, setter).edition()
    places = {name: leaf for name, leaf, _ in edition.places}
    assert edition.roman == 2
    assert places["contents"] > max(leaf for name, leaf in places.items() if name != "contents")
    assert edition.bookmarks[-1].title == "Содержание"


def test_moving_a_paper_writes_none_again(setter: Setter):
    volume, papers = small_volume(setter)
    first, second, third = volume.sections
    moved = replace(volume, sections=(first, replace(second, papers=second.papers[::-1]), third))
    before = {id(leaf.page) for leaf in Book(volume, papers, setter.style, setter).edition().leaves if leaf.scope}
    after = {id(leaf.page) for leaf in Book(moved, papers, setter.style, setter).edition().leaves if leaf.scope}
    assert before == after
