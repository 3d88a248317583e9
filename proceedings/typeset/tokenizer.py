"""Inline content in, tokens out: what stands between two blanks, ties, links, notes and boxes told apart."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from proceedings.model.setpage import Kind
from proceedings.model.text import Bookmark, CharStyle, Inline, InlineEquation, InlineGraphic, NoteRef, Run, Script
from proceedings.model.value import value
from proceedings.style import TextStyle
from proceedings.typeset.tokens import OWN_NODE, Box, Compound, Look, Looks, Part, Piece, Token

OBJECT = "\ufffc"
_BLANKS = re.compile("([ \t\u00a0\u202f\u2007\u3000\u2000-\u2006\u2008-\u200a\u1680\u205f]+)")
_TIES = frozenset("\u00a0\u202f\u2007")


@dataclass(slots=True, kw_only=True)
class Context:
    """What a paragraph needs from the paper around it."""

    looks: Looks
    add_node: Callable[[Kind, int, str, str], int]
    """(kind, parent, alternative text or key, language where it differs) → index."""
    note_mark: Callable[[NoteRef], str]
    equation_boxes: Callable[[InlineEquation, TextStyle, float, str], tuple[Box, ...]]
    """(formula, style, measure, language) → the parts between which lines may end; nothing when it cannot be set."""
    picture_box: Callable[[InlineGraphic, TextStyle, float], Box | None]


@value()
class Segment:
    """Tokens between two forced line breaks."""

    tokens: tuple[Token, ...]
    tied: frozenset[int]
    look: Look | None
    """Of all its tokens, each a single word of it; None when they differ."""


class Tokenizer:
    """Turns inline content into segments of tokens."""

    def __init__(self, context: Context, base: TextStyle, lang: str, node: int, measure: float) -> None:
        self._context = context
        self._base = base
        self._lang = lang
        self._node = node
        self._measure = measure
        self.links: dict[int, str] = {}
        self._segments: list[Segment] = []
        self._tokens: list[Token] = []
        self._tied: set[int] = set()
        self._parts: list[Part] = []
        self._notes: list[str] = []
        self._marks: list[str] = []
        self._inline = ("", "", OWN_NODE)

    def segments(self, content: tuple[Inline, ...]) -> tuple[Segment, ...]:
        """Return the segments of `content`; there is none without a token in it."""
        for part in content:
            if isinstance(part, Run):
                self._run(part)
            elif isinstance(part, NoteRef):
                self._note(part)
            elif isinstance(part, Bookmark):
                self._marks.append(part.name)
            else:
                self._box(part)
        self._end_segment()
        return tuple(self._segments)

    def _run(self, run: Run) -> None:
        look = self._context.looks.look(self._base, run.style, self._lang, self._run_node(run))
        for number, text in enumerate(run.text.split("\n") if "\n" in run.text else (run.text,)):
            if number:
                self._end_segment()
            self._words(text, look)

    def _run_node(self, run: Run) -> int:
        """Return the node of a link or of foreign words; runs that follow one another share it."""
        lang = run.style.lang if run.style.lang != self._lang else ""
        if (run.link, lang) != self._inline[:2]:
            node = OWN_NODE
            if run.link:
                node = self._context.add_node(Kind.LINK, self._node, "", lang)
                self.links[node] = run.link
            elif lang:
                node = self._context.add_node(Kind.SPAN, self._node, "", lang)
            self._inline = (run.link, lang, node)
        return self._inline[2]

    def _words(self, text: str, look: Look) -> None:
        """Cut `text` at its blanks; what touches the text before belongs to the same token."""
        words, ties = _cut(text)
        if words[0]:
            self._parts.append((look, words[0]))
        if len(words) == 1:
            return
        self._end_token(tie=bool(ties) and not ties[0])
        before = len(self._tokens) - 1
        self._tied.update([before + word for word in ties if word])
        known = look.tokens
        self._tokens.extend([known[word] for word in words[1:-1] if word])
        if words[-1]:
            self._parts.append((look, words[-1]))

    def _note(self, ref: NoteRef) -> None:
        style = CharStyle(script=Script.SUPER, italic=ref.style.italic)
        self._inline = ("", "", OWN_NODE)
        node = self._context.add_node(Kind.REFERENCE, self._node, ref.key, "")
        mark = self._context.note_mark(ref)
        self._parts.append((self._context.looks.look(self._base, style, self._lang, node), mark))
        self._notes.append(ref.key)

    def _box(self, part: InlineEquation | InlineGraphic) -> None:
        if isinstance(part, InlineEquation):
            boxes = self._context.equation_boxes(part, self._base, self._measure, self._lang)
            kind, alt, reading = Kind.FORMULA, part.equation.text, part.equation.text
        else:
            box = self._context.picture_box(part, self._base, self._measure)
            boxes = (box,) if box else ()
            kind, alt, reading = Kind.FIGURE, part.graphic.alt, ""
        if not boxes:
            if reading:
                look = self._context.looks.look(self._base, CharStyle(italic=True), self._lang)
                self._words(" ".join(reading.split()), look)
            return
        self._inline = ("", "", OWN_NODE)
        node = self._context.add_node(kind, self._node, alt, "")
        self._parts.extend([(Piece("", 0.0, 0.0, None, box, node, box.width), OBJECT) for box in boxes])

    def _end_token(self, *, tie: bool = False) -> None:
        parts = self._parts
        if not parts:
            if tie and self._tokens:
                self._tied.add(len(self._tokens) - 1)
            return
        if len(parts) == 1 and not self._notes and not self._marks and isinstance(parts[0][0], Look):
            self._tokens.append(parts[0][0].token(parts[0][1]))
        else:
            self._tokens.append(Compound(tuple(parts), tuple(self._notes), tuple(self._marks)))
            self._notes, self._marks = [], []
        self._parts = []
        if tie:
            self._tied.add(len(self._tokens) - 1)

    def _end_segment(self) -> None:
        self._end_token()
        if self._tokens:
            self._segments.append(Segment(tuple(self._tokens), frozenset(self._tied), _only_look(self._tokens)))
        self._tokens, self._tied = [], set()


def _cut(text: str) -> tuple[list[str], list[int]]:
    """Return what stands between the blanks of `text`, and the indexes of the words that are tied to the next.

    An empty word, where no tie counts, is that between two blanks.
    """
    if text.isprintable():  # no blank of Unicode is, but the plain one
        return text.split(" "), []
    if text.replace("\u00a0", "").isprintable():
        words: list[str] = []
        ties: list[int] = []
        for stretch in text.split("\u00a0"):
            if words:
                ties.append(len(words) - 1)
            words.extend(stretch.split(" "))
        if "" not in words[1:-1]:
            return words, ties
    cut = _BLANKS.split(text)
    return cut[::2], [word for word, blank in enumerate(cut[1::2]) if not _TIES.isdisjoint(blank)]


def _only_look(tokens: list[Token]) -> Look | None:
    """Return the look that all tokens share, each being one word of it."""
    look = tokens[0].look if tokens[0].word else None
    return look if look and all(token.word and token.look is look for token in tokens) else None
