"""Initials: a no-break blank between them and to the surname."""

import re

from proceedings.model.blocks import Role
from proceedings.normalize.content import Edit
from proceedings.normalize.rules.line import NBSP, Line, spared

_U, _L = "[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ]", "[a-zа-яёәіңғүұқөһ]"
_INITIALS = rf"(?P<{{0}}>{_U})(?<![\w.-].)\.(?:[ \u00a0]?(?P<{{1}}>{_U})\.)?"
_BEFORE = re.compile(_INITIALS.format("a", "b") + rf"[ \u00a0]?(?P<name>{_U}{_L}+)")
_AFTER = re.compile(rf"(?P<name>{_U}(?<!\w.){_L}+,?)[ \u00a0](?P<a>{_U})\.[ \u00a0]?(?P<b>{_U})\.(?![^\W\d_])")
_SURNAME_BEFORE = re.compile(rf"{_U}{_L}+,?[ \u00a0]\Z")
_FIRST_OF_RECORD = re.compile(rf"\A(?P<name>{_U}{_L}+,?)[ \u00a0](?P<a>{_U})\.(?=[ \u00a0]?(?:{_U}{_L}|,))")
_NO_INITIALS = frozenset({"US", "UK", "UN", "EU", "DC", "NY", "PS", "AD", "BC", "PhD"})


def initials(line: Line) -> list[Edit]:
    """Set `А. Б. Иванов` and `Иванов А. Б.` with no-break blanks; `U.S. Congress` stays."""
    named = [match for match in _BEFORE.finditer(line.text) if _are_initials(match, line)]
    edits = [(match.start(), match.end(), _before(match)) for match in named]
    taken = [match.span() for match in named]
    edits += [
        (match.start(), match.end(), f"{match['name']}{NBSP}{match['a']}.{NBSP}{match['b']}.")
        for match in _AFTER.finditer(line.text)
        if all(match.end() <= first or last <= match.start() for first, last in taken)
    ]
    if line.role is Role.REFERENCE and (first := _FIRST_OF_RECORD.match(line.text)):
        edits.append((first.start(), first.end(), f"{first['name']}{NBSP}{first['a']}."))
    return spared(sorted(edit for edit in edits if line.text[edit[0] : edit[1]] != edit[2]), line.kept)


def _before(match: re.Match[str]) -> str:
    parts = [f"{match[sign]}." for sign in "ab" if match[sign]]
    return NBSP.join([*parts, match["name"]])


def _are_initials(match: re.Match[str], line: Line) -> bool:
    """Whether initials stand before their surname, and neither after another one nor in an abbreviation."""
    first, second, name = match["a"], match["b"] or "", match["name"]
    if line.role is Role.REFERENCE and _SURNAME_BEFORE.search(line.text, 0, match.start()):
        return False
    parted = second or match[0][2] != name[0]
    return bool(parted) and f"{first}{second}" not in _NO_INITIALS and (bool(second) or len(name) > 2)
