"""Numbers typed tight against `г.` and units: a no-break blank between."""

import re

from proceedings.model.blocks import Role
from proceedings.normalize.content import Edit
from proceedings.normalize.rules.line import NBSP, Line, spared

_YEAR = re.compile(
    r"(?<![\w.,/])(?:1[5-9]|20)\d\d(?=(?:гг?\.|жж?\.|жыл(?:ы|дың|дан|ғы)?(?!\w)|год(?:а|у|ом|ах)?(?!\w)))"
)
_UNIT = re.compile(
    r"(?<![\w./^=-])\d{1,6}(?:[.,]\d{1,4})?(?=(?:кг|мг|км|см|мм|мкм|нм|мл|га|кГц|МГц|ГГц|Гц|кВт|МВт|Вт|мкВ|мВ|кВ|кДж|МПа|кПа"
    r"|Гб|Мб|Кб|млн|млрд|трлн|тыс\.|руб\.|тг|тенге|теңге|°C|°С|₸|₽)(?!\w))"
)
_PERCENT = re.compile(r"(?<![\w./^=%-])\d{1,4}(?:[.,]\d{1,4})?(?=%(?![\w%}]))")
_PAGES = re.compile(r"(?<![\w.–-])\d{2,4}(?=[сcбp]\.(?:\s|$|[,;)]))")
_RUNNING = frozenset({Role.BODY, Role.LIST, Role.QUOTE, Role.CAPTION, Role.SOURCE, Role.ABSTRACT, Role.FURTHER})


def years(line: Line) -> list[Edit]:
    """Set `2025 г.` for `2025г.`."""
    return _blank_after(_YEAR, line)


def tight_units(line: Line) -> list[Edit]:
    """Set `70 км` for `70км` and, but in English, `5 %` for `5%` (ГОСТ 8.417-2002, 8.3), in records `240 с.`."""
    if line.role is Role.REFERENCE:
        return _blank_after(_PAGES, line)
    if line.role not in _RUNNING or line.lang == "en":
        return []
    percents = _blank_after(_PERCENT, line) if line.lang in {"kk", "ru"} and "%" in line.text else []
    return sorted([*_blank_after(_UNIT, line), *percents])


def _blank_after(pattern: re.Pattern[str], line: Line) -> list[Edit]:
    return spared([(match.end(), match.end(), NBSP) for match in pattern.finditer(line.text)], line.kept)
