"""Captions: typed as plain paragraphs, joined to the figure or table they belong to."""

import re
from dataclasses import replace

from proceedings.model.blocks import Align, Block, Figure, Panel, Paragraph, Role, Table
from proceedings.model.text import Run
from proceedings.normalize.content import joined, words_of
from proceedings.normalize.labels import FIGURE_CAPTION, SOURCE, TABLE_CAPTION
from proceedings.normalize.ledger import Ledger

_LONGEST = 80
_LONGEST_STYLED = 250
"""Words; a caption with its legend, and one in a style made for captions."""
_BEGINNINGS = frozenset("рсдгфкт0123456789РСДГФКТfcgtFCGT")
"""First signs of the words and numbers with which captions begin."""
_STYLE = re.compile(r"caption|подпис|сурет атауы|название (?:рисунк|таблиц|объект)", re.IGNORECASE)
_BEGINS_WORDS = re.compile(r"[\s.:,–—-]*[^\W\d_a-zа-яёәғқңөұүһі]")


def captioned(blocks: tuple[Block, ...], ledger: Ledger) -> tuple[Block, ...]:
    """Join captions and source lines to the tables and figures beside them; what belongs to none stays."""
    result = list(blocks)
    index = 0
    while index < len(result):
        block = result[index]
        if isinstance(block, Table) and block.caption is None and block.ruled:
            index = _table(result, index, ledger)
        elif isinstance(block, Table) and block.source is None:
            _source(result, index, ledger)
        elif isinstance(block, Figure) and block.caption is None:
            index = _figure(result, index, ledger)
        index += 1
    return tuple(_alone(block, ledger) for block in result)


def is_caption(block: Block, *, table: bool) -> bool:
    """Whether `block` is worded as the caption of a figure or a table."""
    if not isinstance(block, Paragraph) or block.role not in {Role.BODY, Role.CAPTION, Role.HEADING}:
        return False
    text = words_of(block.content)
    label = (TABLE_CAPTION if table else FIGURE_CAPTION).match(text) if text[:1] in _BEGINNINGS else None
    if label is None or text.count(" ") >= (_LONGEST_STYLED if _has_caption_style(block) else _LONGEST):
        return False
    rest = text[label.end() :]
    return bool(label["after"].strip()) or not rest or not rest[0].islower()


def _has_caption_style(paragraph: Paragraph) -> bool:
    return paragraph.role is Role.CAPTION or _STYLE.search(paragraph.style) is not None


def _as_caption(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, role=Role.CAPTION, level=0)


def _table(blocks: list[Block], index: int, ledger: Ledger) -> int:
    """Give the table at `index` its caption; return where it then stands."""
    table = blocks[index]
    if not isinstance(table, Table):
        return index
    for back in (1, 2, 3):
        first = index - back
        if first < 0 or not is_caption(blocks[first], table=True):
            continue
        parts = [block for block in blocks[first:index] if isinstance(block, Paragraph)]
        if len(parts) != back or (back > 1 and not _are_lines(parts)):
            break
        caption = parts[0] if back == 1 else _in_one(parts)
        if not ledger.note("caption-joined", caption.place, "", words_of(caption.content)):
            break
        blocks[index] = replace(table, caption=_as_caption(caption))
        del blocks[first:index]
        _source(blocks, first, ledger)
        return first
    _source(blocks, index, ledger)
    follower = blocks[index + 1] if index + 1 < len(blocks) else None
    after_it = blocks[index + 2] if index + 2 < len(blocks) else None
    if (
        isinstance(follower, Paragraph)
        and is_caption(follower, table=True)
        and not isinstance(after_it, Table)
        and ledger.note("caption-joined", follower.place, "", words_of(follower.content))
    ):
        blocks[index] = replace(blocks[index], caption=_as_caption(follower))  # type: ignore[type-var]
        del blocks[index + 1]
    return index


def _are_lines(parts: list[Paragraph]) -> bool:
    """Whether a table's label stands alone, with its title on the next line or two."""
    texts = [words_of(part.content) for part in parts]
    label = TABLE_CAPTION.match(texts[0])
    if label is None or label.end() != len(texts[0]) or len({part.align for part in parts[1:]}) > 1:
        return False
    if any(text.endswith((":", ".")) for text in texts[1:-1]):
        return False
    return all(0 < len(text.split()) <= 40 and not text.endswith(":") for text in texts[1:])


def _in_one(parts: list[Paragraph]) -> Paragraph:
    said = words_of(parts[0].content)
    caption = joined(parts[0], " " if said[-1:] in ".–—:-" else " – ", parts[1])
    return joined(caption, " ", parts[2]) if len(parts) > 2 else caption


def _source(blocks: list[Block], index: int, ledger: Ledger) -> None:
    """Take the line that names a source, or a remark, from under the table at `index` into it."""
    table = blocks[index]
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    if not isinstance(table, Table) or table.source is not None or not isinstance(below, Paragraph):
        return
    text = words_of(below.content)
    named = below.role in {Role.BODY, Role.SOURCE, Role.CAPTION} and SOURCE.match(text) and text.count(" ") < _LONGEST
    if named and ledger.note("source-joined", below.place, "", text):
        blocks[index] = replace(table, source=replace(below, role=Role.SOURCE))
        del blocks[index + 1]


