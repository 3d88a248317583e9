"""The words by which authors in three languages announce the parts of a paper."""

import re

CODES = re.compile(
    r"(?:УДК|ӘОЖ|UDC|УДК/ББК|ББК|КБЖ|LBC|BBC|МРНТИ|ҒТАМР|ГТАМР|FTAMP|IRSTI|ГРНТИ|JEL|DOI"
    r")(?![\w-])|https?://(?:dx\.)?doi\.org/",
    re.IGNORECASE,
)
UDC = re.compile(
    r"(?:УДК|ӘОЖ|UDC)(?:\s*/\s*(?:ББК|КБЖ|ӘОЖ|УДК|UDC"
    r"|LBC))?[\s:№]*((?:\d[\d.:()'\"=/+\-]*(?:\s\(\d[\d.=]*\))?)(?:[;,]\s*\d[\d.:()'\"=/+\-]*)*)",
    re.IGNORECASE,
)
IRSTI = re.compile(
    r"(?:МРНТИ|ҒТАМР|ГТАМР|IRSTI|ГРНТИ)[\s:№]*(\d\d(?:\.\d\d){0,2}(?:[;,]\s*\d\d\.\d\d(?:\.\d\d)?)*)", re.IGNORECASE
)
DOI = re.compile(r"\b(10\.\d{4,9}/[^\s,;]+[^\s,;.])")
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
ORCID = re.compile(r"\b(\d{4}-\d{4}-\d{4}-\d{3}[\dXХ])\b")

_ABSTRACTS = {
    "kk": r"Аңдатпа|Андатпа|Анңдатпа|Түйіндеме|Түйін(?!\w|\s+(?:сөз|ұғым))|Мақала(?:ның)? аңдатпасы|Қысқаша мазмұны"
    r"|Қысқаша түйін",
    "ru": r"Аннотация(?:\s+(?:к\s+)?статьи)?|Анотация|Резюме|Реферат|Краткая аннотация|Краткое содержание",
    "uk": r"Анотація",
    "en": r"Abstract|Annotation|Summary|Resume",
}
_KEYWORDS = {
    "kk": r"(?:Түйін(?:ді)?|Кілт(?:тік|ті)?|Негізгі|Тірек|Басты|Өзекті)\s+"
    r"(?:сөз(?:дер)?|ұғымдар|сөз\s+тіркестері)(?:і)?|Түйінсөздер",
    "ru": r"(?:Ключевые|Опорные|Основные)\s+(?:слова|понятия|термины)(?:\s+и\s+(?:фразы|словосочетания|понятия))?"
    r"|Ключевое\s+слово",
    "uk": r"Ключові\s+слова",
    "en": r"Key\s?-?words?(?:\s+and\s+phrases)?|Key\s+terms|Index\s+terms",
}


def _labelled(words: dict[str, str]) -> re.Pattern[str]:
    either = "|".join(f"(?P<{lang}>{pattern})" for lang, pattern in words.items())
    spoken = r"(?:\s*\((?:на\s+)?(?:рус|каз|англ|қаз|орыс|ағылш|eng|rus|kaz|in\s)[^()\d]{0,16}\))?"
    return re.compile(rf"[\s*]*(?:{either})(?!\w)(?P<after>{spoken}[\s*]*(?:[.:;—–\-]+)?[\s]*)", re.IGNORECASE)


ABSTRACT = _labelled(_ABSTRACTS)
KEYWORDS = _labelled(_KEYWORDS)

NUMBER = r"(?:(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,4})[.)]?\s+)?"

