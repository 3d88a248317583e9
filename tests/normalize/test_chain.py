from math import inf

from proceedings.normalize.chain import likeliest

STEPS = {"a": {"a": 0.0, "b": -1.0}, "b": {"b": 0.0}}


def free(_index: int, _state: str, _follower: str) -> float:
    return 0.0


def test_the_row_with_the_highest_sum_is_found_with_its_leads():
    scores = [{"a": 2.0, "b": 0.0}, {"a": 0.0, "b": 0.5}, {"a": 0.0, "b": 2.0}]
    row = likeliest(scores, STEPS, {"a": 0.0, "b": 0.0}, free)
    # a b b: 2 - 1 + 0.5 + 2 = 3.5; else b b b: 2.5; a a b: 3; a a a: 2
    assert row == [("a", 1.0), ("b", 0.5), ("b", 1.5)]


def test_a_state_that_cannot_be_reached_is_never_chosen():
    assert [state for state, _ in likeliest([{"b": 0.0}, {"a": 9.0, "b": 0.0}], STEPS, {"b": 0.0}, free)] == ["b", "b"]
    assert likeliest([{"a": 1.0}], STEPS, {"a": 0.0}, free) == [("a", inf)]


def test_what_speaks_for_a_step_counts():
    scores = [{"a": 0.0}, {"a": 0.0, "b": 0.0}]
    kept = likeliest(scores, STEPS, {"a": 0.0}, free)
    left = likeliest(scores, STEPS, {"a": 0.0}, lambda _i, _s, follower: 2.0 if follower == "b" else 0.0)
    assert [state for state, _ in kept] == ["a", "a"]
    assert [state for state, _ in left] == ["a", "b"]
    assert likeliest([], STEPS, {"a": 0.0}, free) == []
