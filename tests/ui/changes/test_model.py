"""What a cell of the changes shows."""

from __future__ import annotations

import pytest

from proceedings.model.change import Change
from proceedings.model.decisions import Decisions
from ui.changes.model import ChangesModel
from ui.changes.rows import groups_of
from ui.wording import Speech

pytestmark = pytest.mark.usefixtures("qapp")


def shown(change: Change, lang: str) -> tuple[str, str]:
    """Return what stood and what stands, as the row of the one change says it."""
    model = ChangesModel(Speech(lang))
    model.show_groups(groups_of([change], Decisions()))
    rule = model.index(0, 0)
    return model.index(0, 0, rule).data(), model.index(0, 1, rule).data()


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", ("picture", "figure with its caption")),
        ("ru", ("рисунок", "иллюстрация с подписью")),
        ("kk", ("сурет", "атауы бар сурет")),
    ],
)
def test_parts_of_a_paper_are_named_in_the_language_of_the_window(lang: str, said: tuple[str, str]) -> None:
    assert shown(Change(rule="figure", before="picture", after="figure"), lang) == said


def test_an_authors_words_are_left_as_they_are() -> None:
    assert shown(Change(rule="quotes", before="table", after="text"), "ru") == ("table", "text")
