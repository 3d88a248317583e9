"""A Paper in, findings out: what a person should look at before printing.

The rules are loaded when they are first asked for: who compares papers with one another only need not wait for them.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from proceedings.check.conference import NO_LIMITS, Limits, load_limits, rules_names
    from proceedings.check.paper import check_paper, examine_paper, judged, told_once
    from proceedings.check.sketch import sketch_of
    from proceedings.check.volume import check_volume

__all__ = [
    "NO_LIMITS",
    "Limits",
    "check_paper",
    "check_volume",
    "examine_paper",
    "judged",
    "load_limits",
    "rules_names",
    "sketch_of",
    "told_once",
]

_PLACES = {
    "conference": ("NO_LIMITS", "Limits", "load_limits", "rules_names"),
    "paper": ("check_paper", "examine_paper", "judged", "told_once"),
    "sketch": ("sketch_of",),
    "volume": ("check_volume",),
}


def __getattr__(name: str) -> Any:
    for place, names in _PLACES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{place}"), name)
    raise AttributeError(name)
