"""Fixes laid on an editor's decisions, and findings that the editor lets stand."""

from dataclasses import replace

import pytest

from proceedings.model.decisions import AcceptedFinding, MetadataEdits, accepted_among, with_edits, with_fix
from proceedings.model.finding import Finding, Fix, FixKind, Place, Severity
from proceedings.model.paper import Author, Metadata

FOUND = Metadata(
    titles=(("ru", "Право"),),
    authors=(Author(name="Касымова А. Б.", email="a@b.kz"), Author(name="Иванов И. И.")),
    keywords=(("ru", ("право",)),),
    doi="10.1136/ x",
)
NO_EDITS = MetadataEdits()


def test_a_field_is_set():
    edits = with_fix(NO_EDITS, Fix(kind=FixKind.SET, field="doi", after="10.1136/x"), FOUND)
    assert with_edits(FOUND, edits) == replace(FOUND, doi="10.1136/x")


def test_a_field_in_one_language_is_set():
    fix = Fix(kind=FixKind.SET, field="titles", lang="en", after="Law")
    assert with_edits(FOUND, with_fix(NO_EDITS, fix, FOUND)).titles == (("ru", "Право"), ("en", "Law"))


def test_an_author_is_named_and_keeps_the_rest():
    fix = Fix(kind=FixKind.NAME, field="authors", before="Касымова А. Б.", after="Қасымова А. Б.")
    authors = with_edits(FOUND, with_fix(NO_EDITS, fix, FOUND)).authors
    assert authors == (Author(name="Қасымова А. Б.", email="a@b.kz"), Author(name="Иванов И. И."))


@pytest.mark.parametrize("kind", [FixKind.ENTER, FixKind.EXCLUDE])
def test_what_is_no_matter_of_the_metadata_changes_nothing(kind: FixKind):
    assert with_fix(NO_EDITS, Fix(kind=kind, field="udc"), FOUND) is NO_EDITS


def _finding(code: str = "check.pages", excerpt: str = "", lang: str = "", paragraph: int = 0) -> Finding:
    facts = (("lang", lang),) if lang else ()
    place = Place(part="body", paragraph=paragraph, excerpt=excerpt) if excerpt else Place()
    return Finding(severity=Severity.NOTE, code=code, place=place, facts=facts)


def _accept(finding: Finding, reason: str = "so agreed", lang: str = "") -> AcceptedFinding:
    return AcceptedFinding(code=finding.code, place=finding.place, reason=reason, lang=lang)


def test_an_accepted_finding_bears_its_reason():
    one, other = _finding(), _finding("check.uncited", "Книга")
    assert accepted_among((one, other), (_accept(one),)) == (replace(one, accepted="so agreed"), other)


def test_it_is_known_again_where_its_words_have_moved():
    before, after = _finding(excerpt="Книга", paragraph=7), _finding(excerpt="Книга", paragraph=9)
    (found,) = accepted_among((after,), (_accept(before),))
    assert found.accepted
    (other,) = accepted_among((_finding(excerpt="Статья", paragraph=7),), (_accept(before),))
    assert not other.accepted


def test_one_language_is_accepted_without_the_others():
    kazakh, english = _finding("check.abstract-length", lang="kk"), _finding("check.abstract-length", lang="en")
    found = accepted_among((kazakh, english), (_accept(kazakh, lang="kk"),))
    assert [each.accepted for each in found] == ["so agreed", ""]
    assert all(each.accepted for each in accepted_among((kazakh, english), (_accept(kazakh),)))


def test_an_acceptance_without_a_reason_is_one():
    (found,) = accepted_among((_finding(),), (_accept(_finding(), reason=""),))
    assert found.accepted == "–"
