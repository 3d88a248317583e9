from dataclasses import replace

import pytest

from proceedings.bind.citation import Extent, citation, collection
from proceedings.model.paper import Author, Metadata
from proceedings.model.volume import Event, Words
from tests.bind.build import EVENT

EXTENT = Extent("5", "12")


def by(*names: str, doi: str = "") -> Metadata:
    return Metadata(authors=tuple([Author(name=name) for name in names]), doi=doi)


def record(metadata: Metadata, lang: str = "ru", event: Event = EVENT) -> str:
    return citation(metadata, "О правилах", event, EXTENT, lang).replace("\u00a0", " ")


RECORDS = {
    "ru": (
        "Иванова Д. С. О правилах // Права человека : материалы конференции (Астана, 10 декабря 2025 г.). – "
        "Астана : Издательство «Образец», 2025. – С. 5–12. – ISBN 978-601-00-0000-1."
    ),
    "kk": (
        "Иванова Д. С. О правилах // Адам құқықтары : конференция материалдары "
        "(Астана, 2025 жылғы 10 желтоқсан). – "
        "Астана : Издательство «Образец», 2025. – Б. 5–12. – ISBN 978-601-00-0000-1."
    ),
    "en": (
        "Иванова Д. С. О правилах // Human Rights : материалы конференции (Астана, 10 December 2025). – "
        "Астана : Издательство «Образец», 2025. – P. 5–12. – ISBN 978-601-00-0000-1."
    ),
}


@pytest.mark.parametrize("lang", RECORDS)
def test_a_record_is_in_the_language_of_the_paper(lang: str):
    assert record(by("Дина Сериковна Иванова"), lang) == RECORDS[lang]


@pytest.mark.parametrize(
    ("authors", "begins"),
    [
        (0, "О правилах // "),
        (3, "Первый А. Б., Второй А. Б., Третий А. Б. О правилах // "),
        (4, "О правилах / А. Б. Первый, А. Б. Второй, А. Б. Третий, А. Б. Четвёртый // "),
        (5, "О правилах / А. Б. Первый, А. Б. Второй, А. Б. Третий [и др.] // "),
    ],
)
def test_more_than_three_authors_stand_behind_the_title(authors: int, begins: str):
    names = ("Первый", "Второй", "Третий", "Четвёртый", "Пятый")
    assert record(by(*[f"А. Б. {name}" for name in names[:authors]])).startswith(begins)


def test_what_is_not_known_is_left_out():
    bare = Event(title=Words(ru="Труды"))
    assert record(by("А. Б. Автор", doi="10.1000/1"), event=bare) == (
        "Автор А. Б. О правилах // Труды. – С. 5–12. – DOI 10.1000/1."
    )
    assert citation(by(), "О правилах", bare, Extent("7", "7"), "ru").endswith("С.\u00a07.")


def test_an_abbreviation_keeps_its_capitals():
    event = replace(EVENT, subtitle=Words(ru="ООН и права"))
    assert "Права человека\u00a0: ООН и права" in collection(event, "ru")
