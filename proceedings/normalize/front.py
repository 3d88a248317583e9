"""The front block: from codes to keywords, found at the top of a manuscript that names nothing."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from types import MappingProxyType

from proceedings.language.detect import language_of
from proceedings.model.blocks import Block, Paragraph, Role
from proceedings.model.finding import Place
from proceedings.model.value import value
from proceedings.normalize.arrange import arranged
from proceedings.normalize.content import joined, words_of
from proceedings.normalize.course import START_AT_END
from proceedings.normalize.kinds import Kind, kind_of
from proceedings.normalize.labels import ABSTRACT, CONTENTS, KEYWORDS, REFERENCES
from proceedings.normalize.ledger import Ledger
from proceedings.normalize.look import ENDS_SENTENCE
from proceedings.normalize.persons import persons_parted
from proceedings.normalize.reading import front_roles
from proceedings.normalize.references import is_record

_ZONE = 40
"""Blocks within which a front block ends; the longest seen has 24."""

_LONGEST_GROUP = 14
"""Lines above the abstract in a group at the end: title, authors, places of work."""
_LONGEST_HEADING = 90
_LABELS = frozenset({Kind.ABSTRACT, Kind.ABSTRACT_LABEL, Kind.KEYWORDS, Kind.KEYWORDS_LABEL})

_FEWEST_CONTENTS = 4
"""Lines of a table of contents, its heading among them."""
_STYLE_OF_CONTENTS = re.compile(r"toc|оглавление|мазмұны", re.IGNORECASE)
_ENDS_IN_PAGE = re.compile(r"(?:(?<![.…])[.…]{2,}|\t)\s*\d{1,3}$")


@value(kw_only=True)
class Front:
    """The front block taken from the body."""

    head: tuple[Paragraph, ...]
    rest: tuple[Block, ...]
    sure: Mapping[Place, float] = field(default_factory=lambda: MappingProxyType({}))
    """How sure the role of the paragraph at a place is, from 0 to 1."""


def front_of(blocks: tuple[Block, ...], lang: str, ledger: Ledger) -> Front:
    """Return the front block of a paper in `lang`, in printing order, and what follows it."""
    contents = _contents(blocks)
    if contents:
        front = front_of(blocks[contents:], lang, ledger)
        return replace(front, rest=(*blocks[:contents], *front.rest))
    read = front_roles(blocks[:_ZONE])
    roles = [role for role, _ in read]
    if Role.TITLE not in roles:
        return Front(head=(), rest=_kept_in_place(blocks, roles), sure=_sure(blocks, read))
    head, left = _named(blocks, roles, ledger)
    if not any(paragraph.role is Role.TITLE for paragraph in head):
        return Front(head=(), rest=blocks)
    rest = (*left, *blocks[len(roles) :])
    first, late = _at_end(rest)
    behind = [role for role, _ in late]
    sure = {**_sure(blocks, read), **_sure(rest[first:], late)}
    if behind and ledger.note("front-gathered", rest[first].place, "", " ".join(behind)):
        more, left = _named(rest[first:], behind, ledger)
        head, rest = [*head, *more], (*rest[:first], *left, *rest[first + len(behind) :])
    head = persons_parted(_titles_joined(head, ledger), ledger)
    return Front(head=arranged(head, lang, ledger), rest=rest, sure=sure)


def _sure(blocks: Sequence[Block], read: Sequence[tuple[Role, float]]) -> dict[Place, float]:
    return {block.place: sureness for block, (_, sureness) in zip(blocks, read, strict=False)}


def _named(blocks: Sequence[Block], roles: Sequence[Role], ledger: Ledger) -> tuple[list[Paragraph], tuple[Block, ...]]:
    """Return the paragraphs in their `roles`, and what is to stay what it was, tables and figures among them too."""
    taken: list[Paragraph] = []
    left: list[Block] = []
    for block, role in zip(blocks, roles, strict=False):
        if not isinstance(block, Paragraph):
            left.append(block)
        elif block.role is role or ledger.note(f"recognised-{role}", block.place, block.style or block.role, role):
            taken.append(replace(block, role=role))
        else:
            left.append(block)
    return taken, tuple(left)


def _at_end(blocks: Sequence[Block]) -> tuple[int, list[tuple[Role, float]]]:
    """Return where title and abstract in other languages stand behind the references, with their roles as read."""
    starts = [index for index, block in enumerate(blocks) if isinstance(block, Paragraph) and _heads_references(block)]
    first = starts[-1] + 2 if starts else len(blocks)
    if len(starts) > 1:  # the romanised list may follow the first one
        first = starts[0] + 2
    label = next((index for index, block in enumerate(blocks[first:], start=first) if _is_label(block)), None)
    if label is None:
        return 0, []
    at = label
    while at > first and label - at < _LONGEST_GROUP and not _is_entry(blocks[at - 1]):
        at -= 1
    read = front_roles(blocks[at : at + _ZONE], start=START_AT_END)
    return at, read if any(role is Role.ABSTRACT for role, _ in read) else []


def _heads_references(paragraph: Paragraph) -> bool:
    text = words_of(paragraph.content)
    return len(text) < _LONGEST_HEADING and REFERENCES.fullmatch(text) is not None


def _is_label(block: Block) -> bool:
    text = words_of(block.content) if isinstance(block, Paragraph) else ""
    return bool(ABSTRACT.match(text) or KEYWORDS.match(text)) and kind_of(block)[0] in _LABELS


def _is_entry(block: Block) -> bool:
    if not isinstance(block, Paragraph) or block.role in {Role.LIST, Role.REFERENCE}:
        return True
    return is_record(words_of(block.content)) or kind_of(block)[0] in {Kind.END, Kind.SECTION}


def _contents(blocks: Sequence[Block]) -> int:
    """Return how many blocks a typed table of contents takes at the very top, 0 when there is none."""
    count = 0
    for block in blocks:
        text = words_of(block.content) if isinstance(block, Paragraph) else ""
        listed = isinstance(block, Paragraph) and (_STYLE_OF_CONTENTS.match(block.style) or _ENDS_IN_PAGE.search(text))
        if not listed and not (count == 0 and CONTENTS.fullmatch(text)):
            break
        count += 1
    return count if count >= _FEWEST_CONTENTS else 0


def _kept_in_place(blocks: tuple[Block, ...], roles: Sequence[Role]) -> tuple[Block, ...]:
    """Without a title nothing is moved; only what bears its own label is named for what it is."""
    sure = {Role.CODES, Role.ABSTRACT, Role.KEYWORDS}
    named = [
        replace(block, role=role) if isinstance(block, Paragraph) and role in sure else block
        for block, role in zip(blocks, roles, strict=False)
    ]
    return (*named, *blocks[len(roles) :])


def _titles_joined(head: Sequence[Paragraph], ledger: Ledger) -> tuple[Paragraph, ...]:
    """Join a title that the author spread over several paragraphs of one look."""
    result: list[Paragraph] = []
    for paragraph in head:
        last = result[-1] if result else None
        goes_on = last is not None and _goes_on(last, paragraph)
        if last is not None and goes_on and ledger.note("title-joined", last.place, "", ""):
            result[-1] = joined(last, " ", paragraph)
        else:
            result.append(paragraph)
    return tuple(result)


def _goes_on(first: Paragraph, second: Paragraph) -> bool:
    if first.role is not Role.TITLE or second.role is not Role.TITLE:
        return False
    (_, one), (_, other) = kind_of(replace(first, role=Role.BODY)), kind_of(replace(second, role=Role.BODY))
    if one is None or other is None or ENDS_SENTENCE.search(one.text):
        return False
    if one.centred == other.centred and other.text[:1].islower():
        return True
    same = (one.bold, one.centred, one.right) == (other.bold, other.centred, other.right)
    if not same or language_of(one.text, "") != language_of(other.text, ""):
        return False
    return one.caps and other.caps
