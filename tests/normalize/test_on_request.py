"""What is done only when the house style or the editor asks for it."""

import pytest

from proceedings.model.blocks import Block, Paragraph, Role
from proceedings.model.decisions import ON_REQUEST, Decisions
from proceedings.normalize import normalize
from tests.normalize.build import again, b, manuscript, p, said

LONG = "Это право есть мера того, что принято и сказано в законе о праве. " * 8

BLOCKS: tuple[Block, ...] = (
    b("О ПРАВЕ НА ЖАЛОБУ"),
    p("Введение", bold=True),
    p(LONG),
    p("3. Первая часть", bold=True),
    p(LONG),
    p("3.5. Её раздел", bold=True),
    p(LONG),
    p("Вторая часть", bold=True),
    p(LONG),
    p("Список литературы", bold=True),
    p("1. Ли А.Б. Право и щит. – М.: Юрист, 2011. – 10 с."),
    p("2. Lee A. Law, 2012, pp. 5-10."),
)


def headings(*asked: str) -> list[str]:
    """Return the headings of the paper, as numbered when `asked` rules are."""
    paper = normalize(manuscript(*BLOCKS), asked=asked)
    twice = normalize(again(paper), asked=asked)
    assert (twice.head, twice.body) == (paper.head, paper.body)
    blocks = [block for block in paper.body if isinstance(block, Paragraph) and block.role is Role.HEADING]
    return [f"{block.label} {block.content[0].text}".strip() for block in blocks]  # type: ignore[union-attr]


def test_nothing_is_done_unasked():
    assert headings() == ["Введение", "3. Первая часть", "3.5. Её раздел", "Вторая часть", "Список литературы"]


def test_headings_are_numbered():
    assert headings("heading-numbers") == [
        "Введение",
        "1. Первая часть",
        "1.1 Её раздел",
        "2. Вторая часть",
        "Список литературы",
    ]


def test_headings_lose_their_numbers():
    assert headings("no-heading-numbers") == [
        "Введение",
        "Первая часть",
        "Её раздел",
        "Вторая часть",
        "Список литературы",
    ]


def test_the_references_are_romanised_once():
    asked = ("romanised-references",)
    paper = normalize(manuscript(*BLOCKS), asked=asked)
    assert said(paper).splitlines()[-5:] == [
        "reference [1.]: Ли_А._Б. Право и_щит._– М.: Юрист, 2011._– 10_с.",
        "reference [2.]: Lee_A. Law, 2012, pp._5–10.",
        "heading 1: References",
        "reference [1.]: Li_A._B. Pravo i_shhit._– M.: Yurist, 2011._– 10_s.",
        "reference [2.]: Lee_A. Law, 2012, pp._5–10.",
    ]
    assert normalize(again(paper), asked=asked).body == paper.body


def test_an_editor_may_ask_for_one_paper_or_refuse():
    assert "heading 1 [1.]: Первая" in said(normalize(manuscript(*BLOCKS), Decisions().requesting("heading-numbers")))
    refused = Decisions().without_rule("heading-numbers")
    assert "[1.]: Первая" not in said(normalize(manuscript(*BLOCKS), refused, asked=ON_REQUEST))


@pytest.mark.parametrize(
    ("rule", "typed", "printed"),
    [
        ("citation-place", "Так и сказано.[1] Потом иначе. [2, с. 5]", "Так и_сказано_[1]. Потом иначе_[2, с._5]."),
        ("citation-place", "Слово[3] и дело", "Слово_[3] и_дело"),
        ("citation-place", "a[1] = b[2] и x[3].", "a[1] = b[2] и_x[3]."),
        ("no-yo", "Ещё учёт и всё", "Ещё учет и_всё"),
    ],
)
def test_what_a_house_asks_for(rule: str, typed: str, printed: str):
    assert said(normalize(manuscript(p(LONG), p(typed)), asked=(rule,))).splitlines()[-1] == f"body: {printed}"
    assert rule not in {change.rule for change in normalize(manuscript(p(LONG), p(typed))).changes}
    paper = normalize(manuscript(p(LONG), p(typed)), asked=(rule,))
    assert normalize(again(paper), asked=(rule,)).body == paper.body
