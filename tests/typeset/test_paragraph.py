"""Lines as they are set keep to what was reckoned when they were broken."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proceedings.model.blocks import Paragraph
from proceedings.model.math import Equation
from proceedings.model.setpage import Drawing, Line
from proceedings.model.text import InlineEquation, Run
from proceedings.style import load_style
from proceedings.typeset import Setter
from proceedings.typeset.linebreak import SHRINK
from proceedings.typeset.setter import line_end

from .test_geometry import with_formulas
from .test_page import paper, set_paper

SETTER = Setter(load_style("a5-book"))
BASE = SETTER.style.text["body"]
BLANK = SETTER.looks.look(BASE, Run(text="").style, "ru").blank
PARTS = "Го су дар ствен ный ТА ек тиерт AVA То Ёж, «да» 2020 пре вен тив".split()


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10**6), st.sampled_from(["", "\u00ad"]), st.floats(150.0, 330.0))
def test_no_blank_is_narrower_than_the_breaker_allows(seed: int, within: str, measure: float) -> None:
    chance = random.Random(seed)
    words = [within.join(chance.choices(PARTS, k=chance.randint(1, 4))) for _ in range(60)]
    made = SETTER.paragraph((Run(text=" ".join(words)),), BASE, measure, lang="ru")
    lines = [item for item in made.lines if isinstance(item, Line) and len(item.spans[0].words) > 3]
    assert lines
    assert min([line.spans[0].gap for line in lines]) > (1 - SHRINK - 0.06) * BLANK
    assert max([line_end(line) for line in lines]) < measure + 0.1


def signs(lang: str) -> list[int]:
    """Return how many shapes each part of a formula that is broken over two lines has."""
    terms = "".join([f"<mo>=</mo><mi>{letter}</mi>" for letter in "abcdefghijklmnopqrstuv"])
    part = InlineEquation(equation=Equation(mathml=f"<math><mi>y</mi>{terms}</math>", text="y"))
    content = (Run(text="следовательно "), part)
    made = set_paper(paper(Paragraph(content=content, lang=lang)), SETTER)
    return [len(item.paths) for page in made.pages for item in page.items if isinstance(item, Drawing)]


def test_a_sign_is_repeated_where_a_formula_is_broken_but_not_in_english() -> None:
    russian, english = signs("ru"), signs("en")
    assert sum(english) == 23 + 22
    assert sum(russian) == sum(english) + 1


@pytest.mark.parametrize("style", ["a5-book", "a4-two-column"])
def test_no_line_with_formulas_is_over_full(style: str) -> None:
    setter = Setter(load_style(style))
    made = set_paper(paper(*[with_formulas(seed, "ru") for seed in range(6)]), setter)
    lines = [item for page in made.pages for item in page.items if isinstance(item, Line) and not item.hidden]
    blank = BLANK * setter.style.text["body"].size / BASE.size
    assert min([span.gap for line in lines for span in line.spans]) > (1 - SHRINK - 0.06) * blank
