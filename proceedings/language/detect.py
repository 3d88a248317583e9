"""Recognise the language of a piece of text: Kazakh, Russian, English, and others only when they are certain."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_SAMPLE = 240
"""Characters looked at; more would not change the answer."""

_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"\b(?:https?://|www\.|doi:?\s*10\.)\S+|\b[\w.+-]+@\S+", re.IGNORECASE)
_LAST_LATIN = "ɏ"


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


_KAZAKH = frozenset("әғқңөұүһі")
_LEGACY = frozenset("ќѓћј")
"""Stand-ins for Kazakh letters in texts typed with legacy fonts (ќ for қ, ѓ for ғ, ћ for һ, ј for ә)."""

_ALIEN = (
    ("uk", frozenset("їєґ")),
    ("tg", frozenset("ҷӣӯ")),
    ("uz", frozenset("ўҳ")),
    ("tt", frozenset("җ")),
)
_KYRGYZ = frozenset("өүң")
_NOT_KYRGYZ = frozenset("әғқұіһ")

_UKRAINIAN_WORDS = _set_of("та що від під час або також цей ця які який його між щодо було але")
_KYRGYZ_WORDS = _set_of("жана менен эмес болгон боюнча бул ошондой үчүн укуктук мыйзам өзгөчө деп")

_KAZAKH_WORDS = _set_of(
    """
    мен бен пен осы бойынша туралы болып болды болады деген деп жылы жылғы арасында барлық жаңа ретінде негізгі
    кейбір кесте кестесі сурет суреті дереккөз бет бетте авторлар талдау зерттеу баяндама баяндамасы мазмуны
    бастап дейін сайын оны оның онда алу беру болу жасау тарау ара аралары жалпы ол бұл сол емес бар саласы
    саласында баптар тармак
    """,
)
_KAZAKH_ENDINGS = _set_of(
    """
    лары дары тары арды арда ыру лану дану лауы дауы тауы ымен умен ылар асы ысы ында нда ндай малы лау дау тау
    йды ады елер ген дың тын
    """,
)
"""Of three and four letters; only those without Kazakh letters, the others show themselves."""
_RUSSIAN_WORDS = _set_of(
    """
    и в на по с для от о к из при что как или а его их это также об до за под над без через между у во со ко он
    она они мы который которые которая рис рисунок табл таблица список введение заключение выводы права прав право
    дата вопрос вопросы года году век проблемы система системы анализ опыт статья научный материалы литература
    источники вестник
    """,
)
_RUSSIAN_ENDINGS = _set_of(
    """
    го му ый ий ой ей ая яя ое ее ые ие ых их ым им ть ся ии ию ах ях ов ев ка ки во ва ыми ими сти стью ций
    ами ями ния
    """,
)
"""Of two and three letters."""
_SURNAME_ENDINGS = ("ов", "ова", "ев", "ева", "ин", "ина", "ский", "ская", "вич", "вна", "қызы", "ұлы")

_ENGLISH_WORDS = _set_of(
    """
    the of and in to for on with by from is are an at as or its their that this which between under into was were
    be not human rights law abstract keywords references introduction conclusion table figure methods results
    discussion press university journal international analysis study development system prison protection vol no
    pp ed eds
    """,
)
_WESTERN = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "tr", "fi", "sv", "da", "et", "lv", "lt", "hu", "ro")
_SURE, _NAME, _GUESS = 3, 2, 1
"""Votes of a word: told by letters, ending or the word itself; perhaps only a name; told by nothing."""

_CERTAIN = 0.98
_ENOUGH_WORDS = 4


@lru_cache(maxsize=256)
def language_of(text: str, default: str = "") -> str:
    """Return the language of `text` (`kk`, `ru`, `en`, another ISO 639-1 code when certain), else `default`.

    Looks at letters, words and endings of a sample; addresses, digits and signs do not count. Cyrillic without
    any evidence is `default` when that is Kazakh or Russian, else Russian; Latin without evidence is English.
    """
    sample = _sample(text)
    words = _WORD.findall(sample)
    if not words:
        return default
    total = sum(map(len, words))
    latin = sum([len(word) for word in words if word[0] <= _LAST_LATIN])
    if latin * 2 > total:
        return _western(words)
    cyrillic = [word for word in words if "Ѐ" <= word[0] <= "ԯ"]
    if not cyrillic:
        return default
    return _cyrillic(cyrillic, default)


def _sample(text: str) -> str:
    if len(text) > _SAMPLE:
        middle = len(text) // 2
        text = text[: _SAMPLE // 2] + " " + text[middle : middle + _SAMPLE // 2]
    if "@" in text or "/" in text or "www" in text:
        return _ADDRESS.sub(" ", text)
    return text


def _cyrillic(words: list[str], default: str) -> str:
    lowered = [word.lower() for word in words]
    letters = set("".join(lowered))
    if not letters.isdisjoint(_LEGACY):
        return "kk"
    alien = _alien(letters, lowered)
    if alien:
        return alien
    special = not letters.isdisjoint(_KAZAKH)
    kazakh, russian, proven = _votes(words, lowered)
    if not kazakh and not proven and not special and len(words) < _ENOUGH_WORDS:
        return default if default in {"kk", "ru"} else "ru"
    if kazakh != russian:
        return "kk" if kazakh > russian else "ru"
    return "kk" if special else "ru"


def _votes(words: list[str], lowered: list[str]) -> tuple[int, int, bool]:
    """Return the votes for Kazakh and for Russian, and whether any of the Russian ones is more than a guess."""
    kazakh = russian = 0
    proven = False
    heads_a_sentence = len(words) == 1 or len(words[1]) > 1  # else initials follow a surname
    for index, (word, low) in enumerate(zip(words, lowered, strict=True)):
        if not _KAZAKH.isdisjoint(low):
            kazakh += _weight(word, low) if index or not heads_a_sentence else _weight(low, low)
        elif low in _RUSSIAN_WORDS:
            if len(low) > 1 or word == low:  # a capital alone is an initial
                russian += _SURE
                proven = True
        elif low in _KAZAKH_WORDS or low[-4:] in _KAZAKH_ENDINGS or low[-3:] in _KAZAKH_ENDINGS:
            kazakh += _SURE
        elif len(low) > 3:
            if low[-2:] in _RUSSIAN_ENDINGS or low[-3:] in _RUSSIAN_ENDINGS:
                russian += _SURE
                proven = True
            else:
                russian += _GUESS
    return kazakh, russian, proven


def _weight(word: str, low: str) -> int:
    # A Kazakh letter in a plain word proves more than one in a name, which any language may cite.
    if len(low) == 1 or low.endswith(_SURNAME_ENDINGS):
        return 0
    return _NAME if word[0] != low[0] and word[1] == low[1] else _SURE


def _alien(letters: set[str], words: list[str]) -> str:
    for lang, signs in _ALIEN:
        if not letters.isdisjoint(signs):
            count = sum([not signs.isdisjoint(word) for word in words])
            if count * 5 >= len(words) and not (lang == "uz" and len(words) < _ENOUGH_WORDS):
                return lang
    if len(words) < 2 * _ENOUGH_WORDS:
        return ""
    if letters & _KAZAKH == {"і"} and not _UKRAINIAN_WORDS.isdisjoint(words):
        return "uk"
    if not letters.isdisjoint(_KYRGYZ) and letters.isdisjoint(_NOT_KYRGYZ) and not _KYRGYZ_WORDS.isdisjoint(words):
        return "ky"
    return ""


def _western(words: list[str]) -> str:
    lowered = [word.lower() for word in words if word[0] <= _LAST_LATIN]
    english = sum([word in _ENGLISH_WORDS for word in lowered])
    plain = all(map(str.isascii, lowered))
    if plain or len(lowered) < _ENOUGH_WORDS or english * 4 >= len(lowered):
        return "en"  # romanised references are plain too: the model would call them Romanian
    return _guess(" ".join(lowered), _WESTERN) or "en"


@lru_cache(maxsize=512)
def _guess(text: str, languages: tuple[str, ...]) -> str:
    """Return the most probable of `languages`, empty when it is not certain."""
    lang, probability = _identifier(languages).classify(text)
    return lang if probability >= _CERTAIN else ""


@lru_cache(maxsize=4)
def _identifier(languages: tuple[str, ...]) -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(languages))
    return identifier
