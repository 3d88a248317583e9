"""The romanised list of references that journals ask for, made from the Cyrillic one by ГОСТ 7.79-2000, system B."""

import re
from collections.abc import Sequence
from dataclasses import replace

from proceedings.language.translit import gost_b
from proceedings.model.blocks import Block, Paragraph, Role
from proceedings.model.text import Inline, Run
from proceedings.normalize.content import words_of
from proceedings.normalize.labels import REFERENCES
from proceedings.normalize.ledger import Ledger

_CYRILLIC = re.compile(r"[Ѐ-ԯ]")
_HEADING = "References"


def romanised(blocks: tuple[Block, ...], ledger: Ledger) -> tuple[Block, ...]:
    """Return `blocks` with a romanised list behind the references; nothing where one is there or none is needed."""
    entries = [index for index, block in enumerate(blocks) if _is(block, Role.REFERENCE)]
    headings = [block for block in blocks if _is(block, Role.HEADING) and _heads_references(block)]
    cyrillic = [index for index in entries if _CYRILLIC.search(_text(blocks[index]))]
    if not cyrillic or len(headings) > 1:
        return blocks
    last = entries[-1]
    if not ledger.note("romanised-references", blocks[last].place, "", f"{_HEADING} ({len(entries)})"):
        return blocks
    level = next((block.level for block in headings if isinstance(block, Paragraph)), 1)
    heading = Paragraph(content=(Run(text=_HEADING),), role=Role.HEADING, level=level, lang="en")
    made = [_in_latin(block) for block in (blocks[index] for index in entries) if isinstance(block, Paragraph)]
    return (*blocks[: last + 1], heading, *made, *blocks[last + 1 :])


def _in_latin(entry: Paragraph) -> Paragraph:
    """Return an entry in Latin letters; its language says so, that no line of it is divided as another's."""
    lang = f"{entry.lang}-Latn" if _CYRILLIC.search(_text(entry)) else entry.lang
    return replace(entry, content=_latin(entry.content), lang=lang)


def _latin(content: Sequence[Inline]) -> tuple[Inline, ...]:
    return tuple(
        Run(text=gost_b(part.text), style=part.style, link=part.link) if isinstance(part, Run) else part
        for part in content
    )


def _is(block: Block, role: Role) -> bool:
    return isinstance(block, Paragraph) and block.role is role


def _heads_references(block: Block) -> bool:
    return REFERENCES.fullmatch(_text(block)) is not None


def _text(block: Block) -> str:
    return words_of(block.content) if isinstance(block, Paragraph) else ""
