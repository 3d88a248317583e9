"""Random edits: reopening changes nothing, and undoing everything gives the first volume."""

# ruff: noqa: D102 - the names of the rules say what they do

import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from proceedings.model.decisions import Decisions
from proceedings.model.volume import Volume, Words
from proceedings.order import edits
from proceedings.project import Project, State
from tests.project.build import added, filled, volume

TEXTS = st.text(st.characters(codec="utf-8"), max_size=8)


class Editing(RuleBasedStateMachine):
    """An editor at work; `done` and `undone` are what the history ought to be."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="proceedings-"))
        self.path = self.folder / "a.proc"
        self.project = filled(self.path)
        self.done: list[State] = [State(volume=volume("A", "B")), self.project.state]
        self.undone: list[State] = []

    def teardown(self) -> None:
        while self.project.undo():
            pass
        assert self.project.state == self.done[0]
        self.project.close()
        shutil.rmtree(self.folder)

    @rule(paper=st.integers(0, 9), section=st.integers(0, 9), index=st.integers(0, 9))
    def move(self, paper: int, section: int, index: int) -> None:
        now = self.project.volume
        papers = (*now.papers, *now.excluded)
        if papers and now.sections:
            chosen = papers[paper % len(papers)]
            self._edit(edits.moved(now, chosen, section % len(now.sections), index))

    @rule(paper=st.integers(0, 9))
    def exclude(self, paper: int) -> None:
        if self.project.volume.papers:
            chosen = self.project.volume.papers[paper % len(self.project.volume.papers)]
            self._edit(edits.excluded(self.project.volume, [chosen]))

    @rule(title=TEXTS, index=st.integers(0, 5))
    def new_section(self, title: str, index: int) -> None:
        self._edit(edits.section_added(self.project.volume, Words(kk=title), index))

    @rule(section=st.integers(0, 5), index=st.integers(0, 5), remove=st.booleans())
    def move_section(self, section: int, index: int, remove: bool) -> None:
        now = self.project.volume
        if now.sections:
            at = section % len(now.sections)
            self._edit(edits.section_removed(now, at) if remove else edits.section_moved(now, at, index))

    @rule(reverse=st.booleans())
    def sort(self, reverse: bool) -> None:
        words = {paper: paper for paper in self.project.volume.papers}
        self._edit(edits.sorted_by(self.project.volume, words, reverse=reverse))

    @rule(paper=st.integers(0, 9), note=TEXTS)
    def decide(self, paper: int, note: str) -> None:
        papers = list(self.project.submissions)
        if papers:
            self.project.edit("Decide", decisions={papers[paper % len(papers)]: Decisions(note=note)})
            self._done()

    @rule(content=st.binary(max_size=40))
    @precondition(lambda self: self.project.volume.sections)
    def add(self, content: bytes) -> None:
        file = self.folder / "new.docx"
        file.write_bytes(content)
        added(self.project, [file])
        self._done()

    @rule()
    def undo(self) -> None:
        if self.project.undo():
            self.undone.append(self.done.pop())

    @rule()
    def redo(self) -> None:
        if self.project.redo():
            self.done.append(self.undone.pop())

    @rule(name=TEXTS)
    def save(self, name: str) -> None:
        self.project.checkpoint(name)

    @rule()
    def reopen(self) -> None:
        self.project.close()
        self.project = Project.open(self.path)

    @invariant()
    def stands_as_it_was_left(self) -> None:
        assert self.project.state == self.done[-1]
        assert len(self.project.history()) == len(self.done) + len(self.undone) - 1

    def _edit(self, after: Volume) -> None:
        self.project.edit("Edit", after)
        self._done()

    def _done(self) -> None:
        if self.project.state != self.done[-1]:
            self.done.append(self.project.state)
            self.undone.clear()


def test_an_editor_at_random() -> None:
    run_state_machine_as_test(Editing, settings=settings(max_examples=15, stateful_step_count=25, deadline=None))
