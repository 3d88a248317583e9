"""Values to JSON and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.model.decisions import Decisions, MetadataEdits, with_edits
from proceedings.model.paper import Author, Metadata
from proceedings.model.volume import Volume
from proceedings.project.codec import from_json, to_json
from proceedings.project.errors import ProjectError
from proceedings.project.state import Submission
from tests.project.build import DECIDED, volume


@pytest.mark.parametrize("value", [DECIDED, Decisions(), volume("A", "B")])
def test_there_and_back(value: object):
    assert from_json(type(value), to_json(value)) == value


@given(st.from_type(Decisions))
def test_any_decisions_come_back(decided: Decisions):
    assert from_json(Decisions, to_json(decided)) == decided


@given(st.from_type(Submission))
def test_any_submission_comes_back(held: Submission):
    assert from_json(Submission, to_json(held)) == held


@given(st.from_type(Volume))
def test_any_volume_comes_back(held: Volume):
    assert from_json(Volume, to_json(held)) == held


def test_nothing_set_is_told_from_set_to_nothing():
    assert from_json(MetadataEdits, to_json(MetadataEdits(authors=(), udc=""))) == MetadataEdits(authors=(), udc="")
    assert to_json(Decisions()) == "{}"


def test_fields_of_a_newer_program_are_not_dropped_in_silence():
    with pytest.raises(ProjectError, match=r"project\.newer.*orcid"):
        from_json(Decisions, '{"note": "x", "orcid": "y"}')


def test_edits_are_laid_on_what_was_recognised():
    found = Metadata(
        titles=(("kk", "Құқық"), ("ru", "Прво"), ("en", "Law")), authors=(Author(name="X"),), udc="1", doi="d"
    )
    edits = MetadataEdits(titles=(("ru", "Право"), ("en", "")), authors=(), udc="34", keywords=(("ru", ("a",)),))
    assert with_edits(found, edits) == Metadata(
        titles=(("kk", "Құқық"), ("ru", "Право")), authors=(), udc="34", doi="d", keywords=(("ru", ("a",)),)
    )
