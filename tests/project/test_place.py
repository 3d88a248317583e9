"""Network shares are known by the type of their file system."""

import sqlite3
from pathlib import Path, PurePosixPath

import pytest

from proceedings.project import Project, store
from proceedings.project.place import file_system, is_on_network
from tests.project.build import filled

LINUX = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /mnt/share rw,relatime - cifs //server/share rw
31 22 0:41 / /mnt/my\\040share rw - nfs4 server:/x rw
32 30 0:42 / /mnt/share/local rw master:1 - tmpfs tmpfs rw
"""
MACOS = """\
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//aigul@server/Share on /Volumes/My Share (smbfs, nodev, nosuid, mounted by aigul)
"""


@pytest.mark.parametrize(
    ("path", "mounts", "kind"),
    [
        ("/data/a.proc", LINUX, "ext4"),
        ("/mnt/share/a.proc", LINUX, "cifs"),
        ("/mnt/shared/a.proc", LINUX, "ext4"),
        ("/mnt/my share/x/a.proc", LINUX, "nfs4"),
        ("/mnt/share/local/a.proc", LINUX, "tmpfs"),
        ("/Volumes/My Share/a.proc", MACOS, "smbfs"),
        ("/a.proc", "", ""),
    ],
)
def test_file_systems(path: str, mounts: str, kind: str):
    assert file_system(Path(PurePosixPath(path)), mounts) == kind


def test_this_folder_is_local(tmp_path: Path):
    assert not is_on_network(tmp_path)


def test_no_wal_is_used_on_a_share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(store, "is_on_network", lambda _: True)
    path = tmp_path / "a.proc"
    with filled(path) as project:
        assert not path.with_name("a.proc-wal").exists()
        with Project.open_read_only(path) as reader:
            assert reader.state == project.state
        project.undo()
    monkeypatch.undo()
    with Project.open(path) as project:
        project.redo()
        assert path.with_name("a.proc-wal").exists()
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    connection.close()
