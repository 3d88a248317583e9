"""Quotations and code: told by the author's style, indent and face."""

import re
from dataclasses import replace

from proceedings.model.blocks import Block, Paragraph, Role
from proceedings.normalize.content import words_of
from proceedings.normalize.ledger import Ledger
from proceedings.normalize.look import is_code

_STYLE = re.compile(r"quot|цитат|дәйексөз|block ?text", re.IGNORECASE)
_QUOTED = re.compile(r"[«\"“„].*[»\"”“][.,;]?(?:\s*[\[(].{1,40}[\])]\.?)?", re.DOTALL)
_INDENT = 28.0
"""Points on the left from which a paragraph between quotation marks is set in as one."""


def quoted(blocks: tuple[Block, ...], ledger: Ledger) -> tuple[Block, ...]:
    """Return `blocks` with quotations and code named."""
    return tuple(_named(block, ledger) for block in blocks)


def _named(block: Block, ledger: Ledger) -> Block:
    if not isinstance(block, Paragraph) or block.role is not Role.BODY:
        return block
    role = Role.CODE if is_code(block) else Role.QUOTE if _is_quotation(block) else None
    if role is None or not ledger.note(f"recognised-{role}", block.place, block.style or block.role, role):
        return block
    return replace(block, role=role)


def _is_quotation(paragraph: Paragraph) -> bool:
    if _STYLE.search(paragraph.style):
        return True
    if paragraph.left_indent < _INDENT or paragraph.first_indent < 0:
        return False
    return _QUOTED.fullmatch(words_of(paragraph.content)) is not None
