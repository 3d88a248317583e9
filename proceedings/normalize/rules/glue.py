"""Glue: a no-break blank between what a line end must not part."""

import re

from proceedings.normalize.content import Edit
from proceedings.normalize.rules.line import NBSP, Line, glued, spared

_UNIT = (
    r"(?:кг|г|мг|т|км|м|см|мм|мкм|нм|га|л|мл|с\.|мин|ч|Гц|кГц|МГц|ГГц|Вт|кВт|МВт|кВ|Дж|Па|кПа|МПа"
    r"|°C|°С|тг|тенге|теңге|руб\.|млн|млрд|тыс\.|трлн|жыл\w*|лет|год\w*|г\.|гг\.|ғасыр\w*|в\.|вв\."
    r"|kg|g|mg|km|m|cm|mm|ha|kHz|MHz|GHz|Hz|kW|MW|W|kV|V|GB|MB|KB|Гб|Мб|Кб|px|pt|%|‰|₸|\$|€|£)"
)
_SMALL_MARKS = "рис табл ст стр гл п пп ч т с б вып арт p pp fig figs no vol eq ch sec"
_MARKS = frozenset([*_SMALL_MARKS.split(), *_SMALL_MARKS.title().split()])
_BEFORE_NUMBER = re.compile(r"\. (?=\d|[IVXLC]+\b)")
_SIGN_BEFORE_NUMBER = re.compile(r"[№§] (?=\d|[IVXLC]+\b)")
_ENDS_IN_WORD = re.compile(r"\w*\Z")
_LONGEST_MARK = 5
# A pattern that begins with the blank itself is found several times quicker than one that begins by looking back.
_AFTER_NUMBER = re.compile(rf" (?<=[\dIVXХІ] )(?:(?={_UNIT}(?![\w]))|(?<=\d )(?=\d{{3}}(?!\d)))")
_CLOSE_MARK = re.compile(r"(?:№|§|[Рр]ис\.|[Тт]абл\.)(?<!\w[№§])(?=\d)")
_TOWN = re.compile(r"\. (?=[А-ЯӘҒҚҢӨҰҮҺІЁ\d])")
_WORD_BEFORE = re.compile(r"(?<![\w.])(?<!\.[ \u00a0])(?:г|ул|пр|д|обл|кв|қ|т)\Z")
_LAST_OF_WORDS = frozenset("глрдвқт")
_ONE = "[вскоиауВСКОИАУ]"
_SHORT = re.compile(rf" (?:(?<=[^\w\u0301.]{_ONE} )|(?<=\A{_ONE} ))(?=[\w«„(])")
_PAIR = re.compile(r"\.(?<=[тн].)(?<![\w.]..)[ ]?([дпекноэ]\.)(?!\w)")


def marks(line: Line) -> list[Edit]:
    """Glue `№ 5`, `рис. 1`, `с. 7`, `ст. 12` to their numbers."""
    edits = [
        (at, at + 1, NBSP)
        for at in [match.end() - 1 for match in _BEFORE_NUMBER.finditer(line.text)]
        if _word_before(line.text, at - 1) in _MARKS
    ]
    signed = "№" in line.text or "§" in line.text
    if signed:
        edits += [(match.end() - 1, match.end(), NBSP) for match in _SIGN_BEFORE_NUMBER.finditer(line.text)]
    if signed or "ис." in line.text or "абл." in line.text:
        edits += [(match.end(), match.end(), NBSP) for match in _CLOSE_MARK.finditer(line.text)]
    return spared(sorted(edits), line.kept)


def _word_before(text: str, end: int) -> str:
    """Return the end of the word that ends there: more letters than any mark has, or the whole of it."""
    word = text[max(0, end - _LONGEST_MARK) : end].rpartition(" ")[2]
    return word if word.isalnum() or (match := _ENDS_IN_WORD.search(word)) is None else match[0]


def units(line: Line) -> list[Edit]:
    """Glue units, and the groups of a large number, to the digits before them."""
    return glued(_AFTER_NUMBER, line)


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
    pairs = [
        (match.start() - 1, match.end(), f"{line.text[match.start() - 1]}.{NBSP}{match[1]}")
        for match in _PAIR.finditer(line.text)
    ]
    return spared(sorted([*towns, *pairs]) if pairs else towns, line.kept)


def prepositions(line: Line) -> list[Edit]:
    """Glue words of one letter to the next word in Russian."""
    return glued(_SHORT, line) if line.lang == "ru" else []
