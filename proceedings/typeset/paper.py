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
    ends = _endnotes(composer, page.column)
    notes = {key: composer.note(key, page.column) for key in _foot_keys(composer)}
    # Pages
    galley = [*body, *ends]
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


def _foot_keys(composer: Composer) -> list[str]:
    """Return the keys of the footnotes mentioned, notes within notes included."""
    return [key for key in composer.note_marks if not _is_endnote(composer, key)]


def _is_endnote(composer: Composer, key: str) -> bool:
    note = composer.paper.notes.get(key)
    return note is not None and note.endnote


def _endnotes(composer: Composer, measure: float) -> list[Slab]:
    """Set the endnotes after the text, parted from it by a line."""
    slabs: list[Slab] = []
    for key in [key for key in composer.note_marks if _is_endnote(composer, key)]:
        slabs.extend(composer.note(key, measure))
    if slabs:
        slabs[0] = replace(slabs[0], above=composer.style.page.grid)
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
