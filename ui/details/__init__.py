"""Details: what was recognised of a paper and what the editor decided in, a form to be filled in place out."""

from ui.details.panel import DetailsPanel
from ui.details.text import TextDialog, paragraph_with

__all__ = ["DetailsPanel", "TextDialog", "paragraph_with"]
