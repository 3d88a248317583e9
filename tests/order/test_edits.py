"""What an editor does to the order of a volume."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.errors import VolumeError
from proceedings.model.paper import Author, Metadata
from proceedings.model.volume import Event, PaperId, Person, Section, Volume, Words
from proceedings.order import edits


def _volume(*sizes: int, binned: int = 0) -> Volume:
    sections = [
        Section(name=str(s), title=Words(ru=str(s)), papers=tuple(PaperId(f"{s}/{p}") for p in range(size)))
        for s, size in enumerate(sizes)
    ]
    excluded = tuple(PaperId(f"bin/{p}") for p in range(binned))
    return Volume(event=Event(), sections=tuple(sections), excluded=excluded)


def _said(volume: Volume) -> str:
    return " | ".join(" ".join(section.papers) for section in volume.sections) + " || " + " ".join(volume.excluded)


def _ids(*names: str) -> tuple[PaperId, ...]:
    return tuple(PaperId(name) for name in names)


def test_several_papers_move_together_in_the_order_given():
    assert _said(edits.placed(_volume(3, 2), _ids("1/1", "0/0"), 1, 1)) == "0/1 0/2 | 1/0 1/1 0/0 || "


def test_a_paper_comes_back_from_the_bin():
    assert _said(edits.moved(_volume(1, binned=2), PaperId("bin/0"), 0, 0)) == "bin/0 0/0 || bin/1"


def test_papers_go_to_the_bin_once():
    volume = edits.excluded(_volume(3, binned=1), _ids("0/1", "bin/0", "0/1"))
    assert _said(volume) == "0/0 0/2 || 0/1 bin/0"


def test_forgotten_papers_are_nowhere():
    assert _said(edits.forgotten(_volume(2, binned=1), _ids("0/1", "bin/0"))) == "0/0 || "


def test_a_new_section_gets_a_name_of_its_own():
    volume = edits.section_added(_volume(1), Words(ru="Право"), 0)
    volume = edits.section_added(volume, Words(ru="Право"))
    assert [section.name for section in volume.sections] == ["Право", "0", "Право (2)"]


def test_sections_move_and_go():
    assert _said(edits.section_moved(_volume(1, 1, 1), 0, 2)) == "1/0 | 2/0 | 0/0 || "
    assert _said(edits.section_removed(_volume(2, 1), 0)) == "1/0 || 0/0 0/1"


def test_other_sections_keep_every_paper():
    volume = _volume(2, 1, binned=1)
    fresh = Section(name="", title=Words(ru="1"), papers=())
    after = edits.with_sections(volume, (volume.sections[1], fresh))
    assert [section.name for section in after.sections] == ["1", "1 (2)"]
    assert _said(after) == "1/0 |  || bin/0 0/0 0/1"


def test_a_renamed_section_keeps_its_name_and_papers():
    volume = edits.renamed(_volume(1), 0, Words(kk="Құқық"))
    assert (volume.sections[0].name, volume.sections[0].title.kk, volume.papers) == ("0", "Құқық", ("0/0",))


def test_a_section_gets_chairs():
    chair = Person(name=Words(ru="П. П. Петров"))
    assert edits.with_chairs(_volume(1), 0, [chair]).sections[0].chairs == (chair,)


def test_papers_are_sorted_within_sections_and_those_without_words_stand_last():
    words = {PaperId("0/0"): "Юдин", PaperId("0/2"): "Әлібек", PaperId("0/3"): "Абаев"}
    assert _said(edits.sorted_by(_volume(4, 1), words)) == "0/3 0/2 0/0 0/1 | 1/0 || "
    assert _said(edits.sorted_by(_volume(4, 1), words, 0, reverse=True)) == "0/0 0/2 0/3 0/1 | 1/0 || "


def test_a_programme_orders_papers():
    assert _said(edits.in_order(_volume(3), _ids("0/2", "x", "0/0", "0/2"))) == "0/2 0/0 0/1 || "


def test_authors_are_sorted_by_surname():
    metadata = {
        PaperId("a"): Metadata(authors=(Author(name="А.Б. Ясин"), Author(name="И. И. Иванов"))),
        PaperId("b"): Metadata(titles=(("ru", "Право"),)),
    }
    assert edits.by_author(metadata) == {"a": "Ясин А. Б.; Иванов И. И."}
    assert edits.by_title(metadata) == {"b": "Право"}


def test_lock_and_edition_are_marks():
    volume = edits.frozen_as(edits.with_order_locked(_volume(1), locked=True), "2025")
    assert (volume.order_locked, volume.frozen) == (True, "2025")


@pytest.mark.parametrize(
    "edit",
    [
        lambda volume: edits.placed(volume, (), 1, 0),
        lambda volume: edits.section_moved(volume, -1, 0),
        lambda volume: edits.sorted_by(volume, {}, 5),
    ],
)
def test_a_section_that_is_not_there_is_refused(edit: Callable[[Volume], Volume]):
    with pytest.raises(VolumeError) as said:
        edit(_volume(1))
    assert said.value.code == "volume.no-such-section"


@given(st.data())
def test_no_edit_of_order_loses_a_paper(data: st.DataObject):
    volume = _volume(3, 0, 2, binned=1)
    papers = sorted((*volume.papers, *volume.excluded))
    for _ in range(5):
        chosen = data.draw(st.lists(st.sampled_from(papers)))
        section = data.draw(st.integers(0, 2))
        index = data.draw(st.integers(-2, 9))
        volume = data.draw(
            st.sampled_from(
                [
                    edits.placed(volume, chosen, section, index),
                    edits.excluded(volume, chosen),
                    edits.sorted_by(volume, {paper: paper for paper in chosen}, section, reverse=True),
                    edits.section_moved(volume, section, index),
                ],
            ),
        )
        assert sorted((*volume.papers, *volume.excluded)) == papers
