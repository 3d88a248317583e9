import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.bind.barcode import HEIGHT, MODULE, WIDTH, barcode, bars, ean_digits
from proceedings.model.isbn import isbn_fault
from proceedings.model.measure import MM
from proceedings.model.setpage import Line, Rule
from proceedings.style import TextStyle
from proceedings.typeset.setter import Setter

ISBN = "978-601-00-0000-1"


def drawn(digits: str) -> str:
    """Return the modules of a number: 1 for black."""
    row = ["0"] * 95
    for first, width in bars(digits):
        row[first : first + width] = "1" * width
    return "".join(row)


def test_a_known_number_has_its_known_bars():
    # ISO/IEC 15420: 4 says that the left half is A B A A B B.
    assert drawn("4003994155486") == (
        "101"
         "0001101" + "0100111" + "0111101" + "0001011" + "0010111" + "0011101"
        + "01010"
        + "1100110" + "1001110" + "1001110" + "1011100" + "1001000" + "1010000"
        + "101"
    )  # fmt: skip


@given(st.text("0123456789", min_size=13, max_size=13))
def test_every_number_fills_its_modules(digits: str):
    row = drawn(digits)
    assert row.startswith("101")
    assert row.endswith("101")
    assert row[45:50] == "01010"
    assert [len(set(row[at : at + 7])) for at in (*range(3, 45, 7), *range(50, 92, 7))] == [2] * 12
    assert all(width <= 4 for _, width in bars(digits))


@given(st.text("0123456789", min_size=9, max_size=9))
def test_short_numbers_become_long_ones(body: str):
    total = sum((10 - at) * int(digit) for at, digit in enumerate(body))
    check = -total % 11
    digits = ean_digits(body + ("X" if check == 10 else str(check)))
    assert digits.startswith(f"978{body}")
    assert not isbn_fault(digits)


@pytest.mark.parametrize("isbn", ["", "978-601-00-0000-2", "12345", "ISBN"])
def test_what_is_no_isbn_has_no_bars(isbn: str, setter: Setter):
    assert barcode(isbn, setter, TextStyle(size=9, lead=9)) == ()


def test_bars_and_digits_keep_to_their_places_and_quiet_zones_are_white(setter: Setter):
    items = barcode(ISBN, setter, TextStyle(family="sans", size=9, lead=9))
    rules = [item for item in items if isinstance(item, Rule)]
    assert len(rules) == 30
    assert all(rule.gray == 0 for rule in rules)
    assert min(rule.x for rule in rules) == pytest.approx(11 * MODULE)
    assert max(rule.x + rule.width for rule in rules) == pytest.approx(WIDTH - 7 * MODULE)
    assert max(rule.y + rule.height for rule in rules) < HEIGHT
    assert pytest.approx(37.29) == WIDTH / MM
    guards = [rule for rule in rules if rule.height > 22.85 * MM]
    assert len(guards) == 6
    said = [
        "".join(word.text for span in item.spans for word in span.words) for item in items if isinstance(item, Line)
    ]
    assert said == [f"ISBN{ISBN}", *"9786010000001", ">"]
