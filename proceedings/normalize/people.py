"""Names of persons and of the places where they work, as authors print them."""

import re

_U = r"[A-ZА-ЯЁӘІҢҒҮҰҚӨҺÀ-ÖØ-Þ]"
_L = r"[a-zа-яёәіңғүұқөһß-öø-ÿ’'ʼ`]"
_W = rf"(?:{_U}[’'ʼ]|M[ac]{{1,2}}(?={_U}))?{_U}{_L}+(?:-{_U}{_L}+)*"
_S = rf"(?:{_W}|{_U}[’']?{_U}+(?:-{_U}{{2,}})*)"
_INITIAL = rf"(?:{_U}|Дж|Ю|Дз|Sh|Zh|Kh|Ch|Yu|Ya|Ju|Ye|Ts|Sch)\."
_INITIALS = rf"{_INITIAL}(?:[\s-]*{_INITIAL}){{0,2}}"

_PATRONYMIC = (
    rf"(?:{_U}{_L}*(?:ович|евич|ьич|овна|евна|ична|инична|ұлы|қызы|улы|кызы|оглы|ovich|evich|ovna|evna|uly|kyzy|qyzy)"
    rf"|{_U}+(?:ОВИЧ|ЕВИЧ|ЬИЧ|ОВНА|ЕВНА|ИЧНА|ҰЛЫ|ҚЫЗЫ|УЛЫ|КЫЗЫ|ОГЛЫ|OVICH|EVICH|OVNA|EVNA|ULY|KYZY)|(?:{_W}\s)?(?:ұлы|қызы|улы|кызы|оглы))(?![^\W\d_])"
)

_LAST_INITIALS = rf"(?:{_INITIAL}\s?{_U}(?=\s*(?:[,;]|$))|{_INITIALS})"
_MIDDLE = (
    r"(?:[A-ZÀ-Þ][a-zß-ÿ]+(?:-[A-Z][a-z]+)*(?:\s+[A-Z]\.){1,2}\s+[A-ZÀ-Þ][\w’'-]*[a-zß-ÿ]"
    r"|[A-ZÀ-Þ]{2,}(?:\s+[A-Z]\.){1,2}\s+[A-ZÀ-Þ][A-ZÀ-Þ’'-]+)"
)

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
FIRST_NAME = re.compile(rf"{MARKS}(?:{_NAME}|{_W}(?:\s{_W})?)")
BEGINS_WITH_TWO_WORDS = re.compile(rf"{MARKS}(?P<name>{TWO_WORDS}){MARKS}(?P<after>[,;–—(]|$)")

DEGREE = re.compile(
    r"(?<!\w)(?:[кд]\.\s?\w{1,6}\.?(?:-\s?\w{1,4}\.?)?\s?н\.|[кдт]\.\w\.\w\.|канд(?:\.|идат)\s\w+|доктор\s\w+|доктор|доцент\w*|профессор\w*|проф\.|доц\."
    r"|преп[оа]д[оа]вател\w*|преп\.|ассистент|студент\w*|магистрант\w*|магистр\w*|докторант\w*|аспирант\w*|соискател\w*|сотрудник|научный\s+сотрудник|ғылыми\s+қызметкер"
    r"|қауымдастырылған|оқытушы\w*|аға\s+оқытушы|заң\s+ғылым\w*|кандидаты|докторы|бакалавр\w*|адвокат|судья|прокурор|полковник\w*|майор\w*|капитан\w*|подполковник\w*"
    r"|начальник\w*|бастығы|директор\w*|PhD|Ph\.\s?D|LL\.?M|Dr\.|Prof\.?|Professor|Lecturer|Student|Candidate\s+of|Doctor\s+of|postgraduate|master\W?s?\s+student|doctoral\s+student"
    r"|researcher|senior\s+lecturer|associate|graduate\s+student|Expert|эксперт|юрист|сарапшы|заңгер"
    r"|research\s+(?:assistant|fellow|associate)|assistant(?:\s+professor)?|fellow|преподаватель-исследователь|учител[ья]|учительница|мұғалімі?|педагог|методист|teacher|воспитатель|тәрбиеші|врач|дәрігер"
    r"|инженер(?:-\w+)?|engineer|аналитик|программист|специалист|маманы|декан\w*|ректор\w*|проректор\w*|заведующ\w+"
    r"|зав\.|меңгерушісі|академик|учени[кц]а?|оқушысы?|курсант|слушатель|резидент|докторант\w*|ғылымдарының\s+\w+"
    r"|[зтпфэгхбм]\.\s?ғ\.\s?[кд]\.)(?!\w)",
    re.IGNORECASE,
)

