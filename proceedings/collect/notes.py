"""Footnotes and endnotes: those that the text mentions, in its order."""

from dataclasses import replace

from proceedings.collect.archive import Element
from proceedings.collect.body import Story, StoryReader
from proceedings.collect.fields import OpenFields, link_targets, unclosed_fields
from proceedings.collect.looks import RunLooks
from proceedings.collect.names import W
from proceedings.collect.reading import Reading
from proceedings.model.blocks import Block, Paragraph
from proceedings.model.finding import Place, Severity
from proceedings.model.paper import Note
from proceedings.model.text import Run


def note_parts(reading: Reading) -> dict[str, Element]:
    """Return the roots of the parts that hold notes, by kind, and note which names their links refer to."""
    roots: dict[str, Element] = {}
    for kind in ("footnote", "endnote"):
        name = reading.archive.first_of_kind(reading.archive.main, f"{kind}s")
        if name:
            roots[kind] = reading.archive.xml(name)
            reading.targets |= link_targets(roots[kind])
    return roots


def read_notes(reading: Reading, looks: RunLooks, roots: dict[str, Element]) -> dict[str, Note]:
    """Return the notes that were mentioned, by key. Separators are no notes and are never mentioned (§17.11.9)."""
    elements = {
        kind: {element.get(f"{W}id", ""): element for element in root.iterchildren(f"{W}{kind}")}
        for kind, root in roots.items()
    }
    unclosed = {kind: unclosed_fields(root) for kind, root in roots.items()}
    notes: dict[str, Note] = {}
    while waiting := [key for key in reading.noted if key not in notes]:  # a note may mention another
        for key in waiting:
            kind, number, mark = reading.noted[key]
            element = elements.get(kind, {}).get(number)
            part = f"{kind} {len(notes) + 1}"
            blocks: tuple[Block, ...] = ()
            if element is None:
                reading.find(Severity.WARNING, "collect.missing-note", Place(part=part), note=number)
            else:
                reader = StoryReader(reading, looks, OpenFields(unclosed[kind]), Story(part=part))
                blocks = _without_mark(reader.read(element), mark)
            notes[key] = Note(blocks=blocks, endnote=kind == "endnote")
    return notes


def _without_mark(blocks: tuple[Block, ...], mark: str) -> tuple[Block, ...]:
    """Take off the mark that the author typed before the note and the blank that Word puts after it."""
    if not blocks or not isinstance(blocks[0], Paragraph):
        return blocks
    first = blocks[0]
    if not first.content or not isinstance(first.content[0], Run):
        return blocks
    run = first.content[0]
    text = run.text.lstrip(" \t\u00a0")
    text = text.removeprefix(mark.strip()).lstrip(" \t\u00a0")
    content = (replace(run, text=text), *first.content[1:]) if text else first.content[1:]
    return (replace(first, content=content), *blocks[1:])
