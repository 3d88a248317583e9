"""A volume and one of its papers in, the cover of its offprint and the name of its file out."""

from dataclasses import replace

from proceedings.bind.citation import Extent, citation, collection
from proceedings.bind.stack import Stack, own_pages
from proceedings.language.names import name_of
from proceedings.language.translit import file_name
from proceedings.language.words import printed
from proceedings.model.blocks import Align
from proceedings.model.paper import Metadata
from proceedings.model.setpage import Node, SetPage, SetPaper
from proceedings.model.text import CharStyle, Run
from proceedings.model.value import value
from proceedings.model.volume import Event
from proceedings.style import Style, TextStyle
from proceedings.typeset.setter import Setter

_SCALES = (0.8, 0.65, 0.5, 0.4)
"""Of the title's size on a volume's title page, tried in turn until everything has room."""
_ABOVE_TITLE = 0.4
_LONGEST = 60
"""Letters of a file name."""


@value(kw_only=True)
class Reprint:
    """What the cover of an offprint tells."""

    metadata: Metadata
    title: str
    lang: str
    event: Event
    extent: Extent

    @property
    def record(self) -> str:
        """By which it is cited."""
        return citation(self.metadata, self.title, self.event, self.extent, self.lang)


def offprint_cover(reprint: Reprint, style: Style, setter: Setter) -> SetPaper:
    """Set the cover: the volume at the head, authors and title in the middle, at the foot how to cite."""
    nodes: list[Node] = []
    top, middle, foot = _stacks(reprint, style, setter, nodes, _SCALES[-1])
    for scale in _SCALES:
        nodes = []
        top, middle, foot = _stacks(reprint, style, setter, nodes, scale)
        if top.y + middle.y + foot.y <= style.page.depth:
            break
    free = max(style.page.depth - top.y - middle.y - foot.y, 0.0)
    items = (
        *top.items(),
        *middle.items(top.y + free * _ABOVE_TITLE),
        *foot.items(style.page.depth - foot.y),
    )
    return own_pages((SetPage(items),), nodes)


def offprint_name(metadata: Metadata, title: str, first: int) -> str:
    """Return the ASCII name of an offprint's file: first page, surname and title; pages keep two names apart."""
    first_author = metadata.authors[0].name if metadata.authors else ""
    person = name_of(first_author)
    words = [file_name(said) for said in (person.surname if person else first_author, title) if said.strip()]
    stem = "-".join([f"{first:04}", *[word for word in words if word != file_name("")]])
    return f"{stem[:_LONGEST].rstrip('-')}.pdf"


def _stacks(
    reprint: Reprint, style: Style, setter: Setter, nodes: list[Node], scale: float
) -> tuple[Stack, Stack, Stack]:
    """Set the three parts of the cover, each from its own top; nodes grow in the order of reading."""
    lang, event = reprint.lang, reprint.event
    top, middle, foot = (Stack(setter, style, nodes) for _ in range(3))
    small = _look(style, "cover_organiser")
    top.add(collection(event, lang), small, lang=lang)
    top.skip(0.5)
    top.add(f"{printed('offprint', lang)}. {reprint.extent.words(lang)}", replace(small, italic=True), lang=lang)
    names = ", ".join([author.name for author in reprint.metadata.authors if author.name])
    middle.add(names, _look(style, "cover_subtitle"), lang=lang)
    title = style.text["cover_title"]
    middle.add(reprint.title, _look(style, "cover_title", size=title.size * scale, lead=title.lead * scale), lang=lang)
    body = replace(style.text["further"], align=Align.JUSTIFY, above=0.0, below=0.0)
    label = Run(text=f"{printed('for-citation', lang)}: ", style=CharStyle(bold=True))
    foot.add_runs((label, Run(text=reprint.record)), body, lang=lang)
    return top, middle, foot


def _look(style: Style, element: str, **changes: object) -> TextStyle:
    align = Align.LEFT if style.book.title_axis == "left" else Align.CENTER
    return replace(style.text[element], **{"align": align, "hyphenate": False, **changes})  # type: ignore[arg-type]
