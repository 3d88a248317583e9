"""An editor's program is killed at random moments; nothing that it acknowledged is lost.

`PROCEEDINGS_KILLS=200` asks for more moments than the sixty of every run.
"""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from proceedings.project import Project
from tests.project.build import filled
from tests.project.editor import digest

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("PROCEEDINGS_KILLS", "60"))
DEEDS = 12
"""Lines that the program says before it is killed, at most: the busier the machine, the longer it lives."""
AT_WORK = 0.02
"""Seconds after that, at most."""


def _killed_at_work(path: Path, seed: int) -> list[str]:
    """Let the program edit for a random time, kill it and return the lines it said."""
    chance = random.Random(seed)
    wanted = chance.randrange(1, DEEDS)
    said = path.with_name("said.txt")
    with said.open("wb") as out:
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.project.editor", str(path), str(seed)],
            cwd=ROOT,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            while said.read_bytes().count(b"\n") < wanted and child.poll() is None:
                time.sleep(0.002)
            time.sleep(chance.uniform(0, AT_WORK))
        finally:
            child.kill()
            ended = child.wait()
    lines = said.read_text("utf-8").split("\n")[:-1]
    assert ended == -signal.SIGKILL, lines
    return lines


@pytest.mark.skipif(sys.platform == "win32", reason="needs kill -9")
def test_nothing_acknowledged_is_lost(tmp_path: Path):
    path = tmp_path / "a.proc"
    with filled(path) as project:
        stands = digest(project.state)
    kept: set[str] = set()
    commands = 0
    for seed in range(KILLS):
        lines = _killed_at_work(path, seed)
        with Project.open(path) as project:
            spoken = [line.split() for line in lines if line.startswith(("will", "done"))]
            acknowledged = [each[1] for each in spoken if each[0] == "done"]
            under_way = spoken[-1][1] if spoken and spoken[-1][0] == "will" else ""
            stands = acknowledged[-1] if acknowledged else stands
            found = digest(project.state)
            assert found == stands or under_way in {found, "?"}, (seed, lines[-3:])
            assert project.recovery is None
            assert project.taken_over is not None
            stands = found
            kept |= {line.split()[1] for line in lines if line.startswith("kept")}
            for sha256 in kept:
                assert project.original(sha256) is not None
            commands += len(acknowledged)
    assert commands > KILLS
