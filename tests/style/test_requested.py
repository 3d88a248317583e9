"""What a house style asks of normalizing beyond good order."""

from pathlib import Path

import pytest

from proceedings.compiler import preview_paper
from proceedings.errors import StyleError
from proceedings.style import load_style


def style(folder: Path, line: str) -> str:
    """Return the path of a style that says `line` over the shipped one."""
    path = folder / "house.toml"
    path.write_text(f'base = "a5-book"\n{line}\n', encoding="utf-8")
    return str(path)


def test_a_style_names_the_rules_that_it_asks_for(tmp_path: Path):
    assert load_style("a5-book").requested == ()
    asked = load_style(style(tmp_path, 'requested = ["heading-numbers"]'))
    assert asked.requested == ("heading-numbers",)
    assert asked.digest != load_style("a5-book").digest


@pytest.mark.parametrize("line", ['requested = ["heading-number"]', 'requested = "no-yo"', "requested = [1]"])
def test_a_rule_that_there_is_not_is_named_with_its_line(tmp_path: Path, line: str):
    with pytest.raises(StyleError) as caught:
        load_style(style(tmp_path, line))
    assert caught.value.code == "style.key"
    assert caught.value.facts["line"] == "2"


def test_a_preview_does_what_its_style_and_its_conference_ask_for(tmp_path: Path, manuscripts: Path):
    paper = next(manuscripts.rglob("*health-care*.docx"))
    asked = style(tmp_path, 'requested = ["heading-numbers"]')
    done = preview_paper(paper, tmp_path / "out.pdf", style=asked, rules="gost-journal")
    (report,) = done.survey.papers.values()
    made = dict(report.changes)
    assert made["heading-numbers"] > 1
    assert made["romanised-references"] == 1
