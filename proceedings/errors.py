"""Errors that end a piece of work; each says the file, the place and the remedy.

ProceedingsError
├── UnreadableFile      a submitted file that cannot be read: not Word, encrypted, truncated, hostile
├── StyleError          a house style that does not hold together: file, key, line
├── VolumeError         a folder or volume.toml that gives no volume
├── UsageError          a command that makes no sense
├── Stopped             the person asked to stop; not a fault
└── Unsettled           our own: page numbers did not settle within the passes allowed
"""


class ProceedingsError(Exception):
    """Cannot go on. `code` names the kind, `facts` what the sentence needs."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code, tuple(sorted(facts.items())))
        self.code = code
        self.facts = facts

    def __reduce__(self) -> tuple[object, ...]:
        return _revive, (type(self), self.code, self.facts)

    def __str__(self) -> str:
        said = "; ".join(f"{name}: {value}" for name, value in self.facts.items())
        return f"{self.code} ({said})" if said else self.code


def _revive(kind: type[ProceedingsError], code: str, facts: dict[str, str]) -> ProceedingsError:
    return kind(code, **facts)


class UnreadableFile(ProceedingsError):
    """A submitted file that cannot be read."""


class StyleError(ProceedingsError):
    """A house style that does not hold together."""


class VolumeError(ProceedingsError):
    """A folder or description that gives no volume."""


class UsageError(ProceedingsError):
    """A command that makes no sense."""


class Stopped(ProceedingsError):
    """The person asked to stop."""

    def __init__(self, code: str = "stopped", **facts: str) -> None:
        super().__init__(code, **facts)


class Unsettled(ProceedingsError):
    """Page numbers that did not settle within the passes allowed."""
