import pytest

from proceedings.model.text import Run
from proceedings.normalize.content import edited
from proceedings.normalize.rules.capitals import capitals, lexicon_of
from proceedings.normalize.rules.line import Line

TEXT = (
    "Сотрудники НПМ и ЦУП посетили учреждения, а Мандела и Конституция упомянуты. "
    "Речь, как сказано, идёт о праве, о жалобе и о том, как Комитет её рассматривает."
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ПРАВО НА ЖАЛОБУ", "Право на жалобу"),
        ("РОЛЬ НПМ И ООН В РК", "Роль НПМ и ООН в РК"),
        ("ДАННЫЕ ЦУП О COVID-19", "Данные ЦУП о COVID-19"),
        ("ЗАКОН XXI ВЕКА", "Закон XXI Века"),
        ("КОНСТИТУЦИЯ И ПРАВО: РЕЧЬ МАНДЕЛЫ", "Конституция и право: речь Манделы"),
        ("ПРАВО. КОМИТЕТ", "Право. Комитет"),
        ("Право на жалобу", "Право на жалобу"),
        ("ПРИВЕТСТВЕННОЕ СЛОВО участникам", "Приветственное слово участникам"),
        ("эФФЕКТИВНОСТь РАЗЛИЧНЫХ ТЕСТОВ", "Эффективность различных тестов"),
    ],
)
def test_capitals_become_sentence_case(before: str, after: str):
    edits = capitals(Line(text=before), lexicon_of([TEXT]))
    (run,) = edited((Run(text=before),), edits)
    assert isinstance(run, Run)
    assert run.text == after
