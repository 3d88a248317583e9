"""The decimal sign of the language, where a number can be nothing but a decimal."""

import re

from proceedings.model.blocks import Role
from proceedings.normalize.content import Edit
from proceedings.normalize.rules.line import Line, near, spared

_NUMBER = (
    r"(?P<whole>\d(?<![\w.,;/^#№$(\[{-]\d)(?<![.,;]\s\d)\d{0,3})%s(?P<part>\d{1,6})(?![\w.,^]\d|[\w^(\[]|-\d|%s\s?\d)"
)
_POINTED = re.compile(_NUMBER % (r"\.", ","))
_COMMAED = re.compile(_NUMBER % (",", ","))
_SIGNS = {",": re.compile(r",(?<=\d,)(?=\d)"), ".": re.compile(r"\.(?<=\d\.)(?=\d)")}
_LONGEST_WHOLE = 4
"""Digits before the sign."""
_AFTER_SIGN = re.compile(r"(?:[=≈≤≥<>±~×·]|(?:p|р|R|r)\s?[=<>])[ \u00a0]?[–−-]?\Z")
_BEFORE_UNIT = re.compile(
    r"[ \u00a0]?(?:%|‰|°|(?:раза?|процент\w*|пайыз\w*|есе|балл\w*|млн"
    r"|млрд|трлн|тыс\.|руб\.|тенге|теңге|тг|долл|кг|км|см|мм|мкм|нм"
    r"|мл|га|Гц|кГц|МГц|ГГц|Вт|кВт|МВт|Гб"
    r"|Мб|мин|сек|мс|million|billion|times|percent|points?|kg|km|cm|mm|kHz|MHz|GHz|Hz|ms)(?!\w))"
)
_AFTER_NAME = re.compile(
    r"(?:верси\w+|нұсқа\w*|version|v\.?|ver\.|п\.|пп\.|ст\.|гл\.|разд\w*|рис\w*|табл\w*|глав\w+|пункт\w*|раздел\w*"
    r"|прилож\w+|формул\w+"
    r""
    r"|сурет\w*|кесте\w*|тарау\w*|бөлім\w*|[Ff]ig\w*|[Tt]able|[Ss]ection|[Cc]hapter|[Ee]q\w*|№|[A-Z][A-Za-z+#-]*)"
    r"\.?[ \u00a0]?\Z",
)
_CODE = re.compile(r"\w\[\d|[{}]|;\s*$|:=|==|\w\(\)|=>|->")
_POINT = re.compile(r"(?<![\w.])\d+\.\d+(?![.]?\d)")
_COMMA = re.compile(r"(?<![\w,])\d+,\d+(?!,?\d)")
_WORD = re.compile(r"[^\W\d_]{3,}")
_FEWEST_WORDS = 3
"""Words of a sentence; columns of figures and lines of reckoning have fewer."""
_RUNNING = frozenset({Role.BODY, Role.LIST, Role.QUOTE, Role.CAPTION, Role.SOURCE, Role.ABSTRACT})


def decimals(line: Line) -> list[Edit]:
    """Set `0,95` (kk, ru) or `0.95` (en) after a sign of comparison and before a unit; versions, dates, codes stay."""
    if line.role not in _RUNNING or line.lang not in {"kk", "ru", "en"}:
        return []
    pattern, there, sign = (_COMMAED, ",", ".") if line.lang == "en" else (_POINTED, ".", ",")
    places = [match.start() for match in _SIGNS[there].finditer(line.text)]
    if not places:
        return []
    numbers = near(pattern, line.text, places, _LONGEST_WHOLE)
    found = [match for match in numbers if not _is_named(match, line) and _is_decimal(match, line)]
    if not found or _CODE.search(line.text) or len(_WORD.findall(line.text)) < _FEWEST_WORDS:
        return []
    # One sign in a paragraph: all or none.
    everything = _POINT if sign == "," else _COMMA
    if len(found) < sum(not _is_named(match, line) for match in everything.finditer(line.text)):
        return []
    return spared([(match.end("whole"), match.end("whole") + 1, sign) for match in found], line.kept)


def _is_named(match: re.Match[str], line: Line) -> bool:
    """Whether a number belongs to the word before it: a version, a section, a figure."""
    return _AFTER_NAME.search(line.text, max(0, match.start() - 16), match.start()) is not None


def _is_decimal(match: re.Match[str], line: Line) -> bool:
    before = line.text[max(0, match.start() - 16) : match.start()]
    if line.lang == "en" and len(match["part"]) == 3 and match["whole"] != "0":
        return False  # thousands
    zero = match["whole"] == "0" and len(match["part"]) > 1
    return bool(zero or _AFTER_SIGN.search(before) or _BEFORE_UNIT.match(line.text, match.end()))
