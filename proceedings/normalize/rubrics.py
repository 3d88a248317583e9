"""What stands above a title and is none: the section, the conference, the kind of work."""

import re

_SECTION = re.compile(
    r"(?:\d{1,2}\s?[-–.]?\s*(?:под)?секция|(?:под)?секция|(?:sub-?)?section|track|session|направление|бағыты?|бөлім"
    r"|трек|номинация|рубрика|научное\s+направление|пленарн\w+\s+(?:доклад|заседание|секция)|пленарлық\s+\w+"
    r"|круглый\s+стол|дөңгелек\s+үстел)(?!\w)\s*(?:№\s*)?(?:\d|[IVXІХ]+(?!\w)|[:.«\"“–—-]|$)",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"конференц|симпозиум|форум|конгресс|съезд|семинар|(?<!\w)чтения|conference|symposium|congress|workshop|forum",
    re.IGNORECASE,
)
_MEETING_BEGINS = re.compile(
    r"(?:материалы|сборник|труды|proceedings|[IVXLC\d]+[-\s]|международн\w+\s|республиканск\w+\s|всероссийск\w+\s"
    r"|региональн\w+\s|областн\w+\s|ежегодн\w+\s|научн\w+(?:-\w+)?\s+конференц|халықаралық\s|республикалық\s"
    r"|«[^»]{4,90}»\s+(?:атты|тақырыб)|(?:the\s+)?(?:\d+(?:st|nd|rd|th)\s)?international\s|конференция\s|(?:\w+\s)?conference\s)",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"(?:автореферат|реферат|доклад|тезисы(?:\s+доклад\w*)?|эссе|отч[её]т|статья|мақала|баяндама|article"
    r"|на\s+правах\s+рукописи|на\s+правах\s+рукопису|қолжазба\s+құқығында"
    r"|(?:научн|курсов|дипломн|научно-исследовательск|магистерск|лабораторн|практическ|самостоятельн|творческ|оригинальн|обзорн"
    r"|выпускн\w+\s+квалификационн|кваліфікаційн|атестаційн)\w+\s+(?:статья|работа|проект|диссертация|робота)"
    r"|(?:ғылыми|курстық|дипломдық|зертханалық|лабораториялық|зерттеу)\s+(?:жоба\w*|мақала\w*|жұмыс\w*)"
    r"|(?:research|original|scientific|review|short)\s+(?:article|paper|communication))"
    r"(?:\s*[.:]?$|\s*№\s*\d|\s+(?:на\s+(?:тему|соискание)|по\s+(?:дисциплине|теме|предмету)|диссертации|на\s+здобуття)(?!\w))"
    r"|(?:диссертаци[яи]\s+)?на\s+соискание|по\s+(?:дисциплине|специальности)(?!\w)|(?:специальность|спеціальність|мамандығы)\s*[:«\d]",
    re.IGNORECASE,
)
_MINISTRY = re.compile(
    r"(?:министерство|міністерство|ministry\s+of)(?!\w)|(?:[^\W\d_]+\s+){1,12}министрлігі$", re.IGNORECASE
)
_IMPRINT = re.compile(r"(?:г\.\s?)?[^\W\d_]+(?:-[^\W\d_]+)*,?\s*[–—-]?\s*(?:19|20)\d\d(?:\s?[гж]\.?)?")
_HELD = re.compile(
    r"(?:г\.\s?)?[^\W\d_]+(?:-[^\W\d_]+)*(?:\s?(?:қ\.|қаласы))?,?\s+\d{1,2}(?:\s?[-–—]\s?\d{1,2})?\s+[^\W\d_]{3,9}\s+20\d\d"
    r"(?:\s?(?:г\.|ж\.|года|жыл))?|(?:г\.\s?)?[^\W\d_]+,?\s+20\d\d\s?ж\w*\.?\s+\d{1,2}(?:\s?[-–—]\s?\d{1,2})?\s+[^\W\d_]{3,9}"
)
"""Where and when a conference is held."""
_LONGEST = 30


def names_meeting(text: str) -> bool:
    """Whether a line speaks of a conference."""
    return _MEETING.search(text) is not None


def is_rubric(text: str) -> bool:
    """Whether a short line names the section, the conference, the ministry or the kind of the work it stands above."""
    if text.count(" ") >= _LONGEST:
        return False
    if (
        _SECTION.match(text)
        or _WORK.match(text)
        or _MINISTRY.match(text)
        or _IMPRINT.fullmatch(text)
        or _HELD.fullmatch(text)
    ):
        return True
    return _MEETING_BEGINS.match(text) is not None and _MEETING.search(text) is not None
