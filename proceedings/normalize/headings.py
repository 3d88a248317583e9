"""Headings: real ones with their levels begun at 1, and those made by bold, capitals or numbers."""

import re
from collections.abc import Sequence
from dataclasses import replace

from proceedings.model.blocks import Block, Paragraph, Role
from proceedings.model.text import NoteRef, Run
from proceedings.normalize.content import text_of, without_start, words_of
from proceedings.normalize.labels import FIGURE_CAPTION, REFERENCES, SECTION, TABLE_CAPTION
from proceedings.normalize.ledger import Ledger
from proceedings.normalize.look import Look, look_of

_OF_CONTENTS = re.compile(r"toc(?:\s?\d|\s?heading)?$|оглавление\s?\d|мазмұны\s?\d", re.IGNORECASE)
"""Names of the styles in which Word sets the lines of a table of contents."""
_LONGEST = 40
_LONGEST_PLAIN = 18
_LONGEST_ITEM = 14
"""Words of a real heading, of a paragraph taken for one, and of an item that nothing but its number shows to be one."""

_NUMBER = re.compile(r"[\s]*((?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,4})[.)]?)(?:[ \t\u00a0]+)(?=\S)")
_MANY_LEVELS = re.compile(r"\s*(\d{1,2}(?:\.\d{1,2}){1,3}\.?)[ \t\u00a0]+(?=[‘“«„\"]?[^\W\d_])")
_LABEL = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,4})[.)]?")
"""What Word numbers a heading with that its author made of a list."""
_LAST_STOP = re.compile(r"(?<=[^\W\d_]{3})[.:]\s*$")
_NEVER = re.compile(r"[:;,]$|^[-–—•*]|^[«\"“].*[»\"”]\.?$|^[^\W\d_]+,?\s(?:19|20)\d\d\.?$|@|https?:")


def headed(blocks: tuple[Block, ...], ledger: Ledger, *, front: bool) -> tuple[Block, ...]:
    """Return `blocks` with headings named, numbered by label and levelled.

    Where no `front` was found its lines may still stand at the top: nothing there is taken for a heading by its look.
    """
    blocks = tuple(_titled(block, ledger) for block in blocks)
    looks = [_look(block) for block in blocks]
    blocks = tuple(_demoted(block, look, ledger) for block, look in zip(blocks, looks, strict=True))
    top = 0 if front else _running_text(looks)
    found = [index for index in _found(blocks, looks) if index >= top or _is_section(looks[index])]
    levels = _levels(blocks, looks, found)
    result: list[Block] = []
    for index, block in enumerate(blocks):
        if index in levels and isinstance(block, Paragraph):
            result.append(_heading(block, levels[index], ledger))
        else:
            result.append(block)
    return tuple(result)


def _look(block: Block) -> Look | None:
    if not isinstance(block, Paragraph) or block.role not in {Role.BODY, Role.HEADING, Role.LIST}:
        return None
    return look_of(block)


def _titled(block: Block, ledger: Ledger) -> Block:
    """Take a paragraph in a title's style that stands in the body for a heading of the first level."""
    if not isinstance(block, Paragraph) or block.role is not Role.TITLE:
        return block
    if not ledger.note("recognised-heading", block.place, Role.TITLE, Role.HEADING):
        return block
    return replace(block, role=Role.HEADING, level=1)


def _demoted(block: Block, look: Look | None, ledger: Ledger) -> Block:
    """Take a paragraph in a heading's style that is running text for what it is."""
    if look is None or not isinstance(block, Paragraph) or block.role is not Role.HEADING or look.words <= _LONGEST:
        return block
    if not ledger.note("no-heading", block.place, Role.HEADING, Role.BODY):
        return block
    return replace(block, role=Role.BODY, level=0)


def _found(blocks: Sequence[Block], looks: Sequence[Look | None]) -> list[int]:
    """Return where paragraphs made to look like headings stand; never the last, never three in a row."""
    likely = [index for index, look in enumerate(looks) if look is not None and _is_likely(blocks, index, look)]
    taken = {
        *likely,
        *(index for index, block in enumerate(blocks) if isinstance(block, Paragraph) and block.role is Role.HEADING),
    }
    return [index for index in likely if not _crowded(index, taken, blocks, looks)]