SECTION = re.compile(
    NUMBER + r"(?:Введение|Заключение|Выводы?|Вывод и заключение|Выводы и заключение|Результаты"
    r"|Результаты и (?:их )?обсуждени[ея]|Обсуждение(?: результатов)?"
    r"|Методы|Методы и материалы|Материалы и методы(?: исследования)?|Методы исследования"
    r"|Методология(?: исследования)?|Основная часть"
    r"|Постановка (?:задачи|проблемы)|Обзор литературы|Актуальность|Результаты исследования"
    r"|Приложени[ея](?:\s+(?:\d{1,2}|[A-ZА-Я]))?|Қосымша(?:\s+(?:\d{1,2}|[A-ZА-ЯӘ]))?|Appendix(?:\s+(?:\d{1,2}|[A-Z]))?|Висновки|Вступ|Благодарности|Заключения|Рекомендации|Обсуждения"
    r"|Кіріспе|Қорытынды|Негізгі бөлім|Зерттеу әдістері|Зерттеу нәтижелері|Материалдар мен әдістер|Нәтижелер|Талқылау"
    r"|Нәтижелер (?:мен|және) талқылау|Әдістер|Әдебиеттерге шолу|Ұсыныстар"
    r"|Introduction|Conclusions?|Results|Results and discussions?|Discussion|Methods?|Methodology|Materials and methods"
    r"|Related works?|Literature review|Main part|Background|Recommendations)\s*[.:]?",
    re.IGNORECASE,
)

REFERENCES = re.compile(
    NUMBER + r"(?:(?:Библиографический\s+|Пристатейный\s+)?Список\s+(?:(?:использованн|цитируем|использованых)\w*\s+)?"
    r"(?:(?:научн|информационн)\w*\s+)?(?:источник\w*|литератур\w*|и\s+литературы|библиографи\w*|ссылок)"
    r"(?:\s*(?:и|,|\()\s*(?:источник\w*|литератур\w*|и источников)\)?)?"
    r"|Библиографический\s+список|Библиографические\s+ссылки|Библиография|Библиографический\s+указатель"
    r"|(?:Использованн\w+\s+|Цитируем\w+\s+|Основная\s+)?Литература|Использованные\s+источники"
    r"|Литература\s+и\s+(?:примечания|источники|ссылки)|Источники(?:\s+и\s+литература)?"
    r"|Список\s+(?:(?:опубликованн|научн|печатн)\w+\s+)*(?:публикаций|трудов|работ)(?:\s+\w+){0,5}|Перелік\s+(?:опублікованих\s+робіт|посилань|джерел)(?:\s+\w+){0,5}"
    r"|Список\s+використаних\s+джерел|Література"
    r"|(?:Пайдаланыл\w+\s+|Қолданыл\w+\s+)?(?:әдебиет|дереккөз|дерек\s*көз)\w*(?:\s+(?:мен"
    r"|және)\s+\w+)?(?:\s+тізімі|\s+тізбесі)?"
    r"|References?|Bibliography|Works\s+cited|List\s+of\s+references|Literature(?:\s+cited)?|Sources"
    r"|Транслитерация|Transliteration"
    r"|References\s*\(\s*translit\w*\s*\))\s*[.:]?",
    re.IGNORECASE,
)

CONTENTS = re.compile(r"(?:Оглавление|Содержание|Мазмұны|(?:Table\s+of\s+)?Contents?)\s*[.:]?", re.IGNORECASE)

FURTHER = re.compile(
    r"(?:Сведения\s+об?\s+автор|Информация\s+об?\s+автор|Данные\s+об?\s+автор|Об\s+автор(?:ах"
    r"|е)(?!\w)|Авторлар?\s+туралы|Авторлар\s+жайлы"
    r"|About\s+the\s+authors?|Information\s+about\s+(?:the\s+)?authors?|Authors?['’]?s?\s+information"
    r"|Благодарност|Благодарим(?!\w)|Выражаем\s+благодарность"
    r"|Финансирование(?=\s*[.:—–-]|\s*$)|Источник\s+финансирования|Информация\s+о\s+финансировании"
    r"|Acknowledge?ments?|Funding(?=\s*[.:—–-]|\s*$)"
    r"|Алғыс(?=\s*[.:—–-]|\s*$|\s+айту|\s+білдіру)|Қаржыландыру|Конфликт\s+интересов"
    r"|Мүдделер\s+қақтығысы|Conflicts?\s+of\s+interests?"
    r"|Вклад\s+авторов|Авторлардың\s+үлесі|Authors?['’]?\s+contributions?"
    r"|Исследование\s+выполнено\s+(?:при|за|в\s+рамках)|Работа\s+выполнена\s+(?:при|за)\s"
    r"|Ф\.?\s?И\.?\s?О\.?\s?:|(?:Почтовый\s+)?Адрес\s*:|Контактн\w+\s+(?:данные|информация|тел)|Тел(?:ефон|\.)\s*:|E-?mail\s*:|Мекенжайы?\s*:|Для\s+цитирования|For\s+citation)",
    re.IGNORECASE,
)

