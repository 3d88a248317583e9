"""A Paper in, findings out: what a person should look at before printing."""

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
