"""A Paper and a Style in, a SetPaper out: pages as plain data, without page numbers."""

from proceedings.model.paper import Paper
from proceedings.model.setpage import SetPaper
from proceedings.typeset.setter import Setter

__all__ = ["Setter", "set_paper"]


def set_paper(paper: Paper, setter: Setter) -> SetPaper:
    """Set `paper` in the setter's style; who sets lines only need not wait for tables, figures and charts to load."""
    from proceedings.typeset import paper as papers

    return papers.set_paper(paper, setter)
