"""A paper and its set pages in, the page on which each place of the author's file stands out.

Set pages bear no places, so that nothing is carried through typesetting that only a report asks for. A paragraph is
found again by its letters: marks, blanks, hyphens and case differ between a file and its pages, letters do not.
"""

from collections.abc import Iterable, Iterator, Mapping

from proceedings.model.blocks import Block, DisplayEquation, Figure, Paragraph, Table, TextBox
from proceedings.model.finding import Place
from proceedings.model.paper import Paper
from proceedings.model.setpage import Line, SetPage, SetPaper
from proceedings.model.text import plain_text

_ENOUGH = 40
"""Letters by which a paragraph is known."""
_FEWEST = 6
"""Letters under which it could stand anywhere."""

Key = tuple[str, int]


def pages_of_places(paper: Paper, printed: SetPaper) -> "Pages":
    """Find the page of every paragraph, figure and table of `paper`."""
    letters = ["".join(_letters_of(page)) for page in printed.pages]
    whole = "".join(letters)
    ends: list[int] = []
    for text in letters:
        ends.append((ends[-1] if ends else 0) + len(text))
    found: dict[Key, int] = {}
    cursor = 0
    for place, words in _anchors(paper):
        sought = _letters(words)[:_ENOUGH]
        if len(sought) < _FEWEST or _key(place) in found:
            continue
        at = whole.find(sought, cursor)
        at = at if at >= 0 else whole.find(sought)
        if at >= 0:
            found[_key(place)] = next(page for page, end in enumerate(ends, start=1) if at < end)
            cursor = at
    return Pages(found)


class Pages:
    """The page on which each place stands, counted from 1 in the paper."""

    def __init__(self, found: Mapping[Key, int]) -> None:
        self._found = found
        self._known: dict[str, list[int]] = {}
        for part, number in sorted(found):
            self._known.setdefault(part, []).append(number)

    def page_of(self, place: Place) -> int:
        """Return the page of a place; that of what stands before it in the file where it has no words of its own.

        0 for a place that is the whole file, or that is not to be found.
        """
        if not place.part:
            return 0
        page = self._found.get(_key(place))
        if page is None:
            before = [number for number in self._known.get(place.part, ()) if number <= place.paragraph]
            page = self._found[place.part, before[-1]] if before else 0
        return page


def _key(place: Place) -> Key:
    return place.part, place.paragraph


def _letters(text: str) -> str:
    return "".join([sign for sign in text.casefold() if sign.isalnum()])


def _letters_of(page: SetPage) -> Iterator[str]:
    for item in page.items:
        if isinstance(item, Line) and not item.hidden:
            for span in item.spans:
                yield from (_letters(word.text) for word in span.words)


def _anchors(paper: Paper) -> Iterator[tuple[Place, str]]:
    """Yield the places of a paper with the words that stand there, in its order; notes last."""
    for paragraph in paper.head:
        yield paragraph.place, plain_text(paragraph.content)
    yield from _in_blocks(paper.body)
    for note in paper.notes.values():
        yield from _in_blocks(note.blocks)


def _in_blocks(blocks: Iterable[Block]) -> Iterator[tuple[Place, str]]:
    for block in blocks:
        match block:
            case Paragraph():
                yield block.place, plain_text(block.content)
            case Table():
                inside = [inner for row in block.rows for _, cell in row.cells for inner in cell.blocks]
                yield from _captioned(block.place, [block.caption])
                yield from ((block.place, words) for _, words in _in_blocks(inside))
                yield from _in_blocks(inside)
            case Figure():
                yield from _captioned(block.place, [block.caption, *[panel.caption for panel in block.panels]])
            case TextBox():
                yield from _in_blocks(block.blocks)
            case DisplayEquation():
                continue


def _captioned(place: Place, captions: Iterable[Paragraph | None]) -> Iterator[tuple[Place, str]]:
    for caption in captions:
        if caption is not None:
            yield place, plain_text(caption.content)
            yield caption.place, plain_text(caption.content)
