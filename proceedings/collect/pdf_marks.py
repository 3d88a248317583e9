"""A tagged page's content in, the same with marks numbered anew out (ISO 32000-1 §14.6 and §14.7.4).

Nothing is guessed: content that belongs neither to an element nor to the page's furniture makes the tags worthless.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from enum import Enum, auto
from typing import Any

from proceedings.collect.pdf_content import instructions
from proceedings.collect.pdf_objects import scalar

_PAINTING = frozenset((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s", b"sh", b"Do", b"BI"))
_SHOWING = frozenset((b"Tj", b"TJ", b"'", b'"'))
_MARKS = frozenset((b"BMC", b"BDC", b"EMC", b"MP", b"DP"))
_SAID = ("/ActualText", "/Alt", "/E")
"""Properties of a sequence that tell how it is read."""
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


class UnsoundTags(ValueError):
    """Tags that do not hold what they promise."""


class _Mark(Enum):
    """What a marked-content sequence is kept as."""

    OWN = auto()
    """An element's."""
    ARTIFACT = auto()
    SAID = auto()
    """Read otherwise than it is written."""
    GONE = auto()
    """Nothing: its content stands where the sequence around it stands."""
    HIDDEN = auto()
    """On a layer that is switched off; it goes with its content."""


def numbered(
    content: bytes, properties: Mapping[str, Any], owners: Mapping[int, str], hidden: Collection[bytes]
) -> tuple[bytes, dict[int, int]]:
    """Return the content and the new number, from 0 on, of every old one that is met in it.

    `owners` are the structure types by the old numbers. Raise UnsoundTags for content that nothing owns, for a number
    met twice, and for marks that do not end or that mix content with furniture.
    """
    page = _Page(properties, owners, hidden)
    kept: list[bytes] = []
    last = 0
    for operator, operands, begin, end in instructions(content):
        if operator in _MARKS:
            if not page.is_hidden:
                kept.append(content[last:begin])
            kept.append(page.mark(operator, operands))
            last = end
        elif operator in _SHOWING or operator in _PAINTING:
            page.paint()
    page.finish()
    kept.append(content[last:])
    return b"\n".join(kept), page.numbers


class _Page:
    """Follows the marks of a page."""

    def __init__(self, properties: Mapping[str, Any], owners: Mapping[int, str], hidden: Collection[bytes]) -> None:
        self._properties = properties
        self._owners = owners
        self._hidden = hidden
        self._open: list[_Mark] = []
        self.numbers: dict[int, int] = {}

    @property
    def is_hidden(self) -> bool:
        """Whether nothing that is drawn now is seen."""
        return _Mark.HIDDEN in self._open

    def paint(self) -> None:
        """Draw something."""
        if not self.is_hidden and _Mark.OWN not in self._open and _Mark.ARTIFACT not in self._open:
            raise UnsoundTags("content outside of marks")

    def finish(self) -> None:
        """End the page."""
        if self._open:
            raise UnsoundTags("marks without end")

    def mark(self, operator: bytes, operands: list[bytes]) -> bytes:
        """Return what an operator of marked content becomes."""
        if operator == b"EMC":
            if not self._open:
                raise UnsoundTags("an end without mark")
            ended = self._open.pop()
            return b"EMC" if ended in {_Mark.OWN, _Mark.ARTIFACT, _Mark.SAID} else b""
        if operator in {b"MP", b"DP"} or not operands:
            return b""
        mark, said = self._begun(operands)
        self._open.append(mark)
        return said

    def _begun(self, operands: list[bytes]) -> tuple[_Mark, bytes]:
        name = operands[0]
        if self.is_hidden or (name == b"/OC" and operands[-1] in self._hidden):
            return _Mark.HIDDEN, b""
        if name == b"/Artifact":
            if _Mark.OWN in self._open:
                raise UnsoundTags("furniture inside content")
            return (_Mark.GONE, b"") if _Mark.ARTIFACT in self._open else (_Mark.ARTIFACT, b"/Artifact BMC")
        entries = dict(self._entries(operands))
        number = int(entries.get("/MCID", b"-1"))
        said = b"".join([key.encode() + entries[key] for key in (*_SAID, "/Lang") if key in entries])
        if number in self._owners:
            if _Mark.ARTIFACT in self._open:
                raise UnsoundTags("content inside furniture")
            if number in self.numbers:
                raise UnsoundTags("a number twice")
            self.numbers[number] = len(self.numbers)
            tag = self._owners[number].encode()
            return _Mark.OWN, b"/%b<<%b/MCID %d>>BDC" % (tag, said, self.numbers[number])
        if said and _Mark.OWN in self._open:
            return _Mark.SAID, b"/Span<<%b>>BDC" % said
        return _Mark.GONE, b""

    def _entries(self, operands: list[bytes]) -> Iterator[tuple[str, bytes]]:
        """Yield the properties that matter, as they are written."""
        if len(operands) == 2:
            named: Any = self._properties.get(operands[1].decode("latin-1"))
            found: Any = named.get_object() if named is not None else {}
            yield from [(key, scalar(found[key].get_object())) for key in ("/MCID", *_SAID) if key in found]
            if "/Lang" in found and LANGUAGE.fullmatch(str(found["/Lang"])):
                yield "/Lang", scalar(found["/Lang"].get_object())
            return
        depth, key = 0, ""
        for token in operands[1:]:
            depth += (token in {b"<<", b"["}) - (token in {b">>", b"]"})
            if depth == 1 and token.startswith(b"/"):
                key = token.decode("latin-1")
            elif depth == 1 and (_is_said(key, token) or (key == "/MCID" and token.isdigit())):
                yield key, token


def _is_said(key: str, token: bytes) -> bool:
    if key == "/Lang":
        return bool(LANGUAGE.fullmatch(token[1:-1].decode("latin-1"))) and token.startswith(b"(")
    return key in _SAID and token[:1] in {b"(", b"<"} and token != b"<<"
