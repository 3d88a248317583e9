"""Two versions of a paper in, what they differ in out: details by field, the text paragraph by paragraph."""

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from pathlib import Path

from proceedings.errors import ProceedingsError, Stopped
from proceedings.model.blocks import Block, Figure, Paragraph, Table, TextBox
from proceedings.model.progress import ShouldStop
from proceedings.model.value import value
from proceedings.setting import LIMITS
from proceedings.workers import run_jobs

_WORDS = re.compile(r"\s+|[^\s\w]|\w+")

KINDRED = 0.5
"""Share of words from which a paragraph was changed, and is not another one."""


class Kind(StrEnum):
    """How something differs."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@value(kw_only=True)
class Part:
    """Words of a paragraph that stay, go or come."""

    kind: Kind
    text: str


@value(kw_only=True)
class Difference:
    """A place in which the versions differ."""

    kind: Kind
    parts: tuple[Part, ...]
    field: str = ""
    """`title`, `authors`, `lang` or `udc`; empty for the text."""
    paragraph: int = 0
    """Number of the paragraph in the new version, in the old one where it is gone; from 1."""


@value(kw_only=True)
class Comparison:
    """All that two versions differ in."""

    before: str
    """Name of the old file."""
    after: str
    differences: tuple[Difference, ...]


@value(kw_only=True)
class Version:
    """What is compared of a version."""

    name: str
    fields: tuple[tuple[str, str], ...]
    paragraphs: tuple[str, ...]


def compare_papers(before: Path, after: Path, *, should_stop: ShouldStop) -> Comparison:
    """Return what the files differ in; raise what keeps either from being read, and Stopped."""
    read: dict[Path, Version] = {}
    jobs = run_jobs(begin_versions, (), [before, after], workers=1, limits=LIMITS, should_stop=should_stop)
    for file, said in jobs:
        if isinstance(said, ProceedingsError):
            raise said
        read[file] = said
    if len(read) < len({before, after}):
        raise Stopped
    return compared(read[before], read[after])


def compared(before: Version, after: Version) -> Comparison:
    """Return what two versions differ in: details first, then the text in the new version's order."""
    old = dict(before.fields)
    details = [
        Difference(kind=Kind.CHANGED, parts=parts_of(old.get(name, ""), text), field=name)
        for name, text in after.fields
        if old.get(name, "") != text
    ]
    differences = (*details, *_text_differences(before.paragraphs, after.paragraphs))
    return Comparison(before=before.name, after=after.name, differences=differences)


def parts_of(before: str, after: str) -> tuple[Part, ...]:
    """Return `after` with what came, and what went from `before`, word by word."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    parts: list[Part] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append(Part(kind=Kind.SAME, text="".join(new[c:d])))
            continue
        if b > a:
            parts.append(Part(kind=Kind.REMOVED, text="".join(old[a:b])))
        if d > c:
            parts.append(Part(kind=Kind.ADDED, text="".join(new[c:d])))
    return tuple(parts)


def begin_versions() -> Callable[[Path], Version]:
    """Return, inside a worker, what reads a version."""
    from proceedings.collect import read_manuscript
    from proceedings.normalize import normalize

    def read(file: Path) -> Version:
        paper = normalize(read_manuscript(file))
        found = paper.metadata
        fields = (
            ("title", found.title),
            ("authors", ", ".join([author.name for author in found.authors])),
            ("lang", paper.lang),
            ("udc", found.udc),
        )
        texts = [text for block in (*paper.head, *paper.body) for text in _texts(block)]
        return Version(name=file.name, fields=fields, paragraphs=tuple([text for text in texts if text]))

    return read


def _texts(block: Block) -> list[str]:
    from proceedings.normalize.content import words_of

    if isinstance(block, Paragraph):
        return [" ".join(words_of(block.content).split())]
    if isinstance(block, TextBox):
        return [text for inner in block.blocks for text in _texts(inner)]
    if isinstance(block, Figure):
        return _texts(block.caption) if block.caption else []
    if isinstance(block, Table):
        caption = _texts(block.caption) if block.caption else []
        cells = [cell for row in block.rows for _, cell in row.cells]
        return [*caption, *[text for cell in cells for inner in cell.blocks for text in _texts(inner)]]
    return []


def _text_differences(old: Sequence[str], new: Sequence[str]) -> list[Difference]:
    found: list[Difference] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            found += _replaced(old, range(a, b), new, range(c, d))
    return found


def _replaced(old: Sequence[str], gone: range, new: Sequence[str], come: range) -> list[Difference]:
    """Pair paragraphs that were changed; the others came or went."""
    found: list[Difference] = []
    left = list(gone)
    for at in come:
        kindred = next((each for each in left if _are_kindred(old[each], new[at])), None)
        if kindred is None:
            part = Part(kind=Kind.ADDED, text=new[at])
            found.append(Difference(kind=Kind.ADDED, parts=(part,), paragraph=at + 1))
            continue
        found += [_removed(old, each) for each in left if each < kindred]
        left = [each for each in left if each > kindred]
        found.append(Difference(kind=Kind.CHANGED, parts=parts_of(old[kindred], new[at]), paragraph=at + 1))
    return [*found, *[_removed(old, each) for each in left]]


def _removed(old: Sequence[str], at: int) -> Difference:
    return Difference(kind=Kind.REMOVED, parts=(Part(kind=Kind.REMOVED, text=old[at]),), paragraph=at + 1)


def _are_kindred(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one.split(), other.split(), autojunk=False)
    return matcher.quick_ratio() >= KINDRED and matcher.ratio() >= KINDRED
