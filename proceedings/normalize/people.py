"""Names of persons and of the places where they work, as authors print them."""

import re

_U = r"[A-ZА-ЯЁӘІҢҒҮҰҚӨҺÀ-ÖØ-Þ]"
_L = r"[a-zа-яёәіңғүұқөһß-öø-ÿ’'ʼ`]"
_W = rf"{_U}{_L}+(?:-{_U}{_L}+)*"
_S = rf"(?:{_W}|{_U}{{2,}}(?:-{_U}{{2,}})*)"
_INITIAL = rf"(?:{_U}|Дж|Ю|Дз|Sh|Zh|Kh|Ch|Yu|Ya|Ju|Ye|Ts|Sch)\."
_INITIALS = rf"{_INITIAL}(?:[\s-]*{_INITIAL}){{0,2}}"

_PATRONYMIC = (
    rf"(?:{_U}{_L}*(?:ович|евич|ьич|овна|евна|ична|инична|ұлы|қызы|улы|кызы|оглы|ovich|evich|ovna|evna|uly|kyzy|qyzy)"
    rf"|{_U}+(?:ОВИЧ|ЕВИЧ|ЬИЧ|ОВНА|ЕВНА|ИЧНА|ҰЛЫ|ҚЫЗЫ|УЛЫ|КЫЗЫ|ОГЛЫ|OVICH|EVICH|OVNA|EVNA|ULY|KYZY)|(?:{_W}\s)?(?:ұлы|қызы|улы|кызы|оглы))(?![^\W\d_])"
)

_LAST_INITIALS = rf"(?:{_INITIAL}\s?{_U}(?=\s*(?:[,;]|$))|{_INITIALS})"
_MIDDLE = r"[A-ZÀ-Þ][a-zß-ÿ]+(?:-[A-Z][a-z]+)*(?:\s+[A-Z]\.){1,2}\s+[A-ZÀ-Þ][\w’'-]*[a-zß-ÿ]"

# Every set of letters costs a tenth of a millisecond to compile: patterns are written with few of them.
WITH_INITIALS = rf"(?:{_MIDDLE}|{_INITIALS}\s*{_S}|{_S}\s*,?\s+{_LAST_INITIALS})"
FULL_NAME = rf"{_S}\s+(?:{_S},?\s+{_PATRONYMIC}|{_PATRONYMIC}(?:\s+{_S})?)(?![^\W\d_])"
TWO_WORDS = rf"{_S}(?:\s+{_U}\.)?(?:\s+{_S}){{1,2}}(?![^\W\d_])"

MARKS = r"[\s*†‡¹²³⁴⁵⁶⁷⁸⁹⁰\d,;§✉]*"
_NAME = rf"(?:{WITH_INITIALS}|{FULL_NAME})"
_LOOSE = rf"(?:{_NAME}|{TWO_WORDS})"
_BETWEEN = rf"{MARKS}(?:\([^)]{{3,60}}\))?(?:[a-zа-г](?=[\s,*]|$))?{MARKS}(?:(?:[,;&]|и|және|мен|and)\s*)?"
NAMES_ONLY = re.compile(rf"(?:Автор\w*\s*:\s*|By\s+|©\s*)?{MARKS}{_NAME}{_BETWEEN}(?:{_LOOSE}{_BETWEEN})*[.]?$")
LOOSE_NAMES_ONLY = re.compile(rf"(?:By\s+|©\s*)?{MARKS}(?:{_LOOSE}{_BETWEEN})+$")
BEGINS_WITH_NAME = re.compile(
    rf"(?:Автор\w*\s*:\s*|By\s+|©\s*)?{MARKS}(?P<name>{_NAME}){MARKS}(?P<after>[,;–—(\n\-]|\s|$)"
)
BEGINS_WITH_TWO_WORDS = re.compile(rf"{MARKS}(?P<name>{TWO_WORDS}){MARKS}(?P<after>[,;–—(]|$)")

DEGREE = re.compile(
    r"(?<!\w)(?:[кд]\.\s?\w{1,6}\.?(?:-\s?\w{1,4}\.?)?\s?н\.|[кдт]\.\w\.\w\.|канд(?:\.|идат)\s\w+|доктор\s\w+|доктор|доцент\w*|профессор\w*|проф\.|доц\."
    r"|преп[оа]д[оа]вател\w*|преп\.|ассистент|студент\w*|магистрант\w*|магистр\w*|докторант\w*|аспирант\w*|соискател\w*|сотрудник|научный\s+сотрудник|ғылыми\s+қызметкер"
    r"|қауымдастырылған|оқытушы\w*|аға\s+оқытушы|заң\s+ғылым\w*|кандидаты|докторы|бакалавр\w*|адвокат|судья|прокурор|полковник\w*|майор\w*|капитан\w*|подполковник\w*"
    r"|начальник\w*|бастығы|директор\w*|PhD|Ph\.\s?D|LL\.?M|Dr\.|Prof\.?|Professor|Lecturer|Student|Candidate\s+of|Doctor\s+of|postgraduate|master\W?s?\s+student|doctoral\s+student"
    r"|researcher|senior\s+lecturer|associate|graduate\s+student|Expert|эксперт|юрист|сарапшы|заңгер)(?!\w)",
    re.IGNORECASE,
)

INSTITUTION = re.compile(
    r"(?<!\w)(?:университет\w*|институт\w*|академи[яию]\w*|кафедр\w+|факультет\w*|министерств\w*|министрліг\w*|ведомств\w*|колледж\w*|консерватори\w*|лаборатори\w+|лицей\w*|гимнази\w+"
    r"|мектеп\w*|школ[аы]|ФГБОУ|ФГАОУ|ГБОУ|АО|ТОО|НАО|КеАҚ|АҚ|ЖШС|РГП|КГУ|центр\w*|орталық|орталығы|жоғары\s+оқу|департамент\w*|комитет\w*|агентств\w*|фонд\w*|қоры|учреждени\w+|мекеме\w*"
    r"|universit\w+|institut\w*|academ\w+|departments?|facult\w+|ministry|college|school|cent(?:er|re)|laborator\w+|foundation|agency|committee|LLP|JSC|NGO|ҚазҰУ|ЕҰУ|КазНУ|ЕНУ|[А-ЯӘҒҚҢӨҰҮҺІ]{2,6}(?:ГУ|НУ|ҰУ)|МГТУ|МГУ)(?!\w)",
    re.IGNORECASE,
)

PLACE_NAME = re.compile(
    r"(?<!\w)(?:г\.\s?[А-ЯӘҒҚҢӨҰҮҺІ]|қ\.(?:\s|,|$)|қаласы|Казахстан\w*|Қазақстан\w*|Азербайджан|Azerbaijan|Туркменистан|Таджикистан|Монголия|Украина|Ukraine|Türkiye|Turkey|Турция|Түркия|Китай|China|Россия|Российская\s+Федерация|Республика\s+[А-Я]\w+|Германия|Germany|Польша|Poland|Norway|USA|США|Kazakhstan|Россия|Ресей|Russia\w*|Беларусь|Узбекистан|Uzbekistan|Кыргызстан|Kyrgyz\w+|Өзбекстан|Қырғызстан"
    r"|Астана|Алматы|Astana|Almaty|Караганд\w|Қарағанды|Karaganda|Костанай|Қостанай|Kostanay|Шымкент|Shymkent|Москва|Moscow|Ташкент|Tashkent|Бишкек|Bishkek)(?!\w)",
)
