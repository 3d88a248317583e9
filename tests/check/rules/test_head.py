"""What a paper's head names, and what is there in another form."""

from dataclasses import replace

import pytest

from proceedings.check import NO_LIMITS, Limits
from proceedings.check.labels import announces_abstract
from proceedings.check.reading import read_for_checking
from proceedings.model.blocks import Role
from proceedings.model.paper import Author
from tests.check.build import SOUND, codes, heading, p, with_body, with_head, with_metadata

WANTED = Limits(required=("email", "orcid", "udc", "affiliation"))


def test_what_was_recognised_but_not_taken_apart_counts():
    head = (p("Название", Role.TITLE), p("И. И. Иванов", Role.AUTHORS), p("О правах.", Role.ABSTRACT))
    bare = with_metadata(titles=(), authors=(), abstracts=(), keywords=())
    assert codes(replace(bare, head=head)) == []


def test_an_abstract_under_a_heading_of_its_own_is_one():
    paper = replace(with_body(heading("Аннотация"), p("О правах.")), metadata=with_metadata(abstracts=()).metadata)
    assert codes(paper) == []


@pytest.mark.parametrize("line", ["Выполнил: студент Иванов И. И.", "Орындаған: Серіков Б.", "By Peter Pan"])
def test_whoever_wrote_it_may_stand_in_the_text(line: str):
    paper = replace(with_body(p(line)), metadata=with_metadata(authors=()).metadata)
    assert codes(paper) == []


def test_what_a_conference_wants_besides():
    assert codes(SOUND, WANTED) == ["check.no-udc", "check.no-affiliation", "check.no-email", "check.no-orcid"]


def test_what_stands_in_the_head_is_not_asked_for():
    head = (
        p("УДК 343.8", Role.CODES),
        p("ЕНУ, г. Астана", Role.AFFILIATION),
        p("a@b.kz, ORCID 0000-0002-1825-0097", Role.AFFILIATION),
    )
    assert codes(with_head(*head), WANTED) == []


def test_one_author_with_an_address_is_enough():
    authors = (Author(name="А. А.", email="a@b.kz", orcid="0000-0002-1825-0097"), Author(name="Б. Б."))
    paper = with_metadata(authors=authors, udc="343.8", affiliations=("ЕНУ",))
    assert codes(paper, WANTED) == []


@pytest.mark.parametrize(
    ("line", "is_label"),
    [
        ("Аннотация. О правах.", True),
        ("Аннотация О правах человека сказано так.", True),
        ("Аннотация на русском языке", True),
        ("АННОТАЦИЯ (рус.)", True),
        ("Summary: on rights", True),
        ("Аңдатпа", True),
        ("Аннотация в контексте. Первым делом была фильтрация.", False),
        ("Аннотация, введение и заключение пишутся отдельно.", False),
        ("Summary of the results", False),
    ],
)
def test_a_sentence_that_begins_with_the_word_is_no_abstract(line: str, is_label: bool):
    reading = read_for_checking(with_body(p(line)), NO_LIMITS, 0, None)
    assert any(announces_abstract(reading.said, lang) for lang in ("kk", "ru", "en")) == is_label
