"""The words of the window: a phrase and its facts in, English, Russian or Kazakh out; of findings the engine speaks.

Each room keeps its phrases in `ui/translations/<room>.toml`. A phrase with a number in it is a list of forms, chosen by
the fact `n`: two in English (1, others), three in Russian (1, 2–4, 5 and more), one in Kazakh, where a noun after a
number stays singular.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import cast

LANGUAGES = ("en", "ru", "kk")

FORMS: Mapping[str, int] = MappingProxyType({"en": 2, "ru": 3, "kk": 1})
"""How many forms a phrase with a number has."""

Phrase = Mapping[str, str | list[str]]
"""What is said, by language."""


LATER = ("author.toml", "dialogs.toml")
"""Files of which the first screen says nothing: they are read for a word that is in none of the others."""


@cache
def phrases() -> Mapping[str, Phrase]:
    """Return all phrases by name."""
    return MappingProxyType({**_of_first_screen(), **_read([file for file in _translations() if file.name in LATER])})


def phrase(word: str) -> Phrase | None:
    """Return the phrase of that name, None when there is none."""
    return _of_first_screen().get(word) or phrases().get(word)


@cache
def _of_first_screen() -> Mapping[str, Phrase]:
    return MappingProxyType(_read([file for file in _translations() if file.name not in LATER]))


def _translations() -> list[Traversable]:
    return [file for file in (files("ui") / "translations").iterdir() if file.name.endswith(".toml")]


def _read(translations: list[Traversable]) -> dict[str, Phrase]:
    found: dict[str, Phrase] = {}
    for file in translations:
        found.update(cast("dict[str, Phrase]", tomllib.loads(file.read_text(encoding="utf-8"))))
    return found


def language_of(locale: str) -> str:
    """Return the window's language for a locale like `kk_KZ`; English for all others."""
    return locale[:2] if locale[:2] in LANGUAGES else "en"


def form_of(number: int, lang: str) -> int:
    """Return which form of a phrase goes with `number`: its index."""
    if lang == "kk":
        return 0
    if lang == "en":
        return 0 if number == 1 else 1
    if number % 10 == 1 and number % 100 != 11:
        return 0
    return 1 if number % 10 in {2, 3, 4} and number % 100 not in {12, 13, 14} else 2


class Speech:
    """The window's words in one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def __call__(self, word: str, **facts: object) -> str:
        """Return a phrase with its facts filled in; the name itself when there is none."""
        found = phrase(word)
        if found is None:
            return word
        said = found[self.lang]
        if isinstance(said, list):
            said = said[form_of(int(str(facts["n"])), self.lang)]
        return said.format(**facts)

    def number(self, amount: float) -> str:
        """Return an amount with one decimal, behind the sign that the language has for it."""
        said = f"{amount:.1f}"
        return said if self.lang == "en" else said.replace(".", ",")

    def plain(self, word: str, **facts: object) -> str:
        """Return a phrase without the mark of its key in menus and without dots, as for a tooltip or a title."""
        return self(word, **facts).replace("&", "").removesuffix("…")
