"""Names of persons in three scripts and several orders."""

import pytest

from proceedings.language.names import cited_name, folded, name_of


@pytest.mark.parametrize(
    "names",
    [
        ("Қасымова", "Касымова", "Kassymova", "Qasymova", "Kasimova"),
        ("Ибраева", "Ibrayeva", "Ibraeva"),
        ("Жанна", "Zhanna", "Janna"),
        ("Юсупов", "Yusupov"),
        ("Алексеев", "Alexeyev", "Alekseev"),
        ("Ахметов", "Akhmetov"),
        ("Ғалымжан", "Galymzhan", "Ghalymzhan"),
        ("Шайхутдинов", "Shaikhutdinov", "Shaykhutdinov"),
        ("Щербаков", "Shcherbakov"),
    ],
)
def test_one_name_in_every_script(names: tuple[str, ...]):
    assert len({folded(name) for name in names}) == 1


@pytest.mark.parametrize(("one", "other"), [("Касымов", "Касымова"), ("Сергеев", "Шергеев"), ("Ким", "Ли")])
def test_other_names_stay_apart(one: str, other: str):
    assert folded(one) != folded(other)


@pytest.mark.parametrize(
    ("printed", "surname", "others"),
    [
        ("А. Б. Қасымова", "Қасымова", 2),
        ("Қасымова А. Б.", "Қасымова", 2),
        ("Қасымова Айгүл Болатқызы", "Қасымова", 2),
        ("Иван Иванович Иванов", "Иванов", 2),
        ("Aigul Kassymova", "Kassymova", 1),
        ("Kassymova Aigul", "Kassymova", 1),
        ("Ли А.", "Ли", 1),
    ],
)
def test_the_surname_is_told_from_the_others(printed: str, surname: str, others: int):
    name = name_of(printed)
    assert name
    assert name.surname == surname
    assert len(name.initials) == others


@pytest.mark.parametrize("printed", ["", "Қасымова", "Кафедра уголовного права и процесса", "А. Б."])
def test_what_is_no_full_name_says_nothing(printed: str):
    assert name_of(printed) is None


@pytest.mark.parametrize(
    ("printed", "cited"),
    [
        ("Сарбөпеева Раушан Төлегенқызы", "Сарбөпеева Р. Т."),
        ("Раушан Төлегенқызы Сарбөпеева", "Сарбөпеева Р. Т."),
        ("Д.Е. Мұхтархан", "Мұхтархан Д. Е."),
        ("ДЕ Мұхтархан", "Мұхтархан Д. Е."),
        ("Helen Marwood-Pryce", "Marwood-Pryce H."),
        ("Аль-Фараби", "Аль-Фараби"),
    ],
)
def test_records_name_the_surname_and_then_initials(printed: str, cited: str):
    assert cited_name(printed).replace("\u00a0", " ") == cited
