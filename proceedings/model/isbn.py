"""ISBN: is a number one, by length, prefix and checksum (ISO 2108)."""

import re

_PREFIXES = ("978", "979")


def isbn_fault(text: str) -> str:
    """Return why `text` is no ISBN: `characters`, `length`, `prefix` or `checksum`; empty when it is one."""
    digits = isbn_digits(text)
    if not re.fullmatch(r"\d*X?", digits):
        return "characters"
    if len(digits) == 10:
        total = sum((10 - at) * (10 if digit == "X" else int(digit)) for at, digit in enumerate(digits))
        return "checksum" if total % 11 else ""
    if len(digits) != 13 or "X" in digits:
        return "length"
    if not digits.startswith(_PREFIXES):
        return "prefix"
    total = sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(digits))
    return "checksum" if total % 10 else ""


def isbn_digits(text: str) -> str:
    """Return the digits of what is written as an ISBN, without hyphens and the word."""
    return re.sub(r"[\s\u2010-\u2015-]", "", text.strip()).upper().removeprefix("ISBN")
