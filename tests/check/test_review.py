"""Checkers that cry wolf get switched off: findings on real manuscripts were read, and their number is guarded."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from proceedings.check import check_paper, load_limits
from proceedings.collect import read_manuscript
from proceedings.errors import UnreadableFile
from proceedings.normalize import normalize
from tests.collect.corpus import CORPUS, FOREIGN, WORD, needs_corpus

REVIEW = Path(__file__).with_name("review.tsv")
ENOUGH = 200
ONE_IN_TEN = 0.1


def _reviewed() -> dict[str, tuple[int, int]]:
    """Return how often each rule found something when it was last read, and how often wrongly."""
    rows = [line.split("\t") for line in REVIEW.read_text("utf-8").splitlines() if "\t" in line]
    return {rule: (int(found), int(false)) for rule, _, _, found, false in rows[1:] if rule != "all"}


def test_no_more_than_one_finding_in_ten_was_false():
    counts = _reviewed().values()
    found, false = sum(found for found, _ in counts), sum(false for _, false in counts)
    assert found >= ENOUGH
    assert false <= ONE_IN_TEN * found


@pytest.mark.corpus
@needs_corpus
def test_no_rule_finds_much_more_than_was_read():
    """Fail when a rule finds a quarter more than when its findings were read: they are to be read again."""
    limits, counts = load_limits("kazakhstan"), Counter[str]()
    for path in sorted(path for path in CORPUS.glob("A-*/*") if path.suffix in {*WORD, *FOREIGN}):
        try:
            paper = normalize(read_manuscript(path))
        except UnreadableFile:
            continue
        counts.update(finding.code for finding in check_paper(paper, limits) if finding.code.startswith("check."))
    reviewed = _reviewed()
    much = {code: count for code, count in counts.items() if count > 3 + 1.25 * reviewed.get(code, (0, 0))[0]}
    assert not much