def _figure(blocks: list[Block], index: int, ledger: Ledger) -> int:
    figure = blocks[index]
    if not isinstance(figure, Figure):
        return index
    figure, index = _gathered(blocks, index, figure)
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    above = blocks[index - 1] if index else None
    if isinstance(below, Paragraph) and (is_caption(below, table=False) or _styled_caption(below)):
        if _one_caption_each(blocks, index, figure, ledger):
            return index
        if len(figure.panels) == 2 and "\t" in _raw(below) and _two_captions(blocks, index, figure, below):
            return index
        if not ledger.note("caption-joined", below.place, "", words_of(below.content)):
            return index
        blocks[index] = replace(figure, caption=_as_caption(below))
        del blocks[index + 1]
    elif isinstance(above, Paragraph) and is_caption(above, table=False):
        if not ledger.note("caption-joined", above.place, "", words_of(above.content)):
            return index
        blocks[index] = replace(figure, caption=_as_caption(above))
        del blocks[index - 1]
        return index - 1
    return index


def _one_caption_each(blocks: list[Block], index: int, figure: Figure, ledger: Ledger) -> bool:
    """Give pictures abreast the captions that follow one under the other, when there are as many."""
    count = len(figure.panels)
    below = [block for block in blocks[index + 1 : index + 1 + count] if is_caption(block, table=False)]
    captions = [_as_caption(block) for block in below if isinstance(block, Paragraph)]
    if count < 2 or len(captions) != count or any(panel.caption for panel in figure.panels):
        return False
    said = " | ".join(words_of(caption.content) for caption in captions)
    if not ledger.note("caption-joined", captions[0].place, "", said):
        return False
    panels = tuple(
        Panel(graphic=panel.graphic, caption=caption) for panel, caption in zip(figure.panels, captions, strict=True)
    )
    blocks[index] = replace(figure, panels=panels)
    del blocks[index + 1 : index + 1 + count]
    return True


def _gathered(blocks: list[Block], index: int, figure: Figure) -> tuple[Figure, int]:
    """Take pictures that follow without a word between them, up to one caption, as one figure's panels."""
    last = index
    while last + 1 < len(blocks) and isinstance(blocks[last + 1], Figure) and last - index < 5:
        last += 1
    follower = blocks[last + 1] if last + 1 < len(blocks) else None
    followers = blocks[index + 1 : last + 1]
    if last == index or follower is None or not is_caption(follower, table=False):
        return figure, index
    if any(isinstance(block, Figure) and block.caption is not None for block in followers):
        return figure, index
    panels = [panel for block in followers if isinstance(block, Figure) for panel in block.panels]
    gathered = replace(figure, panels=(*figure.panels, *panels))
    blocks[index : last + 1] = [gathered]
    return gathered, index


def _styled_caption(paragraph: Paragraph) -> bool:
    return paragraph.role is Role.CAPTION and not TABLE_CAPTION.match(words_of(paragraph.content))


def _raw(paragraph: Paragraph) -> str:
    return "".join(getattr(part, "text", "") for part in paragraph.content).strip()


def _two_captions(blocks: list[Block], index: int, figure: Figure, below: Paragraph) -> bool:
    """Part `Рис. 1 … ⇥ Рис. 2 …` under two pictures abreast."""
    from proceedings.normalize.content import edited, text_of

    text = text_of(below.content)
    at = text.find("\t", len(text) - len(text.lstrip()))
    end = at
    while end < len(text) and text[end] in "\t ":
        end += 1
    if not FIGURE_CAPTION.match(text[end:]) or at < 0:
        return False
    captions = (
        replace(below, role=Role.CAPTION, content=edited(below.content, [(at, len(text), "")])),
        replace(below, role=Role.CAPTION, content=edited(below.content, [(0, end, "")])),
    )
    panels = tuple(
        Panel(graphic=panel.graphic, caption=caption) for panel, caption in zip(figure.panels, captions, strict=True)
    )
    blocks[index] = replace(figure, panels=panels)
    del blocks[index + 1]
    return True


def _alone(block: Block, ledger: Ledger) -> Block:
    """Name a caption whose picture could not be read; it stays in its place."""
    if not isinstance(block, Paragraph) or block.role is not Role.BODY:
        return block
    named = any(is_caption(block, table=table) and _stands_out(block, table=table) for table in (False, True))
    if named and ledger.note("caption", block.place, "", words_of(block.content)):
        return _as_caption(block)
    return block


def _stands_out(paragraph: Paragraph, *, table: bool) -> bool:
    """Whether a caption is set or punctuated as one: running text may begin with `Рис. 1 показывает`, too."""
    if paragraph.align is Align.CENTER or _has_caption_style(paragraph):
        return True
    text = words_of(paragraph.content)
    label = (TABLE_CAPTION if table else FIGURE_CAPTION).match(text)
    if label is None:
        return False
    first = next((part for part in paragraph.content if isinstance(part, Run) and part.text.strip()), None)
    if first is not None and (first.style.bold or first.style.italic) and label["after"]:
        return True
    return bool(label["after"].strip()) and _BEGINS_WORDS.match(text[label.end() :]) is not None and len(text) < 300
