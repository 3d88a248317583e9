"""Conference rules and mistakes in them."""

from pathlib import Path

import pytest

from proceedings.check import Limits, load_limits, rules_names
from proceedings.errors import StyleError
from proceedings.wording import known_codes, sentence


def test_the_presets():
    assert rules_names() == ("gost-journal", "ieee", "kazakhstan")
    limits = load_limits("kazakhstan")
    assert limits.authors == (1, 3)
    assert limits.abstract_languages == ("kk", "ru", "en")
    assert load_limits("ieee").citation_order
    assert load_limits("gost-journal").requested == ("caption-label", "romanised-references")


@pytest.mark.parametrize("name", rules_names())
def test_presets_name_rules_that_exist(name: str):
    limits = load_limits(name)
    assert {code for code, _ in (*limits.severity, *limits.accepted)} <= known_codes()


@pytest.mark.parametrize(
    ("toml", "key", "line"),
    [
        ("page = [1, 2]", "page", "1"),
        ("# first\n\npages = 5", "pages", "3"),
        ('authors = [1, 2]\npages = ["a", "b"]', "pages", "2"),
        ("pages = [1]", "pages", "1"),
        ("pages = [8, 5]", "pages", "1"),
        ("pages = [-1, 5]", "pages", "1"),
        ("pages = [true, 5]", "pages", "1"),
        ('languages = ["de"]', "languages", "1"),
        ("languages = []", "languages", "1"),
        ('required = ["udk"]', "required", "1"),
        ('requested = ["bold"]', "requested", "1"),
        ('records = "apa"', "records", "1"),
        ("resolution = 1.5", "resolution", "1"),
        ("citation_order = 1", "citation_order", "1"),
        ('accepted = "all"', "accepted", "1"),
        ('\n[accepted]\n"check.pages" = ""', "accepted.check.pages", "3"),
        ('[accepted]\npages = "why"', "accepted.pages", "2"),
        ('[severity]\n"check.pages" = "grave"', "severity.check.pages", "2"),
        ('[severity]\n"check.pages" = "note"\n"check.doi" = 1', "severity.check.doi", "3"),
    ],
)
def test_a_mistake_is_told_with_its_file_key_and_line(tmp_path: Path, toml: str, key: str, line: str):
    path = tmp_path / "mine.toml"
    path.write_text(toml, "utf-8")
    with pytest.raises(StyleError) as error:
        load_limits(str(path))
    assert error.value.code == "rules.key"
    assert (error.value.facts["file"], error.value.facts["key"], error.value.facts["line"]) == ("mine.toml", key, line)
    assert f"mine.toml, line {line}" in sentence(error.value)


def test_what_is_no_toml_is_told_with_its_line(tmp_path: Path):
    path = tmp_path / "mine.toml"
    path.write_text("authors = [1, 2]\npages = ", "utf-8")
    with pytest.raises(StyleError) as error:
        load_limits(str(path))
    assert error.value.code == "rules.syntax"
    assert error.value.facts["line"] == "2"


def test_an_empty_file_sets_no_limits(tmp_path: Path):
    path = tmp_path / "mine.toml"
    path.write_text("", "utf-8")
    assert load_limits(str(path)) == Limits()


def test_every_key_is_read(tmp_path: Path):
    path = tmp_path / "mine.toml"
    path.write_text(
        'pages = [1, 0]\nlanguages = ["en", "en"]\nrecords = "ieee"\nresolution = 300\ncitation_order = true\n'
        '[accepted]\n"check.doi" = "Журнал не ставит DOI"\n[severity]\n"check.pages" = "error"\n',
        "utf-8",
    )
    assert load_limits(str(path)) == Limits(
        pages=(1, 0),
        languages=("en",),
        records="ieee",
        resolution=300,
        citation_order=True,
        accepted=(("check.doi", "Журнал не ставит DOI"),),
        severity=(("check.pages", "error"),),
    )


def test_unknown_rules_name_the_known_ones():
    with pytest.raises(StyleError) as error:
        load_limits("nowhere")
    assert "kazakhstan" in error.value.facts["known"]
