from dataclasses import replace

import pytest

from proceedings.bind.titlepage import title_page, title_verso
from proceedings.model.setpage import Line, SetPaper
from proceedings.model.volume import Event, Person, Volume, Words
from proceedings.typeset.setter import Setter, line_end
from tests.bind.build import EVENT, house

VOLUME = Volume(event=EVENT, sections=(), lang="ru")


def said(paper: SetPaper) -> list[str]:
    return [
        " ".join(word.text for span in item.spans for word in span.words)
        for item in paper.pages[0].items
        if isinstance(item, Line)
    ]


def test_title_page_reads_from_organisers_to_the_imprint(setter: Setter):
    assert said(title_page(VOLUME, setter.style, setter)) == [
        "Национальный центр",
        "Права человека",
        "Материалы конференции",
        "Конференция материалдары",
        "Астана, 10 декабря 2025 г.",
        "Астана · Издательство «Образец» · 2025",
    ]


def test_verso_names_codes_editors_titles_record_isbn_and_rights(setter: Setter):
    text = " ".join(said(title_verso(VOLUME, setter.style, setter, 96)))
    for part in ("УДК 342.7", "ББК 67.400", "Т. Ж. Образцова", "Human Rights", "ISBN 978-601-00-0000-1", "©"):
        assert part in text
    assert "96 с." in text


def test_verso_names_reviewers_recommendation_and_annotation(setter: Setter):
    event = replace(
        EVENT,
        author_mark="П 68",
        reviewers=(Person(name=Words(ru="Р. Р. Рецензентова"), degree=Words(ru="доктор наук")),),
        recommended=Words(ru="Рекомендовано учёным советом"),
        annotation=Words(ru="В сборник вошли доклады."),
    )
    text = " ".join(said(title_verso(replace(VOLUME, event=event), setter.style, setter, 96)))
    for part in ("П 68", "Рецензентова , доктор", "учёным советом", "вошли доклады"):
        assert part.replace(" ,", "") in text or part in text.replace("  ", " ")


@pytest.mark.parametrize("event", [Event(), Event(year="2025")])
def test_event_without_data_gives_pages_without_words(setter: Setter, event: Event):
    volume = Volume(event=event, sections=())
    said(title_page(volume, setter.style, setter))
    said(title_verso(volume, setter.style, setter, 1))


@pytest.mark.parametrize("axis", ["center", "left"])
def test_axis_holds_for_every_line(axis: str):
    base = house()
    style = replace(base, book=replace(base.book, title_axis=axis))
    for item in title_page(VOLUME, style, Setter(style)).pages[0].items:
        assert isinstance(item, Line)
        middle = (item.spans[0].x + line_end(item)) / 2
        assert abs(item.spans[0].x if axis == "left" else middle - style.page.measure / 2) < 0.01
