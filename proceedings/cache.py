"""A folder of results that were dear to make: each entry a few parts, the smallest first, found by a key.

A part is read without the others, so that a list of five hundred papers costs their heads only.

Entries are pickles, so they are read from the program's own folder only. They are written beside and then replaced; an
entry that is damaged, foreign or of another age counts as missing.
"""

import contextlib
import hashlib
import os
import pickle
import struct
import sys
import tempfile
import time
import zlib
from functools import cache
from pathlib import Path
from typing import Any

import platformdirs

import proceedings

BOUND = 2 << 30
"""Bytes beyond which the least recently used entries go."""

ORPHAN_AGE = 3600.0
"""Seconds after which an unfinished file is nobody's."""

ENTRY = ".paper"
UNFINISHED = ".part"

HEAD, DETAILS, BODY = range(3)
"""The parts of an entry."""

_MAGIC = b"PROCEED2"
_PREFIX = struct.Struct("<8sQIQIQI")
"""Magic; length and CRC-32 of each part."""

_ROOMS = ("bind", "check", "collect", "language", "model", "normalize", "style", "typeset")
_DOORS = ("setting", "survey", "whereabouts")
_LIBRARIES = (
    "fonttools",
    "lxml",
    "pillow",
    "py3langid",
    "pypdf",
    "pyphen",
    "python_docx",
    "python_stdnum",
    "reportlab",
    "uharfbuzz",
    "ziamath",
)


def user_folder() -> Path:
    """Return the program's own cache folder of this person."""
    return Path(platformdirs.user_cache_dir("proceedings", appauthor=False))


class Cache:
    """The entries of one folder."""

    def __init__(self, folder: Path, *, bound: int = BOUND) -> None:
        self.folder = folder
        self._bound = bound

    @property
    def originals(self) -> Path:
        """Where submitted files out of a volume file are laid for those who read them."""
        return self.folder / "originals"

    def write(self, key: str, head: object, details: object, body: object) -> None:
        """Keep the parts of an entry under `key`; raise OSError when the folder cannot be written."""
        packed = [pickle.dumps(part, protocol=5) for part in (head, details, body)]
        measures = [measure for part in packed for measure in (len(part), zlib.crc32(part))]
        path = self._path(key)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(suffix=UNFINISHED, dir=path.parent)
        try:
            with open(handle, "wb") as file:  # noqa: PTH123 - a descriptor, not a path
                file.write(_PREFIX.pack(_MAGIC, *measures))
                file.writelines(packed)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise

    def head(self, key: str) -> Any:
        """Return the head under `key`, None when there is no sound entry; count it as used now."""
        with contextlib.suppress(OSError):
            path = self._path(key)
            found = _read(path, HEAD)
            if found is not None:
                os.utime(path)
            return found
        return None

    def details(self, key: str) -> Any:
        """Return the details under `key`, None when there is no sound entry."""
        return self._part(key, DETAILS)

    def body(self, key: str) -> Any:
        """Return the body under `key`, None when there is no sound entry."""
        return self._part(key, BODY)

    def remove(self, key: str) -> None:
        """Forget the entry under `key`."""
        self._path(key).unlink(missing_ok=True)

    def prune(self) -> None:
        """Remove the least recently used entries beyond the bound, and what broken runs left."""
        now = time.time()
        entries: list[tuple[float, int, Path]] = []
        for path in (*self.folder.glob("*/*"), *self.originals.glob("*/*/*")):
            with contextlib.suppress(OSError):
                facts = path.stat()
                if path.suffix == ENTRY or path.is_relative_to(self.originals):
                    entries.append((facts.st_mtime, facts.st_size, path))
                elif path.suffix == UNFINISHED and now - facts.st_mtime > ORPHAN_AGE:
                    path.unlink()
        excess = sum(size for _, size, _ in entries) - self._bound
        for _, size, path in sorted(entries):
            if excess <= 0:
                return
            with contextlib.suppress(OSError):
                path.unlink()
                excess -= size

    def _part(self, key: str, part: int) -> Any:
        with contextlib.suppress(OSError):
            return _read(self._path(key), part)
        return None

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / (key + ENTRY)


def _read(path: Path, part: int) -> Any:
    with path.open("rb") as file:
        prefix = file.read(_PREFIX.size)
        if len(prefix) < _PREFIX.size:
            return None
        magic, *measures = _PREFIX.unpack(prefix)
        lengths, sums = measures[::2], measures[1::2]
        if magic != _MAGIC or path.stat().st_size != _PREFIX.size + sum(lengths):
            return None
        file.seek(sum(lengths[:part]), os.SEEK_CUR)
        packed = file.read(lengths[part])
    return pickle.loads(packed) if zlib.crc32(packed) == sums[part] else None  # noqa: S301 - our own folder


@cache
def engine_version() -> str:
    """Return a hash that changes whenever the code that sets pages, or a library it stands on, changes.

    A file has changed when its size or its time has, as Python itself holds; reading all takes five times as long.
    """
    said = hashlib.sha256(f"{proceedings.__version__} {sys.version_info} {_MAGIC!r}".encode())
    home = Path(proceedings.__file__).parent
    files = [path for room in _ROOMS for path in (home / room).rglob("*.*") if path.suffix != ".pyc"]
    for path in sorted([*files, *[home / f"{name}.py" for name in _DOORS]]):
        with contextlib.suppress(OSError):  # a folder with a dot, or a frozen program without sources
            facts = path.stat()
            said.update(f"{path.relative_to(home).as_posix()} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    for name in _installed():
        said.update(name.encode())
    return said.hexdigest()


def _installed() -> list[str]:
    """Return the folder names (`lxml-6.0.dist-info`) of the libraries; importlib.metadata takes ten times as long."""
    found: set[str] = set()
    for place in sys.path:
        with contextlib.suppress(OSError):
            names = (name for name in os.listdir(place or ".") if name.endswith(".dist-info"))  # noqa: PTH208
            found.update(name for name in names if name.partition("-")[0].lower() in _LIBRARIES)
    return sorted(found)


def paper_key(source_sha256: str, style_digest: str, engine: str, decisions: str = "") -> str:
    """Return the key of a paper's pages: a hash of everything that can change them."""
    said = f"{source_sha256}\n{decisions}\n{style_digest}\n{engine}"
    return hashlib.sha256(said.encode()).hexdigest()
