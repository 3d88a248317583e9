"""Conference rules and mistakes in them."""

from pathlib import Path

import pytest

from proceedings.check import Limits, load_limits
from proceedings.errors import StyleError


def test_the_kazakh_preset():
    limits = load_limits("kazakhstan")
    assert limits.authors == (1, 3)
    assert limits.abstract_languages == ("kk", "ru", "en")


@pytest.mark.parametrize(
    ("toml", "code"),
    [
        ("page = [1, 2]", "rules.key"),
        ("pages = 5", "rules.key"),
        ('pages = ["a", "b"]', "rules.key"),
        ("pages = [1]", "rules.key"),
        ("pages = ", "rules.syntax"),
    ],
)
def test_mistakes(tmp_path: Path, toml: str, code: str):
    path = tmp_path / "mine.toml"
    path.write_text(toml, "utf-8")
    with pytest.raises(StyleError) as error:
        load_limits(str(path))
    assert error.value.code == code


def test_an_empty_file_sets_no_limits(tmp_path: Path):
    path = tmp_path / "mine.toml"
    path.write_text("", "utf-8")
    assert load_limits(str(path)) == Limits()


def test_unknown_rules_name_the_known_ones():
    with pytest.raises(StyleError) as error:
        load_limits("nowhere")
    assert "kazakhstan" in error.value.facts["known"]
