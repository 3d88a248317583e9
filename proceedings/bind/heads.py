"""Running heads and folios: small pages of their own, made when the page numbers are known."""

from collections.abc import Callable
from functools import lru_cache

from proceedings.bind.streams import WrittenPage, WrittenPaper, write_pages
from proceedings.language.words import printed
from proceedings.model.blocks import Align
from proceedings.model.paper import Metadata
from proceedings.model.setpage import Item, Line, Rule, SetPage, SetPaper
from proceedings.style import Style, TextStyle
from proceedings.typeset.setter import Setter

_ELLIPSIS = "…"
_ROOM = 3.0  # em between running head and folio
_HAIRLINE = 0.5
_MAX_AUTHORS = 2


class Heads:
    """Sets running heads and folios of one style, and remembers the running heads."""

    def __init__(self, style: Style, setter: Setter) -> None:
        self._style = style
        self._setter = setter
        self._pages: list[SetPage] = []
        self._shortened = lru_cache(maxsize=4096)(self._shorten)
        self._head_of = lru_cache(maxsize=4096)(self._head)
        self._grid = grid = style.page.grid
        # The first baseline of the type area lies about 3/4 of a line below its top; one line stays white.
        self._head_y = -1.25 * grid
        self._foot_y = style.page.depth + 1.75 * grid

    def add(self, text: str, folio: str, *, recto: bool, lang: str, foot: bool) -> int:
        """Set one page's head and return its number; `foot` puts the folio at the foot and leaves the head out."""
        self._pages.append(self.page(text, folio, recto=recto, lang=lang, foot=foot))
        return len(self._pages) - 1

    def page(self, text: str, folio: str, *, recto: bool, lang: str, foot: bool) -> SetPage:
        """Set running head and folio of one page."""
        items: list[Item] = [self._folio(folio, recto=recto, foot=foot or self._style.book.folio == "foot")]
        if not foot and text:
            items.append(self._head_of(text, recto=recto, lang=lang))
        if not foot and self._style.book.head_rule:
            items.append(Rule(0.0, self._head_y + 0.38 * self._grid, self._style.page.measure, _HAIRLINE))
        return SetPage(tuple(items))

    def written(self) -> tuple[WrittenPaper, tuple[WrittenPage, ...]]:
        """Return all heads added, written."""
        paper = SetPaper(pages=tuple(self._pages), nodes=(), headings=(), glyphs=self._setter.glyphs_used(), lang="")
        written = write_pages(paper, pagination=True)
        return written, written.pages

    def _folio(self, folio: str, *, recto: bool, foot: bool) -> Line:
        measure = self._style.page.measure
        x, anchor = (measure / 2, "middle") if foot else (measure, "end") if recto else (0.0, "start")
        y = self._foot_y if foot else self._head_y
        return self._setter.line(folio, self._style.text["folio"], x=x, anchor=anchor, y=y)

    def _head(self, text: str, *, recto: bool, lang: str) -> Line:
        """Set the running head at the spine, away from the folio, or centred where the style says so."""
        measure = self._style.page.measure
        base = self._style.text["running_head"]
        centred = base.align is Align.CENTER or self._style.book.folio == "foot"
        room = measure - (2 if centred else 1) * _ROOM * base.size - 2 * base.size
        short = self._shortened(text, base, room, lang)
        x, anchor = (measure / 2, "middle") if centred else (0.0, "start") if recto else (measure, "end")
        return self._setter.line(short, base, lang=lang, x=x, anchor=anchor, y=self._head_y)

    def _shorten(self, text: str, base: TextStyle, room: float, lang: str) -> str:
        """Cut `text` after a word so that it fits, with an ellipsis."""
        return shortened(text, room, lambda part: self._setter.width(part.replace("\u00a0", " "), base, lang))


def shortened(text: str, room: float, width: Callable[[str], float]) -> str:
    """Return `text`, cut after the last word that fits `room` with an ellipsis."""
    words = text.split()
    if width(" ".join(words)) <= room:
        return " ".join(words)
    low, high = 1, max(len(words) - 1, 1)
    while low < high:
        middle = (low + high + 1) // 2
        if width(_cut(words[:middle])) <= room:
            low = middle
        else:
            high = middle - 1
    return _cut(words[:low])


def _cut(words: list[str]) -> str:
    """Join words before an ellipsis, without punctuation or a short word dangling before it."""
    while len(words) > 1 and len(words[-1].strip(".,:;–—-«»“”()")) <= 2:
        words = words[:-1]
    return " ".join(words).rstrip(" .,:;–—-«“(") + _ELLIPSIS


def running_title(metadata: Metadata, lang: str) -> str:
    """Return authors and title as a recto's head has them."""
    names = [author.name for author in metadata.authors if author.name]
    authors = ", ".join(names)
    if len(names) > _MAX_AUTHORS:
        authors = f"{names[0]} {printed('and-others', lang)}"
    # A no-break blank keeps initials with the surname, should the head be shortened between them.
    authors = authors.replace(". ", ".\u00a0")
    return ". ".join(part for part in (authors.rstrip("."), metadata.title) if part)
