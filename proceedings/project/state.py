"""What a volume file holds at a moment: the volume, its papers' files and the decisions about them.

It is kept as *parts*, texts under keys (`volume`, `section/003`, `paper/<id>`, `decisions/<id>`), so that a command
writes only what it changed, and its before and after are the journal's entry: undo needs no inverse of anything.
Rows per field would need a schema for every shape the model takes; one document for all would write the whole volume
for every drag of a paper.
"""

from collections.abc import Mapping
from dataclasses import field, replace
from types import MappingProxyType
from typing import Any

from proceedings.model.decisions import Decisions
from proceedings.model.value import value
from proceedings.model.volume import Event, PaperId, Section, Volume
from proceedings.project.codec import from_json, to_json

_VOLUME, _SECTION, _PAPER, _DECISIONS = "volume", "section/", "paper/", "decisions/"


@value(kw_only=True)
class Fault:
    """Why a submitted file cannot be read: code and facts of the error."""

    code: str
    facts: tuple[tuple[str, str], ...] = ()


@value(kw_only=True)
class Original:
    """A file as it was sent in."""

    sha256: str
    name: str
    """Of the file."""
    received: str
    """ISO 8601."""


@value(kw_only=True)
class Submission:
    """The files that were sent in for one paper."""

    original: Original
    """The one that counts."""
    earlier: tuple[Original, ...] = ()
    """Those it replaced, oldest first."""
    fault: Fault | None = None


@value(kw_only=True)
class State:
    """All of a volume file that can be undone."""

    volume: Volume
    submissions: Mapping[PaperId, Submission] = field(default_factory=lambda: MappingProxyType({}))
    decisions: Mapping[PaperId, Decisions] = field(default_factory=lambda: MappingProxyType({}))
    """Of the papers about which something was decided."""


EMPTY = State(volume=Volume(event=Event(), sections=()))


def parts_of(state: State, known: State = EMPTY, texts: Mapping[str, str] = MappingProxyType({})) -> dict[str, str]:
    """Return `state` as texts by key; `texts` are those of the state `known`, used again where nothing changed."""
    held, before = _values(state), _values(known)
    return {
        key: texts[key] if before.get(key) is value and key in texts else to_json(value) for key, value in held.items()
    }


def state_of(parts: Mapping[str, str], known: State = EMPTY, texts: Mapping[str, str] = MappingProxyType({})) -> State:
    """Return the state that `parts` say; values of the state `known`, whose texts are `texts`, are used again."""
    before = _values(known)

    def read(kind: Any, key: str) -> Any:
        return before[key] if key in before and texts.get(key) == parts[key] else from_json(kind, parts[key])

    def all_of(kind: Any, prefix: str) -> dict[PaperId, Any]:
        return {PaperId(key.removeprefix(prefix)): read(kind, key) for key in parts if key.startswith(prefix)}

    sections = [read(Section, key) for key in sorted(parts) if key.startswith(_SECTION)]
    bare = read(Volume, _VOLUME) if _VOLUME in parts else EMPTY.volume
    return State(
        volume=replace(bare, sections=tuple(sections)),
        submissions=MappingProxyType(all_of(Submission, _PAPER)),
        decisions=MappingProxyType(all_of(Decisions, _DECISIONS)),
    )


def _values(state: State) -> dict[str, object]:
    sections = {f"{_SECTION}{index:04}": section for index, section in enumerate(state.volume.sections)}
    return {
        _VOLUME: replace(state.volume, sections=()),
        **sections,
        **{_PAPER + paper: submission for paper, submission in state.submissions.items()},
        **{_DECISIONS + paper: decided for paper, decided in state.decisions.items() if decided != Decisions()},
    }


def difference(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[tuple[str, str | None, str | None], ...]:
    """Return (key, before, after) of the parts that differ; None where there is none."""
    keys = sorted(before.keys() | after.keys())
    pairs = [(key, before.get(key), after.get(key)) for key in keys]
    return tuple([(key, old, new) for key, old, new in pairs if old != new])
