"""What a paragraph looks like: the plain features from which its role is guessed."""

import re

from proceedings.model.blocks import Align, Paragraph
from proceedings.model.text import InlineEquation, InlineGraphic, NoteRef, Run, Script
from proceedings.model.value import value
from proceedings.normalize.content import words_of
from proceedings.normalize.rules.shape import shape_of

_MARKS = " \t\n\u00a0.,:;-–—()"


@value(kw_only=True)
class Look:
    """Features of a paragraph; `long` ones are looked at no closer."""

    text: str
    """Trimmed, blanks made one."""
    words: int
    bold: bool = False
    """Every visible character is."""
    italic: bool = False
    caps: bool = False
    """Nearly every letter is a capital, by typing or by the `caps` look."""
    centred: bool = False
    right: bool = False
    size: float = 0.0
    only_text: bool = True
    """No picture or formula stands in it."""
    raised: bool = False
    """It begins with a superscript, as a place of work does that authors are referred to."""

    @property
    def loud(self) -> bool:
        """Whether it is set as only titles and headings are."""
        return (self.bold and (self.centred or self.caps)) or (self.caps and self.centred)

    @property
    def long(self) -> bool:
        """Whether it is running text by its length alone."""
        return self.words > 45


def look_of(paragraph: Paragraph) -> Look:
    """Return the features of `paragraph`."""
    text = words_of(paragraph.content)
    words = text.count(" ") + 1 if text else 0
    centred, right = paragraph.align is Align.CENTER, paragraph.align is Align.RIGHT
    if words > 60:
        return Look(text=text, words=words, centred=centred, right=right)
    shown = [part for part in paragraph.content if isinstance(part, Run) and part.text.strip()]
    seen = [run for run in shown if run.text.strip(_MARKS)] or shown  # a stop has the look of what stands beside it
    return Look(
        text=text,
        words=words,
        bold=bool(seen) and all(run.style.bold for run in seen),
        italic=bool(seen) and all(run.style.italic for run in seen),
        caps=is_caps(text) or (bool(seen) and all(run.style.caps for run in seen)),
        centred=centred,
        right=right,
        raised=bool(shown) and shown[0].style.script is Script.SUPER,
        size=max((run.style.size for run in seen), default=0.0),
        only_text=not any(isinstance(part, InlineGraphic | InlineEquation) for part in paragraph.content),
    )


def is_caps(text: str) -> bool:
    """Whether `text` is typed in capitals: two thirds of its letters at least, and three of them."""
    shape = shape_of(text)
    large, small = shape.letters
    letters = large + small
    if not shape.whole:
        large, letters = sum(map(str.isupper, text)), sum(map(str.isalpha, text))
        small = sum(map(str.islower, text))
    return large > 2 and large * 3 >= letters * 2 and large + small > 3


def is_code(paragraph: Paragraph) -> bool:
    """Whether every visible character is set in a face of fixed width."""
    runs = [part for part in paragraph.content if isinstance(part, Run) and part.text.strip()]
    return (
        bool(runs)
        and all(run.style.mono for run in runs)
        and not any(isinstance(part, NoteRef | InlineGraphic) for part in paragraph.content)
    )


ENDS_SENTENCE = re.compile(r"[.!?…][»”\"')\]]*$")
