"""Degrees and posts of persons, and the places where they work, as authors print them."""

import re

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
