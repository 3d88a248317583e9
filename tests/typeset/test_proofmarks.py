"""Every line of a page has a number of its own, and the number stands beside it."""

from __future__ import annotations

import pytest

from proceedings.model.setpage import ARTIFACT, Drawing, Line, SetPage, SetPaper, Span
from proceedings.style import load_style
from proceedings.typeset.proofmarks import line_numbers, proof_pages
from proceedings.typeset.setter import Setter


def line(x: float, y: float) -> Line:
    span = Span(face="serif-regular", size=10, x=x, words=(), gap=2, blank=False, rise=0, node=0)
    return Line(y, (span,))


def test_numbers_run_through_the_columns() -> None:
    page = SetPage((line(0, 10), line(200, 10), line(0, 22), line(5, 22.3), line(200, 22), line(212, 34)))
    assert [(column, number) for column, _, number in line_numbers(page, 2, 200)] == [
        (0, 1),
        (0, 2),
        (1, 3),
        (1, 4),
        (1, 5),
    ]


def test_what_is_hidden_or_hardly_lower_has_no_number() -> None:
    page = SetPage((line(0, 10), Line(20, line(0, 20).spans, hidden=True), line(0, 12), line(0, 30)))
    assert [y for _, y, _ in line_numbers(page, 1, 300)] == [10, 30]


@pytest.mark.parametrize("style", ["a5-book", "a4-two-column"])
def test_marks_are_artifacts_and_nothing_else_changes(style: str) -> None:
    setter = Setter(load_style(style))
    page = SetPage(tuple(line(0, 12.0 * row) for row in range(1, 12)))
    paper = SetPaper(pages=(page,), nodes=(), headings=(), glyphs=())
    [marked] = proof_pages(paper, setter, "КОРРЕКТУРА").pages
    sheet, *rest = marked.items
    assert isinstance(sheet, Drawing)
    assert sheet.node == ARTIFACT
    xs, ys = sheet.paths[0].coords[::2], sheet.paths[0].coords[1::2]
    style_page = setter.style.page
    assert -style_page.measure * 0.75 < min(xs) < max(xs) < style_page.measure * 0.75
    assert -style_page.depth * 0.75 < min(ys) < max(ys) < style_page.depth * 0.75
    assert tuple(rest[: len(page.items)]) == page.items
    numbers = rest[len(page.items) :]
    assert len(numbers) == 3
    assert all(isinstance(each, Line) and all(span.node == ARTIFACT for span in each.spans) for each in numbers)
