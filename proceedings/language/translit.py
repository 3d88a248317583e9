"""Write Kazakh and Russian in Latin letters: for romanised references and for file names."""

import re
import unicodedata
from types import MappingProxyType

_SHARED = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "з": "z", "и": "i", "й": "j", "к": "k", "л": "l",
    "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
}  # fmt: skip

_SYSTEM_A = MappingProxyType(
    _SHARED
    | {
        "ё": "ë", "ж": "ž", "х": "h", "ц": "c", "ч": "č", "ш": "š", "щ": "ŝ", "ъ": "ʺ", "ы": "y", "ь": "ʹ", "э": "è",
        "ю": "û", "я": "â", "ә": "a̋", "ғ": "ġ", "қ": "ķ", "ң": "ņ", "ө": "ô", "ұ": "u̇", "ү": "ù", "һ": "ḥ", "і": "ì",
    },
)  # fmt: skip
"""ГОСТ 7.79-2000 (ISO 9:1995), system A: one letter with signs for one letter."""

_SYSTEM_B = MappingProxyType(
    _SHARED
    | {
        "ё": "yo", "ж": "zh", "х": "x", "ц": "cz", "ч": "ch", "ш": "sh", "щ": "shh", "ъ": "``", "ы": "y`", "ь": "`",
        "э": "e`", "ю": "yu", "я": "ya", "ә": "a`", "ғ": "g`", "қ": "k`", "ң": "n`", "ө": "o`", "ұ": "u`", "ү": "u``",
        "һ": "h`", "і": "i`",
    },
)  # fmt: skip
"""The same standard, system B: ASCII only. The standard gives no Kazakh column; ours follows its pattern."""

_PLAIN = MappingProxyType(
    _SHARED
    | {
        "й": "i", "ё": "e", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y",
        "ь": "", "э": "e", "ю": "yu", "я": "ya", "ә": "a", "ғ": "g", "қ": "q", "ң": "ng", "ө": "o", "ұ": "u", "ү": "u",
        "һ": "h", "і": "i",
    },
)  # fmt: skip

_BEFORE_FRONT_VOWEL = re.compile("ц(?=[еиыйёіeijy])", re.IGNORECASE)


def gost_a(text: str) -> str:
    """Return `text` in Latin letters by ГОСТ 7.79-2000, system A; other characters stay."""
    return _replaced(text, _SYSTEM_A)


def gost_b(text: str) -> str:
    """Return `text` in ASCII letters by ГОСТ 7.79-2000, system B: ц is `c` before е, и, ы, й and `cz` elsewhere."""
    softened = _BEFORE_FRONT_VOWEL.sub(lambda match: "C" if match.group().isupper() else "c", text)
    return _replaced(softened, _SYSTEM_B)


def file_name(text: str) -> str:
    """Return `text` as an ASCII file name without its extension: letters, digits and single hyphens, lower case."""
    latin = unicodedata.normalize("NFKD", _replaced(text, _PLAIN))
    plain = re.sub(r"[^A-Za-z0-9]+", "-", "".join([sign for sign in latin if not unicodedata.combining(sign)]))
    return plain.strip("-").lower() or "untitled"


def _replaced(text: str, table: MappingProxyType[str, str]) -> str:
    composed = unicodedata.normalize("NFC", text)
    shouted = sum(map(str.isupper, composed)) > 1 and not any(map(str.islower, composed))
    letters: list[str] = []
    for letter in composed:
        latin = table.get(letter.lower())
        if latin is None:
            letters.append(letter)
        elif letter.islower() or not latin:
            letters.append(latin)
        else:
            letters.append(latin.upper() if shouted else latin[0].upper() + latin[1:])
    return "".join(letters)
