"""Mentions of references by number."""

import pytest

from proceedings.check.citations import AUTHOR_AND_YEAR, cited_numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("[1]", [1]),
        ("[3, с. 12; 4–6]", [3, 4, 5, 6]),
        ("[1, 2, 15]", [1, 2, 15]),
        ("[5, 12-бет]", [5]),
        ("[12 б.]", [12]),
        ("[2:35]", [2]),
        ("[5, Т. 2, с. 3]", [5]),
        ("[1, p. 5]", [1]),
        ("[3],[4]", [3, 4]),
        ("работы[7]", [7]),
        ("[1–3], [2]", [1, 2, 3, 2]),
    ],
)
def test_numbers_in_brackets(text: str, numbers: list[int]):
    assert list(cited_numbers(text)) == numbers


@pytest.mark.parametrize(
    "text", ["[0, 1]", "[2020]", "[0..100]", "x[1]=5", "fx[2] = 3", "[3ы4]", "[а]", "(1)", "[1–900]", "[]"]
)
def test_intervals_years_and_indices_are_none(text: str):
    assert list(cited_numbers(text)) == []


def test_citations_by_name():
    assert AUTHOR_AND_YEAR.search("как показал (Иванов, 2020)")
    assert AUTHOR_AND_YEAR.search("(Smith & Jones, 2019, p. 5)")
