"""Glue: a no-break blank between what a line end must not part."""

import re

from proceedings.normalize.content import Edit
from proceedings.normalize.rules.line import NBSP, Line, edits_of, glued

_UNIT = (
    r"(?:кг|г|мг|т|км|м|см|мм|мкм|нм|га|л|мл|с|мин|ч|Гц|кГц|МГц|ГГц|Вт|кВт|МВт|В|кВ|А|Дж|Па|кПа|МПа"
    r"|°C|°С|тг|тенге|теңге|руб\.|млн|млрд|тыс\.|трлн|жыл\w*|лет|год\w*|г\.|гг\.|ғасыр\w*|в\.|вв\."
    r"|kg|g|mg|km|m|cm|mm|ha|kHz|MHz|GHz|Hz|kW|MW|W|kV|V|GB|MB|KB|Гб|Мб|Кб|px|pt|%|‰|₸|\$|€|£)"
)
_MARK = (
    r"(?:№|§|[Рр]ис\.|[Тт]абл\.|[Сс]т\.|[Сс]тр\.|[Гг]л\.|[Пп]\.|[Пп]п\.|[Чч]\.|[Тт]\.|[Сс]\.|[Бб]\."
    r"|[Вв]ып\.|[Pp]p?\.|[Ff]igs?\.|[Nn]o\.|[Vv]ol\.|[Ee]q\.|[Cc]h\.|[Ss]ec\.|[Аа]рт\.)"
)
_BEFORE_NUMBER = re.compile(rf"(?<!\w)({_MARK})[ ](?=\d|[IVXLC]+\b)")
_AFTER_NUMBER = re.compile(rf"(?<=[\dIVXХІ])[ ](?={_UNIT}(?![\w]))")
_TOWN = re.compile(r"(?<!\w)(г|ул|пр|д|обл|кв|им|қ|т|и др)\.[ ](?=[А-ЯӘҒҚҢӨҰҮҺІЁ\d])")
_THOUSANDS = re.compile(r"(?<=\d)[ ](?=\d{3}(?!\d))")
_SHORT = re.compile(r"(?<![\w\u0301.])([вскоиауВСКОИАУ])[ ](?=\w|[«„(])")
_PAIR = re.compile(r"(?<![\w.])(т)\.[ ]?(д|п|е|к|н|о)\.(?!\w)|(?<!\w)(н)\.[ ]?(э)\.(?!\w)")


def marks(line: Line) -> list[Edit]:
    """Glue `№ 5`, `рис. 1`, `с. 7`, `ст. 12` to their numbers."""
    return glued(_BEFORE_NUMBER, line)


def units(line: Line) -> list[Edit]:
    """Glue units, and the groups of a large number, to the digits before them."""
    return sorted({*glued(_AFTER_NUMBER, line), *glued(_THOUSANDS, line)})


def shortened(line: Line) -> list[Edit]:
    """Glue `г. Астана`, `ул. Абая` and set `т. д.`, `т. е.` with a no-break blank."""
    if line.lang == "en":
        return []
    pairs = edits_of(_PAIR, line, lambda match: f"{match[1] or match[3]}.{NBSP}{match[2] or match[4]}.")
    return sorted([*glued(_TOWN, line), *pairs])


def prepositions(line: Line) -> list[Edit]:
    """Glue words of one letter to the next word in Russian."""
    return glued(_SHORT, line) if line.lang == "ru" else []
