import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.model.blocks import Paragraph, Role
from proceedings.model.decisions import Decisions
from proceedings.model.text import CharStyle, Run
from proceedings.normalize.content import text_of
from proceedings.normalize.decisions import Allowed
from proceedings.normalize.ledger import Ledger
from proceedings.normalize.rules.order import REWORDING, RULES, ruled
from tests.normalize.build import p, text

CASES = [
    ("ru", "  Право  человека ", "Право человека"),
    ("ru", "слово , дело ; так )", "слово, дело; так)"),
    ("ru", "файл .docx и путь", "файл .docx и_путь"),
    ("ru", "право - это мера", "право_— это мера"),
    ("kk", "құқық – бұл өлшем", "құқық_— бұл өлшем"),
    ("en", "rights - a measure", "rights_– a measure"),
    ("ru", "5 - 3 = 2", "5 - 3 = 2"),
    ("ru", "где \ufffc - коэффициент", "где \ufffc_— коэффициент"),
    ("ru", "скорость - \ufffc", "скорость_— \ufffc"),
    ("ru", "\ufffc - \ufffc, \ufffc - x и x - \ufffc", "\ufffc - \ufffc, \ufffc - x и_x - \ufffc"),
    ("ru", "в 2010-2015 гг.", "в_2010–2015_гг."),
    ("ru", "С. 5-10", "С._5–10"),
    ("ru", "тел. 8-701-222-33-44", "тел. 8-701-222-33-44"),
    ("ru", "ГОСТ 7.79-2000, 2025-12-10, № 176-179", "ГОСТ 7.79-2000, 2025-12-10, №_176-179"),
    ("ru", "ISBN 978-5-00-1", "ISBN 978-5-00-1"),
    ("ru", 'закон "О праве" принят', "закон «О_праве» принят"),
    ("ru", 'дело "Клуб "Прометей" против"', "дело «Клуб „Прометей“ против»"),
    ("kk", "“Ашық терезе” қоры", "«Ашық терезе» қоры"),
    ("en", 'the «right" is "said"', "the “right” is “said”"),
    ("ru", 'труба 5" и "слово', 'труба 5" и "слово'),
    ("en", "the author's wives' right", "the author’s wives’ right"),
    ("ru", "и так далее...", "и_так далее…"),
    ("ru", "А.Б.Иванов и Петров В.Г.", "А._Б._Иванов и_Петров В._Г.".replace("Петров В", "Петров_В")),
    ("en", "U.S. Congress and J. Smith", "U.S. Congress and J._Smith"),
    ("ru", "№ 5, рис. 1, ст. 12, 5 % и 70 км", "№_5, рис._1, ст._12, 5_% и_70_км"),
    ("ru", "г. Астана, и т.д.", "г._Астана, и_т._д."),
    ("ru", "к.т.н. Иванов", "к.т.н. Иванов"),
    ("ru", 'адрес https://a.kz/b-c...d?x="1" и', 'адрес https://a.kz/b-c...d?x="1" и'),
    ("en", 'import "./nav.css" - x()', 'import "./nav.css"_– x()'),
    ("ru", "и т.д. Так, в 5 с другом", "и_т._д. Так, в_5 с_другом"),
    ("ru", "№5, рис.2, N№ и §7", "№_5, рис._2, N№ и §_7"),
    ("ru", "стало им. Мы знаем", "стало им. Мы знаем"),
    ("ru", "почта a-b@c.kz", "почта a-b@c.kz"),
    ("ru", "слово,слово;дело:так вышло", "слово, слово; дело: так вышло"),
    ("kk", "құқық,бостандық.Адам құқығы", "құқық, бостандық. Адам құқығы"),
    ("ru", "3,5 так, a,b или x:y, им.Абая", "3,5 так, a,b или x:y, им.Абая"),
    ("ru", "сайт example.Com и адрес a.kz", "сайт example.Com и_адрес a.kz"),
    ("en", "word,word.Next", "word,word.Next"),
    ("en", "Touch memory - технология", "Touch memory_— технология"),
]


@pytest.mark.parametrize(("lang", "before", "after"), CASES, ids=[case[1][:30] for case in CASES])
def test_rules_set_type_as_the_language_asks(lang: str, before: str, after: str):
    assert text(ruled(p(before), lang, Ledger())) == after


def test_records_keep_the_blanks_prescribed_in_them():
    record = p("Право : учеб. / А.А. Ли ; под ред. Б. - М. : Юрист", role=Role.REFERENCE)
    assert text(ruled(record, "ru", Ledger())) == "Право : учеб. / А._А._Ли ; под ред. Б._– М. : Юрист"


def test_lines_of_a_head_end_without_a_comma_and_keywords_are_parted():
    assert text(ruled(p("Б. В. Ким,", role=Role.AUTHORS), "ru", Ledger())) == "Б._В._Ким"
    assert text(ruled(p("Институт права ;", role=Role.AFFILIATION), "ru", Ledger())) == "Институт права"
    assert text(ruled(p("Б. В. Ким,"), "ru", Ledger())) == "Б._В._Ким,"
    assert text(ruled(p("Keywords: Java,React", role=Role.KEYWORDS), "en", Ledger())) == "Keywords: Java, React"


def test_code_is_left_alone():
    code = p("if  x - 1 ...", role=Role.CODE)
    assert ruled(code, "en", Ledger()) is code


def test_runs_keep_their_looks_when_a_rule_reaches_over_them():
    paragraph = Paragraph(
        content=(Run(text='право "на '), Run(text='жалобу" -', style=CharStyle(bold=True)), Run(text=" так"))
    )
    result = ruled(paragraph, "ru", Ledger())
    assert text(result) == "право «на жалобу»_— так"
    assert [(run.text, run.style.bold) for run in result.content if isinstance(run, Run)] == [
        ("право «на ", False),
        ("жалобу»\u00a0—", True),
        (" так", False),
    ]


def test_line_breaks_join_in_titles_and_stay_in_addresses():
    assert text(ruled(p("О ПРАВЕ\nНА ЖАЛОБУ", role=Role.TITLE), "ru", Ledger())) == "О_ПРАВЕ НА ЖАЛОБУ"
    assert text(ruled(p("Институт\nг. Астана", role=Role.AFFILIATION), "ru", Ledger())) == "Институт\nг._Астана"


def test_a_change_says_the_words_before_and_after():
    ledger = Ledger()
    ruled(p("the first word - deed and end"), "en", ledger)
    (change,) = ledger.all()
    assert (change.rule, change.before, change.after) == ("dashes", "word - deed", "word\u00a0– deed")


def test_rules_are_named_once():
    names = [name for name, *_ in RULES]
    assert len(names) == len(set(names))


@given(
    st.text(alphabet="аб А.,:-–—\"«»“”'…1290 \u00a0\t\n()№%/@[]ыеExcг=км", max_size=40),
    st.sampled_from(["kk", "ru", "en"]),
)
def test_rules_laid_twice_change_nothing_more(line: str, lang: str):
    once = ruled(p(line), lang, Ledger())
    assert text_of(ruled(once, lang, Ledger()).content) == text_of(once.content)


@given(st.text(max_size=60), st.sampled_from(["kk", "ru", "en"]))
def test_rules_keep_letters_and_digits(line: str, lang: str):
    result = ruled(p(line), lang, Ledger(Allowed(Decisions(reverted_rules=tuple(REWORDING)))))
    assert [sign for sign in text_of(result.content) if sign.isalnum()] == [sign for sign in line if sign.isalnum()]
