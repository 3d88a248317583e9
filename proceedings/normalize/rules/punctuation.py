"""Blanks before , . ; : ! ? ) and after an opening parenthesis: taken out."""

import re

from proceedings.model.blocks import Role
from proceedings.normalize.content import Edit
from proceedings.normalize.rules.line import Line, edits_of

_BEFORE = re.compile(r"[ \u00a0](?<=[^\s\ufffc(\[{].)[ \u00a0]*(?=(?:[,;:!?](?![:)(\w])|\.(?![.\w])|[)\]»}](?!\w)))")
_BEFORE_RECORD = re.compile(r"[ \u00a0](?<=[^\s\ufffc(\[{.].)[ \u00a0]*(?=(?:,(?!\w)|\.(?![.\w])|[)\]»](?!\w)))")
_AFTER = re.compile(r"[ \u00a0](?<=[(\[«].)[ \u00a0]*(?=\w)")


def punctuation(line: Line) -> list[Edit]:
    """Close up marks; in references the blanks before : and ; are prescribed (ГОСТ 7.1-2003, 4.7)."""
    before = _BEFORE_RECORD if line.role is Role.REFERENCE else _BEFORE
    return sorted([*edits_of(before, line, ""), *edits_of(_AFTER, line, "")])
