"""Programmes as people keep them: any order of columns, any head, any separator and coding."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from proceedings.collect.roster import read_roster
from proceedings.errors import UnreadableFile

RUSSIAN = "№;Докладчик;Название доклада;Секция\n1;А. Б. Ильина;О тарифе;Энергетика\n2;В. Г. Дёмин;О праве;Право\n"


def talks(path: Path) -> list[tuple[str, str, str]]:
    return [(talk.section, talk.authors, talk.title) for talk in read_roster(path)]


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_heads_are_known_in_any_coding(tmp_path: Path, coding: str) -> None:
    file = tmp_path / "programme.csv"
    file.write_bytes(RUSSIAN.encode(coding))
    assert talks(file) == [("Энергетика", "А. Б. Ильина", "О тарифе"), ("Право", "В. Г. Дёмин", "О праве")]


def test_headings_between_talks_are_sections(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet
    for row in (
        ["Бағдарлама", None, None],
        ["Тақырыбы", "Баяндамашы", "Уақыты"],
        ["1-бөлім. Құқық", None, None],
        ["Жергілікті желі тарифі туралы", "Д. Серік", "10:00"],
        [None, None, None],
        ["2-бөлім. Энергетика", None, None],
        ["Ашық терезе", "Г. Асқар", "11:30"],
    ):
        sheet.append(row)
    book.save(tmp_path / "programme.xlsx")
    assert talks(tmp_path / "programme.xlsx") == [
        ("1-бөлім. Құқық", "Д. Серік", "Жергілікті желі тарифі туралы"),
        ("2-бөлім. Энергетика", "Г. Асқар", "Ашық терезе"),
    ]


def test_without_heads_the_longest_column_holds_the_titles(tmp_path: Path) -> None:
    file = tmp_path / "programme.csv"
    file.write_text("Dana Serik\tOn the tariff of a local network\nAnna Ilina\tOn the open window\n", "utf-8")
    assert talks(file) == [
        ("", "Dana Serik", "On the tariff of a local network"),
        ("", "Anna Ilina", "On the open window"),
    ]


@pytest.mark.parametrize(
    ("data", "code"), [(b"PK\x03\x04 no workbook", "collect.no-table"), (b"\n\n", "collect.no-talks")]
)
def test_what_is_no_programme_is_refused(tmp_path: Path, data: bytes, code: str) -> None:
    file = tmp_path / "programme.xlsx"
    file.write_bytes(data)
    with pytest.raises(UnreadableFile) as raised:
        read_roster(file)
    assert raised.value.code == code
