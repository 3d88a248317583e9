"""The outline: a volume and what is known of its papers in, a tree to be sorted, searched and dragged about in out."""

from ui.outline.panel import OutlinePanel

__all__ = ["OutlinePanel"]
