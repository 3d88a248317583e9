"""What an editor should look at in a manuscript, though nothing was changed: `ё`, and colours the author left."""

import re
from collections.abc import Iterable, Iterator

from proceedings.model.blocks import Block, Paragraph
from proceedings.model.finding import Finding, Severity
from proceedings.model.text import Run, plain_text

_WORD = re.compile(r"[^\W\d_]+")
_NAMED = 3
"""Words given as examples."""


def notices_of(blocks: Iterable[Block]) -> tuple[Finding, ...]:
    """Return what is to be noted of a manuscript's own paragraphs."""
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    return (*_mixed_yo(paragraphs), *_marked(paragraphs))


def _mixed_yo(paragraphs: list[Paragraph]) -> Iterator[Finding]:
    """Note words that stand with `ё` in one place and with `е` in another."""
    texts = [plain_text(paragraph.content) for paragraph in paragraphs]
    pieces = [piece for text in texts if "ё" in text for piece in text.split() if "ё" in piece]
    if not pieces:
        return
    words = dict.fromkeys(word for piece in pieces for word in _WORD.findall(piece.lower()) if "ё" in word)
    whole = " ".join(texts).lower()
    mixed = [word for word in words if (plain := word.replace("ё", "е")) in whole and _stands(plain, whole)]
    sure = [word for word in mixed if word not in {"всё", "её", "чём", "нём", "ещё"}]
    if sure:
        facts = (("count", str(len(sure))), ("words", ", ".join(sure[:_NAMED])))
        yield Finding(severity=Severity.NOTE, code="normalize.mixed-yo", facts=facts)


def _stands(word: str, text: str) -> bool:
    return re.search(rf"\b{word}\b", text) is not None


def _marked(paragraphs: list[Paragraph]) -> Iterator[Finding]:
    """Note colours, highlighting and shading that will not be printed."""
    marked = [paragraph for paragraph in paragraphs if any(_is_marked(part) for part in paragraph.content)]
    if marked:
        yield Finding(
            severity=Severity.NOTE,
            code="normalize.marked-text",
            place=marked[0].place,
            facts=(("count", str(len(marked))),),
        )


def _is_marked(part: object) -> bool:
    return isinstance(part, Run) and part.style.marked and not part.link and bool(part.text.strip())
