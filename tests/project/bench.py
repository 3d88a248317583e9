"""How long a volume file of 500 papers takes: `python -m tests.project.bench [FOLDER]`; nothing is asserted."""

import random
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from proceedings.order import edits
from proceedings.project import Project, add_papers, volume_and_papers
from tests.project.build import no_check, volume

PAPERS = 500
SIZE = 150_000
MOVES = 50


@contextmanager
def _timed(what: str, times: int = 1) -> Generator[None]:
    began = time.perf_counter()
    yield
    sys.stdout.write(f"{what:32} {(time.perf_counter() - began) * 1000 / times:9.1f} ms\n")


def main(folder: Path) -> None:
    """Build the file and measure."""
    chance = random.Random(1)
    files = [folder / f"{number}.docx" for number in range(PAPERS)]
    for file in files:
        file.write_bytes(b"PK" + chance.randbytes(SIZE))
    path = folder / "big.proc"
    with Project.create(path, volume("A", "B", "C")) as project:
        with _timed("add a paper", PAPERS):
            add_papers(project, files, 0, 0, check=no_check)
        papers = list(project.volume.papers)
        with _timed("move a paper", MOVES):
            for _ in range(MOVES):
                project.edit("Move", edits.moved(project.volume, chance.choice(papers), chance.randrange(3), 5))
        with _timed("undo", MOVES // 2):
            for _ in range(MOVES // 2):
                project.undo()
        with _timed("save a copy"):
            project.save_copy(folder / "copy.proc")
    with _timed("open"):
        project = Project.open(path)
    with _timed("move a paper, with a backup"):
        project.edit("Move", edits.moved(project.volume, papers[0], 1, 5))
    with _timed("close"):
        project.close()
    with _timed("lay out for the compiler"):
        volume_and_papers(path, folder / "cache")
    with _timed("lay out again"):
        volume_and_papers(path, folder / "cache")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if sys.argv[1:] else None) as temporary:
        main(Path(temporary))
