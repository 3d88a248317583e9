"""The desk: the open volume in, and what an editor does to it; signals with plain values out."""

from ui.desk.commands import accepted_as
from ui.desk.desk import Desk
from ui.desk.jobs import CHECK, COMPILE, EDIT, IMPORT, PREVIEW, PROGRAMME
from ui.desk.results import Imported, Previewed, Revised, Revision
from ui.desk.steps import step_parts

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
    "Revision",
    "accepted_as",
    "step_parts",
]
