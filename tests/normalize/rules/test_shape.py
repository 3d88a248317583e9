from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proceedings.model.blocks import Role
from proceedings.normalize.rules.line import Line
from proceedings.normalize.rules.order import RULES
from proceedings.normalize.rules.shape import END, START, runs_of, shape_of

WORDS = st.sampled_from(
    "слово Иванов А.Б. С. с. № 5 № рис. табл. 2010-2015 2010г. 70км 5% 0.95 0,95 т.д. г. Алматы XIV — – - // [1,2] "
    "[3ы4] ... « » \" '' ,, ( ) , . ; : word U.S. wives' құқық ќ ѓ aбв \t \n http://a.kz/b a@b.kz 10.1000/182 Ω б. "
    "ИВАН Рис. Рисунок 1 в и ул. пр. [электронный (Дата обращения: 1.1.2020) 2011.-№3 ст. 12".split(" ")
)
LINES = st.lists(st.tuples(WORDS, st.sampled_from([" ", "", "\u00a0", "  "])), max_size=14)


@pytest.mark.parametrize(("said", "signs"), [("Рис. 5–7, № 3 «а» XV", b"Aaa, 0-0, , 0 (a) II"), ("ab\u00a0c", b"aa a")])
def test_a_shape_has_a_sign_for_every_character(said: str, signs: bytes):
    shape = shape_of(said)
    assert shape.signs == START + signs + END
    assert shape.whole


def test_a_text_with_strange_letters_may_show_anything():
    assert not shape_of("Ω Ψ").whole
    assert shape_of("Ω Ψ").shows(runs_of(b"0-0"))


@settings(max_examples=200)
@given(LINES, st.sampled_from(["kk", "ru", "en"]), st.sampled_from(list(Role)))
def test_a_rule_has_nothing_to_do_where_the_shape_does_not_ask_for_it(
    pieces: list[tuple[str, str]], lang: str, role: Role
):
    line = Line(text="".join([word + between for word, between in pieces]), lang=lang, role=role)
    shape = shape_of(line.text)
    for name, rule, needs in RULES:
        assert not rule(line) or shape.shows(needs), name


@settings(max_examples=200)
@given(LINES, st.sampled_from(["kk", "ru", "en"]), st.sampled_from(list(Role)))
def test_edits_are_sorted_and_apart(pieces: list[tuple[str, str]], lang: str, role: Role):
    line = Line(text="".join([word + between for word, between in pieces]), lang=lang, role=role)
    for name, rule, _ in RULES:
        edits = rule(line)
        assert all(one[1] <= other[0] for one, other in pairwise(edits)), name
