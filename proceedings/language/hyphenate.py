"""Say where a line may end inside a word: with a hyphen, at a hyphen the word has, and inside addresses."""

import re
from collections.abc import Callable

from proceedings.language.kazakh import kazakh_breaks
from proceedings.language.patterns import patterns_of

_LANGUAGES = ("kk", "ru", "en")
_CACHED: dict[str, dict[str, tuple[int, ...]]] = {lang: {} for lang in _LANGUAGES}
_MOST_CACHED = 200_000

_KAZAKH_ONLY = frozenset("әғқңөұүһі")
_RUSSIAN_VOWELS = frozenset("аеёиоуыэюя")
_NEVER_FIRST = frozenset("ьъй")

_CORE = re.compile(r"(?P<before>[^\w]*)(?P<core>[^\W\d_]+)(?:[’']s)?[^\w]*")
_COMPOUND = re.compile(r"[^\w]*[^\W\d_]+(?:[-‐‑][^\W\d_]+)+[^\w]*")
_PART = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]+")
_CYRILLIC = re.compile(r"[Ѐ-ԯ]+")

_LONGEST = 200
"""More letters without a blank are no word, and patterns take the square of their number."""
_LONG_PART = 8
_AWAY_FROM_HYPHEN = 3


def breaks(word: str, lang: str) -> tuple[int, ...]:
    """Return the offsets in `word` at which a line may end with an added hyphen, ascending.

    `word` may carry punctuation. Abbreviations, words in capitals and words with digits are never divided;
    a Latin word in a Cyrillic language is divided as English, a Cyrillic one elsewhere by its own letters;
    an unknown language gives none.
    """
    cache = _CACHED.get(lang)
    if cache is None:
        return ()
    found = cache.get(word)
    if found is None:
        if len(cache) >= _MOST_CACHED:
            cache.clear()
        found = cache[word] = _breaks(word, lang)
    return found


def _breaks(word: str, lang: str) -> tuple[int, ...]:
    if len(word) < 4:
        return ()
    match = _CORE.fullmatch(word)
    if match is None:
        return _compound_breaks(word, lang)
    offset = match.start("core")
    return tuple([offset + at for at in _word_breaks(match["core"], lang)])


def _word_breaks(core: str, lang: str) -> tuple[int, ...]:
    """Divide letters alone."""
    low = core.lower()
    if not 4 <= len(core) <= _LONGEST or core[1:] != low[1:]:  # БҰҰ, ҚазҰУ, МемСТ
        return ()
    divide = _divider(low, lang)
    return divide(low) if divide else ()


def _divider(low: str, lang: str) -> Callable[[str], tuple[int, ...]] | None:
    """Return what divides a word of these letters in a text of `lang`; none for letters of mixed scripts."""
    if _LATIN.fullmatch(low):
        return _english_breaks
    if not _CYRILLIC.fullmatch(low):
        return None
    if lang == "kk" or not _KAZAKH_ONLY.isdisjoint(low):
        return kazakh_breaks
    return _russian_breaks


def _compound_breaks(word: str, lang: str) -> tuple[int, ...]:
    """Divide the long parts of a Russian compound too: its hyphens alone would leave holes in the line.

    Kazakh and English compounds break at their hyphen only.
    """
    if lang != "ru" or not _COMPOUND.fullmatch(word):
        return ()
    parts = list(_PART.finditer(word))
    found: list[int] = []
    for part in parts:
        if part.end() - part.start() < _LONG_PART:
            continue
        first = part.start() + (_AWAY_FROM_HYPHEN if part is not parts[0] else 0)
        last = part.end() - (_AWAY_FROM_HYPHEN if part is not parts[-1] else 0)
        found += [part.start() + at for at in _word_breaks(part.group(), lang) if first <= part.start() + at <= last]
    return tuple(found)


def _russian_breaks(word: str) -> tuple[int, ...]:
    """Keep of the patterns' breaks those that part syllables (Правила русской орфографии, § 117–123)."""
    found: list[int] = []
    start = 0
    for at in patterns_of("ru_RU").breaks(word, 2, 2):
        if word[at] in _NEVER_FIRST or _RUSSIAN_VOWELS.isdisjoint(word[start:at]):
            continue
        found.append(at)
        start = at
    while found and _RUSSIAN_VOWELS.isdisjoint(word[found[-1] :]):
        found.pop()
    return tuple(found)


