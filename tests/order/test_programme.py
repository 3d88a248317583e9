"""Talks of a programme find their papers, whatever script, case or mistake came between."""

from __future__ import annotations

from proceedings.model.paper import Author, Metadata
from proceedings.model.programme import Talk
from proceedings.model.volume import Event, PaperId, Section, Volume, Words
from proceedings.order.programme import by_programme, matched


def paper(title: str, *authors: str, lang: str = "ru") -> Metadata:
    return Metadata(titles=((lang, title),), authors=tuple([Author(name=name) for name in authors]))


PAPERS = {
    PaperId("a"): paper("О тарифе местной сети", "А. Б. Ильина"),
    PaperId("b"): paper("Право на воду и тариф", "В. Г. Дёмин"),
    PaperId("c"): paper("The open window of a settlement", "Dana Serik", lang="en"),
    PaperId("d"): paper("", "Ғ. Асқаров"),
}


def volume(*sections: tuple[str, str]) -> Volume:
    made = tuple(
        [
            Section(name=name, title=Words(ru=name), papers=tuple([PaperId(letter) for letter in letters]))
            for name, letters in sections
        ]
    )
    return Volume(event=Event(), sections=made)


def talks(*said: tuple[str, str, str]) -> list[Talk]:
    return [
        Talk(title=title, authors=authors, section=section, row=row)
        for row, (section, authors, title) in enumerate(said, 1)
    ]


def test_titles_and_names_are_matched_with_their_mistakes() -> None:
    found = matched(
        talks(
            ("", "Ilina A.", "О ТАРИФЕ МЕСТНЫХ СЕТЕЙ"),
            ("", "", "Право на воду, и тариф."),
            ("", "Серик Д.", "Open window of the settlement"),
            ("", "Асқаров Ғ.", ""),
            ("", "И. Иванов", "О чём-то совсем другом"),
        ),
        PAPERS,
    )
    assert [match.paper for match in found] == ["a", "b", "c", "d"]


def test_a_paper_goes_where_its_talk_stands() -> None:
    found = by_programme(
        volume(("Прочее", "abcd")),
        talks(
            ("Секция 1. Право", "", "Право на воду и тариф"),
            ("Секция 2. Прочее", "", "The open window of a settlement"),
            ("Секция 2. Прочее", "", "О тарифе местной сети"),
            ("Секция 2. Прочее", "", "Доклад, которого никто не прислал"),
        ),
        PAPERS,
    )
    assert [(section.title.ru, "".join(section.papers)) for section in found.volume.sections] == [
        ("Секция 1. Право", "b"),
        ("Прочее", "cad"),
    ]
    assert [talk.row for talk in found.missing] == [4]
    assert found.unlisted == ("d",)


def test_a_programme_without_sections_orders_papers_within_theirs() -> None:
    found = by_programme(
        volume(("Право", "ba"), ("Окна", "dc")),
        talks(("", "", "The open window of a settlement"), ("", "", "О тарифе местной сети")),
        PAPERS,
    )
    assert ["".join(section.papers) for section in found.volume.sections] == ["ab", "cd"]


def test_no_paper_is_lost() -> None:
    before = volume(("Право", "ab"), ("Окна", "dc"))
    found = by_programme(before, talks(("Другая", "", "Право на воду и тариф")), PAPERS)
    assert sorted(found.volume.papers) == sorted(before.papers)
