"""Languages of the text."""

from tests.check.build import CITES, codes, only_body, p, ref, with_body

LONG = "The rights of persons deprived of their liberty are protected by law and by the courts of the country. " * 4
OWN = "Права лиц, лишённых свободы, защищены законом и судами страны, о чём и говорится в этой статье ниже. " * 4


def _text(count: int, lang: str = "en", text: str = LONG) -> list[object]:
    return [p(text, number=number, lang=lang) for number in range(count)]


def test_a_quotation_is_no_other_language():
    assert codes(with_body(*_text(1), *_text(9, "ru", OWN))) == []  # type: ignore[arg-type]


def test_a_part_in_another_language_is_told():
    assert codes(with_body(*_text(3), *_text(5, "ru", OWN))) == ["check.undeclared-language"]  # type: ignore[arg-type]


def test_short_lines_say_nothing():
    lines = _text(9, text="Only a phrase.")
    assert codes(only_body(*lines, CITES, ref(1, "Иванов И. И. Право. – Алматы: Заң, 2020."))) == []  # type: ignore[arg-type]
