"""A manuscript in; what its author wrote, paragraph by paragraph, and how people are called in each language, out."""

from collections.abc import Sequence

from proceedings.model.blocks import Paragraph, Role
from proceedings.model.paper import Manuscript, Written
from proceedings.normalize.authors import authors_of
from proceedings.normalize.content import text_of
from proceedings.normalize.walk import paragraphs_of


def written_of(manuscript: Manuscript) -> tuple[Written, ...]:
    """Return the paragraphs that have words, in the order of the file, notes last."""
    notes = [block for note in manuscript.notes.values() for block in note.blocks]
    found = [*paragraphs_of(manuscript.blocks), *paragraphs_of(notes)]
    texts = [(paragraph.place, text_of(paragraph.content)) for paragraph in found]
    return tuple([Written(place=place, text=text) for place, text in texts if any(map(str.isalnum, text))])


def spellings_of(head: Sequence[Paragraph]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return (language, the authors' names) as the front block spells them in each of its languages."""
    people: dict[str, list[Paragraph]] = {}
    for paragraph in head:
        if paragraph.role is Role.AUTHORS:
            people.setdefault(paragraph.lang, []).append(paragraph)
    return tuple([(lang, tuple([author.name for author in authors_of(lines)[0]])) for lang, lines in people.items()])
