"""A paper and its set pages in, the page on which any place of it lies out.

Set pages know nothing of the author's file, so its paragraphs are found again by their letters: marks, blanks and
hyphens are what setting changes. Each paragraph is looked for after the one before it, so that words said twice do not
mislead; one that is not found lies where the last found before it lies.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from proceedings.model.blocks import Block, DisplayEquation, Figure, Paragraph, Table, TextBox
from proceedings.model.finding import Place
from proceedings.model.paper import Paper
from proceedings.model.setpage import Line, SetPaper
from proceedings.model.text import plain_text

NOWHERE = -1
"""Page of what is nowhere in particular."""

_ENOUGH = 40
"""Letters by which a paragraph is known."""

_AMPLE = 80
"""Characters of a text that hold so many letters as a rule."""

_LETTERS = re.compile(r"[^\W_]+")

_FEW = 8
"""Letters that are too few to be known by, when they stand alone."""


class Whereabouts:
    """Where the places of one paper lie on its pages."""

    def __init__(self, paper: Paper, pages: SetPaper) -> None:
        texts = [_page_letters(page.items) for page in pages.pages]
        self._text = "".join(texts)
        self._ends = [sum(map(len, texts[: number + 1])) for number in range(len(texts))]
        self._last = len(texts) - 1
        self._numbers: list[int] = []
        self._pages: list[int] = []
        self._find_paragraphs([*paper.head, *paper.body])

    def page_of(self, place: Place) -> int:
        """Return the index of the paper's page on which `place` lies, NOWHERE when it is the whole file's."""
        if place.part == "body" or not place.part:
            return self._near(place.paragraph) if place.paragraph else NOWHERE
        letters = _beginning(place.excerpt)
        found = self._text.find(letters) if len(letters) >= _FEW else -1
        if found >= 0:
            return self._page_at(found)
        return self._near(place.paragraph) if place.paragraph else NOWHERE

    def _find_paragraphs(self, blocks: list[Block]) -> None:
        at = 0
        known: dict[int, int] = {}
        for place, text, floats in _placed(blocks):
            letters = _beginning(text)
            if place.part != "body" or not place.paragraph or len(letters) < _FEW:
                continue
            found = self._text.find(letters, at)
            found = self._text.find(letters) if found < 0 else found
            if found >= 0:
                at = at if floats else found + len(letters)
                known.setdefault(place.paragraph, self._page_at(found))
        self._numbers = sorted(known)
        self._pages = [known[number] for number in self._numbers]

    def _near(self, paragraph: int) -> int:
        if not self._numbers:
            return 0 if self._last >= 0 else NOWHERE
        return self._pages[max(0, bisect_right(self._numbers, paragraph) - 1)]

    def _page_at(self, offset: int) -> int:
        return min(bisect_right(self._ends, offset), self._last)


def _placed(blocks: list[Block]) -> Iterator[tuple[Place, str, bool]]:
    """Yield the places that bear a number of the author's file, with their words and whether they may float."""
    for block in blocks:
        match block:
            case Paragraph():
                yield block.place, plain_text(block.content), False
            case Table() | Figure():
                panels = [panel.caption for panel in block.panels] if isinstance(block, Figure) else []
                for caption in [each for each in (block.caption, *panels) if each]:
                    yield block.place, plain_text(caption.content), True
                    yield caption.place, plain_text(caption.content), True
            case DisplayEquation() | TextBox():
                pass


def _page_letters(items: tuple[object, ...]) -> str:
    lines = [item for item in items if isinstance(item, Line)]
    return _letters("".join([word.text for line in lines for span in line.spans for word in span.words]))


def _beginning(text: str) -> str:
    """Return the letters by which a text is known."""
    letters = _letters(text[:_AMPLE])[:_ENOUGH]
    return letters if len(letters) == _ENOUGH or len(text) <= _AMPLE else _letters(text)[:_ENOUGH]


def _letters(text: str) -> str:
    return "".join(_LETTERS.findall(text.casefold()))
