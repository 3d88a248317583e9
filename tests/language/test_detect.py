"""Headings, references and short strings as they stand in papers, with the language a reader would name."""

import time

import pytest

from proceedings.language.detect import language_of

SAID = """
kk|Кіріспе
kk|Пайдаланылған әдебиеттер тізімі
kk|Түйін сөздер: құқық, бостандық
kk|Зерттеу материалдары
kk|Қорытынды
kk|Талдау
kk|Кестенің жалғасы
kk|Бас бостандығынан айыру орындарындағы адам құқықтары
kk|Сейітжанов С. Қ. Адам құқықтары. – Алматы, 2020. – 120 б.
kk|2025 жылғы 10 желтоқсан
kk|ҚАЗАҚСТАН РЕСПУБЛИКАСЫ
kk|Материалдар мен тәсілдер
kk|Өзбекстан
kk|3. САУАЛНАМА НЕ АЙТАДЫ
ru|Введение
ru|Права человека
ru|ПРАВА ЧЕЛОВЕКА В РЕСПУБЛИКЕ КАЗАХСТАН
ru|Список использованных источников
ru|Рисунок 1 – Динамика
ru|Сейітжанов С. Қ. Права осуждённых в Республике Казахстан // Вестник. – 2020. – № 5. – С. 12–15.
ru|Қасымова Ә. Б. Уголовно-исполнительное право: учебник. – Алматы: Юрист, 2019. – 320 с.
ru|Құсайынов пишет, что «құқық» означает право, и это верно
ru|Пробация
ru|Әлиева Гүлнар Маратқызы, председатель правления
ru|О Национальном превентивном механизме https://adilet.zan.kz/rus/docs/Z1300000111
ru|Ключевые слова: пробация, осуждённый, ресоциализация
ru|ЗАКЛЮЧЕНИЕ
ru|Иванов И. И., Петрова А. С.
en|Introduction
en|Materials and Methods
en|HUMAN RIGHTS
en|Penal Reform International
en|Figure 1. Reconviction rates, 2019–2024
en|Coyle A. A Human Rights Approach to Prison Management. London, 2018. P. 12–15.
en|Prison population, per 100 000
en|Иванов И. И. Human rights in places of detention // Journal of Law. 2020.
en|References
de|Die Würde des Menschen ist unantastbar; sie zu achten ist Verpflichtung aller staatlichen Gewalt.
fr|Tous les êtres humains naissent libres et égaux en dignité et en droits.
uk|Права людини в Україні: національні пріоритети та їх захист
uk|Питання захисту прав засуджених осіб під час виконання кримінальних покарань в Україні
""".strip().splitlines()


@pytest.mark.parametrize("line", SAID)
def test_language_of_short_texts(line: str):
    lang, _, text = line.partition("|")
    assert language_of(text) == lang


@pytest.mark.parametrize("text", ["", "12", "2019–2024", "—", "100 %", "https://doi.org/10.1000/182", "№ 5"])
def test_nothing_to_go_by_gives_the_default(text: str):
    assert language_of(text, "kk") == "kk"
    assert language_of(text) == ""


def test_cyrillic_without_evidence_follows_a_cyrillic_default():
    assert language_of("Пробация", "kk") == "kk"
    assert language_of("Пробация", "en") == "ru"


def test_legacy_letters_are_kazakh():
    assert language_of("Адам ќўќыќтары") == "kk"


def test_a_long_paragraph_with_kazakh_names_stays_russian():
    text = "Комитет уголовно-исполнительной системы (Қылмыстық-атқару жүйесі комитеті) назвал число осуждённых."
    assert language_of(text * 10) == "ru"


def test_is_cheap():
    text = "Права человека и развитие пенитенциарной системы: национальные приоритеты и международные стандарты. " * 3
    language_of(text)
    best = min(_seconds(text) for _ in range(5))
    assert best < 200e-6


def _seconds(text: str) -> float:
    start = time.process_time()
    for _ in range(100):
        language_of(text)
    return (time.process_time() - start) / 100
