"""What is recognised of invented manuscripts of every kind stays above its floors."""

from tests.normalize.variety import manuscript_of
from tests.normalize.variety_score import measured, shaped

SEEDS = range(90_000, 90_160)
"""Never looked at one by one: what is mended is mended on others."""

FLOORS = {
    "title": 0.95, "authors": 0.97, "affiliations": 0.96, "work": 0.96, "emails": 0.94, "orcids": 0.9,
    "abstracts": 0.96, "keywords": 0.97, "codes": 0.99, "headings": 0.97, "captions": 0.99, "references": 0.98,
    "language": 0.99,
}  # fmt: skip


def test_fields_of_invented_manuscripts_are_found():
    scores = measured(SEEDS)
    below = {name: round(scores[name].f1, 3) for name, floor in FLOORS.items() if scores[name].f1 < floor}
    assert below == {}


def test_a_seed_always_stands_for_the_same_manuscript():
    assert manuscript_of(7) == manuscript_of(7)
    assert manuscript_of(7) != manuscript_of(8)


def test_front_blocks_typed_out_one_by_one_are_read_without_a_miss():
    misses: list[str] = []
    shaped(misses)
    assert misses == []
