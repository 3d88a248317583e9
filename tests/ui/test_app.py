"""The program of the window: what it refuses to run on, and that workers do not load it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from ui.app import refused
from ui.wording import _WORDS, LANGUAGES, Speech, language_of


@pytest.mark.parametrize(
    ("qt", "python", "refuses"),
    [
        ("6.11.3", (3, 11, 7), False),
        ("6.12.0", (3, 11, 7), True),
        ("6.13.1", (3, 11, 7), True),
        ("6.12.0", (3, 12, 0), False),
        ("7.0", (3, 11, 0), True),
    ],
)
def test_the_bad_pair_is_refused_in_words(qt: str, python: tuple[int, ...], refuses: bool) -> None:
    said = refused(qt, python)
    assert bool(said) is refuses
    if refuses:
        assert qt in said
        assert "3.12" in said


def test_importing_the_program_loads_no_toolkit() -> None:
    code = "import sys, ui.app; print('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True).stdout.strip() == b"False"


def test_every_word_is_said_in_every_language() -> None:
    assert all(len(said) == len(LANGUAGES) and all(said) for said in _WORDS.values())
    assert [language_of(locale) for locale in ("kk_KZ", "ru_RU", "en_GB", "de_DE", "C")] == [
        "kk",
        "ru",
        "en",
        "en",
        "en",
    ]
    assert Speech("ru")("left", time="0:07") == "осталось 0:07"
