"""Inline content: what stands inside a paragraph, from left to right."""

from enum import StrEnum

from proceedings.model.graphic import Graphic
from proceedings.model.math import Equation
from proceedings.model.value import value


class Script(StrEnum):
    """Vertical position of characters (ECMA-376 §17.3.2.42)."""

    NORMAL = ""
    SUPER = "super"
    SUB = "sub"


@value(kw_only=True)
class CharStyle:
    """How characters look, as far as it carries meaning; faces and sizes belong to the house style."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    script: Script = Script.NORMAL
    caps: bool = False
    small_caps: bool = False
    mono: bool = False
    lang: str = ""
    """BCP 47 primary language (`kk`, `ru`, `en`), empty when the paragraph's holds."""
    font: str = ""
    """The author's font name, kept only where it changes the meaning of characters (Symbol, legacy Kazakh)."""
    size: float = 0.0
    """The author's size in points, 0 when unknown: a hint for recognising titles and headings, never set."""
    marked: bool = False
    """Coloured, highlighted or shaded by the author."""


PLAIN = CharStyle()


@value(kw_only=True)
class Run:
    r"""Characters of one look. `\n` is a line break, `\t` a tab, U+00AD a soft hyphen, U+2011 a hard one."""

    text: str
    style: CharStyle = PLAIN
    link: str = ""
    """A URI, or `#name` for a bookmark of the same paper."""


@value(kw_only=True)
class NoteRef:
    """The mention of a footnote or endnote; `key` names it in `notes`."""

    key: str
    mark: str = ""
    """The author's own mark (`*`), empty when notes are numbered."""
    style: CharStyle = PLAIN


@value(kw_only=True)
class InlineEquation:
    """A formula inside the line."""

    equation: Equation


@value(kw_only=True)
class InlineGraphic:
    """A picture or chart where the author anchored it."""

    graphic: Graphic


@value(kw_only=True)
class Bookmark:
    """A point that links of the same paper may lead to."""

    name: str


Inline = Run | NoteRef | InlineEquation | InlineGraphic | Bookmark


def plain_text(content: tuple[Inline, ...]) -> str:
    """Return the characters of `content`, without notes, pictures and formulas."""
    return "".join([part.text for part in content if isinstance(part, Run)])
