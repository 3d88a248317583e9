"""Names that are one person's."""

from proceedings.check.persons import are_one
from proceedings.language.names import name_of


def test_initials_may_be_missing_but_not_contradict():
    long, short, other = name_of("Қасымова А. Б."), name_of("Kassymova A."), name_of("Kassymova G.")
    assert long
    assert short
    assert other
    assert are_one(long, short)
    assert not are_one(long, other)
