"""Numbers of headings, as the house style asks: all of them or none; by itself a paper keeps its author's."""

from dataclasses import replace

from proceedings.model.blocks import Block, Paragraph, Role
from proceedings.normalize.content import words_of
from proceedings.normalize.labels import FURTHER, REFERENCES, SECTION
from proceedings.normalize.ledger import Ledger


def numbered(blocks: tuple[Block, ...], ledger: Ledger) -> tuple[Block, ...]:
    """Return `blocks` with headings numbered `1`, `1.1`, but for the introduction, conclusion and references."""
    counts: list[int] = []
    result: list[Block] = []
    for block in blocks:
        if not isinstance(block, Paragraph) or block.role is not Role.HEADING:
            result.append(block)
            continue
        label = ""
        if not _is_unnumbered(block):
            level = min(max(block.level, 1), len(counts) + 1)
            counts = [*counts[:level], 0][:level]
            counts[level - 1] += 1
            label = ".".join(map(str, counts)) + ("." if level == 1 else "")
        result.append(_labelled(block, label, "heading-numbers", ledger))
    return tuple(result)


def unnumbered(blocks: tuple[Block, ...], ledger: Ledger) -> tuple[Block, ...]:
    """Return `blocks` with headings that have no number."""
    return tuple(
        _labelled(block, "", "no-heading-numbers", ledger)
        if isinstance(block, Paragraph) and block.role is Role.HEADING
        else block
        for block in blocks
    )


def _is_unnumbered(heading: Paragraph) -> bool:
    text = words_of(heading.content)
    usual = SECTION.fullmatch(text) is not None and not heading.label
    return usual or REFERENCES.fullmatch(text) is not None or FURTHER.match(text) is not None


def _labelled(heading: Paragraph, label: str, rule: str, ledger: Ledger) -> Paragraph:
    said = words_of(heading.content)
    before, after = f"{heading.label} {said}".strip(), f"{label} {said}".strip()
    if before == after or not ledger.note(rule, heading.place, before, after):
        return heading
    return replace(heading, label=label)
