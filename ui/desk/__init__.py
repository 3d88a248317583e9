"""The desk: the open volume in, and what an editor does to it; signals with plain values out."""

from ui.desk.desk import Desk
from ui.desk.jobs import CHECK, COMPILE, EDIT, IMPORT, PREVIEW
from ui.desk.results import Imported, Previewed, Revised

__all__ = ["CHECK", "COMPILE", "EDIT", "IMPORT", "PREVIEW", "Desk", "Imported", "Previewed", "Revised"]
