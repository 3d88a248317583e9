import pytest

from proceedings.model.blocks import Role
from proceedings.normalize import normalize
from proceedings.normalize.content import edited
from proceedings.normalize.rules.line import Line
from proceedings.normalize.rules.yo import mixed_yo, yo
from tests.normalize.build import manuscript, p, said


def test_the_spelling_that_is_used_more_wins():
    assert mixed_yo(["Учёт и учёт, а не учет"]) == {"учет": "учёт"}
    assert mixed_yo(["Учёт, учет и учет"]) == {"учёт": "учет"}
    assert mixed_yo(["Учёт и отчёт"]) == mixed_yo(["учет и отчет"]) == {}


def test_words_that_are_two_words_stay():
    assert mixed_yo(["Всё и все, её и ее, чём и чем"]) == {}


@pytest.mark.parametrize(
    ("before", "after", "lang", "role"),
    [
        ("Учет ведётся", "Учёт ведётся", "ru", Role.BODY),
        ("учет", "учёт", "ru", Role.LIST),
        ("учетный", "учетный", "ru", Role.BODY),
        ("учет", "учет", "ru", Role.REFERENCE),
        ("«учет»", "«учет»", "ru", Role.QUOTE),
        ("учет", "учет", "kk", Role.BODY),
    ],
)
def test_only_the_same_word_of_running_text_is_changed(before: str, after: str, lang: str, role: Role):
    line = p(before)
    edits = yo(Line(text=before, lang=lang, role=role), {"учет": "учёт"})
    assert "".join(part.text for part in edited(line.content, edits)) == after  # type: ignore[union-attr]


def test_a_paper_is_spelt_one_way():
    paper = normalize(manuscript(p("Учёт и отчёт, потом снова учёт и учет здесь."), p("Учет там.")))
    assert "чет" not in said(paper)
    assert [change.rule for change in paper.changes].count("yo") == 2
