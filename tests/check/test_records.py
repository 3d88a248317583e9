"""Kinds of references and what they lack."""

import pytest

from proceedings.check.records import Kind, kind_of, missing_parts

SOUND = [
    (Kind.BOOK, "Иванов И. И. Книга о праве. – Алматы: Жеті жарғы, 2020. – 200 с."),
    (Kind.BOOK, "Petrov P. Law and Order. Cambridge: University Press, 2019."),
    (Kind.BOOK, "Хардле В. Прикладная регрессия // М.: Мир, 1993. – 349 с."),
    (Kind.BOOK, "Медведев А. В. Основы теории // Монография // Красноярск, 2015."),
    (Kind.BOOK, "Сидоров С. С. Закон. – Астана: Фолиант, 2022. – 90 с."),
    (Kind.ARTICLE, "Петров П. П. О суде // Вестник права. – 2020. – № 3. – С. 5–9."),
    (Kind.ARTICLE, "Mielke, Jeff. 2012. “A Metric of Similarity.” Lingua 122 (2): 145–63."),
    (Kind.ARTICLE, "Smith IM. Mass production. BMJ Open Quality 2021;10:e001525."),
    (Kind.ARTICLE, "Ахметова Д. Құқық // Заң және заман. – 2023. – № 2. – Б. 21–27."),
    (Kind.ARTICLE, "Smith J. Law // Review. 2020. doi: 10.1136/bmj.2021"),
    (Kind.WEB, "Статистика. – URL: https://stat.gov.kz (дата обращения: 03.10.2025)."),
    (Kind.WEB, "Статистика [Электрондық ресурс]. – URL: https://www.coe.int (қаралған күні 03.10.2025)."),
    (Kind.LAW, "О пробации: Закон Республики Казахстан от 30 декабря 2016 г. № 38-VI."),
    (Kind.LAW, "Уголовный кодекс РК от 3 июля 2014 г. № 226-V // Ведомости Парламента. – 2014."),
    (Kind.LAW, "Қазақстан Республикасының Қылмыстық кодексі: 2014 жылғы 3 шілдедегі № 226-V."),
    (Kind.LAW, "Рекомендация CM/Rec(2017)3 Комитета министров Совета Европы."),
    (Kind.LAW, "ГОСТ Р 7.0.5-2008. Библиографическая ссылка."),
    (Kind.THESIS, "Сериков С. С. Пробация: дис. … канд. юрид. наук. – Алматы, 2015. – 150 с."),
]


@pytest.mark.parametrize(("kind", "text"), SOUND)
def test_sound_entries(kind: Kind, text: str):
    assert kind_of(text) is kind
    assert missing_parts(text, kind, accessed=True) == ()


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Иванов И. И. Книга о праве. – 200 с.", ("year", "place")),
        ("Петров П. П. О суде // Вестник права. – 2020. – № 3.", ("pages",)),
        ("Петров П. П. О суде // Вестник права. – № 3. – С. 5–9.", ("year",)),
        ("Статистика преступности. – URL: https://stat.gov.kz", ("accessed",)),
        ("https://www.w3schools.com/", ("title",)),
        ("Уголовный кодекс Республики Казахстан.", ("date",)),
        ("Smith J. Law and Order. London: Press.", ("year",)),
    ],
)
def test_what_is_missing(text: str, missing: tuple[str, ...]):
    assert missing_parts(text, kind_of(text), accessed=True) == missing


@pytest.mark.parametrize("text", ["Winter B. Trilled R. n.d.", "Серик С. Кітап. – Алматы: Заң, баспада."])
def test_what_has_no_year_on_purpose(text: str):
    assert "year" not in missing_parts(text, kind_of(text), accessed=True)


def test_dates_of_access_only_where_they_are_asked():
    text = "FastAPI documentation. https://fastapi.tiangolo.com"
    assert missing_parts(text, kind_of(text), accessed=False) == ()
