"""Marks of a tagged page: numbered anew, or worthless."""

import pytest
from pikepdf import Dictionary

from proceedings.collect.pdf_marks import UnsoundTags, numbered

SQUARE = b"0 0 9 9 re f"


def test_numbers_run_from_nought_on_each_page():
    content = b"/P<</MCID 7>>BDC (a) Tj EMC /Foo <</MCID 3>> BDC (b) Tj EMC"
    said, numbers = numbered(content, {}, {7: "H1", 3: "P"}, ())
    assert numbers == {7: 0, 3: 1}
    assert b"/H1<</MCID 0>>BDC" in said
    assert b"/P<</MCID 1>>BDC" in said
    assert said.count(b"EMC") == 2
    assert b"(a) Tj" in said


def test_furniture_stays_furniture_and_what_belongs_to_nothing_and_draws_nothing_goes():
    content = b"/Artifact<</Type/Pagination>>BDC /Artifact BMC %b EMC EMC /P<</MCID 1>>BDC q Q EMC /X MP" % SQUARE
    said, numbers = numbered(content, {}, {}, ())
    assert numbers == {}
    assert said.split() == b"/Artifact BMC 0 0 9 9 re f EMC q Q".split()


def test_what_is_read_otherwise_stays_inside_its_content():
    content = (
        b"/P<</MCID 0/Lang(en-US)>>BDC /Span<</ActualText<FEFF0041>/Lang(?)>>BDC (b) Tj EMC /Span BMC (c) Tj EMC EMC"
    )
    said, _ = numbered(content, {}, {0: "P"}, ())
    assert b"/P<</Lang(en-US)/MCID 0>>BDC" in said
    assert b"/Span<</ActualText<FEFF0041>>>BDC" in said
    assert said.count(b"EMC") == 2


def test_properties_may_have_a_name():
    names = {"/MC0": Dictionary(MCID=4, ActualText="word")}
    said, numbers = numbered(b"/P/MC0 BDC (b) Tj EMC", _plain(names), {4: "P"}, ())
    assert numbers == {4: 0}
    assert b"/P<</ActualText<776f7264>/MCID 0>>BDC" in said


def _plain(names: dict[str, Dictionary]) -> dict[str, object]:
    """Return properties as the reader of files has them."""
    from pypdf.generic import DictionaryObject, NameObject, NumberObject, TextStringObject

    made: dict[str, object] = {}
    for name, entries in names.items():
        known = DictionaryObject()
        for key, value in dict(entries).items():
            known[NameObject(key)] = NumberObject(int(value)) if key == "/MCID" else TextStringObject(str(value))
        made[name] = known
    return made


def test_what_is_switched_off_goes_with_its_content():
    content = b"/P<</MCID 0>>BDC (a) Tj EMC /OC/L1 BDC /P<</MCID 1>>BDC (gone) Tj EMC EMC /P<</MCID 2>>BDC (c) Tj EMC"
    said, numbers = numbered(content, {}, {0: "P", 1: "P", 2: "P"}, {b"/L1"})
    assert numbers == {0: 0, 2: 1}
    assert b"gone" not in said
    assert said.count(b"EMC") == 2


@pytest.mark.parametrize(
    "content",
    [
        SQUARE,
        b"(word) Tj",
        b"/P<</MCID 9>>BDC (no element) Tj EMC",
        b"/P<</MCID 0>>BDC EMC /P<</MCID 0>>BDC EMC",
        b"/P<</MCID 0>>BDC (no end) Tj",
        b"EMC",
        b"/P<</MCID 0>>BDC /Artifact BMC EMC EMC",
        b"/Artifact BMC /P<</MCID 0>>BDC EMC EMC",
    ],
)
def test_tags_that_do_not_hold_are_refused(content: bytes):
    with pytest.raises(UnsoundTags):
        numbered(content, {}, {0: "P"}, ())
