"""Numbers in the formats that Word numbers lists with (ECMA-376 §17.18.59)."""

from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
"""Without ё, й and the two signs (§17.18.59)."""
LAST_LETTERED = 780
"""Where Word gives up letters (§17.18.59): thirty z."""
_CHICAGO = "*†‡§"


def roman(number: int) -> str:
    """Return `number` in lower-case roman numerals, in digits when there are none for it."""
    if not 0 < number < 4000:
        return str(number)
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written


def letters(number: int, alphabet: str) -> str:
    """Return `number` as a letter; after the last one they double, as Word does: z, aa, bb."""
    if not 1 <= number <= LAST_LETTERED:
        return str(number)
    times, index = divmod(number - 1, len(alphabet))
    return alphabet[index] * (times + 1)


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if 1 <= number <= 20 else str(number)


def _ordinal(number: int) -> str:
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerLetter": lambda number: letters(number, _LATIN),
    "upperLetter": lambda number: letters(number, _LATIN).upper(),
    "russianLower": lambda number: letters(number, _RUSSIAN),
    "russianUpper": lambda number: letters(number, _RUSSIAN).upper(),
    "chicago": lambda number: letters(number, _CHICAGO),
    "decimalEnclosedCircle": _circled,
    "ordinal": _ordinal,
    "numberInDash": lambda number: f"- {number} -",
    "none": lambda _number: "",
}


def numeral(number: int, number_format: str) -> str:
    """Return `number` in a `w:numFmt`; a format that is not known gives digits."""
    return _FORMATS.get(number_format, str)(number)
