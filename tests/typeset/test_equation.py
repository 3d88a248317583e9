"""Formulas as outlines."""

from itertools import pairwise

import pytest

from proceedings.model.math import Equation
from proceedings.model.outline import Outline
from proceedings.typeset.equation import Part, Rank, equation_parts, set_equation, widest_part


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


def parts_of(inside: str, *, width: float = 1e9, repeat: bool = False) -> tuple[Part, ...]:
    return equation_parts(Equation(mathml=f"<math>{inside}</math>", text=""), 10.0, width=width, repeat=repeat)


def test_parts_are_together_as_wide_as_the_whole_and_as_it_looks():
    parts = parts_of(SUM)
    whole = formula(SUM, display=False)
    assert len(parts) == 21
    assert sum([part.outline.width for part in parts]) == pytest.approx(whole.width, abs=0.01)
    assert sum([len(part.outline.paths) for part in parts]) == len(whole.paths)


def test_a_relation_is_a_better_place_than_an_operator():
    parts = parts_of("<mi>y</mi><mo>=</mo><mi>a</mi><mo>+</mo><mi>bcdefgh</mi>")
    assert [part.penalty for part in parts] == [Rank.RELATION, Rank.BINARY, 0]
    assert all(part.trailing > 1.0 for part in parts[:-1])


def test_short_formulas_and_signs_before_their_operand_stay_whole():
    assert len(parts_of("<mi>x</mi><mo>=</mo><mn>5</mn>")) == 1
    assert len(parts_of("<mo>−</mo><mi>abcdefghijklmno</mi><mo>=</mo><mo>−</mo><mi>bcdefghijk</mi>")) == 2
    assert len(parts_of("<mi>abcdefghijk</mi><mo>=</mo><mn>3</mn><mo>,</mo><mn>5</mn>")) == 2


def test_fences_are_opened_only_at_need():
    fenced = f"<mrow><mo fence='true'>(</mo>{SUM}<mo fence='true'>)</mo></mrow><mo>=</mo><mn>0</mn>"
    assert len(parts_of(fenced)) == 2
    opened = parts_of(fenced, width=120.0)
    assert len(opened) > 15
    assert widest_part(opened) <= 120.0
    assert {part.penalty for part in opened[:-2]} == {Rank.INNER}


def test_no_line_of_a_displayed_formula_is_wider_than_its_measure():
    for width in (60.0, 90.0, 150.0, 220.0):
        assert formula(SUM, width=width).width <= width + 0.01


def test_scripts_are_in_proportion_to_their_type():
    script = "<msub><mi>x</mi><mn>1</mn></msub>"
    assert formula(script, size=5.0).width == pytest.approx(formula(script, size=20.0).width / 4, rel=0.01)
