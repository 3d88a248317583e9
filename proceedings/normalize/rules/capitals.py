"""Titles and headings typed in capitals: sentence case, keeping what the rest of the paper writes in capitals."""

import re
from collections.abc import Iterable, Iterator

from proceedings.normalize.content import Edit
from proceedings.normalize.look import is_caps
from proceedings.normalize.rules.line import Line, Span, spared
from proceedings.normalize.rules.vocabulary import ABBREVIATIONS, COMMON, LOWER_AFTER_NAMES, NAMES, OFFICIAL, SMALL

_WORD = re.compile(r"[^\W_]+(?:[-‑’'][^\W_]+)*")
_GOES_ON = frozenset(
    ",;_0123456789abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюяёәғқңөұүһі"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЁӘҒҚҢӨҰҮҺІ"
)
"""Last signs of words after which a sentence goes on."""
_LETTERS = re.compile(r"[^\W\d_]+")
_OPENS = frozenset('«“„"(')
_BETWEEN = ".\n"
"""Said between texts, so that none of them goes on from the one before it."""
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})|[ХІ]{2,}V?І*")
_NUMERALS = frozenset("0123456789IVX")
"""Signs that number a heading by themselves, where a letter would be an initial."""
_VOWELS = frozenset("АЕЁИОУЫЭЮЯӘІҰҮӨAEIOUY")
_NOT_LOWER = r"[^\W\d_a-zа-яёәіңғүұқөһ]"
_SHOUTED = re.compile(rf"(?<!\w)(?:[а-яё]?{_NOT_LOWER}{{4,}}[а-яё]?|{_NOT_LOWER})(?:[ \u00a0]{_NOT_LOWER}+)+(?!\w)")
_SLIP = re.compile(rf"(?<!\w)[^\W\d_]*[а-яёәіңғүұқөһa-z]{{2,}}{_NOT_LOWER}{{3,}}\w*(?:[ \u00a0]{_NOT_LOWER}+(?!\w))*")
"""A word in which the shift key slipped, and the capitals after it."""
_AFTER_INITIAL = re.compile(r"(?<!\w)[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ]\.[ \u00a0]?\Z")
_INITIAL_HERE = re.compile(r"\w\.[ \u00a0]?[^\W\d_a-zа-яё]")
_SHORTEST_SLIP = 5
"""Letters below which small ones amid capitals are meant: `pH`, `кВт`."""
_QUOTES = frozenset('«“„"')
_COARSE = 5
"""First letters by which a word is known again in another of its forms."""


class Lexicon:
    """How the running text of a paper writes its words: the few that a title asks for are looked up in it."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._whole = _BETWEEN.join(["", *[text for text in texts if not is_caps(text[:60])]])
        self._small: dict[str, bool] = {}

    def has_small(self, word: str) -> bool:
        """Whether a word is seen without a capital."""
        known = self._small.get(word)
        if known is None:
            known = self._small[word] = word.islower() and word in self._words(word)
        return known

    def has_named(self, word: str) -> bool:
        """Whether a form of a small word is seen with a capital inside a sentence, and never without."""
        stem = _stem(word)
        named = [found for found in self._words(_begun(stem)) if len(found) > 3 and found.istitle()]
        forms = [found.lower() for found in named]
        return any(_stem(form) == stem and not self.has_small(form) for form in forms)

    def has_capitals(self, word: str) -> bool:
        """Whether a word of at most five letters is seen in capitals amid others, and never without."""
        if not 2 <= len(word) <= 5 or not word.isupper() or self.has_small(word.lower()):
            return False
        return word in self._words(word)

    def knows(self, word: str) -> bool:
        """Whether another form of a small word is seen without a capital, by its first letters."""
        beginning = word[:_COARSE] if len(word) > _COARSE + 1 else word[: _COARSE - 1]
        if len(beginning) < _COARSE - 1:
            return self.has_small(beginning)
        return any(map(str.islower, self._words(beginning)))

    def _words(self, beginning: str) -> Iterator[str]:
        """Yield the words inside sentences that begin so, a quotation mark or bracket before them at most."""
        whole = self._whole
        at = whole.find(beginning)
        while at >= 0:
            start = at - 1 if whole[at - 1] in _OPENS else at
            if whole[start - 1].isspace() and whole[_last_before(whole, start)] in _GOES_ON:
                match = _LETTERS.match(whole, at)
                yield match[0] if match else ""
            at = whole.find(beginning, at + 1)


def _last_before(text: str, end: int) -> int:
    """Return where the last sign stands before the blanks that end there."""
    at = end - 1
    while text[at].isspace():
        at -= 1
    return at


def _stem(word: str) -> str:
    return word[: max(4, len(word) - 3)] if len(word) > 5 else word


def capitals(line: Line, lexicon: Lexicon) -> list[Edit]:
    """Set a line of capitals in sentence case; names, abbreviations and Roman numbers keep theirs."""
    shouted = [(0, len(line.text))] if is_caps(line.text) else _shouted(line.text)
    if not shouted:
        return []
    edits: list[Edit] = []
    begins = True
    for match in _WORD.finditer(line.text):
        word = match[0]
        if not any(first <= match.start() < last for first, last in shouted):
            begins = False
            continue
        coded = any(map(str.isdigit, word))
        after = (
            word
            if coded or _is_short_name(line, match)
            else "-".join(_cased(part, lexicon) for part in word.split("-"))
        )
        named = _AFTER_INITIAL.search(line.text, max(0, match.start() - 4), match.start()) is not None
        quoted = line.text[match.start() - 1 : match.start()] in _QUOTES and match.start() > 0
        if (begins or named or quoted or _is_official(line.text, match)) and after[:1].islower():
            after = _begun(after)
        if after != word:
            edits.append((match.start(), match.end(), after))
        tail = line.text[match.end() : match.end() + 2]
        begins = tail[:1] in {".", "!", "?"} and tail[1:2].isspace() and (len(word) > 1 or word in _NUMERALS)
    return spared(edits, line.kept)


def doubtful(line: Line, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the words of a line of capitals that keep theirs only because nothing tells what they are."""
    shouted = [(0, len(line.text))] if is_caps(line.text) else _shouted(line.text)
    words = [
        part
        for match in _WORD.finditer(line.text)
        if any(first <= match.start() < last for first, last in shouted) and not any(map(str.isdigit, match[0]))
        for part in match[0].split("-")
        if len(part) > 1 and part.isupper()
    ]
    return tuple([word for word in dict.fromkeys(words) if _is_unknown(word, lexicon)])


