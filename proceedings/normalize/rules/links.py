"""Addresses and DOIs as links."""

import re
from collections.abc import Sequence

from proceedings.model.text import Inline, Run

_ADDRESS = re.compile(r"https?://[^\s<>«»“”]+|(?<![\w/.])10\.\d{4,9}/[^\s<>«»“”,;]+")
_NEVER_LAST = ".,;:!?)]}'\"…"


def linked(content: Sequence[Inline]) -> tuple[Inline, ...]:
    """Return `content` with addresses that lie within one run made links; what is linked already stays."""
    result: list[Inline] = []
    for part in content:
        if (
            isinstance(part, Run)
            and not part.link
            and not part.style.mono
            and ("://" in part.text or "10." in part.text)
        ):
            result += _parted(part)
        else:
            result.append(part)
    return tuple(result)


def _parted(run: Run) -> list[Run]:
    parts: list[Run] = []
    start = 0
    for match in _ADDRESS.finditer(run.text):
        address = _without_last_marks(match[0])
        end = match.start() + len(address)
        target = address if "://" in address else f"https://doi.org/{address}"
        if match.start() > start:
            parts.append(Run(text=run.text[start : match.start()], style=run.style))
        parts.append(Run(text=address, style=run.style, link=target))
        start = end
    if start < len(run.text) or not parts:
        parts.append(Run(text=run.text[start:], style=run.style))
    return parts


def _without_last_marks(address: str) -> str:
    """Return an address less the marks of the sentence around it; a bracket it opened itself is its own."""
    while address and address[-1] in _NEVER_LAST:
        if address[-1] == ")" and address.count("(") >= address.count(")"):
            break
        address = address[:-1]
    return address
