"""What the desk's jobs come to, as the window is told of it."""

from dataclasses import dataclass
from pathlib import Path

from proceedings.comparison import Comparison
from proceedings.errors import ProceedingsError
from proceedings.model.volume import PaperId


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What came of files that were brought in; one undo takes all of it back."""

    papers: tuple[PaperId, ...]
    """Those that are in the volume now."""
    duplicates: tuple[tuple[Path, PaperId], ...] = ()
    """Files left out, and the paper that has the same bytes already."""
    unreadable: tuple[tuple[Path, ProceedingsError], ...] = ()
    """Files that are no papers; those that could be opened at all are kept in the bin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revised:
    """A paper whose file was replaced by a revision; the decisions about it stand."""

    paper: PaperId
    changed: bool = True
    """False when the file has the bytes that counted before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """What a revision of a paper would change."""

    comparison: Comparison
    shift: int = 0
    """Pages by which the papers after it would move on; 0 when there are none, or the volume was never compiled."""
    page: str = ""
    """The number printed on the first page that would move."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Previewed:
    """One paper's pages."""

    paper: PaperId
    file: Path
    pages: int