NOTE = re.compile(
    r"(?:Author['’]?s?\s+notes?(?!\w)|Word\s+count(?!\w)|Correspondence\s+(?:concerning|to)|Corresponding\s+author"
    r"|(?:Received|Accepted|Revised)\s*[:\d]|Поступила?\s+в\s+редакцию|Дата\s+поступления|Принят[оа]\s+к\s+публикации"
    r"|Қабылданды|Редакцияға\s+түсті|Running\s+head\s*:)",
    re.IGNORECASE,
)
"""Remarks that stand in the front of a paper and are none of its fields."""

_FIGURE_WORD = r"Рис(?:унок|\.)?|Сурет|Сур\.|Fig(?:ure|\.)?|Диаграмма|График|Схема|Фото|Chart|Graph"
_TABLE_WORD = r"Таблица|Табл\.|Кесте|Table|Tab\."


def _caption(words: str, after_number: str, bare: str) -> re.Pattern[str]:
    """`Рис. 1.`, `Рисунок 1 –`, `1-сурет`, `Table 1:`, up to where the caption's own words begin."""
    return re.compile(
        rf"(?:(?:{bare})(?=\s*[–—-]\s)"
        rf"|(?:{words})\s*\.?\s*[-–‑№]?\s?\d+(?:\.\d+)*(?:\s?[а-яa-z](?=[).\s]))?"
        rf"|\d+(?:\.\d+)*\s?[-–—‑.]?\s?(?:{after_number}))(?!\w)"
        r"(?P<after>\s*[.:,—–\-]+\s*|\s+|$)",
        re.IGNORECASE,
    )


FIGURE_CAPTION = _caption(_FIGURE_WORD, "сурет|рисунок|figure|диаграмма", "Рисунок|Сурет")
TABLE_CAPTION = _caption(_TABLE_WORD, "кесте|таблица|table", "Таблица|Кесте")

SOURCE = re.compile(
    r"(?:\*?\s*)(?:Источник(?:и)?(?=\s*[:.–—-])|Примечани[ея]|Составлено(?=\s)|Дереккөз(?:і)?"
    r"|Дерек\s+көзі|Ескерту|Ескертпе|Source(?=\s*[:.–—-])|Notes?(?=\s*[:.–—-]))",
    re.IGNORECASE,
)

SUPERVISOR = re.compile(
    r"(?:Научн\w+\s+(?:руководител|консультант)|Руководитель(?=\s*[:–—-])|Ғылыми\s+(?:жетекші"
    r"|кеңесші)|Жетекші(?:сі)?(?=\s*[:–—-])"
    r"|(?:Scientific\s+|Research\s+|Academic\s+)?(?:supervisor|advis[eo]r)(?!\w)|Рецензент)",
    re.IGNORECASE,
)


def label_language(match: re.Match[str]) -> str:
    """Return the language in which a label of `ABSTRACT` or `KEYWORDS` is written."""
    return (
        match.lastgroup
        if match.lastgroup and match.lastgroup != "after"
        else next(lang for lang, words in match.groupdict().items() if lang != "after" and words is not None)
    )


def is_usual_heading(text: str) -> bool:
    """Whether a heading is one that any paper has: `Введение`, `Литература`, `Оглавление`."""
    return any(pattern.fullmatch(text) for pattern in (SECTION, REFERENCES, CONTENTS))


SALUTATION = re.compile(
    r"(?:(?:глубоко|много)?уважаемые|дорогие|(?:аса )?(?:құрметті|қадірлі)|dear|distinguished|ladies and gentlemen)"
    r"(?!\w)[^.?:;]{0,150}[!,]",
    re.IGNORECASE,
)
"""Whom a greeting speaks to."""
