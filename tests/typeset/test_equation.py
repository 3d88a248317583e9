"""Formulas as outlines."""

from itertools import pairwise

import pytest

from proceedings.model.math import Equation
from proceedings.model.outline import Outline
from proceedings.typeset.equation import set_equation


def formula(inside: str, *, size: float = 10.0, display: bool = True, width: float = 1e9) -> Outline:
    outline = set_equation(Equation(mathml=f"<math>{inside}</math>", text=""), size, display=display, width=width)
    assert outline is not None
    return outline


def points(outline: Outline) -> list[tuple[float, float]]:
    return [(x, y) for path in outline.paths for x, y in zip(path.coords[::2], path.coords[1::2], strict=True)]


FRACTION = "<mfrac><mn>1</mn><mi>x</mi></mfrac>"
ROWS = [
    "<mi>x</mi>",
    FRACTION,
    "<msqrt><mi>y</mi></msqrt>",
    "<mover accent='true'><mi>x</mi><mo stretchy='false'>^</mo></mover>",
    "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>i</mi>",
    "<mrow><mo fence='true'>(</mo><mtable><mtr><mtd><mn>1</mn></mtd></mtr></mtable><mo fence='true'>)</mo></mrow>",
    "<menclose notation='box'><mi>x</mi></menclose>",
    "<mmultiscripts><mi>X</mi><mprescripts/><mi>a</mi><mi>b</mi></mmultiscripts>",
    "<mi>ә</mi><mi mathvariant='italic'>ғқңөұүһі</mi><mi mathvariant='bold'>Қ</mi><mtext>егер</mtext>",
    "<msub><mi>V</mi><mi mathvariant='italic'>рет</mi></msub>",
    "<msup><mrow></mrow><mn>2</mn></msup>",
    "<mfrac bevelled='true'><mi>a</mi><mi>b</mi></mfrac>",
    "<mi>x\u0305</mi><mo>\u2061</mo><mi>tg</mi><mi>x</mi>",
]


@pytest.mark.parametrize("row", ROWS)
def test_paths_lie_in_their_box(row: str):
    outline = formula(row)
    assert outline.paths
    for path in outline.paths:
        assert len(path.coords) == sum([{"M": 2, "L": 2, "C": 6, "Z": 0}[op] for op in path.ops])
    for x, y in points(outline):
        assert -0.3 <= x <= outline.width + 0.5
        assert -outline.height - 0.3 <= y <= outline.depth + 0.3


def test_the_origin_is_on_the_baseline():
    letter = formula("<mi>x</mi>")
    assert letter.depth == pytest.approx(0.1, abs=0.15)
    assert 4.0 < letter.height < 6.0


def test_a_formula_grows_with_its_size():
    small, large = formula(FRACTION), formula(FRACTION, size=20.0)
    assert large.width == pytest.approx(2 * small.width, rel=0.01)


def test_fractions_are_smaller_in_the_line():
    assert formula(FRACTION, display=False).height < 0.9 * formula(FRACTION).height


def test_kazakh_letters_are_drawn_and_not_boxes():
    drawn = {letter: formula(f"<mi>{letter}</mi>").paths for letter in "әғқңөұүһі"}
    assert all(len(paths[0].ops) > 12 for paths in drawn.values())
    assert len({paths[0].coords for paths in drawn.values()}) == len(drawn)


@pytest.mark.parametrize(
    "mathml", ["", "<math>", "<math></math>", "<math><mi>\U0001f600</mi></math>", "<math><mfrac/></math>"]
)
def test_what_cannot_be_set_is_none(mathml: str):
    assert set_equation(Equation(mathml=mathml, text="x"), 10.0) is None


SUM = "<mi>y</mi><mo>=</mo>" + "<mo>+</mo>".join([f"<msub><mi>a</mi><mn>{n}</mn></msub>" for n in range(20)])


def test_a_wide_formula_is_broken_and_its_sign_repeated():
    whole, broken = formula(SUM), formula(SUM, width=150.0)
    assert whole.width > 300
    assert broken.width <= 165
    assert broken.height == pytest.approx(whole.height, abs=0.5)
    assert broken.depth > 2 * whole.height
    lines = sum([1 for above, below in pairwise(sorted(y for _, y in points(broken))) if below - above > 2.0])
    assert len(broken.paths) >= len(whole.paths) + lines


def test_an_authors_line_break_is_kept():
    two = formula("<mi>a</mi><mspace linebreak='newline'/><mi>b</mi>")
    assert two.depth > 5


def test_nested_fences_stay_quick():
    import time

    nested = "<mi>x</mi>"
    for _ in range(12):
        nested = f"<mrow><mo fence='true' form='prefix'>(</mo>{nested}<mo fence='true' form='postfix'>)</mo></mrow>"
    begin = time.perf_counter()
    formula(nested)
    assert time.perf_counter() - begin < 2.0
