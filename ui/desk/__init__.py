"""The desk: the open volume in, and what an editor does to it; signals with plain values out."""

from ui.desk.commands import accepted_as
from ui.desk.desk import Desk
from ui.desk.jobs import CHECK, COMPILE, EDIT, IMPORT, PREVIEW, PROGRAMME
from ui.desk.results import Imported, Previewed, Revised

__all__ = [
    "CHECK",
    "COMPILE",
    "EDIT",
    "IMPORT",
    "PREVIEW",
    "PROGRAMME",
    "Desk",
    "Imported",
    "Previewed",
    "Revised",
    "accepted_as",
]
