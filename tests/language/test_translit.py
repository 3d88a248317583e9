"""Latin letters for Cyrillic ones."""

import pytest

from proceedings.language.translit import file_name, gost_a, gost_b

ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"


def test_system_a_is_one_for_one_and_reversible():
    latin = [gost_a(letter) for letter in ALPHABET]
    assert len(set(latin)) == len(ALPHABET)
    assert gost_a("Съешь ещё этих мягких французских булок") == "Sʺešʹ eŝë ètih mâgkih francuzskih bulok"
    assert gost_a("Қазақстан") == "Ķazaķstan"


def test_system_b_is_ascii():
    assert gost_b(ALPHABET).isascii()
    assert gost_b("Конституция, цены, объект") == "Konstituciya, ceny`, ob``ekt"
    assert gost_b("центр и конец; цапля") == "centr i konecz; czaplya"
    assert gost_b("ЩУКА") == "SHHUKA"


def test_case_follows_the_word():
    assert gost_b("ЖАЛОБА") == "ZHALOBA"
    assert gost_b("Жалоба") == "Zhaloba"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Сейітжанов С. Қ. – Адам құқықтары", "seiitzhanov-s-q-adam-quqyqtary"),
        ("Права человека (2025)", "prava-cheloveka-2025"),
        ("Étude № 5", "etude-no-5"),
        ("…", "untitled"),
    ],
)
def test_file_names(text: str, name: str):
    assert file_name(text) == name
