"""A submitted file in, a Manuscript out: what the author wrote, structured, with findings."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from proceedings.model.paper import Manuscript


def read_manuscript(path: Path) -> "Manuscript":
    """Read a submitted file; raise `UnreadableFile` when that cannot be done."""
    from proceedings.collect import reader

    return reader.read_manuscript(path)
