"""Facts of a real manuscript that may be kept: hashes and paragraph numbers, never its words."""

import hashlib
import re
import unicodedata

_LOOKALIKE = str.maketrans("аеорсухкмтвніёқғұүөһң", "aeopcyxkmtbhiekgyyohh")
_CAPTION_WORD = re.compile(
    r"^(?P<figure>рисунок|рис|figure|fig|сурет|сур)?(?P<table>таблица|табл|таб|table|кесте)?", re.IGNORECASE
)


def plain(text: str) -> str:
    """Return the letters and digits of `text`, small, with look-alikes of two scripts made one."""
    decomposed = unicodedata.normalize("NFKC", text).lower().translate(_LOOKALIKE)
    return "".join(sign for sign in decomposed if sign.isalnum())


def fact(text: str) -> str:
    """Return what may be kept of `text`: ten hexadecimal digits."""
    return hashlib.sha256(plain(text).encode()).hexdigest()[:10]


def heading_fact(text: str) -> str:
    """Return the fact of a heading, its number not looked at."""
    return fact(re.sub(r"^\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVX]{1,4}[.)])\s*", "", text))


def caption_fact(text: str) -> str:
    """Return the fact of a caption: its kind, and what follows the label word."""
    label = _CAPTION_WORD.match(text.strip())
    kind = "figure" if label and label["figure"] else "table" if label and label["table"] else ""
    return fact(kind + text.strip()[label.end() if label else 0 :])


def keywords_fact(words: tuple[str, ...]) -> str:
    """Return the fact of a list of keywords, in order."""
    return hashlib.sha256("|".join(plain(word) for word in words).encode()).hexdigest()[:10]
