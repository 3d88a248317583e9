"""Rules that change letters, signs and blanks inside words and numbers: only where there is no doubt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.model.blocks import Role
from proceedings.model.text import CharStyle, Run
from proceedings.normalize.content import text_of
from proceedings.normalize.decisions import Allowed
from proceedings.normalize.ledger import Ledger
from proceedings.normalize.rules.links import linked
from proceedings.normalize.rules.order import ruled
from tests.normalize.build import p, text

RUNNING = [
    # homoglyphs
    ("ru", "Cистема и Mодель", "Система и_Модель"),
    ("en", "the CPDL\u0421 link", "the CPDLC link"),
    ("ru", "VBA-код, IT-шник, кВт и pH-метр", "VBA-код, IT-шник, кВт и_pH-метр"),
    ("ru", "слово COP и CОР", "слово COP и_CОР"),
    ("kk", "бiлiм беру", "білім беру"),
    ("ru", "Е-mail: a@b.kz", "E-mail: a@b.kz"),
    ("ru", "aФедеральный", "aФедеральный"),
    # legacy Kazakh fonts
    (
        "kk",
        "Ќазаќстан Республикасыныѕ ўйымдары, мґлшері, тїрлері жјне",
        "Қазақстан Республикасының ұйымдары, мөлшері, түрлері және",
    ),
    ("uk", "її об’єкти та їжа", "її об’єкти та їжа"),
    ("kk", "украин тілінде «її» сөзі", "украин тілінде «її» сөзі"),
    # citations
    ("ru", "как в [3ы4], [1,2] и [5-7]", "как в [3, 4], [1, 2] и [5–7]"),
    ("ru", "a[1,2] и x ∈ [1,2]", "a[1,2] и_x ∈ [1,2]"),
    ("ru", "интервал [0,1] и [7-5]", "интервал [0,1] и [7-5]"),
    # blanks at numbers
    ("ru", "в 2025г. и 2010-2012гг.", "в_2025_г. и_2010–2012_гг."),
    ("ru", "на 70км, 5% и 0,5%", "на 70_км, 5_% и_0,5_%"),
    ("en", "about 5% of 70km", "about 5% of 70km"),
    ("ru", "код A70км и 10%20", "код A70км и_10%20"),
    # decimal signs
    ("ru", "при p = 0.05 разница велика", "при p = 0,05 разница велика"),
    ("ru", "доля выросла на 3.5 % за год", "доля выросла на 3,5_% за год"),
    ("ru", "версия 1.6 % от прежней", "версия 1.6_% от прежней"),
    ("ru", "дата 12.05.2020 и раздел 1.2 статьи", "дата 12.05.2020 и_раздел 1.2 статьи"),
    ("ru", "Python 3.11 быстрее других", "Python 3.11 быстрее других"),
    ("ru", "одно значение 0.95 при другом 1.25 здесь", "одно значение 0.95 при другом 1.25 здесь"),
    ("ru", "P = 0.95", "P = 0.95"),
    ("en", "the error fell to 3,5 % there", "the error fell to 3.5_% there"),
    ("en", "about 1,250 points were given", "about 1,250 points were given"),
    ("ru", "список 0.1, 0.5 и ещё слова", "список 0.1, 0.5 и_ещё слова"),
]


@pytest.mark.parametrize(("lang", "before", "after"), RUNNING, ids=[case[1][:30] for case in RUNNING])
def test_running_text(lang: str, before: str, after: str):
    assert text(ruled(p(before), lang, Ledger())) == after


RECORDS = [
    ("Право. — М.: Юрист, 2010. —540 с.", "Право._– М.: Юрист, 2010._– 540_с."),
    ("Горячая линия — Телеком, 2006. - 452с.", "Горячая линия_— Телеком, 2006._– 452_с."),
    ("Статья//Журнал. 2011. Т.5, №3. С.5-10.", "Статья // Журнал. 2011. Т._5, №_3. С._5–10."),
    ("[электронный ресурс] URL: https://a.kz//b (Дата обращения - 03.03.2020)", None),
    ("Ли А. Статья // Журнал.-2011.-№3.-С.5-10", "Ли_А. Статья // Журнал._– 2011._– №_3._– С._5–10"),
    ("Сартр Ж.-П. Бытие. - М., 2000", "Сартр Ж.-П. Бытие._– М., 2000"),
    ("Закон РК от 01.02.2020 № 5-VI", "Закон РК от 01.02.2020 №_5-VI"),
]


@pytest.mark.parametrize(("before", "after"), RECORDS, ids=[case[0][:30] for case in RECORDS])
def test_records(before: str, after: str | None):
    wanted = after or "[Электронный ресурс] URL: https://a.kz//b (дата обращения: 03.03.2020)"
    assert text(ruled(p(before, role=Role.REFERENCE), "ru", Ledger())) == wanted


CAPTIONS = [
    ("ru", "Рис. 1. Схема", "Рисунок_1_– Схема"),
    ("ru", "Рис. 1а) Схема", "Рисунок_1а_– Схема"),
    ("ru", "\ufffcРис. 1\ufffc. Схема", "\ufffcРисунок_1\ufffc_– Схема"),
    ("ru", "Табл. \ufffc2.1\ufffc Итоги", "Таблица_\ufffc2.1\ufffc_– Итоги"),
    ("ru", "Рис.3: Схема", "Рисунок_3_– Схема"),
    ("ru", "Табл. 2.1 Итоги", "Таблица_2.1_– Итоги"),
    ("ru", "Рис. 4", "Рисунок_4"),
    ("kk", "Сур. 1. Сызба", "Сурет_1_– Сызба"),
    ("en", "Fig. 2: Scheme", "Figure_2. Scheme"),
]


@pytest.mark.parametrize(("lang", "before", "after"), CAPTIONS, ids=[case[1] for case in CAPTIONS])
def test_labels_of_captions_are_set_when_asked_for(lang: str, before: str, after: str):
    caption = p(before, role=Role.CAPTION)
    asked = ruled(caption, lang, Ledger(Allowed(asked={"caption-label"})))
    assert text(asked) == after
    assert text_of(ruled(asked, lang, Ledger(Allowed(asked={"caption-label"}))).content) == text_of(asked.content)
    assert text(ruled(caption, lang, Ledger())).startswith(before[:3])


def test_addresses_become_links():
    parts = linked(
        (Run(text="см. https://a.kz/b(1), doi 10.1234/ab.c."), Run(text="x 10.5", style=CharStyle(bold=True)))
    )
    assert [(part.text, part.link) for part in parts if isinstance(part, Run)] == [
        ("см. ", ""),
        ("https://a.kz/b(1)", "https://a.kz/b(1)"),
        (", doi ", ""),
        ("10.1234/ab.c", "https://doi.org/10.1234/ab.c"),
        (".", ""),
        ("x 10.5", ""),
    ]
    assert linked(parts) == parts


@given(st.text(alphabet="https:/10.234/ab, )(«»", max_size=50))
def test_links_keep_every_sign(line: str):
    assert text_of(linked((Run(text=line),))) == line
