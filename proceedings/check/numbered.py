"""Figures and tables: the numbers in their captions and the places of the text that mention them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from proceedings.check.reading import Reading, Said, Where
from proceedings.model.blocks import Block, Figure, Paragraph, Role, Table
from proceedings.model.finding import Place
from proceedings.model.text import plain_text
from proceedings.model.value import value

FIGURE, TABLE = "figure", "table"

_STEMS = (
    (FIGURE, r"рис(?:ун\w*)?|сурет\w*|сур|fig(?:ure|ures|s)?"),
    (TABLE, r"табл(?:иц\w*)?|кесте\w*|tab(?:le|les)?"),
    ("diagram", r"диаграмм\w*|diagrams?"),
    ("graph", r"график\w*|graphs?"),
    ("scheme", r"схем\w*|schemes?|сызба\w*"),
    ("chart", r"charts?"),
    ("photo", r"фото\w*|photos?"),
)
_KAZAKH = r"(?P<figure>сурет\w*)|(?P<table>кесте\w*)|(?P<diagram>(?<=[-–—‑])диаграмма\w*)|(?P<scheme>сызба\w*)"
"""Kazakh says the number first: `2-сурет`, `1 және 2-кестелер`."""
_WORDS = "|".join(f"(?P<{series}>{stem})" for series, stem in _STEMS)
_ONE = r"(?:[а-яa-z]\.?)?\d{1,3}(?:\.\d{1,3})*"
_MORE = rf"{_ONE}(?:\s?[,;–—-]\s?{_ONE}|\s(?:и|и\sрис\.|мен|және|and|&|to)\s{_ONE})*"
# All of these read text in small letters
_AFTER_WORD = re.compile(rf"\b(?:{_WORDS})\b\.?\s?[№#]?\s?(?P<numbers>{_MORE})")
_BEFORE_WORD = re.compile(rf"\b(?P<numbers>{_MORE})\s?[-–—‑]?\s?(?:{_KAZAKH})\b")
_NUMBER = re.compile(_ONE)
_RANGE = re.compile(r"(\d{1,3})\s?[–—-]\s?(\d{1,3})")
_IN_BRACKETS = re.compile(r"\[[^\[\]]*\]")
_WORD = re.compile(rf"\b(?:{_WORDS})\b")
_BEGINS = (
    *("рис", "сур", "таб", "кесте", "диаграмм", "график", "схем", "сызба", "фото"),
    *("fig", "tab", "diagram", "graph", "scheme", "chart", "photo"),
)
"""One of them is in any text that speaks of a figure or table: found much sooner than the words."""
_LABELLED = re.compile(rf"\s*(?:(?:{_WORDS})\b|{_ONE}\s?[-–—‑]?\s?(?:сурет|кесте|рисунок|таблица))", re.IGNORECASE)


@value(kw_only=True)
class Numbered:
    """A captioned figure or table."""

    series: str
    number: str
    """`2`, `3.1`; empty when its caption has none."""
    place: Place
    block: int
    """Index in the body."""
    bare: bool = False
    """Whether only the caption is there: its picture was lost, or stands elsewhere."""
    after: bool = False
    """Whether it stands after the references, in an appendix or a translation that counts anew."""


@value(kw_only=True)
class Mention:
    """A place of the text that names figures or tables."""

    series: str
    number: str
    """Empty when it says none («на рисунке ниже»)."""
    place: Place
    block: int


def numbered_objects(reading: Reading) -> tuple[Numbered, ...]:
    """Return the captioned figures and tables in their order, those whose picture is lost among them.

    A list of captions apart from the figures counts once.
    """
    longest = max(reading.lists, key=len, default=())
    last = longest[-1].block if longest else len(reading.paper.body)
    found = [
        replace(each, after=True) if index > last else each
        for index, block in enumerate(reading.paper.body)
        for each in _captions_of(block, index)
    ]
    drawn = {(each.series, each.number) for each in found if not each.bare}
    return tuple([each for each in found if not each.bare or (each.series, each.number) not in drawn])


def mentions(reading: Reading) -> tuple[Mention, ...]:
    """Return what the text says of figures and tables, in its order; captions do not speak of themselves."""
    texts = [said for said in reading.running if said.where is not Where.CAPTION]
    spoken = _speaking([said.low for said in texts])
    bodies = [texts[at] for at in spoken if texts[at].paragraph.role is not Role.CAPTION]
    return tuple([each for text in bodies for each in _mentioned(text)])


def _speaking(texts: Sequence[str]) -> list[int]:
    """Return which of `texts` hold a word by which a figure or table may be meant: all are searched as one."""
    whole = "\n".join(texts)
    ends = list(accumulate([len(text) + 1 for text in texts]))
    found: set[int] = set()
    for begin in _BEGINS:
        at = whole.find(begin)
        while at >= 0:
            index = bisect_right(ends, at)
            found.add(index)
            at = whole.find(begin, ends[index])
    return sorted(found)


def rank(number: str) -> tuple[int, ...]:
    """Return the key by which numbers such as `2` and `3.10` are put in order."""
    return tuple([int(part) for part in number.split(".") if part.isdecimal()])


def _captions_of(block: Block, index: int) -> Iterator[Numbered]:
    match block:
        case Figure():
            captions = [block.caption] if block.caption else [panel.caption for panel in block.panels if panel.caption]
            for caption in captions:
                yield from _numbered(caption, FIGURE, block.place, index)
        case Table() if block.caption is not None:
            yield _numbered_one(plain_text(block.caption.content), TABLE, block.place, index)
        case Paragraph() if block.role is Role.CAPTION and _LABELLED.match(plain_text(block.content)):
            yield replace(_numbered_one(plain_text(block.content), FIGURE, block.place, index), bare=True)
        case _:
            return


def _numbered(caption: Paragraph, series: str, place: Place, index: int) -> Iterator[Numbered]:
    """Yield what one caption names: two figures abreast may share a line."""
    for line in re.split(r"[\n\t]+", plain_text(caption.content)):
        if _LABELLED.match(line):
            yield _numbered_one(line, series, place, index)


def _numbered_one(text: str, series: str, place: Place, index: int) -> Numbered:
    start = text[:40].lower().lstrip()
    match = _AFTER_WORD.match(start) or _BEFORE_WORD.match(start)
    if match is None:
        return Numbered(series=series, number="", place=place, block=index)
    first = _NUMBER.search(match["numbers"])
    return Numbered(series=_series(match) or series, number=_plain(first[0]) if first else "", place=place, block=index)


def _mentioned(said: Said) -> Iterator[Mention]:
    if not _WORD.search(said.low):
        return
    text = _IN_BRACKETS.sub(" ", said.low)  # [5, рис. 2] speaks of somebody else's figure
    place, block = said.paragraph.place, said.block
    numbered: set[int] = set()
    for pattern in (_AFTER_WORD, _BEFORE_WORD):
        for match in pattern.finditer(text):
            numbered.add(_word_at(match))
            for number in _all_numbers(match["numbers"]):
                yield Mention(series=_series(match), number=number, place=place, block=block)
    for match in _WORD.finditer(text):
        if match.start() not in numbered:
            yield Mention(series=_series(match), number="", place=place, block=block)


def _word_at(match: re.Match[str]) -> int:
    return match.start(_series(match))


def _series(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return next((series for series, _ in _STEMS if groups.get(series)), "")


def _all_numbers(text: str) -> Iterator[str]:
    for first, last in _RANGE.findall(text):
        if 0 < int(last) - int(first) < 20:
            yield from (str(number) for number in range(int(first), int(last) + 1))
    yield from (_plain(number) for number in _NUMBER.findall(text))


def _plain(number: str) -> str:
    return number.replace("..", ".").rstrip(".")