def _running_text(looks: Sequence[Look | None]) -> int:
    return next((index for index, look in enumerate(looks) if look is not None and look.long), len(looks))


def _is_section(look: Look | None) -> bool:
    return look is not None and SECTION.fullmatch(look.text) is not None


def _crowded(index: int, taken: set[int], blocks: Sequence[Block], looks: Sequence[Look | None]) -> bool:
    first = last = index
    while first - 1 in taken:
        first -= 1
    while last + 1 in taken:
        last += 1
    look, block = looks[index], blocks[index]
    if look is not None and (SECTION.fullmatch(look.text) or (look.bold and _number(block, look))):
        return False
    return last - first >= 2


def _is_likely(blocks: Sequence[Block], index: int, look: Look) -> bool:
    block = blocks[index]
    if not isinstance(block, Paragraph) or block.role is Role.HEADING or _OF_CONTENTS.match(block.style):
        return False
    known = SECTION.fullmatch(look.text) is not None or REFERENCES.fullmatch(look.text) is not None
    if known and block.role is Role.BODY and look.only_text and (look.loud or look.bold):
        return True
    if index + 1 >= len(blocks):
        return False
    if not look.text or look.words > _LONGEST_PLAIN or _NEVER.search(look.text) or look.right:
        return False
    if block.role is Role.LIST:
        return _heads_as_item(blocks, index, look)
    if not look.only_text:
        return False
    if (
        look.text[-1:] == "!"
        or (look.text[-1:] == "?" and not look.loud)
        or FIGURE_CAPTION.match(look.text)
        or TABLE_CAPTION.match(look.text)
    ):
        return False
    if not any(map(str.isalpha, look.text)):
        return False
    if known and block.role is Role.BODY:
        return True
    if (
        _MANY_LEVELS.match(look.text)
        and look.words <= _LONGEST_ITEM
        and not look.text.endswith(".")
        and _text_follows(blocks, index)
    ):
        return True
    if look.bold:
        return (not look.text.endswith(".") or look.words <= 12) and _begins_well(look.text)
    return (
        look.caps
        and look.words >= 1
        and len(look.text) > 5
        and not look.text.endswith(".")
        and (look.centred or look.words > 1)
    )


def _heads_as_item(blocks: Sequence[Block], index: int, look: Look) -> bool:
    """Whether an item of a numbered list is a heading: bold, or with a number of several levels; text goes on below."""
    number = _label(blocks[index])
    below = blocks[index + 1]
    opens = isinstance(below, Paragraph) and below.label.startswith(f"{number}.")
    if not number or not any(map(str.isalpha, look.text)) or not (opens or _text_follows(blocks, index)):
        return False
    if look.bold:
        return look.only_text
    above = _label(blocks[index - 1]) if index else ""
    return (
        "." in number
        and above.count(".") != number.count(".")
        and look.words <= _LONGEST_ITEM
        and not look.text.endswith(".")
        and _begins_well(look.text)
    )


def _label(block: Block) -> str:
    """Return the number that a paragraph has as an item of a list."""
    found = _LABEL.fullmatch(block.label) if isinstance(block, Paragraph) and block.role is Role.LIST else None
    return found[1] if found else ""


def _number(block: Block, look: Look) -> str:
    """Return the number that a paragraph begins with, typed or set by Word, without its stop."""
    typed = _NUMBER.match(look.text)
    return _label(block) or (typed[1].strip(".)") if typed else "")


def _begins_well(text: str) -> bool:
    number = _NUMBER.match(text)
    first = text[number.end() :][:1] if number else text[:1]
    return first.isupper() or first.isdigit() or first in '«“"(‘'


