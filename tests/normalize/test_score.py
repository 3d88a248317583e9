"""What is recognised of real manuscripts stays above its floors; without the corpus the test is skipped."""

from collections import Counter

import pytest

from tests.normalize.facts import caption_fact, fact, heading_fact, keywords_fact
from tests.normalize.score import ANNOTATIONS, CORPUS, TARGETS, Score, measured


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real documents is not here")
def test_fields_of_real_manuscripts_are_found():
    whole, *_ = measured()
    if whole.count < len(list(ANNOTATIONS.iterdir())) - 6:
        pytest.skip("old formats cannot be read here, the set is too small")
    below = {name: round(whole.scores[name].f1, 3) for name, floor in TARGETS.items() if whole.scores[name].f1 < floor}
    assert below == {}


def test_facts_look_through_numbers_labels_and_look_alikes():
    assert heading_fact("2.1. Методы") == heading_fact("МЕТОДЫ")
    assert caption_fact("Рис. 1. Схема") == caption_fact("Рисунок 1 – схема") != caption_fact("Таблица 1. Схема")
    assert fact("Cистема") == fact("система")
    assert keywords_fact(("право", "закон")) != keywords_fact(("закон", "право"))


def test_a_score_counts_what_was_right_found_and_there():
    score = Score()
    score.add(Counter("ab"), Counter("bcd"))
    assert (score.precision, round(score.recall, 2), round(score.f1, 2)) == (0.5, 0.33, 0.4)