def _is_short_name(line: Line, match: re.Match[str]) -> bool:
    """Whether a word is an abbreviation that is spelt as a small word is, or a letter that names something."""
    if len(match[0]) == 1:
        initial = _INITIAL_HERE.match(line.text, match.start()) is not None
        return initial or (line.lang != "en" and match[0].isascii())
    if not match[0].isupper() and len(match[0]) < _SHORTEST_SLIP:
        return True
    if match[0] != "ПО":
        return False
    following = _WORD.match(line.text.lower(), match.end() + 1)
    return following is None or following[0] in SMALL


def _is_official(text: str, match: re.Match[str]) -> bool:
    """Whether a word is part of the name of a state: `Республика Казахстан`."""
    low = match[0].lower()
    beside = [names for start, names in OFFICIAL if low.startswith(start)]
    if not beside:
        return False
    around = f"{text[: match.start()].rstrip().rpartition(' ')[2]} {text[match.end() :].lstrip().partition(' ')[0]}"
    return any(word.startswith(beside[0]) for word in around.lower().split())


def shouts(text: str) -> bool:
    """Whether a line, or several words of it, are typed in capitals."""
    return is_caps(text) or bool(_shouted(text))


def _shouted(text: str) -> list[Span]:
    """Return where three words or more are typed in capitals within a line that is not, or two at its start."""
    spans = [match.span() for match in _SHOUTED.finditer(text)]
    spans = [(first, last) for first, last in spans if first == 0 or len(text[first:last].split()) > 2]
    return [*spans, *(match.span() for match in _SLIP.finditer(text))]


def _cased(word: str, lexicon: Lexicon) -> str:
    if not any(map(str.isupper, word)) or word[1:].islower() or _stays(word, lexicon):
        return word
    low = word.lower()
    if len(low) != len(word):
        return word
    capital = word[0] + low[1:] if word[0].isupper() else _begun(low)
    if low in SMALL or lexicon.has_small(low):
        return low
    if low.startswith(NAMES):
        return low if any(end in low[5:] for end in LOWER_AFTER_NAMES) else capital
    return capital if low not in COMMON and lexicon.has_named(low) else low


def _begun(word: str) -> str:
    """Return a word with a capital, where its first letter has one of its own, as the sign of micro has not."""
    first = word[:1].upper()
    return first + word[1:] if first.lower() == word[:1] else word


def _stays(word: str, lexicon: Lexicon) -> bool:
    """Whether a word keeps its capitals: an abbreviation, a Roman number, a code."""
    if lexicon.has_capitals(word):
        return True
    low = word.lower()
    if not word.isupper() or low in SMALL or lexicon.has_small(low):
        return False
    if len(word) == 1:
        return word in "IVXLC"
    return word in ABBREVIATIONS or _ROMAN.fullmatch(word) is not None or _is_unknown(word, lexicon)


def _is_unknown(word: str, lexicon: Lexicon) -> bool:
    """Whether a word may be an abbreviation, for all that the paper and the language say of it."""
    low = word.lower()
    if word in ABBREVIATIONS or low in SMALL or _ROMAN.fullmatch(word) or lexicon.has_capitals(word):
        return False
    if lexicon.has_small(low):
        return False
    if len(word) <= 3 and low not in COMMON and not lexicon.knows(low):
        return True
    # `КБТУ`: no small word has its only vowel last after three other letters
    return len(word) <= 5 and not _VOWELS & set(word[:-1] if len(word) > 3 else word)
