"""The connection to a volume file: every write one commit, on the disk and in the shadow before it returns."""

import contextlib
import hashlib
import secrets
import sqlite3
import threading
import zlib
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import Any

from proceedings.project.errors import ProjectDamaged, ProjectError, ReadOnly
from proceedings.project.place import is_on_network
from proceedings.project.schema import (
    APPLICATION_ID,
    COUNT,
    FAULTS,
    VERSION,
    WRITES,
    is_damage,
    is_sound,
    know_checksums,
    lay_tables,
    migrate,
)
from proceedings.project.shadow import Shadow, Write, chained
from proceedings.project.state import Original

PATIENCE = 5.0
"""Seconds to wait for another program that has the file in use."""

WORTH_PACKING = 0.9
"""Of its size that a submitted file keeps when packed."""

_LIKELY = 1000
"""Versions beyond this were written by no program."""


class Store:
    """An open volume file."""

    def __init__(self, path: Path, connection: sqlite3.Connection, shadow: Shadow | None) -> None:
        self.path = path
        self.shadow = shadow
        """None when the file is open for reading."""
        self._connection = connection
        self._guard = threading.RLock()

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Return what a question finds."""
        with self._guard, speaking_of(self.path):
            return self._connection.execute(sql, values).fetchall()

    def write(self, writes: Sequence[Write]) -> int:
        """Commit `writes` together and return the commit's number; raise ProjectError, and then nothing is written."""
        with self._guard, speaking_of(self.path):
            shadow = self._writable()
            shadow.prepare(self._connection)
            with self._transaction() as (seq, chain):
                commit = chained(seq + 1, chain, writes)
                for name, values in writes:
                    self._connection.execute(WRITES[name], values)
                self._connection.execute(COUNT, (commit.seq, commit.chain))
            shadow.record(commit)
        return commit.seq

    def add_original(self, original: Original, data: bytes) -> None:
        """Keep the bytes of a submitted file; those already kept stay as they are."""
        if self.rows("SELECT 1 FROM originals WHERE sha256 = ?", original.sha256):
            return
        with self._guard:
            self._writable().keep(original.sha256, data)
            number = self.rows("SELECT coalesce(max(id), 0) + 1 FROM originals")[0][0]
            with speaking_of(self.path):
                self._put_content(number, data)
            row = (original.sha256, number, original.name, original.received, len(data))
            self.write([("original", row)])

    def original(self, sha256: str) -> bytes:
        """Return the bytes of a submitted file, its damage healed from the shadow.

        Raise ProjectError `project.no-original`, `project.original-damaged`.
        """
        found = self.rows("SELECT id, name FROM originals WHERE sha256 = ?", sha256)
        if not found:
            raise ProjectError("project.no-original", file=self.path.name, sha256=sha256)
        number, name = found[0]
        data = content(self._connection, number, self._guard)
        if data is not None and hashlib.sha256(data).hexdigest() == sha256:
            return data
        kept = (self.shadow or Shadow(self.path)).original(sha256)
        if kept is None:
            raise ProjectDamaged("project.original-damaged", file=self.path.name, paper=name)
        if self.shadow:
            with contextlib.suppress(ProjectError), self._guard, speaking_of(self.path):
                self._put_content(number, kept)
        return kept

    def keep_originals(self) -> None:
        """Bring to the shadow the submitted files that it lacks, as when the file came here without it."""
        shadow = self._writable()
        kept = shadow.kept()
        for (sha256,) in self.rows("SELECT sha256 FROM originals"):
            if sha256 not in kept:
                with contextlib.suppress(ProjectError):
                    shadow.keep(sha256, self.original(sha256))

    def replay(self) -> int:
        """Commit again what was acknowledged but is missing from the file; return how many commits that were."""
        shadow = self._writable()
        missing = shadow.missing(self.rows("SELECT chain FROM meta")[0][0])
        for commit in missing:
            self.write(commit.writes)
        return len(missing)

    def copy_to(self, out: Path) -> None:
        """Write a whole copy of the file to `out`, which must not exist."""
        with self._guard, speaking_of(self.path):
            self._connection.execute("VACUUM INTO ?", (str(out),))

    def close(self) -> None:
        """Make one file of what there is and let go of it."""
        with self._guard:
            if self.shadow:
                with contextlib.suppress(ProjectError):
                    self.keep_originals()
                with contextlib.suppress(sqlite3.OperationalError):  # somebody reads: the last of us tidies up
                    self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                    self._connection.execute("PRAGMA busy_timeout = 0")
                    self._connection.execute("PRAGMA journal_mode = DELETE")
                self.shadow.close()
            self._connection.close()

    def _writable(self) -> Shadow:
        if self.shadow is None:
            raise ReadOnly("project.read-only", file=self.path.name)
        return self.shadow

    def _put_content(self, number: int, data: bytes) -> None:
        packed = b"" if data.startswith(b"PK") else zlib.compress(data)
        is_packed = bool(packed) and len(packed) < len(data) * WORTH_PACKING
        row = (number, is_packed, packed if is_packed else data)
        self._connection.execute("INSERT OR REPLACE INTO contents VALUES (?, ?, ?)", row)

    @contextlib.contextmanager
    def _transaction(self) -> Generator[tuple[int, str]]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield self._connection.execute("SELECT seq, chain FROM meta").fetchone()
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise


