"""Two versions of a paper: what came, what went, what was changed, and where."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.comparison import Comparison, Kind, Version, compare_papers, compared, parts_of
from proceedings.errors import UnreadableFile

WORDS = st.text(st.sampled_from("абв ,.-"), max_size=30)


def version(*paragraphs: str, title: str = "T") -> Version:
    return Version(name="x.docx", fields=(("title", title),), paragraphs=paragraphs)


def told(comparison: Comparison) -> list[tuple[str, int]]:
    return [(each.kind, each.paragraph) for each in comparison.differences]


def test_equal_versions_differ_in_nothing() -> None:
    assert told(compared(version("a", "b"), version("a", "b"))) == []


def test_paragraphs_come_go_and_change() -> None:
    old = version("first stays as it is", "the second one is changed here", "third goes away for good")
    new = version("zero comes before all", "first stays as it is", "the second one was changed here")
    assert told(compared(old, new)) == [("added", 1), ("changed", 3), ("removed", 3)]


def test_details_are_named() -> None:
    [only] = compared(version(title="On tariffs"), version(title="On fair tariffs")).differences
    assert (only.field, only.kind) == ("title", Kind.CHANGED)
    assert [(part.kind, part.text) for part in only.parts] == [
        ("same", "On "),
        ("added", "fair "),
        ("same", "tariffs"),
    ]


@given(before=WORDS, after=WORDS)
def test_parts_tell_both_versions_whole(before: str, after: str) -> None:
    parts = parts_of(before, after)
    assert "".join(part.text for part in parts if part.kind is not Kind.REMOVED) == after
    assert "".join(part.text for part in parts if part.kind is not Kind.ADDED) == before


@given(st.lists(WORDS, max_size=5), st.lists(WORDS, max_size=5))
def test_every_paragraph_that_differs_is_told_once(before: list[str], after: list[str]) -> None:
    found = compared(version(*before), version(*after)).differences
    fresh = [each.paragraph for each in found if each.kind is not Kind.REMOVED]
    assert fresh == sorted(set(fresh))
    gone = [each for each in found if each.kind is Kind.REMOVED]
    added = [each for each in found if each.kind is Kind.ADDED]
    assert len(before) - len(gone) == len(after) - len(added)


def test_files_are_read_and_compared(tmp_path: Path) -> None:
    for name, last in (("one.docx", "The end."), ("two.docx", "The very end of it.")):
        document = docx.Document()
        document.add_heading("On the tariff of the network", level=0)
        document.add_paragraph("We compare the bills of twelve households before and after the reform of the tariff.")
        document.add_paragraph(last)
        document.save(str(tmp_path / name))
    found = compare_papers(tmp_path / "one.docx", tmp_path / "two.docx", should_stop=lambda: False)
    assert (found.before, found.after) == ("one.docx", "two.docx")
    assert any("very" in part.text for each in found.differences for part in each.parts)
    (tmp_path / "bad.docx").write_bytes(b"")
    with pytest.raises(UnreadableFile):
        compare_papers(tmp_path / "one.docx", tmp_path / "bad.docx", should_stop=lambda: False)
