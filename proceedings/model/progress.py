"""What the engine says of its work while it goes on."""

from collections.abc import Callable

from proceedings.model.value import value


@value(kw_only=True)
class Progress:
    """How far a stage has come."""

    stage: str
    """`collect`, `typeset`, `bind`, `write`."""
    done: int
    total: int


OnProgress = Callable[[Progress], None]
ShouldStop = Callable[[], bool]
