"""Words that the program itself prints in a book, in Kazakh, Russian and English."""

from datetime import date
from types import MappingProxyType

_COLUMNS = MappingProxyType({"kk": 0, "ru": 1, "en": 2})

_WORDS = MappingProxyType(
    {
        # parts of the book
        "contents": ("Мазмұны", "Содержание", "Contents"),
        "section": ("Секция", "Секция", "Section"),
        "part": ("Бөлім", "Часть", "Part"),
        "plenary": ("Пленарлық отырыс", "Пленарное заседание", "Plenary session"),
        "greetings": ("Құттықтау сөздер", "Приветственные слова", "Greetings"),
        "preface": ("Алғы сөз", "Предисловие", "Preface"),
        "resolution": ("Қарар", "Резолюция", "Resolution"),
        "recommendations": ("Ұсынымдар", "Рекомендации", "Recommendations"),
        "participants": ("Қатысушылар тізімі", "Список участников", "List of participants"),
        "about-authors": ("Авторлар туралы мәліметтер", "Сведения об авторах", "About the authors"),
        "index-authors": ("Авторлар көрсеткіші", "Указатель авторов", "Index of authors"),
        "index-keywords": ("Пәндік көрсеткіш", "Предметный указатель", "Index of subjects"),
        "programme-committee": ("Бағдарламалық комитет", "Программный комитет", "Programme committee"),
        "organising-committee": ("Ұйымдастыру комитеті", "Организационный комитет", "Organising committee"),
        # the paper
        "abstract": ("Аңдатпа", "Аннотация", "Abstract"),
        "keywords": ("Түйін сөздер", "Ключевые слова", "Keywords"),
        "references": ("Пайдаланылған әдебиеттер тізімі", "Список использованных источников", "References"),
        "figure": ("Сурет", "Рисунок", "Figure"),
        "formula": ("Формула", "Формула", "Formula"),
        "table": ("Кесте", "Таблица", "Table"),
        "table-continued": ("Кестенің жалғасы", "Продолжение таблицы", "Table continued"),
        "table-end": ("Кестенің соңы", "Окончание таблицы", "Table concluded"),
        "continued": ("жалғасы", "продолжение", "continued"),
        "note": ("Ескертпе", "Примечание", "Note"),
        "source": ("Дереккөз", "Источник", "Source"),
        "appendix": ("Қосымша", "Приложение", "Appendix"),
        "for-citation": ("Дәйексөз үшін", "Для цитирования", "For citation"),
        "offprint": ("Мақаланың жеке басылымы", "Отдельный оттиск", "Offprint"),
        "received": ("Түскен күні", "Поступила в редакцию", "Received"),
        "funding": ("Қаржыландыру", "Финансирование", "Funding"),
        "udc": ("ӘОЖ", "УДК", "UDC"),
        "bbk": ("КБЖ", "ББК", "LBC"),
        "irsti": ("ҒТАМР", "МРНТИ", "IRSTI"),
        "supervisor": ("Ғылыми жетекші", "Научный руководитель", "Supervisor"),
        # people
        "editor": ("Редактор", "Редактор", "Editor"),
        "editors": ("Редакторлар", "Редакторы", "Editors"),
        "edited-by": ("Редакциясын басқарған", "Под редакцией", "Edited by"),
        "editorial-board": ("Редакциялық алқа", "Редакционная коллегия", "Editorial board"),
        "reviewers": ("Пікір жазғандар", "Рецензенты", "Reviewers"),
        "chair": ("Секция төрағасы", "Председатель секции", "Chair of the section"),
        "chairs": ("Секция төрағалары", "Председатели секции", "Chairs of the section"),
        # abbreviations and references in the line
        "page-short": ("б.", "с.", "p."),
        "pages-short": ("б.", "с.", "pp."),
        "pages-cited": ("Б.", "С.", "P."),
        "and-others": ("және т. б.", "и др.", "et al."),
        "volume-short": ("Т.", "Т.", "Vol."),
        "number-short": ("№", "№", "No."),
        "year-short": ("ж.", "г.", ""),
        "in-book": ("кітапта", "в кн.", "in"),
        # title leaf and end page (ГОСТ 7.4-95, ГОСТ Р 7.0.4-2020)
        "proceedings": (
            "Халықаралық ғылыми-практикалық конференция материалдары",
            "Материалы международной научно-практической конференции",
            "Proceedings of the International Scientific and Practical Conference",
        ),
        "scientific-edition": ("Ғылыми басылым", "Научное издание", "Scientific edition"),
        "recommended-by": ("Басып шығаруға ұсынған", "Рекомендовано к изданию", "Recommended for publication by"),
        "signed-for-print": ("Басуға қол қойылды", "Подписано в печать", "Signed for printing"),
        "format": ("Пішімі", "Формат", "Format"),
        "offset-paper": ("Офсеттік қағаз", "Бумага офсетная", "Offset paper"),
        "typeface": ("Қаріп түрі", "Гарнитура", "Typeface"),
        "digital-print": ("Сандық басылым", "Печать цифровая", "Digital printing"),
        "conventional-sheets": ("Шартты баспа табағы", "Усл. печ. л.", "Conventional printed sheets"),
        "publishers-sheets": ("Есептік баспа табағы", "Уч.-изд. л.", "Publisher's sheets"),
        "print-run": ("Таралымы", "Тираж", "Print run"),
        "copies": ("дана", "экз.", "copies"),
        "order-number": ("Тапсырыс №", "Заказ №", "Order No."),
        "printed-by": ("Басып шығарған", "Отпечатано", "Printed by"),
    },
)

_MONTHS = MappingProxyType(
    {
        lang: tuple(months.split())
        for lang, months in (
            ("kk", "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"),
            ("ru", "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"),
            ("en", "January February March April May June July August September October November December"),
        )
    },
)
_NBSP = "\u00a0"


def printed(key: str, lang: str) -> str:
    """Return the word for `key` (`contents`, `table-continued`, …) in `lang`, in English when we do not know `lang`."""
    return _WORDS[key][_COLUMNS.get(lang, 2)]


def date_words(iso: str, lang: str) -> str:
    """Return a date, or two parted by `/`, as words: «10–12 декабря 2025 г.», «2025 жылғы 10 желтоқсан».

    A text that is no ISO 8601 date is returned as it is.
    """
    first, _, last = iso.partition("/")
    try:
        start = date.fromisoformat(first.strip())
        end = date.fromisoformat(last.strip()) if last else start
    except ValueError:
        return iso
    if start.year != end.year:
        return f"{_day_and_year(_day(start, lang), start, lang)} – {_day_and_year(_day(end, lang), end, lang)}"
    if start.month != end.month:
        days = f"{_day(start, lang)} – {_day(end, lang)}"
    elif start.day != end.day:
        days = f"{start.day}–{_day(end, lang)}"
    else:
        days = _day(start, lang)
    return _day_and_year(days, end, lang)


def _day(day: date, lang: str) -> str:
    months = _MONTHS.get(lang) or _MONTHS["en"]
    return f"{day.day}{_NBSP}{months[day.month - 1]}"


def _day_and_year(days: str, day: date, lang: str) -> str:
    if lang == "kk":
        return f"{day.year}{_NBSP}жылғы {days}"
    if lang == "ru":
        return f"{days} {day.year}{_NBSP}г."
    return f"{days} {day.year}"