def _text_follows(blocks: Sequence[Block], index: int) -> bool:
    """Whether running text stands below, unnumbered."""
    below = blocks[index + 1]
    if not isinstance(below, Paragraph):
        return True
    return (not below.label and not _NUMBER.match(text_of(below.content))) or _MANY_LEVELS.match(
        text_of(below.content)
    ) is not None


def _levels(blocks: Sequence[Block], looks: Sequence[Look | None], found: Sequence[int]) -> dict[int, int]:
    """Return the level of every heading: by number, by style, or by look."""
    real = {
        index: block.level
        for index, block in enumerate(blocks)
        if isinstance(block, Paragraph) and block.role is Role.HEADING
    }
    ranks = {level: rank for rank, level in enumerate(sorted(set(real.values())), start=1)}
    levels = {index: ranks[level] for index, level in real.items()}
    looked = _ranks_of_looks(looks, found)
    above = 0
    for index in sorted([*real, *found]):
        if index in real:
            above = levels[index]
            continue
        look = looks[index]
        if look is None:
            continue
        number = _number(blocks[index], look)
        if not number and (SECTION.fullmatch(look.text) or REFERENCES.fullmatch(look.text)):
            levels[index] = 1
        elif number[:1].isdigit():
            levels[index] = min(4, number.count(".") + 1)
        elif number:
            levels[index] = 1
        elif real:
            levels[index] = min(4, above + 1)
        else:
            levels[index] = looked[_key(look)]
    return levels


def _key(look: Look) -> tuple[bool, bool, bool, bool]:
    return look.caps, look.centred, look.bold, not look.italic


def _ranks_of_looks(looks: Sequence[Look | None], found: Sequence[int]) -> dict[tuple[bool, bool, bool, bool], int]:
    """Rank looks from the loudest; any in which a known section is set is of the first level."""
    seen = [look for look in (looks[index] for index in found) if look is not None]
    known = {_key(look) for look in seen if SECTION.fullmatch(look.text) or REFERENCES.fullmatch(look.text)}
    unnumbered = {_key(look) for look in seen if not _NUMBER.match(look.text)} - known
    loudest = max(known, default=None)
    first = {key for key in unnumbered if loudest is None or key > loudest}
    if loudest is None and unnumbered:
        first = {max(unnumbered)}
    later = sorted(unnumbered - first, reverse=True)
    return {**dict.fromkeys(known | first, 1), **{key: min(3, rank) for rank, key in enumerate(later, start=2)}}


def _heading(paragraph: Paragraph, level: int, ledger: Ledger) -> Paragraph:
    """Return `paragraph` as a heading; its typed number becomes its label, its last full stop goes."""
    if paragraph.role is not Role.HEADING or paragraph.level != level:
        before = f"{paragraph.role} {paragraph.level}"
        if not ledger.note("recognised-heading", paragraph.place, before, f"{Role.HEADING} {level}"):
            return paragraph
    result = replace(paragraph, role=Role.HEADING, level=level)
    number = None if paragraph.label else _NUMBER.match(text_of(result.content))
    said = words_of(result.content)
    if number and ledger.note("typed-number", paragraph.place, said, said[len(number[1]) :].strip()):
        result = replace(result, label=number[1], content=without_start(result.content, number.end()))
    return without_stop(result, ledger)


def without_stop(paragraph: Paragraph, ledger: Ledger) -> Paragraph:
    """Return a heading or title less its last full stop or colon; `etc.` and notes keep theirs."""
    text = words_of(paragraph.content)
    at = max((at for at, part in enumerate(paragraph.content) if isinstance(part, Run | NoteRef)), default=-1)
    last = paragraph.content[at] if at >= 0 else None
    if not _LAST_STOP.search(text) or not isinstance(last, Run) or not last.text.rstrip().endswith((".", ":")):
        return paragraph
    kept = Run(text=last.text.rstrip()[:-1], style=last.style, link=last.link)
    if not ledger.note("heading-stop", paragraph.place, text, text[:-1]):
        return paragraph
    before, after = paragraph.content[:at], paragraph.content[at + 1 :]
    return replace(paragraph, content=(*before, kept, *after) if kept.text else (*before, *after))
