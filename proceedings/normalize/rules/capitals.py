"""Titles and headings typed in capitals: sentence case, keeping what the rest of the paper writes in capitals."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from proceedings.normalize.content import Edit
from proceedings.normalize.look import is_caps
from proceedings.normalize.rules.line import Line, spared

_WORD = re.compile(r"[^\W_]+(?:[-‑’'][^\W_]+)*")
_PART = re.compile(r"[^\W_]+")
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})|[ХІ]{2,}(?:Х|І|V)*")
_VOWELS = frozenset("АЕЁИОУЫЭЮЯӘІҰҮӨAEIOUY")
_ALWAYS = frozenset(
    "ООН БҰҰ ОБСЕ ЕҚЫҰ СНГ ТМД ЕАЭС ЕАЭО ЕС ЕО США АҚШ РФ РК ҚР КР РБ ПРООН ЮНЕСКО ЮНИСЕФ УИС ҚАЖ КУИС ИИМ ІІМ МВД НПМ ҰАТ ҰПТ УПК ҚПК УК ҚК УИК ҚАК АҚ ТОО ЖШС НПО ҮЕҰ СМИ БАҚ ВИЧ АИТВ СПИД ЖИТС"
    " ИТ АТ IT UN UNDP OSCE EU USA UK NGO HIV AIDS COVID ICT NPM CPT SPT OPCAT AI ИИ ЖИ PhD ЭВМ ГОСТ ISO ODIHR ЕСПЧ ЕКПП ВОЗ ДДСҰ WHO БГ".split()
)
_NAMES = (
    "казахстан қазақстан kazakhstan росси ресей russia европ еуропа europe астан astana алмат almaty караганд қараганд қарағанд karaganda азия азии asia шымкент shymkent нельсон мандел nelson mandela бангкок bangkok "
    "токио tokyo стамбул istanbul женев geneva гааг hague москв moscow кыргызстан қырғызстан kyrgyzstan узбекистан өзбекстан uzbekistan беларус belarus украин ukraine герман germany франц france норвег norway финлянд finland швец sweden"
).split()
_COMMON = re.compile(
    r".{3,}(?:ени[еяюийем]+|ани[еяюийем]+|аци[яию]|аций|ацией|ост[ьию]|остью|остей|ческ\w+|тельн\w+|ирован\w+|ств[ауо]|ственн\w+|[нтлчв]ы[йехм]|[нтлчв]ыми|[нтлчв]ого|[нтлчв]ой|[нтлчв]ому|[нтлчв]ая|[нтлчв]ое|ских|ской|ского|ские|ская|ский|ским|скими"
    r"|лық|лік|дық|дік|тық|тік|лығы|лігі|дығы|дігі|тығы|тігі|лары|лері|дары|дері|тары|тері|лардың|лердің|дардың|дердің|тардың|тердің|лар|лер|дар|дер|тар|тер|ылу|ілу|алау|елеу|еуі|уы|уі|ының|інің|сының|сінің"
    r"|tions?|ments?|ings?|ness|ity|ities|ism|ive|ical|als?|ance|ence|ures?|ies|ers?|ors?|ed|ous|able|ible)"
)
_SMALL = frozenset(
    "и в во на с со по для от до из к о об у а но или как при за над под между через без не ли бы же его их что это"
    " және мен бен пен үшін туралы бойынша жөнінде арқылы арасында жаңа ретінде ету бір екі оның сол"
    " of the and in for on to a an with by from at as or is are its their what how why when not into between under over".split()
)
_STEM = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """How the running text of a paper writes its words."""

    lower: frozenset[str]
    """Words seen without a capital."""
    stems: frozenset[str]
    """Their first letters."""
    named: frozenset[str]
    """Stems of words seen with a capital inside a sentence, and never without."""
    capitals: frozenset[str]
    """Words of at most five letters seen in capitals amid others."""


_INSIDE = re.compile(r"(?<=[\w,;][ \u00a0])[«“„\"(]?([^\W\d_]+)")


def lexicon_of(texts: Iterable[str]) -> Lexicon:
    """Return how `texts`, the running paragraphs of a paper, write their words."""
    lower: set[str] = set()
    named: set[str] = set()
    capitals: set[str] = set()
    for text in texts:
        if is_caps(text[:400]):
            continue
        for word in set(_INSIDE.findall(text)):
            if word.islower():
                lower.add(word)
            elif word.isupper():
                if len(word) <= 5:
                    capitals.add(word)
            elif word[1:].islower():
                named.add(word.lower())
    stems = frozenset(_stem(word) for word in lower)
    return Lexicon(
        lower=frozenset(lower),
        stems=stems,
        named=frozenset(_stem(word) for word in named if word not in lower and (len(word) > 3))
        - (stems & {_stem(word) for word in lower}),
        capitals=frozenset(word for word in capitals if len(word) > 1 and word.lower() not in lower),
    )


def _stem(word: str) -> str:
    return word[: max(_STEM, len(word) - 3)] if len(word) > _STEM else word


def capitals(line: Line, lexicon: Lexicon) -> list[Edit]:
    """Set a line of capitals in sentence case; on doubt a word keeps its first capital."""
    if not is_caps(line.text):
        return []
    edits: list[Edit] = []
    begins = True
    for match in _WORD.finditer(line.text):
        word = match[0]
        after = "-".join(_cased(part, lexicon) for part in word.split("-")) if "-" in word else _cased(word, lexicon)
        if begins and after[:1].islower():
            after = after[:1].upper() + after[1:]
        if after != word:
            edits.append((match.start(), match.end(), after))
        tail = line.text[match.end() : match.end() + 2]
        begins = tail[:1] in {"\n"} or (tail[:1] in ".!?" and tail[1:2].isspace() and len(word) > 1)
    return spared(edits, line.kept)


def _cased(word: str, lexicon: Lexicon) -> str:
    if not any(map(str.isupper, word)):
        return word
    if _stays(word, lexicon):
        return word
    low = word.lower()
    if low in _SMALL:
        return low
    if any(low.startswith(name) for name in _NAMES):
        return word[0].upper() + low[1:]
    stem = _stem(low)
    if low in lexicon.lower or (stem in lexicon.stems and stem not in lexicon.named):
        return low
    if stem in lexicon.named:
        return word[0].upper() + low[1:]
    if len(word) == 1 or _COMMON.fullmatch(low):
        return low
    return word[0].upper() + low[1:]


def _stays(word: str, lexicon: Lexicon) -> bool:
    if word in _ALWAYS or word in lexicon.capitals or any(map(str.isdigit, word)):
        return True
    if not word.isupper() or len(word) == 1:
        return word == "I" or (
            len(word) > 1
            and not word.isupper()
            and word[0].islower() is False
            and not is_caps(word + "..")
            and word[1:].islower()
        )
    if _ROMAN.fullmatch(word) and word not in {"MIX", "DIM", "MILL", "CIVIL"}:
        return True
    return (
        len(word) <= 5 and word.lower() not in lexicon.lower and word.lower() not in _SMALL and not _VOWELS & set(word)
    )
