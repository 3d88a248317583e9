"""A damaged volume file in, a sound one in its place out, with an account of what was lost.

The newest backup that is sound, and every commit that its log and the later ones know, make the file anew; submitted
files come from the shadow, else from the damaged file. That one is kept under another name.
"""

import contextlib
import hashlib
import shutil
import sqlite3
from dataclasses import field
from datetime import UTC, datetime
from pathlib import Path

from proceedings.model.value import value
from proceedings.project.errors import ProjectDamaged, ProjectError
from proceedings.project.place import synced
from proceedings.project.schema import COUNT, FAULTS, WRITES, is_sound, lay_tables
from proceedings.project.shadow import Shadow, following
from proceedings.project.store import connected, content, speaking_of

SMALL_TABLES = ("meta", "parts", "commands", "steps", "checkpoints", "settings", "originals")

_HEADER = b"SQLite format 3\0"


@value(kw_only=True)
class Recovery:
    """What a recovery did."""

    damaged: Path
    """Where the damaged file is kept."""
    backup: str
    """Name of the backup it was made from; empty when that was the damaged file itself."""
    commits: int
    """Commits made since that backup, all laid on it."""
    lost_commits: int = 0
    """As far as the damaged file still tells how many it held."""
    lost_files: tuple[str, ...] = field(default=())
    """Names of submitted files that neither the damaged file nor the shadow holds whole."""


def recover(path: Path) -> Recovery:
    """Make the damaged file at `path` anew; raise ProjectDamaged `project.beyond-recovery`, `project.not-ours`."""
    shadow = Shadow(path)
    if not shadow.bases() and not _looks_ours(path):
        raise ProjectError("project.not-ours", file=path.name)
    fresh = path.with_name(path.name + ".recovering")
    backup, commits = _rebuilt(path, fresh, shadow)
    lost_files = _bring_originals(path, fresh, shadow)
    lost_commits = max(0, _last_commit(path) - _last_commit(fresh))
    return Recovery(
        damaged=_swapped(path, fresh),
        backup=backup,
        commits=commits,
        lost_commits=lost_commits,
        lost_files=lost_files,
    )


def _rebuilt(path: Path, fresh: Path, shadow: Shadow) -> tuple[str, int]:
    """Write into `fresh` all tables but the submitted files; return the backup's name and the commits laid on it."""
    for base in shadow.bases():
        fresh.unlink(missing_ok=True)
        shutil.copyfile(base, fresh)
        with contextlib.suppress(*FAULTS), contextlib.closing(connected(fresh, "rw")) as connection:
            if is_sound(connection):
                return base.name, _replayed(connection, shadow)
    fresh.unlink(missing_ok=True)
    if not _salvaged(path, fresh):
        fresh.unlink(missing_ok=True)
        raise ProjectDamaged("project.beyond-recovery", file=path.name)
    return "", 0


def _replayed(connection: sqlite3.Connection, shadow: Shadow) -> int:
    chain = connection.execute("SELECT chain FROM meta").fetchone()[0]
    commits = following(chain, shadow.commits())
    connection.execute("BEGIN")
    for commit in commits:
        for name, values in commit.writes:
            connection.execute(WRITES[name], values)
        connection.execute(COUNT, (commit.seq, commit.chain))
    connection.execute("COMMIT")
    return len(commits)


def _salvaged(path: Path, fresh: Path) -> bool:
    """Copy the small tables of the damaged file itself, where they can be read and hold."""
    try:
        with contextlib.closing(connected(fresh, "rwc")) as connection:
            lay_tables(connection)
            connection.execute("ATTACH ? AS damaged", (str(path),))
            for table in SMALL_TABLES:
                connection.execute(f"INSERT INTO main.{table} SELECT * FROM damaged.{table}")  # noqa: S608 - our names
            connection.execute("DETACH damaged")
            return is_sound(connection)
    except FAULTS:
        return False


def _bring_originals(path: Path, fresh: Path, shadow: Shadow) -> tuple[str, ...]:
    """Fill in the bytes of submitted files; return the names of those that are lost."""
    lost: list[str] = []
    with (
        speaking_of(path),
        contextlib.closing(connected(path, "rw")) as damaged,
        contextlib.closing(connected(fresh, "rw")) as connection,
    ):
        connection.execute("BEGIN")
        for sha256, number, name in connection.execute("SELECT sha256, id, name FROM originals").fetchall():
            data = shadow.original(sha256)
            if data is None:
                data = content(damaged, number)
            if data is None or hashlib.sha256(data).hexdigest() != sha256:
                lost.append(name)
            else:
                connection.execute("INSERT OR REPLACE INTO contents VALUES (?, 0, ?)", (number, data))
        connection.execute("COMMIT")
    return tuple(lost)


def _last_commit(path: Path) -> int:
    with contextlib.suppress(*FAULTS, TypeError, ValueError), contextlib.closing(connected(path, "rw")) as connection:
        return int(connection.execute("SELECT seq FROM meta").fetchone()[0])
    return 0


def _swapped(path: Path, fresh: Path) -> Path:
    """Put `fresh` in the place of the damaged file, which is moved aside; return where it is then."""
    kept = path.with_name(f"{path.stem}.damaged-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}{path.suffix}")
    for ending in ("-wal", "-shm", "-journal"):
        with contextlib.suppress(FileNotFoundError):
            path.with_name(path.name + ending).replace(kept.with_name(kept.name + ending))
    path.replace(kept)
    fresh.replace(path)
    synced(path.parent)
    return kept


def _looks_ours(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_HEADER)) == _HEADER
