"""Lists whose numbers and marks the author typed."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from proceedings.model.blocks import Block, Paragraph, Role
from proceedings.normalize.content import text_of, without_start, words_of
from proceedings.normalize.ledger import Ledger

_MARK = re.compile(
    r"\s*(?:(?P<number>\d{1,2}[.)]|\(\d{1,2}\))|(?P<letter>[a-zа-яәғқңөұүһі]\))"
    r"|(?P<sign>[-–—‒−•·▪●○►✓*\uf0b7\uf02d\uf0a7]))(?:[ \t\u00a0]+)(?=\S)"
)

_DASHES = frozenset("-–—‒−")


def listed(blocks: tuple[Block, ...], ledger: Ledger) -> tuple[Block, ...]:
    """Return `blocks` with runs of typed items made lists; one alone stays as it was typed."""
    result = list(blocks)
    index = 0
    while index < len(result):
        marks = _run(result, index)
        if _is_list(result, index, marks):
            _name(result, index, marks, ledger)
        index += max(1, len(marks))
    return tuple(result)


def _run(blocks: Sequence[Block], first: int) -> list[re.Match[str]]:
    marks: list[re.Match[str]] = []
    for block in blocks[first:]:
        if not isinstance(block, Paragraph) or block.role is not Role.BODY or block.label:
            break
        mark = _MARK.match(text_of(block.content))
        if mark is None:
            break
        marks.append(mark)
    return marks


def _is_list(blocks: Sequence[Block], first: int, marks: Sequence[re.Match[str]]) -> bool:
    """Two siblings at least, numbered ones in order; one dash may stand after a colon."""
    if not marks:
        return False
    numbers = [int(mark["number"].strip("().")) for mark in marks if mark["number"]]
    if numbers and any(second not in {one + 1, 1} for one, second in pairwise(numbers)):
        return False
    if len(marks) >= 2:
        return len({mark.lastgroup for mark in marks}) < len(marks)
    above = blocks[first - 1] if first else None
    introduced = isinstance(above, Paragraph) and words_of(above.content).endswith(":")
    if marks[0]["number"] and isinstance(above, Paragraph) and above.role is Role.LIST:
        return above.label.strip("().").isdigit() and int(above.label.strip("().")) == numbers[0] - 1
    beside = isinstance(above, Paragraph) and above.role is Role.LIST
    return marks[0].lastgroup == "sign" and (introduced or beside)


def _name(blocks: list[Block], first: int, marks: Sequence[re.Match[str]], ledger: Ledger) -> None:
    kinds: list[str] = []
    for index, mark in enumerate(marks, start=first):
        block = blocks[index]
        if not isinstance(block, Paragraph):
            continue
        kind = _kind(mark)
        kinds = kinds[: kinds.index(kind) + 1] if kind in kinds else [*kinds, kind]
        label = mark[0].strip()
        said = words_of(block.content)
        if not ledger.note("typed-list", block.place, said, said[len(label) :].strip()):
            continue
        content = without_start(block.content, mark.end())
        blocks[index] = replace(block, role=Role.LIST, level=len(kinds) - 1, label=label, content=content)


def _kind(mark: re.Match[str]) -> str:
    said = mark[0].strip()
    if mark["sign"]:
        return "dash" if said in _DASHES else "*" if said == "*" else "bullet"
    return f"{mark.lastgroup}{said[-1]}"
