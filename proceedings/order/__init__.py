"""A folder of papers and its description in, a Volume out: sections and the order of papers."""

from proceedings.order.folder import PAPER_SUFFIXES, read_decisions, read_volume
from proceedings.order.moves import moved
from proceedings.order.programme import Match, Programmed, by_programme

__all__ = ["PAPER_SUFFIXES", "Match", "Programmed", "by_programme", "moved", "read_decisions", "read_volume"]