def content(
    connection: sqlite3.Connection, number: int, guard: contextlib.AbstractContextManager[Any] | None = None
) -> bytes | None:
    """Return the bytes of a submitted file as they stand, None where they cannot be read."""
    try:
        with guard or contextlib.nullcontext():
            row = connection.execute("SELECT packed, bytes FROM contents WHERE id = ?", (number,)).fetchone()
        return None if row is None else zlib.decompress(row[1]) if row[0] else bytes(row[1])
    except (*FAULTS, zlib.error, TypeError):
        return None


def new_store(path: Path) -> Store:
    """Make an empty volume file at `path`, where there is none."""
    with speaking_of(path):
        connection = connected(path, "rwc")
        _set_up(connection, path)
        connection.execute("BEGIN IMMEDIATE")
        lay_tables(connection)
        connection.execute(COUNT, (0, secrets.token_hex(16)))
        connection.execute("COMMIT")
    return Store(path, connection, Shadow(path))


def open_store(path: Path) -> Store:
    """Open a volume file for writing; raise ProjectError.

    `project.not-ours`, `project.newer-file`, ProjectDamaged `project.damaged`.
    """
    with speaking_of(path), _closed_on_error(connected(path, "rw")) as connection:
        version = _known_version(connection, path)
        if not is_sound(connection):
            raise ProjectDamaged("project.damaged", file=path.name)
        if version < VERSION:
            _migrate(connection, path, version)
        _set_up(connection, path)
    return Store(path, connection, Shadow(path))


def open_for_reading(path: Path) -> Store:
    """Open a volume file that somebody may be writing; raise what `open_store` raises."""
    try:
        return _open_for_reading(path, "rw")  # SQLite tidies up what a killed program left
    except ProjectError as fault:
        if fault.code != "project.disk":
            raise
    return _open_for_reading(path, "ro")


def _open_for_reading(path: Path, mode: str) -> Store:
    with speaking_of(path), _closed_on_error(connected(path, mode)) as connection:
        connection.execute("PRAGMA query_only = ON")
        if _known_version(connection, path) < VERSION:
            raise ProjectError("project.older-file", file=path.name)
        if not is_sound(connection):
            raise ProjectDamaged("project.damaged", file=path.name)
    return Store(path, connection, None)


def connected(path: Path, mode: str) -> sqlite3.Connection:
    """Connect to the file; transactions begin where we say so."""
    address = f"{path.absolute().as_uri()}?mode={mode}"
    connection = sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    know_checksums(connection)
    return connection


@contextlib.contextmanager
def speaking_of(path: Path) -> Generator[None]:
    """Turn SQLite's complaints about the file at `path` into ours."""
    try:
        yield
    except FAULTS as fault:
        if is_damage(fault):
            raise ProjectDamaged("project.damaged", file=path.name) from fault
        name = getattr(fault, "sqlite_errorname", "")
        code = "project.busy" if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")) else "project.disk"
        raise ProjectError(code, file=path.name, detail=str(fault)) from fault


@contextlib.contextmanager
def _closed_on_error(connection: sqlite3.Connection) -> Generator[sqlite3.Connection]:
    try:
        yield connection
    except BaseException:
        connection.close()
        raise


def _known_version(connection: sqlite3.Connection, path: Path) -> int:
    """Return the file's version; raise ProjectError when it is not ours or newer than we are."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise ProjectError("project.not-ours", file=path.name)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > _LIKELY:
        raise ProjectDamaged("project.damaged", file=path.name)
    if version > VERSION:
        raise ProjectError("project.newer-file", file=path.name)
    return version


def _set_up(connection: sqlite3.Connection, path: Path) -> None:
    """Choose how commits reach the disk: through a WAL, but not on a network share, where readers would not see it."""
    connection.execute(f"PRAGMA journal_mode = {'DELETE' if is_on_network(path) else 'WAL'}")
    connection.execute("PRAGMA synchronous = FULL")


def _migrate(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Copy the file as it is into the folder of backups, then bring it to our version."""
    folder = Shadow(path).folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        copy = folder / f"version-{version}.proc"
        copy.unlink(missing_ok=True)
    except OSError as fault:
        raise ProjectError("project.disk", file=str(folder), detail=fault.strerror or "") from fault
    connection.execute("VACUUM INTO ?", (str(copy),))
    migrate(connection, version)
