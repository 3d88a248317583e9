"""The words of the window are there in every language, with the same facts, and no phrase is asked for in vain."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from ui.wording import FORMS, LANGUAGES, Speech, form_of, language_of, phrases

ROOM = Path(__file__).parents[2] / "ui"
FILES = sorted((ROOM / "translations").glob("*.toml"))


def facts_of(said: str | list[str]) -> frozenset[str]:
    texts = [said] if isinstance(said, str) else said
    return frozenset(name for text in texts for _, name, _, _ in Formatter().parse(text) if name is not None)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_phrase_is_said_in_every_language(file: Path) -> None:
    for name, said in tomllib.loads(file.read_text(encoding="utf-8")).items():
        assert set(said) == set(LANGUAGES), name
        for lang in LANGUAGES:
            forms = said[lang] if isinstance(said[lang], list) else [said[lang]]
            assert all(form.strip() for form in forms), name
            assert isinstance(said[lang], list) == isinstance(said["en"], list), name
            assert len(forms) == (FORMS[lang] if isinstance(said[lang], list) else 1), name
            assert facts_of(said[lang]) == facts_of(said["en"]), name


def test_no_phrase_is_said_in_two_rooms() -> None:
    names = Counter(name for file in FILES for name in tomllib.loads(file.read_text(encoding="utf-8")))
    assert not [name for name, count in names.items() if count > 1]


def asked_for() -> Iterator[tuple[str, str]]:
    """Give (file, phrase) of every phrase that the window's code names where it speaks."""
    for path in sorted(ROOM.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                called = ast.unparse(node.func)
                word = node.args[0].value
                if isinstance(word, str) and re.fullmatch(r"(.*\.)?_?speech(\.plain)?", called):
                    yield path.name, word


def test_the_code_names_no_phrase_that_is_not_there() -> None:
    assert not [(file, word) for file, word in asked_for() if word not in phrases()]


def test_kazakh_is_not_russian() -> None:
    """A Kazakh phrase of some length has a Kazakh letter or differs from the Russian one."""
    copied = [name for name, said in phrases().items() if said["kk"] == said["ru"] and len(str(said["ru"])) > 24]
    assert not copied


def test_numbers_choose_the_form() -> None:
    assert [form_of(number, "ru") for number in (1, 2, 5, 11, 12, 21, 22, 25, 111, 101)] == [
        *(0, 1, 2, 2, 2, 0, 1, 2, 2, 0),
    ]
    assert [form_of(number, "en") for number in (0, 1, 2)] == [1, 0, 1]
    assert form_of(7, "kk") == 0


def test_the_window_speaks_the_language_of_the_system() -> None:
    spoken = [language_of(locale) for locale in ("kk_KZ", "ru_RU", "en_GB", "de_DE", "C")]
    assert spoken == ["kk", "ru", "en", "en", "en"]
    assert Speech("ru")("left", time="0:07") == "осталось 0:07"
    assert Speech("en").plain("open") == "Open folder"
