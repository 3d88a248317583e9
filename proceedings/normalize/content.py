"""Inline content as one string and back: what lets a rule read across runs and yet keep their looks."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from proceedings.model.blocks import Paragraph
from proceedings.model.text import Bookmark, CharStyle, Inline, Run

OBJECT = "\ufffc"
"""Stands for a note, formula, picture or bookmark (Unicode: OBJECT REPLACEMENT CHARACTER)."""

Edit = tuple[int, int, str]
"""Start, end and replacement, in characters of `text_of`."""

BLANKS = " \t\n\u00a0\u2002\u2003\u2009\u202f\u3000"


def text_of(content: Sequence[Inline]) -> str:
    """Return the characters of `content`, with one `OBJECT` for whatever is not a run."""
    if len(content) == 1 and isinstance(only := content[0], Run):
        return only.text
    return "".join([part.text if isinstance(part, Run) else OBJECT for part in content])


def words_of(content: Sequence[Inline]) -> str:
    """Return the characters of `content` alone, blanks trimmed and made one."""
    if len(content) == 1 and isinstance(only := content[0], Run):
        return _squeezed(only.text)
    return _squeezed("".join([part.text for part in content if isinstance(part, Run)]))


@lru_cache(maxsize=512)
def _squeezed(text: str) -> str:
    """Return `text` with its blanks made one; a paper's paragraphs are asked for many times."""
    if text.isprintable() and "  " not in text and text[:1] != " " != text[-1:]:
        return text  # of all blanks only the plain one is printable
    return " ".join(text.split())


def edited(content: Sequence[Inline], edits: Sequence[Edit]) -> tuple[Inline, ...]:
    """Return `content` with `edits` made; they are sorted, do not overlap and spare objects."""
    result: list[Inline] = []
    start, index = 0, 0
    for part in content:
        if not isinstance(part, Run):
            result.append(part)
            start += 1
            continue
        end = start + len(part.text)
        pieces: list[str] = []
        here = start
        while index < len(edits) and edits[index][0] < end:
            first, last, new = edits[index]
            if first >= start:
                pieces += part.text[here - start : first - start], new
            here = max(here, min(last, end))
            if last > end:
                break
            index += 1
        text = part.text if here == start and not pieces else "".join([*pieces, part.text[here - start :]])
        if text:
            result.append(part if text is part.text else Run(text=text, style=part.style, link=part.link))
        start = end
    return tuple(result)


def without_start(content: Sequence[Inline], count: int) -> tuple[Inline, ...]:
    """Return `content` less its first `count` characters; bookmarks and notes among them stay."""
    return edited(content, _spared(content, 0, count))


def _spared(content: Sequence[Inline], first: int, last: int) -> list[Edit]:
    edits: list[Edit] = []
    start = 0
    for part in content:
        length = len(part.text) if isinstance(part, Run) else 1
        low, high = max(first, start), min(last, start + length)
        if isinstance(part, Run) and low < high:
            edits.append((low, high, ""))
        start += length
    return edits


def parted(content: Sequence[Inline], at: int) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """Return what stands before and after the character `at` of `text_of`."""
    before: list[Inline] = []
    after: list[Inline] = []
    start = 0
    for part in content:
        length = len(part.text) if isinstance(part, Run) else 1
        if start + length <= at:
            before.append(part)
        elif start >= at or not isinstance(part, Run):
            after.append(part)
        else:
            before.append(Run(text=part.text[: at - start], style=part.style, link=part.link))
            after.append(Run(text=part.text[at - start :], style=part.style, link=part.link))
        start += length
    return tuple(before), tuple(after)


def merged(content: Sequence[Inline]) -> tuple[Inline, ...]:
    """Join neighbouring runs of one look and link: Word splits words over runs wherever they were edited."""
    result: list[Inline] = []
    for part in content:
        last = result[-1] if result else None
        if (
            isinstance(part, Run)
            and isinstance(last, Run)
            and last.link == part.link
            and _alike(last.style, part.style)
        ):
            result[-1] = Run(text=last.text + part.text, style=last.style, link=last.link)
        else:
            result.append(part)
    return content if len(result) == len(content) and isinstance(content, tuple) else tuple(result)


def _alike(one: CharStyle, other: CharStyle) -> bool:
    """Whether two looks differ in nothing but size and colour, which are never set."""
    return one is other or (
        one.bold is other.bold
        and one.italic is other.italic
        and one.underline is other.underline
        and one.strike is other.strike
        and one.script is other.script
        and one.caps is other.caps
        and one.small_caps is other.small_caps
        and one.mono is other.mono
        and one.lang == other.lang
        and one.font == other.font
    )


def is_blank(content: Iterable[Inline]) -> bool:
    """Whether nothing is to be seen: blanks and bookmarks only."""
    for part in content:
        if isinstance(part, Run) and not part.text.isspace() and part.text:
            return False
    return all(isinstance(part, Bookmark) or (isinstance(part, Run) and not part.text.strip()) for part in content)


def is_word(content: Sequence[Inline]) -> bool:
    """Whether one run is all there is, and no blank one."""
    return len(content) == 1 and isinstance(only := content[0], Run) and bool(only.text) and not only.text.isspace()


def reworded(paragraph: Paragraph, content: tuple[Inline, ...], lang: str) -> Paragraph:
    """Return `paragraph` with other words in `lang`; said out in full, which is twice as fast as `replace`."""
    return Paragraph(
        content=content,
        role=paragraph.role,
        level=paragraph.level,
        label=paragraph.label,
        align=paragraph.align,
        lang=lang,
        style=paragraph.style,
        first_indent=paragraph.first_indent,
        left_indent=paragraph.left_indent,
        page_break_before=paragraph.page_break_before,
        place=paragraph.place,
    )


def joined(first: Paragraph, between: str, second: Paragraph) -> Paragraph:
    """Return `first` with the content of `second` after it."""
    middle: tuple[Inline, ...] = (Run(text=between),) if between else ()
    return replace(first, content=merged((*first.content, *middle, *second.content)))


def restyled(content: Iterable[Inline], **looks: bool) -> tuple[Inline, ...]:
    """Return `content` with the named looks set on every run."""
    return tuple(
        Run(text=part.text, style=replace(part.style, **looks), link=part.link) if isinstance(part, Run) else part
        for part in content
    )
