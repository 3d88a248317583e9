"""What was recognised in a manuscript, field by field, with its place and how sure it is."""

from collections.abc import Iterator, Mapping, Sequence

from proceedings.model.blocks import Block, Figure, Paragraph, Role, Table
from proceedings.model.finding import Place
from proceedings.model.paper import Recognised
from proceedings.normalize.content import words_of
from proceedings.normalize.labels import REFERENCES, SECTION

_STYLED = 1.0
_NAMED = 0.98
"""A heading that is one of the usual words."""
_BY_LOOK = 0.93
_UNHEADED = 0.85
"""A list of references that no heading announces."""
_CAPTION = 0.98
_FALLBACK = 0.4
"""A title that was only the likeliest words for one."""


def recognised_of(
    head: Sequence[Paragraph], body: Sequence[Block], sure: Mapping[Place, float], styles: Mapping[Place, Role]
) -> tuple[Recognised, ...]:
    """Return what was told of a paper's paragraphs; `styles` has the roles that the author's own styles gave."""
    found = [
        Recognised(
            field=paragraph.role, lang=paragraph.lang, place=paragraph.place, confidence=round(sure[paragraph.place], 2)
        )
        for paragraph in head
        if paragraph.place in sure
    ]
    found += _of_body(body, styles)
    if not any(each.field == Role.TITLE for each in found):
        first = next((block for block in body if isinstance(block, Paragraph) and words_of(block.content)), None)
        if first is not None:
            found.insert(0, Recognised(field="title", lang=first.lang, place=first.place, confidence=_FALLBACK))
    return tuple(found)


def _of_body(body: Sequence[Block], styles: Mapping[Place, Role]) -> Iterator[Recognised]:
    before: Block | None = None
    for block in body:
        if isinstance(block, Table | Figure) and block.caption is not None:
            yield Recognised(field="caption", lang=block.caption.lang, place=block.caption.place, confidence=_CAPTION)
        elif isinstance(block, Paragraph) and block.role is Role.HEADING:
            yield Recognised(field="heading", lang=block.lang, place=block.place, confidence=_of_heading(block, styles))
        elif isinstance(block, Paragraph) and block.role is Role.REFERENCE and not _is(before, Role.REFERENCE):
            headed = _is(before, Role.HEADING)
            yield Recognised(
                field="references", lang=block.lang, place=block.place, confidence=_NAMED if headed else _UNHEADED
            )
        before = block


def _is(block: Block | None, role: Role) -> bool:
    return isinstance(block, Paragraph) and block.role is role


def _of_heading(paragraph: Paragraph, styles: Mapping[Place, Role]) -> float:
    if styles.get(paragraph.place) is Role.HEADING:
        return _STYLED
    text = words_of(paragraph.content)
    return _NAMED if SECTION.fullmatch(text) or REFERENCES.fullmatch(text) else _BY_LOOK
