"""What is known of the papers, as it becomes known."""

import time
from collections.abc import Callable, Mapping

from proceedings.errors import ProceedingsError
from proceedings.model.volume import PaperId
from proceedings.survey import PaperReport

EVERY = 0.1
"""Seconds between two batches of reports, at least."""

Said = PaperReport | ProceedingsError


class Known:
    """The last reports of all papers."""

    def __init__(self) -> None:
        self._said: dict[PaperId, Said] = {}

    def report(self, paper: PaperId) -> PaperReport | None:
        """Return what was last known of a paper that can be read."""
        said = self._said.get(paper)
        return said if isinstance(said, PaperReport) else None

    def fault(self, paper: PaperId) -> ProceedingsError | None:
        """Return why a paper cannot be read."""
        said = self._said.get(paper)
        return said if isinstance(said, ProceedingsError) else None

    def learn(self, said: Mapping[PaperId, Said]) -> tuple[PaperId, ...]:
        """Take in reports; return the papers of which they say anything new."""
        changed = tuple([paper for paper, each in said.items() if not _same(self._said.get(paper), each)])
        self._said.update(said)
        return changed


class Batch:
    """Gathers reports in a job's thread and passes them on ten times a second."""

    def __init__(self, tell: Callable[[dict[PaperId, Said]], None]) -> None:
        self._tell = tell
        self._gathered: dict[PaperId, Said] = {}
        self._told = time.monotonic()

    def add(self, paper: PaperId, said: Said) -> None:
        """Take in a report."""
        self._gathered[paper] = said
        if time.monotonic() - self._told >= EVERY:
            self.flush()

    def flush(self) -> None:
        """Pass on what was gathered."""
        if self._gathered:
            self._tell(self._gathered)
        self._gathered = {}
        self._told = time.monotonic()


def _same(before: Said | None, after: Said) -> bool:
    if isinstance(before, PaperReport) and isinstance(after, PaperReport):
        return before.key == after.key
    return isinstance(before, ProceedingsError) and isinstance(after, ProceedingsError) and str(before) == str(after)
