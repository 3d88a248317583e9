"""A paper is checked by every rule, as its conference wants it."""

from dataclasses import replace

from proceedings.check import Limits, load_limits
from proceedings.model.finding import Finding, Severity
from proceedings.model.paper import Author
from tests.check.build import SOUND, codes, found, with_metadata


def test_a_sound_paper_passes():
    assert codes(SOUND) == []


def test_greetings_need_nothing():
    assert codes(with_metadata(titles=(), authors=(), abstracts=()), kind="greetings") == []


def test_findings_of_earlier_stages_pass_through():
    finding = Finding(severity=Severity.WARNING, code="collect.comments")
    assert found(replace(SOUND, findings=(finding,))) == (finding,)


def test_limits_of_a_call_for_papers():
    limits = load_limits("kazakhstan")
    assert codes(SOUND, limits, pages=12) == [
        "check.no-udc",
        "check.no-affiliation",
        "check.no-email",
        "check.no-abstract",
        "check.abstract-length",
        "check.no-keywords",
        "check.keywords-count",
        "check.pages",
    ]
    assert codes(with_metadata(authors=(Author(name="И. И. Иванов"),) * 4), Limits(authors=(1, 3))) == [
        "check.many-authors",
    ]


def test_a_conference_says_how_much_a_rule_matters():
    limits = Limits(pages=(1, 2), severity=(("check.pages", "error"),))
    (finding,) = found(SOUND, limits, pages=9)
    assert finding.severity is Severity.ERROR


def test_a_conference_lets_a_rule_stand_with_a_reason():
    limits = Limits(pages=(1, 2), accepted=(("check.pages", "Пленарные доклады длиннее"),))
    (finding,) = found(SOUND, limits, pages=9)
    assert finding.accepted == "Пленарные доклады длиннее"
