"""A paper in, its pages out."""

from dataclasses import replace

from proceedings.model.blocks import Paragraph, Role
from proceedings.model.finding import Finding, Place, Severity
from proceedings.model.paper import Paper
from proceedings.model.setpage import SetPage, SetPaper
from proceedings.model.text import Run
from proceedings.typeset.compose import Composer
from proceedings.typeset.galley import FORBIDDEN, Slab
from proceedings.typeset.page import Geometry, Paginator
from proceedings.typeset.setter import Setter

HEAD_LINES = 2
"""White lines between a paper's head and its text."""


def set_paper(paper: Paper, setter: Setter) -> SetPaper:
    """Set `paper` in the setter's style."""
    page = setter.style.page
    composer = Composer(paper, setter)
    # The head over the full measure, the text in columns, the notes at their feet
    head = _head(composer, page.measure)
    body = composer.blocks(paper.body, page.column)
    ends, feet = _notes(composer, page.column)
    # Pages
    galley = [*body, *ends]
    if galley:
        galley[0] = replace(
            galley[0], above=max(galley[0].above, HEAD_LINES * page.grid if head else 0.0), on_grid=True
        )
    if page.columns == 1:
        galley, head = [*head, *galley], []
    galley, notes = _noted_once(_with_head_notes(head, galley), feet)
    geometry = Geometry(depth=page.depth, grid=page.grid, columns=page.columns, column=page.column, gap=page.column_gap)
    pages = Paginator(galley, notes, geometry).pages(_under(head, page.grid))
    return SetPaper(
        pages=pages.pages or (SetPage(()),),  # a paper without a word is a blank page
        nodes=tuple(composer.nodes),
        headings=pages.headings,
        glyphs=setter.glyphs_used(),
        media=composer.media(),
        lang=paper.lang,
        findings=(*composer.findings, *_missing(paper, setter)),
    )


def _head(composer: Composer, measure: float) -> list[Slab]:
    """Set the front block; the first title is the paper's own, others stand smaller."""
    slabs: list[Slab] = []
    titled = False
    before: Role | None = None
    for paragraph in _joined_codes(composer.paper.head):
        element = ""
        if paragraph.role is Role.TITLE and titled:
            element = "title_other"
        titled = titled or paragraph.role is Role.TITLE
        made = composer.paragraph(paragraph, measure, -1, element=element)
        if made and before is paragraph.role and paragraph.role in {Role.TITLE, Role.AUTHORS}:
            made[0] = replace(made[0], above=0.0)
        before = paragraph.role
        if paragraph.role in {Role.TITLE, Role.CODES}:
            made = [replace(slab, penalty=FORBIDDEN) for slab in made]
        slabs.extend(made)
    return slabs


def _joined_codes(head: tuple[Paragraph, ...]) -> list[Paragraph]:
    """Put the codes that follow one another on one line."""
    joined: list[Paragraph] = []
    for paragraph in head:
        last = joined[-1] if joined else None
        if last and last.role is Role.CODES and paragraph.role is Role.CODES:
            joined[-1] = replace(last, content=(*last.content, Run(text="\u2002·\u2002"), *paragraph.content))
        else:
            joined.append(paragraph)
    return joined


def _under(head: list[Slab], white: float) -> list[Slab]:
    """Add the white between a head over all columns and the columns."""
    return [*head, Slab(height=white)] if head else []


def _with_head_notes(head: list[Slab], galley: list[Slab]) -> list[Slab]:
    """Give the notes that a head over all columns mentions to the first column under it."""
    notes = tuple([key for slab in head for key in slab.notes])
    if not notes:
        return galley
    first = galley[0] if galley else Slab(height=0.0)
    return [replace(first, notes=(*notes, *first.notes)), *galley[1:]]


def _notes(composer: Composer, measure: float) -> tuple[list[Slab], dict[str, tuple[Slab, ...]]]:
    """Return the endnotes, parted from the text by a line, and the footnotes by key; notes may mention notes."""
    made: dict[str, tuple[Slab, ...]] = {}
    while new := [key for key in composer.note_marks if key not in made]:
        for key in new:
            made[key] = composer.note(key, measure)
    ends = [slab for key in made if _is_endnote(composer, key) for slab in made[key]]
    if ends:
        ends[0] = replace(ends[0], above=composer.style.page.grid)
    return ends, {key: slabs for key, slabs in made.items() if not _is_endnote(composer, key)}


def _is_endnote(composer: Composer, key: str) -> bool:
    note = composer.paper.notes.get(key)
    return note is not None and note.endnote


def _noted_once(
    galley: list[Slab], feet: dict[str, tuple[Slab, ...]]
) -> tuple[list[Slab], dict[str, tuple[Slab, ...]]]:
    """Leave each note to its first mention, and tell which notes stand at the foot with it: those it mentions too.

    A paragraph that mentions one again is set in one way only.
    """
    seen: set[str] = set()
    slabs: list[Slab] = []
    notes: dict[str, tuple[Slab, ...]] = {}
    first = 0
    for at, slab in enumerate(galley):
        first = at if slab.variant else first
        new = tuple([key for key in dict.fromkeys(slab.notes) if key not in seen])
        for key in new:
            notes[key] = tuple([line for met in _mentioned(key, feet, seen) for line in feet.get(met, ())])
        slabs.append(slab if new == slab.notes else replace(slab, notes=new))
        if new != slab.notes:
            slabs[first:] = [replace(inner, variant=None) for inner in slabs[first:]]
    return slabs, notes


def _mentioned(key: str, feet: dict[str, tuple[Slab, ...]], seen: set[str]) -> list[str]:
    """Return a note and those that it and they mention, each once in the paper; they become seen."""
    keys: list[str] = []
    waiting = [key]
    for met in waiting:  # grows while it is walked
        if met not in seen:
            seen.add(met)
            keys.append(met)
            waiting.extend([inner for slab in feet.get(met, ()) for inner in slab.notes])
    return keys


def _missing(paper: Paper, setter: Setter) -> tuple[Finding, ...]:
    """Name the characters that no font of the style has."""
    missing, setter.shaper.missing = setter.shaper.missing, set()
    if not missing:
        return ()
    names = " ".join([f"U+{ord(character):04X}" for character in sorted(missing)])
    finding = Finding(
        severity=Severity.ERROR,
        code="typeset.glyph-missing",
        place=Place(excerpt=paper.source),
        facts=(("characters", names),),
    )
    return (finding,)
