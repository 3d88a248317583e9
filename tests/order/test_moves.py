"""Moving papers."""

from hypothesis import given
from hypothesis import strategies as st

from proceedings.model.volume import Event, PaperId, Section, Volume, Words
from proceedings.order import moved


def _volume(*sizes: int) -> Volume:
    sections = [
        Section(name=str(s), title=Words(), papers=tuple(PaperId(f"{s}/{p}") for p in range(size)))
        for s, size in enumerate(sizes)
    ]
    return Volume(event=Event(), sections=tuple(sections))


def test_a_paper_moves_within_and_between_sections():
    volume = _volume(3, 1)
    assert moved(volume, PaperId("0/0"), 0, 1).papers == ("0/1", "0/0", "0/2", "1/0")
    assert moved(volume, PaperId("0/0"), 1, 9).papers == ("0/1", "0/2", "1/0", "0/0")


@given(paper=st.integers(0, 2), section=st.integers(0, 1), index=st.integers(-3, 9))
def test_order_is_a_permutation(paper: int, section: int, index: int):
    volume = _volume(3, 2)
    after = moved(volume, PaperId(f"0/{paper}"), section, index)
    assert sorted(after.papers) == sorted(volume.papers)
