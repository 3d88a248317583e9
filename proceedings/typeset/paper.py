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
    ends, notes = _notes(composer, page.column)
    # Pages
    galley = _noted_once([*body, *ends])
    if galley:
        galley[0] = replace(
            galley[0], above=max(galley[0].above, HEAD_LINES * page.grid if head else 0.0), on_grid=True
        )
    geometry = Geometry(depth=page.depth, grid=page.grid, columns=page.columns, column=page.column, gap=page.column_gap)
    if page.columns == 1:
        pages = Paginator([*head, *galley], notes, geometry).pages()
    else:
        galley = _with_head_notes(head, galley)
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
    """Give the notes that a head mentions to the first column under it."""
    notes = tuple([key for slab in head for key in slab.notes])
    if not notes or not galley:
        return galley
    return [replace(galley[0], notes=(*notes, *galley[0].notes)), *galley[1:]]


def _notes(composer: Composer, measure: float) -> tuple[list[Slab], dict[str, tuple[Slab, ...]]]:
    """Return the endnotes, parted from the text by a line, and the footnotes by key; notes may mention notes."""
    made: dict[str, tuple[Slab, ...]] = {}
    while new := [key for key in composer.note_marks if key not in made]:
        for key in new:
            made[key] = composer.note(key, measure)
    ends = [slab for key in made if _is_endnote(composer, key) for slab in made[key]]
    if ends:
        ends[0] = replace(ends[0], above=composer.style.page.grid)
    return ends, {key: _with_mentioned(key, made) for key in made if not _is_endnote(composer, key)}


def _with_mentioned(key: str, made: dict[str, tuple[Slab, ...]]) -> tuple[Slab, ...]:
    """Return a footnote with those that it mentions behind it, each once."""
    keys = [key]
    for known in keys:  # grows while it is walked
        mentioned = [inner for slab in made.get(known, ()) for inner in slab.notes]
        keys.extend([inner for inner in dict.fromkeys(mentioned) if inner not in keys])
    return tuple([slab for known in keys for slab in made.get(known, ())])


def _is_endnote(composer: Composer, key: str) -> bool:
    note = composer.paper.notes.get(key)
    return note is not None and note.endnote


def _noted_once(galley: list[Slab]) -> list[Slab]:
    """Leave each note to its first mention; a paragraph that mentions one again is set in one way only."""
    seen: set[str] = set()
    slabs: list[Slab] = []
    first = 0
    for at, slab in enumerate(galley):
        first = at if slab.variant else first
        new = tuple([key for key in dict.fromkeys(slab.notes) if key not in seen])
        seen.update(new)
        slabs.append(slab if new == slab.notes else replace(slab, notes=new))
        if new != slab.notes:
            slabs[first:] = [replace(inner, variant=None) for inner in slabs[first:]]
    return slabs


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
