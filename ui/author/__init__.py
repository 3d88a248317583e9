"""Check my paper: one paper in, its pages, what is to be put right and what was changed out; no volume is needed."""

from ui.author.window import AuthorWindow

__all__ = ["AuthorWindow"]
