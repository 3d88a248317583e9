"""Formulas of Equation Editor and MathType: what is stored is read, and nothing that is stored breaks the reading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.collect.mtef import Char, Line, Matrix, MtefError, Object, Pile, Template, read_mtef

from .stored_formulas import mtef

CHARS = st.builds(Char, st.sampled_from((0x41, 0x61, 0x33, 0x2212, 0x3C0, 0x432)), st.sampled_from((1, 2, 3, 6, 8, -1)))
MARKED = st.builds(Char, st.just(0x61), st.just(3), st.lists(st.sampled_from((2, 5, 9, 17)), min_size=1).map(tuple))


def lines(objects: st.SearchStrategy[Object]) -> st.SearchStrategy[Line]:
    return st.lists(objects, max_size=4).map(lambda found: Line(objects=tuple(found)))


def templates(inner: st.SearchStrategy[Line]) -> st.SearchStrategy[Template]:
    two = st.tuples(inner, inner)
    return st.one_of(
        st.builds(Template, st.sampled_from(("sub", "sup", "sub-sup", "fraction", "root")), st.just(0), two),
        st.builds(Template, st.just("over-bar"), st.just(0), st.tuples(inner)),
        st.builds(
            lambda slot: Template("paren", 3, (slot, Char(0x28, 22), Char(0x29, 22))),
            inner,
        ),
        st.builds(lambda slots: Template("sum", 0x40, (*slots, Char(0x2211, 22))), st.tuples(inner, inner, inner)),
    )


def larger(inner: st.SearchStrategy[Object]) -> st.SearchStrategy[Object]:
    line = lines(inner)
    return st.one_of(
        templates(line),
        st.builds(Pile, st.lists(line, min_size=1, max_size=3).map(tuple), st.sampled_from((1, 2, 3, 4))),
        st.builds(Matrix, st.just(2), st.lists(line, min_size=4, max_size=4).map(tuple), st.just(2)),
    )


FORMULAS = lines(st.recursive(st.one_of(CHARS, MARKED), larger, max_leaves=20))


@pytest.mark.parametrize("version", [3, 5])
@given(formula=FORMULAS)
def test_a_formula_that_was_stored_is_read(version: int, formula: Line):
    assert read_mtef(mtef(formula, version)) == formula


@given(stored=st.binary(max_size=200), version=st.sampled_from((3, 5)))
def test_no_bytes_break_the_reading(stored: bytes, version: int):
    try:
        read_mtef(bytes((version, 1, 0, 6, 9)) + stored)
    except MtefError:
        return


@pytest.mark.parametrize("version", [3, 5])
@given(formula=FORMULAS, at=st.integers(min_value=6, max_value=40))
def test_a_formula_that_ends_too_early_is_refused_or_shorter(version: int, formula: Line, at: int):
    try:
        read_mtef(mtef(formula, version)[:at])
    except MtefError:
        return


def test_another_version_and_a_nest_too_deep_are_refused():
    for stored in (b"", bytes((2, 1, 1, 3, 0)), bytes((9, 9, 9, 9, 9))):
        with pytest.raises(MtefError, match="version"):
            read_mtef(stored)
    deep = Line()
    for _ in range(60):
        deep = Line(objects=(Template("root", 0, (Line(objects=(Char(0x61, 3), deep)), Line())),))
    with pytest.raises(MtefError, match="deep"):
        read_mtef(mtef(deep))


def test_nudged_and_sized_records_are_passed_over():
    nudged = bytes((5, 1, 0, 6, 9, 0x44, 0, 0, 2, 0x08, 120, 130, 131, 0x61, 0, 9, 101, 12, 0, 9, 100, 1, 5, 0))
    wide = bytes((2, 0x08, 128, 128, 1, 2, 3, 4, 131, 0x62, 0, 0))
    assert read_mtef(nudged + wide) == Line(objects=(Char(0x61, 3), Char(0x62, 3)))


@pytest.mark.parametrize(
    ("selector", "variation", "template"),
    [
        (1, 1, ("paren", 1)),
        (10, 0, ("interval", 0x23)),
        (15, 2, ("sub-sup", 0)),
        (44, 0, ("sup", 1)),
        (21, 3, ("integral", 5)),
        (24, 0, ("integral", 0x41)),
        (27, 0, ("horizontal-brace", 1)),
        (30, 1, ("sum", 0)),
        (31, 0, ("product", 0x40)),
        (41, 0, ("fraction", 2)),
        (47, 2, ("vector", 3)),
    ],
)
def test_templates_of_version_3_have_the_meaning_of_version_5(selector: int, variation: int, template: tuple[str, int]):
    (read,) = read_mtef(bytes((3, 1, 1, 3, 10, 3, selector, variation, 0, 0x11, 0, 0))).objects
    assert isinstance(read, Template)
    assert (read.name, read.variation) == template
