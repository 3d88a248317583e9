"""What the engine says of its work while it goes on."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a stage has come."""

    stage: str
    """`collect`, `typeset`, `bind`, `write`."""
    done: int
    total: int


OnProgress = Callable[[Progress], None]
ShouldStop = Callable[[], bool]
