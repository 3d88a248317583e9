"""A Paper and a Style in, a SetPaper out: pages as plain data, without page numbers."""

from proceedings.typeset.paper import set_paper
from proceedings.typeset.setter import Setter

__all__ = ["Setter", "set_paper"]
