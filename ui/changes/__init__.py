"""Changes: what was done to an author's text in, a list to look through, take back and make again out."""

from ui.changes.panel import ChangesPanel

__all__ = ["ChangesPanel"]
