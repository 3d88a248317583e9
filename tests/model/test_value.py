"""Values behave as frozen dataclasses do, but for the refusal at run time."""

import dataclasses
import pickle

from hypothesis import given
from hypothesis import strategies as st

from proceedings.model.value import value


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """What `dataclass` itself makes of the fields."""

    name: str
    sizes: tuple[int, ...] = ()


@value(kw_only=True)
class Made:
    """The same fields."""

    name: str
    sizes: tuple[int, ...] = ()


@value(kw_only=True)
class More(Made):
    """One more field."""

    note: str = ""


@value()
class Single:
    """One field."""

    name: str


@value()
class Empty:
    """No field."""


@value()
class Told:
    """A class that says itself how it is represented."""

    name: str

    def __repr__(self) -> str:
        return f"<{self.name}>"


texts = st.text(max_size=3)
numbers = st.lists(st.integers(0, 3), max_size=2).map(tuple)


@given(texts, numbers, texts, numbers)
def test_values_compare_hash_and_look_as_dataclasses(
    name: str, sizes: tuple[int, ...], other: str, more: tuple[int, ...]
) -> None:
    ours, theirs = Made(name=name, sizes=sizes), Plain(name=name, sizes=sizes)
    assert (ours == Made(name=other, sizes=more)) == (theirs == Plain(name=other, sizes=more))
    assert hash(ours) == hash(Made(name=name, sizes=sizes))
    assert repr(ours) == repr(theirs).replace("Plain", "Made")
    assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)


def test_another_class_is_another_value() -> None:
    assert Made(name="a") != More(name="a")
    assert More(name="a", note="b") == More(name="a", note="b")
    assert More(name="a", note="b") != More(name="a", note="c")


def test_one_field_and_none() -> None:
    assert Single("a") == Single("a") != Single("b")
    assert Empty() == Empty()
    assert (repr(Single("a")), repr(Empty())) == ("Single(name='a')", "Empty()")
    assert len({Single("a"), Single("a"), Empty(), Empty()}) == 2


def test_values_are_replaced_and_pickled() -> None:
    paper = More(name="a", sizes=(1, 2))
    assert dataclasses.replace(paper, note="n") == More(name="a", sizes=(1, 2), note="n")
    assert pickle.loads(pickle.dumps(paper)) == paper  # noqa: S301 - our own
    assert not hasattr(paper, "__dict__")


def test_a_class_keeps_its_own_methods() -> None:
    assert repr(Told("a")) == "<a>"
