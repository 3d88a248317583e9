"""An entry of a list of references in, its kind and what it lacks out."""

import re
from enum import StrEnum


class Kind(StrEnum):
    """Kinds of sources, told by what stands in their entry."""

    WEB = "web"
    LAW = "law"
    THESIS = "thesis"
    ARTICLE = "article"
    BOOK = "book"


def _either(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_CYRILLIC = re.compile(r"[а-яәғқңөұүһі]", re.IGNORECASE)

# What tells the kind
_ONLINE = _either(
    r"https?://",
    r"www\.",
    r"\bURL\b",
    r"электронный ресурс",
    r"электрондық ресурс",
    r"режим доступа",
    r"available (?:at|from)",
    r"\b[\w-]+\.(?:ru|kz|com|org|edu|gov)(?:/\S*|[\s.;)]*$)",
)
_DOI = _either(r"\bdoi\b", r"\b10\.\d{4,9}/")
_LAW = _either(
    r"\bконституци[яи]\b",
    r"\b(?:закон|кодекс|указ президента|постановление|приказ|распоряжение)\b",
    r"\b(?:конвенци[яи]|декларация)\b",
    r"\b(?:заң(?:ы)?|кодексі|конституциясы|қаулысы|бұйрығы|жарлығы)\b",
    r"\b(?:ГОСТ|СНиП|СТ РК|СанПиН)\b",
    r"\b(?:замечание общего порядка|принципы|протокол|рекомендаци[яи]|резолюци[яи])\b",
    r"\b(?:(?:стандартные|типовые) (?:минимальные )?правила|правила ООН)\b",
    r"\b(?:стандартт\w+ ереже\w*|ережелері|қарар\w*|ұсыным\w*|конвенция|хартия\w*)\b",
    r"\b(?:law of|act no|convention on|constitution of|standard minimum rules)\b",
    r"\b(?:recommendation\s(?:cm|rec|no)|resolution\s\d|directive\s\d)",
)
_OF_ACT = _either(
    r"\bот\s+\d{1,2}\s+[^\W\d_]+\s+\d{4}",
    r"\bот\s+\d\d\.\d\d\.\d{4}",
    r"\d{4}\s+жыл\w*\s+\d{1,2}\s",
)
"""The date of a law, which says what it is, whatever gazette printed it."""
_THESIS = _either(
    r"\bдисс?\.",
    r"\bдиссертаци\w+",
    r"\bавтореф\w*",
    r"\b(?:ph\.?\s?d\.?|master[’']?s|bachelor[’']?s|doctoral) thesis",
    r"\bdissertation\b",
)
_OF_THESES = ("дис", "автореф", "thesis", "dissert")
_ARTICLE = _either(
    r"//",
    r"\bvol(?:ume)?\.?\s?\(?\d",
    r"\b(?:no|pp|v|т)\.\s?\d",
    r"№\s?\d",
    r"\b(?:journal|вестник|хабаршы|журнал)",
    r"\b(?:proceedings|proc\.|trans\.|conference|конференци\w+)",
    r"\bIn:?\s(?:Proc|[A-Z])",
    r"\d\s?\(\d{1,4}[^()]{0,12}\)\s?[:,]",  # 23 (1): 67
    r"\b\d{1,4}[:,]\s?\d{1,5}[-–]\d",  # 66: 4–19
    r"\b\d{4};\d",  # 2021;10:e001525
)
_BY_AUTHOR = re.compile(r"[^\W\d_][\w-]+,?\s[^\W\d_]\.")
"""`Иванов И.`, `Smith, J.` at the start, as no law begins."""
_PUBLISHED_THERE = _either(
    r"//\s*(?:М|СПб|Л|Москва|Алматы|Астана|Минск|Киев)\.?\s?[:,]",
    r"//\s*(?:изд|баспа)\w*",
    r"//\s*[\w’'-]*\s?(?:Wesley|Springer|Wiley|Elsevier|Press|Hall|O.Reilly)\b",
)
"""A publisher where the name of a journal should stand."""
_BOOK = _either(
    r"(?:[:/\[—–-]\s*)(?:монография|учебник|учеб(?:но-метод\w*|ное|\.)\s+пособ\w*|оқулық|оқу құралы)\b",
    r"\b(?:monograph|textbook|handbook|university press)\b",
)
_NO_JOURNAL = _either(r"//\s*(?=\[|URL|режим|$)")
"""Slashes before an address."""
_TOTAL = _either(r"(?<!\d)\d{2,4}\s?(?:с|б|p|pp|стр|бет)\b\.?")

# What tells its source
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_NO_YEAR = _either(r"\bn\.\s?d\.", r"\bб\.\s?г\.", r"в печати", r"in press", r"forthcoming", r"to appear", r"баспада")
_ACCESSED = _either(
    r"дата\s+(?:обращения|просмотра|доступа)",
    r"обращение\s*:",
    r"accessed|access date|retrieved|visited",
    r"қаралған|қаралды|жүгінген",
    r"[(\[]\s*(?:дата\s*)?:?\s*\d{1,2}\.\d{1,2}\.\d{2,4}",
)
_PAGES = _either(
    r"(?:\b[CСPРБ]\.|\bpp?\.?|\bстр\.?|\bpages?|\bбет(?:тер)?\.?|\bбб?\.)\s?:?\s?[A-Za-z]?\d",
    r"\d\s?(?:с|б|p|pp|стр|бет|бб)\b",
    r"(?<!\d)\d{1,4}\s?[-–—]\s?\d{1,4}(?!\d)",
    r"\b[eе]\d{3,}\b",
    r":\s?\d{2,}",
    r"article\s(?:no|number)|\bart\.",
)
_PLACE = _either(
    r"\b(?:М|СПб|Л|Пг|К|А)\.?\s?[:;,]",
    r"[^\W\d_][\w.-]+\s?:\s?[«\"“]?[^\W\d]",
    r"[А-ЯӘҒҚҢӨҰҮҺІ][\w-]+(?:\s?:\s?[–—-]|,\s(?:1[89]|20)\d\d\b)",
    r"\b(?:Алматы|Алма-Ата|Астана|Нур-Султан|Нұр-Сұлтан|Караганда|Қарағанды|Шымкент|Ташкент|Бишкек)",
    r"\b(?:Москва|Санкт-Петербург|Новосибирск|Екатеринбург|Казань|Минск|Киев)",
    r"\b(?:London|New York|Cambridge|Oxford|Berlin|Paris|Moscow)",
    r"\b(?:Springer|Elsevier|Wiley|Press|IEEE|Наука|Юрайт|Питер|изд|баспа|publish)",
)
_DATED = _either(
    r"\d{1,2}[.\s](?:\d{1,2}|[^\W\d_]{3,9})[.\s]*\s?\d{4}",
    r"(?:№|\bN)\s?\d",
    r"\d{4}\s?(?:жыл\w*|ж\.)\s?\d",
    r"\d+-ФЗ",
    r"\(\d{4}\)\s?\d",
    r"\d{1,4}/\d{2,4}",
    r"\d[\d.]*-\d{2,4}\b",
)
_OF_ADDRESS = _either(r"дата\s+\S+", r"accessed", r"\bURL\b", r"режим доступа")


def kind_of(text: str) -> Kind:
    """Return the kind of source that an entry describes."""
    plain = _NO_JOURNAL.sub("", _ADDRESS.sub("", text)) if "//" in text else text
    low = text.lower()
    if any(word in low for word in _OF_THESES) and _THESIS.search(text):
        return Kind.THESIS
    if not _BY_AUTHOR.match(text) and _LAW.search(text[:160]) and ("//" not in plain or _OF_ACT.search(plain)):
        return Kind.LAW
    if _PUBLISHED_THERE.search(text) or _BOOK.search(plain):
        return Kind.BOOK
    if "//" in plain or (_ARTICLE.search(plain) and not _TOTAL.search(text)):
        return Kind.ARTICLE
    return Kind.WEB if _ONLINE.search(text) else Kind.BOOK


def _is_cyrillic(text: str) -> bool:
    """Whether most of an entry is in Cyrillic letters: foreign books are described as is usual there."""
    return len(_CYRILLIC.findall(text)) * 2 > len(text)


def missing_parts(text: str, kind: Kind, *, accessed: bool) -> tuple[str, ...]:
    """Return the names of what an entry lacks: `title`, `year`, `pages`, `place`, `date`, `accessed` where asked."""
    online = _ONLINE.search(text) is not None
    plain = _ADDRESS.sub(" ", text) if online else text
    if online and not _LETTERS.search(_OF_ADDRESS.sub("", plain)):
        return ("title",)
    missing: list[str] = []
    if kind is Kind.LAW:
        if not _DATED.search(plain) and not _YEAR.search(plain):
            missing.append("date")
    elif kind is not Kind.WEB and not _YEAR.search(plain) and not _NO_YEAR.search(plain):
        missing.append("year")
    findable = online or _DOI.search(text) is not None
    if kind is Kind.ARTICLE and not findable and not _PAGES.search(plain):
        missing.append("pages")
    if kind in {Kind.BOOK, Kind.THESIS} and not findable and not _PLACE.search(plain) and _is_cyrillic(text):
        missing.append("place")
    if kind is Kind.WEB and accessed and not _DOI.search(text) and not _ACCESSED.search(text):
        missing.append("accessed")
    return tuple(missing)
