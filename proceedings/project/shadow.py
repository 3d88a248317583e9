"""The shadow of a volume file: the folder `Name.backups` beside it, from which everything acknowledged can be rebuilt.

    <time>-<seq>.proc      a backup: all tables but the bytes of submitted files, so that it costs milliseconds
    <time>-<seq>.log       every commit since that backup, one line each, on the disk before it is acknowledged
    originals/<sha256>     submitted files, once for all backups

Lines are chained: each names the digest before and after itself, so that a log is never laid on a file it does not
belong to. Nothing is written before the first commit after opening. A folder that cannot be written costs the backup,
never the work.
"""

import contextlib
import hashlib
import json
import os
import sqlite3
import tempfile
import time
from collections.abc import Generator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from proceedings.model.value import value
from proceedings.project.place import synced
from proceedings.project.schema import TABLES, lay_tables

KEPT = 10
"""Backups."""
LINES = 200
"""Commits after which a new backup is made."""
AGE = 1800.0
"""Seconds after which a new backup is made."""

_CLOSED = "closed"

Write = tuple[str, tuple[Any, ...]]
"""Name among `schema.WRITES`, and its values."""


@value(kw_only=True)
class Commit:
    """One commit as the log knows it."""

    seq: int
    before: str
    """Digest of the chain before it."""
    chain: str
    """And after."""
    writes: tuple[Write, ...]


def chained(seq: int, before: str, writes: Sequence[Write]) -> Commit:
    """Return the commit that follows the digest `before`."""
    said = json.dumps([seq, before, writes], ensure_ascii=False)
    chain = hashlib.sha256(said.encode()).hexdigest()[:32]
    return Commit(seq=seq, before=before, chain=chain, writes=tuple(writes))


class Shadow:
    """The shadow of the volume file at `path`."""

    def __init__(self, path: Path) -> None:
        self.folder = path.with_name(path.stem + ".backups")
        self.trouble = ""
        """Why no backup is kept, empty while all is well."""
        self._log: Path | None = None
        self._lines = 0
        self._begun = 0.0

    def prepare(self, connection: sqlite3.Connection) -> None:
        """Make a backup of what `connection` holds when one is due; to be called before a commit."""
        if self._log is not None and self._lines < LINES and time.monotonic() - self._begun < AGE:
            return
        with self._tolerant():
            self._log = None
            self._log = self.back_up(connection).with_suffix(".log")
            self._lines, self._begun = 0, time.monotonic()
            self._prune()

    def back_up(self, connection: sqlite3.Connection) -> Path:
        """Write all tables but the bytes of submitted files into a new backup; return its path."""
        self.folder.mkdir(parents=True, exist_ok=True)
        seq = connection.execute("SELECT seq FROM meta").fetchone()[0]
        base = self.folder / f"{datetime.now(UTC):%Y%m%d-%H%M%S-%f}-{seq}.proc"
        part = base.with_suffix(".part")
        connection.execute("ATTACH ? AS backup", (str(part),))
        try:
            connection.execute("BEGIN")
            lay_tables(connection, "backup")
            for table in TABLES:
                if table != "contents":
                    connection.execute(f"INSERT INTO backup.{table} SELECT * FROM main.{table}")  # noqa: S608 - our names
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            connection.execute("DETACH backup")
        part.replace(base)
        synced(self.folder)
        return base

    def record(self, commit: Commit) -> None:
        """Bring a commit to the disk."""
        self._append([commit.seq, commit.before, commit.chain, commit.writes])

    def keep(self, sha256: str, data: bytes) -> None:
        """Keep a submitted file."""
        with self._tolerant():
            path = self._original(sha256)
            if path.exists():
                return
            path.parent.mkdir(parents=True, exist_ok=True)
            written(path, data)

    def original(self, sha256: str) -> bytes | None:
        """Return a submitted file that was kept, None when there is none or it is damaged."""
        with contextlib.suppress(OSError):
            data = self._original(sha256).read_bytes()
            return data if hashlib.sha256(data).hexdigest() == sha256 else None
        return None

    def kept(self) -> frozenset[str]:
        """Return the digests of the submitted files that are kept."""
        with contextlib.suppress(OSError):
            return frozenset([file.name for file in (self.folder / "originals").iterdir()])
        return frozenset()

    def close(self) -> None:
        """Say in the log that no commit is missing from the file."""
        self._append(_CLOSED)
        self._log = None

    def bases(self) -> list[Path]:
        """Return the backups, newest first."""
        return sorted(self.folder.glob("*-*-*.proc"), reverse=True)

    def commits(self) -> dict[str, Commit]:
        """Return all commits that the logs know by the digest before them; a later log has the last word."""
        return {commit.before: commit for base in reversed(self.bases()) for commit in _read(base.with_suffix(".log"))}

    def missing(self, chain: str) -> list[Commit]:
        """Return the commits that were acknowledged but are not in a file whose digest is `chain`.

        There are none when the last session ended well: then the file was replaced by an older copy on purpose.
        """
        bases = self.bases()
        if not bases or _is_closed(bases[0].with_suffix(".log")):
            return []
        return following(chain, self.commits())

    def _append(self, line: object) -> None:
        if self._log is None:
            return
        with self._tolerant(), self._log.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
            file.flush()
            os.fsync(file.fileno())
            self._lines += 1

    def _original(self, sha256: str) -> Path:
        return self.folder / "originals" / sha256

    def _prune(self) -> None:
        for base in self.bases()[KEPT:]:
            base.with_suffix(".log").unlink(missing_ok=True)
            base.unlink(missing_ok=True)

    @contextlib.contextmanager
    def _tolerant(self) -> Generator[None]:
        try:
            yield
        except (OSError, sqlite3.Error) as fault:
            self.trouble = str(fault)
            self._log = None


def following(chain: str, commits: dict[str, Commit]) -> list[Commit]:
    """Return the commits that follow the digest `chain`, one after the other."""
    found: list[Commit] = []
    while chain in commits and len(found) <= len(commits):
        found.append(commits[chain])
        chain = found[-1].chain
    return found


def written(path: Path, data: bytes) -> None:
    """Write `data` to `path` by way of a file beside it."""
    number, name = tempfile.mkstemp(suffix=".part", dir=path.parent)
    try:
        with open(number, "wb") as file:  # noqa: PTH123 - a descriptor, not a path
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _read(log: Path) -> list[Commit]:
    """Return the commits of a log up to the first line that does not hold."""
    found: list[Commit] = []
    for line in _lines(log):
        if line == _CLOSED:
            continue
        try:
            seq, before, chain, writes = line
            commit = chained(seq, before, [(name, tuple(values)) for name, values in writes])
        except (TypeError, ValueError):
            break
        if commit.chain != chain:
            break
        found.append(commit)
    return found


def _is_closed(log: Path) -> bool:
    return _lines(log)[-1:] == [_CLOSED]


def _lines(log: Path) -> list[Any]:
    lines: list[Any] = []
    with contextlib.suppress(OSError, ValueError):
        for text in log.read_bytes().split(b"\n"):
            lines.extend([json.loads(text)] if text else [])
    return lines
