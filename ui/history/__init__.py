"""History: the steps and named states of the open volume in, a list to go back and forth by out."""

from ui.history.panel import HistoryPanel
from ui.history.words import step_words

__all__ = ["HistoryPanel", "step_words"]
