"""A program of its own that edits a volume file at random until it is killed, and says what it does.

`open` once the file is open; `will D` before a command and `done D` when it was acknowledged, D a digest of the state
(`?` before undo and redo); `kept SHA` when a submitted file was acknowledged.
"""

import random
import sys
from pathlib import Path

from proceedings.model.decisions import Decisions
from proceedings.model.volume import Volume, Words
from proceedings.order import edits
from proceedings.project import Project, State, add_papers
from proceedings.project.state import parts_of
from tests.project.build import no_check, sha256


def digest(state: State) -> str:
    """Return what tells states apart."""
    return sha256(repr(sorted(parts_of(state).items())).encode())[:16]


def edit_for_ever(path: Path, seed: int) -> None:
    """Edit the volume file at `path` at random."""
    chance = random.Random(seed)
    with Project.open(path) as project:
        say("open")
        while True:
            edit_once(project, chance)


def edit_once(project: Project, chance: random.Random) -> None:
    """Do one thing."""
    deed = chance.randrange(10)
    if deed == 0:
        say("will ?")
        project.undo()
    elif deed == 1:
        say("will ?")
        project.redo()
    elif deed == 2:
        project.checkpoint(str(chance.random()))
        return
    elif deed == 3:
        add_one(project, chance)
    elif deed == 4:
        paper = chance.choice([*project.submissions])
        say("will ?")
        project.edit("Decide", decisions={paper: Decisions(note=str(chance.random()) * chance.randrange(200))})
    else:
        volume = changed(project.volume, chance)
        say(f"will {digest(State(volume=volume, submissions=project.submissions, decisions=project.state.decisions))}")
        project.edit("Edit", volume)
    say(f"done {digest(project.state)}")


def add_one(project: Project, chance: random.Random) -> None:
    """Add a paper."""
    data = chance.randbytes(chance.randrange(60_000))
    file = project.path.with_name("new.docx")
    file.write_bytes(data)
    say("will ?")
    added = add_papers(project, [file], chance.randrange(len(project.volume.sections)), 0, check=no_check)
    if added.papers:
        say(f"kept {sha256(data)}")


def changed(volume: Volume, chance: random.Random) -> Volume:
    """Return another order."""
    papers = (*volume.papers, *volume.excluded)
    section = chance.randrange(len(volume.sections))
    deed = chance.randrange(4)
    if deed == 0:
        return edits.renamed(volume, section, Words(ru=str(chance.random())))
    if deed == 1:
        return edits.excluded(volume, chance.sample(papers, 1))
    if deed == 2:
        return edits.sorted_by(volume, {paper: str(chance.random()) for paper in papers})
    return edits.moved(volume, chance.choice(papers), section, chance.randrange(9))


def say(line: str) -> None:
    """Say it at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    edit_for_ever(Path(sys.argv[1]), int(sys.argv[2]))
