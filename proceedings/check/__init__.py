"""A Paper in, findings out: what a person should look at before printing."""

from proceedings.check.conference import NO_LIMITS, Limits, load_limits
from proceedings.check.paper import check_paper
from proceedings.check.volume import check_volume

__all__ = ["NO_LIMITS", "Limits", "check_paper", "check_volume", "load_limits"]
