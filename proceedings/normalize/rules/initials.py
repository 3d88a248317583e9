"""Initials: a no-break blank between them and to the surname."""

import re

from proceedings.normalize.content import Edit
from proceedings.normalize.rules.line import NBSP, Line, edits_of

_U, _L = "[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ]", "[a-zа-яёәіңғүұқөһ]"
_INITIALS = rf"(?<![\w.])(?P<{{0}}>{_U})\.(?:[ \u00a0]?(?P<{{1}}>{_U})\.)?"
_BEFORE = re.compile(_INITIALS.format("a", "b") + rf"[ \u00a0]?(?P<name>{_U}{_L}{{2,}})")
_AFTER = re.compile(rf"(?<!\w)(?P<name>{_U}{_L}{{2,}},?)[ \u00a0](?P<a>{_U})\.[ \u00a0]?(?P<b>{_U})\.(?!\w)")
_NO_INITIALS = frozenset({"US", "UK", "UN", "EU", "DC", "NY", "PS", "AD", "BC", "PhD"})


def initials(line: Line) -> list[Edit]:
    """Set `А. Б. Иванов` and `Иванов А. Б.` with no-break blanks; `U.S. Congress` stays."""
    if "." not in line.text:
        return []

    def before(match: re.Match[str]) -> str:
        first, second, name = match["a"], match["b"], match["name"]
        if f"{first}{second or ''}" in _NO_INITIALS or (
            second is None and NBSP not in match[0] and " " not in match[0]
        ):
            return match[0]
        return NBSP.join([f"{first}.", f"{second}.", name] if second else [f"{first}.", name])

    edits = edits_of(_BEFORE, line, before)
    taken = [(match.start(), match.end()) for match in _BEFORE.finditer(line.text)]
    after = edits_of(_AFTER, line, lambda match: f"{match['name']}{NBSP}{match['a']}.{NBSP}{match['b']}.")
    return sorted(
        [*edits, *(edit for edit in after if not any(edit[0] < last and first < edit[1] for first, last in taken))]
    )
