"""An ISBN in, its bars and digits out: EAN-13 as ISO/IEC 15420 wants it, at its nominal size."""

from proceedings.model.isbn import isbn_digits, isbn_fault
from proceedings.model.measure import MM
from proceedings.model.setpage import Item, Rule
from proceedings.style import TextStyle
from proceedings.typeset.setter import Setter

MODULE = 0.33 * MM
"""Width of the narrowest bar."""

_QUIET = (11, 7)  # modules that stay white at the left and at the right
_HEIGHT = 22.85 * MM
_GUARD = 5 * MODULE  # by which guard bars are longer
_GUARDS = (range(3), range(45, 50), range(92, 95))
_WHOLE = 25.93 * MM  # down to the feet of the digits
_LINE = 10.5  # points from the feet of the ISBN to the bars
_DIGIT = 11.0
_LETTERS = 9.4

# Bars and spaces of the digits, alternating, in modules; the right half begins with a bar, the left with a space.
_DIGITS = ("3211", "2221", "2122", "1411", "1132", "1231", "1114", "1312", "1213", "3112")
# By the first digit: which of the next six are drawn backwards (set B).
_BACKWARDS = ("000000", "001011", "001101", "001110", "010011", "011001", "011100", "010101", "010110", "011010")

WIDTH = (_QUIET[0] + 95 + _QUIET[1]) * MODULE
HEIGHT = _LINE + _LETTERS * 0.7 + _WHOLE


def ean_digits(isbn: str) -> str:
    """Return the thirteen digits of a valid ISBN, those of the ten-digit kind made anew; empty for another."""
    digits = "" if not isbn or isbn_fault(isbn) else isbn_digits(isbn)
    if len(digits) != 10:
        return digits
    body = f"978{digits[:9]}"
    total = sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(body))
    return f"{body}{-total % 10}"


def bars(digits: str) -> tuple[tuple[int, int], ...]:
    """Return (first module, modules) of every bar of thirteen digits, from the first guard bar on."""
    turned = _BACKWARDS[int(digits[0])]
    left = [_DIGITS[int(digit)][:: -1 if back == "1" else 1] for digit, back in zip(digits[1:7], turned, strict=True)]
    right = [_DIGITS[int(digit)] for digit in digits[7:]]
    # The left guard ends with a bar and the middle one begins and ends with a space: bars and spaces take turns.
    widths = [int(width) for width in "111" + "".join(left) + "11111" + "".join(right) + "111"]
    found: list[tuple[int, int]] = []
    at = 0
    for number, width in enumerate(widths):
        if number % 2 == 0:
            found.append((at, width))
        at += width
    return tuple(found)


def barcode(isbn: str, setter: Setter, base: TextStyle) -> tuple[Item, ...]:
    """Set an ISBN and its bars in a box of WIDTH and HEIGHT, y down; nothing when it is no valid one.

    `base` gives the family; black alone, and all of the box is to be white under it.
    """
    digits = ean_digits(isbn)
    if not digits:
        return ()
    top = HEIGHT - _WHOLE
    letters = TextStyle(family=base.family, size=_LETTERS, lead=_LETTERS)
    figures = TextStyle(family=base.family, size=_DIGIT, lead=_DIGIT)
    left = _QUIET[0] * MODULE
    items: list[Item] = [
        setter.line(f"ISBN {isbn.strip().removeprefix('ISBN').strip()}", letters, x=left, y=_LETTERS * 0.7)
    ]
    for first, modules in bars(digits):
        longer = _GUARD if any(first in guard for guard in _GUARDS) else 0.0
        items.append(Rule(left + first * MODULE, top, modules * MODULE, _HEIGHT + longer))
    places = [-7.0, *[3 + 7 * at + 3.5 for at in range(6)], *[50 + 7 * at + 3.5 for at in range(6)]]
    for digit, place in zip(digits, places, strict=True):
        items.append(setter.line(digit, figures, x=left + place * MODULE, anchor="middle", y=HEIGHT))
    items.append(setter.line(">", figures, x=left + 102 * MODULE, anchor="end", y=HEIGHT))
    return tuple(items)
