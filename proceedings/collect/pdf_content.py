"""A content stream of a ready PDF in, the same without its marks out, and what it draws (ISO 32000-1 §7.8.2).

Marked content goes, since its numbers and properties mean nothing in another file; so does what stands on a layer that
is switched off.
"""

import re
from collections.abc import Collection, Iterator

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

_TOKEN = re.compile(
    rb"\((?:[^\\()]|\\.|\((?:[^\\()]|\\.|\((?:[^\\()]|\\.)*\))*\))*\)"  # a string
    rb"|<<|>>|<[0-9A-Fa-f\s]*>|/[^\s()<>\[\]{}/%]*|[\[\]{}]|%[^\r\n]*|[^\s()<>\[\]{}/%]+",
    re.DOTALL,
)
_INLINE_END = re.compile(rb"[\s\x00]EI(?=[\s\x00]|$)")
_OPERATOR = re.compile(rb"[A-Za-z'\"][A-Za-z0-9*'\"]*")
_CONSTANTS = frozenset((b"true", b"false", b"null"))
_MARKS = frozenset((b"BMC", b"BDC", b"EMC", b"MP", b"DP"))
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_SAVED = 64
"""Graphics states that are remembered at once."""

Instruction = tuple[bytes, list[bytes], int, int]
"""Operator, operands, where it begins and ends."""


def instructions(content: bytes) -> Iterator[Instruction]:
    """Yield the instructions of a content stream; an inline picture is one, by the name of `BI`."""
    at, operands, begin = 0, list[bytes](), 0
    while found := _TOKEN.search(content, at):
        token, at = found[0], found.end()
        begin = begin if operands else found.start()
        if token == b"ID":
            end = _INLINE_END.search(content, at)
            at = end.end() if end else len(content)
            token = b"BI"
        elif token == b"BI":
            operands.append(token)
            continue
        elif not _OPERATOR.fullmatch(token) or token in _CONSTANTS:
            if not token.startswith(b"%"):
                operands.append(token)
            continue
        yield token, operands, begin, at
        operands = []


def unmarked(content: bytes, hidden: Collection[bytes] = ()) -> bytes:
    """Return the content without marks, and without what the properties named `hidden` switch off."""
    if not any(mark in content for mark in (b"BDC", b"BMC", b"EMC", b"MP", b"DP")):
        return content
    kept: list[bytes] = []
    last, off, depth = 0, -1, 0
    for operator, operands, begin, end in instructions(content):
        if operator not in _MARKS:
            continue
        if off < 0:
            kept.append(content[last:begin])
        last = end
        if operator in {b"BDC", b"BMC"}:
            depth += 1
            if off < 0 and operands[:1] == [b"/OC"] and operands[-1] in hidden:
                off = depth
        elif operator == b"EMC":
            off = -1 if off == depth else off
            depth -= 1
    if off < 0:
        kept.append(content[last:])
    return b"\n".join(kept)


def drawn(content: bytes) -> Iterator[tuple[bytes, Matrix]]:
    """Yield the names of the XObjects that are drawn, `/Im1`, each with the matrix in force."""
    matrix, saved = IDENTITY, list[Matrix]()
    for operator, operands, _, _ in instructions(content):
        if operator == b"q":
            saved = [*saved[-_SAVED:], matrix]
        elif operator == b"Q" and saved:
            matrix = saved.pop()
        elif operator == b"cm" and len(operands) == 6:
            numbers = _numbers(operands)
            matrix = times(numbers, matrix) if numbers else matrix
        elif operator == b"Do" and operands:
            yield operands[-1], matrix


def shown(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield (name of the font, `/F1`; the codes shown in it), one for each string (ISO 32000-1 §9.4.3)."""
    font, saved = b"", list[bytes]()
    for operator, operands, _, _ in instructions(content):
        if operator == b"Tf" and len(operands) > 1:
            font = operands[-2]
        elif operator == b"q":
            saved = [*saved[-_SAVED:], font]
        elif operator == b"Q" and saved:
            font = saved.pop()
        elif operator in {b"Tj", b"TJ", b"'", b'"'}:
            yield from [(font, _string(each)) for each in operands if each[:1] in b"(<"]


def _string(token: bytes) -> bytes:
    """Return the bytes of a string as it is written (ISO 32000-1 §7.3.4)."""
    if token.startswith(b"<"):
        digits = b"".join(token[1:-1].split())
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    return _ESCAPE.sub(_unescaped, token[1:-1])


def _unescaped(found: re.Match[bytes]) -> bytes:
    said = found[1]
    if said[:1].isdigit():
        return bytes([int(said, 8) & 0xFF])
    return {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b""}.get(said, said)


def _numbers(operands: list[bytes]) -> Matrix | None:
    try:
        a, b, c, d, e, f = map(float, operands)
    except ValueError:
        return None
    return a, b, c, d, e, f


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """Return the matrix that does first `inner`, then `outer` (ISO 32000-1 §8.3.4)."""
    a, b, c, d, e, f = inner
    m, n, o, p, x, y = outer
    return a * m + b * o, a * n + b * p, c * m + d * o, c * n + d * p, e * m + f * o + x, e * n + f * p + y


def placed(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return where a point comes to lie."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def box_placed(matrix: Matrix, box: Collection[float]) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of what becomes of a box."""
    left, bottom, right, top = box
    corners = [placed(matrix, x, y) for x in (left, right) for y in (bottom, top)]
    across, up = [x for x, _ in corners], [y for _, y in corners]
    return min(across), min(up), max(across), max(up)