def _english_breaks(word: str) -> tuple[int, ...]:
    return tuple(patterns_of("en_US").breaks(word, 2, 3))


_NEIGHBOUR = 64
"""As much of a word on either side of its hyphen says whether it may be broken there."""
_HARD = re.compile(r"(?<=\w)[’'»”)\]]?(?P<sign>[-‐–—]+|/)(?=[«“(\[]?\w)")


def hard_breaks(word: str) -> tuple[int, ...]:
    """Return the offsets after a hyphen, dash or slash of `word` at which a line may end and nothing is added.

    A number stays with what its hyphen ties to it (11-сынып, COVID-19), a range of numbers whole, an abbreviation
    with its ending (ҚР-ның), and no single letter is left or carried. U+2011 never ends a line.
    """
    if word.isalpha() or is_address(word):
        return ()
    return tuple([match.end() for match in _HARD.finditer(word) if _parts_lawfully(word, match)])


def _parts_lawfully(word: str, match: re.Match[str]) -> bool:
    begin, sign, end = match.end() - _NEIGHBOUR, match.start("sign"), match.end()
    left = re.split(r"\W", word[max(begin, 0) : sign].rstrip("’'»”)]"))[-1]
    right = re.split(r"\W", word[end : end + _NEIGHBOUR].lstrip("«“([„"))[0]
    if len(left) < 2 or len(right) < 2 or left[-1].isdigit() or right[0].isdigit() or _is_roman(left):
        return False
    if match["sign"] == "/":
        return len(left) > 2 and len(right) > 2  # км/сағ stays
    return not (sum(map(str.isupper, left)) > 1 and right.islower())


def _is_roman(text: str) -> bool:
    return not text.strip("IVXLCХІ")


_ADDRESS = re.compile(
    r"[\W]*(?:https?://|ftp://|www\.|(?:doi:)?10\.\d{4,}/|[\w.+-]+@[\w-]+\.|(?:[\w-]+\.)+(?:kz|ru|org|com)/)"
)
_ADDRESS_BREAK = re.compile(r"//+(?=[^/])|(?<![/:])/(?=[^/])|:(?=[^/])|[=@](?=\w)|(?<=[^\W_])(?=[.?#%~_&,-]\w)")
_LEFT_OF_ADDRESS = 3


def is_address(word: str) -> bool:
    """Say whether `word` is a URL, a DOI or an e-mail address, alone or with punctuation around it."""
    return ("/" in word or "@" in word or "www" in word) and _ADDRESS.match(word) is not None


def url_breaks(word: str) -> tuple[int, ...]:
    """Return the offsets at which a line may end inside a URL, DOI or e-mail address, adding nothing.

    After a colon, a slash, two slashes, `=` and `@`; before a full stop, comma, hyphen, underline, `?`, `#`, `%`, `~`
    and `&`, so that no sign at a line's end can be taken for punctuation (Chicago Manual of Style, 7.46). At least
    three characters stay on either side. None for other words.
    """
    if not is_address(word):
        return ()
    last = len(word.rstrip(".,;:)]»”>")) - _LEFT_OF_ADDRESS
    return tuple([m.end() for m in _ADDRESS_BREAK.finditer(word) if _LEFT_OF_ADDRESS <= m.end() <= last])


_SIGN = "\u2e80-\u2fdf\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff65\U00020000-\U0003ffff"
_NEVER_BEGINS = (
    "、。，．・：；？！）」』】〉》〕］｝ー々〻ゝゞ゠〜…‥!),.:;?\\]}»”’ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)
_NEVER_ENDS = "（「『【〈《〔［｛([{«“‘"
_BETWEEN_SIGNS = re.compile(rf"(?<=[{_SIGN}])(?<![{_NEVER_ENDS}])(?![{_NEVER_BEGINS}])(?=.)")


def sign_breaks(word: str) -> tuple[int, ...]:
    """Return the offsets between the signs of a Chinese or Japanese text at which a line may end.

    After any sign, but not before closing marks or after opening ones (JIS X 4051, GB/T 15834).
    """
    return tuple([match.start() for match in _BETWEEN_SIGNS.finditer(word)])
