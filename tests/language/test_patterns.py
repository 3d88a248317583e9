import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyphen import Pyphen

from proceedings.language.patterns import Patterns, patterns_of

RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
ENGLISH = "abcdefghijklmnopqrstuvwxyz"


@pytest.mark.parametrize(
    ("name", "word", "parts"),
    [
        ("ru_RU", "государственность", "го-су-дар-ствен-ность"),
        ("en_US", "hyphenation", "hy-phen-ation"),
        ("en_US", "restorative", "restora-tive"),
    ],
)
def test_words_are_divided(name: str, word: str, parts: str):
    breaks = patterns_of(name).breaks(word, 2, 3)
    assert "-".join(word[start:end] for start, end in zip([0, *breaks], [*breaks, None], strict=True)) == parts


@pytest.mark.parametrize(("name", "letters"), [("ru_RU", RUSSIAN), ("en_US", ENGLISH)])
@given(st.data())
def test_breaks_are_those_that_pyphen_finds(name: str, letters: str, data: st.DataObject):
    word = data.draw(st.text(letters, min_size=1, max_size=24))
    assert patterns_of(name).breaks(word, 2, 3) == list(Pyphen(lang=name, left=2, right=3).positions(word))


def test_comments_and_limits_are_no_patterns_and_a_higher_level_wins():
    patterns = Patterns("UTF-8\n% said\nLEFTHYPHENMIN 2\na1b\nab2c\nb1c\n\nzz\n")
    assert patterns.breaks("aabcc", 1, 1) == [2]
    assert patterns.breaks("azz", 1, 1) == []
