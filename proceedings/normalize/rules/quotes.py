"""Quotation marks: those of the paragraph's language, nested ones of the second kind."""

import re

from proceedings.normalize.content import OBJECT, Edit
from proceedings.normalize.rules.line import Line, spared
from proceedings.normalize.rules.shape import shape_of

_ANY = re.compile("\"|«|»|“|”|„|‟|''|,,")  # letters at the front of all are looked for quickly, a set is not
_OUTER = {"en": ("“", "”")}
_INNER = {"en": ("‘", "’")}
_OPENS_AFTER = frozenset(' \u00a0\t\n([{—–-/«“„"' + OBJECT)
_CLOSES_BEFORE = frozenset(' \u00a0\t\n)]}.,;:!?…—–-/»”"' + OBJECT)


def quotes(line: Line) -> list[Edit]:
    """Set «…», „…“ (kk, ru) or “…”, ‘…’ (en); a paragraph whose marks do not pair is left alone."""
    marks = list(_ANY.finditer(line.text)) if shape_of(line.text).quoted else []
    if not marks or spared([(mark.start(), mark.end(), "") for mark in marks], line.kept) != [
        (mark.start(), mark.end(), "") for mark in marks
    ]:
        return []
    edits: list[Edit] = []
    depth = 0
    for mark in marks:
        opens = _opens(line.text, mark, depth)
        if opens is None:
            return []
        depth += 1 if opens else 0
        pair = (
            (_OUTER.get(line.lang, ("«", "»")), _INNER.get(line.lang, ("„", "“")))[(depth - 1) % 2] if depth else None
        )
        if pair is None or depth > 2:
            return []
        new = pair[0] if opens else pair[1]
        depth -= 0 if opens else 1
        if new != mark[0]:
            edits.append((mark.start(), mark.end(), new))
    return edits if depth == 0 else []


def _opens(text: str, mark: re.Match[str], depth: int) -> bool | None:
    """Whether a mark opens; `None` when it can be neither."""
    before = text[mark.start() - 1] if mark.start() else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    sign = mark[0]
    if sign in "«„" or sign == ",,":
        return True if after not in _CLOSES_BEFORE or sign == "«" else None
    if sign == "»":
        return False
    may_open = before in _OPENS_AFTER and not after.isspace()
    may_close = depth > 0 and not before.isspace() and (after in _CLOSES_BEFORE or not after.isalnum())
    if may_open and may_close:
        return depth == 0 or after.isalnum()
    if may_open or may_close:
        return may_open
    return None
