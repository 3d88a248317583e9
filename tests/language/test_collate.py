"""Orders that a Kazakh reader expects."""

import re

from hypothesis import given
from hypothesis import strategies as st

from proceedings.language.collate import natural_key, sort_key

NAMES = re.findall(
    r"\w+",
    "Абай Әбенов Әлиев Ғали Ежов Ёлкин Ибраев Иванов Калинин Қалиев Орлов Өтеген Ушаков Ұлан Үмбет Ілияс Hill",
)


@given(st.permutations(NAMES))
def test_names_in_three_scripts(mixed: list[str]):
    assert sorted(mixed, key=sort_key) == NAMES


def test_letters_of_the_alphabet_stand_in_its_order():
    alphabet = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"
    assert "".join(sorted(alphabet, key=sort_key)) == alphabet


def test_a_short_name_stands_before_a_longer_one():
    assert sorted(["Абайұлы А.", "Абай Б.", "Абай А."], key=sort_key) == ["Абай А.", "Абай Б.", "Абайұлы А."]


def test_case_and_quotes_do_not_matter():
    assert sorted(["«Яблоко»", "арбуз", "Банан"], key=sort_key) == ["арбуз", "Банан", "«Яблоко»"]


def test_accents_of_latin_names_are_laid_aside():
    assert sorted(["Zola", "Öztürk", "Oliver", "Étienne"], key=sort_key) == ["Étienne", "Oliver", "Öztürk", "Zola"]


def test_decomposed_letters_sort_as_composed_ones():
    assert sort_key("Ёлкин")[0] == sort_key("Е\u0308лкин")[0]


def test_files_as_people_number_them():
    names = ["10 Ivanov.docx", "2. Петров.docx", "1-Қасым.docx", "Әлиев.docx", "Абаев.docx", "paper 10", "paper 9"]
    assert sorted(names, key=natural_key) == [
        "1-Қасым.docx",
        "2. Петров.docx",
        "10 Ivanov.docx",
        "Абаев.docx",
        "Әлиев.docx",
        "paper 9",
        "paper 10",
    ]


@given(st.lists(st.text(max_size=12), max_size=6))
def test_keys_of_any_texts_compare(texts: list[str]):
    assert sorted(texts, key=sort_key) == sorted(sorted(texts), key=sort_key)
    assert sorted(texts, key=natural_key) == sorted(sorted(texts), key=natural_key)
