"""What an editor should look at in a manuscript, though nothing was changed: colours the author left."""

from collections.abc import Iterable, Iterator

from proceedings.model.blocks import Block, Paragraph
from proceedings.model.finding import Finding, Severity
from proceedings.model.text import Run


def notices_of(blocks: Iterable[Block]) -> tuple[Finding, ...]:
    """Return what is to be noted of a manuscript's own paragraphs."""
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    return tuple(_marked(paragraphs))


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
