"""Words that announce a part of a paper: where they stand, the part is there, though it was not taken apart."""

import re
from collections.abc import Iterable

from proceedings.check.reading import Said, Where

_ABSTRACT = {
    "kk": r"аңдатпа|андатпа|түйін(?:деме)?(?!\w|\s+сөз)",
    "ru": r"аннотация|анотация|резюме|реферат",
    "en": r"abstract|annotation|summary",
}
_KEYWORDS = {
    "kk": r"(?:түйін(?:ді)?|кілт(?:тік)?|негізгі|тірек)\s+сөз\w*",
    "ru": r"ключевые\s+слова",
    "en": r"key\s?-?words?|index\s+terms",
}
_AUTHORS = re.compile(
    r"\s*(?:(?:авторы?|выполнил\w*|исполнител\w+|докладчик|орындаған\w*|баяндамашы|authors?|written by|by)\s*[:–—-]"
    r"|by\s+[A-Z])",
    re.IGNORECASE,
)
_FIRST = 60
"""Paragraphs in which a head may stand."""


_PARTED = r"\s*(?:[.:;(–—-]|$|на\s+\w+\s+языке|\w+\s+тілінде|in\s+\w+\s*[.:]|(?-i:[^\W\d_a-zа-яёәғқңөұүһі]))"
"""What comes between the word for an abstract and its text: not the rest of a sentence that begins with the word."""


def _labels(words: dict[str, str], after: str = "") -> dict[str, re.Pattern[str]]:
    return {lang: re.compile(rf"\W*(?:{said})(?!\w){after}", re.IGNORECASE) for lang, said in words.items()}


_ABSTRACTS, _KEYWORD_LABELS = _labels(_ABSTRACT, _PARTED), _labels(_KEYWORDS)


def announces_abstract(said: Iterable[Said], lang: str) -> bool:
    """Say whether a paragraph is, or begins with, the label of an abstract in `lang`."""
    return _announced(said, _ABSTRACTS.get(lang))


def announces_keywords(said: Iterable[Said], lang: str) -> bool:
    """Say whether a paragraph begins with the words for keywords in `lang`."""
    return _announced(said, _KEYWORD_LABELS.get(lang))


def announces_authors(said: tuple[Said, ...]) -> bool:
    """Say whether one of the first paragraphs names who wrote or presents the paper."""
    return any(_AUTHORS.match(each.text) for each in said[:_FIRST])


def _announced(said: Iterable[Said], label: re.Pattern[str] | None) -> bool:
    return label is not None and any(
        label.match(each.text) for each in said if each.where in {Where.HEAD, Where.BODY, Where.CELL}
    )
