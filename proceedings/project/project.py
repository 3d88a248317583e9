"""An open volume file: the volume, its history, its settings. Every change is one command, on the disk at once."""

import json
import os
import threading
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Any, Self

from proceedings.model.decisions import UNDECIDED, Decisions
from proceedings.model.value import value
from proceedings.model.volume import PaperId, Volume
from proceedings.project.errors import ProjectDamaged, ProjectError, ProjectLocked
from proceedings.project.lock import Holder, Lock
from proceedings.project.recover import Recovery, recover
from proceedings.project.shadow import Shadow, Write
from proceedings.project.state import EMPTY, Original, State, Submission, difference, parts_of, state_of
from proceedings.project.store import Store, new_store, open_for_reading, open_store

SUFFIX = ".proc"


@value(kw_only=True)
class Command:
    """A step of the history."""

    id: int
    name: str
    time: str
    """ISO 8601."""
    undone: bool = False


@value(kw_only=True)
class Checkpoint:
    """A state that was given a name; it outlives whatever is done later."""

    id: int
    name: str
    time: str


@value(kw_only=True)
class Edited:
    """What came of an edit."""

    command: Command | None
    """None when nothing was different."""
    frozen: str = ""
    """Name of the edition that had gone out before this edit: a reason to warn."""


class Project:
    """An open volume file; `create`, `open` or `open_read_only` make one, `close` or a `with` block ends it."""

    def __init__(self, store: Store, lock: Lock | None) -> None:
        self.path = store.path
        self.holder: Holder | None = None
        """Who has the file open for writing, when we may only read."""
        self.taken_over: Holder | None = None
        """Who left the file without closing it."""
        self.recovery: Recovery | None = None
        """What was done to a damaged file on opening."""
        self.replayed = 0
        """Commits that were missing from the file and were brought back from its log."""
        self._store = store
        self._lock = lock
        self._parts: dict[str, str] = {}
        self._state = EMPTY
        self._guard = threading.RLock()
        self.reload()

    @classmethod
    def create(cls, path: Path, volume: Volume = EMPTY.volume) -> Self:
        """Make a volume file at `path`, where there is none; raise ProjectError, ProjectLocked.

        `project.exists` says that there is one, `project.disk` why there can be none.
        """
        if path.exists():
            raise ProjectError("project.exists", file=path.name)
        lock = Lock(path)
        try:
            holder = lock.take()
        except OSError as fault:
            raise ProjectError("project.disk", file=str(path), detail=fault.strerror or "") from fault
        if holder is not None:
            raise locked_by(path, holder)
        old = Shadow(path).folder
        try:
            if old.exists():  # of a file that stood here before
                old.rename(old.with_name(f"{old.name}-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}"))
            project = cls(new_store(path), lock)
        except OSError as fault:
            lock.release()
            raise ProjectError("project.disk", file=path.name, detail=fault.strerror or "") from fault
        except BaseException:
            lock.release()
            raise
        project._begin(volume)
        return project

    @classmethod
    def open(cls, path: Path, *, take_over: bool = False) -> Self:
        """Open the volume file at `path`, for reading only when somebody has it open; mend it when it is damaged.

        `take_over` takes it from somebody on another machine, who is known to be gone. Raise ProjectError
        `project.no-file`, `project.not-ours`, `project.newer-file`, ProjectDamaged `project.beyond-recovery`.
        """
        if not path.is_file():
            raise ProjectError("project.no-file", file=str(path))
        before = Lock(path).holder()
        lock, holder = _locked(path, by_force=take_over)
        if lock is None:
            project = cls.open_read_only(path)
            project.holder = holder
            return project
        try:
            project, project_recovery = cls._opened(path, lock)
        except BaseException:
            lock.release()
            raise
        project.recovery = project_recovery
        project.taken_over = before
        return project

    @classmethod
    def open_read_only(cls, path: Path) -> Self:
        """Open the volume file at `path` for reading, whoever else has it open; raise what `open` raises."""
        if not path.is_file():
            raise ProjectError("project.no-file", file=str(path))
        return cls(open_for_reading(path), None)

    @classmethod
    def _opened(cls, path: Path, lock: Lock) -> tuple[Self, Recovery | None]:
        recovery = None
        try:
            store = open_store(path)
        except ProjectError as fault:
            strange = fault.code == "project.not-ours" and Shadow(path).bases()
            if not isinstance(fault, ProjectDamaged) and not strange:
                raise
            recovery = recover(path)
            store = open_store(path)
        try:
            replayed = store.replay()
            project = cls(store, lock)
        except BaseException:
            store.close()
            raise
        project.replayed = replayed
        return project, recovery

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Leave one whole file behind."""
        self._store.close()
        if self._lock:
            self._lock.release()

    # ---- what there is

    @property
    def state(self) -> State:
        """All that can be undone."""
        return self._state

    @property
    def volume(self) -> Volume:
        """The volume as it stands."""
        return self._state.volume

    @property
    def submissions(self) -> Mapping[PaperId, Submission]:
        """The files that were sent in, by paper; papers in the bin too."""
        return self._state.submissions

    def decisions(self, paper: PaperId) -> Decisions:
        """Return what was decided about `paper`."""
        return self._state.decisions.get(paper, UNDECIDED)

    @property
    def read_only(self) -> bool:
        """Whether the file was opened for reading."""
        return self._lock is None

    @property
    def backup_trouble(self) -> str:
        """Why no backup is kept at present, empty while all is well."""
        return self._store.shadow.trouble if self._store.shadow else ""

    def reload(self) -> None:
        """Read anew what the file holds, as a reader does while somebody else writes."""
        self._parts = dict(self._store.rows("SELECT key, body FROM parts"))
        self._state = state_of(self._parts)

    # ---- what changes it

    def edit(
        self,
        name: str,
        volume: Volume | None = None,
        *,
        decisions: Mapping[PaperId, Decisions] = MappingProxyType({}),
        submissions: Mapping[PaperId, Submission | None] = MappingProxyType({}),
    ) -> Edited:
        """Push one command called `name`: another volume, and of the papers named other decisions or files.

        A submission of None takes a paper away. What was undone before is forgotten. Raise ProjectError
        `project.order-locked`, `project.paper-twice`, `project.paper-nowhere` (as when `volume` was made before papers
        came in), `project.no-submission`, ReadOnly; then nothing has changed.
        """
        with self._guard:
            return self._edit(name, volume, decisions, submissions)

    def undo(self) -> Command | None:
        """Take back the last command that stands and return it, None when there is none."""
        return self._step("SELECT max(id) FROM commands WHERE NOT undone", undone=True)

    def redo(self) -> Command | None:
        """Do again the first command that was taken back and return it, None when there is none."""
        return self._step("SELECT min(id) FROM commands WHERE undone", undone=False)

    def history(self) -> tuple[Command, ...]:
        """Return the commands, oldest first; those taken back come last and can be done again."""
        rows = self._store.rows("SELECT id, name, time, undone FROM commands ORDER BY id")
        return tuple([Command(id=row[0], name=row[1], time=row[2], undone=bool(row[3])) for row in rows])

    def checkpoint(self, name: str) -> Checkpoint:
        """Give the present state a name; the history stays as it is."""
        point = Checkpoint(id=self._next("checkpoints"), name=name, time=now())
        self._store.write([("checkpoint", (point.id, name, point.time, json.dumps(self._parts, ensure_ascii=False)))])
        return point

    def checkpoints(self) -> tuple[Checkpoint, ...]:
        """Return the named states, oldest first."""
        rows = self._store.rows("SELECT id, name, time FROM checkpoints ORDER BY id")
        return tuple([Checkpoint(id=row[0], name=row[1], time=row[2]) for row in rows])

    def restore(self, checkpoint: Checkpoint, name: str) -> Edited:
        """Go back to a named state by one command called `name`, which can be undone."""
        rows = self._store.rows("SELECT body FROM checkpoints WHERE id = ?", checkpoint.id)
        if not rows:
            raise ProjectError("project.no-checkpoint", name=checkpoint.name)
        frozen = self.volume.frozen
        return Edited(command=self._push(name, state_of(json.loads(rows[0][0]))), frozen=frozen)

    def setting(self, key: str, default: Any = None) -> Any:
        """Return a setting, which is plain data as JSON knows it."""
        rows = self._store.rows("SELECT body FROM settings WHERE key = ?", key)
        return json.loads(rows[0][0]) if rows else default

    def set(self, key: str, value: object) -> None:
        """Remember a setting; settings are not undone."""
        self._store.write([("set", (key, json.dumps(value, ensure_ascii=False)))])

    # ---- submitted files and copies

    def add_original(self, original: Original, data: bytes) -> None:
        """Keep the bytes of a submitted file for good."""
        self._store.add_original(original, data)

    def original(self, sha256: str) -> bytes:
        """Return a submitted file; raise ProjectError `project.no-original`, ProjectDamaged."""
        return self._store.original(sha256)

    def save_copy(self, out: Path) -> None:
        """Write a copy of the whole file, history and all, to `out`; it appears whole or not at all."""
        part = out.with_name(out.name + ".part")
        try:
            part.unlink(missing_ok=True)
            self._store.copy_to(part)
            with part.open("rb+") as file:
                os.fsync(file.fileno())
            part.replace(out)
        except OSError as fault:
            raise ProjectError("project.disk", file=str(out), detail=fault.strerror or "") from fault
        finally:
            part.unlink(missing_ok=True)

    # ---- inside

    def _begin(self, volume: Volume) -> None:
        """Write the first state, which no undo goes behind."""
        self._keep(replace(EMPTY, volume=volume), [])

    def _edit(
        self,
        name: str,
        volume: Volume | None,
        decisions: Mapping[PaperId, Decisions],
        submissions: Mapping[PaperId, Submission | None],
    ) -> Edited:
        before = self._state
        files = {paper: held for paper, held in {**before.submissions, **submissions}.items() if held is not None}
        decided = {
            paper: held
            for paper, held in {**before.decisions, **decisions}.items()
            if paper in files and held != UNDECIDED
        }
        after = State(
            volume=before.volume if volume is None else volume,
            submissions=MappingProxyType(files),
            decisions=MappingProxyType(decided),
        )
        self._check(after)
        return Edited(command=self._push(name, after), frozen=before.volume.frozen if after.volume.frozen else "")

    def _check(self, after: State) -> None:
        papers = (*after.volume.papers, *after.volume.excluded)
        missing = [paper for paper in papers if paper not in after.submissions]
        if len(set(papers)) < len(papers):
            twice = next(paper for paper in papers if papers.count(paper) > 1)
            raise ProjectError("project.paper-twice", paper=twice)
        if missing:
            raise ProjectError("project.no-submission", paper=missing[0])
        if len(after.submissions) > len(papers):
            nowhere = next(paper for paper in after.submissions if paper not in papers)
            raise ProjectError("project.paper-nowhere", paper=nowhere)
        before = self._state.volume
        if before.order_locked and after.volume.order_locked and not _keeps_order(before, after.volume):
            raise ProjectError("project.order-locked", file=self.path.name)

    def _push(self, name: str, after: State) -> Command | None:
        steps = difference(self._parts, parts_of(after, self._state, self._parts))
        if not steps:
            return None
        command = Command(id=self._next("commands"), name=name, time=now())
        writes: list[Write] = [
            ("forget-undone-steps", ()),
            ("forget-undone", ()),
            ("push", (command.id, name, command.time)),
            *[("step", (command.id, key, old, new)) for key, old, new in steps],
        ]
        self._keep(after, writes)
        return command

    def _step(self, question: str, *, undone: bool) -> Command | None:
        with self._guard:
            number = self._store.rows(question)[0][0]
            return None if number is None else self._marked(number, undone=undone)

    def _marked(self, number: int, *, undone: bool) -> Command:
        name, time = self._store.rows("SELECT name, time FROM commands WHERE id = ?", number)[0]
        parts = dict(self._parts)
        for key, before, after in self._store.rows("SELECT key, before, after FROM steps WHERE command = ?", number):
            text = before if undone else after
            if text is None:
                parts.pop(key, None)
            else:
                parts[key] = text
        self._keep(state_of(parts, self._state, self._parts), [("mark", (number, int(undone)))])
        return Command(id=number, name=name, time=time, undone=undone)

    def _keep(self, after: State, writes: Iterable[Write]) -> None:
        """Commit `writes` with the parts in which `after` differs from what there is."""
        parts = parts_of(after, self._state, self._parts)
        changed: list[Write] = [
            ("drop-part", (key,)) if new is None else ("put-part", (key, new))
            for key, _, new in difference(self._parts, parts)
        ]
        self._store.write([*writes, *changed])
        self._parts, self._state = parts, after

    def _next(self, table: str) -> int:
        return self._store.rows(f"SELECT coalesce(max(id), 0) + 1 FROM {table}")[0][0]  # noqa: S608 - our names


def now() -> str:
    """Return the time as the file writes it."""
    return datetime.now(UTC).isoformat("T", "seconds")


def _locked(path: Path, *, by_force: bool = False) -> tuple[Lock | None, Holder | None]:
    """Take the lock; without it, return who holds it, None when the folder takes no lock at all."""
    lock = Lock(path)
    try:
        holder = lock.take(by_force=by_force)
    except OSError:
        return None, None
    return (lock, None) if holder is None else (None, holder)


def locked_by(path: Path, holder: Holder | None) -> ProjectLocked:
    """Return the error that says who has the file at `path` open."""
    return ProjectLocked("project.locked", **_who(path, holder))


def _who(path: Path, holder: Holder | None) -> dict[str, str]:
    if holder is None:
        return {"file": path.name}
    return {"file": path.name, "user": holder.user, "host": holder.host, "since": holder.since, "pid": str(holder.pid)}


def _keeps_order(before: Volume, after: Volume) -> bool:
    """Tell whether the papers that are in both volumes stand in the same order and sections."""
    common = set(before.papers) & set(after.papers)
    return _standing(before, common) == _standing(after, common)


def _standing(volume: Volume, papers: set[PaperId]) -> list[tuple[str, PaperId]]:
    return [(section.name, paper) for section in volume.sections for paper in section.papers if paper in papers]