INSTITUTION = re.compile(
    r"(?<!\w)(?:атындағы|університет\w*|университет\w*|институт\w*|академи[яию]\w*|кафедр\w+|факультет\w*|министерств\w*|министрліг\w*|ведомств\w*|колледж\w*|консерватори\w*|лаборатори\w+|лицей\w*|гимнази\w+"
    r"|мектеп\w*|школ[аы]|ФГБОУ|ФГАОУ|ГБОУ|АО|ТОО|НАО|КеАҚ|АҚ|ЖШС|РГП|КГУ|центр\w*|орталық|орталығы|жоғары\s+оқу|департамент\w*|комитет\w*|агентств\w*|фонд\w*|қоры|учреждени\w+|мекеме\w*"
    r"|universit\w+|institut\w*|academ\w+|departments?|facult\w+|ministry|college|school|cent(?:er|re)|laborator\w+|foundation|agency|committee|LLP|JSC|NGO|ҚазҰУ|ЕҰУ|КазНУ|ЕНУ|[А-ЯӘҒҚҢӨҰҮҺІ]{2,6}(?:ГУ|НУ|ҰУ)|МГТУ|МГУ)(?!\w)",
    re.IGNORECASE,
)

PLACE_NAME = re.compile(
    r"(?<!\w)(?:г\.\s?[А-ЯӘҒҚҢӨҰҮҺІ]|қ\.(?:\s|,|$)|қаласы|Казахстан\w*|Қазақстан\w*|Азербайджан|Azerbaijan|Туркменистан|Таджикистан|Монголия|Украина|Ukraine|Türkiye|Turkey|Турция|Түркия|Китай|China|Россия|Российская\s+Федерация|Республика\s+[А-Я]\w+|Германия|Germany|Польша|Poland|Norway|USA|США|Kazakhstan|Россия|Ресей|Russia\w*|Беларусь|Узбекистан|Uzbekistan|Кыргызстан|Kyrgyz\w+|Өзбекстан|Қырғызстан"
    r"|Астана|Алматы|Astana|Almaty|Караганд\w|Қарағанды|Karaganda|Костанай|Қостанай|Kostanay|Шымкент|Shymkent|Москва|Moscow|Ташкент|Tashkent|Бишкек|Bishkek)(?!\w)",
)

_RANK = (
    r"(?:старш|младш|ведущ|главн|аға|кіші|senior|junior|assistant|associate|ассоц|қауымдастырылған"
    r"|\d|[IVX]+(?!\w))[\w.-]*\s+"
)
BEGINS_WITH_POST = re.compile(rf"[\s*\d(]*(?:{_RANK}){{0,3}}(?:науч\w+\s+)?{DEGREE.pattern}", re.IGNORECASE)
"""A post or degree at the very beginning, as none but lines about persons have."""

_NO_NAME = (
    r"(?!(?:Sciences?|Professor|Lecturer|Doctor|Student|Philosophy|Law|Medicine|Candidate|Наук|Профессор|Доцент)(?!\w))"
)
AFTER_POSTS = re.compile(
    rf"(?P<posts>.{{2,110}}?)[\s,.–—-]+{_NO_NAME}(?:(?P<name>{_NAME})|(?P<loose>{_W}\s{_W}))[\s,.*†\d]*$"
)
"""A name at the end; what stands before it is to be posts."""

_IN_ENGLISH = (
    r"Universit(?:y|ät|é)|Institute?|Academy|Department|Faculty|College|School|Cent(?:er|re)|Laboratory"
    r"|Foundation|Agency|Hospital"
)
IS_INSTITUTION = re.compile(
    rf"(?<!\w)(?-i:{_IN_ENGLISH}|{_IN_ENGLISH.upper()})(?!\w)"
    r"|(?<!\w)(?:атындағы|университет|університет|институт|академия|колледж|консерватория|лаборатория|лицей|гимназия|школа(?:-\w+)?|центр"
    r"|департамент|комитет|агентство|фонд|учреждение|кафедра|факультет|университеті|институты|академиясы|колледжі|зертханасы"
    r"|лицейі|гимназиясы|мектебі|мектеп(?:-\w+)?|орталығы|департаменті|комитеті|агенттігі|қоры|мекемесі|кафедрасы|факультеті"
    r"|ФГБОУ|ФГАОУ|ГБОУ|АО|ТОО|НАО|КеАҚ|АҚ|ЖШС|РГП|КГУ|КММ|LLP|JSC|NGO|[А-ЯӘҒҚҢӨҰҮҺІ][А-Яа-яӘҒҚҢӨҰҮҺІ]{0,5}(?:ГУ|НУ|ҰУ|ПУ|ТУ|ҰПУ|ҰТУ))(?!\w)",
    re.IGNORECASE,
)
"""The name of an institution itself, not an institution spoken of."""

_PLACE_AFTER = re.compile(
    r"\s*(?:атындағы|ат\.)(?!\w)|\s+(?:(?:Kazakh|Eurasian|National|State|Technical|Medical|Agrarian|Agrotechnical|Pedagogical"
    r"|Research|Regional|International|(?:North|South|East|West)\w*|Karagandy?|Almaty|Kazakhstan|Women)\s+){0,6}"
    r"(?:University|Institute|Academy|UNIVERSITY)(?!\w|\s+of)"
)
_PLACE_BEFORE = re.compile(r"(?:им\.|имени|after|атындағы)\s*\Z", re.IGNORECASE)


def names_of_places(text: str, name: re.Match[str]) -> bool:
    """Whether a name in `text` is that of an institution: `Л.Н. Гумилев атындағы`, `имени М. Козыбаева`."""
    if _PLACE_AFTER.match(text, name.end()):
        return True
    return _PLACE_BEFORE.search(text, max(0, name.start() - 12), name.start()) is not None
