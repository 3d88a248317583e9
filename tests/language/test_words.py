"""Words that the program prints."""

import pytest

from proceedings.language import words
from proceedings.language.detect import language_of
from proceedings.language.words import date_words, printed

NBSP = "\u00a0"


def test_every_word_exists_in_three_languages():
    for key, said in words._WORDS.items():
        assert len(said) == 3, key
        assert all(said) or key == "year-short", key


def test_words_by_language():
    assert [printed("contents", lang) for lang in ("kk", "ru", "en", "de")] == [
        "Мазмұны",
        "Содержание",
        "Contents",
        "Contents",
    ]
    assert printed("table-continued", "kk") == "Кестенің жалғасы"
    assert printed("scientific-edition", "ru") == "Научное издание"


def test_kazakh_words_are_recognised_as_kazakh():
    said = [word[0] for word in words._WORDS.values() if len(word[0]) > 8 and word[0] != word[1]]
    assert [word for word in said if language_of(word, "kk") != "kk"] == []


@pytest.mark.parametrize(
    ("iso", "kk", "ru", "en"),
    [
        ("2025-12-10", "2025 жылғы 10 желтоқсан", "10 декабря 2025 г.", "10 December 2025"),
        ("2025-12-10/2025-12-12", "2025 жылғы 10–12 желтоқсан", "10–12 декабря 2025 г.", "10–12 December 2025"),
        (
            "2025-11-30/2025-12-02",
            "2025 жылғы 30 қараша – 2 желтоқсан",
            "30 ноября – 2 декабря 2025 г.",
            "30 November – 2 December 2025",
        ),
        (
            "2025-12-30/2026-01-02",
            "2025 жылғы 30 желтоқсан – 2026 жылғы 2 қаңтар",
            "30 декабря 2025 г. – 2 января 2026 г.",
            "30 December 2025 – 2 January 2026",
        ),
        ("2025-12-10/2025-12-10", "2025 жылғы 10 желтоқсан", "10 декабря 2025 г.", "10 December 2025"),
        ("осенью", "осенью", "осенью", "осенью"),
        ("", "", "", ""),
    ],
)
def test_dates(iso: str, kk: str, ru: str, en: str):
    assert [date_words(iso, lang).replace(NBSP, " ") for lang in ("kk", "ru", "en")] == [kk, ru, en]


def test_no_line_ends_between_a_day_and_its_month():
    assert date_words("2025-12-10", "ru") == f"10{NBSP}декабря 2025{NBSP}г."
