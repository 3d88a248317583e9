"""What an editor should look at in a manuscript: colours that are not printed, capitals that were left."""

from collections.abc import Iterable, Sequence

from proceedings.model.blocks import Block, Paragraph, Role
from proceedings.model.finding import Finding, Fix, FixKind, Severity
from proceedings.normalize.marking import marked_among


def notices_of(blocks: Iterable[Block]) -> tuple[Finding, ...]:
    """Return what is to be noted of a manuscript's own paragraphs: colours and highlighting left in."""
    marked = marked_among(blocks)
    if not marked:
        return ()
    facts = (("count", str(len(marked))),)
    return (Finding(severity=Severity.NOTE, code="normalize.marked-text", place=marked[0].place, facts=facts),)


def capitals_left(paragraph: Paragraph, said: str, words: Sequence[str], lang: str) -> Finding:
    """Return a note of the words of a heading, now `said`, that may be abbreviations; a title can be set without them.

    A heading's words are corrected where it stands; those of a title by the paper's details.
    """
    fix = None
    if paragraph.role is Role.TITLE:
        small = " ".join([word.lower() if word.strip(".,:;«»“”()") in words else word for word in said.split()])
        fix = Fix(kind=FixKind.SET, field="titles", lang=lang, after=small[:1].upper() + small[1:])
    facts = (("words", ", ".join(words)), ("heading", said))
    return Finding(severity=Severity.NOTE, code="normalize.capitals-left", place=paragraph.place, facts=facts, fix=fix)
