"""Inline marks of a sample text → pieces: text with its emphasis, breaks, tabs, notes, links, equations."""

from __future__ import annotations

import re
from dataclasses import field
from typing import Literal

from proceedings.model.value import value

Script = Literal["none", "superscript", "subscript"]
NBSP = "\u00a0"
LINK = re.compile(r"<((?:https?|mailto):[^<>\s]+)>")
EQUATION = re.compile(r"\$([A-Za-z_][\w-]*)\$")
TOGGLES = (("**", "bold"), ("__", "underline"), ("*", "italic"))


@value(kw_only=True)
class Emphasis:
    """How a stretch of text was emphasised by hand."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    script: Script = "none"


@value(kw_only=True)
class Words:
    """A stretch of evenly emphasised text."""

    text: str
    emphasis: Emphasis = field(default_factory=Emphasis)


@value(kw_only=True)
class Mark:
    """A break, tab, footnote, link or equation; `value` is its text, address or name."""

    kind: Literal["break", "tab", "note", "link", "equation"]
    value: str = ""
    emphasis: Emphasis = field(default_factory=Emphasis)


Piece = Words | Mark


def read_inline(text: str) -> tuple[Piece, ...]:
    """Read the inline marks of one paragraph or cell."""
    reader = _Reader(text)
    while reader.at < len(text):
        reader.step()
    reader.flush()
    return tuple(reader.pieces)


class _Reader:
    """Walks one paragraph; `pending` holds plain text not yet made a piece."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.pieces: list[Piece] = []
        self.pending = ""
        self.open: set[str] = set()

    def step(self) -> None:
        """Take one mark, or one plain character."""
        if not (self._escape() or self._script() or self._note() or self._named() or self._toggle()):
            sign = self.text[self.at]
            self.pending += NBSP if sign == "~" else sign
            self.at += 1

    def flush(self) -> None:
        """Make a piece of the pending plain text."""
        if self.pending:
            self.pieces.append(Words(text=self.pending, emphasis=self._emphasis()))
            self.pending = ""

    def _emphasis(self, script: Script = "none") -> Emphasis:
        return Emphasis(
            bold="bold" in self.open,
            italic="italic" in self.open,
            underline="underline" in self.open,
            script=script,
        )

    def _put(self, piece: Piece, end: int) -> bool:
        self.flush()
        self.pieces.append(piece)
        self.at = end
        return True

    def _escape(self) -> bool:
        if self.text[self.at] != "\\" or self.at + 1 == len(self.text):
            return False
        sign = self.text[self.at + 1]
        if sign == "\\":
            return self._put(Mark(kind="break", emphasis=self._emphasis()), self.at + 2)
        if sign == "t":
            return self._put(Mark(kind="tab", emphasis=self._emphasis()), self.at + 2)
        self.pending += sign
        self.at += 2
        return True

    def _script(self) -> bool:
        mark = self.text[self.at : self.at + 2]
        end = self.text.find("}", self.at)
        if mark not in {"^{", "_{"} or end < 0:
            return False
        script: Script = "superscript" if mark == "^{" else "subscript"
        value = self.text[self.at + 2 : end].replace("\\", "")
        return self._put(Words(text=value, emphasis=self._emphasis(script)), end + 1)

    def _note(self) -> bool:
        if not self.text.startswith("^[", self.at):
            return False
        depth, end = 1, self.at + 2
        while end < len(self.text) and depth:
            depth += {"[": 1, "]": -1}.get(self.text[end], 0)
            end += 1
        return self._put(Mark(kind="note", value=self.text[self.at + 2 : end - 1]), end)

    def _named(self) -> bool:
        link = LINK.match(self.text, self.at)
        if link:
            return self._put(Mark(kind="link", value=link.group(1), emphasis=self._emphasis()), link.end())
        equation = EQUATION.match(self.text, self.at)
        if equation:
            return self._put(Mark(kind="equation", value=equation.group(1)), equation.end())
        return False

    def _toggle(self) -> bool:
        blanks = re.compile(r"_{3,}").match(self.text, self.at)
        if blanks:  # a ruled blank to fill in, not an underline
            self.pending += blanks.group()
            self.at = blanks.end()
            return True
        for mark, name in TOGGLES:
            end = self.at + len(mark)
            if not self.text.startswith(mark, self.at):
                continue
            if name in self.open or mark in self.text[end:]:
                self.flush()
                self.open ^= {name}
                self.at = end
                return True
        return False
