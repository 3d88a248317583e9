"""Every code the program uses has a sentence in three languages."""

import ast
import re
from pathlib import Path

import pytest

from proceedings.errors import Stopped, UnreadableFile, VolumeError
from proceedings.language.detect import language_of
from proceedings.model.finding import Finding, Place, Severity
from proceedings.normalize.rules.order import RULES
from proceedings.wording import LANGUAGES, _templates, known_codes, place_words, rule_words, sentence

ROOT = Path(__file__).parents[1]
ROOMS = "collect|normalize|check|order|volume|style|rules|typeset|bind|compile|export|project|usage|language"
CODE = re.compile(rf"(?:{ROOMS})\.[a-z]+(?:-[a-z]+)*")
FILES = (".toml", ".py", ".pdf", ".log", ".json")


def _codes_used() -> set[str]:
    codes: set[str] = set()
    for room in ("proceedings", "ui"):
        for path in (ROOT / room).rglob("*.py"):
            tree = ast.parse(path.read_text("utf-8"))
            texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
            codes.update(text for text in texts if isinstance(text, str) and CODE.fullmatch(text))
    return {code for code in codes if not code.endswith(FILES)}


def test_every_code_used_has_a_sentence():
    assert sorted(_codes_used() - known_codes()) == []


def test_every_sentence_is_said_in_three_languages_with_the_same_facts():
    for code, said in _templates().items():
        assert set(said) == set(LANGUAGES), code
        facts = {lang: set(re.findall(r"\{(\w+)\}", text)) for lang, text in said.items()}
        assert facts["en"] == facts["ru"] == facts["kk"], code
        assert all(text.endswith(".") for text in said.values()) or code.startswith(("change.", "report.")), code


def _rules_used() -> set[str]:
    """Return the rules that `normalize` enters in its ledger."""
    rules = {name for name, *_ in RULES}
    for path in (ROOT / "proceedings" / "normalize").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "note":
                rules.update(text.value for text in node.args[:1] if isinstance(text, ast.Constant))
    return rules


def test_every_rule_has_a_name():
    assert sorted(rule for rule in _rules_used() if rule_words(rule) == rule) == []
    assert rule_words("recognised-quote", "ru") == "Часть статьи распознана"
    assert rule_words("unheard-of") == "unheard-of"


@pytest.mark.parametrize("lang", ["ru", "kk"])
def test_sentences_are_in_their_language(lang: str):
    for code, said in _templates().items():
        if code.startswith(("change.", "report.")):
            continue
        plain = re.sub(r"\{\w+\}|\.\w+|TOML|Word|LibreOffice|PNG|JPEG|SmartArt|screen|press", "", said[lang])
        assert language_of(plain, lang) == lang, code


def test_facts_are_filled_in():
    error = VolumeError("volume.key", file="volume.toml", key="titel", value="x", wanted="title, style", line="4")
    assert sentence(error) == "volume.toml, line 4: “titel” is not known here. Known are: title, style."
    assert sentence(error, "ru").startswith("volume.toml, строка 4: ключ «titel»")


def test_parts_without_facts_are_left_out():
    error = UnreadableFile("collect.truncated", file="a.docx")
    assert sentence(error) == "a.docx is damaged or was not sent completely. Ask the author to send it again."
    found = Finding(severity=Severity.WARNING, code="collect.tracked-changes", facts=(("deletions", "3"),))
    assert sentence(found) == "The author left tracked changes (3 deletions); they were taken as accepted."
    error = VolumeError("volume.syntax", file="volume.toml", fault="x", line="0")
    assert sentence(error) == "volume.toml is not written as TOML: x."


def test_brackets_and_braces_in_facts_stay():
    error = VolumeError("volume.value", file="volume.toml", key="k", value="{x} [y]", wanted="[[sections]]", line="1")
    assert sentence(error) == "volume.toml, line 1: “k” cannot be “{x} [y]”. Wanted is: [[sections]]."


def test_languages_are_named():
    found = Finding(severity=Severity.NOTE, code="check.no-abstract", facts=(("lang", "kk"),))
    assert [sentence(found, lang) for lang in LANGUAGES] == [
        "There is no abstract (Kazakh). Add one.",
        "Нет аннотации (казахский). Добавьте её.",
        "Аңдатпа жоқ (қазақша). Оны қосыңыз.",
    ]


def test_an_unknown_code_or_language_still_says_something():
    found = Finding(severity=Severity.NOTE, code="check.unheard-of", facts=(("a", "b"),))
    assert sentence(found) == "check.unheard-of (a: b)"
    assert sentence(Stopped(), "fr") == "Stopped."


def test_places():
    assert place_words(Place(part="body", paragraph=7, excerpt="Права"), "ru") == "абзац 7: Права"
    assert place_words(Place(part="footnote 3"), "kk") == "сілтеме 3"
    assert place_words(Place()) == ""
