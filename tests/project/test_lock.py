"""One writes, others read; what the dead hold is taken over."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from proceedings.project import Project, ProjectLocked
from tests.project.build import filled

ROOT = Path(__file__).parents[2]
HOLD = """
import sys
from pathlib import Path
from proceedings.project import Project
with Project.open(Path(sys.argv[1])) as project:
    print(project.read_only, flush=True)
    sys.stdin.readline()
"""


def _other_program(path: Path) -> subprocess.Popen[str]:
    """Return another program that has opened the file and waits for a line."""
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert child.stdout
    assert child.stdout.readline() == "False\n"
    return child


def test_the_second_program_may_read_and_is_told_who_writes(tmp_path: Path):
    path = tmp_path / "a.proc"
    filled(path).close()
    child = _other_program(path)
    with Project.open(path) as project:
        assert project.read_only
        assert project.holder
        assert (project.holder.pid, project.holder.host) == (child.pid, socket.gethostname())
        assert project.holder.since.startswith("20")
        assert len(project.volume.papers) == 4
    child.communicate("\n")
    with Project.open(path) as project:
        assert not project.read_only
        assert project.taken_over is None


def test_the_lock_of_a_killed_program_is_taken_over(tmp_path: Path):
    path = tmp_path / "a.proc"
    filled(path).close()
    child = _other_program(path)
    child.kill()
    child.communicate()
    with Project.open(path) as project:
        assert not project.read_only
        assert project.taken_over
        assert project.taken_over.pid == child.pid
        assert json.loads(path.with_name("a.proc.lock").read_text())["pid"] == os.getpid()


def test_the_same_program_gets_no_second_pen(tmp_path: Path):
    with filled(tmp_path / "a.proc"), Project.open(tmp_path / "a.proc") as second:
        assert second.read_only
        assert second.holder
        assert second.holder.pid == os.getpid()
    assert [path.name for path in tmp_path.glob("a.proc*")] == ["a.proc"]


def test_a_lock_of_another_machine_is_believed_until_it_is_taken(tmp_path: Path):
    path = tmp_path / "a.proc"
    filled(path).close()
    elsewhere = {"host": "elsewhere", "user": "aigul", "pid": 1, "since": "2025-12-10T10:00:00+00:00"}
    path.with_name("a.proc.lock").write_text(json.dumps(elsewhere))
    with Project.open(path) as project:
        assert project.read_only
        assert project.holder
        assert project.holder.user == "aigul"
    with Project.open(path, take_over=True) as project:
        assert not project.read_only


def test_no_file_is_made_where_somebody_makes_one(tmp_path: Path):
    elsewhere = {"host": "elsewhere", "user": "aigul", "pid": 1, "since": ""}
    (tmp_path / "a.proc.lock").write_text(json.dumps(elsewhere))
    with pytest.raises(ProjectLocked) as said:
        Project.create(tmp_path / "a.proc")
    assert said.value.facts["user"] == "aigul"
    assert not (tmp_path / "a.proc").exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_read(tmp_path: Path):
    filled(tmp_path / "a.proc").close()
    (tmp_path / "a.proc").chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        with Project.open(tmp_path / "a.proc") as project:
            assert project.read_only
    finally:
        tmp_path.chmod(0o755)
