"""References and what stands after them: acknowledgements, funding, about the authors."""

import re
from dataclasses import replace

from proceedings.model.blocks import Block, Paragraph, Role
from proceedings.normalize.content import text_of, without_start, words_of
from proceedings.normalize.labels import ABSTRACT, CODES, FURTHER, KEYWORDS, REFERENCES, SECTION
from proceedings.normalize.ledger import Ledger
from proceedings.normalize.look import look_of

_TYPED = re.compile(
    r"[\s\ufeff]*(\[\d{1,3}\][.)]?|\(\d{1,3}\)|\d{1,3}[.)])(?:[ \t\u00a0]+|(?=[^\W\d]))"
    r"|[\s]*(\d{1,3})[ \t\u00a0]+(?=[^\W\d_a-zа-я])"
)
_RECORD = re.compile(
    r"//|https?://|doi|(?:19|20)\d\d|\b[СсCPpб]\.\s?\d|\bpp?\.|\bизд|\bVol\.|\bet al|[—–-]\s?[А-ЯA-Z][\w.-]*\s?:",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_FEWEST = 4
_SHORTEST_RECORD = 40
_STYLE = re.compile(r"bibliograph(?!\w*head)|reference(?!\w*head)|список литературы|литература|әдебиет", re.IGNORECASE)


def referenced(blocks: tuple[Block, ...], ledger: Ledger) -> tuple[Block, ...]:
    """Return `blocks` with the lists of references and the closing remarks named."""
    result: list[Block] = []
    mode: Role | None = None
    starts = _starts(blocks)
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            result.append(block)
            continue
        if index in starts:
            mode = Role.REFERENCE
            result.append(_heading(block, ledger) if starts[index] else _reference(block, ledger))
        elif _is_further(block):
            named, mode = _further(block, mode, ledger)
            result.append(named)
        elif mode is not None and _ends(block):
            mode = None
            result.append(block)
        elif mode is Role.REFERENCE:
            result.append(_reference(block, ledger))
        elif mode is Role.FURTHER and block.role in {Role.BODY, Role.LIST}:
            result.append(_named(block, Role.FURTHER, ledger))
        else:
            result.append(block)
    return tuple(result)


def _starts(blocks: tuple[Block, ...]) -> dict[int, bool]:
    """Return where lists begin: True at a heading, False at the first entry of a list without one."""
    starts = {
        index: True
        for index, block in enumerate(blocks)
        if isinstance(block, Paragraph) and _is_heading(block) and _entries_follow(blocks, index)
    }
    if starts or any(isinstance(block, Paragraph) and block.role is Role.REFERENCE for block in blocks):
        return starts
    first = _unheaded(blocks)
    return {first: False} if first is not None else {}


def is_record(text: str) -> bool:
    """Whether a line reads as an entry of a list of references."""
    if _TYPED.match(text):
        return True
    return _YEAR.search(text) is not None and _RECORD.search(text) is not None and len(text) > _SHORTEST_RECORD


def _is_heading(paragraph: Paragraph) -> bool:
    if paragraph.role not in {Role.BODY, Role.HEADING, Role.LIST}:
        return False
    text = words_of(paragraph.content)
    return len(text) < 90 and REFERENCES.fullmatch(text) is not None


def _entries_follow(blocks: tuple[Block, ...], index: int) -> bool:
    """Whether entries stand below, and not a table of contents or running text."""
    follower = blocks[index + 1] if index + 1 < len(blocks) else None
    if not isinstance(follower, Paragraph) or follower.role in {Role.HEADING, Role.TITLE}:
        return False
    text = words_of(follower.content)
    return bool(
        follower.role in {Role.LIST, Role.REFERENCE}
        or _TYPED.match(text)
        or _RECORD.search(text)
        or index * 5 > len(blocks) * 3
    )


def _unheaded(blocks: tuple[Block, ...]) -> int | None:
    """Return the first of at least four numbered entries at the end that read as records."""
    last = len(blocks)
    while last and isinstance(blocks[last - 1], Paragraph) and _is_further(blocks[last - 1]):  # type: ignore[arg-type]
        last -= 1
    first = last
    styled = last > 0 and _is_styled(blocks[last - 1])
    while first and (_is_styled(blocks[first - 1]) if styled else _is_numbered(blocks[first - 1])):
        first -= 1
    entries = [words_of(block.content) for block in blocks[first:last] if isinstance(block, Paragraph)]
    records = sum(1 for text in entries if _RECORD.search(text) and _YEAR.search(text))
    return first if len(entries) >= _FEWEST and records * 10 >= len(entries) * 7 else None


def _is_styled(block: Block) -> bool:
    """Whether a paragraph bears a style made for the entries of a list of references."""
    return isinstance(block, Paragraph) and _STYLE.match(block.style) is not None


def _is_numbered(block: Block) -> bool:
    if not isinstance(block, Paragraph) or block.role not in {Role.BODY, Role.LIST}:
        return False
    return bool(re.match(r"[\[(]?\d", block.label) or (not block.label and _TYPED.match(text_of(block.content))))


def _ends(paragraph: Paragraph) -> bool:
    """Whether something that is no entry begins."""
    if paragraph.role in {Role.HEADING, Role.TITLE, Role.ABSTRACT, Role.KEYWORDS, Role.CODES, Role.CAPTION}:
        return True
    text = words_of(paragraph.content)
    if SECTION.fullmatch(text) or ABSTRACT.match(text) or KEYWORDS.match(text) or CODES.match(text):
        return True
    look = look_of(paragraph)
    if (look.right or look.text.startswith("©")) and not _TYPED.match(look.text) and not paragraph.label:
        return True
    return (
        (look.bold or look.loud)
        and look.words <= 20
        and not _TYPED.match(look.text)
        and not paragraph.label
        and not _YEAR.search(look.text)
    )


def _heading(paragraph: Paragraph, ledger: Ledger) -> Paragraph:
    if paragraph.role is Role.HEADING:
        return paragraph
    if not ledger.note("recognised-heading", paragraph.place, paragraph.style or paragraph.role, Role.HEADING):
        return paragraph
    return replace(paragraph, role=Role.HEADING, level=1)


def _named(paragraph: Paragraph, role: Role, ledger: Ledger) -> Paragraph:
    if paragraph.role is role:
        return paragraph
    if not ledger.note(f"recognised-{role}", paragraph.place, paragraph.style or paragraph.role, role):
        return paragraph
    return replace(paragraph, role=role, level=0)


def _reference(paragraph: Paragraph, ledger: Ledger) -> Paragraph:
    if paragraph.role not in {Role.BODY, Role.LIST, Role.QUOTE}:
        return paragraph
    named = _named(paragraph, Role.REFERENCE, ledger)
    typed = None if paragraph.label else _TYPED.match(text_of(paragraph.content))
    if typed is None:
        return named
    label = typed[1] or f"{typed[2]}"
    said = words_of(paragraph.content)
    if named is paragraph or not ledger.note("typed-number", paragraph.place, said, said[len(label) :].strip()):
        return named
    return replace(named, label=label, content=without_start(named.content, typed.end()))


def _is_further(paragraph: Paragraph) -> bool:
    if paragraph.role is Role.FURTHER:
        return True
    return paragraph.role in {Role.BODY, Role.HEADING} and FURTHER.match(words_of(paragraph.content)) is not None


def _further(paragraph: Paragraph, mode: Role | None, ledger: Ledger) -> tuple[Paragraph, Role | None]:
    """Name closing remarks; under a heading of their own all that follows is theirs."""
    look = look_of(paragraph)
    if paragraph.role is Role.HEADING or (look.words <= 6 and (look.bold or look.centred or look.text.endswith(":"))):
        return _heading(paragraph, ledger), Role.FURTHER
    if look.words <= 45 or mode is not None or look.text[:40].find(":") > 0 or look.text[:40].find(".") > 0:
        return _named(paragraph, Role.FURTHER, ledger), mode if mode is not Role.REFERENCE else Role.FURTHER
    return paragraph, mode
