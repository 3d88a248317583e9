"""Glue: a no-break blank between what a line end must not part."""

import re

from proceedings.normalize.content import Edit
from proceedings.normalize.rules.line import NBSP, Line, edits_of, glued, spared
from proceedings.normalize.rules.shape import runs_of, shape_of

_UNIT = (
    r"(?:кг|г|мг|т|км|м|см|мм|мкм|нм|га|л|мл|с\.|мин|ч|Гц|кГц|МГц|ГГц|Вт|кВт|МВт|кВ|Дж|Па|кПа|МПа"
    r"|°C|°С|тг|тенге|теңге|руб\.|млн|млрд|тыс\.|трлн|жыл\w*|лет|год\w*|г\.|гг\.|ғасыр\w*|в\.|вв\."
    r"|kg|g|mg|km|m|cm|mm|ha|kHz|MHz|GHz|Hz|kW|MW|W|kV|V|GB|MB|KB|Гб|Мб|Кб|px|pt|%|‰|₸|\$|€|£)"
)
_MARK = (
    r"(?:№|§|[Рр]ис\.|[Тт]абл\.|[Сс]т\.|[Сс]тр\.|[Гг]л\.|[Пп]\.|[Пп]п\.|[Чч]\.|[Тт]\.|[Сс]\.|[Бб]\."
    r"|[Вв]ып\.|[Pp]p?\.|[Ff]igs?\.|[Nn]o\.|[Vv]ol\.|[Ee]q\.|[Cc]h\.|[Ss]ec\.|[Аа]рт\.)"
)
_BEFORE_NUMBER = re.compile(r"\. (?=\d|[IVXLC]+\b)")
_SIGN_BEFORE_NUMBER = re.compile(r"[№§] (?=\d|[IVXLC]+\b)")
_ENDS_IN_MARK = re.compile(rf"(?<!\w){_MARK}\Z")
_LONGEST_MARK = 7
# A pattern that begins with the blank itself is found several times quicker than one that begins by looking back.
_AFTER_NUMBER = re.compile(rf" (?<=[\dIVXХІ] )(?={_UNIT}(?![\w]))")
_CLOSE_MARK = re.compile(r"(?:№|§|[Рр]ис\.|[Тт]абл\.)(?<!\w[№§])(?=\d)")
_THOUSANDS = re.compile(r" (?<=\d )(?=\d{3}(?!\d))")
_TOWN = re.compile(r"\. (?=[А-ЯӘҒҚҢӨҰҮҺІЁ\d])")
_WORD_BEFORE = re.compile(r"(?<![\w.])(?<!\.[ \u00a0])(?:г|ул|пр|д|обл|кв|қ|т)\Z")
_LAST_OF_WORDS = frozenset("глрдвқт")
_ONE = "[вскоиауВСКОИАУ]"
_SHORT = re.compile(rf" (?:(?<=[^\w\u0301.]{_ONE} )|(?<=\A{_ONE} ))(?=[\w«„(])")
_SHAPES_OF_PAIR = runs_of(b"a,a,", b"a, a,")
_PAIR = re.compile(r"[тн](?<![\w.].)\.[ ]?[дпекноэ]\.(?!\w)")


def marks(line: Line) -> list[Edit]:
    """Glue `№ 5`, `рис. 1`, `с. 7`, `ст. 12` to their numbers."""
    edits = [
        (at, at + 1, NBSP)
        for at in [match.end() - 1 for match in _BEFORE_NUMBER.finditer(line.text)]
        if _ENDS_IN_MARK.search(line.text, max(0, at - _LONGEST_MARK), at)
    ]
    signed = "№" in line.text or "§" in line.text
    if signed:
        edits += [(match.end() - 1, match.end(), NBSP) for match in _SIGN_BEFORE_NUMBER.finditer(line.text)]
    if signed or "ис." in line.text or "абл." in line.text:
        edits += [(match.end(), match.end(), NBSP) for match in _CLOSE_MARK.finditer(line.text)]
    return spared(sorted(edits), line.kept)


def units(line: Line) -> list[Edit]:
    """Glue units, and the groups of a large number, to the digits before them."""
    return sorted({*glued(_AFTER_NUMBER, line), *glued(_THOUSANDS, line)})


def shortened(line: Line) -> list[Edit]:
    """Glue `г. Астана`, `ул. Абая` and set `т. д.`, `т. е.` with a no-break blank."""
    if line.lang == "en":
        return []
    towns = [
        (match.end() - 1, match.end(), NBSP)
        for match in _TOWN.finditer(line.text)
        if line.text[match.start() - 1] in _LAST_OF_WORDS
        and _WORD_BEFORE.search(line.text, max(0, match.start() - 5), match.start())
    ]
    if not shape_of(line.text).shows(_SHAPES_OF_PAIR):
        return spared(towns, line.kept)
    pairs = edits_of(_PAIR, line, lambda match: f"{match[0][:2]}{NBSP}{match[0][-2:]}")
    return sorted([*spared(towns, line.kept), *pairs])


def prepositions(line: Line) -> list[Edit]:
    """Glue words of one letter to the next word in Russian."""
    return glued(_SHORT, line) if line.lang == "ru" else []
