"""Where a file lies: on a disk of this machine, or on one reached over a network."""

import os
import subprocess
import sys
from pathlib import Path

_NETWORK = frozenset(
    """
    9p acfs afpfs afs beegfs ceph cifs coda davfs drvfs fuse.gvfsd-fuse fuse.rclone fuse.s3fs fuse.sshfs glusterfs gfs2
    lustre ncpfs nfs nfs4 ocfs2 prl_fs smb2 smb3 smbfs vboxsf virtiofs vmhgfs webdav
    """.split(),  # noqa: SIM905 - a list of forty strings reads worse
)
"""Types of file systems whose shared memory other machines do not see, which SQLite's WAL needs."""

_DRIVE_REMOTE = 4


def is_on_network(path: Path) -> bool:
    """Tell whether `path` lies on a network share or a folder shared with a virtual machine."""
    place = path.absolute()
    if sys.platform == "win32":
        import ctypes

        return place.drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(place.anchor) == _DRIVE_REMOTE
    return file_system(place.resolve(), _mounts()) in _NETWORK


def file_system(path: Path, mounts: str) -> str:
    """Return the type of the file system that holds `path`, as a list of `mountinfo`(5) or `mount`(8) on macOS says."""
    best, kind = "", ""
    for line in mounts.splitlines():
        point, named = _mount(line)
        if point and len(point) >= len(best) and path.is_relative_to(point):
            best, kind = point, named
    return kind


def _mount(line: str) -> tuple[str, str]:
    left, dash, right = line.partition(" - ")
    if dash and len(left.split()) > 4:
        point = left.split()[4].replace("\\040", " ").replace("\\134", "\\")
        return point, right.split()[0]
    _, on, rest = line.partition(" on ")
    point, bracket, options = rest.rpartition(" (")
    return (point, options.split(",")[0].rstrip(")")) if on and bracket else ("", "")


def _mounts() -> str:
    try:
        return Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        pass
    try:
        return subprocess.run(["mount"], capture_output=True, text=True, timeout=5, check=False).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ""


def synced(folder: Path) -> None:
    """Bring the names in `folder` to the disk, where the system can."""
    if sys.platform != "win32":
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
