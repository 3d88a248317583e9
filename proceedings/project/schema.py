"""The tables of a volume file, the writes it knows, its versions and the way from each to the next.

    parts         what there is now, as texts by key (see `state`)
    commands      the journal; `steps` hold what was before and after each
    checkpoints   states that were given a name
    settings      what is remembered but not undone
    originals     submitted files, their bytes in `contents`
    meta          number and digest of the commits

Every row bears a checksum, since SQLite itself does not notice a byte that changed on the disk.
"""

import sqlite3
import zlib
from collections.abc import Callable
from types import MappingProxyType

APPLICATION_ID = 0x50524F43
"""`PROC`, by which file(1) and we ourselves know a volume file."""

VERSION = 1

TABLES = MappingProxyType(
    {
        "meta": "(id INTEGER PRIMARY KEY CHECK (id = 1), seq INTEGER NOT NULL, chain TEXT NOT NULL,"
        " crc INTEGER NOT NULL)",
        "parts": "(key TEXT PRIMARY KEY, body TEXT NOT NULL, crc INTEGER NOT NULL) WITHOUT ROWID",
        "commands": "(id INTEGER PRIMARY KEY, name TEXT NOT NULL, time TEXT NOT NULL, undone INTEGER NOT NULL,"
        " crc INTEGER NOT NULL)",
        "steps": "(command INTEGER NOT NULL, key TEXT NOT NULL, before TEXT, after TEXT, crc INTEGER NOT NULL,"
        " PRIMARY KEY (command, key)) WITHOUT ROWID",
        "checkpoints": "(id INTEGER PRIMARY KEY, name TEXT NOT NULL, time TEXT NOT NULL, body TEXT NOT NULL,"
        " crc INTEGER NOT NULL)",
        "settings": "(key TEXT PRIMARY KEY, body TEXT NOT NULL, crc INTEGER NOT NULL) WITHOUT ROWID",
        "originals": "(sha256 TEXT PRIMARY KEY, id INTEGER NOT NULL, name TEXT NOT NULL, received TEXT NOT NULL,"
        " size INTEGER NOT NULL, crc INTEGER NOT NULL) WITHOUT ROWID",
        "contents": "(id INTEGER PRIMARY KEY, packed INTEGER NOT NULL, bytes BLOB NOT NULL)",
    },
)

WRITES = MappingProxyType(
    {
        "put-part": "INSERT OR REPLACE INTO parts VALUES (?1, ?2, checksum(?1, ?2))",
        "drop-part": "DELETE FROM parts WHERE key = ?1",
        "push": "INSERT INTO commands VALUES (?1, ?2, ?3, 0, checksum(?1, ?2, ?3, 0))",
        "step": "INSERT INTO steps VALUES (?1, ?2, ?3, ?4, checksum(?1, ?2, ?3, ?4))",
        "mark": "UPDATE commands SET undone = ?2, crc = checksum(id, name, time, ?2) WHERE id = ?1",
        "forget-undone-steps": "DELETE FROM steps WHERE command IN (SELECT id FROM commands WHERE undone)",
        "forget-undone": "DELETE FROM commands WHERE undone",
        "checkpoint": "INSERT INTO checkpoints VALUES (?1, ?2, ?3, ?4, checksum(?1, ?2, ?3, ?4))",
        "set": "INSERT OR REPLACE INTO settings VALUES (?1, ?2, checksum(?1, ?2))",
        "original": "INSERT INTO originals VALUES (?1, ?2, ?3, ?4, ?5, checksum(?1, ?2, ?3, ?4, ?5))",
    },
)
"""By the names under which the log beside the file knows them."""

COUNT = "INSERT OR REPLACE INTO meta VALUES (1, ?1, ?2, checksum(?1, ?2))"
"""Writes number and digest of the last commit."""

_CHECKS = (
    "SELECT 1 FROM parts WHERE crc IS NOT checksum(key, body)",
    "SELECT 1 FROM commands WHERE crc IS NOT checksum(id, name, time, undone)",
    "SELECT 1 FROM steps WHERE crc IS NOT checksum(command, key, before, after)",
    "SELECT 1 FROM checkpoints WHERE crc IS NOT checksum(id, name, time, body)",
    "SELECT 1 FROM settings WHERE crc IS NOT checksum(key, body)",
    "SELECT 1 FROM originals WHERE crc IS NOT checksum(sha256, id, name, received, size)",
    "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM meta WHERE crc IS checksum(seq, chain))",
)

Migration = Callable[[sqlite3.Connection], None]

MIGRATIONS: dict[int, Migration] = {}
"""By the version they start from; each leads to the next and runs inside one transaction."""


def lay_tables(connection: sqlite3.Connection, schema: str = "main") -> None:
    """Make the tables of an empty file."""
    for name, definition in TABLES.items():
        connection.execute(f"CREATE TABLE {schema}.{name} {definition}")
    connection.execute(f"PRAGMA {schema}.application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA {schema}.user_version = {VERSION}")


def know_checksums(connection: sqlite3.Connection) -> None:
    """Teach `connection` the function `checksum`."""
    connection.create_function("checksum", -1, _checksum, deterministic=True)


def is_sound(connection: sqlite3.Connection) -> bool:
    """Tell whether the file's structure and the checksums of its rows hold; submitted files are checked when read."""
    try:
        if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            return False
        return not any(connection.execute(check).fetchone() for check in _CHECKS)
    except FAULTS as fault:
        if is_damage(fault):
            return False
        raise


FAULTS = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What Python raises for SQLite; the last where a message quotes damaged text."""

_DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_ERROR", "SQLITE_FORMAT", "SQLITE_TOOBIG", "SQLITE_IOERR_SHORT")


def is_damage(fault: Exception) -> bool:
    """Tell whether `fault` speaks of a damaged file; others speak of the disk, of rights, of who else has it open."""
    name = getattr(fault, "sqlite_errorname", "SQLITE_CORRUPT")  # text that is no UTF-8 has no name
    return name.startswith(_DAMAGE)


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Bring a file of an older `version` to ours, wholly or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in range(version, VERSION):
            MIGRATIONS[step](connection)
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _checksum(*values: object) -> int:
    return zlib.crc32(repr(values).encode())
